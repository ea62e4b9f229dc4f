"""Parts that every choreography uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from posecheck.landmarks import Side
from posecheck_studio.posing import Lying
from posecheck_studio.recipe import Slip, amounts_of
from posecheck_studio.score import Score

__all__ = ["SLIP_S", "Slipping", "Turns", "hold_with", "slipped"]

# Side, seconds held, and what goes wrong.
Turns = Sequence[tuple[Side, float, Sequence[Slip]]]

# Going wrong and putting it right takes this long each.
SLIP_S = 0.45


@dataclass(frozen=True, slots=True)
class Slipping:
    """Something that can be done wrong: ``pose(good, side, amount)``, and its usual amount."""

    pose: Callable[[Lying, Side, float], Lying]
    usual: float = 0.0


def slipped(table: Mapping[str, Slipping], good: Lying, side: Side, slip: Slip) -> Lying:
    """Give the pose that a slip leads to."""
    slipping = table[slip[0]]
    amounts = amounts_of(slip)
    return slipping.pose(good, side, amounts[0] if amounts else slipping.usual)


def hold_with(
    score: Score,
    side: Side,
    held_s: float,
    slips: Sequence[Slip],
    table: Mapping[str, Slipping],
    slip_s: float = SLIP_S,
) -> Score:
    """Hold the present pose; go wrong `after_s`, stay wrong `for_s`, put it right.

    A slip that would outlast the hold is not put right.
    """
    good, began_s = score.pose, score.end_s
    for slip in slips:
        after_s, for_s = slip[1:3]
        score.stay(max(0.0, began_s + after_s - score.end_s))
        score.move(slipped(table, good, side, slip), slip_s)
        if score.end_s + for_s + slip_s < began_s + held_s:
            score.stay(for_s).move(good, slip_s)
    return score.stay(max(0.0, began_s + held_s - score.end_s))
