"""Stretches of time in which something is truly wrong, with the dwell of its check."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from posecheck_studio.fault_sizes import NEAR_SD, beyond_sd
from posecheck_studio.truths.judging import Judgement, Zone
from posecheck_studio.truths.specification import CheckSpec

__all__ = ["DWELL_MARGIN_S", "Episode", "episodes", "is_plain"]

# A stretch this much shorter or longer than the dwell may be raised or not.
DWELL_MARGIN_S = 0.25


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch in the fault zone, until the clear zone was reached again.

    `raised`: it was plain, that is more than `NEAR_SD` beyond the limit, for longer than the
    dwell, so that it must be told; what is near the limit or about as short as the dwell may
    be. `over_s` is when its end is known, the clear dwell later.
    """

    start_s: float
    end_s: float
    over_s: float
    raised: bool
    value: float
    limit: float


def is_plain(judgement: Judgement) -> bool:
    """Whether a value is so far beyond its limit that no reading could miss it."""
    if judgement.zone is not Zone.FAULT or judgement.limit is None:
        return False
    return beyond_sd(judgement.limit, judgement.value) > NEAR_SD - _ROUNDING_SD


# An arm that lies is exactly `NEAR_SD` below where it counts as lifted: not lifted at all.
_ROUNDING_SD = 0.02


def episodes(
    times: Sequence[float], judgements: Sequence[Judgement], check: CheckSpec
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
        found.append(_episode(times, judgements, (index, stop, end), check))
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
    check: CheckSpec,
) -> Episode:
    start, stop, end = indices
    last = len(times) - 1
    worst = max(judgements[start:stop], key=_distance)
    end_s = times[min(end, last)]
    over_s = end_s + check.clear_dwell_s if end <= last else math.inf
    raised = _plain_s(times, judgements, start, stop) >= check.dwell_s + DWELL_MARGIN_S
    return Episode(times[start], end_s, over_s, raised, worst.value, worst.fault_limit)


def _distance(judgement: Judgement) -> float:
    limit = judgement.limit
    return -math.inf if limit is None else beyond_sd(limit, judgement.value)


def _plain_s(
    times: Sequence[float], judgements: Sequence[Judgement], start: int, stop: int
) -> float:
    """Longest time in a row in which a fault is plain."""
    longest, since = 0.0, math.nan
    for index in range(start, min(stop + 1, len(times))):
        if not math.isnan(since):
            longest = max(longest, times[index] - since)
        if not is_plain(judgements[index]):
            since = math.nan
        elif math.isnan(since):
            since = times[index]
    return longest
