"""Median of each measure over a short window of time."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from posecheck.pose import FloatArray
from posecheck.verdict import Measures

__all__ = ["BOUNCE_WINDOW_S", "WINDOW_S", "MeasureFilter"]

# About five frames at 25 frames a second (DESIGN, "Smoothing": median of 5). Given in
# seconds, so that it acts alike at any frame rate; 3 samples remain at 15.
WINDOW_S = 0.19
# Two or three bounces of a person who bounces about once a second.
BOUNCE_WINDOW_S = 2.0
# A knee does not turn back within this; a landmark jumps to and fro between two places, from
# picture to picture. What it is on average over this has none of it.
JITTER_S = 0.3
# Turning back by less than this (2 cm) is landmark noise and breathing, in T.
TURN_T = 0.04


class MeasureFilter:
    """Running median in time; unknown values are left out, and stay unknown now."""

    def __init__(
        self,
        bounces: Mapping[str, tuple[str, ...]] | None = None,
        most: Mapping[str, str] | None = None,
        window_s: float = WINDOW_S,
    ) -> None:
        self._bounces = bounces or {}
        self._most_of = most or {}
        self._most = dict.fromkeys(self._most_of, math.nan)
        self._window_s = window_s
        self._names: tuple[str, ...] = ()
        self._times_s: deque[float] = deque()
        self._rows: deque[FloatArray] = deque()
        self._long: dict[str, deque[tuple[float, float]]] = {}

    def step(self, time_s: float, measures: Measures) -> Measures:
        """Add one moment and give the smoothed measures.

        A measure that is NaN now stays NaN: smoothing never invents a value.
        """
        names = tuple(measures.values_by_name)
        if names != self._names:
            self._names = names
            self._times_s.clear()
            self._rows.clear()
        self._rows.append(np.array(list(measures.values_by_name.values())))
        self._times_s.append(time_s)
        while self._times_s[0] < time_s - self._window_s:
            self._times_s.popleft()
            self._rows.popleft()
        smooth = dict(zip(names, _medians(self._rows), strict=True))
        for name, coordinates in self._bounces.items():
            for coordinate in coordinates:
                self._keep_long(time_s, coordinate, smooth[coordinate])
            smooth[name] = math.hypot(*(self._to_and_fro(time_s, c) for c in coordinates))
        for name, source in self._most_of.items():
            self._most[name] = smooth[name] = np.fmax(self._most[name], smooth[source])
        return Measures(smooth, measures.reasons)

    def _to_and_fro(self, time_s: float, name: str) -> float:
        """Way that a coordinate went and came back over the window, by its time.

        A movement in one direction, or over an arc, has none. NaN until half of the window
        is filled.
        """
        kept = self._long.get(name)
        if not kept or kept[-1][0] < time_s or kept[-1][0] - kept[0][0] < BOUNCE_WINDOW_S / 2:
            return math.nan
        return _wasted(_averages(kept)) / (kept[-1][0] - kept[0][0])

    def _keep_long(self, time_s: float, name: str, value: float) -> None:
        """Keep a measure long enough to see it turn back."""
        kept = self._long.setdefault(name, deque())
        if not math.isnan(value):
            kept.append((time_s, value))
        while kept and kept[0][0] < time_s - BOUNCE_WINDOW_S:
            kept.popleft()

    def reset(self) -> None:
        """Forget everything, after a cut or a gap in time."""
        self._times_s.clear()
        self._rows.clear()
        self._long.clear()
        self._most = dict.fromkeys(self._most_of, math.nan)


def _medians(rows: Sequence[FloatArray]) -> list[float]:
    """Median of what is known in each column; NaN where the last row has NaN."""
    table = np.sort(np.array(rows), axis=0)  # what is unknown comes last
    known, columns = np.count_nonzero(~np.isnan(table), axis=0), np.arange(table.shape[1])
    medians = (table[(known - 1) // 2, columns] + table[known // 2, columns]) / 2
    smooth: list[float] = np.where(np.isnan(rows[-1]), math.nan, medians).tolist()
    return smooth


def _averages(kept: Iterable[tuple[float, float]]) -> list[float]:
    """Mean of each value and those of the last `JITTER_S` before it."""
    recent: deque[tuple[float, float]] = deque()
    means, total = [], 0.0
    for time_s, value in kept:
        recent.append((time_s, value))
        total += value
        while recent[0][0] < time_s - JITTER_S:
            total -= recent.popleft()[1]
        means.append(total / len(recent))
    return means


def _wasted(values: list[float]) -> float:
    """Way along the turning points that matter, less that of one way out and back."""
    pivots, extreme, rising = [values[0]], values[0], 0
    for value in values[1:]:
        if rising * (value - extreme) >= 0 and abs(value - pivots[-1]) >= TURN_T:
            rising = 1 if value > pivots[-1] else -1
            extreme = value
        elif rising and rising * (extreme - value) >= TURN_T:
            pivots.append(extreme)
            extreme, rising = value, -rising
    pivots.append(extreme)
    ways = sorted(abs(b - a) for a, b in pairwise(pivots))
    return sum(ways[:-2])
