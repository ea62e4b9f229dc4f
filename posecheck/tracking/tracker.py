"""From observations to estimates: names, smoothing and spread, with a fixed lag."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import LANDMARK_COUNT, Landmark
from posecheck.pose import FloatArray, Observation, Pose
from posecheck.tracking.estimate import Estimate, seen_landmarks
from posecheck.tracking.identity import ARM, LEG, Identity, Limb

__all__ = ["HALF_WINDOW_S", "LAG_S", "Tracked", "Tracker"]

# What happens within this time after a picture is waited for before it is judged (DESIGN: at
# most 0.4 s; the dwell of a fault is longer).
LAG_S = 0.3
# A landmark is smoothed over the pictures up to so far before and after: DESIGN's median of
# five at 25 pictures a second, and centred, so that it does not lag.
HALF_WINDOW_S = 0.1
# Sums of frame times carry rounding of this size.
EPSILON_S = 1e-6
# Longer apart than this, pictures are not of one movement.
MAX_GAP_S = 0.5
# Differences of two values with the sd 1, about their own median: the median of what they are.
DIFFERENCE = 0.95


@dataclass(frozen=True, slots=True)
class Tracked:
    """An observation and, where somebody was seen in it, the estimate."""

    observation: Observation
    estimate: Estimate | None


@dataclass(slots=True)
class _Kept:
    observation: Observation
    points_px: FloatArray
    seen: NDArray[np.bool_]


class Tracker:
    """Turns observations into estimates.

    Every observation is given back once, in order, when `LAG_S` have passed or a gap shows
    that nothing more is to be learnt about it. Same observations, same estimates.
    """

    def __init__(self) -> None:
        self._kept: deque[_Kept] = deque()
        self._before: deque[_Kept] = deque()
        self._identities = (Identity(LEG), Identity(ARM))

    def step(self, observation: Observation, torso_px: float) -> list[Tracked]:
        """Take the next observation, and give earlier ones that can be judged now.

        `torso_px` is T, NaN or 0 if unknown.
        """
        done: list[Tracked] = []
        if self._kept and observation.time_s - self._kept[-1].observation.time_s > MAX_GAP_S:
            done = self.flush()
        self._add(observation, torso_px)
        while self._kept[0].observation.time_s <= observation.time_s - LAG_S + EPSILON_S:
            done.append(self._release())
        return done

    def flush(self) -> list[Tracked]:
        """Give back all that is waited for, and forget it: a cut, a gap, or the end."""
        done = [self._release() for _ in range(len(self._kept))]
        self._before.clear()
        self._identities = (Identity(LEG), Identity(ARM))
        return done

    def _add(self, observation: Observation, torso_px: float) -> None:
        pose = observation.pose
        points_px = np.full((LANDMARK_COUNT, 2), np.nan) if pose is None else pose.points_image
        seen = [False] * LANDMARK_COUNT if pose is None else seen_landmarks(pose)
        scale_px = torso_px if pose is None or torso_px > 0 else _torso_px(pose)
        for identity in self._identities:
            identity.add(observation.time_s, points_px / (scale_px or np.nan), seen)
        self._kept.append(_Kept(observation, points_px, np.array(seen)))

    def _release(self) -> Tracked:
        """Decide the names of the oldest picture, and smooth it with those around."""
        exchanged = [(identity.limb, identity.states()) for identity in self._identities]
        oldest, rows = self._named(0, exchanged), _rows(0, exchanged)
        pose, time_s = oldest.observation.pose, oldest.observation.time_s
        # The pictures soon after, under the names that it seems they have.
        after = [
            self._named(index, exchanged)
            for index, kept in enumerate(self._kept)
            if index and kept.observation.pose is not None
            if kept.observation.time_s <= time_s + HALF_WINDOW_S + EPSILON_S
        ]
        self._kept.popleft()
        for identity in self._identities:
            identity.forget_oldest()
        if pose is None:
            return Tracked(oldest.observation, None)
        while self._before and self._before[0].observation.time_s < time_s - HALF_WINDOW_S:
            self._before.popleft()
        points_px, jitter_px, seen = _smoothed([*self._before, oldest, *after])
        self._before.append(oldest)
        named = pose if rows is None else _renamed(pose, rows)
        estimate = Estimate(named, points_px, jitter_px, tuple(seen.tolist()))
        return Tracked(oldest.observation, estimate)

    def _named(self, index: int, exchanged: _Exchanged) -> _Kept:
        kept, rows = self._kept[index], _rows(index, exchanged)
        if rows is None:
            return kept
        return _Kept(kept.observation, kept.points_px[rows], kept.seen[rows])


_Exchanged = list[tuple[Limb, list[bool]]]


def _rows(index: int, exchanged: _Exchanged) -> list[int] | None:
    """Which row each landmark of a picture takes; None if all are as the model named them."""
    rows = None
    for limb, states in exchanged:
        if states[index]:
            rows = rows or list(range(LANDMARK_COUNT))
            for left in limb:
                rows[left], rows[left + 1] = rows[left + 1], rows[left]
    return rows


def _renamed(pose: Pose, rows: list[int]) -> Pose:
    return replace(
        pose,
        points_image=pose.points_image[rows],
        points_world=pose.points_world[rows],
        visibility=pose.visibility[rows],
        presence=pose.presence[rows],
    )


def _torso_px(pose: Pose) -> float:
    points = pose.points_image
    left, right = Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER
    middle = points[left] + points[right] - points[Landmark.LEFT_HIP] - points[Landmark.RIGHT_HIP]
    return float(np.hypot(*middle)) / 2.0


def _smoothed(window: list[_Kept]) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """Median of what was seen around a picture, and how much it jumps from one to the next.

    A landmark is seen if it was in at least half of the pictures.
    """
    points = np.array([kept.points_px for kept in window])
    shown = np.array([kept.seen for kept in window])
    count = shown.sum(axis=0)
    seen = count * 2 >= len(window)
    jitter = np.zeros(LANDMARK_COUNT)
    if len(window) > 2:
        # A movement is what all steps have in common; a single leap is voted down.
        steps = np.diff(points, axis=0)
        uneven = steps - _median(steps)
        jitter = _median(np.hypot(uneven[..., 0], uneven[..., 1])) / DIFFERENCE
    hidden = ~shown
    if hidden.any():
        points = np.where(hidden[..., None], np.nan, points)
    ordered = np.sort(points, axis=0)  # what is not seen comes last
    columns = np.arange(LANDMARK_COUNT)
    middle = (ordered[(count - 1) // 2, columns] + ordered[count // 2, columns]) / 2.0
    return np.where(seen[:, None], middle, np.nan), jitter, seen


def _median(values: FloatArray) -> FloatArray:
    """Median over the first axis; a few times faster than NumPy's for so few values."""
    ordered, count = np.sort(values, axis=0), len(values)
    middle: FloatArray = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2.0
    return middle
