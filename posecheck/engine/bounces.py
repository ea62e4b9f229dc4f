"""How much a measured point goes to and fro over a couple of seconds."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping
from itertools import pairwise

from posecheck.verdict import UNSEEN, Measures, Reading

__all__ = ["BOUNCE_WINDOW_S", "Bounces"]

# Two or three bounces of a person who bounces about once a second.
BOUNCE_WINDOW_S = 2.0
# A knee does not turn back within this; a landmark jumps to and fro between two places, from
# picture to picture. What it is on average over this has none of it.
JITTER_S = 0.3
# Turning back by less than this (2 cm) is landmark noise and breathing, in T.
TURN_T = 0.04


class Bounces:
    """Adds, for some measures, how much the point whose coordinates they are goes to and fro."""

    def __init__(self, bounces: Mapping[str, tuple[str, ...]]) -> None:
        self._bounces = bounces
        self._long: dict[str, deque[tuple[float, float]]] = {}

    def step(self, time_s: float, measures: Measures) -> Measures:
        """Add one moment and give the measures with the bounces, in units a second."""
        if not self._bounces:
            return measures
        readings = dict(measures.readings)
        for name, coordinates in self._bounces.items():
            for coordinate in coordinates:
                self._keep_long(time_s, coordinate, measures.value(coordinate))
            to_and_fro = math.hypot(*(self._to_and_fro(time_s, c) for c in coordinates))
            readings[name] = UNSEEN if math.isnan(to_and_fro) else Reading(to_and_fro)
        return Measures(readings)

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
        self._long.clear()


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
