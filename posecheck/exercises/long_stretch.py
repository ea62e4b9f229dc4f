"""Exercise 5: make yourself long."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.record import Baseline
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import limit
from posecheck.exercises.lumbar_limits import LumbarLimits, judge_back, unseen_back
from posecheck.exercises.lumbar_measures import BACK_MEASURES
from posecheck.exercises.measuring import (
    clearance_of,
    collect,
    foot_clearance_t,
    height_of,
    straight_limit_deg,
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
    sided,
    worst,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Reading

__all__ = ["LONG_STRETCH", "LongStretchLimits"]

_L = Landmark
_NAME = "long_stretch"
_SPEC = "EXERCISES, 5. Make yourself long"
_DEFINITION = "EXERCISES, 5. Definition"


@dataclass(frozen=True, slots=True)
class LongStretchLimits(LumbarLimits):
    """Limits of the long stretch."""

    hollow_fault_share: float = limit(0.6, "share", 0.1, 1.0, _SPEC)
    hollow_clear_share: float = limit(0.4, "share", 0.0, 1.0, _SPEC)
    arm_fault_deg: float = limit(145.0, "deg", 90.0, 180.0, _SPEC)
    arm_clear_deg: float = limit(155.0, "deg", 90.0, 180.0, _SPEC)
    elbow_fault_deg: float = limit(150.0, "deg", 90.0, 180.0, _SPEC)
    elbow_clear_deg: float = limit(158.0, "deg", 90.0, 180.0, _SPEC)
    knee_fault_deg: float = limit(160.0, "deg", 90.0, 180.0, _SPEC)
    knee_clear_deg: float = limit(165.0, "deg", 90.0, 180.0, _SPEC)
    flat_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    flat_clear_t: float = limit(0.07, "t", 0.0, 0.5, _SPEC)
    past_head_enter_deg: float = limit(
        120.0, "deg", 90.0, 170.0, "definition, an arm past the head: 30 degrees past upright"
    )
    past_head_leave_deg: float = limit(110.0, "deg", 80.0, 170.0, "hysteresis of 10 degrees")
    legs_enter_deg: float = limit(
        130.0, "deg", 100.0, 170.0, "EXERCISES, 3. Definition: a leg that is long"
    )
    legs_leave_deg: float = limit(120.0, "deg", 90.0, 170.0, "hysteresis of 10 degrees")
    foot_up_enter_t: float = limit(
        0.15, "t", 0.05, 0.6, "definition, no leg in the air: a risen foot, as in 1."
    )
    foot_up_leave_t: float = limit(0.30, "t", 0.1, 1.0, "twice that")


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "arm_deg": Body.arm_deg,
            "elbow_deg": Body.elbow_deg,
            "knee_deg": Body.knee_deg,
            "foot_clearance_t": foot_clearance_t,
            "hip_h_t": height_of(_L.LEFT_HIP),
            "knee_clearance_t": clearance_of(_L.LEFT_KNEE),
        },
        BACK_MEASURES,
    )


def _past_head(moment: Moment, side: Side | None, limits: LongStretchLimits) -> Judgement:
    arm = Reading(float("nan")) if side is None else moment.measures[sided("arm_deg", side)]
    return within(arm, low=(limits.past_head_leave_deg, limits.past_head_enter_deg))


def _leg_long(moment: Moment, side: Side, limits: LongStretchLimits) -> Judgement:
    knee = moment.measures[sided("knee_deg", side)]
    foot = moment.measures[sided("foot_clearance_t", side)]
    return worst(
        within(knee, low=(limits.legs_leave_deg, limits.legs_enter_deg)),
        within(foot, high=(limits.foot_up_leave_t, limits.foot_up_enter_t)),
    )


def _legs(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """Both legs long on the floor; a far one that the near one hides is no reason to doubt."""
    near, far = (_leg_long(moment, side, limits) for side in (moment.near, moment.near.other))
    return near if far.zone is Zone.UNKNOWN else worst(near, far)


def _position(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """One arm past the head, both legs long on the floor.

    With both arms past the head it is the near one's, and the wrong pair.
    """
    arm = _past_head(moment, moment.side, limits)
    if moment.side is not None and moment.side is not moment.near:
        other = _past_head(moment, moment.near, limits)
        if arm.zone is Zone.CLEAR and other.zone is Zone.CLEAR:
            return Judgement(Zone.FAULT, arm.value)
    return worst(arm, _legs(moment, limits))


def _legs_up(moment: Moment, limits: LongStretchLimits) -> bool | None:
    arms = [_past_head(moment, side, limits).zone for side in Side]
    return Zone.CLEAR in arms and _legs(moment, limits).zone is Zone.FAULT


def _right_pair(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """Exactly one arm past the head: the other one is seen not to be."""
    limit_deg = limits.past_head_enter_deg
    return judged(moment.other("arm_deg"), high=(limit_deg, limits.past_head_leave_deg))


def _arm_overhead(moment: Moment, limits: LongStretchLimits) -> Judgement:
    return judged(moment.active("arm_deg"), low=(limits.arm_fault_deg, limits.arm_clear_deg))


def _elbow(moment: Moment, limits: LongStretchLimits) -> Judgement:
    return judged(moment.active("elbow_deg"), low=(limits.elbow_fault_deg, limits.elbow_clear_deg))


def _knees(moment: Moment, limits: LongStretchLimits) -> Judgement:
    near, far = (_knee(moment, side, limits) for side in (moment.near, moment.near.other))
    return near if far.zone is Zone.UNKNOWN else worst(near, far)


def _knee(moment: Moment, side: Side, limits: LongStretchLimits) -> Judgement:
    own_deg = moment.at_rest("knee_deg", side)
    fault_deg = straight_limit_deg(limits.knee_fault_deg, own_deg)
    clear_deg = fault_deg + limits.knee_clear_deg - limits.knee_fault_deg
    return judged(moment.measures[sided("knee_deg", side)], low=(fault_deg, clear_deg))


def _flat(moment: Moment, limits: LongStretchLimits) -> Judgement:
    high = (limits.flat_fault_t, limits.flat_clear_t)
    hip = judged(moment.of_near("hip_h_t"), high=high)
    near, far = (
        judged(moment.measures[sided("knee_clearance_t", side)], high=high)
        for side in (moment.near, moment.near.other)
    )
    # A far knee that the near leg hides is no reason to doubt; one seen up is.
    return worst(hip, near, *([far] if far.zone is Zone.FAULT else []))


def _unseen(baseline: Baseline) -> frozenset[str]:
    return unseen_back("no_arch", baseline)


_HOLD = frozenset({Phase.HOLD})

LONG_STRETCH = Exercise(
    name=_NAME,
    title="Make yourself long",
    summary="One arm over the head, pull yourself long: with the opposite leg, then the same one.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=2, reps=5, hold_s=5.0),
    limits=LongStretchLimits(),
    view=ViewSpec(
        35.0, "Put the camera at your side, raised and looking down, with your arms in the picture."
    ),
    movement=HoldMovement(
        position=_position, near_misses=(NearMiss(RejectReason.FOOT_UP, _legs_up),)
    ),
    measure=_measure,
    unseen=_unseen,
    needs_contour=True,
    shows_back=True,
    needs_mask=True,
    watches=(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_WRIST),
    checks=(
        Check("no_arch", judge_back, _HOLD, Severity.SAFETY, f"{_NAME}.no_arch", dwell_s=1.0),
        Check("flat", _flat, _HOLD, Severity.TRUNK, f"{_NAME}.flat"),
        Check("knees", _knees, _HOLD, Severity.LEGS, f"{_NAME}.knees", stops_clock=True),
        Check(
            "right_pair",
            _right_pair,
            _HOLD,
            Severity.ARMS,
            f"{_NAME}.right_pair",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check("arm_overhead", _arm_overhead, _HOLD, Severity.ARMS, f"{_NAME}.arm_overhead"),
        Check("elbow", _elbow, _HOLD, Severity.ARMS, f"{_NAME}.elbow"),
    ),
    angles=(
        AngleSpec(
            "arm_overhead", (_L.LEFT_HIP, _L.LEFT_WRIST), _L.LEFT_SHOULDER, "arm_deg", Role.ACTIVE
        ),
        AngleSpec("knees", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.NEAR),
    ),
)
