"""The far arm that is put past the head and goes out of sight there."""

from __future__ import annotations

import math
from collections.abc import Sequence

from posecheck.kinematics.angles import Point, angle_of
from posecheck.landmarks import Landmark, Side

__all__ = ["HiddenArm"]

_L = Landmark

# Past this an arm points beyond the head (EXERCISES: overhead is 180, 145 a fault); short
# of the other it points up or down the body, where it can be seen from the side.
PAST_HEAD_DEG, SHORT_OF_HEAD_DEG = 120.0, 100.0
# An arm that has come back by more than this from the farthest is on its way back.
BACK_DEG = 10.0
# No hand is faster: 6 m/s is a throw. The model's hand leaps at 20 T/s and more.
LEAP_T_PER_S = 12.0
# A leap is at least this far, 25 cm: a twitch of the landmark is none.
LEAP_T = 0.5
# Gaps in sight that are no longer than a drop-out prove nothing.
GAP_S = 0.5
# The model keeps up for 0.5 s that it sees the hand where it leapt to; who is still seen
# there after this time is there.
DISTRUST_S = 1.5
# For longer nobody remembers: three times the hold of 5 s that EXERCISES asks for.
KEPT_S = 15.0

_ARM = (_L.LEFT_ELBOW, _L.LEFT_WRIST, _L.LEFT_PINKY, _L.LEFT_INDEX, _L.LEFT_THUMB)


class HiddenArm:
    """Remembers an arm that was seen going past the head until it is seen anywhere again.

    Seen from the side, the far arm lies behind the head there, and the model guesses it
    beside the trunk: in one leap, which no arm makes. An arm that comes back passes the
    upright, where it is plain to see.
    """

    def __init__(self) -> None:
        self._last_s = self._kept_since_s = self._leapt_s = math.nan
        self._last: Point = (math.nan, math.nan)
        self._last_deg = self._farthest_deg = math.nan
        self._followed = False
        self.kept_deg = math.nan

    def step(self, time_s: float, points: Sequence[Point], seen: list[bool], far: Side) -> None:
        """Take the next pose; landmarks that leapt are marked as not `seen`."""
        shoulder, hip, wrist = (
            points[left + far] if seen[left + far] else (math.nan, math.nan)
            for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_WRIST)
        )
        arm_deg = angle_of(hip, shoulder, wrist)
        if math.isnan(arm_deg):
            self._unseen(time_s)
        elif self._leapt(time_s, wrist, arm_deg):
            for left in _ARM:
                seen[left + far] = False
        else:
            self._follow(time_s, wrist, arm_deg)
        if time_s - self._kept_since_s > KEPT_S:
            self._forget()

    def _unseen(self, time_s: float) -> None:
        self._leapt_s = math.nan
        if time_s - self._last_s <= GAP_S:
            self._keep(time_s)
        elif math.isnan(self.kept_deg):
            self._followed = False

    def _keep(self, time_s: float) -> None:
        """The hand is out of sight; past the head, and not on its way back, is where it was."""
        there = self._last_deg >= max(PAST_HEAD_DEG, self._farthest_deg - BACK_DEG)
        if self._followed and there and math.isnan(self.kept_deg):
            self.kept_deg, self._kept_since_s = self._last_deg, time_s

    def _leapt(self, time_s: float, wrist: Point, arm_deg: float) -> bool:
        if not math.isnan(self._leapt_s):
            return time_s - self._leapt_s <= DISTRUST_S and arm_deg < PAST_HEAD_DEG
        if not self._fast(time_s, wrist) or arm_deg >= SHORT_OF_HEAD_DEG:
            return False
        self._keep(time_s)
        if math.isnan(self.kept_deg):
            return False
        self._leapt_s = time_s
        return True

    def _fast(self, time_s: float, wrist: Point) -> bool:
        """Whether the hand cannot have come here from where it was seen last."""
        dt_s = time_s - self._last_s
        return math.dist(wrist, self._last) >= max(LEAP_T, LEAP_T_PER_S * dt_s)

    def _follow(self, time_s: float, wrist: Point, arm_deg: float) -> None:
        if time_s - self._last_s > GAP_S or self._fast(time_s, wrist):
            self._followed = False
        if arm_deg <= SHORT_OF_HEAD_DEG or not self._followed:
            self._farthest_deg = arm_deg
        self._followed = self._followed or arm_deg <= SHORT_OF_HEAD_DEG
        self._farthest_deg = max(self._farthest_deg, arm_deg)
        self._last_s, self._last, self._last_deg = time_s, wrist, arm_deg
        self._forget()

    def _forget(self) -> None:
        self.kept_deg = self._kept_since_s = self._leapt_s = math.nan
