"""Exercise 6: the ventral row. Its side is that of the lifted arm."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from posecheck.assessment import Dose
from posecheck.events import Phase
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import collect, elbow_space_deg, height_of, straight_elbow
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
from posecheck.kinematics.body import Body
from posecheck.kinematics.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Direction, Measures, Unknown

__all__ = ["VENTRAL_ROW", "VentralRowLimits"]

_SPEC = "EXERCISES, 6. Ventral row"
_L = Landmark


@dataclass(frozen=True, slots=True)
class VentralRowLimits(Limits):
    """Limits of the ventral row."""

    third_limb_fault_t: float = limit(0.10, "t", 0.02, 0.5, _SPEC)
    third_limb_clear_t: float = limit(0.07, "t", 0.0, 0.5, "hysteresis of a third")
    arm_fault_t: float = limit(
        0.05, "t", 0.0, 0.5, "EXERCISES has 0.08; the model reads 40 to 60 % of an arm's lift"
    )
    arm_clear_t: float = limit(0.07, "t", 0.0, 0.5, "EXERCISES has 0.12; as above")
    leg_fault_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    leg_clear_t: float = limit(0.12, "t", 0.0, 0.5, _SPEC)
    head_fault_t: float = limit(
        0.14, "t", 0.0, 0.6, "EXERCISES has 0.20, of which the model reads 70 % on the stomach"
    )
    head_clear_t: float = limit(0.10, "t", 0.0, 0.6, "EXERCISES has 0.15; as above")
    neck_fault_deg: float = limit(
        20.0,
        "deg",
        5.0,
        60.0,
        "EXERCISES has 180 less 25 degrees; the pose model puts the ear of a face that is "
        "hidden 5 to 20 degrees low, so it is measured against the own resting neck",
    )
    neck_clear_deg: float = limit(14.0, "deg", 2.0, 60.0, "hysteresis of 6 degrees")
    leg_high_fault_t: float = limit(0.60, "t", 0.2, 1.5, _SPEC)
    leg_high_clear_t: float = limit(0.50, "t", 0.2, 1.5, "hysteresis of a sixth")
    past_straight_fault_deg: float = limit(20.0, "deg", 5.0, 60.0, _SPEC)
    past_straight_clear_deg: float = limit(14.0, "deg", 2.0, 60.0, _SPEC)
    limb_fault_deg: float = limit(155.0, "deg", 90.0, 180.0, _SPEC)
    limb_clear_deg: float = limit(162.0, "deg", 90.0, 180.0, _SPEC)
    elbow_space_deg: float = limit(
        140.0, "deg", 90.0, 180.0, "15 degrees under the fault limit: depth is a guess"
    )
    hip_fault_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    hip_clear_t: float = limit(0.04, "t", 0.0, 0.5, _SPEC)
    chest_fault_t: float = limit(0.25, "t", 0.0, 0.6, _SPEC)
    chest_clear_t: float = limit(0.20, "t", 0.0, 0.6, _SPEC)
    trunk_fault_deg: float = limit(
        15.0, "deg", 5.0, 45.0, "a chest lifted by 0.25 T over one T of trunk turns it by 14.5"
    )
    trunk_clear_deg: float = limit(
        5.0, "deg", 0.0, 45.0, "landmark noise of 1 % of T and breathing stay below"
    )
    lift_enter_t: float = limit(
        0.07, "t", 0.03, 0.5, "well under the lift that is asked for: the model sees it late"
    )
    lift_leave_t: float = limit(0.04, "t", 0.01, 0.5, "about half of it")
    lead_t: float = limit(
        0.06, "t", 0.01, 0.3, "3 cm: one arm is the higher one; less is landmark noise"
    )


def _neck_deg(body: Body, side: Side) -> float:
    return body.angle_deg(_L.LEFT_EAR, _L.LEFT_SHOULDER, _L.LEFT_HIP, side)


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "wrist_h_t": height_of(_L.LEFT_WRIST),
            "ankle_h_t": height_of(_L.LEFT_ANKLE),
            "hip_h_t": height_of(_L.LEFT_HIP),
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "ear_h_t": height_of(_L.LEFT_EAR),
            "neck_deg": _neck_deg,
            "knee_deg": Body.knee_deg,
            "elbow_deg": Body.elbow_deg,
            "elbow_space_deg": elbow_space_deg,
            "hip_deg": Body.hip_extension_deg,
            "trunk_deg": Body.trunk_turn_deg,
        },
    )


def _lead(moment: Moment, limits: VentralRowLimits) -> float:
    """How much higher the limbs of the left arm's row are; 0 alike, NaN unknown."""
    m = moment.measures
    leads = [
        m[sided("wrist_h_t", Side.LEFT)] - m[sided("wrist_h_t", Side.RIGHT)],
        m[sided("ankle_h_t", Side.RIGHT)] - m[sided("ankle_h_t", Side.LEFT)],
    ]
    known = [lead for lead in leads if not math.isnan(lead)]
    if not known:
        return math.nan
    clear = [lead for lead in known if abs(lead) >= limits.lead_t]
    if len(clear) == 2 and clear[0] * clear[1] < 0:
        clear = clear[:1]
    return sum(clear)


def _working_side(moment: Moment, limits: VentralRowLimits) -> Side | None:
    """The side of the higher arm; by the legs where the arms do not tell."""
    lead = _lead(moment, limits)
    if math.isnan(lead):
        return None
    if lead == 0:
        return moment.near
    return Side.LEFT if lead > 0 else Side.RIGHT


def _position(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """An arm or the leg opposite to it is off the mat, on this side."""
    side = _working_side(moment, limits)
    if side is None:
        return unknown(moment.measures.why(sided("wrist_h_t", moment.near)))
    low = (limits.lift_leave_t, limits.lift_enter_t)
    lifts = [moment.active("wrist_h_t"), moment.other("ankle_h_t")]
    known = [lift for lift in lifts if not math.isnan(lift)]
    judgement = in_range(max(known) if known else math.nan, low=low)
    if side is not moment.side and judgement.zone is Zone.CLEAR:
        # All limbs up: who holds a row on one side goes on holding it.
        together = _lead(moment, limits) == 0
        return Judgement(Zone.BAND if together else Zone.FAULT, judgement.value)
    return judgement


def _right_pair(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """No third limb: neither the other arm nor the leg of the same side."""
    high = (limits.third_limb_fault_t, limits.third_limb_clear_t)
    arm = in_range(moment.other("wrist_h_t"), high=high)
    leg = in_range(moment.active("ankle_h_t"), high=high)
    # The far arm is misread by up to 0.3 T behind the head: nobody is blamed for it.
    return leg if moment.side is moment.near else worst(arm, leg)


def _superman(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Arms and legs up at once: three limbs are seen up and none is seen down.

    From the side the far arm is often hidden behind the head; both legs and an arm
    are more than the row, whatever that arm does.
    """
    high = (limits.third_limb_fault_t, limits.third_limb_clear_t)
    limbs = [
        in_range(moment.measures[sided(name, side)], high=high)
        for name in ("wrist_h_t", "ankle_h_t")
        for side in Side
    ]
    down = [limb for limb in limbs if limb.zone is Zone.CLEAR]
    if down:
        return down[0]
    up = [limb for limb in limbs if limb.zone is Zone.FAULT]
    if len(up) >= SUPERMAN_LIMBS:
        return min(up, key=lambda limb: limb.value)
    unseen = [limb for limb in limbs if limb.zone is Zone.UNKNOWN]
    return unseen[0] if unseen else Judgement(Zone.BAND)


# The row lifts two limbs; a third one besides is the other exercise.
SUPERMAN_LIMBS = 3


def _arm_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    if moment.side is not moment.near:
        return unknown(Unknown.VIEW)
    return in_range(moment.active("wrist_h_t"), low=(limits.arm_fault_t, limits.arm_clear_t))


def _leg_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    return in_range(moment.other("ankle_h_t"), low=(limits.leg_fault_t, limits.leg_clear_t))


def _head(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Head in line: not thrown back, the neck not bent more than it is at rest."""
    rise = moment.of_near("ear_h_t") - moment.of_near("shoulder_h_t")
    raised = in_range(rise, high=(limits.head_fault_t, limits.head_clear_t))
    bent = moment.rest[sided("neck_deg", moment.near)] - moment.of_near("neck_deg")
    neck = in_range(
        bent, high=(limits.neck_fault_deg, limits.neck_clear_deg), why=Unknown.NO_BASELINE
    )
    if neck.zone is Zone.FAULT and rise <= 0:
        neck = replace(neck, direction=Direction.LOW)
    return worst(raised, neck)


def _too_high(moment: Moment, limits: VentralRowLimits) -> Judgement:
    ankle = in_range(
        moment.other("ankle_h_t"), high=(limits.leg_high_fault_t, limits.leg_high_clear_t)
    )
    past = in_range(
        moment.other("hip_deg") - STRAIGHT_DEG,
        high=(limits.past_straight_fault_deg, limits.past_straight_clear_deg),
    )
    return worst(ankle, past)


STRAIGHT_DEG = 180.0


def _straight_limbs(moment: Moment, limits: VentralRowLimits) -> Judgement:
    low = (limits.limb_fault_deg, limits.limb_clear_deg)
    knee = in_range(moment.other("knee_deg"), low=low)
    if moment.side is not moment.near:
        return knee if knee.zone is Zone.FAULT else unknown(Unknown.VIEW)
    return worst(
        knee,
        straight_elbow(
            moment.active("elbow_deg"),
            moment.active("elbow_space_deg"),
            low,
            limits.elbow_space_deg,
        ),
    )


def _pelvis_chest(moment: Moment, limits: VentralRowLimits) -> Judgement:
    hip = in_range(moment.of_near("hip_h_t"), high=(limits.hip_fault_t, limits.hip_clear_t))
    chest = in_range(
        moment.of_near("shoulder_h_t"), high=(limits.chest_fault_t, limits.chest_clear_t)
    )
    return worst(hip, chest)


def _straight_row(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Turn of the trunk against its own relaxed line; only a plain arch without calibration."""
    name = sided("trunk_deg", moment.near)
    turned = moment.measures[name] - moment.rest[name]
    high = (limits.trunk_fault_deg, limits.trunk_clear_deg)
    return in_range(turned, high=high, why=Unknown.NO_BASELINE)


_HOLD = frozenset({Phase.HOLD})
_NAME = "ventral_row"

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
    movement=HoldMovement(position=_position, enter_s=0.4, leave_s=0.4),
    measure=_measure,
    needs_mask=True,
    watches=(
        _L.LEFT_SHOULDER,
        _L.LEFT_HIP,
        _L.LEFT_KNEE,
        _L.LEFT_ANKLE,
        _L.LEFT_WRIST,
    ),
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
            band_unknown=True,
        ),
        Check("too_high", _too_high, _HOLD, Severity.TRUNK, f"{_NAME}.too_high"),
        Check("pelvis_chest", _pelvis_chest, _HOLD, Severity.TRUNK, f"{_NAME}.pelvis_chest"),
        Check(
            "head",
            _head,
            _HOLD,
            Severity.TRUNK,
            f"{_NAME}.head",
            stops_clock=True,
            directional=True,
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
