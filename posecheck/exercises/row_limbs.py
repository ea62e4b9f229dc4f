"""Exercise 6: which limbs are lifted, and on which side the row is."""

from __future__ import annotations

import math

from posecheck.baseline.body import Body
from posecheck.exercises.spec import Judgement, Moment, Zone, in_range, sided, unknown
from posecheck.exercises.ventral_row_limits import VentralRowLimits
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown

_L = Landmark
__all__ = ["FLAT_DEG", "arm_lost", "head_rise_t", "row_position", "third_limb"]


# A trunk that is read to turn by less lies flat: the model lets shoulders nod with the limbs.
FLAT_DEG = 5.0


def head_rise_t(body: Body, side: Side) -> float:
    """How much higher than the shoulder the ear has come, in T, rid of the model's bias.

    A head that stays in line with an arched back is higher, and not thrown back.
    """
    calibration = body.baseline.calibration
    shoulder = calibration.prone_lift_t(_L.LEFT_SHOULDER, body.height_t(_L.LEFT_SHOULDER, side))
    # Shoulders that rest on the mat do not sink.
    rise = body.height_t(_L.LEFT_EAR, side) - max(0.0, shoulder) - _in_line_t(body, side)
    return calibration.prone_lift_t(_L.LEFT_EAR, rise)


def _in_line_t(body: Body, side: Side) -> float:
    """How far over the shoulder the line of a lifted trunk is where the ear is, in T."""
    turned = body.trunk_turn_deg(side) - body.baseline.rest[sided("trunk_deg", side)]
    neck_t = body.point(_L.LEFT_EAR, side)[0] - body.point(_L.LEFT_SHOULDER, side)[0]
    return neck_t * math.tan(math.radians(turned)) if turned > FLAT_DEG else 0.0


def third_limb(moment: Moment, limb: str, side: Side, limits: VentralRowLimits) -> Judgement:
    """Judge a limb that should rest: up for certain, down for certain, or can't tell."""
    high = (limits.third_limb_fault_t, limits.third_limb_clear_t)
    most = in_range(moment.measures[sided(f"{limb}_h_t", side)], high=high)
    if most.zone in (Zone.CLEAR, Zone.UNKNOWN):
        return most
    least = in_range(moment.measures[sided(f"{limb}_least_t", side)], high=high)
    if least.zone is most.zone:
        return most
    return unknown(Unknown.UNCLEAR)


def arm_lost(moment: Moment) -> bool:
    """Whether this would be a row of the near arm, which is drawn where it is not: it may be up."""
    name = sided("wrist_h_t", moment.near)
    lost = moment.measures.why(name) is Unknown.IMPLAUSIBLE
    return moment.side is moment.near and math.isnan(moment.measures[name]) and lost


def _legs_lead_t(moment: Moment) -> float:
    """How much higher the leg of the left arm's row is; NaN unknown."""
    m = moment.measures
    return m[sided("ankle_h_t", Side.RIGHT)] - m[sided("ankle_h_t", Side.LEFT)]


def _arms_lead_t(moment: Moment, limits: VentralRowLimits) -> float:
    """How much higher the left arm is; NaN unknown.

    A far arm that is hidden behind the head is taken to rest: whether the near one is up
    shows all the same.
    """
    near = moment.of_near("wrist_h_t")
    sure = moment.of_near("wrist_least_t") >= limits.arms_lead_t
    # Beside an arm that is up for certain the hidden one may only be drawn up.
    far = moment.measures[sided("wrist_least_t" if sure else "wrist_h_t", moment.near.other)]
    lead = near - (0.0 if math.isnan(far) else max(0.0, far))
    return lead if moment.near is Side.LEFT else -lead


def _side_of(lead_t: float, least_t: float) -> Side | None:
    if not abs(lead_t) >= least_t:
        return None
    return Side.LEFT if lead_t > 0 else Side.RIGHT


def _sides(moment: Moment, limits: VentralRowLimits) -> tuple[Side | None, Side | None]:
    """The side of the row by everything, and by the legs alone.

    Legs are read better than arms, of which the far one is mostly hidden; only arms that
    plainly say otherwise have the last word, for the row is on the side of its arm.
    """
    lower = min(moment.measures[sided("ankle_h_t", side)] for side in Side)
    # Of two legs that seem up one may only be drawn up by the other.
    both_up = lower >= limits.third_limb_fault_t
    legs = _side_of(_legs_lead_t(moment), limits.arms_lead_t if both_up else limits.lead_t)
    arms = _side_of(
        _arms_lead_t(moment, limits), limits.lead_t if legs is None else limits.arms_lead_t
    )
    return legs if arms is None else arms, legs


def row_position(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """An arm or the leg opposite to it is off the mat, on this side."""
    low = (limits.lift_leave_t, limits.lift_enter_t)
    leg = moment.other("ankle_h_t")
    if math.isnan(leg):
        # A foot that is not seen is no lower than a knee that is.
        leg = moment.other("knee_h_t")
    known = [lift for lift in (moment.active("wrist_h_t"), leg) if not math.isnan(lift)]
    judgement = in_range(max(known) if known else math.nan, low=low)
    # The far arm proves nothing by seeming low.
    arm_tells = moment.side is moment.near or judgement.zone is Zone.CLEAR
    may_be_up = judgement.zone is Zone.FAULT and arm_lost(moment)
    if not known or may_be_up or (math.isnan(leg) and not arm_tells):
        return unknown(moment.measures.why(sided("ankle_h_t", moment.near)))
    side, legs = _sides(moment, limits)
    if side is None or side is moment.side or judgement.zone is Zone.FAULT:
        return judgement
    # Only the legs tell that a row is over while its own limbs are up; arms are named left
    # for right too often. Who holds a row goes on with it.
    open_side = legs is None or legs is moment.side
    return Judgement(Zone.BAND if open_side else Zone.FAULT, judgement.value)
