"""Exercise 6: the ventral row. Its side is that of the lifted arm."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import minus
from posecheck.exercises.row_measures import STRAIGHT_DEG, THIRD_T, measure_row
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
    unknown,
    worst,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown

__all__ = ["VENTRAL_ROW", "VentralRowLimits"]

_L = Landmark
_NAME = "ventral_row"
_SPEC = "EXERCISES, 6. Ventral row"
_DEFINITION = "EXERCISES, 6. Definition"


@dataclass(frozen=True, slots=True)
class VentralRowLimits(Limits):
    """Limits of the ventral row."""

    third_limb_fault_t: float = limit(THIRD_T, "t", 0.02, 0.5, _SPEC)
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
    hips_up_t: float = limit(
        0.10, "t", 0.02, 0.5, "definition, the pelvis on the floor: as in EXERCISES, 1."
    )
    trunk_fault_deg: float = limit(
        15.0, "deg", 5.0, 45.0, "a chest lifted by 0.25 T (EXERCISES) over one T of trunk: 14.5"
    )
    trunk_clear_deg: float = limit(10.0, "deg", 0.0, 45.0, "hysteresis of a third")
    risen_t: float = limit(
        0.08, "t", 0.02, 0.5, "EXERCISES, 6: less is no lifted arm and no lifted leg"
    )
    begun_t: float = limit(0.04, "t", 0.01, 0.5, "definition, both risen: half of that")
    lead_t: float = limit(
        0.05, "t", 0.0, 0.5, "of two arms that are up, one is the higher: half of a third limb's"
    )


def _position(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """An arm and a leg risen from their rest; it lasts while the arm or the opposite leg is up.

    Whether it is the right leg, and that both stay up, is for the checks to say. With both
    arms up it is the higher one's.
    """
    side = moment.side
    if side is None:
        return unknown(Unknown.NOT_SEEN)
    arm_t, other_t = (moment.measures.value(sided("wrist_h_t", arm)) for arm in (side, side.other))
    if other_t >= limits.risen_t and arm_t < other_t - limits.lead_t:
        return Judgement(Zone.FAULT, arm_t)
    leg_t = moment.measures.value(sided("ankle_h_t", side.other))
    up_t = max((t for t in (arm_t, leg_t) if not math.isnan(t)), default=math.nan)
    if up_t >= limits.risen_t:
        away = _is_away(moment, "wrist", side) or _is_away(moment, "ankle", side.other)
        higher_t = _higher_leg_t(moment)
        both = away or (arm_t >= limits.begun_t and higher_t >= limits.begun_t)
        return Judgement(Zone.CLEAR if both else Zone.BAND, up_t)
    if up_t >= (limits.risen_t + limits.begun_t) / 2.0:
        return Judgement(Zone.BAND, up_t)
    hidden = math.isnan(arm_t) or math.isnan(leg_t)
    return unknown(Unknown.NOT_SEEN) if hidden else Judgement(Zone.FAULT, up_t)


def _higher_leg_t(moment: Moment) -> float:
    """Rise of the higher one of the ankles that are seen, in T; NaN if none is."""
    legs_t = (moment.measures.value(sided("ankle_h_t", side)) for side in Side)
    return max((leg_t for leg_t in legs_t if not math.isnan(leg_t)), default=math.nan)


def _is_away(moment: Moment, limb: str, side: Side) -> bool:
    return moment.measures.value(sided(f"{limb}_away", side)) > 0.0


def _lifted(moment: Moment, limits: VentralRowLimits) -> tuple[int, int] | None:
    """How many arms and how many legs are plainly lifted; None if a limb can't be told."""
    arms_t, legs_t = (
        [moment.measures.value(sided(name, side)) for side in Side]
        for name in ("wrist_h_t", "ankle_h_t")
    )
    if not all(t < limits.risen_t or t >= limits.arm_clear_t for t in (*arms_t, *legs_t)):
        return None
    arms = sum(t >= limits.arm_clear_t for t in arms_t)
    return arms, sum(t >= limits.leg_clear_t for t in legs_t)


def _near_miss(reason: RejectReason, *lifted: tuple[int, int]) -> NearMiss:
    """Arms and legs that are lifted, and are no row."""

    def seen(moment: Moment, limits: VentralRowLimits) -> bool | None:
        found = _lifted(moment, limits)
        return None if found is None else found in lifted

    return NearMiss(reason, seen)


def _third(moment: Moment, limb: str, side: Side, limits: VentralRowLimits) -> Judgement:
    """A limb that should lie; one that is hidden and counts as down does."""
    high = (limits.third_limb_fault_t, limits.third_limb_clear_t)
    risen = judged(moment.measures[sided(f"{limb}_h_t", side)], high=high)
    told = risen.zone in (Zone.CLEAR, Zone.FAULT)
    if told or moment.measures.value(sided(f"{limb}_down", side)) != 1.0:
        return risen
    return Judgement(Zone.CLEAR, risen.value, recovered=True)


def _right_pair(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """No third limb: neither the other arm nor the leg of the same side."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    return worst(
        _third(moment, "wrist", moment.side.other, limits),
        _third(moment, "ankle", moment.side, limits),
    )


def _superman(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Both arms and both legs up at once."""
    limbs = [_third(moment, limb, side, limits) for limb in ("wrist", "ankle") for side in Side]
    for zone in (Zone.CLEAR, Zone.UNKNOWN, Zone.BAND):
        found = [limb for limb in limbs if limb.zone is zone]
        if found:
            return found[0]
    return min(limbs, key=lambda limb: limb.value)


def _arm_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    return judged(moment.active("wrist_h_t"), low=(limits.arm_fault_t, limits.arm_clear_t))


def _leg_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    return judged(moment.other("ankle_h_t"), low=(limits.leg_fault_t, limits.leg_clear_t))


def _ear(moment: Moment, limits: VentralRowLimits) -> Judgement:
    high = (limits.head_fault_t, limits.head_clear_t)
    return judged(moment.of_near("head_t"), high=high)


def _neck(moment: Moment, limits: VentralRowLimits) -> Judgement:
    low = (limits.neck_fault_deg, limits.neck_clear_deg)
    return judged(moment.of_near("neck_deg"), low=low)


def _head(moment: Moment, limits: VentralRowLimits) -> Judgement:
    return worst(_ear(moment, limits), _neck(moment, limits))


def _head_stops(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """What lifts the head too far; a bend that can't be told holds up no clock.

    Ear and shoulder are 0.3 T apart, so that a neck's angle is known to 10 or 20 degrees
    only; how high the ear is over its rest tells a head thrown back to 5.
    """
    neck = _neck(moment, limits)
    return neck if neck.zone is Zone.FAULT else _ear(moment, limits)


def _too_high(moment: Moment, limits: VentralRowLimits) -> Judgement:
    ankle = judged(
        moment.other("ankle_h_t"), high=(limits.leg_high_fault_t, limits.leg_high_clear_t)
    )
    rest_deg = moment.at_rest("hip_deg", moment.side and moment.side.other)
    straight_deg = rest_deg if rest_deg < STRAIGHT_DEG else STRAIGHT_DEG
    past = judged(
        minus(moment.other("hip_deg"), straight_deg),
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
    return worst(
        judged(moment.of_near("hip_h_t"), high=(limits.hip_fault_t, limits.hip_clear_t)),
        judged(moment.of_near("shoulder_h_t"), high=chest),
        judged(moment.of_near("propped_t"), high=chest),
    )


def _pelvis_chest_stops(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Chest and pelvis on the floor, which makes it the exercise at all."""
    up, chest = limits.hips_up_t, limits.chest_fault_t
    floor = worst(
        judged(moment.of_near("hip_h_t"), high=(up, up)),
        judged(moment.of_near("shoulder_h_t"), high=(chest, chest)),
    )
    propped = judged(moment.of_near("propped_t"), high=(chest, chest))
    return propped if propped.zone is Zone.FAULT else floor


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
    movement=HoldMovement(
        position=_position,
        near_misses=(
            _near_miss(RejectReason.ONE_LIMB, (1, 0), (0, 1)),
            _near_miss(RejectReason.BOTH_ARMS, (2, 0)),
            _near_miss(RejectReason.BOTH_LEGS, (0, 2)),
        ),
    ),
    measure=measure_row,
    unrest=_unrest,
    hidden=tuple(sided(name, side) for name in ("wrist_down", "ankle_down") for side in Side),
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
        Check(
            "pelvis_chest",
            _pelvis_chest,
            _HOLD,
            Severity.TRUNK,
            f"{_NAME}.pelvis_chest",
            stops_clock=True,
            stops=_pelvis_chest_stops,
        ),
        Check(
            "head",
            _head,
            _HOLD,
            Severity.TRUNK,
            f"{_NAME}.head",
            stops_clock=True,
            stops=_head_stops,
        ),
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
