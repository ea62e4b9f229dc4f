"""Exercise 6: on the stomach; an arm, the opposite leg and the head are lifted."""

from __future__ import annotations

from dataclasses import replace

from posecheck.landmarks import Side
from posecheck_studio.arms import Forward
from posecheck_studio.choreography.steps import Slipping, Turns, hold_with
from posecheck_studio.legs import LegPose, Lifted, Resting
from posecheck_studio.posing import Lying
from posecheck_studio.score import Score
from posecheck_studio.trunk import TrunkPose

__all__ = ["ROW_SLIPS", "rows"]

_LEG = Lifted(9.0, 177.0, ankle_deg=165.0)
_ARM = Forward(lift_m=0.15)


def _rest() -> Lying:
    return Lying(prone=True, legs=(Resting(4.0), Resting(4.0)), arms=(Forward(), Forward()))


def _row(side: Side) -> Lying:
    """Side of the arm."""
    up = replace(_rest(), trunk=TrunkPose(head_deg=7.0, arch_deg=1.5))
    return up.arm(side, _ARM).leg(side.other, _LEG)


def _leg(up_deg: float) -> LegPose:
    """So far up; 0 rests, and below it a leg is on its way down to the mat."""
    return Lifted(up_deg, 177.0, ankle_deg=165.0) if up_deg != 0.0 else Resting(4.0)


def _swapped_leg(pose: Lying, side: Side, up_deg: float) -> Lying:
    return pose.leg(side.other, Resting(4.0)).leg(side, _leg(up_deg))


def _superman(pose: Lying, side: Side, up_deg: float) -> Lying:
    return pose.arm(side.other, _ARM).leg(side, _leg(up_deg))


def _elbow(pose: Lying, side: Side, reach: float) -> Lying:
    return pose.arm(side, Forward(lift_m=0.24, reach=reach))


def _knee(pose: Lying, side: Side, knee_deg: float) -> Lying:
    return pose.leg(side.other, replace(_LEG, knee_deg=knee_deg))


def _trunk(pose: Lying, **changes: float) -> Lying:
    return replace(pose, trunk=replace(pose.trunk, **changes))


# What can be done wrong while arm and leg are lifted, and how much of it is usual.
ROW_SLIPS: dict[str, Slipping] = {
    "superman": Slipping(_superman, 9.0),
    "right_pair": Slipping(lambda pose, side, deg: pose.leg(side, _leg(deg)), 9.0),
    "same_side": Slipping(_swapped_leg, 9.0),
    "arm_lifted": Slipping(lambda pose, side, up_m: pose.arm(side, Forward(lift_m=up_m)), 0.0),
    "leg_lifted": Slipping(lambda pose, side, deg: pose.leg(side.other, _leg(deg)), 0.0),
    "head": Slipping(lambda pose, side, deg: _trunk(pose, head_deg=deg), 52.0),
    "too_high": Slipping(lambda pose, side, deg: pose.leg(side.other, _leg(deg)), 32.0),
    "straight_limbs": Slipping(_elbow, 0.87),
    "straight_limbs_knee": Slipping(_knee, 140.0),
    "pelvis_chest": Slipping(lambda pose, side, up_m: _trunk(pose, hip_lift_m=up_m), 0.06),
    "straight_row": Slipping(
        lambda pose, side, deg: _trunk(pose, arch_deg=deg, head_deg=2.0), 34.0
    ),
}


def rows(
    holds: Turns,
    rest_s: float = 2.0,
) -> Score:
    """Row for each entry: side of the arm, seconds held, slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        score.move(_row(side), 1.4)
        hold_with(score, side, held_s, slips, ROW_SLIPS)
        score.move(_rest(), 1.4).stay(1.2)
    return score.stay(0.5)
