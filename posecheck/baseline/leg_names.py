"""Whose leg is drawn up, by the sole that stays on the floor.

Two bent legs look alike from the side, and the pose model takes the near one for the far one
for a whole hold. Where the camera stands higher than the mat, the far foot stands higher in
the picture: with the near foot drawn up the lower edge of the person's outline along the soles
rises by 0.05 to 0.08 T, with the far one it stays (0.015 T; medians of 18 clips of made people,
camera 0.38 to 0.51 m high and 2.6 to 3 m away).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from posecheck.baseline.body import Body
from posecheck.baseline.edges import sole_t
from posecheck.baseline.record import Baseline
from posecheck.geometry.angles import Point
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Pose

__all__ = ["FEET_LOW", "LegNames", "feet_low_t"]

_L = Landmark
FEET_LOW = "feet_low_t"
"""Name of the measure: an exercise that has it stands on both feet at rest."""

_LEG = (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
# The near knee of feet that stand is up by this and more, in T, with the knee square by 0.6.
STANDING_T = 0.3
# Feet are beyond this, from the hip, in T: with a knee of 90 degrees they stand at 1.2.
FEET_T = 0.7
# The lowest edge has risen by this much, in T: the near foot is up; or by no more than the
# other: it is not. With a foot lifted that should stand, it rises by more, and tells nothing.
NEAR_UP_T, STAYS_T, MOST_T = 0.04, 0.025, 0.11
# An ankle that is farther from its hip, in T, has slid out from where it stood, and lies on its
# heel: the lowest edge rises with either foot (knee of 147 degrees: by 0.04).
SLID_OUT_T = 1.45
# From lower the far foot does not stand higher in the picture, in T.
LEAST_SHIFT_T = 0.04
# One ankle is higher than the other by this, in T: that leg is drawn up.
UP_T = 0.25
# How long the outline must say so.
SURE_S = 0.2


def feet_low_t(body: Body) -> float:
    """Height of the lower edge of the outline along the soles over the mat line, in T.

    NaN while the legs lie: then it is the edge of heels and calves.
    """
    if not body.height_t(_L.LEFT_KNEE, body.near) >= STANDING_T:
        return math.nan
    return _lowest_t(body.pose, body.baseline, body.points_mat)


def _lowest_t(pose: Pose, baseline: Baseline, points: list[Point]) -> float:
    hip_t = points[_L.LEFT_HIP + baseline.near][0]
    return sole_t(pose, baseline.mat, hip_t - FEET_T)


_Value = TypeVar("_Value")


class LegNames:
    """Remembers whose leg is up by the outline, and whether the model has it the other way round.

    The outline tells for as long as a leg is up; the model may exchange the names with
    every other look. Where neither leg is drawn plainly up, they have the names that
    have lasted.
    """

    def __init__(self) -> None:
        self._up: _Lasting[Side | None] = _Lasting(None)
        self._exchanged = _Lasting(False)

    def mend(
        self, pose: Pose, baseline: Baseline, points: list[Point], seen: list[bool], rows: list[int]
    ) -> None:
        """Give the legs of one pose their own names, in place."""
        rest_t = baseline.rest[FEET_LOW]
        if math.isnan(rest_t) or not baseline.far_shift_t >= LEAST_SHIFT_T:
            self._exchanged = _Lasting(False)
            return
        drawn, exchanged = _drawn_up(points, seen), self._exchanged.value
        if drawn is None:
            self._up.see(pose.time_s, None)
            self._exchanged.pause()
        else:
            slid = _slid_out(points, drawn.other)
            risen_t = math.nan if slid else _lowest_t(pose, baseline, points) - rest_t
            told = _told(risen_t, baseline.near)
            if told is None:
                self._up.pause()
                self._exchanged.pause()
            else:
                self._up.see(pose.time_s, told)
                self._exchanged.see(pose.time_s, told is not drawn)
            up = self._up.value
            exchanged = self._exchanged.value if up is None else drawn is not up
        if exchanged:
            for values in (points, seen, rows):
                _exchange(values)


@dataclass(slots=True)
class _Lasting(Generic[_Value]):
    """What has been seen for a while; something else must be seen as long."""

    value: _Value
    since_s: float = math.nan

    def see(self, time_s: float, value: _Value) -> None:
        """Take what is seen now."""
        if value == self.value:
            self.since_s = math.nan
        elif math.isnan(self.since_s):
            self.since_s = time_s
        elif time_s - self.since_s >= SURE_S:
            self.value, self.since_s = value, math.nan

    def pause(self) -> None:
        """Nothing is seen: what is new must be seen anew."""
        self.since_s = math.nan


def _told(risen_t: float, near: Side) -> Side | None:
    """Whose leg is up, by how far the lowest edge has risen; None (and NaN) can't tell."""
    if risen_t <= STAYS_T:
        return near.other
    return near if NEAR_UP_T <= risen_t <= MOST_T else None


def _drawn_up(points: list[Point], seen: list[bool]) -> Side | None:
    """Whose leg is up, as drawn; None where neither plainly is."""
    if not all(seen[_L.LEFT_ANKLE + side] for side in Side):
        return None
    lead_t = points[_L.LEFT_ANKLE][1] - points[_L.RIGHT_ANKLE][1]
    if not abs(lead_t) >= UP_T:
        return None
    return Side.LEFT if lead_t > 0 else Side.RIGHT


def _slid_out(points: list[Point], side: Side) -> bool:
    hip_t, ankle_t = (points[left + side][0] for left in (_L.LEFT_HIP, _L.LEFT_ANKLE))
    return hip_t - ankle_t > SLID_OUT_T


def _exchange(values: list[Any]) -> None:
    for left in _LEG:
        values[left], values[left + 1] = values[left + 1], values[left]
