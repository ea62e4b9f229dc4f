"""Which limb is left and which is right: one Viterbi over time with a fixed lag."""

from __future__ import annotations

import math
from collections import deque

from posecheck.landmarks import Landmark, Side
from posecheck.pose import FloatArray

__all__ = ["ARM", "LEG", "Identity", "Limb"]

_L = Landmark


Limb = tuple[Landmark, ...]
"""Left landmarks of two limbs: the joints that witness which is which, and what goes along."""

LEG: Limb = (_L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
ARM: Limb = (_L.LEFT_ELBOW, _L.LEFT_WRIST, _L.LEFT_PINKY, _L.LEFT_INDEX, _L.LEFT_THUMB)

# How far a joint goes in a second, in T, as a standard deviation: a leg that is raised in
# 2 s (EXERCISES) moves its foot by 1.2 T in one.
STEP_T_PER_S = 1.2
# And one that lies still, from picture to picture: the model's own noise.
FLOOR_T = 0.04
# A step beyond five standard deviations says no more than one of five.
MOST = 25.0
# Longer apart than this, two pictures prove nothing more of each other.
LONGEST_S = 1.0
# The model names limbs rightly more often than not: what it costs, a second, to go on holding
# that it does not.
PRIOR_PER_S = 3.0
LONGEST_PRIOR_S = 0.2

Points = list[tuple[float, float]]


class Identity:
    """Follows one pair of limbs.

    Two paths are kept, one that takes the limbs as the model names them and one that
    exchanges them. A joint that moves a little is likelier than one that leaps to where
    the other limb's was; limbs that are not both seen are no witness.
    """

    def __init__(self, limb: Limb) -> None:
        self.limb = limb
        self._cost = (0.0, PRIOR_PER_S)
        self._back: deque[tuple[int, int]] = deque()
        self._last: tuple[float, Points, Points] | None = None

    def add(self, time_s: float, points_t: FloatArray, seen: list[bool]) -> None:
        """Take the next picture: points in T, shape (33, 2)."""
        left, right = (self._points(points_t, seen, side) for side in Side)
        if left is None or right is None:
            self._back.append((0, 1))
            return
        self._back.append((0, 1) if self._last is None else self._advance(time_s, left, right))
        self._last = (time_s, left, right)

    def _points(self, points_t: FloatArray, seen: list[bool], side: Side) -> Points | None:
        rows = [left + side for left in self.limb[:2]]
        if not all(seen[row] for row in rows):
            return None
        return [(float(points_t[row, 0]), float(points_t[row, 1])) for row in rows]

    def _advance(self, time_s: float, left: Points, right: Points) -> tuple[int, int]:
        assert self._last is not None
        last_s, left_before, right_before = self._last
        dt_s = time_s - last_s
        spread = FLOOR_T**2 + STEP_T_PER_S**2 * dt_s * min(dt_s, LONGEST_S)
        stay = _cost(left_before, left, spread) + _cost(right_before, right, spread)
        cross = _cost(left_before, right, spread) + _cost(right_before, left, spread)
        named, swapped = self._cost
        from_named = (named + stay, swapped + cross)
        from_swapped = (named + cross, swapped + stay)
        back = int(from_named[1] < from_named[0]), int(from_swapped[1] <= from_swapped[0])
        prior = PRIOR_PER_S * min(dt_s, LONGEST_PRIOR_S)
        costs = min(from_named), min(from_swapped) + prior
        least = min(costs)
        self._cost = (costs[0] - least, costs[1] - least)
        return back

    def states(self) -> list[bool]:
        """Say for each picture that is kept, oldest first, whether its names are exchanged."""
        state = int(self._cost[1] < self._cost[0])
        states: list[bool] = []
        for back in reversed(self._back):
            states.append(bool(state))
            state = back[state]
        return states[::-1]

    def forget_oldest(self) -> None:
        """Drop the oldest picture: it has been decided."""
        self._back.popleft()


def _cost(before: Points, now: Points, spread: float) -> float:
    pairs = zip(before, now, strict=True)
    squares = ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for a, b in pairs)
    return sum(min(square / spread, MOST) for square in squares if not math.isnan(square)) / 2.0
