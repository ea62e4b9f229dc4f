"""What the row rests on: rest, lifts, rolls, its side, and what cannot be told."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posecheck.baseline.prone_rest import prone_rest
from posecheck.baseline.rolling import outvoted
from posecheck.baseline.stretches import Seen
from posecheck.engine.checks import Stopping
from posecheck.engine.holds import FAULT_ENDS_HOLD_S, HoldMachine
from posecheck.events import Phase
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.row_limbs import row_position, third_limb
from posecheck.exercises.spec import Check, HoldMovement, Moment, Zone, in_range
from posecheck.exercises.ventral_row_limits import VentralRowLimits
from posecheck.geometry.posture import Posture, View, ViewKind, placement_of
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation
from posecheck.tracking.calibration import PERFECT, calibration_for
from posecheck.verdict import Measures
from tests.figures import LEFT, RIGHT, Figure, film

LIMITS = VentralRowLimits()
ANKLE, WRIST = Landmark.LEFT_ANKLE, Landmark.LEFT_WRIST


def test_rest_is_where_every_limb_lies_though_one_is_up_most_of_the_time() -> None:
    heights = np.full((100, 33), 0.1)
    heights[:45, Landmark.RIGHT_ANKLE] += 0.3
    heights[55:, Landmark.LEFT_ANKLE] += 0.3
    rest = prone_rest(heights)
    assert rest[45:55].all()
    assert np.median(heights[rest][:, ANKLE]) == pytest.approx(0.1)


def test_without_a_limb_in_sight_every_frame_may_rest() -> None:
    assert prone_rest(np.full((4, 33), np.nan)).all()


def test_lifts_are_rid_of_the_bias_of_the_model_and_true_ones_have_none() -> None:
    model, perfect = calibration_for(), calibration_for(PERFECT)
    assert model.prone_lift_t(WRIST, 0.19) == pytest.approx(0.30)
    assert model.prone_lift_t(ANKLE, 0.60) == pytest.approx(0.64)
    assert model.prone_lift_t(ANKLE, -0.05) == -0.05
    assert math.isnan(model.prone_lift_t(ANKLE, math.nan))
    assert perfect.prone_lift_t(WRIST, 0.19) == 0.19


def test_what_a_lifted_leg_may_have_drawn_up_is_not_certain() -> None:
    model, perfect = calibration_for(), calibration_for(PERFECT)
    assert model.prone_least_t(ANKLE, 0.2, 0.34) < 0.0
    assert model.prone_least_t(ANKLE, 0.34, 0.34) == pytest.approx(0.34)
    assert perfect.prone_least_t(ANKLE, 0.2, 0.34) == 0.2


def moment(side: Side | None, near: Side = LEFT, **measures: float) -> Moment:
    view = View(ViewKind.SIDE, 0.0, 0.0)
    return Moment(0.0, Phase.HOLD, side, near, view, Measures(measures))


def check(name: str) -> Check:
    (found,) = (c for c in find_exercise("ventral_row").checks if c.id == name)
    return found


@pytest.mark.parametrize(
    ("lift_t", "least_t", "zone"),
    [(0.05, -0.2, Zone.CLEAR), (0.2, 0.05, Zone.UNKNOWN), (0.2, 0.2, Zone.FAULT)],
)
def test_a_third_limb_is_up_or_down_for_certain_or_cannot_be_told(
    lift_t: float, least_t: float, zone: Zone
) -> None:
    now = moment(LEFT, left_ankle_h_t=lift_t, left_ankle_least_t=least_t)
    assert third_limb(now, "ankle", LEFT, LIMITS).zone is zone


def zones(**lifts: float) -> tuple[Zone, Zone]:
    """Zones of the position on the left and on the right; the left side is near."""
    names = [f"{s}_{limb}_h_t" for s in ("left", "right") for limb in ("wrist", "ankle", "knee")]
    known = {name: lifts.get(name.removesuffix("_h_t"), 0.0) for name in names}
    left, right = (row_position(moment(side, **known), LIMITS).zone for side in Side)
    return left, right


def test_the_legs_tell_the_side_where_the_hidden_arm_is_misread() -> None:
    assert zones(left_wrist=0.2, right_wrist=0.28, right_ankle=0.3) == (Zone.CLEAR, Zone.FAULT)


def test_arms_that_plainly_say_otherwise_have_the_last_word() -> None:
    left, right = zones(left_wrist=0.3, left_ankle=0.3)
    assert left is Zone.CLEAR
    assert right is Zone.BAND


def test_before_the_legs_part_both_sides_may_be_meant() -> None:
    assert zones(left_ankle=0.15, right_ankle=0.17) == (Zone.CLEAR, Zone.CLEAR)


def test_a_far_arm_that_seems_low_does_not_end_a_row_whose_leg_is_not_seen() -> None:
    _, far = zones(right_wrist=0.02, left_ankle=math.nan, left_knee=math.nan)
    near, _ = zones(left_wrist=0.02, right_ankle=math.nan, right_knee=math.nan)
    assert far is Zone.UNKNOWN
    assert near is Zone.FAULT


@pytest.mark.parametrize(
    ("ankle_t", "pelvis_t", "zone"),
    [
        (0.3, 0.07, Zone.FAULT),
        (0.7, 0.07, Zone.UNKNOWN),
        (0.7, 0.10, Zone.FAULT),
        (0.7, 0.02, Zone.CLEAR),
    ],
)
def test_a_leg_that_is_too_high_carries_the_outline_of_the_hip_along(
    ankle_t: float, pelvis_t: float, zone: Zone
) -> None:
    edges = {"pelvis_low_t": pelvis_t, "pelvis_high_t": 0.4 + pelvis_t}
    now = moment(LEFT, right_ankle_h_t=ankle_t, left_shoulder_h_t=0.0, **edges)
    now = replace(now, rest=Measures({"pelvis_low_t": 0.0, "pelvis_high_t": 0.4}))
    assert check("pelvis_chest").judge(now, LIMITS).zone is zone


@pytest.mark.parametrize(
    ("outline_t", "zone"), [(0.02, Zone.UNKNOWN), (0.2, Zone.FAULT), (math.nan, Zone.FAULT)]
)
def test_an_ear_drawn_up_where_the_outline_has_no_head_tells_nothing(
    outline_t: float, zone: Zone
) -> None:
    now = moment(LEFT, left_head_rise_t=0.16, left_neck_deg=170.0, head_high_t=0.3 + outline_t)
    now = replace(now, rest=Measures({"head_high_t": 0.3, "left_neck_deg": 170.0}))
    assert check("head").judge(now, LIMITS).zone is zone


@pytest.mark.parametrize("rest_deg", [176.0, 160.0, 13.0, math.nan])
def test_a_leg_drawn_anywhere_at_rest_is_held_against_a_straight_one(rest_deg: float) -> None:
    for hip_deg, zone in ((183.0, Zone.CLEAR), (206.0, Zone.FAULT)):
        now = moment(LEFT, right_ankle_h_t=0.3, right_hip_deg=hip_deg)
        now = replace(now, rest=Measures({"right_hip_deg": rest_deg}))
        assert check("too_high").judge(now, LIMITS).zone is zone


def machine() -> HoldMachine:
    movement = HoldMovement(position=lambda now, limits: in_range(0.0), enter_s=0.4, leave_s=0.4)
    return HoldMachine(movement, tuple(Side), 10.0)


def test_the_side_that_remains_has_held_from_the_start() -> None:
    holds = machine()
    for step in range(8):
        assert not holds.look(step / 10, dict.fromkeys(Side, Zone.CLEAR), LEFT).started
    assert holds.look(0.8, {LEFT: Zone.FAULT, RIGHT: Zone.CLEAR}, LEFT).started
    assert holds.side is RIGHT
    assert holds.start_s == 0.0


@pytest.mark.parametrize("near", Side)
def test_both_sides_for_long_are_the_near_one(near: Side) -> None:
    holds = machine()
    started = [
        holds.look(step / 10, dict.fromkeys(Side, Zone.CLEAR), near).started for step in range(20)
    ]
    assert any(started)
    assert holds.side is near


@pytest.mark.parametrize(("unsure", "ends"), [(False, True), (True, False)])
def test_a_fault_of_which_nothing_can_be_told_ends_no_hold(unsure: bool, ends: bool) -> None:
    holds = machine()
    for step in range(5):
        holds.look(step / 10, {LEFT: Zone.CLEAR, RIGHT: Zone.FAULT}, LEFT)
    ended = []
    for step in range(5, 10 + int(FAULT_ENDS_HOLD_S * 10)):
        told = unsure and step > 20
        stop = Stopping(faulty="x", since_s=0.5, unsure=told)
        done = holds.hold(step / 10, Zone.CLEAR, stop)
        ended.append(done.ended is not None)
        if ended[-1]:
            break
    assert any(ended) is ends


@pytest.mark.parametrize(("since_s", "ends_s"), [(0.4, 2.0), (1.0, 3.0), (1.4, 3.4)])
def test_a_fault_counts_since_it_was_there_itself(since_s: float, ends_s: float) -> None:
    """Another check is in its dwell from 1.0 s; the fault raised at 1.6 s has its own time.

    The hold is known 0.4 s after it began: what was wrong then has been so from the beginning.
    """
    holds = machine()
    for step in range(9):
        holds.look(step / 20, {LEFT: Zone.CLEAR, RIGHT: Zone.FAULT}, LEFT)
    ended = None
    for step in range(9, 80):
        time_s = step / 20
        faulty = "x" if time_s >= 1.6 else None
        done = holds.hold(time_s, Zone.CLEAR, Stopping(time_s >= 1.0, faulty, since_s))
        if done.ended:
            ended = done.ended
            break
    assert ended is not None
    assert ended.end_s == pytest.approx(ends_s, abs=0.051)
    assert ended.good_form_s == pytest.approx(0.95)


def lying(flipped: slice, upright: bool = False) -> list[Seen]:
    """Frames of somebody on the stomach, some of them turned over by the model's depth."""
    clip = film(lambda _: Figure(prone=True), 6.0, 10.0)
    seen = [_seen(clip, row) for row in range(len(clip))]
    for index in range(len(seen))[flipped]:
        place = replace(
            seen[index].place, posture=Posture.SUPINE, near=seen[index].place.near.other
        )
        seen[index] = replace(seen[index], place=place)
    if upright:
        row = flipped.start
        pose = clip[row].pose
        assert pose is not None
        points = pose.points_image.copy()
        size = seen[row].place.torso_px
        points[Landmark.LEFT_SHOULDER] += (0.0, -0.4 * size)
        points[Landmark.RIGHT_SHOULDER] += (0.0, 0.4 * size)
        clip[row] = Observation(clip[row].time_s, replace(pose, points_image=points))
    return seen


def _seen(clip: list[Observation], row: int) -> Seen:
    pose = clip[row].pose
    assert pose is not None
    place = placement_of(pose)
    assert place is not None
    return Seen(clip, row, clip[row].time_s, place)


def test_depth_that_flips_for_seconds_is_no_roll() -> None:
    steady = outvoted(lying(slice(20, 45)))
    assert {seen.place.posture for seen in steady} == {Posture.PRONE}


@pytest.mark.parametrize(("flipped", "posture"), [(45, Posture.PRONE), (55, Posture.SUPINE)])
def test_a_few_frames_on_the_stomach_outvote_many_on_the_back(
    flipped: int, posture: Posture
) -> None:
    steady = outvoted(lying(slice(flipped)))
    assert {seen.place.posture for seen in steady} == {posture}


def test_shoulders_that_stand_up_are_a_roll() -> None:
    rolled = outvoted(lying(slice(30, None), upright=True))
    assert {seen.place.posture for seen in rolled[31:]} == {Posture.SUPINE}
    assert {seen.place.posture for seen in rolled[:30]} == {Posture.PRONE}


def test_frames_with_hardly_a_limb_in_sight_say_nothing_about_rest() -> None:
    heights = np.full((100, 33), np.nan)
    heights[:, Landmark.LEFT_WRIST] = 0.1
    assert prone_rest(heights).all()
    heights[:5, [Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE]] = 0.1
    assert prone_rest(heights).tolist() == [True] * 5 + [False] * 95
