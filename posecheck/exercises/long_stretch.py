"""Exercise 5: make yourself long."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.outline import hidden_past_head_t
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
from posecheck.verdict import UNSEEN, Measures, Reading

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
    past_head_enter_t: float = limit(
        0.15, "t", 0.0, 0.5, "definition, an arm past the head: halfway from the ear to the crown"
    )
    past_head_leave_t: float = limit(0.10, "t", -0.5, 0.5, "hysteresis of a third")
    legs_enter_deg: float = limit(
        130.0, "deg", 100.0, 170.0, "EXERCISES, 3. Definition: a leg that is long"
    )
    legs_leave_deg: float = limit(120.0, "deg", 90.0, 170.0, "hysteresis of 10 degrees")
    foot_up_enter_t: float = limit(
        0.15, "t", 0.05, 0.6, "definition, no leg in the air: a risen foot, as in 1."
    )
    foot_up_leave_t: float = limit(0.30, "t", 0.1, 1.0, "twice that")


def _past_head_t(body: Body, side: Side) -> Reading:
    """How far the wrist is past the ear, along the mat; of a hidden far one by the outline.

    An arm that points at the camera seems to be farther along than it is: the model's depth
    has a say, too.
    """
    wrist_t, ear_t = body.point(_L.LEFT_WRIST, side)[0], _ear_t(body, side)
    if not math.isnan(wrist_t - ear_t):
        sds = (body.sd_t[left + side][0] for left in (_L.LEFT_WRIST, _L.LEFT_EAR))
        in_space_t = _past_head_in_space_t(body, side)
        past_t = wrist_t - ear_t
        return Reading(in_space_t if in_space_t < past_t else past_t, math.hypot(*sds))
    if side is body.near:
        return UNSEEN
    near = _past_head_t(body, body.near)
    return hidden_past_head_t(body, near.value) if near.known else UNSEEN


def _past_head_in_space_t(body: Body, side: Side) -> float:
    """The same from the model's metres, along the middle of the trunk."""
    hip, shoulder, ear = (
        _middle(body, left) for left in (_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_EAR)
    )
    trunk = [a - b for a, b in zip(shoulder, hip, strict=True)]
    past = [a - b for a, b in zip(body.world_point(_L.LEFT_WRIST, side), ear, strict=True)]
    return sum(a * b for a, b in zip(past, trunk, strict=True)) / sum(a * a for a in trunk)


def _middle(body: Body, left: Landmark) -> list[float]:
    """Between a landmark and its twin, or the one of them that is seen."""
    points = [body.world_point(left, side) for side in Side if body.sees(left, side)]
    return [sum(values) / len(points) for values in zip(*points, strict=True)] or [math.nan] * 3


def _ear_t(body: Body, side: Side) -> float:
    """Where the ear is along the mat: the own one, or the other of the same head."""
    own_t = body.point(_L.LEFT_EAR, side)[0]
    return body.point(_L.LEFT_EAR, side.other)[0] if math.isnan(own_t) else own_t


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "past_head_t": _past_head_t,
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
    wrist = UNSEEN if side is None else moment.measures[sided("past_head_t", side)]
    return within(wrist, low=(limits.past_head_leave_t, limits.past_head_enter_t))


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

    What has begun so lasts when the other arm goes there, too: the wrong pair.
    """
    side = moment.side
    if side is not None and _past_head(moment, side.other, limits).zone is Zone.CLEAR:
        held = worst(_past_head(moment, side, limits), _legs(moment, limits))
        return Judgement(Zone.BAND, held.value) if held.zone is Zone.CLEAR else held
    return worst(_past_head(moment, side, limits), _legs(moment, limits))


def _arms_past(moment: Moment, limits: LongStretchLimits) -> int:
    return sum(_past_head(moment, side, limits).zone is Zone.CLEAR for side in Side)


def _legs_up(moment: Moment, limits: LongStretchLimits) -> bool | None:
    return _arms_past(moment, limits) > 0 and _legs(moment, limits).zone is Zone.FAULT


def _both_arms(moment: Moment, limits: LongStretchLimits) -> bool | None:
    return _arms_past(moment, limits) == len(Side) and _legs(moment, limits).zone is Zone.CLEAR


def _right_pair(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """Exactly one arm past the head: the other one is seen not to be.

    That it was seen at rest 5 s ago is not enough: from the height of the mat two arms that
    go past the head together look like one.
    """
    limit_t = limits.past_head_leave_t
    return judged(moment.other("past_head_t"), high=(limit_t, limit_t))


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
        position=_position,
        near_misses=(
            NearMiss(RejectReason.FOOT_UP, _legs_up),
            NearMiss(RejectReason.BOTH_ARMS, _both_arms),
        ),
    ),
    measure=_measure,
    unseen=_unseen,
    shows_back=True,
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
