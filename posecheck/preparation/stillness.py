"""Tells for how long a person has lain still, and keeps the observations of that time."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import numpy as np

from posecheck.geometry.posture import placement_of
from posecheck.landmarks import Landmark, Side
from posecheck.pose import FloatArray, Observation, Pose
from posecheck.tracking.estimate import seen_landmarks

__all__ = ["Stillness"]

_L = Landmark
# How far a point may wander while its owner lies still (10 to 90 % of the time, in T):
# 4 cm holds the model's trembling and a breath. Measured on real people at rest: 0.01 to
# 0.07; on the slowest parts of their exercises 0.10 and more.
STILL_T = 0.08
# Hands tremble more, and nothing at rest is measured from them: 10 cm.
HAND_T = 0.20
_POINTS = (
    (_L.LEFT_EAR, STILL_T),
    (_L.LEFT_SHOULDER, STILL_T),
    (_L.LEFT_HIP, STILL_T),
    (_L.LEFT_KNEE, STILL_T),
    (_L.LEFT_ANKLE, STILL_T),
    (_L.LEFT_WRIST, HAND_T),
)
_LIMITS_T = np.array([limit_t for _, limit_t in _POINTS])
_QUANTILES = (0.1, 0.9)
# A point counts where it was seen in at least this share of the frames.
SEEN_SHARE = 0.5
# A longer gap between two observations may hide a movement.
MAX_GAP_S = 0.5
# Dropping the oldest moments until the rest is still is done in steps of this length.
STEP_S = 0.2


@dataclass(frozen=True, slots=True)
class _Sample:
    near: Side
    torso_px: float
    points_px: FloatArray


class Stillness:
    """A window of observations that ends now and in which nothing moved.

    Parameters
    ----------
    longest_s : float
        Older observations are dropped.
    """

    def __init__(self, longest_s: float) -> None:
        self._longest_s = longest_s
        self.observations: list[Observation] = []
        self._samples: list[_Sample] = []

    def clear(self) -> None:
        """Begin anew."""
        self.observations.clear()
        self._samples.clear()

    @property
    def still_s(self) -> float:
        """How long the window is, in seconds."""
        if not self.observations:
            return 0.0
        return self.observations[-1].time_s - self.observations[0].time_s

    def add(self, observation: Observation) -> None:
        """Take one observation; the window is cut where something moved.

        One without a person changes nothing: a short one is a drop-out, and a long
        one a gap.
        """
        pose = observation.pose
        place = placement_of(pose) if pose is not None else None
        if pose is None or place is None:
            return
        if self.observations and observation.time_s - self.observations[-1].time_s > MAX_GAP_S:
            self.clear()
        self.observations.append(observation)
        self._samples.append(_Sample(place.near, place.torso_px, _points_px(pose, place.near)))
        self._drop_before(observation.time_s - self._longest_s)
        while len(self.observations) > 1 and self._moves():
            self._drop_before(self.observations[0].time_s + STEP_S)

    def _drop_before(self, time_s: float) -> None:
        keep = 0
        while keep < len(self.observations) - 1 and self.observations[keep].time_s < time_s:
            keep += 1
        del self.observations[:keep], self._samples[:keep]

    def _moves(self) -> bool:
        near = self._samples[-1].near
        samples = [sample for sample in self._samples if sample.near is near]
        rows = np.array([sample.points_px for sample in samples])
        counts = (~np.isnan(rows[:, :, 0])).mean(axis=0) >= SEEN_SHARE
        if not counts.any():
            return True
        low, high = np.nanquantile(rows[:, counts], _QUANTILES, axis=0)
        spread_px = np.hypot(*(high - low).T)
        torso_px = median(sample.torso_px for sample in samples)
        return bool((spread_px > _LIMITS_T[counts] * torso_px).any())


def _points_px(pose: Pose, near: Side) -> FloatArray:
    """The points of the near side in the picture; NaN where not seen."""
    rows = [left + near for left, _ in _POINTS]
    points: FloatArray = pose.points_image[rows]
    seen = seen_landmarks(pose)
    points[[not seen[row] for row in rows]] = np.nan
    return points
