"""Median of each measure over a short window of time."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from itertools import pairwise

from posecheck.verdict import Measures

__all__ = ["BOUNCE_WINDOW_S", "WINDOW_S", "MeasureFilter"]

# About five frames at 25 frames a second (DESIGN, "Smoothing": median of 5). Given in
# seconds, so that it acts alike at any frame rate; 3 samples remain at 15.
WINDOW_S = 0.19
# Two or three bounces of a person who bounces about once a second.
BOUNCE_WINDOW_S = 2.0
# Turning back by less than this (2 cm) is landmark noise and breathing, in T.
TURN_T = 0.04


class MeasureFilter:
    """Running median in time; unknown values are left out, and stay unknown now."""

    def __init__(
        self, bounces: Mapping[str, tuple[str, ...]] | None = None, window_s: float = WINDOW_S
    ) -> None:
        self._bounces = bounces or {}
        self._window_s = window_s
        self._kept: dict[str, deque[tuple[float, float]]] = {}
        self._long: dict[str, deque[tuple[float, float]]] = {}

    def step(self, time_s: float, measures: Measures) -> Measures:
        """Add one moment and give the smoothed measures.

        A measure that is NaN now stays NaN: smoothing never invents a value.
        """
        smooth: dict[str, float] = {}
        for name, value in measures.values_by_name.items():
            smooth[name] = value if math.isnan(value) else self._add(name, time_s, value)
        for name, coordinates in self._bounces.items():
            for coordinate in coordinates:
                self._keep_long(time_s, coordinate, smooth[coordinate])
            smooth[name] = math.hypot(*(self._to_and_fro(time_s, c) for c in coordinates))
        return Measures(smooth, measures.reasons)

    def _add(self, name: str, time_s: float, value: float) -> float:
        kept = self._kept.setdefault(name, deque())
        kept.append((time_s, value))
        while kept[0][0] < time_s - self._window_s:
            kept.popleft()
        return _median([v for _, v in kept])

    def _to_and_fro(self, time_s: float, name: str) -> float:
        """Way that a coordinate went and came back over the window, by its time.

        A movement in one direction, or over an arc, has none. NaN until half of the window
        is filled.
        """
        kept = self._long.get(name)
        if not kept or kept[-1][0] < time_s or kept[-1][0] - kept[0][0] < BOUNCE_WINDOW_S / 2:
            return math.nan
        return _wasted([value for _, value in kept]) / (kept[-1][0] - kept[0][0])

    def _keep_long(self, time_s: float, name: str, value: float) -> None:
        """Keep a measure long enough to see it turn back."""
        kept = self._long.setdefault(name, deque())
        if not math.isnan(value):
            kept.append((time_s, value))
        while kept and kept[0][0] < time_s - BOUNCE_WINDOW_S:
            kept.popleft()

    def reset(self) -> None:
        """Forget everything, after a cut or a gap in time."""
        self._kept.clear()
        self._long.clear()


def _median(values: list[float]) -> float:
    """As `statistics.median`, which takes twice as long for a handful."""
    values.sort()
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


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
