"""Exercises of other packages, announced in the entry-point group."""

from __future__ import annotations

from pathlib import Path

import pytest

from posecheck.errors import UsageError
from posecheck.exercises import BUILT_IN
from posecheck.exercises.registry import ENTRY_POINT_GROUP, all_exercises, find_exercise

GOOD = """
import dataclasses
from posecheck.exercises.glute_bridge import GLUTE_BRIDGE
THING = dataclasses.replace(GLUTE_BRIDGE, name="long_bridge")
"""


def announce(folder: Path, module: str, source: str, name: str = "long_bridge") -> None:
    """Put a package with one exercise into a folder of the path."""
    (folder / f"{module}.py").write_text(source)
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{ENTRY_POINT_GROUP}]\n{name} = {module}:THING\n")


def test_an_announced_exercise_is_found_like_a_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(tmp_path, "good_package", GOOD)
    monkeypatch.syspath_prepend(tmp_path)
    assert [e.name for e in all_exercises()] == [e.name for e in BUILT_IN] + ["long_bridge"]
    assert find_exercise("long-bridge").name == "long_bridge"
    with pytest.raises(UsageError, match="did you mean long_bridge"):
        find_exercise("lonk_bridge")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (GOOD.replace("long_b", "short_b"), "is called 'short_bridge'"),
        ("THING = 3", "expected an Exercise, got int"),
        ("1 / 0", "ZeroDivisionError"),
        ("", "THING"),
    ],
)
def test_a_broken_one_is_named_and_does_not_stop_the_built_in_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, words: str
) -> None:
    module = f"broken_{abs(hash(source))}"
    announce(tmp_path, module, source)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(UsageError, match=words) as caught:
        all_exercises()
    assert module in str(caught.value)
    assert find_exercise("glute_bridge") in BUILT_IN


@pytest.mark.parametrize("word", ["Glute Bridge", " GLUTE-BRIDGE ", "glute_bridge"])
def test_ways_to_write_a_name(word: str) -> None:
    assert find_exercise(word).name == "glute_bridge"


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
def test_one_wrong_letter_is_put_right(exercise: object) -> None:
    (name,) = (e.name for e in BUILT_IN if e is exercise)
    for place in range(len(name)):
        with pytest.raises(UsageError, match=f"did you mean {name}"):
            find_exercise(f"{name[:place]}q{name[place + 1 :]}")
