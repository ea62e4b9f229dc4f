"""Exercise 2: one knee is drawn to the chest and let go."""

from __future__ import annotations

from dataclasses import replace

from posecheck.landmarks import Side
from posecheck_studio.arms import Beside, Clasping
from posecheck_studio.choreography.steps import Slipping, Turns, hold_with
from posecheck_studio.legs import Lifted, Planted
from posecheck_studio.posing import Lying
from posecheck_studio.score import Score

__all__ = ["KNEE_TO_CHEST_SLIPS", "knees_to_chest"]

_STAND = Planted(92.0)
_PULLED = Lifted(128.0, 52.0, ankle_deg=110.0)


def _rest() -> Lying:
    return Lying(legs=(_STAND, _STAND), arms=(Beside(), Beside()))


def _pulled(side: Side) -> Lying:
    clasp = Clasping(side)
    return replace(_rest(), arms=(clasp, clasp)).leg(side, _PULLED)


def _depth(pose: Lying, side: Side, thigh_deg: float) -> Lying:
    return pose.leg(side, Lifted(thigh_deg, 70.0))


def _unfolded(pose: Lying, side: Side, knee_deg: float) -> Lying:
    return pose.leg(side, Lifted(122.0, knee_deg))


def _other_foot(pose: Lying, side: Side, up_deg: float) -> Lying:
    """The foot leaves the floor with the shank hanging; the thigh stays away from the trunk."""
    return pose.leg(side.other, Lifted(up_deg, 84.0))


def _head(pose: Lying, side: Side, head_deg: float) -> Lying:
    trunk = replace(pose.trunk, head_deg=head_deg, crunch_deg=max(0.0, head_deg - 20.0))
    return replace(pose, trunk=trunk)


# What can be done wrong while the knee is held, and how much of it is usual.
KNEE_TO_CHEST_SLIPS: dict[str, Slipping] = {
    "depth": Slipping(_depth, 88.0),
    "knee_folded": Slipping(_unfolded, 122.0),
    "other_leg": Slipping(lambda pose, side, deg: pose.leg(side.other, Planted(deg)), 152.0),
    "other_foot": Slipping(_other_foot, 56.0),
    "head_shoulders": Slipping(_head, 36.0),
}


def knees_to_chest(
    holds: Turns,
    rest_s: float = 2.0,
) -> Score:
    """Draw a knee up for each entry: side, seconds held, and slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        score.move(_pulled(side), 2.2)
        hold_with(score, side, held_s, slips, KNEE_TO_CHEST_SLIPS)
        score.move(_rest(), 2.0).stay(1.2)
    return score.stay(0.5)
