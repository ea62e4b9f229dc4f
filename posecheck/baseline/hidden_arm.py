"""The far arm that is put past the head and goes out of sight there."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence

from posecheck.geometry.angles import Point, angle_of
from posecheck.landmarks import Landmark, Side

__all__ = ["HiddenArm"]

_L = Landmark

# Past this an arm points beyond the head (EXERCISES: overhead is 180, 145 a fault); short
# of the other it points up or down the body, where it can be seen from the side.
PAST_HEAD_DEG, SHORT_OF_HEAD_DEG = 120.0, 100.0
# An arm that has come back by more than this from the farthest is on its way back.
BACK_DEG = 10.0
# No arm swings from past the head to this, beside the trunk, in so short a time (300 degrees
# a second at least): it was not there any more, or is not here yet.
BESIDE_DEG, LEAP_S = 60.0, 0.2
# Nor does a hand come past the head at more than 6 m/s, by 25 cm and more.
LEAP_T, LEAP_T_PER_S = 0.5, 12.0
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
        self._kept_since_s = self._leapt_s = self._farthest_deg = math.nan
        self._lately: deque[tuple[float, Point, float]] = deque()
        self._followed = False
        self.kept_deg = math.nan

    def step(self, time_s: float, points: Sequence[Point], seen: list[bool], far: Side) -> None:
        """Take the next pose; landmarks that leapt are marked as not `seen`."""
        shoulder, hip, wrist = (
            points[left + far] if seen[left + far] else (math.nan, math.nan)
            for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_WRIST)
        )
        while self._lately and time_s - self._lately[0][0] > GAP_S:
            self._lately.popleft()
        arm_deg = angle_of(hip, shoulder, wrist)
        if math.isnan(arm_deg) and not math.isnan(wrist[0]):
            self._leapt_s = math.nan
            self._forget()  # the hand is seen, only not what it is measured against
        elif math.isnan(arm_deg):
            self._leapt_s = math.nan
            self._keep(time_s, self._lately[-1][2] if self._lately else 0.0)
        elif self._leapt(time_s, arm_deg):
            for left in _ARM:
                seen[left + far] = False
        else:
            self._follow(time_s, wrist, arm_deg)
        if time_s - self._kept_since_s > KEPT_S:
            self._forget()

    def _keep(self, time_s: float, lately_deg: float) -> bool:
        """Note that the hand is out of sight, if past the head is where it was lately."""
        there = self._followed and lately_deg >= PAST_HEAD_DEG
        if not there or lately_deg < self._farthest_deg - BACK_DEG:
            return False
        if math.isnan(self.kept_deg):
            self.kept_deg, self._kept_since_s = lately_deg, time_s
        return True

    def _leapt(self, time_s: float, arm_deg: float) -> bool:
        if not math.isnan(self._leapt_s):
            # On its way to where it leaps the hand may be drawn past the head once more.
            since_s = time_s - self._leapt_s
            return since_s <= LEAP_S or (since_s <= DISTRUST_S and arm_deg < PAST_HEAD_DEG)
        lately = [deg for at_s, _, deg in self._lately if time_s - at_s <= LEAP_S]
        if arm_deg > BESIDE_DEG or not self._keep(time_s, max(lately, default=0.0)):
            return False
        self._leapt_s = time_s
        return True

    def _follow(self, time_s: float, wrist: Point, arm_deg: float) -> None:
        # Seen past the head again it is where it was remembered.
        back = arm_deg >= PAST_HEAD_DEG and not math.isnan(self.kept_deg)
        if not back and (not self._lately or self._came_in_a_leap(time_s, wrist, arm_deg)):
            self._followed = False
        if not self._followed:
            self._lately.clear()
        if arm_deg <= SHORT_OF_HEAD_DEG or not self._followed or back:
            self._farthest_deg = arm_deg
        self._followed = self._followed or arm_deg <= SHORT_OF_HEAD_DEG
        self._farthest_deg = max(self._farthest_deg, arm_deg)
        self._lately.append((time_s, wrist, arm_deg))
        self._forget()

    def _came_in_a_leap(self, time_s: float, wrist: Point, arm_deg: float) -> bool:
        """Whether the hand got past the head faster than a hand can (it is the other one's)."""
        last_s, last, last_deg = self._lately[-1]
        leap_t = max(LEAP_T, LEAP_T_PER_S * (time_s - last_s))
        return last_deg < min(arm_deg, PAST_HEAD_DEG) and math.dist(wrist, last) >= leap_t

    def _forget(self) -> None:
        self.kept_deg = self._kept_since_s = self._leapt_s = math.nan
