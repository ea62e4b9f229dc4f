"""Parts that every choreography uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from posecheck.landmarks import Side
from posecheck.studio.posing import Lying
from posecheck.studio.score import Score

__all__ = ["SLIP_S", "Slip", "hold_with"]

Slip = Callable[[Lying, Side], Lying]

# Going wrong and putting it right takes this long each.
SLIP_S = 0.45


def hold_with(
    score: Score,
    side: Side,
    held_s: float,
    slips: Sequence[tuple[Slip, float, float]],
    slip_s: float = SLIP_S,
) -> Score:
    """Hold the present pose; go wrong `after_s`, stay wrong `for_s`, put it right.

    A slip that would outlast the hold is not put right.
    """
    good, began_s = score.pose, score.end_s
    for slip, after_s, for_s in slips:
        score.stay(max(0.0, began_s + after_s - score.end_s))
        score.move(slip(good, side), slip_s)
        if score.end_s + for_s + slip_s < began_s + held_s:
            score.stay(for_s).move(good, slip_s)
    return score.stay(max(0.0, began_s + held_s - score.end_s))
