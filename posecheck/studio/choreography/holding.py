"""Exercise 1: one foot stands, the other leg is lifted straight and held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posecheck.landmarks import Side
from posecheck.studio.arms import OnBelly
from posecheck.studio.choreography.steps import Slip, hold_with
from posecheck.studio.legs import Lifted, Planted, Resting
from posecheck.studio.posing import Lying
from posecheck.studio.score import Score
from posecheck.studio.trunk import TrunkPose

__all__ = ["LEG_RAISE_SLIPS", "hollow_ramp", "leg_raises"]

_UP = Lifted(57.0, 177.0)
_STAND = Planted(88.0)


def _rest() -> Lying:
    return Lying(legs=(Resting(), Resting()), arms=(OnBelly(), OnBelly()))


def _support_knee(pose: Lying, side: Side, knee_deg: float) -> Lying:
    return pose.leg(side.other, Planted(knee_deg))


def _support_foot(pose: Lying, side: Side) -> Lying:
    return pose.leg(side.other, replace(_STAND, heel_up_m=0.05))


def _trunk(pose: Lying, **changes: float) -> Lying:
    return replace(pose, trunk=replace(pose.trunk, **changes))


# What can be done wrong while the leg is held up, and how.
LEG_RAISE_SLIPS: dict[str, Slip] = {
    "hollow_back": lambda pose, side: _trunk(pose, hollow_m=0.052),
    "raised_knee": lambda pose, side: pose.leg(side, Lifted(72.0, 136.0)),
    "support_knee_low": lambda pose, side: _support_knee(pose, side, 54.0),
    "support_knee_high": lambda pose, side: _support_knee(pose, side, 128.0),
    "support_foot": _support_foot,
    "leg_height_high": lambda pose, side: pose.leg(side, Lifted(84.0, 177.0)),
    "leg_height_low": lambda pose, side: pose.leg(side, Lifted(15.0, 177.0)),
    "steady": lambda pose, side: pose.leg(side, Lifted(38.0, 177.0)),
    "head_shoulders": lambda pose, side: _trunk(pose, head_deg=38.0, crunch_deg=14.0),
    "pelvis": lambda pose, side: _trunk(pose, bridge_deg=8.5),
}


def leg_raises(
    holds: Sequence[tuple[Side, float, Sequence[tuple[str, float, float]]]],
    rest_s: float = 2.0,
) -> Score:
    """Lift a leg for each entry: side, seconds held, and slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        ready = _rest().leg(side.other, _STAND)
        score.move(ready, 1.5).stay(0.5)
        score.move(ready.leg(side, _UP), 1.7)
        planned = [(LEG_RAISE_SLIPS[name], after_s, for_s) for name, after_s, for_s in slips]
        hold_with(score, side, held_s, planned)
        score.move(ready, 1.5).stay(0.4)
        score.move(_rest(), 1.3).stay(0.8)
    return score.stay(0.4)


def hollow_ramp(most_m: float = 0.06, over_s: float = 14.0) -> Score:
    """Both feet stand; the lower back leaves the mat slowly, and comes back."""
    lying = Lying(legs=(_STAND, _STAND), arms=(OnBelly(), OnBelly()))
    hollow = replace(lying, trunk=TrunkPose(hollow_m=most_m))
    return Score(lying).stay(3.0).move(hollow, over_s).stay(1.0).move(lying, over_s / 2.0).stay(1.0)
