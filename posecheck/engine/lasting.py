"""Since when something has lasted."""

from __future__ import annotations

import math

__all__ = ["DROPOUT_S", "EPSILON_S", "Lasting"]

# EXERCISES, "Hold": a drop-out shorter than this loses nothing.
DROPOUT_S = 0.5
# Sums of frame times carry rounding of this size.
EPSILON_S = 1e-6


class Lasting:
    """Something that lasts since `since_s`; NaN while it does not."""

    def __init__(self) -> None:
        self.since_s = math.nan

    @property
    def under_way(self) -> bool:
        """Whether it lasts."""
        return not math.isnan(self.since_s)

    def step(self, time_s: float, *, lasts: bool = True) -> float:
        """Take the next moment; give for how long it has lasted, NaN if it does not."""
        if not lasts:
            self.since_s = math.nan
        elif not self.under_way:
            self.since_s = time_s
        return time_s - self.since_s

    def end(self, time_s: float) -> float:
        """It is over now; give how long it lasted, NaN if it did not."""
        lasted_s, self.since_s = time_s - self.since_s, math.nan
        return lasted_s
