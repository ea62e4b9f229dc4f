"""The foot that stays on the floor while the other leg is raised: heel, toes and outline."""

from __future__ import annotations

import math

from posecheck.exercises.leg_raise_limits import LegRaiseHoldLimits
from posecheck.exercises.spec import Judgement, Moment, Zone, in_range, sided, unknown, worst
from posecheck.verdict import Unknown

__all__ = ["support_foot"]


def support_foot(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Foot up from where feet rest, or from where it stood when the hold began.

    The heel of a foot that stands is read up to 0.07 T lower than that of one that lies.
    The silhouette has a say in it: heel or toes of a lifted foot take its edge with them.
    """
    if math.isnan(moment.active("leg_elevation_deg")):
        # A model that has lost the raised leg takes the feet for each other.
        return unknown(Unknown.UNCLEAR)
    heel_t, toe_t = moment.other("heel_h_t"), moment.other("toe_clearance_t")
    heel = in_range(heel_t, high=(limits.foot_fault_t, limits.foot_clear_t))
    rise_t = heel_t - _began(moment, "heel_h_t")
    same = _same_knee(moment, limits)
    high = (limits.foot_rise_fault_t, limits.foot_rise_clear_t)
    if same:
        high = (limits.still_rise_fault_t, limits.still_rise_clear_t)
    plain_t = limits.plain_rise_t
    if same and _same_raise(moment, limits):
        high = (limits.least_rise_fault_t, limits.least_rise_clear_t)
        plain_t = limits.plain_still_rise_t
    if not math.isnan(rise_t):
        heel = worst(heel, in_range(rise_t, high=high))
    toe = in_range(toe_t, high=(limits.toe_fault_t, limits.toe_clear_t))
    return worst(
        _by_edge(heel, moment, "heel_low_t", limits, plain=same and rise_t >= plain_t),
        _by_edge(toe, moment, "toe_low_t", limits),
    )


def _began(moment: Moment, name: str) -> float:
    """Give what a measure of the other side was when the hold began; NaN unknown."""
    return math.nan if moment.side is None else moment.start[sided(name, moment.side.other)]


def _same_knee(moment: Moment, limits: LegRaiseHoldLimits) -> bool:
    """Whether the support knee is bent as it was when the hold began."""
    return abs(moment.other("knee_deg") - _began(moment, "knee_deg")) <= limits.same_knee_deg


def _same_raise(moment: Moment, limits: LegRaiseHoldLimits) -> bool:
    """Whether the raised leg is up as it was when the hold began: none has passed the other."""
    if moment.side is None:
        return False
    began_deg = moment.start[sided("leg_elevation_deg", moment.side)]
    return abs(moment.active("leg_elevation_deg") - began_deg) <= limits.same_raise_deg


def _by_edge(
    drawn: Judgement, moment: Moment, edge: str, limits: LegRaiseHoldLimits, *, plain: bool = False
) -> Judgement:
    """Hold what the landmarks say of a foot against the edge of the silhouette there.

    Under a shank that leans otherwise than it did the edge is another one, but a heel that
    is drawn far over it is not where the foot is. One that has `plain`ly risen since the hold
    began is up, though the mask has filled what is under it.
    """
    edge_t = moment.other(edge) - _began(moment, edge)
    # No foot sinks below where it stood: there the mask has spilled.
    over_t = moment.other("heel_h_t") - _began(moment, "heel_h_t") - max(edge_t, 0.0)
    if over_t > limits.over_edge_t:
        return unknown(Unknown.UNCLEAR)
    if edge_t < -limits.sole_clear_t or not _same_knee(moment, limits):
        return drawn
    risen = in_range(edge_t, high=(limits.sole_fault_t, limits.sole_clear_t))
    if risen.zone is Zone.FAULT and drawn.zone is Zone.BAND:
        return risen
    if risen.zone is Zone.CLEAR and drawn.zone is Zone.FAULT and not plain:
        return unknown(Unknown.UNCLEAR)
    return drawn
