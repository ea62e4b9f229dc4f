"""Whole exercises as they are heard, against the transcripts that were read and found good.

After a change that is meant, write them anew and read them:
``POSECHECK_WRITE_TRANSCRIPTS=1 pytest tests/coaching/test_transcripts.py``
"""

from __future__ import annotations

import os
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from posecheck.coaching.scheduler import Urgency
from posecheck.exercises.registry import find_exercise
from tests.coaching.listening import Heard, listen, of
from tests.coaching.programme import PROGRAMME

FOLDER = Path(__file__).with_name("transcripts")


@cache
def heard(name: str) -> list[Heard]:
    scene = PROGRAMME[name]()
    return listen(scene.observations, scene.exercise, scene.dose)


def written(name: str) -> str:
    return "".join(f"{each}\n" for each in heard(name))


def lines(text: str) -> list[tuple[float, str]]:
    """Times in seconds (a frame more or less is another computer), and words."""
    return [(float(line[:7]), line[7:].strip()) for line in text.splitlines()]


@pytest.mark.parametrize("name", PROGRAMME)
def test_an_exercise_sounds_as_it_was_read_and_found_good(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("POSECHECK_WRITE_TRANSCRIPTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(name), encoding="utf-8")
    found, expected = lines(written(name)), lines(path.read_text(encoding="utf-8"))
    assert [words for _, words in found] == [words for _, words in expected]
    for (time_s, words), (read_s, _) in zip(found, expected, strict=True):
        assert abs(time_s - read_s) < 0.35, words


@pytest.mark.parametrize("name", PROGRAMME)
def test_only_one_thing_is_said_at_a_time(name: str) -> None:
    words = [each for each in heard(name) if each.text]
    for one, other in pairwise(words):
        assert other.time_s >= one.time_s
        if other.cut:
            assert other.utterance.urgency in (Urgency.SAFETY, Urgency.DONE)


@pytest.mark.parametrize("name", PROGRAMME)
def test_every_correction_that_is_praised_was_asked_for(name: str) -> None:
    cues = {check.cue for check in find_exercise(name).checks}
    asked = 0
    for each in heard(name):
        cue = each.utterance.values.get("cue")
        asked += cue is not None and each.id != "improve"
        if each.id.startswith("corrected"):
            assert asked > 0
            asked -= 1
        if cue is not None:
            assert any(str(cue).startswith(known) for known in cues)


@pytest.mark.parametrize("name", PROGRAMME)
def test_the_end_names_one_thing_done_well_and_one_to_improve(name: str) -> None:
    assert of(heard(name), "done.")
    assert of(heard(name), "praise.")
    assert of(heard(name), "improve")


@pytest.mark.parametrize("name", ["leg_raise_hold", "long_stretch"])
def test_the_back_that_cannot_be_seen_is_told_once_and_never_praised(name: str) -> None:
    # The stick figure has no outline, so its lower back cannot be judged.
    assert len(of(heard(name), f"untold.{name}")) == 1
    ids = {each.id for each in heard(name)}
    assert not ids & {f"praise.{name}.hollow_back", f"praise.{name}.no_arch"}


@pytest.mark.parametrize("name", PROGRAMME)
def test_german_says_the_same_things(name: str) -> None:
    scene = PROGRAMME[name]()
    short = scene.observations[: len(scene.observations) // 3]
    said = {lang: listen(short, name, scene.dose, language=lang) for lang in ("en", "de")}
    kinds = {lang: [e.id for e in said[lang] if e.id.startswith("hold.reached")] for lang in said}
    assert kinds["en"] == kinds["de"]
    for each in said["de"]:
        assert "{" not in each.text
        assert not each.id or each.text != each.id
