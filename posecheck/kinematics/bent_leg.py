"""Whose leg is bent, from when it was drawn in until both lie straight again.

In a twist the bent leg is laid over the other one, and there the pose model takes one for
the other for seconds. While the knee is still up the two are well apart, and nobody changes
the bent leg without stretching both or bending both.
"""

from __future__ import annotations

import math
from typing import Any

from posecheck.kinematics.angles import Point
from posecheck.kinematics.baseline import Baseline
from posecheck.landmarks import BONES, Landmark, Side, of_side

__all__ = ["BentLeg"]

_L = Landmark
_LEG = (_L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
# How far towards the feet an ankle is, of a stretched leg's: a leg that is drawn in, and one
# that lies stretched. Of two that are drawn along one, neither is so plain.
BENT_SHARE, STRAIGHT_SHARE = 0.70, 0.85
# How long a bent leg must have been seen before it is known, and both straight, in s.
KNOWN_S, STRAIGHT_S = 0.4, 0.4
# Longer between two pictures, and the legs may have changed.
GAP_S = 0.5


LONGER_SHARE = 0.74


class BentLeg:
    """Gives the bent leg the name that it had when it was drawn in."""

    def __init__(self) -> None:
        self._time_s = math.nan
        self._straight_s = 0.0
        self._bent_s = {Side.LEFT: 0.0, Side.RIGHT: 0.0}

    def mend(
        self,
        time_s: float,
        baseline: Baseline,
        points: list[Point],
        seen: list[bool],
        rows: list[int],
    ) -> None:
        """Give the legs of one pose their own names, in place.

        Parameters
        ----------
        time_s : float
        baseline : Baseline
        points : list of (along, height)
            In T.
        seen : list of bool
        rows : list of int
            Which row of the pose each landmark is.
        """
        step_s, self._time_s = time_s - self._time_s, time_s
        if not step_s <= GAP_S:
            self._forget()
            return
        shares = {side: _foot_share(baseline, points, seen, side) for side in Side}
        known = next((side for side in Side if self._bent_s[side] >= KNOWN_S), None)
        if known is None:
            self._learn(shares, step_s)
        elif min(shares.values()) >= STRAIGHT_SHARE:
            self._straight_s += step_s
            if self._straight_s >= STRAIGHT_S:
                self._forget()
        elif not shares[known.other] <= BENT_SHARE:
            self._straight_s = 0.0
        elif shares[known] >= LONGER_SHARE:
            self._straight_s = 0.0
            for values in (points, seen, rows):
                _exchange(values)
        else:
            self._straight_s = 0.0
            for index in (left + side for left in _LEG for side in Side):
                seen[index] = False

    def _learn(self, shares: dict[Side, float], step_s: float) -> None:
        """Count how long each leg has been plainly the bent one."""
        for side in Side:
            if shares[side] <= BENT_SHARE and shares[side.other] >= STRAIGHT_SHARE:
                self._bent_s[side] += step_s
        if min(shares.values()) >= STRAIGHT_SHARE:
            self._forget()

    def _forget(self) -> None:
        self._straight_s = 0.0
        self._bent_s = {Side.LEFT: 0.0, Side.RIGHT: 0.0}


def _foot_share(baseline: Baseline, points: list[Point], seen: list[bool], side: Side) -> float:
    """How far towards the feet an ankle is, of a stretched leg's; NaN if it is not seen."""
    if not (seen[_L.LEFT_KNEE + side] and seen[_L.LEFT_ANKLE + side]):
        return math.nan
    hip, ankle = points[_L.LEFT_HIP + side], points[_L.LEFT_ANKLE + side]
    whole_t = sum(
        float(baseline.limb_t[BONES.index((of_side(a, side), of_side(b, side)))])
        for a, b in ((_L.LEFT_HIP, _L.LEFT_KNEE), (_L.LEFT_KNEE, _L.LEFT_ANKLE))
    )
    return (hip[0] - ankle[0]) / whole_t


def _exchange(values: list[Any]) -> None:
    for left in _LEG:
        values[left], values[left + 1] = values[left + 1], values[left]
