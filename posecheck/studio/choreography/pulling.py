"""Exercise 2: one knee is drawn to the chest and let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posecheck.landmarks import Side
from posecheck.studio.arms import Beside, Clasping
from posecheck.studio.choreography.steps import Slip, hold_with
from posecheck.studio.legs import Lifted, Planted
from posecheck.studio.posing import Lying
from posecheck.studio.score import Score

__all__ = ["KNEE_TO_CHEST_SLIPS", "knees_to_chest"]

_STAND = Planted(92.0)
_PULLED = Lifted(128.0, 52.0, ankle_deg=110.0)


def _rest() -> Lying:
    return Lying(legs=(_STAND, _STAND), arms=(Beside(), Beside()))


def _pulled(side: Side) -> Lying:
    clasp = Clasping(side)
    return replace(_rest(), arms=(clasp, clasp)).leg(side, _PULLED)


# What can be done wrong while the knee is held, and how.
KNEE_TO_CHEST_SLIPS: dict[str, Slip] = {
    "depth": lambda pose, side: pose.leg(side, Lifted(88.0, 70.0)),
    "knee_folded": lambda pose, side: pose.leg(side, Lifted(122.0, 122.0)),
    "other_leg": lambda pose, side: pose.leg(side.other, Planted(152.0)),
    "other_foot": lambda pose, side: pose.leg(side.other, Lifted(56.0, 84.0)),
    "head_shoulders": lambda pose, side: replace(
        pose, trunk=replace(pose.trunk, head_deg=36.0, crunch_deg=16.0)
    ),
}


def knees_to_chest(
    holds: Sequence[tuple[Side, float, Sequence[tuple[str, float, float]]]],
    rest_s: float = 2.0,
) -> Score:
    """Draw a knee up for each entry: side, seconds held, and slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        score.move(_pulled(side), 2.2)
        planned = [(KNEE_TO_CHEST_SLIPS[name], after_s, for_s) for name, after_s, for_s in slips]
        hold_with(score, side, held_s, planned)
        score.move(_rest(), 2.0).stay(1.2)
    return score.stay(0.5)
