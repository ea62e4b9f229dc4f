"""Exercise 3: one bent leg is laid over the other, both shoulders stay down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posecheck.landmarks import Side
from posecheck.studio.arms import Wide
from posecheck.studio.choreography.steps import SLIP_S, Slip, hold_with
from posecheck.studio.figure import lateral
from posecheck.studio.legs import Crossed, LegPose, Planted, Resting
from posecheck.studio.posing import Lying
from posecheck.studio.score import Score

__all__ = ["TWIST_SLIPS", "twists"]

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


def _shoulder_up(pose: Lying, side: Side) -> Lying:
    trunk = replace(pose.trunk, chest_turn_deg=20.0 * lateral(side))
    return replace(pose, trunk=trunk)


def _lower_leg(pose: Lying, side: Side, leg: LegPose) -> Lying:
    return pose.leg(side.other, leg)


# What can be done wrong while the leg is across, and how.
TWIST_SLIPS: dict[str, Slip] = {
    "shoulders_flat": _shoulder_up,
    "twisted": lambda pose, side: _across(pose, side, _SHALLOW_DEG),
    "lower_knee": lambda pose, side: _lower_leg(pose, side, Planted(138.0)),
}


def twists(
    holds: Sequence[tuple[Side, float, Sequence[tuple[str, float, float]]]],
    rest_s: float = 2.0,
) -> Score:
    """Cross a leg over for each entry: side, seconds held, and slips (name, after, for seconds).

    The slip ``bounce`` bounces for its seconds; with the slip ``crossed`` the knee falls to
    its own side instead.
    """
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        upright = _rest().leg(side, Crossed(0.0, 88.0))
        own_side = any(name == "crossed" for name, _, _ in slips)
        over_deg = _OWN_DEG if own_side else _DEEP_DEG
        score.move(upright, 1.8).move(_across(_rest(), side, over_deg), 2.4)
        began_s, deep = score.end_s, score.pose
        for name, after_s, for_s in slips:
            if name == "crossed":
                continue
            if name == "bounce":
                score.stay(max(0.0, began_s + after_s - score.end_s))
                _bounce(score, side, deep, for_s)
                continue
            hold_with(
                score,
                side,
                after_s + for_s + 2.0 * SLIP_S + 0.1,
                [(TWIST_SLIPS[name], after_s, for_s)],
            )
        score.stay(max(0.0, began_s + held_s - score.end_s))
        score.move(upright, 2.2).move(_rest(), 1.8).stay(1.2)
    return score.stay(0.5)


# A bounce lifts the knee by this much of the way, at this pace.
_BOUNCE_DEG, _BOUNCE_S = 26.0, 0.55


def _bounce(score: Score, side: Side, deep: Lying, for_s: float) -> None:
    until_s = score.end_s + for_s
    while score.end_s < until_s:
        score.move(_across(deep, side, _DEEP_DEG - _BOUNCE_DEG), _BOUNCE_S)
        score.move(deep, _BOUNCE_S)
