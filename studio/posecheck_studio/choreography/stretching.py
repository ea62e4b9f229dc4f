"""Exercise 5: one arm goes overhead and pulls the body long."""

from __future__ import annotations

from dataclasses import replace

from posecheck.landmarks import Side
from posecheck_studio.arms import Beside, Overhead, Skyward
from posecheck_studio.choreography.steps import Slipping, Turns, hold_with
from posecheck_studio.legs import Lifted, Planted, Resting
from posecheck_studio.posing import Lying
from posecheck_studio.score import Score

__all__ = ["STRETCH_SLIPS", "stretches"]


def _rest() -> Lying:
    return Lying(legs=(Resting(4.0), Resting(4.0)), arms=(Beside(), Beside()))


def _knee_up(pose: Lying, side: Side, knee_deg: float) -> Lying:
    """Bent with the foot off the mat."""
    return pose.leg(side.other, Lifted(18.0, knee_deg, 4.0))


def _knee(pose: Lying, side: Side, knee_deg: float) -> Lying:
    """Bent with the foot on the mat."""
    return pose.leg(side.other, Planted(knee_deg))


def _trunk(pose: Lying, **changes: float) -> Lying:
    return replace(pose, trunk=replace(pose.trunk, **changes))


def _other_arm(pose: Lying, side: Side, lift_deg: float) -> Lying:
    return pose.arm(side.other, Overhead(lift_deg=lift_deg))


# What can be done wrong while the arm is overhead, and how much of it is usual.
STRETCH_SLIPS: dict[str, Slipping] = {
    "right_pair": Slipping(_other_arm, 0.0),
    "arm_overhead": Slipping(lambda p, side, deg: p.arm(side, Overhead(lift_deg=deg)), 48.0),
    "elbow": Slipping(lambda p, side, reach: p.arm(side, Overhead(reach=reach)), 0.88),
    "knees": Slipping(_knee_up, 140.0),
    "knees_standing": Slipping(_knee, 142.0),
    "flat": Slipping(lambda pose, side, deg: _trunk(pose, bridge_deg=deg), 10.0),
    "no_arch": Slipping(lambda pose, side, up_m: _trunk(pose, hollow_m=up_m), 0.055),
}


def stretches(
    holds: Turns,
    rest_s: float = 2.0,
) -> Score:
    """Stretch an arm for each entry: side, seconds held, and slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        score.move(_rest().arm(side, Skyward()), 1.3)
        score.move(_rest().arm(side, Overhead()), 1.3)
        hold_with(score, side, held_s, slips, STRETCH_SLIPS)
        score.move(_rest().arm(side, Skyward()), 1.3).move(_rest(), 1.3).stay(1.2)
    return score.stay(0.5)
