"""Exercise 6: the ventral row. Its side is that of the lifted arm."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import RejectReason
from posecheck.exercises.judging import Judgement, Zone, judged, unknown, worst
from posecheck.exercises.limits import Limits, Range, at_least, at_most, limit
from posecheck.exercises.measuring import minus
from posecheck.exercises.moment import Moment, Reach, Role, sided
from posecheck.exercises.rules import Seen, all_of, compare
from posecheck.exercises.spec import (
    NEVER_WITH,
    AngleSpec,
    CameraPlace,
    Check,
    Exercise,
    HoldMovement,
    Marks,
    Severity,
)
from posecheck.exercises.ventral_row.measures import STRAIGHT_DEG, THIRD_T, measure_row
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown

__all__ = ["VENTRAL_ROW", "VentralRowLimits"]

_L = Landmark
_SPEC = "EXERCISES, 6. Ventral row"


@dataclass(frozen=True, slots=True)
class VentralRowLimits(Limits):
    """Limits of the ventral row."""

    third_limb_t: Range = limit(
        at_most(THIRD_T, 0.07), (0.02, 0.5), _SPEC, clear=((0.0, 0.5), "hysteresis of a third")
    )
    arm_t: Range = limit(at_least(0.08, 0.12), (0.0, 0.5), _SPEC)
    leg_t: Range = limit(at_least(0.08, 0.12), (0.0, 0.5), _SPEC)
    head_t: Range = limit(at_most(0.20, 0.15), (0.0, 0.6), _SPEC)
    neck_deg: Range = limit(at_least(155.0, 160.0), (90.0, 180.0), _SPEC)
    leg_high_t: Range = limit(
        at_most(0.60, 0.50), (0.2, 1.5), _SPEC, clear=((0.2, 1.5), "hysteresis of a sixth")
    )
    past_straight_deg: Range = limit(
        at_most(20.0, 14.0), (5.0, 60.0), _SPEC, clear=((2.0, 60.0), _SPEC)
    )
    limb_deg: Range = limit(at_least(155.0, 162.0), (90.0, 180.0), _SPEC)
    hip_t: Range = limit(at_most(0.06, 0.04), (0.0, 0.5), _SPEC)
    chest_t: Range = limit(at_most(0.25, 0.20), (0.0, 0.6), _SPEC)
    hips_up_t: Range = limit(
        at_most(0.10), (0.02, 0.5), "definition, the pelvis on the floor: as in EXERCISES, 1."
    )
    trunk_deg: Range = limit(
        at_most(15.0, 10.0),
        (5.0, 45.0),
        "a chest lifted by 0.25 T (EXERCISES) over one T of trunk: 14.5",
        clear=((0.0, 45.0), "hysteresis of a third"),
    )
    risen_t: float = limit(
        0.08, (0.02, 0.5), "EXERCISES, 6: less is no lifted arm and no lifted leg"
    )
    begun_t: float = limit(0.04, (0.01, 0.5), "definition, both risen: half of that")
    lead_t: float = limit(
        0.05, (0.0, 0.5), "of two arms that are up, one is the higher: half of a third limb's"
    )


def _position(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """An arm and a leg risen from their rest; it lasts while the arm or the opposite leg is up.

    Whether it is the right leg, and that both stay up, is for the checks to say. With both
    arms up it is the higher one's.
    """
    arm_t, other_t = moment.active("wrist_h_t").value, moment.other("wrist_h_t").value
    if other_t >= limits.risen_t and arm_t < other_t - limits.lead_t:
        return Judgement(Zone.FAULT, arm_t)
    leg_t = moment.other("ankle_h_t").value
    up_t = _highest(arm_t, leg_t)
    if up_t >= limits.risen_t:
        away = moment.active("wrist_away").value > 0.0 or moment.other("ankle_away").value > 0.0
        higher_t = _highest(leg_t, moment.active("ankle_h_t").value)
        both = away or (arm_t >= limits.begun_t and higher_t >= limits.begun_t)
        return Judgement(Zone.CLEAR if both else Zone.LIKELY, up_t)
    if up_t >= (limits.risen_t + limits.begun_t) / 2.0:
        return Judgement(Zone.BAND, up_t)
    hidden = math.isnan(arm_t) or math.isnan(leg_t)
    return unknown(Unknown.NOT_SEEN) if hidden else Judgement(Zone.FAULT, up_t)


def _highest(*rises_t: float) -> float:
    """Highest of those that are known; NaN if none is."""
    return max((rise_t for rise_t in rises_t if not math.isnan(rise_t)), default=math.nan)


def _lifted(moment: Moment, limits: VentralRowLimits) -> tuple[int, int] | None:
    """How many arms and how many legs are plainly lifted; None if a limb can't be told."""
    arms_t, legs_t = (
        [moment.on(side, name).value for side in Side] for name in ("wrist_h_t", "ankle_h_t")
    )
    arm_up_t, leg_up_t = limits.arm_t.low_inner, limits.leg_t.low_inner
    if not all(t < limits.risen_t or t >= arm_up_t for t in (*arms_t, *legs_t)):
        return None
    return sum(t >= arm_up_t for t in arms_t), sum(t >= leg_up_t for t in legs_t)


def _lifts(*lifted: tuple[int, int]) -> Seen:
    """Arms and legs that are lifted, and are no row."""

    def seen(moment: Moment, limits: VentralRowLimits) -> bool | None:
        found = _lifted(moment, limits)
        return None if found is None else found in lifted

    return seen


def _third(moment: Moment, limb: str, side: Side | None, limits: VentralRowLimits) -> Judgement:
    """A limb that should lie; one that is hidden and counts as down does."""
    risen = judged(moment.on(side, f"{limb}_h_t"), limits.third_limb_t)
    told = risen.zone in (Zone.CLEAR, Zone.FAULT)
    if told or moment.on(side, f"{limb}_down").value != 1.0:
        return risen
    return Judgement(Zone.CLEAR, risen.value, recovered=True)


def _right_pair(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """No third limb: neither the other arm nor the leg of the same side."""
    return worst(
        _third(moment, "wrist", moment.side_of(Role.OTHER), limits),
        _third(moment, "ankle", moment.side, limits),
    )


def _superman(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Both arms and both legs up at once."""
    limbs = [_third(moment, limb, side, limits) for limb in ("wrist", "ankle") for side in Side]
    plainest = (Zone.CLEAR, Zone.UNKNOWN, Zone.BAND, Zone.FAULT)
    found = min(limbs, key=lambda limb: plainest.index(limb.zone))
    return min(limbs, key=lambda limb: limb.value) if found.zone is Zone.FAULT else found


_ear = compare(Role.NEAR, "head_t", to="head_t")
_neck = compare(Role.NEAR, "neck_deg", to="neck_deg")


def _head_stops(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """What lifts the head too far; a bend that can't be told holds up no clock.

    Ear and shoulder are 0.3 T apart, so that a neck's angle is known to 10 or 20 degrees
    only; how high the ear is over its rest tells a head thrown back to 5.
    """
    neck = _neck(moment, limits)
    return neck if neck.zone is Zone.FAULT else _ear(moment, limits)


def _too_high(moment: Moment, limits: VentralRowLimits) -> Judgement:
    rest_deg = moment.at_rest("hip_deg", moment.side_of(Role.OTHER))
    straight_deg = rest_deg if rest_deg < STRAIGHT_DEG else STRAIGHT_DEG
    past = judged(minus(moment.other("hip_deg"), straight_deg), limits.past_straight_deg)
    return worst(judged(moment.other("ankle_h_t"), limits.leg_high_t), past)


_chest = compare(Role.NEAR, "shoulder_h_t", to="chest_t")
_propped = compare(Role.NEAR, "propped_t", to="chest_t")
_lies = all_of(compare(Role.NEAR, "hip_h_t", to="hip_t"), _chest, _propped)
_on_floor = all_of(compare(Role.NEAR, "hip_h_t", to="hips_up_t"), _chest)


def _lies_stops(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Chest and pelvis on the floor, which makes it the exercise at all."""
    propped = _propped(moment, limits)
    return propped if propped.zone is Zone.FAULT else _on_floor(moment, limits)


def _straight_row(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Turn of the trunk against its own relaxed line; only a plain arch without calibration."""
    turned = minus(moment.of_near("trunk_deg"), moment.at_rest("trunk_deg", moment.near))
    return judged(turned, limits.trunk_deg, Unknown.NO_BASELINE)


def _unrest(body: Body) -> float:
    """How far the limbs that are seen are off the mat in all, in T."""
    lifts = [
        body.clearance_t(left, side).value
        for left in (_L.LEFT_WRIST, _L.LEFT_ANKLE)
        for side in Side
    ]
    return sum(max(0.0, lift) for lift in lifts if not math.isnan(lift))


_limbs = all_of(
    compare(Role.OTHER, "knee_deg", to="limb_deg"), compare(Role.ACTIVE, "elbow_deg", to="limb_deg")
)
_leg_lifted = compare(Role.OTHER, "ankle_h_t", to="leg_t")
_arm_lifted = compare(Role.ACTIVE, "wrist_h_t", to="arm_t")

VENTRAL_ROW = Exercise(
    name="ventral_row",
    posture=Posture.PRONE,
    first_side=Side.RIGHT,
    place=CameraPlace((2.5, 3.0), (0.1, 0.3)),
    # Stretching the back backwards narrows the canal.
    not_with=NEVER_WITH | {"spinal_stenosis"},
    dose=Dose(sets=1, reps=10, hold_s=10.0),
    limits=VentralRowLimits(),
    movement=HoldMovement(
        position=_position,
        near_misses={
            RejectReason.ONE_LIMB: _lifts((1, 0), (0, 1)),
            RejectReason.BOTH_ARMS: _lifts((2, 0)),
            RejectReason.BOTH_LEGS: _lifts((0, 2)),
        },
    ),
    measure=measure_row,
    unrest=_unrest,
    hidden=tuple(sided(name, side) for name in ("wrist_down", "ankle_down") for side in Side),
    watches=(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_WRIST),
    marks={
        "arm_lifted": Marks(Role.ACTIVE, _L.LEFT_WRIST),
        "leg_lifted": Marks(Role.OTHER, _L.LEFT_ANKLE),
        "head": Marks(None, _L.LEFT_EAR),
        "too_high": Marks(Role.OTHER, _L.LEFT_ANKLE),
        "pelvis_chest": Marks(None, _L.LEFT_HIP),
        "superman": Marks(None, _L.LEFT_WRIST, _L.LEFT_ANKLE),
    },
    reach=Reach("ankle_h_t", Role.OTHER),
    checks=(
        Check("superman", _superman, Severity.SAFETY, stops_clock=True),
        Check("straight_row", _straight_row, Severity.SAFETY, stops_clock=True, dwell_s=0.8),
        Check("too_high", _too_high, Severity.TRUNK),
        Check("pelvis_chest", _lies, Severity.TRUNK, stops_clock=True, stops=_lies_stops),
        Check("head", all_of(_ear, _neck), Severity.TRUNK, stops_clock=True, stops=_head_stops),
        Check("right_pair", _right_pair, Severity.LEGS, stops_clock=True),
        Check("leg_lifted", _leg_lifted, Severity.LEGS, stops_clock=True),
        Check("arm_lifted", _arm_lifted, Severity.ARMS, stops_clock=True),
        Check("straight_limbs", _limbs, Severity.LEGS),
    ),
    angles=(AngleSpec("straight_limbs", "knee_deg", Role.OTHER, "limb_deg"),),
)
