"""Exercise 2: knee to chest."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import (
    collect,
    foot_risen_t,
    height_of,
    within,
)
from posecheck.exercises.spec import (
    AngleSpec,
    Check,
    Exercise,
    HoldMovement,
    Judgement,
    Moment,
    NearMiss,
    Role,
    Severity,
    ViewSpec,
    Zone,
    judged,
    worst,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures

__all__ = ["KNEE_TO_CHEST", "KneeToChestLimits"]

_L = Landmark
_NAME = "knee_to_chest"
_SPEC = "EXERCISES, 2. Knee to chest"
_DEFINITION = "EXERCISES, 2. Definition"


@dataclass(frozen=True, slots=True)
class KneeToChestLimits(Limits):
    """Limits of knee to chest."""

    depth_fault_deg: float = limit(80.0, "deg", 40.0, 110.0, _SPEC)
    depth_clear_deg: float = limit(70.0, "deg", 40.0, 110.0, _SPEC)
    moving_deg_s: float = limit(
        10.0, "deg/s", 2.0, 60.0, "definition: from 100 degrees to 60 within 4 s is drawing it in"
    )
    folded_fault_deg: float = limit(100.0, "deg", 60.0, 150.0, _SPEC)
    folded_clear_deg: float = limit(90.0, "deg", 60.0, 150.0, _SPEC)
    other_knee_fault_deg: float = limit(130.0, "deg", 90.0, 180.0, _SPEC)
    other_knee_clear_deg: float = limit(120.0, "deg", 90.0, 180.0, _SPEC)
    other_foot_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    other_foot_clear_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    head_fault_t: float = limit(0.12, "t", 0.0, 0.5, _SPEC)
    head_clear_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    pulled_enter_deg: float = limit(100.0, "deg", 70.0, 120.0, _DEFINITION)
    pulled_leave_deg: float = limit(108.0, "deg", 70.0, 130.0, "hysteresis of 8 degrees")
    pulled_foot_enter_t: float = limit(0.15, "t", 0.05, 1.0, _DEFINITION)
    pulled_foot_leave_t: float = limit(0.10, "t", 0.02, 1.0, "hysteresis of a third")
    other_down_leave_t: float = limit(
        0.30, "t", 0.1, 1.0, "definition, the other foot on the floor: twice a risen foot is not"
    )


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "hip_deg": Body.hip_deg,
            "knee_deg": Body.knee_deg,
            "foot_risen_t": foot_risen_t,
            "heel_h_t": height_of(_L.LEFT_HEEL),
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "ear_h_t": height_of(_L.LEFT_EAR),
        },
    )


def _drawn(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.pulled_leave_deg, limits.pulled_enter_deg)
    return within(moment.active("hip_deg"), high=high)


def _foot_up(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    low = (limits.pulled_foot_leave_t, limits.pulled_foot_enter_t)
    return within(moment.active("foot_risen_t"), low=low)


def _pulled(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    """A thigh drawn to the trunk, its foot off the floor."""
    return worst(_drawn(moment, limits), _foot_up(moment, limits))


def _other_down(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.other_down_leave_t, limits.pulled_foot_enter_t)
    return within(moment.other("foot_risen_t"), high=high)


def _position(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    """One knee pulled up, its foot off the floor, the other foot on it."""
    return worst(_pulled(moment, limits), _other_down(moment, limits))


def _hardly_pulled(moment: Moment, limits: KneeToChestLimits) -> bool | None:
    """A foot off the floor, its knee folded, but the thigh not drawn to the trunk."""
    sides = [moment.of(side, moment.start) for side in Side]
    return any(
        _foot_up(one, limits).zone is Zone.CLEAR
        and one.active("knee_deg").value <= limits.folded_fault_deg
        and _drawn(one, limits).zone is Zone.FAULT
        and _other_down(one, limits).zone is Zone.CLEAR
        for one in sides
    )


def _both_pulled(moment: Moment, limits: KneeToChestLimits) -> bool | None:
    """One thigh drawn to the trunk, and the other foot in the air as well.

    Of two knees that are hugged together one mostly hides the other; a foot that is seen in
    the air does not stand.
    """
    up_t = limits.pulled_foot_enter_t
    moments = [moment.of(side, moment.start) for side in Side]
    return any(
        _pulled(one, limits).zone is Zone.CLEAR and one.other("foot_risen_t").value >= up_t
        for one in moments
    )


def _partly_seen(moment: Moment, limits: KneeToChestLimits) -> bool | None:
    """One thigh drawn to the trunk, and the other foot out of sight."""
    return any(
        _pulled(one, limits).zone is Zone.CLEAR and _other_down(one, limits).zone is Zone.UNKNOWN
        for one in (moment.of(side, moment.start) for side in Side)
    )


def _depth(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    """How deep the thigh is held, once it is not on its way in or out."""
    hip = moment.active("hip_deg")
    if abs(moment.change_per_s("hip_deg")) > limits.moving_deg_s:
        return Judgement(Zone.BAND, hip.value)
    return judged(hip, high=(limits.depth_fault_deg, limits.depth_clear_deg))


def _knee_folded(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.folded_fault_deg, limits.folded_clear_deg)
    return judged(moment.active("knee_deg"), high=high)


def _other_leg(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.other_knee_fault_deg, limits.other_knee_clear_deg)
    return judged(moment.other("knee_deg"), high=high)


def _other_foot(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.other_foot_fault_t, limits.other_foot_clear_t)
    return judged(moment.other("heel_h_t"), high=high)


def _head_shoulders(moment: Moment, limits: KneeToChestLimits) -> Judgement:
    high = (limits.head_fault_t, limits.head_clear_t)
    return worst(*(judged(moment.of_near(name), high=high) for name in ("ear_h_t", "shoulder_h_t")))


_HOLD = frozenset({Phase.HOLD})

KNEE_TO_CHEST = Exercise(
    name=_NAME,
    title="Knee to chest",
    summary="Bring one knee to the chest, the other foot stays on the floor; breathe, let go.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=1, reps=5, hold_s=10.0),
    limits=KneeToChestLimits(),
    view=ViewSpec(35.0, "Put the camera at your side, so that it sees your whole body."),
    movement=HoldMovement(
        position=_position,
        near_misses=(
            NearMiss(RejectReason.BOTH_LEGS, _both_pulled),
            NearMiss(RejectReason.TOO_SMALL, _hardly_pulled),
            NearMiss(RejectReason.NOT_SEEN, _partly_seen),
        ),
    ),
    measure=_measure,
    checks=(
        Check("head_shoulders", _head_shoulders, _HOLD, Severity.TRUNK, f"{_NAME}.head_shoulders"),
        Check("depth", _depth, _HOLD, Severity.LEGS, f"{_NAME}.depth"),
        Check(
            "other_leg",
            _other_leg,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.other_leg",
            stops_clock=True,
        ),
        Check("knee_folded", _knee_folded, _HOLD, Severity.LEGS, f"{_NAME}.knee_folded"),
        Check(
            "other_foot",
            _other_foot,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.other_foot",
            stops_clock=True,
        ),
    ),
    angles=(
        AngleSpec("depth", (_L.LEFT_SHOULDER, _L.LEFT_KNEE), _L.LEFT_HIP, "hip_deg", Role.ACTIVE),
        AngleSpec("other_leg", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER),
    ),
)
