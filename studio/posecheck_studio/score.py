"""What a person does over time: poses to reach, one after the other, and eased ways between."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from posecheck.landmarks import Side
from posecheck_studio.arms import ArmBlend, ArmPose
from posecheck_studio.legs import LegBlend, LegPose
from posecheck_studio.posing import Lying

__all__ = ["Key", "Score", "ease", "mixed"]


def ease(share: float) -> float:
    """Minimum-jerk way from 0 to 1 (Flash and Hogan 1985)."""
    s = min(max(share, 0.0), 1.0)
    return s * s * s * (s * (6.0 * s - 15.0) + 10.0)


@dataclass(frozen=True, slots=True)
class Key:
    """A pose that is reached from the one before, between two times."""

    leave_s: float
    reach_s: float
    pose: Lying


class Score:
    """Collects keys in order of time; all times in seconds from the start of the clip."""

    def __init__(self, pose: Lying) -> None:
        self._keys = [Key(0.0, 0.0, pose)]

    @property
    def pose(self) -> Lying:
        """The last pose."""
        return self._keys[-1].pose

    @property
    def end_s(self) -> float:
        """When the last pose is reached, or left."""
        return self._keys[-1].reach_s

    def move(self, pose: Lying, over_s: float) -> Score:
        """Go to a pose."""
        self._keys.append(Key(self.end_s, self.end_s + over_s, pose))
        return self

    def stay(self, for_s: float) -> Score:
        """Keep the pose."""
        return self.move(self.pose, for_s)

    def follow(self, other: Score, over_s: float) -> tuple[float, float]:
        """Go on with another score after `over_s` of getting ready; give its start and end."""
        first, *rest = other._keys
        self.move(first.pose, over_s)
        start_s = self.end_s
        for key in rest:
            self._keys.append(Key(key.leave_s + start_s, key.reach_s + start_s, key.pose))
        return start_s, self.end_s

    def at(self, time_s: float) -> Lying:
        """Give the pose at a time; the first before, the last after the score."""
        index = bisect.bisect_right([key.leave_s for key in self._keys], time_s) - 1
        key = self._keys[max(index, 0)]
        if key.reach_s <= time_s or index < 1:
            return key.pose
        share = ease((time_s - key.leave_s) / (key.reach_s - key.leave_s))
        return mixed(self._keys[index - 1].pose, key.pose, share)


def mixed(a: Lying, b: Lying, share: float) -> Lying:
    """Give the pose between two of the same posture (on the back or on the stomach)."""
    if a == b or share <= 0.0:
        return a
    if share >= 1.0:
        return b
    left, right = Side.LEFT, Side.RIGHT
    return Lying(
        prone=a.prone,
        trunk=_between(a.trunk, b.trunk, share),
        legs=(_leg(a.legs[left], b.legs[left], share), _leg(a.legs[right], b.legs[right], share)),
        arms=(_arm(a.arms[left], b.arms[left], share), _arm(a.arms[right], b.arms[right], share)),
    )


def _leg(a: LegPose, b: LegPose, share: float) -> LegPose:
    if a == b:
        return a
    if type(a) is type(b) and is_dataclass(a) and not isinstance(a, LegBlend):
        return _between(a, b, share)
    return LegBlend(a, b, share)


def _arm(a: ArmPose, b: ArmPose, share: float) -> ArmPose:
    if a == b:
        return a
    if type(a) is type(b) and is_dataclass(a) and not isinstance(a, ArmBlend):
        return _between(a, b, share)
    return ArmBlend(a, b, share)


def _between(a: Any, b: Any, share: float) -> Any:
    """Mix the numbers of two records of one kind; what is no number is the second's."""
    changes = {}
    for item in fields(a):
        x, y = getattr(a, item.name), getattr(b, item.name)
        number = isinstance(x, float) and isinstance(y, float)
        changes[item.name] = x + (y - x) * share if number else y
    return replace(a, **changes)
