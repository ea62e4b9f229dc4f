"""Exercise 1: one foot stands, the other leg is lifted straight and held."""

from __future__ import annotations

from dataclasses import replace

from posecheck.landmarks import Side
from posecheck_studio.arms import OnBelly
from posecheck_studio.choreography.steps import Slipping, Turns, hold_with
from posecheck_studio.legs import Lifted, Planted, Resting
from posecheck_studio.posing import Lying
from posecheck_studio.score import Score
from posecheck_studio.trunk import TrunkPose

__all__ = ["LEG_RAISE_SLIPS", "hollow_ramp", "leg_raises"]

_UP = Lifted(57.0, 177.0)
_STAND = Planted(88.0)


def _rest() -> Lying:
    return Lying(legs=(Resting(), Resting()), arms=(OnBelly(), OnBelly()))


def _support_knee(pose: Lying, side: Side, knee_deg: float) -> Lying:
    return pose.leg(side.other, Planted(knee_deg))


def _support_foot(pose: Lying, side: Side, heel_up_m: float) -> Lying:
    return pose.leg(side.other, replace(_STAND, heel_up_m=heel_up_m))


# The thigh goes up by this share of what the knee bends.
_THIGH_FOLLOWS = 15.0 / 41.0


def _raised_knee(pose: Lying, side: Side, knee_deg: float) -> Lying:
    """Bent so that the ankle stays where it is over the hip."""
    thigh_deg = _UP.elevation_deg + (_UP.knee_deg - knee_deg) * _THIGH_FOLLOWS
    return pose.leg(side, Lifted(thigh_deg, knee_deg))


def _leg_height(pose: Lying, side: Side, elevation_deg: float) -> Lying:
    return pose.leg(side, Lifted(elevation_deg, 177.0))


def _trunk(pose: Lying, **changes: float) -> Lying:
    return replace(pose, trunk=replace(pose.trunk, **changes))


def _head(pose: Lying, side: Side, head_deg: float) -> Lying:
    """The chest curls up with a head that is lifted far."""
    return _trunk(pose, head_deg=head_deg, crunch_deg=max(0.0, head_deg - 24.0))


# What can be done wrong while the leg is held up, and how.
LEG_RAISE_SLIPS: dict[str, Slipping] = {
    "hollow_back": Slipping(lambda pose, side, up_m: _trunk(pose, hollow_m=up_m), 0.052),
    "raised_knee": Slipping(_raised_knee, 136.0),
    "support_knee_low": Slipping(_support_knee, 54.0),
    "support_knee_high": Slipping(_support_knee, 128.0),
    "support_foot": Slipping(_support_foot, 0.05),
    "leg_height_high": Slipping(_leg_height, 84.0),
    "leg_height_low": Slipping(_leg_height, 15.0),
    "steady": Slipping(_leg_height, 38.0),
    "head_shoulders": Slipping(_head, 38.0),
    "pelvis": Slipping(lambda pose, side, lift_deg: _trunk(pose, bridge_deg=lift_deg), 8.5),
}


def leg_raises(
    holds: Turns,
    rest_s: float = 2.0,
) -> Score:
    """Lift a leg for each entry: side, seconds held, and slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        ready = _rest().leg(side.other, _STAND)
        score.move(ready, 1.5).stay(0.5)
        score.move(ready.leg(side, _UP), 1.7)
        hold_with(score, side, held_s, slips, LEG_RAISE_SLIPS)
        score.move(ready, 1.5).stay(0.4)
        score.move(_rest(), 1.3).stay(0.8)
    return score.stay(0.4)


def hollow_ramp(most_m: float = 0.06, over_s: float = 14.0) -> Score:
    """Both feet stand; the lower back leaves the mat slowly, and comes back."""
    lying = Lying(legs=(_STAND, _STAND), arms=(OnBelly(), OnBelly()))
    hollow = replace(lying, trunk=TrunkPose(hollow_m=most_m))
    return Score(lying).stay(3.0).move(hollow, over_s).stay(1.0).move(lying, over_s / 2.0).stay(1.0)
