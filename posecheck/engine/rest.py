"""Where a signal rests, which changes with where the feet are put."""

from __future__ import annotations

import math
from collections import deque
from statistics import median

__all__ = ["REST_S", "RestTracker"]

# A signal that stays within this range for this long, in the resting pose, is at rest.
REST_S, REST_RANGE = 0.6, 2.5


class RestTracker:
    """Where the signal rests now: feet that are put elsewhere move it."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, float]] = deque()
        self._rest = math.nan

    def step(self, time_s: float, signal: float, first: float, *, resting: bool | None) -> float:
        """Give the rest: `first` (from the baseline) until the person has rested.

        `resting` says whether the person is in the resting pose; None is can't tell.
        """
        if not resting:
            self._kept.clear()
        else:
            self._kept.append((time_s, signal))
            while time_s - self._kept[0][0] > REST_S * 2.0:
                self._kept.popleft()
            values = [value for _, value in self._kept]
            still = max(values) - min(values) <= REST_RANGE
            if still and time_s - self._kept[0][0] >= REST_S:
                self._rest = median(values)
        return first if math.isnan(self._rest) else self._rest

    def reset(self) -> None:
        """Forget the rest: the person or the camera has moved."""
        self._kept.clear()
        self._rest = math.nan
