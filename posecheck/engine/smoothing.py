"""Median of each measure over a short window of time."""

from __future__ import annotations

import math
from collections import deque
from statistics import median

from posecheck.verdict import Measures

__all__ = ["WINDOW_S", "MeasureFilter"]

# About five frames at 25 frames a second (DESIGN, "Smoothing": median of 5). Given in
# seconds, so that it acts alike at any frame rate; 3 samples remain at 15.
WINDOW_S = 0.19


class MeasureFilter:
    """Running median in time; unknown values are left out, and stay unknown now."""

    def __init__(self, window_s: float = WINDOW_S) -> None:
        self._window_s = window_s
        self._kept: dict[str, deque[tuple[float, float]]] = {}

    def step(self, time_s: float, measures: Measures) -> Measures:
        """Add one moment and give the smoothed measures.

        A measure that is NaN now stays NaN: smoothing never invents a value.
        """
        smooth: dict[str, float] = {}
        for name, value in measures.values_by_name.items():
            smooth[name] = value if math.isnan(value) else self._add(name, time_s, value)
        return Measures(smooth, measures.reasons)

    def _add(self, name: str, time_s: float, value: float) -> float:
        kept = self._kept.setdefault(name, deque())
        kept.append((time_s, value))
        while kept[0][0] < time_s - self._window_s:
            kept.popleft()
        return median([v for _, v in kept])

    def reset(self) -> None:
        """Forget everything, after a cut or a gap in time."""
        self._kept.clear()
