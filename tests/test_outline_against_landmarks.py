"""Where outline and landmarks say different things of a foot, a shoulder, or a hand."""

from __future__ import annotations

import math

import pytest

from posecheck.events import Phase
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import HoldMovement, Moment, Zone
from posecheck.geometry.posture import View, ViewKind
from posecheck.landmarks import Side
from posecheck.verdict import Measures

FROM_ABOVE = View(ViewKind.SIDE, 0.0, 20.0)


def zone_of(
    exercise: str,
    check: str,
    measures: dict[str, float],
    start: dict[str, float] | None = None,
    rest: dict[str, float] | None = None,
) -> Zone:
    """Judge a check of a hold of the left side, which is near, seen from above."""
    found = find_exercise(exercise)
    (judge,) = (one.judge for one in found.checks if one.id == check)
    moment = Moment(
        1.0,
        Phase.HOLD,
        Side.LEFT,
        Side.LEFT,
        FROM_ABOVE,
        Measures(measures),
        rest=Measures(rest or {}),
        start=Measures(start or {}),
    )
    return judge(moment, found.limits).zone


# How high the other leg is raised: as it was when the hold began, or otherwise.
AS_IT_WAS, OTHERWISE = 50.0, 60.0


@pytest.mark.parametrize(
    ("raised_deg", "heel_t", "edge_t", "zone"),
    [
        (OTHERWISE, 0.10, 0.10, Zone.FAULT),
        (OTHERWISE, 0.10, 0.03, Zone.FAULT),  # the mask has filled what is under the heel
        (OTHERWISE, 0.075, 0.03, Zone.UNKNOWN),  # a leg that passes draws a standing heel up so far
        (OTHERWISE, 0.039, 0.07, Zone.CLEAR),
        (AS_IT_WAS, 0.15, 0.03, Zone.UNKNOWN),  # drawn too far over its own edge
        (AS_IT_WAS, 0.060, 0.03, Zone.FAULT),
        (AS_IT_WAS, 0.039, 0.07, Zone.FAULT),
        (AS_IT_WAS, 0.039, 0.03, Zone.UNKNOWN),  # the edge says no
        (AS_IT_WAS, 0.039, -0.10, Zone.FAULT),  # an edge that has sunk says nothing
        (AS_IT_WAS, 0.032, 0.07, Zone.BAND),
        (AS_IT_WAS, 0.020, 0.03, Zone.CLEAR),
    ],
)
def test_a_heel_is_held_against_where_it_stood_and_against_its_edge(
    raised_deg: float, heel_t: float, edge_t: float, zone: Zone
) -> None:
    start = {
        "left_leg_elevation_deg": 45.0,
        "right_heel_h_t": 0.0,
        "right_heel_low_t": 0.0,
        "right_toe_low_t": 0.0,
        "right_knee_deg": 90.0,
    }
    now = start | {
        "left_leg_elevation_deg": raised_deg,
        "left_knee_deg": 178.0,
        "right_heel_h_t": heel_t,
        "right_heel_low_t": edge_t,
        "right_toe_clearance_t": 0.0,
        "right_foot_clearance_t": 0.0,
    }
    assert zone_of("leg_raise_hold", "support_foot", now, start) is zone


@pytest.mark.parametrize(
    ("knee_deg", "share", "zone"),
    [
        (math.nan, 0.85, Zone.CLEAR),
        (math.nan, 0.78, Zone.UNKNOWN),  # it may be folded
        (110.0, 0.85, Zone.FAULT),
        (math.nan, math.nan, Zone.UNKNOWN),
    ],
)
def test_a_raised_leg_whose_knee_is_hidden_is_unfolded_by_its_length(
    knee_deg: float, share: float, zone: Zone
) -> None:
    exercise = find_exercise("leg_raise_hold")
    assert isinstance(exercise.movement, HoldMovement)
    now = {
        "left_leg_elevation_deg": 45.0,
        "left_knee_deg": knee_deg,
        "left_leg_share": share,
        "right_foot_clearance_t": 0.0,
    }
    moment = Moment(1.0, Phase.REST, Side.LEFT, Side.RIGHT, FROM_ABOVE, Measures(now))
    assert exercise.movement.position(moment, exercise.limits).zone is zone


@pytest.mark.parametrize(
    ("flank_t", "shoulder_t", "zone"),
    [
        (0.02, 0.08, Zone.CLEAR),
        (0.05, 0.08, Zone.CLEAR),  # flat flanks have risen so far; the shoulder reads flat
        (0.05, 0.14, Zone.FAULT),
        (0.075, 0.08, Zone.BAND),  # no flat one has: can't tell
        (0.075, 0.14, Zone.FAULT),
        (0.12, 0.0, Zone.FAULT),
        (math.nan, 0.08, Zone.CLEAR),
    ],
)
def test_a_flank_that_rises_lets_no_landmark_call_its_shoulder_flat(
    flank_t: float, shoulder_t: float, zone: Zone
) -> None:
    now = {
        "flank_low_t": flank_t,
        "left_shoulder_h_t": shoulder_t,
        "right_shoulder_h_t": 0.0,
        "shoulder_line_deg": 2.0,
    }
    rest = {"flank_low_t": 0.0, "shoulder_line_deg": 0.0}
    assert zone_of("supine_twist", "shoulders_flat", now, rest=rest) is zone


@pytest.mark.parametrize(
    ("wrist_t", "hand_t", "forearm_t", "zone"),
    [
        (0.10, 0.10, 0.08, Zone.BAND),
        (0.10, math.nan, 0.08, Zone.UNKNOWN),  # as high at least, and nobody is blamed for it
        (0.10, math.nan, math.nan, Zone.BAND),  # without a mask the wrist is all there is
        (0.05, math.nan, 0.04, Zone.FAULT),
        (0.14, math.nan, 0.12, Zone.CLEAR),
    ],
)
def test_a_forearm_without_its_hand_is_a_lower_bound(
    wrist_t: float, hand_t: float, forearm_t: float, zone: Zone
) -> None:
    now = {"left_wrist_h_t": wrist_t, "hand_low_t": hand_t, "forearm_low_t": forearm_t}
    assert zone_of("ventral_row", "arm_lifted", now) is zone


@pytest.mark.parametrize(
    ("rest_t", "now_t", "zone"),
    [
        (0.04, 0.114, Zone.BAND),  # a stout leg rests higher
        (0.04, 0.15, Zone.BAND),  # so do two legs that are drawn for each other
        (0.04, 0.18, Zone.FAULT),
        (0.04, 0.10, Zone.CLEAR),
        (0.30, 0.14, Zone.FAULT),  # one that rests bent tells nothing of that
        (math.nan, 0.14, Zone.FAULT),
        (-0.04, 0.09, Zone.BAND),  # and none rests under the mat
    ],
)
def test_a_knee_is_up_by_as_much_as_it_is_over_where_it_rests(
    rest_t: float, now_t: float, zone: Zone
) -> None:
    now = {"left_hip_h_t": 0.0, "right_knee_clearance_t": 0.0, "left_knee_clearance_t": now_t}
    rest = {"left_knee_clearance_t": rest_t}
    assert zone_of("long_stretch", "flat", now, rest=rest) is zone


@pytest.mark.parametrize(
    ("far_arm_deg", "hand_t", "forearm_t", "zone"),
    [
        (math.nan, 0.01, 0.24, Zone.FAULT),  # the near hand reaches farther than the far one
        (math.nan, 0.20, 0.20, Zone.UNKNOWN),  # a sleeve as dark as the mat
        (170.0, 0.12, 0.22, Zone.FAULT),
        (170.0, 0.20, 0.20, Zone.UNKNOWN),  # drawn on a dark mat that was there before
        (170.0, 0.30, 0.20, Zone.FAULT),  # both have been there, plainly
        (170.0, 0.01, 0.24, Zone.FAULT),
        (170.0, 0.08, 0.14, Zone.UNKNOWN),
    ],
)
def test_a_second_arm_reaches_over_the_forearm_of_the_first(
    far_arm_deg: float, hand_t: float, forearm_t: float, zone: Zone
) -> None:
    now = {
        "left_arm_deg": 170.0,
        "right_arm_deg": far_arm_deg,
        "second_arm_t": hand_t,
        "second_forearm_t": forearm_t,
    }
    start = {"second_forearm_t": 0.08}
    assert zone_of("long_stretch", "right_pair", now, start) is zone
    lies_there = {"second_forearm_t": 0.20}
    if math.isnan(far_arm_deg):
        # What has been there since the hold began may be the mat.
        assert zone_of("long_stretch", "right_pair", now, lies_there) is Zone.UNKNOWN


@pytest.mark.parametrize(
    ("shoulder_t", "flank_t", "zone"),
    [
        (0.05, 0.04, Zone.FAULT),
        (0.08, 0.03, Zone.CLEAR),  # a landmark alone
        (0.03, 0.06, Zone.CLEAR),  # the mask alone
        (math.nan, 0.06, Zone.UNKNOWN),
    ],
)
def test_a_near_shoulder_and_its_flank_that_have_both_risen_are_up(
    shoulder_t: float, flank_t: float, zone: Zone
) -> None:
    start = {"left_shoulder_h_t": 0.0, "flank_low_t": 0.0}
    now = {
        "left_shoulder_h_t": shoulder_t,
        "right_shoulder_h_t": 0.0,
        "flank_low_t": flank_t,
        "shoulder_line_deg": 0.0,
    }
    rest = {"flank_low_t": 0.0, "shoulder_line_deg": 0.0}
    assert zone_of("supine_twist", "shoulders_flat", now, start, rest) is zone


@pytest.mark.parametrize(
    ("depth_t", "pelvis_t", "zone"),
    [
        (-0.4, 0.03, Zone.BAND),  # the pelvis has turned with it: its depth has flipped
        (-0.4, 0.0, Zone.FAULT),
        (-0.4, math.nan, Zone.FAULT),
        (0.0, 0.03, Zone.CLEAR),
        (0.0, 0.0, Zone.BAND),
        (math.nan, 0.03, Zone.UNKNOWN),  # and without the knee it says nothing
    ],
)
def test_a_knee_beside_a_pelvis_that_has_turned_has_gone_across(
    depth_t: float, pelvis_t: float, zone: Zone
) -> None:
    now = {"left_depth_t": depth_t, "left_over_deg": 88.0, "pelvis_top_t": 0.4 + pelvis_t}
    assert zone_of("supine_twist", "crossed", now, rest={"pelvis_top_t": 0.4}) is zone


@pytest.mark.parametrize(
    ("edge_deg", "drawn_deg", "zone"),
    [
        (155.0, 152.0, Zone.FAULT),  # straighter than the limit, but bent since, and drawn so
        (155.0, 175.0, Zone.BAND),  # by the outline alone
        (160.0, 152.0, Zone.CLEAR),  # by the landmarks alone
        (150.0, 175.0, Zone.FAULT),
    ],
)
def test_a_lower_knee_that_has_bent_since_the_hold_began_is_told(
    edge_deg: float, drawn_deg: float, zone: Zone
) -> None:
    now = {
        "left_depth_t": 0.3,
        "left_over_deg": 90.0,
        "far_knee_edge_deg": edge_deg,
        "right_knee_deg": drawn_deg,
        "right_foot_share": 0.87,
    }
    assert zone_of("supine_twist", "lower_knee", now, {"far_knee_edge_deg": 167.0}) is zone
