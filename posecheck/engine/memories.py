"""What measures there are only over more than one moment."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from itertools import pairwise

from posecheck.engine.lasting import DROPOUT_S, Lasting
from posecheck.verdict import UNSEEN, Measures, Reading

__all__ = ["Bounces", "HiddenLimbs"]

# EXERCISES, "Hold": a far limb that was seen at rest within the last 5 s and does not show
# above the body counts as down.
REMEMBERED_S = 5.0
# Two or three bounces of a person who bounces about once a second.
BOUNCE_WINDOW_S = 2.0
# A knee does not turn back within this; a landmark jumps to and fro between two places, from
# picture to picture. What it is on average over this has none of it.
JITTER_S = 0.3
# Turning back by less than this (2 cm) is landmark noise and breathing, in T.
TURN_T = 0.04


class Bounces:
    """Adds measures of how much coordinates go to and fro, in their units a second."""

    def __init__(self, bounces: Mapping[str, str]) -> None:
        self._bounces = bounces
        self.reset()

    def reset(self) -> None:
        """Forget everything, after a cut or a gap in time."""
        self._kept: dict[str, deque[tuple[float, float]]] = defaultdict(deque)

    def step(self, time_s: float, measures: Measures) -> Measures:
        """Add one moment and give the measures with the bounces."""
        readings = dict(measures.readings)
        for name, coordinate in self._bounces.items():
            kept, reading = self._kept[name], measures[coordinate]
            if reading.known:
                kept.append((time_s, reading.value))
            while kept and kept[0][0] < time_s - BOUNCE_WINDOW_S:
                kept.popleft()
            lasts_s = time_s - kept[0][0] if reading.known else 0.0
            long = lasts_s >= BOUNCE_WINDOW_S / 2
            readings[name] = Reading(_wasted(_averages(kept)) / lasts_s) if long else UNSEEN
        return Measures(readings)


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
        self._shows = {name: Lasting() for name in self._names}

    def step(self, time_s: float, measures: Measures) -> Measures:
        """Add one moment and give the measures with what counts as down."""
        readings = dict(measures.readings)
        for name in self._names:
            readings[name] = Reading(float(self._is_down(time_s, name, measures.value(name))))
        return Measures(readings)

    def _is_down(self, time_s: float, name: str, shown: float) -> bool:
        if self._shows[name].step(time_s, lasts=shown == 0.0) >= DROPOUT_S:
            self._down_s[name] = -math.inf
        if shown == 0.0:
            return False
        down = shown == 1.0 or time_s - self._down_s[name] <= REMEMBERED_S
        if down:
            self._down_s[name] = time_s
        return down
