"""Recorded poses of real people, judged as they were read by eye; skips without the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from posecheck.app.real_people import expectations, score, shortfalls
from posecheck.errors import InputError
from tests.figures import bridge, film
from tests.running import REAL, run

POSES = REAL / "poses"
EXPECTED = expectations(POSES) if (POSES / "labels.json").is_file() else []


@pytest.mark.skipif(not EXPECTED, reason="the recordings of real people are not here")
@pytest.mark.parametrize(
    ("name", "want"), EXPECTED, ids=[f"{name}-{want['exercise']}" for name, want in EXPECTED]
)
def test_real_people_are_judged_as_read_by_eye(name: str, want: dict[str, object]) -> None:
    assert score(POSES, name, want).wrong == ()


WRONG = (
    ({"reps": 3}, "2 repetitions, not 3"),
    ({"reps": [0, 1]}, "2 repetitions, not [0, 1]"),
    ({"attempts": 1}, "0 attempts or holds named, not 1"),
    ({"holds": [[1.0, 4.0, "left"]]}, "hold 1.0 to 4.0 s not seen"),
    ({"told": ["slow"]}, "slow not reported"),
    ({"told_or_unknown": ["shoulders_flat"]}, "shoulders_flat ok for 100% of the time"),
)


@pytest.mark.parametrize(("want", "wrong"), WRONG)
def test_what_is_not_as_expected_is_said(want: dict[str, object], wrong: str) -> None:
    result, _ = run(film(bridge((2.5, 11.0)), 19.0, 20.0), "glute_bridge")
    assert list(shortfalls(want, result)) == [wrong]
    assert list(shortfalls({"reps": 2, "max_good_s": 0.5, "not_told": ["slow"]}, result)) == []


@pytest.mark.parametrize("labels", ["", "[]", json.dumps({"a": {}}), "{"])
def test_labels_that_cannot_be_read_are_one_line(tmp_path: Path, labels: str) -> None:
    if labels:
        (tmp_path / "labels.json").write_text(labels, "utf-8")
    with pytest.raises(InputError, match="no labels of real people"):
        expectations(tmp_path)


def test_poses_that_are_not_there_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        score(tmp_path, "nobody", {"exercise": "glute_bridge"})
