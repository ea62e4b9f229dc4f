"""Each limit of the specification, with a body that is placed just beyond and just within it.

The numbers stand here a third time, as in EXERCISES: one that is wrong in the truth fails.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from posecheck.events import Phase
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side, of_side
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.truths.clip import ORACLES
from posecheck_studio.truths.judging import Zone, judge
from posecheck_studio.truths.oracle import Context
from posecheck_studio.truths.specification import BACK_RANGE_T, SPECIFICATION

L = Landmark
LEFT, RIGHT = Side.LEFT, Side.RIGHT
TORSO_M = 0.5
# Along the mat from the feet (0) to the head, in T: shoulders, hips, knees, ankles, ears, wrists.
ALONG_T = {
    L.LEFT_EAR: 4.4,
    L.LEFT_SHOULDER: 4.0,
    L.LEFT_HIP: 3.0,
    L.LEFT_KNEE: 2.2,
    L.LEFT_ANKLE: 1.4,
    L.LEFT_HEEL: 1.36,
    L.LEFT_FOOT_INDEX: 1.2,
    L.LEFT_ELBOW: 3.4,
    L.LEFT_WRIST: 2.9,
}


def lying() -> TrueMoment:
    """Somebody who lies flat, every joint at its resting height of 0; the left side at y = -0.2."""
    points = np.zeros((LANDMARK_COUNT, 3))
    for left, along_t in ALONG_T.items():
        for side in Side:
            points[of_side(left, side)] = (along_t * TORSO_M, 0.4 * side - 0.2, 0.0)
    rest = np.zeros(LANDMARK_COUNT)
    return TrueMoment(points, np.array([1.0, 0.0, 0.0]), TORSO_M, rest, points.copy())


Place = Callable[[TrueMoment, float], TrueMoment]


def moved(moment: TrueMoment, landmark: int, to_m: np.ndarray) -> TrueMoment:
    points = moment.points_m.copy()
    points[landmark] = to_m
    return replace(moment, points_m=points)


def up(left: Landmark, side: Side = LEFT) -> Place:
    """The landmark so many T over its rest."""

    def place(moment: TrueMoment, height_t: float) -> TrueMoment:
        row = of_side(left, side)
        return moved(moment, row, moment.points_m[row] + (0.0, 0.0, height_t * TORSO_M))

    return place


def angle(end: Landmark, corner: Landmark, other: Landmark, side: Side = LEFT) -> Place:
    """The `end` turned upwards about the corner until the angle is so many degrees."""

    def place(moment: TrueMoment, degrees: float) -> TrueMoment:
        a, at, b = (moment.points_m[of_side(part, side)] for part in (end, corner, other))
        length_m, back = float(np.linalg.norm(a - at)), (b - at) / np.linalg.norm(b - at)
        turn = math.radians(degrees)
        way = math.cos(turn) * back + math.sin(turn) * np.array([0.0, 0.0, 1.0])
        return moved(moment, of_side(end, side), at + length_m * way)

    return place


def elevation(moment: TrueMoment, degrees: float) -> TrueMoment:
    """The left leg straight, so many degrees over the mat."""
    return angle(L.LEFT_ANKLE, L.LEFT_HIP, L.LEFT_SHOULDER)(moment, 180.0 - degrees)


def hollow(moment: TrueMoment, share: float) -> TrueMoment:
    return replace(moment, gap_m=share * BACK_RANGE_T * TORSO_M)


def apart(moment: TrueMoment, past_t: float) -> TrueMoment:
    """The left knee so far past the middle, to the right."""
    row = int(L.LEFT_KNEE)
    return moved(moment, row, moment.points_m[row] * (1.0, 0.0, 1.0) + (0.0, past_t * TORSO_M, 0.3))


def wrist_past_ear(moment: TrueMoment, past_t: float) -> TrueMoment:
    row = int(L.RIGHT_WRIST)
    ear_t = ALONG_T[L.LEFT_EAR]
    return moved(moment, row, np.array([(ear_t + past_t) * TORSO_M, 0.2, 0.0]))


def hips_over_line(moment: TrueMoment, over_t: float) -> TrueMoment:
    return up(L.LEFT_HIP)(moment, over_t)


KNEE = (L.LEFT_ANKLE, L.LEFT_KNEE, L.LEFT_HIP)
RAISED, OTHER = angle(*KNEE), angle(*KNEE, RIGHT)
HIP = angle(L.LEFT_KNEE, L.LEFT_HIP, L.LEFT_SHOULDER)
ELBOW = angle(L.LEFT_WRIST, L.LEFT_ELBOW, L.LEFT_SHOULDER)
ARM = angle(L.LEFT_WRIST, L.LEFT_SHOULDER, L.LEFT_HIP)
NECK = angle(L.LEFT_EAR, L.LEFT_SHOULDER, L.LEFT_HIP)

# Exercise, check, how the body is placed, just at fault, between the limits, just clear.
Case = tuple[str, str, Place, float, float | None, float]
CASES: list[Case] = [
    ("leg_raise_hold", "raised_knee", RAISED, 159.9, 160.1, 165.1),
    ("leg_raise_hold", "support_knee", OTHER, 69.9, 70.1, 75.1),
    ("leg_raise_hold", "support_knee", OTHER, 110.1, 109.9, 104.9),
    ("leg_raise_hold", "leg_height", elevation, 19.9, 20.1, 25.1),
    ("leg_raise_hold", "leg_height", elevation, 70.1, 69.9, 64.9),
    ("leg_raise_hold", "head_shoulders", up(L.LEFT_EAR), 0.101, 0.099, 0.059),
    ("leg_raise_hold", "head_shoulders", up(L.LEFT_SHOULDER, RIGHT), 0.101, 0.099, 0.059),
    ("leg_raise_hold", "pelvis", up(L.LEFT_HIP), 0.071, 0.069, 0.039),
    ("leg_raise_hold", "hollow_back", hollow, 0.51, 0.49, 0.29),
    ("knee_to_chest", "depth", HIP, 80.1, 79.9, 69.9),
    ("knee_to_chest", "knee_folded", RAISED, 100.1, 99.9, 89.9),
    ("knee_to_chest", "other_leg", OTHER, 130.1, 129.9, 119.9),
    ("knee_to_chest", "other_foot", up(L.LEFT_HEEL, RIGHT), 0.101, 0.099, 0.059),
    ("knee_to_chest", "head_shoulders", up(L.LEFT_EAR), 0.121, 0.119, 0.079),
    ("supine_twist", "crossed", apart, -0.01, None, 0.01),
    ("supine_twist", "shoulders_flat", up(L.LEFT_SHOULDER, RIGHT), 0.081, 0.079, 0.049),
    ("supine_twist", "lower_knee", OTHER, 149.9, 150.1, 158.1),
    ("glute_bridge", "not_too_high", hips_over_line, 0.061, 0.059, 0.029),
    ("glute_bridge", "shoulders_flat", up(L.LEFT_SHOULDER), 0.101, 0.099, 0.069),
    ("glute_bridge", "feet_flat", up(L.LEFT_HEEL), 0.061, 0.059, 0.039),
    ("glute_bridge", "feet_flat", up(L.LEFT_FOOT_INDEX, RIGHT), 0.061, 0.059, 0.039),
    ("glute_bridge", "arms", up(L.LEFT_WRIST), 0.251, None, 0.249),
    ("long_stretch", "arm_overhead", ARM, 144.9, 145.1, 155.1),
    ("long_stretch", "elbow", ELBOW, 149.9, 150.1, 158.1),
    ("long_stretch", "knees", OTHER, 159.9, 160.1, 165.1),
    ("long_stretch", "flat", up(L.LEFT_KNEE), 0.101, 0.099, 0.069),
    ("long_stretch", "flat", up(L.LEFT_HIP), 0.101, 0.099, 0.069),
    ("long_stretch", "no_arch", hollow, 0.61, 0.59, 0.39),
    ("long_stretch", "right_pair", wrist_past_ear, 0.01, None, -0.01),
    ("ventral_row", "right_pair", up(L.LEFT_ANKLE), 0.101, None, 0.099),
    ("ventral_row", "right_pair", up(L.LEFT_WRIST, RIGHT), 0.101, None, 0.099),
    ("ventral_row", "arm_lifted", up(L.LEFT_WRIST), 0.079, 0.081, 0.121),
    ("ventral_row", "leg_lifted", up(L.LEFT_ANKLE, RIGHT), 0.079, 0.081, 0.121),
    ("ventral_row", "too_high", up(L.LEFT_ANKLE, RIGHT), 0.601, None, 0.599),
    ("ventral_row", "head", NECK, 154.9, 155.1, 160.1),
    ("ventral_row", "head", up(L.LEFT_EAR), 0.201, None, 0.05),
    ("ventral_row", "pelvis_chest", up(L.LEFT_HIP), 0.061, 0.059, 0.039),
    ("ventral_row", "pelvis_chest", up(L.LEFT_SHOULDER), 0.251, 0.249, 0.199),
    ("ventral_row", "straight_limbs", ELBOW, 154.9, 155.1, 162.1),
    ("ventral_row", "straight_limbs", OTHER, 154.9, 155.1, 162.1),
]


def zone(exercise: str, check: str, moment: TrueMoment, phase: Phase = Phase.TOP) -> Zone:
    """What is true of a check, for the left side working."""
    context = Context(LEFT, start=lying(), phase=phase)
    values = ORACLES[exercise].checks[check](moment, context)
    return judge(SPECIFICATION[exercise].checks[check].limits, values).zone


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[1]}-{case[3]}")
def test_a_body_just_beyond_a_limit_is_at_fault_and_just_within_it_is_not(case: Case) -> None:
    exercise, check, place, fault, band, clear = case
    assert zone(exercise, check, place(lying(), fault)) is Zone.FAULT
    assert zone(exercise, check, place(lying(), clear)) is Zone.CLEAR
    if band is not None:
        assert zone(exercise, check, place(lying(), band)) is Zone.BAND


@pytest.mark.parametrize(
    ("phase", "wrong", "right"), [(Phase.TOP, 110.1, 104.9), (Phase.REST, 125.1, 119.9)]
)
def test_knees_of_a_bridge_are_judged_more_mildly_at_rest(
    phase: Phase, wrong: float, right: float
) -> None:
    def both(degrees: float) -> TrueMoment:
        return OTHER(RAISED(lying(), degrees), degrees)

    assert zone("glute_bridge", "knees", both(wrong), phase) is Zone.FAULT
    assert zone("glute_bridge", "knees", both(right), phase) is Zone.CLEAR


def test_a_drift_is_measured_from_where_the_hold_began() -> None:
    for degrees, expected in ((10.1, Zone.FAULT), (9.9, Zone.BAND), (5.9, Zone.CLEAR)):
        assert zone("leg_raise_hold", "steady", elevation(lying(), degrees)) is expected


@pytest.mark.parametrize(
    ("exercise", "checks"),
    [
        ("leg_raise_hold", {"hollow_back", "raised_knee"}),
        ("knee_to_chest", {"other_leg", "other_foot"}),
        ("supine_twist", {"shoulders_flat", "crossed"}),
        ("long_stretch", {"knees", "right_pair"}),
        (
            "ventral_row",
            {"right_pair", "superman", "arm_lifted", "leg_lifted", "head", "straight_row"},
        ),
    ],
)
def test_what_stops_the_clock(exercise: str, checks: set[str]) -> None:
    found = SPECIFICATION[exercise].checks
    assert {name for name, check in found.items() if check.stops_clock} == checks


def test_a_support_knee_stops_the_clock_only_where_it_is_plainly_wrong() -> None:
    stopping = SPECIFICATION["leg_raise_hold"].checks["support_knee"].stopping
    assert stopping is not None
    assert [(limit.fault, limit.high) for limit in stopping.values()] == [
        (55.0, False),
        (125.0, True),
    ]


def raised(degrees: float, hip_t: float = 0.0) -> TrueMoment:
    moment = elevation(lying(), degrees)
    knee = angle(L.LEFT_KNEE, L.LEFT_HIP, L.LEFT_SHOULDER)(moment, 180.0 - degrees)
    return up(L.LEFT_HIP, RIGHT)(knee, hip_t)


@pytest.mark.parametrize(
    ("degrees", "hip_t", "is_one"), [(8.1, 0.0, True), (7.9, 0.0, False), (40.0, 0.11, False)]
)
def test_a_leg_is_raised_from_its_own_rest_with_the_hips_down(
    degrees: float, hip_t: float, is_one: bool
) -> None:
    holds = ORACLES["leg_raise_hold"].holds
    assert holds is not None
    assert holds(raised(degrees, hip_t), LEFT) is is_one
    assert not holds(raised(degrees, hip_t), RIGHT)


@pytest.mark.parametrize(("degrees", "foot_t", "is_one"), [(99.0, 0.2, True), (101.0, 0.2, False)])
def test_a_knee_is_drawn_to_the_chest(degrees: float, foot_t: float, is_one: bool) -> None:
    holds = ORACLES["knee_to_chest"].holds
    assert holds is not None
    moment = HIP(lying(), degrees)
    for part in (L.LEFT_HEEL, L.LEFT_ANKLE, L.LEFT_FOOT_INDEX):
        moment = up(part)(moment, foot_t)
    assert holds(moment, LEFT) is is_one
    assert not holds(moment, RIGHT)
