"""Exercise 2: knee to chest."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.edges import reach_t
from posecheck.baseline.leg_names import FEET_LOW, feet_low_t
from posecheck.events import Phase
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import (
    LEGS_CHANGE_S,
    collect,
    foot_clearance_t,
    height_of,
    unless,
)
from posecheck.exercises.spec import (
    AngleSpec,
    Check,
    Exercise,
    HoldMovement,
    Judgement,
    Moment,
    Role,
    Severity,
    ViewSpec,
    Zone,
    in_range,
    sided,
    unknown,
    worst,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Unknown

__all__ = ["KNEE_TO_CHEST", "KneeToChestLimits"]

_SPEC = "EXERCISES, 2. Knee to chest"
_L = Landmark
LEGS_TOP = "legs_top_t"
# How far from the hips towards the head to look for the pulled leg, in T: the chest is farther.
BELLY_T = 0.4


@dataclass(frozen=True, slots=True)
class KneeToChestLimits(Limits):
    """Limits of knee to chest."""

    depth_fault_deg: float = limit(80.0, "deg", 40.0, 110.0, _SPEC)
    depth_clear_deg: float = limit(70.0, "deg", 40.0, 110.0, _SPEC)
    apart_deg: float = limit(
        30.0,
        "deg",
        5.0,
        60.0,
        "two thighs, of a pull that is not deep, read 34 to 51 apart; drawn as one 1 to 30",
    )
    moved_thigh_deg: float = limit(
        22.0,
        "deg",
        5.0,
        60.0,
        "since the hold began, the thigh over a foot that stays where it is moves by up to 8, but "
        "where the two pass each other; drawn with the other one by 18 to 77",
    )
    folded_fault_deg: float = limit(100.0, "deg", 60.0, 150.0, _SPEC)
    folded_clear_deg: float = limit(90.0, "deg", 60.0, 150.0, _SPEC)
    other_knee_fault_deg: float = limit(130.0, "deg", 90.0, 180.0, _SPEC)
    other_knee_clear_deg: float = limit(120.0, "deg", 90.0, 180.0, _SPEC)
    other_foot_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    other_foot_clear_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    head_fault_t: float = limit(0.12, "t", 0.0, 0.5, _SPEC)
    head_clear_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    pulled_enter_deg: float = limit(
        100.0, "deg", 70.0, 120.0, "past a right angle the thigh no longer comes to the chest"
    )
    pulled_leave_deg: float = limit(108.0, "deg", 70.0, 130.0, "hysteresis of 8 degrees")
    pulled_foot_enter_t: float = limit(
        0.25, "t", 0.1, 1.0, "12 cm: the foot of the pulled leg has left the floor"
    )
    pulled_foot_leave_t: float = limit(0.15, "t", 0.05, 1.0, "hysteresis of 5 cm")
    pulled_top_t: float = limit(
        1.0,
        "t",
        0.5,
        2.0,
        "highest edge of the outline: knees over feet that stand 0.94 at most, a leg that is "
        "pulled 1.05 to 1.2, more with its shank up",
    )
    both_up_enter_t: float = limit(
        0.30, "t", 0.1, 1.0, "15 cm: the other foot is near the floor, give or take the mat line"
    )
    both_up_leave_t: float = limit(0.45, "t", 0.1, 1.5, "22 cm: both legs are pulled up")


def _hip_deg(body: Body, side: Side) -> float:
    """HIP, rid of the model's bias."""
    calibration = body.baseline.calibration
    return calibration.pulled_hip_deg(body.hip_deg(side), near=side is body.near)


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "hip_deg": _hip_deg,
            "knee_deg": Body.knee_deg,
            "foot_clearance_t": foot_clearance_t,
            "heel_h_t": height_of(_L.LEFT_HEEL),
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "ear_h_t": height_of(_L.LEFT_EAR),
        },
        {FEET_LOW: feet_low_t, LEGS_TOP: _legs_top_t},
    )


def _legs_top_t(body: Body) -> float:
    """How far up the person reaches from the feet to the belly, by the outline, in T."""
    hip_t = body.point(_L.LEFT_HIP, body.near)[0]
    return reach_t(body.pose, body.baseline.mat, hip_t + BELLY_T)[1]


def _position(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    """One knee pulled up, its foot off the floor, the other foot near it."""
    pulled = in_range(
        moment.active("hip_deg"), high=(limits.pulled_leave_deg, limits.pulled_enter_deg)
    )
    foot_up = in_range(
        moment.active("foot_clearance_t"),
        low=(limits.pulled_foot_leave_t, limits.pulled_foot_enter_t),
    )
    other_down = _other_down(moment, limits)
    if _misdrawn(moment, limits):
        other_down = Judgement(Zone.BAND, other_down.value)
    if _drawn_as_one(moment, limits):
        # The pulled one is at least as far up as they are drawn.
        up = pulled.zone is Zone.CLEAR
        pulled = Judgement(Zone.BAND, pulled.value) if up else unknown(Unknown.UNCLEAR)
    position = worst(pulled, foot_up, other_down)
    return Judgement(Zone.BAND, position.value) if _lost(moment, limits) else position


def _other_down(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.both_up_leave_t, limits.both_up_enter_t)
    return in_range(moment.other("foot_clearance_t"), high=high)


def _misdrawn(moment: Moment, limits: KneeToChestLimits) -> bool:
    """Whether the other foot is drawn far up, or lost, while the outline has one near the floor."""
    low_t = moment.measures[FEET_LOW] - moment.rest[FEET_LOW]
    stands = moment.phase is Phase.HOLD and low_t <= limits.both_up_leave_t
    return stands and _other_down(moment, limits).zone in (Zone.FAULT, Zone.UNKNOWN)


def _drawn_as_one(moment: Moment, limits: KneeToChestLimits) -> bool:
    """Whether both thighs are drawn between where the two are, or for each other."""
    pulled_deg, other_deg = moment.active("hip_deg"), moment.other("hip_deg")
    if moment.side is None or moment.phase is not Phase.HOLD:
        return False
    # A leg that is let go passes the other one, too, but that one stands where it stood.
    other = sided("hip_deg", moment.side.other)
    began_deg = float(np.fmax(moment.start[other], moment.rest[other]))
    moved = began_deg - other_deg > limits.moved_thigh_deg
    deep = pulled_deg <= limits.depth_clear_deg
    return moved and not deep and other_deg - pulled_deg < limits.apart_deg


def _lost(moment: Moment, limits: KneeToChestLimits) -> bool:
    """Whether the pulled leg is lost, or drawn as the other one, while the outline has it."""
    low_t = moment.measures[FEET_LOW] - moment.rest[FEET_LOW]
    up = moment.measures[LEGS_TOP] >= limits.pulled_top_t and not low_t > limits.both_up_leave_t
    hip_deg, other_deg = moment.active("hip_deg"), moment.other("hip_deg")
    exchanged = hip_deg > limits.pulled_leave_deg and other_deg <= limits.pulled_enter_deg
    return moment.phase is Phase.HOLD and up and (math.isnan(hip_deg) or exchanged)


def _unclear(moment: Moment, limits: KneeToChestLimits) -> bool:
    return any(f(moment, limits) for f in (_misdrawn, _drawn_as_one, _lost))


def _depth(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.depth_fault_deg, limits.depth_clear_deg)
    return in_range(moment.active("hip_deg"), high=high)


def _knee_folded(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.folded_fault_deg, limits.folded_clear_deg)
    return in_range(moment.active("knee_deg"), high=high)


def _other_leg(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.other_knee_fault_deg, limits.other_knee_clear_deg)
    return in_range(moment.other("knee_deg"), high=high)


def _other_foot(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    """Foot up by the landmarks, or the lowest edge of the outline since the hold began."""
    high = (limits.other_foot_fault_t, limits.other_foot_clear_t)
    drawn = in_range(moment.other("heel_h_t"), high=high)
    risen = in_range(moment.measures[FEET_LOW] - moment.start[FEET_LOW], high=high)
    if risen.zone is Zone.FAULT:
        return risen
    stays = risen.zone is Zone.CLEAR and drawn.zone is Zone.FAULT
    return unknown(Unknown.UNCLEAR) if stays else drawn


def _head_shoulders(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.head_fault_t, limits.head_clear_t)
    names = ("ear_h_t", "shoulder_h_t")
    return worst(*(in_range(moment.of_near(name), high=high) for name in names))


_HOLD = frozenset({Phase.HOLD})
_NAME = "knee_to_chest"

KNEE_TO_CHEST = Exercise(
    name=_NAME,
    title="Knee to chest",
    summary="Bring one knee to the chest, the other foot stays on the floor; breathe, let go.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=1, reps=5, hold_s=10.0),
    limits=KneeToChestLimits(),
    view=ViewSpec(35.0, "Put the camera at your side, so that it sees your whole body."),
    movement=HoldMovement(position=_position, blink_s=LEGS_CHANGE_S),
    measure=_measure,
    needs_mask=True,
    tracked={"left_hip_deg": -1, "right_hip_deg": -1},
    checks=(
        Check("head_shoulders", _head_shoulders, _HOLD, Severity.TRUNK, f"{_NAME}.head_shoulders"),
        Check(
            "depth",
            unless(_unclear, _depth),
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.depth",
            stops_clock=True,
        ),
        Check(
            "other_leg",
            unless(_unclear, _other_leg),
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.other_leg",
            stops_clock=True,
        ),
        Check(
            "knee_folded",
            unless(_unclear, _knee_folded),
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.knee_folded",
        ),
        Check("other_foot", _other_foot, _HOLD, Severity.LEGS, f"{_NAME}.other_foot"),
    ),
    angles=(
        AngleSpec("depth", (_L.LEFT_SHOULDER, _L.LEFT_KNEE), _L.LEFT_HIP, "hip_deg", Role.ACTIVE),
        AngleSpec("other_leg", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER),
    ),
)
