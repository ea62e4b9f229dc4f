"""Leg points that jump from picture to picture: is the detector to be asked, and whom to believe.

While it tracks, the model looks where the points of the picture before lie, and may lock on to a
wrong leg, or to another one with each picture. Asked anew, the detector finds the person without
what was before. Measured on pairs of photographs made into slow clips with a little noise: still
leg points jumped in 86 % of the pictures of two of them while tracked, in none when asked anew.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark
from posecheck.pose import MIN_VISIBILITY, FloatArray

__all__ = ["LEGS", "LegWatch", "Settled"]

LEGS = np.arange(Landmark.LEFT_KNEE, Landmark.RIGHT_FOOT_INDEX + 1)
# A leg point that lies so far from where its way led to has jumped, in torso lengths. At 15
# pictures a second it would take 45 T/s2, over twice the acceleration of free fall.
JUMP_T = 0.2
# Pictures that lie farther apart say nothing of each other, in s.
NEAR_S = 0.5
# Tracking that was overruled so often within a second is left alone for a while, twice as long
# each time that it is no better after it, in s.
OVERRULED = 3
OVERRULED_WITHIN_S = 1.0
FIRST_REST_S, LONGEST_REST_S = 3.0, 24.0


@dataclass(frozen=True, slots=True)
class Settled:
    """What two looks come to.

    Attributes
    ----------
    second : bool
        Whether the second look's points are taken.
    doubtful : ndarray of bool, shape (33,)
        Landmarks on which no two looks agree.
    """

    second: bool
    doubtful: NDArray[np.bool_]


class LegWatch:
    """Follows the leg points that were given out; causal, on frame time."""

    def __init__(self) -> None:
        self._given: deque[tuple[float, FloatArray]] = deque(maxlen=2)
        self._overruled: deque[float] = deque(maxlen=OVERRULED)
        self._rest_until_s, self._rest_s = -math.inf, FIRST_REST_S

    def rests(self, time_s: float) -> bool:
        """Tell whether the detector is to be asked at once, without tracking."""
        return time_s < self._rest_until_s

    def jumped(self, time_s: float, points: FloatArray, visibility: FloatArray) -> bool:
        """Tell whether a leg point that is seen has jumped."""
        expected = self._expected(time_s)
        if expected is None:
            return False
        seen = visibility[LEGS] >= MIN_VISIBILITY
        return bool((_apart_t(points, expected)[LEGS] > JUMP_T)[seen].any())

    def settle(self, time_s: float, tracked: FloatArray, asked: FloatArray | None) -> Settled:
        """Weigh a jump: two of the three (tracked, asked anew, the pictures before) decide.

        Parameters
        ----------
        time_s : float
        tracked, asked : ndarray, shape (33, 2)
            Pixels; None if the detector found nobody.
        """
        expected = self._expected(time_s)
        doubtful = np.zeros(len(tracked), dtype=bool)
        if expected is None:
            return Settled(False, doubtful)
        if asked is None:
            doubtful[LEGS] = (_apart_t(tracked, expected) > JUMP_T)[LEGS]
            return Settled(False, doubtful)
        differ = (_apart_t(tracked, asked) > JUMP_T)[LEGS]
        if not differ.any():
            return Settled(False, doubtful)
        doubtful[LEGS] = differ & (_apart_t(asked, expected) > JUMP_T)[LEGS]
        self._overrule(time_s)
        return Settled(True, doubtful)

    def give(self, time_s: float, points: FloatArray) -> None:
        """Note the points that are given out."""
        if self._given and time_s - self._given[-1][0] > NEAR_S:
            self._given.clear()
        self._given.append((time_s, points))

    def lose(self) -> None:
        """Note that nobody was found."""
        self._given.clear()

    def _overrule(self, time_s: float) -> None:
        self._overruled.append(time_s)
        if len(self._overruled) < OVERRULED or time_s - self._overruled[0] > OVERRULED_WITHIN_S:
            return
        again = time_s - self._rest_until_s < OVERRULED_WITHIN_S
        self._rest_s = min(2 * self._rest_s, LONGEST_REST_S) if again else FIRST_REST_S
        self._rest_until_s = time_s + self._rest_s
        self._overruled.clear()

    def _expected(self, time_s: float) -> FloatArray | None:
        """Where the points would be if they went on as they did."""
        if not self._given or time_s - self._given[-1][0] > NEAR_S:
            return None
        now_s, now = self._given[-1]
        if len(self._given) < 2:
            return now
        before_s, before = self._given[0]
        share = min(1.0, (time_s - now_s) / (now_s - before_s))
        ahead: FloatArray = now + share * (now - before)
        return ahead


def _apart_t(one: FloatArray, other: FloatArray) -> FloatArray:
    """Distance of each landmark in two looks, in torso lengths."""
    shoulders, hips = (
        (other[left] + other[left + 1]) / 2 for left in (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP)
    )
    torso_px = max(1.0, float(np.hypot(*(shoulders - hips))))
    apart: FloatArray = np.hypot(*(one - other).T) / torso_px
    return apart
