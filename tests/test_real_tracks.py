"""Real people: recorded poses and photos, against what was read by eye."""

from __future__ import annotations

import json

import cv2
import numpy as np
import pytest

from posecheck.assessment import Dose
from posecheck.exercises import BUILT_IN
from posecheck.landmarks import Side
from posecheck.pose import Frame, ImageArray, Observation
from tests.running import REAL, fault_names, run, track

NAMES = [exercise.name for exercise in BUILT_IN]


@pytest.mark.parametrize(("name", "count"), [("bridge_a", 1), ("bridge_b", 3), ("bridge_c", 3)])
def test_bridges_are_counted_as_by_eye(name: str, count: int) -> None:
    result, _ = run(track(name), "glute_bridge")
    assert len(result.reps) == count
    labels = json.loads((REAL / "tracks" / "labels.json").read_text("utf-8"))
    peaks = [event["t"] for event in labels[name]["events"] if event["type"] == "peak"]
    for rep, peak_s in zip(result.reps, peaks, strict=False):
        assert rep.top_s == pytest.approx(peak_s, abs=0.5)


@pytest.mark.parametrize("exercise", NAMES)
@pytest.mark.parametrize(
    "name", ["sit_up_a", "lying_transitions_a", "toe_taps_a", "prone_head_on_a"]
)
def test_other_movements_count_nothing(name: str, exercise: str) -> None:
    result, _ = run(track(name), exercise)
    assert result.progress.total == 0


@pytest.mark.parametrize("name", ["dead_bug_a", "leg_lower_a", "twist_moving_a"])
@pytest.mark.parametrize("exercise", NAMES)
def test_related_movements_count_nothing_either(name: str, exercise: str) -> None:
    assert run(track(name), exercise)[0].progress.total == 0


def test_head_on_view_is_cannot_tell_and_no_list_of_faults() -> None:
    for exercise in NAMES:
        result, steps = run(track("prone_head_on_a"), exercise)
        assert result.faults == ()
        assert all(check.ok_s == 0 for check in result.checks)
        assert all(step.cannot_see is not None for step in steps)


def test_prone_lifts_have_the_right_sides_in_the_side_view_segments() -> None:
    result, _ = run(track("prone_alternate_a", "poses"), "ventral_row", Dose(1, 10, 1.0))
    lifts = [(hold.start_s, hold.time_s, hold.side) for hold in result.holds]
    lifts += [(attempt.start_s, attempt.time_s, attempt.side) for attempt in result.attempts]
    for peak_s, side in (
        (16.0, Side.LEFT),
        (21.0, Side.RIGHT),
        (24.0, Side.LEFT),
        (26.6, Side.RIGHT),
        (30.5, Side.LEFT),
    ):
        sides = {s for start_s, end_s, s in lifts if start_s - 0.5 <= peak_s <= end_s + 0.5}
        assert sides == {side}, f"at {peak_s} s"


def slideshow(names: list[str], seconds: float = 4.0, fps: float = 12.0) -> list[Observation]:
    """Look at photos shown in turn, with the real model."""
    from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator

    pictures: list[ImageArray] = []
    for name in names:
        path = REAL / "photos" / f"{name}.jpg"
        if not path.is_file():
            pytest.skip("the folder of real photos is not here")
        pictures.append(cv2.imread(str(path)))
    size = pictures[0].shape[1], pictures[0].shape[0]
    seen: list[Observation] = []
    # A sensor's noise: without it the pictures stand still, and nobody is in them.
    noise = np.random.default_rng(1)
    with MediaPipeEstimator() as estimator:
        for picture in pictures:
            image = cv2.resize(picture, size) if picture.shape[1::-1] != size else picture
            for _ in range(int(seconds * fps)):
                noisy = image + noise.normal(0.0, 4.0, image.shape)
                frame = np.clip(noisy, 0, 255).astype(np.uint8)
                seen.append(estimator.observe(Frame(len(seen), len(seen) / fps, frame)))
    return seen


SHORT = Dose(1, 5, 2.0)


def test_photos_of_a_bridge_are_repetitions() -> None:
    pair = ["Butt_Lift_Bridge_0", "Butt_Lift_Bridge_1"]
    result, _ = run(slideshow([*pair, *pair, pair[0]], 2.5), "glute_bridge")
    assert len(result.reps) == 2
    assert "high_enough" not in fault_names(result)


def test_photos_of_a_knee_pulled_with_the_other_leg_straight_say_so() -> None:
    photos = ["One_Knee_To_Chest_0", "One_Knee_To_Chest_1", "One_Knee_To_Chest_0"]
    result, _ = run(slideshow(photos), "knee_to_chest", SHORT)
    assert result.progress.total == 0
    assert {hold.side for hold in result.holds} == {Side.LEFT}
    assert fault_names(result) == {"other_leg"}


def test_photos_of_a_raised_leg_with_the_other_straight_say_so() -> None:
    photos = ["One_Knee_To_Chest_0", "Leg-Up_Hamstring_Stretch_1", "One_Knee_To_Chest_0"]
    result, _ = run(slideshow(photos), "leg_raise_hold", SHORT)
    assert result.progress.total == 0
    assert {"support_knee", "leg_height"} <= fault_names(result)
    assert "raised_knee" not in fault_names(result)


def test_photos_of_superman_say_so() -> None:
    photos = ["Superman_0", "Superman_1", "Superman_0"]
    result, _ = run(slideshow(photos), "ventral_row", SHORT)
    # The far arm is hidden: what is seen is a third limb.
    assert {"superman", "right_pair"} & fault_names(result)
    assert result.progress.total == 0


def test_photos_of_a_chest_lift_are_no_row() -> None:
    photos = ["Lower_Back_Curl_0", "Lower_Back_Curl_1", "Lower_Back_Curl_0"]
    assert run(slideshow(photos), "ventral_row", SHORT)[0].progress.total == 0


def test_photos_of_a_twist_are_a_hold_of_the_crossed_leg() -> None:
    photos = ["Knee_Across_The_Body_0", "Knee_Across_The_Body_1", "Knee_Across_The_Body_0"]
    result, _ = run(slideshow(photos), "supine_twist", SHORT)
    assert {hold.side for hold in result.holds} == {Side.RIGHT}
    assert "crossed" not in fault_names(result)


def test_photos_of_crunches_are_no_bridges() -> None:
    result, _ = run(slideshow(["Crunches_0", "Crunches_1"] * 2, 2.0), "glute_bridge")
    assert result.reps == ()
