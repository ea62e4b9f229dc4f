"""Exercise 6: the ventral row. Its side is that of the lifted arm."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import Phase
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import collect, height_of, lowest, minus, within
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
    judged,
    sided,
    unknown,
    worst,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Measures, Reading, Unknown

__all__ = ["VENTRAL_ROW", "VentralRowLimits"]

_L = Landmark
_NAME = "ventral_row"
_SPEC = "EXERCISES, 6. Ventral row"
_DEFINITION = "EXERCISES, 6. Definition"
STRAIGHT_DEG = 180.0


@dataclass(frozen=True, slots=True)
class VentralRowLimits(Limits):
    """Limits of the ventral row."""

    third_limb_fault_t: float = limit(0.10, "t", 0.02, 0.5, _SPEC)
    third_limb_clear_t: float = limit(0.07, "t", 0.0, 0.5, "hysteresis of a third")
    arm_fault_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    arm_clear_t: float = limit(0.12, "t", 0.0, 0.5, _SPEC)
    leg_fault_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    leg_clear_t: float = limit(0.12, "t", 0.0, 0.5, _SPEC)
    head_fault_t: float = limit(0.20, "t", 0.0, 0.6, _SPEC)
    head_clear_t: float = limit(0.15, "t", 0.0, 0.6, _SPEC)
    neck_fault_deg: float = limit(155.0, "deg", 90.0, 180.0, _SPEC)
    neck_clear_deg: float = limit(160.0, "deg", 90.0, 180.0, _SPEC)
    leg_high_fault_t: float = limit(0.60, "t", 0.2, 1.5, _SPEC)
    leg_high_clear_t: float = limit(0.50, "t", 0.2, 1.5, "hysteresis of a sixth")
    past_straight_fault_deg: float = limit(20.0, "deg", 5.0, 60.0, _SPEC)
    past_straight_clear_deg: float = limit(14.0, "deg", 2.0, 60.0, _SPEC)
    limb_fault_deg: float = limit(155.0, "deg", 90.0, 180.0, _SPEC)
    limb_clear_deg: float = limit(162.0, "deg", 90.0, 180.0, _SPEC)
    hip_fault_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    hip_clear_t: float = limit(0.04, "t", 0.0, 0.5, _SPEC)
    chest_fault_t: float = limit(0.25, "t", 0.0, 0.6, _SPEC)
    chest_clear_t: float = limit(0.20, "t", 0.0, 0.6, _SPEC)
    trunk_fault_deg: float = limit(
        15.0, "deg", 5.0, 45.0, "a chest lifted by 0.25 T (EXERCISES) over one T of trunk: 14.5"
    )
    trunk_clear_deg: float = limit(10.0, "deg", 0.0, 45.0, "hysteresis of a third")
    lift_enter_t: float = limit(
        0.06, "t", 0.02, 0.5, "definition, risen from their own rest: two sd of a height"
    )
    lift_leave_t: float = limit(0.04, "t", 0.01, 0.5, "hysteresis of a third")


def _neck_deg(body: Body, side: Side) -> Reading:
    return body.angle_deg(_L.LEFT_EAR, _L.LEFT_SHOULDER, _L.LEFT_HIP, side, "arm")


def _head_t(body: Body, side: Side) -> Reading:
    """Height of the ear over that of the shoulder, both against their rest."""
    ear, shoulder = body.height_t(_L.LEFT_EAR, side), body.height_t(_L.LEFT_SHOULDER, side)
    if not (ear.known and shoulder.known):
        return UNSEEN
    return Reading(ear.value - shoulder.value, math.hypot(ear.sd, shoulder.sd))


def _propped_t(body: Body, side: Side) -> Reading:
    """Height of the shoulder over the elbow of the same side."""
    shoulder, elbow = body.point(_L.LEFT_SHOULDER, side), body.point(_L.LEFT_ELBOW, side)
    if math.isnan(shoulder[1] - elbow[1]):
        return UNSEEN
    sds = (body.sd_t[left + side][1] for left in (_L.LEFT_SHOULDER, _L.LEFT_ELBOW))
    return Reading(shoulder[1] - elbow[1], math.hypot(*sds))


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "wrist_h_t": height_of(_L.LEFT_WRIST),
            "ankle_h_t": height_of(_L.LEFT_ANKLE),
            "hip_h_t": height_of(_L.LEFT_HIP),
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "propped_t": _propped_t,
            "head_t": _head_t,
            "neck_deg": _neck_deg,
            "knee_deg": Body.knee_deg,
            "elbow_deg": Body.elbow_deg,
            "hip_deg": Body.hip_extension_deg,
            "trunk_deg": Body.trunk_turn_deg,
        },
    )


def _lift(moment: Moment, name: str, side: Side, limits: VentralRowLimits) -> Judgement:
    low = (limits.lift_leave_t, limits.lift_enter_t)
    return within(moment.measures[sided(name, side)], low=low)


def _position(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """An arm and a leg risen: the side is that of the arm that is lifted higher."""
    side = moment.side
    if side is None:
        return unknown(Unknown.NOT_SEEN)
    arm = _lift(moment, "wrist_h_t", side, limits)
    other = moment.measures[sided("wrist_h_t", side.other)]
    own = moment.measures[sided("wrist_h_t", side)]
    if own.value < other.value and arm.zone is not Zone.FAULT:
        arm = Judgement(Zone.FAULT, own.value)
    legs = [_lift(moment, "ankle_h_t", leg, limits) for leg in Side]
    best = max(legs, key=lambda leg: _LIFTED.index(leg.zone))
    return worst(arm, best)


_LIFTED = (Zone.FAULT, Zone.UNKNOWN, Zone.BAND, Zone.CLEAR)


def _third(moment: Moment, name: str, side: Side, limits: VentralRowLimits) -> Judgement:
    high = (limits.third_limb_fault_t, limits.third_limb_clear_t)
    return judged(moment.measures[sided(name, side)], high=high)


def _right_pair(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """No third limb: neither the other arm nor the leg of the same side."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    return worst(
        _third(moment, "wrist_h_t", moment.side.other, limits),
        _third(moment, "ankle_h_t", moment.side, limits),
    )


def _superman(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Both arms and both legs up at once."""
    limbs = [
        _third(moment, name, side, limits) for name in ("wrist_h_t", "ankle_h_t") for side in Side
    ]
    for zone in (Zone.CLEAR, Zone.UNKNOWN, Zone.BAND):
        found = [limb for limb in limbs if limb.zone is zone]
        if found:
            return found[0]
    return min(limbs, key=lambda limb: limb.value)


def _arm_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    return judged(moment.active("wrist_h_t"), low=(limits.arm_fault_t, limits.arm_clear_t))


def _leg_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    return judged(moment.other("ankle_h_t"), low=(limits.leg_fault_t, limits.leg_clear_t))


def _head(moment: Moment, limits: VentralRowLimits) -> Judgement:
    high = (limits.head_fault_t, limits.head_clear_t)
    low = (limits.neck_fault_deg, limits.neck_clear_deg)
    return worst(
        judged(moment.of_near("head_t"), high=high), judged(moment.of_near("neck_deg"), low=low)
    )


def _too_high(moment: Moment, limits: VentralRowLimits) -> Judgement:
    ankle = judged(
        moment.other("ankle_h_t"), high=(limits.leg_high_fault_t, limits.leg_high_clear_t)
    )
    past = judged(
        minus(moment.other("hip_deg"), STRAIGHT_DEG),
        high=(limits.past_straight_fault_deg, limits.past_straight_clear_deg),
    )
    return worst(ankle, past)


def _straight_limbs(moment: Moment, limits: VentralRowLimits) -> Judgement:
    low = (limits.limb_fault_deg, limits.limb_clear_deg)
    return worst(
        judged(moment.other("knee_deg"), low=low), judged(moment.active("elbow_deg"), low=low)
    )


def _pelvis_chest(moment: Moment, limits: VentralRowLimits) -> Judgement:
    chest = (limits.chest_fault_t, limits.chest_clear_t)
    propped = lowest([moment.measures[sided("propped_t", side)] for side in Side])
    return worst(
        judged(moment.of_near("hip_h_t"), high=(limits.hip_fault_t, limits.hip_clear_t)),
        judged(moment.of_near("shoulder_h_t"), high=chest),
        judged(propped, high=chest),
    )


def _straight_row(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Turn of the trunk against its own relaxed line; only a plain arch without calibration."""
    name = sided("trunk_deg", moment.near)
    turned = minus(moment.measures[name], moment.rest.value(name))
    high = (limits.trunk_fault_deg, limits.trunk_clear_deg)
    return judged(turned, high=high, why=Unknown.NO_BASELINE)


def _unrest(body: Body) -> float:
    """How far the limbs that are seen are off the mat in all, in T."""
    lifts = [
        body.clearance_t(left, side).value
        for left in (_L.LEFT_WRIST, _L.LEFT_ANKLE)
        for side in Side
    ]
    return sum(max(0.0, lift) for lift in lifts if not math.isnan(lift))


_HOLD = frozenset({Phase.HOLD})

VENTRAL_ROW = Exercise(
    name=_NAME,
    title="Ventral row",
    summary="On the stomach: lift the head, one arm and the opposite leg; the back stays straight.",
    posture=Posture.PRONE,
    has_sides=True,
    dose=Dose(sets=1, reps=10, hold_s=10.0),
    limits=VentralRowLimits(),
    view=ViewSpec(
        35.0, "Put the camera at your side, low, with your arms and feet in the picture."
    ),
    movement=HoldMovement(position=_position),
    measure=_measure,
    needs_mask=True,
    unrest=_unrest,
    watches=(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_WRIST),
    checks=(
        Check(
            "superman",
            _superman,
            _HOLD,
            Severity.SAFETY,
            f"{_NAME}.superman",
            stops_clock=True,
        ),
        Check(
            "straight_row",
            _straight_row,
            _HOLD,
            Severity.SAFETY,
            f"{_NAME}.straight_row",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check("too_high", _too_high, _HOLD, Severity.TRUNK, f"{_NAME}.too_high"),
        Check("pelvis_chest", _pelvis_chest, _HOLD, Severity.TRUNK, f"{_NAME}.pelvis_chest"),
        Check("head", _head, _HOLD, Severity.TRUNK, f"{_NAME}.head", stops_clock=True),
        Check(
            "right_pair", _right_pair, _HOLD, Severity.LEGS, f"{_NAME}.right_pair", stops_clock=True
        ),
        Check(
            "leg_lifted", _leg_lifted, _HOLD, Severity.LEGS, f"{_NAME}.leg_lifted", stops_clock=True
        ),
        Check(
            "arm_lifted", _arm_lifted, _HOLD, Severity.ARMS, f"{_NAME}.arm_lifted", stops_clock=True
        ),
        Check("straight_limbs", _straight_limbs, _HOLD, Severity.LEGS, f"{_NAME}.straight_limbs"),
    ),
    angles=(
        AngleSpec(
            "straight_limbs", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER
        ),
    ),
)
