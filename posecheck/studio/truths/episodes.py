"""Stretches of time in which something is truly wrong, with the dwell of its check."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from posecheck.exercises.spec import Check, Judgement, Zone

__all__ = ["Episode", "episodes"]

# A stretch this much shorter or longer than the dwell may be raised or not.
DWELL_MARGIN_S = 0.25


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch in the fault zone, until the clear zone was reached again.

    `raised` is None where its length is so near the dwell that either is right;
    `over_s` is when its end is known, the clear dwell later.
    """

    start_s: float
    end_s: float
    over_s: float
    raised: bool | None
    value: float
    limit: float


def episodes(
    times: Sequence[float], judgements: Sequence[Judgement], check: Check
) -> list[Episode]:
    """Find the episodes of a check in one stretch of its phases."""
    found: list[Episode] = []
    index = 0
    while index < len(times):
        if judgements[index].zone is not Zone.FAULT:
            index += 1
            continue
        stop = _fault_end(judgements, index)
        length_s = times[min(stop, len(times) - 1)] - times[index]
        end = _cleared(times, judgements, stop, check.clear_dwell_s)
        if length_s < check.dwell_s + DWELL_MARGIN_S:
            end = stop
        found.append(_episode(times, judgements, (index, stop, end), check, length_s))
        index = max(end, stop)
    return found


def _fault_end(judgements: Sequence[Judgement], start: int) -> int:
    index = start
    while index < len(judgements) and judgements[index].zone is Zone.FAULT:
        index += 1
    return index


def _cleared(
    times: Sequence[float], judgements: Sequence[Judgement], start: int, clear_s: float
) -> int:
    """Index at which the clear zone begins that lasts; the end of the stretch otherwise."""
    since: int | None = None
    for index in range(start, len(times)):
        if judgements[index].zone is not Zone.CLEAR:
            since = None
        elif since is None:
            since = index
        if since is not None and times[index] - times[since] >= clear_s - 1e-6:
            return since
    return len(times)


def _episode(
    times: Sequence[float],
    judgements: Sequence[Judgement],
    indices: tuple[int, int, int],
    check: Check,
    length_s: float,
) -> Episode:
    start, stop, end = indices
    last = len(times) - 1
    limit = judgements[start].limit
    worst = max(range(start, stop), key=lambda i: abs(judgements[i].value - limit))
    raised = None if abs(length_s - check.dwell_s) <= DWELL_MARGIN_S else length_s > check.dwell_s
    end_s = times[min(end, last)]
    over_s = end_s + check.clear_dwell_s if end <= last else math.inf
    return Episode(times[start], end_s, over_s, raised, judgements[worst].value, limit)
