"""Scores of the benchmark on clips with known answers."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from made_filmed import bridges, filmed, scattered

from posecheck.app.replay.fault_scores import Replayed
from posecheck.app.replay.trace import Trace
from posecheck.landmarks import Landmark, Side
from posecheck_studio.benchmarking.angle_errors import AngleErrors, angle_errors, pooled
from posecheck_studio.benchmarking.filmed import Height, Yaw, near_sides, nearest_rows, torso_m
from posecheck_studio.benchmarking.lumbar_reading import GAP, lumbar_reading, pooled_reading
from posecheck_studio.benchmarking.scores import score_synthetic
from tests.made_truths import bridge_truth, perfect_result

L = Landmark
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def test_an_angle_that_is_read_5_degrees_too_large_is() -> None:
    # A seed without an angle so small that 5 degrees less would fold back.
    found = angle_errors([filmed(scattered(20, seed=6), off_deg=5.0)])
    assert {(key.joint, key.side) for key in found} == {
        (joint, side) for joint in ("knee", "hip", "elbow", "arm") for side in ("near", "far")
    }
    for errors in found.values():
        said = errors.score()
        assert said.frames == 20
        assert said.seen == 1.0
        assert said.mae_deg == pytest.approx(5.0, abs=0.01)
        assert said.bias_deg == pytest.approx(5.0, abs=0.01)
        assert said.sd_deg == pytest.approx(0.0, abs=0.01)
        assert said.worst_deg == pytest.approx(5.0, abs=0.01)
        assert said.projected_mae_deg == pytest.approx(1.0, abs=0.01)


def test_an_error_belongs_to_its_own_side_of_the_body() -> None:
    clip = filmed(scattered(30))
    arrays = dict(clip.arrays)
    arrays["angle_right_knee_deg"] = arrays["angle_right_knee_deg"] + 8.0  # right is far
    found = angle_errors([replace_arrays(clip, arrays)])
    wrong = {(k.joint, k.side) for k, e in found.items() if e.score().mae_deg > 1.0}
    assert wrong == {("knee", "far")}


def replace_arrays(clip: object, arrays: dict[str, object]) -> object:
    return type(clip)(clip.truth, arrays, clip.track)


def test_points_that_are_not_seen_are_not_read_but_missed() -> None:
    track = scattered(40)
    visibility = track.visibility.copy()
    visibility[:10, L.LEFT_KNEE] = 0.2
    found = angle_errors([filmed(replace(track, visibility=visibility))])
    seen = {(k.joint, k.side): e.score().seen for k, e in found.items()}
    assert seen["knee", "near"] == pytest.approx(0.75)
    assert seen["hip", "near"] == pytest.approx(0.75)
    assert seen["knee", "far"] == seen["elbow", "near"] == 1.0


def test_a_hip_is_straight_however_broad_the_shoulders_are() -> None:
    clip = filmed(scattered(30))
    joints = np.array(clip.arrays["joints_m"])
    joints[:, [L.LEFT_SHOULDER, L.RIGHT_SHOULDER], 1] *= 1.8
    found = angle_errors([replace_arrays(clip, {**clip.arrays, "joints_m": joints})])
    assert all(e.score().mae_deg < 0.01 for k, e in found.items() if k.joint == "hip")


def test_a_turned_body_has_rows_of_its_own() -> None:
    part = replace(bridge_truth(()), exercise="supine_twist")
    found = angle_errors([filmed(scattered(30), part)])
    assert {key.yaw for key in found} == {Yaw.TURNED}


def test_angles_outside_the_exercise_are_nobodys() -> None:
    part = replace(bridge_truth(()), start_s=1.0, end_s=2.0)
    found = angle_errors([filmed(scattered(60), part)])
    assert {len(errors.space_deg) for errors in found.values()} == {16}  # 1.0 to 2.0 s at 15/s


@pytest.mark.parametrize(
    ("yaw_deg", "height_m", "view"),
    [
        (0.0, 0.1, (Yaw.SQUARE, Height.FLOOR)),
        (-12.0, 0.25, (Yaw.SLANTED, Height.LOW)),
        (25.0, 0.7, (Yaw.OBLIQUE, Height.RAISED)),
    ],
)
def test_a_view_is_that_of_the_recipes_camera(
    yaw_deg: float, height_m: float, view: tuple[Yaw, Height]
) -> None:
    assert filmed(scattered(3), yaw_deg=yaw_deg, height_m=height_m).view == view


def test_the_near_side_is_the_one_nearer_to_the_lens() -> None:
    clip = filmed(scattered(4))
    joints = clip.arrays["joints_m"].copy()
    joints[1, :, 1] *= -1.0  # turned over: the right side is near
    joints[2, :, 1] = 0.0  # neither
    joints[3] = np.nan  # nobody
    sides = near_sides(replace_arrays(clip, {**clip.arrays, "joints_m": joints}))
    assert sides.tolist() == [LEFT, RIGHT, -1, -1]


def test_a_pose_is_compared_with_the_nearest_true_frame_or_none() -> None:
    true_s = np.array([0.0, 0.1, 0.2, 1.0])
    rows = nearest_rows(true_s, np.array([0.04, 0.06, 0.24, 0.5, 1.05, 1.2]))
    assert rows.tolist() == [0, 1, 2, -1, 3, -1]


def test_a_gap_read_twice_as_large_and_3_mm_off() -> None:
    clip = filmed(scattered(30))
    true_mm = np.linspace(0.0, 29.0, 30)
    true_mm[0] = np.nan
    clip = replace_arrays(clip, {**clip.arrays, "lumbar_gap_mm": true_mm})
    assert torso_m(clip) == pytest.approx(0.5)
    read = (2.0 * true_mm + 3.0) / 500.0
    read[5] = np.nan
    trace = Trace(clip.track.time_s, {}, {GAP: read})
    part = Replayed(bridge_truth(), perfect_result(bridge_truth()), trace)
    reading = pooled_reading([lumbar_reading(clip, [part])])
    said = reading.score()
    assert said.frames == 28
    assert said.read == pytest.approx(28 / 29)
    assert said.r == pytest.approx(1.0)
    assert said.bias_mm == pytest.approx(np.delete(np.arange(1.0, 30.0), 4).mean() + 3.0, abs=1e-3)


def test_nothing_to_score_is_nan_and_no_crash() -> None:
    said = score_synthetic([]).headline()
    assert math.isnan(said.near_angle_mae_deg)
    assert math.isnan(pooled([]).score().mae_deg)
    assert math.isnan(AngleErrors(np.zeros(0), np.zeros(0), 3).score().worst_deg)
    assert math.isnan(pooled_reading([]).score().r)


def test_what_is_seen_exactly_is_scored_as_right() -> None:
    scores = score_synthetic([bridges()])
    said = scores.headline()
    assert (scores.judging.reps.true, scores.judging.reps.counted) == (2, 2)
    assert said.rep_mae == 0.0
    assert said.near_angle_mae_deg < 0.01
    assert (said.false_oks, scores.judging.cues.all) == (0, 0)
    assert said.coverage > 0.95
    assert scores.judging.agreeing.clips_agree == scores.judging.agreeing.clips == 1
