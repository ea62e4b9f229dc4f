"""Exercise 5: one arm goes overhead and pulls the body long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from posecheck.landmarks import Side
from posecheck.studio.arms import Beside, Overhead, Skyward
from posecheck.studio.choreography.steps import Slip, hold_with
from posecheck.studio.legs import Lifted, Resting
from posecheck.studio.posing import Lying
from posecheck.studio.score import Score

__all__ = ["STRETCH_SLIPS", "stretches"]


def _rest() -> Lying:
    return Lying(legs=(Resting(4.0), Resting(4.0)), arms=(Beside(), Beside()))


def _bent_knee(pose: Lying, side: Side) -> Lying:
    return pose.leg(side.other, Lifted(18.0, 140.0, 4.0))


# What can be done wrong while the arm is overhead, and how.
STRETCH_SLIPS: dict[str, Slip] = {
    "right_pair": lambda pose, side: pose.arm(side.other, Overhead()),
    "arm_overhead": lambda pose, side: pose.arm(side, Overhead(lift_deg=48.0)),
    "elbow": lambda pose, side: pose.arm(side, Overhead(reach=0.88)),
    "knees": _bent_knee,
    "flat": lambda pose, side: replace(pose, trunk=replace(pose.trunk, bridge_deg=10.0)),
    "no_arch": lambda pose, side: replace(pose, trunk=replace(pose.trunk, hollow_m=0.055)),
}


def stretches(
    holds: Sequence[tuple[Side, float, Sequence[tuple[str, float, float]]]],
    rest_s: float = 2.0,
) -> Score:
    """Stretch an arm for each entry: side, seconds held, and slips (name, after, for seconds)."""
    score = Score(_rest()).stay(rest_s)
    for side, held_s, slips in holds:
        score.move(_rest().arm(side, Skyward()), 1.3)
        score.move(_rest().arm(side, Overhead()), 1.3)
        planned = [(STRETCH_SLIPS[name], after_s, for_s) for name, after_s, for_s in slips]
        hold_with(score, side, held_s, planned)
        score.move(_rest().arm(side, Skyward()), 1.3).move(_rest(), 1.3).stay(1.2)
    return score.stay(0.5)
