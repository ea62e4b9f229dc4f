"""Where signals turn that go up and down plainly, and for how long they stay there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from posecheck.baseline.back_calibration import SEEN_D
from posecheck.pose import FloatArray

__all__ = ["STEADY_S", "Turn", "together", "turning_points"]

# Shorter than the shortest dwell of a fault (EXERCISES: 0.5 s) nothing is held.
STEADY_S = 0.5
# EXERCISES: an arched moment is above half of the person's own range, a pressed one below
# 30 %: a turning point stands out by half of the range at least.
PROMINENT_SHARE = 0.5
_RANGE = (0.05, 0.95)
# Of the time from half-way to half-way a quarter at either end is still on the way. What is
# left holds what a breath does meanwhile, and not only the best moment.
ON_THE_WAY = 0.25


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point.

    Attributes
    ----------
    high : bool
        Whether the signal is highest there, or lowest.
    time_s : float
    start_s, end_s : float
        How long it stays there.
    """

    high: bool
    time_s: float
    start_s: float
    end_s: float


def together(times: FloatArray, columns: Iterable[FloatArray]) -> FloatArray:
    """Add signals up, each in units of its own noise from picture to picture.

    Parameters
    ----------
    times : ndarray, shape (T,)
        Seconds, in order.
    columns : iterable of ndarray, shape (T,)
        NaN unknown; the sum is unknown there.
    """
    total = np.zeros(len(times))
    for column in columns:
        noise = _noise(times, column)
        if noise > 0.0:
            total = total + (column - np.nanmedian(column)) / noise
    return total


def turning_points(times: FloatArray, values: FloatArray) -> list[Turn]:
    """Find the lowest and highest points, by turns, in order of time.

    Each differs from its neighbours by half of the whole range and by more than noise does.
    The first and last moments are no turning points: what came before and after is unknown.

    Parameters
    ----------
    times : ndarray, shape (T,)
    values : ndarray, shape (T,)
        NaN unknown.
    """
    smooth = _smooth(times, values)
    if np.isnan(smooth).all():
        return []
    low, high = np.nanquantile(smooth, _RANGE)
    plain = max(SEEN_D * _noise(times, values), PROMINENT_SHARE * float(high - low))
    found = _zigzag(smooth, plain)
    edges = [_half_way(smooth, a, b) for (a, _), (b, _) in pairwise(found)]
    turns = []
    for place, (k, sign) in enumerate(found):
        before_s = times[k] - times[edges[place - 1]] if place > 0 else math.inf
        after_s = times[edges[place]] - times[k] if place < len(edges) else math.inf
        # Beside the first and last it is taken to stay for as long as on the other side.
        before_s, after_s = (
            (end if math.isfinite(end) else other)
            for end, other in ((before_s, after_s), (after_s, before_s))
        )
        inside = times[0] + STEADY_S / 2 < times[k] < times[-1] - STEADY_S / 2
        if inside and math.isfinite(before_s):
            trim_s = ON_THE_WAY * (before_s + after_s)
            start_s, end_s = times[k] - before_s + trim_s, times[k] + after_s - trim_s
            turns.append(Turn(sign > 0, float(times[k]), float(start_s), float(end_s)))
    return turns


def _half_way(values: FloatArray, first: int, last: int) -> int:
    """Where values get half-way from one turning point to the next."""
    half = (values[first] + values[last]) / 2.0
    up = values[last] > values[first]
    between = values[first : last + 1]
    reached = between >= half if up else between <= half
    return first + int(np.argmax(reached))


def _noise(times: FloatArray, values: FloatArray) -> float:
    return float(np.nanstd(values - _smooth(times, values)))


def _smooth(times: FloatArray, values: FloatArray) -> FloatArray:
    """Mean over `STEADY_S` around each moment; NaN where nothing is known."""
    known = ~np.isnan(values)
    sums, counts = (
        np.concatenate([[0.0], np.cumsum(np.where(known, row, 0.0))])
        for row in (values, np.ones(len(values)))
    )
    first = np.searchsorted(times, times - STEADY_S / 2, side="left")
    last = np.searchsorted(times, times + STEADY_S / 2, side="right")
    count = counts[last] - counts[first]
    mean = np.full(len(values), np.nan)
    np.divide(sums[last] - sums[first], count, out=mean, where=count > 0)
    return mean


def _zigzag(values: FloatArray, plain: float) -> list[tuple[int, int]]:
    """Alternate lowest (-1) and highest (1) points, each `plain` away from its neighbours."""
    turns: list[tuple[int, int]] = []
    known = np.flatnonzero(~np.isnan(values)).tolist()
    low = high = known[0]
    way = 0
    for k in known:
        value = values[k]
        low = k if value < values[low] else low
        high = k if value > values[high] else high
        if way >= 0 and value <= values[high] - plain:
            turns.append((high, 1))
            way, low = -1, k
        elif way <= 0 and value >= values[low] + plain:
            turns.append((low, -1))
            way, high = 1, k
    if way != 0:
        turns.append((high, 1) if way > 0 else (low, -1))
    return turns
