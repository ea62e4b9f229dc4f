"""Where signals turn that go up and down plainly, and for how long they stay there."""

from __future__ import annotations

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
    start_s, end_s : float
        How long it stays there.
    """

    high: bool
    start_s: float
    end_s: float

    @property
    def time_s(self) -> float:
        """The middle of its stay; the very highest moment may be at its edge."""
        return (self.start_s + self.end_s) / 2.0


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
    At the very beginning and end there are none, unless the values stay there for a while:
    what came before and after is unknown.

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
    if not found:
        return []
    ways = [_half_way(smooth, a, b) for (a, _), (b, _) in pairwise(found)]
    edges_s = [float(times[k]) for k in (0, *ways, len(times) - 1)]
    turns = []
    for (k, sign), between_s in zip(found, pairwise(edges_s), strict=True):
        turn = Turn(sign > 0, *_stay_s(*between_s))
        turned = edges_s[0] + STEADY_S / 2 < times[k] < edges_s[-1] - STEADY_S / 2
        if turned or turn.end_s - turn.start_s >= STEADY_S:
            turns.append(turn)
    return turns


def _stay_s(from_s: float, to_s: float) -> tuple[float, float]:
    trim_s = ON_THE_WAY * (to_s - from_s)
    return from_s + trim_s, to_s - trim_s


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
