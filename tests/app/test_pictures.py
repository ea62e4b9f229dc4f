"""What the pictures of a recording themselves say: still, shaken, turned, dark, few of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from posecheck.app.analyze import Outcome, analyze
from posecheck.app.plan import Plan
from posecheck.capture.recorded import PoseTrack
from posecheck.exercises.registry import find_exercise
from posecheck.words import text
from tests import refilmed
from tests.refilmed import Pictures, sample, written

BRIDGE, KNEE = "glute_bridge_good", "knee_to_chest_good"

CANT_TELL = text("note.cant_tell")


def outcome(folder: Path, pictures: Pictures, options: dict[str, str] | None = None) -> Outcome:
    return analyzed(written(folder / "clip.mp4", pictures, options), folder, "glute_bridge")


def analyzed(source: Path, folder: Path, exercise_name: str) -> Outcome:
    exercise = find_exercise(exercise_name)
    plan = Plan(
        source,
        exercise,
        exercise.dose,
        exercise.limits,
        folder / f"out {source.suffix}",
        save_poses=True,
        make_video=False,
    )
    return analyze(plan)


def test_a_hold_in_a_frozen_stream_is_as_long_as_it_moved(tmp_path: Path) -> None:
    clip = written(tmp_path / "clip.mp4", refilmed.frozen(sample(KNEE, 5.0), 10.0))
    result = analyzed(clip, tmp_path, "knee_to_chest").result
    (hold,) = result.holds
    assert not hold.counted
    assert hold.time_s == pytest.approx(5.0, abs=0.5)
    assert hold.good_form_s <= 2.5
    assert any("stands still for 9." in note or "for 10." in note for note in result.notes)


@pytest.mark.parametrize("options", [{"crf": "23"}, {"crf": "28", "g": "15"}])
def test_a_photograph_counts_nothing_and_is_said_to_be_one(
    options: dict[str, str], tmp_path: Path
) -> None:
    pictures = refilmed.photograph(sample(KNEE, 6.0), 8.0)
    clip = written(tmp_path / "clip.mp4", pictures, options)
    result = analyzed(clip, tmp_path, "knee_to_chest").result
    assert result.holds == ()
    assert result.notes[0].startswith(CANT_TELL)
    assert "photograph" in result.notes[0]


def test_a_still_person_before_a_sensor_is_alive(tmp_path: Path) -> None:
    pictures = refilmed.photograph(sample(KNEE, 6.0), 4.0, noise=3.0)
    analyzed(written(tmp_path / "clip.mp4", pictures), tmp_path, "knee_to_chest")
    still_s = PoseTrack.load(tmp_path / "out .mp4" / "poses.npz").still_s
    assert still_s is not None
    assert still_s.max() < 1.0


def test_a_hand_held_camera_makes_no_faults(tmp_path: Path) -> None:
    found = outcome(tmp_path, refilmed.shaken(sample(BRIDGE, 22.0)))
    assert len(found.result.reps) == 2
    assert found.result.faults == ()
    assert any("camera moved" in note for note in found.result.notes)
    # Poses that were saved say the same.
    again = analyzed(tmp_path / "out .mp4" / "poses.npz", tmp_path, "glute_bridge")
    assert repr(again.result.events) == repr(found.result.events)


@pytest.mark.parametrize(("quarters", "word"), [(1, "side"), (3, "side"), (2, "upside down")])
def test_a_picture_that_is_turned_is_said_to_be(quarters: int, word: str, tmp_path: Path) -> None:
    turned = refilmed.changed(sample(BRIDGE, 8.0), lambda image: np.rot90(image, quarters))
    (note,) = outcome(tmp_path, turned).result.notes
    assert note.startswith(CANT_TELL)
    assert word in note


def test_a_dark_picture_is_said_to_be(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    dark = refilmed.changed(
        sample(BRIDGE, 5.0),
        lambda image: np.clip(image * 0.08 + rng.normal(0, 12, image.shape), 0, 255).astype("u1"),
    )
    result = outcome(tmp_path, dark).result
    assert result.faults == ()
    assert result.notes[0].startswith(CANT_TELL)
    assert "too dark" in result.notes[0]


@pytest.mark.parametrize(("fps", "words"), [(5.0, "less exact"), (2.14, "too few")])
def test_few_pictures_a_second_are_said(fps: float, words: str, tmp_path: Path) -> None:
    result = outcome(tmp_path, refilmed.few(sample(BRIDGE, 34.0), fps)).result
    assert any(f"Only {fps:.0f} pictures" in note and words in note for note in result.notes)
    assert len(result.reps) == 3
    assert result.faults == ()
