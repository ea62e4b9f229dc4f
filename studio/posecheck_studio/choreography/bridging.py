"""Exercise 4: the hips go up and come down slowly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from posecheck.landmarks import Side
from posecheck_studio.arms import Beside
from posecheck_studio.choreography.steps import Slipping
from posecheck_studio.legs import Planted
from posecheck_studio.posing import Lying
from posecheck_studio.score import Score

__all__ = ["BRIDGE_SLIPS", "BRIDGE_TOP_SLIPS", "Lift", "bridges", "drawn_lift"]

# Trunk lift that brings shoulder, hip and knee into one line (prototype), and its knee.
LINE_DEG = 20.0
_KNEE_DEG = 82.0


@dataclass(frozen=True, slots=True)
class Lift:
    """One repetition: the highest trunk lift, the seconds up, on top and down.

    `amount` is how much of the slip there is, where it has one.
    """

    top_deg: float = LINE_DEG
    up_s: float = 4.0
    stay_s: float = 1.0
    down_s: float = 4.0
    knee_deg: float = _KNEE_DEG
    slip: str = ""
    amount: float | None = None


# What can be done wrong: a changed repetition; one that is too small does not count.
BRIDGE_SLIPS: dict[str, Lift] = {
    "high_enough": Lift(top_deg=10.5, knee_deg=62.0),
    "too_small": Lift(top_deg=11.5),
    "not_too_high": Lift(top_deg=32.0, up_s=5.6, stay_s=2.0, down_s=5.6),
    "knees_low": Lift(knee_deg=50.0, top_deg=20.0, stay_s=2.0),
    "knees_high": Lift(knee_deg=118.0, top_deg=12.0, up_s=3.6, stay_s=1.6, down_s=4.6),
    "feet_flat": Lift(stay_s=3.2, slip="feet_flat"),
    "shoulders_flat": Lift(stay_s=3.2, slip="shoulders_flat"),
    "slow": Lift(up_s=1.1, stay_s=0.8, down_s=1.1),
    "arms": Lift(stay_s=3.4, slip="arms"),
}


def drawn_lift(amounts: Sequence[float], slip: str) -> Lift:
    """Give the lift of a slip that has amounts: top, knee, seconds up and down, and its own."""
    top_deg, knee_deg, up_s, down_s, *own = amounts
    at_top = slip in BRIDGE_TOP_SLIPS
    stay_s = 3.4 if at_top else 1.6
    return Lift(
        top_deg, up_s, stay_s, down_s, knee_deg, slip if at_top else "", own[0] if own else None
    )


def _down(knee_deg: float) -> Lying:
    foot = Planted(knee_deg)
    return Lying(legs=(foot, foot), arms=(Beside(), Beside()))


def bridges(lifts: Sequence[Lift], rest_s: float = 2.2, pause_s: float = 1.4) -> Score:
    """Lift the hips once for every entry."""
    score = Score(_down(_KNEE_DEG)).stay(rest_s)
    for lift in lifts:
        if lift.knee_deg != _planted_deg(score.pose):
            score.move(_down(lift.knee_deg), 1.2).stay(1.4)
        down = score.pose
        top = replace(down, trunk=replace(down.trunk, bridge_deg=lift.top_deg))
        score.move(top, lift.up_s)
        _slip(score, lift)
        score.move(down, lift.down_s).stay(pause_s)
    return score.stay(0.5)


def _planted_deg(pose: Lying) -> float:
    foot = pose.legs[Side.LEFT]
    return foot.knee_deg if isinstance(foot, Planted) else 0.0


def _slip(score: Score, lift: Lift) -> None:
    top = score.pose
    if not lift.slip:
        score.stay(lift.stay_s)
        return
    slipping = BRIDGE_TOP_SLIPS[lift.slip]
    amount = slipping.usual if lift.amount is None else lift.amount
    score.stay(0.4).move(slipping.pose(top, Side.LEFT, amount), 0.5).stay(lift.stay_s - 1.8)
    score.move(top, 0.5).stay(0.4)


def _heels_up(pose: Lying, side: Side, up_m: float) -> Lying:
    legs = tuple(replace(leg, heel_up_m=up_m) for leg in pose.legs if isinstance(leg, Planted))
    return replace(pose, legs=(legs[0], legs[1]))


def _head_up(pose: Lying, side: Side, head_deg: float) -> Lying:
    return replace(pose, trunk=replace(pose.trunk, head_deg=head_deg))


def _arms_up(pose: Lying, side: Side, lift_m: float) -> Lying:
    return replace(pose, arms=(Beside(lift_m=lift_m), Beside(lift_m=lift_m)))


BRIDGE_TOP_SLIPS: dict[str, Slipping] = {
    "feet_flat": Slipping(_heels_up, 0.045),
    "shoulders_flat": Slipping(_head_up, 42.0),
    "arms": Slipping(_arms_up, 0.22),
}
