"""Median of each measure over a short window of time."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from statistics import median

from posecheck.verdict import Measures

__all__ = ["SPEED_WINDOW_S", "WINDOW_S", "MeasureFilter"]

# About five frames at 25 frames a second (DESIGN, "Smoothing": median of 5). Given in
# seconds, so that it acts alike at any frame rate; 3 samples remain at 15.
WINDOW_S = 0.19
# Long enough that 1 % of T of landmark noise makes less than 0.03 T/s at 15 frames a
# second, short enough to see a bounce.
SPEED_WINDOW_S = 0.8


class MeasureFilter:
    """Running median in time; unknown values are left out, and stay unknown now."""

    def __init__(
        self, speeds: Mapping[str, tuple[str, str]] | None = None, window_s: float = WINDOW_S
    ) -> None:
        self._speeds = speeds or {}
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
        for name, coordinates in self._speeds.items():
            for coordinate in coordinates:
                self._keep_long(time_s, coordinate, measures[coordinate])
            smooth[name] = self._speed(time_s, *coordinates)
        return Measures(smooth, measures.reasons)

    def _add(self, name: str, time_s: float, value: float) -> float:
        kept = self._kept.setdefault(name, deque())
        kept.append((time_s, value))
        while kept[0][0] < time_s - self._window_s:
            kept.popleft()
        return median([v for _, v in kept])

    def _speed(self, time_s: float, x: str, y: str) -> float:
        """Speed of a point from two kept measures, in their unit per second.

        A straight line fitted over the speed window; NaN until half of it is filled.
        """
        rates = [self._rate(time_s, name) for name in (x, y)]
        return math.hypot(*rates)

    def _rate(self, time_s: float, name: str) -> float:
        kept = self._long.get(name)
        if not kept or kept[-1][0] < time_s or kept[-1][0] - kept[0][0] < SPEED_WINDOW_S / 2:
            return math.nan
        mean_t = sum(t for t, _ in kept) / len(kept)
        spread = sum((t - mean_t) ** 2 for t, _ in kept)
        return sum((t - mean_t) * v for t, v in kept) / spread

    def _keep_long(self, time_s: float, name: str, value: float) -> None:
        """Keep a measure long enough for its speed."""
        kept = self._long.setdefault(name, deque())
        if not math.isnan(value):
            kept.append((time_s, value))
        while kept and kept[0][0] < time_s - SPEED_WINDOW_S:
            kept.popleft()

    def reset(self) -> None:
        """Forget everything, after a cut or a gap in time."""
        self._kept.clear()
        self._long.clear()
