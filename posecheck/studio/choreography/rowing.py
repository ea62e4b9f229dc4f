"""Exercise 6: on the stomach; an arm, the opposite leg and the head are lifted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posecheck.landmarks import Side
from posecheck.studio.arms import Forward
from posecheck.studio.choreography.steps import Slip, hold_with
from posecheck.studio.legs import Lifted, Resting
from posecheck.studio.posing import Lying
from posecheck.studio.score import Score
from posecheck.studio.trunk import TrunkPose

__all__ = ["ROW_SLIPS", "rows"]

_LEG = Lifted(9.0, 177.0, ankle_deg=165.0)
_ARM = Forward(lift_m=0.15)


def _rest() -> Lying:
    return Lying(prone=True, legs=(Resting(4.0), Resting(4.0)), arms=(Forward(), Forward()))


def _row(side: Side) -> Lying:
    """Side of the arm."""
    up = replace(_rest(), trunk=TrunkPose(head_deg=7.0, arch_deg=1.5))
    return up.arm(side, _ARM).leg(side.other, _LEG)


def _swapped_leg(pose: Lying, side: Side) -> Lying:
    return pose.leg(side.other, Resting(4.0)).leg(side, _LEG)


def _superman(pose: Lying, side: Side) -> Lying:
    return pose.arm(side.other, _ARM).leg(side, _LEG)


# What can be done wrong while arm and leg are lifted, and how.
ROW_SLIPS: dict[str, Slip] = {
    "superman": _superman,
    "right_pair": lambda pose, side: pose.leg(side, _LEG),
    "same_side": _swapped_leg,
    "arm_lifted": lambda pose, side: pose.arm(side, Forward()),
    "leg_lifted": lambda pose, side: pose.leg(side.other, Resting(4.0)),
    "head": lambda pose, side: replace(pose, trunk=replace(pose.trunk, head_deg=52.0)),
    "too_high": lambda pose, side: pose.leg(side.other, Lifted(32.0, 177.0, ankle_deg=165.0)),
    "straight_limbs": lambda pose, side: pose.arm(side, Forward(lift_m=0.24, reach=0.87)),
    "pelvis_chest": lambda pose, side: replace(pose, trunk=replace(pose.trunk, hip_lift_m=0.06)),
    "straight_row": lambda pose, side: replace(
        pose, trunk=replace(pose.trunk, arch_deg=34.0, head_deg=2.0)
    ),
}


def rows(
    holds: Sequence[tuple[Side, float, Sequence[tuple[str, float, float]]]],
    rest_s: float = 2.0,
) -> Score:
    """Row for each entry: side of the arm, seconds held, slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        score.move(_row(side), 1.4)
        planned = [(ROW_SLIPS[name], after_s, for_s) for name, after_s, for_s in slips]
        hold_with(score, side, held_s, planned)
        score.move(_rest(), 1.4).stay(1.2)
    return score.stay(0.5)
