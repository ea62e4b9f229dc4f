"""Which limbs count as down though they are not seen."""

from __future__ import annotations

import math

from posecheck.engine.monitor import DROPOUT_S
from posecheck.verdict import Measures, Reading

__all__ = ["REMEMBERED_S", "HiddenLimbs"]

# EXERCISES, "Hold": a far limb that was seen at rest within the last 5 s and does not show
# above the body counts as down.
REMEMBERED_S = 5.0


class HiddenLimbs:
    """Remembers that limbs were at rest while they are hidden.

    A measure that is named here is 1 where a limb is seen at rest, 0.5 where it can't be
    told and does not show above the body, and 0 else. What counted as down within the last
    5 s and does not show goes on counting as down: it could not have risen unseen. What
    shows for a moment only (a drop-out) is not believed. It is 1 or 0 afterwards.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.reset()

    def reset(self) -> None:
        """Forget everything, after a cut or a gap in time."""
        self._down_s = dict.fromkeys(self._names, -math.inf)
        self._shows_s = dict.fromkeys(self._names, math.nan)

    def step(self, time_s: float, measures: Measures) -> Measures:
        """Add one moment and give the measures with what counts as down."""
        if not self._names:
            return measures
        readings = dict(measures.readings)
        for name in self._names:
            readings[name] = Reading(float(self._is_down(time_s, name, measures.value(name))))
        return Measures(readings)

    def _is_down(self, time_s: float, name: str, shown: float) -> bool:
        if shown == 0.0:
            since_s = self._shows_s[name]
            self._shows_s[name] = since_s = time_s if math.isnan(since_s) else since_s
            if time_s - since_s >= DROPOUT_S:
                self._down_s[name] = -math.inf
            return False
        self._shows_s[name] = math.nan
        down = shown == 1.0 or time_s - self._down_s[name] <= REMEMBERED_S
        if down:
            self._down_s[name] = time_s
        return down
