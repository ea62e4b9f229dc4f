"""Whose leg is bent, from when it was drawn in until both lie straight again.

In a twist the bent leg is laid over the other one, and there the pose model takes one for
the other for seconds. While the knee is still up the two are well apart, and nobody changes
the bent leg without stretching both or bending both.
"""

from __future__ import annotations

import math
from typing import Any

from posecheck.baseline.record import Baseline
from posecheck.geometry.angles import Point
from posecheck.landmarks import BONES, Landmark, Side, of_side

__all__ = ["BentLeg"]

_L = Landmark
_LEG = (_L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
# How far towards the feet an ankle is, of a stretched leg's: of a leg that is drawn in, and of
# one that lies stretched. In nine clips of made people they read 0.38 to 0.55 and 0.89 to 0.97;
# of two that are drawn along one, or with each other's name, the longer one 0.74 and more.
BENT_SHARE, STRAIGHT_SHARE, LONGER_SHARE = 0.70, 0.85, 0.74
# A knee that is this much over its hip, in T, stands up; one that is laid over, seen from 30
# degrees above, looks 0.4 higher than its hip.
UP_T = 0.5
# How long it must have been seen before it is known whose leg is bent, that both lie
# stretched, or that both knees stand up, in s.
KNOWN_S, CHANGED_S = 0.4, 0.4
# Longer between two pictures, and the legs may have changed.
GAP_S = 0.5


class BentLeg:
    """Gives the bent leg the name that it had when it was drawn in."""

    def __init__(self) -> None:
        self._time_s = math.nan
        self._alike_s = 0.0
        self._bent_s = dict.fromkeys(Side, 0.0)

    def mend(
        self,
        time_s: float,
        baseline: Baseline,
        points: list[Point],
        seen: list[bool],
        rows: list[int],
    ) -> None:
        """Give the legs of one pose their own names, in place; hide what is neither.

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
        up = {side: _up(points, side) for side in Side}
        if self._may_change(shares, up, step_s):
            return
        known = self._known()
        for side in Side:
            plain = shares[side] <= BENT_SHARE and shares[side.other] >= STRAIGHT_SHARE
            # A knee that is laid over may go by the other's name for seconds.
            if plain and (known is None or up[side]):
                self._bent_s[side] += step_s
        known = self._known()
        if known is None or not shares[known.other] <= BENT_SHARE:
            return
        if shares[known] >= LONGER_SHARE:
            for values in (points, seen, rows):
                _exchange(values)
        else:
            for index in (left + side for left in _LEG for side in Side):
                seen[index] = False

    def _may_change(self, shares: dict[Side, float], up: dict[Side, bool], step_s: float) -> bool:
        """Whether both legs lie stretched, or both knees stand up: either may be bent next."""
        alike = all(share >= STRAIGHT_SHARE for share in shares.values()) or all(
            shares[side] <= BENT_SHARE and up[side] for side in Side
        )
        self._alike_s = self._alike_s + step_s if alike else 0.0
        if self._alike_s >= CHANGED_S:
            self._forget()
        return alike

    def _known(self) -> Side | None:
        most = max(Side, key=lambda side: self._bent_s[side])
        return most if self._bent_s[most] >= KNOWN_S else None

    def _forget(self) -> None:
        self._alike_s = 0.0
        self._bent_s = dict.fromkeys(Side, 0.0)


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


def _up(points: list[Point], side: Side) -> bool:
    return points[_L.LEFT_KNEE + side][1] - points[_L.LEFT_HIP + side][1] >= UP_T


def _exchange(values: list[Any]) -> None:
    for left in _LEG:
        values[left], values[left + 1] = values[left + 1], values[left]
