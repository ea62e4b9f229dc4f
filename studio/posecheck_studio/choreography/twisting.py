"""Exercise 3: one bent leg is laid over the other, both shoulders stay down."""

from __future__ import annotations

from dataclasses import replace

from posecheck.landmarks import Side
from posecheck_studio.arms import Wide
from posecheck_studio.choreography.steps import SLIP_S, Slipping, Turns, hold_with, slipped
from posecheck_studio.figure import lateral
from posecheck_studio.legs import Crossed, Planted, Resting
from posecheck_studio.posing import Lying
from posecheck_studio.recipe import amounts_of
from posecheck_studio.score import Score

__all__ = ["BOUNCE_S", "TWIST_SLIPS", "twists"]

# The thigh goes this far across, or falls this far to its own side; the pelvis follows by a
# share of what is across.
_DEEP_DEG, _SHALLOW_DEG, _OWN_DEG = 98.0, 65.0, -50.0
_PELVIS_SHARE = 0.55


def _rest() -> Lying:
    return Lying(legs=(Resting(), Resting()), arms=(Wide(), Wide()))


def _across(pose: Lying, side: Side, over_deg: float) -> Lying:
    turn_deg = _PELVIS_SHARE * max(over_deg, 0.0) * lateral(side)
    trunk = replace(pose.trunk, pelvis_turn_deg=turn_deg)
    return replace(pose, trunk=trunk).leg(side, Crossed(over_deg))


def _shoulder_up(pose: Lying, side: Side, turn_deg: float) -> Lying:
    trunk = replace(pose.trunk, chest_turn_deg=turn_deg * lateral(side))
    return replace(pose, trunk=trunk)


def _lower_leg(pose: Lying, side: Side, knee_deg: float) -> Lying:
    return pose.leg(side.other, Planted(knee_deg))


# What can be done wrong while the leg is across, and how much of it is usual. Of a bounce it is
# how far up the thigh goes each time.
TWIST_SLIPS: dict[str, Slipping] = {
    "shoulders_flat": Slipping(_shoulder_up, 20.0),
    "twisted": Slipping(_across, _SHALLOW_DEG),
    "lower_knee": Slipping(_lower_leg, 138.0),
    "bounce": Slipping(lambda pose, side, up_deg: _across(pose, side, _DEEP_DEG - up_deg), 26.0),
}


def twists(
    holds: Turns,
    rest_s: float = 2.0,
) -> Score:
    """Cross a leg over for each entry: side, seconds held, and slips (name, after, for seconds).

    The slip ``bounce`` bounces for its seconds; with the slip ``crossed`` the knee falls to
    its own side instead.
    """
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        upright = _rest().leg(side, Crossed(0.0, 88.0))
        own_side = any(slip[0] == "crossed" for slip in slips)
        over_deg = _OWN_DEG if own_side else _DEEP_DEG
        score.move(upright, 1.8).move(_across(_rest(), side, over_deg), 2.4)
        began_s, deep = score.end_s, score.pose
        for slip in slips:
            name, after_s, for_s = slip[:3]
            if name == "crossed":
                continue
            score.stay(max(0.0, began_s + after_s - score.end_s))
            if name == "bounce":
                _bounce(score, deep, slipped(TWIST_SLIPS, deep, side, slip), for_s)
                continue
            once = [(name, 0.0, for_s, amounts_of(slip))]
            hold_with(score, side, for_s + 2.0 * SLIP_S + 0.1, once, TWIST_SLIPS)
        score.stay(max(0.0, began_s + held_s - score.end_s))
        score.move(upright, 2.2).move(_rest(), 1.8).stay(1.2)
    return score.stay(0.5)


# One way of a bounce.
BOUNCE_S = 0.55


def _bounce(score: Score, deep: Lying, up: Lying, for_s: float) -> None:
    until_s = score.end_s + for_s
    while score.end_s < until_s:
        score.move(up, BOUNCE_S).move(deep, BOUNCE_S)
