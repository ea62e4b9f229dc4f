"""Whether the pictures stand still: a frozen stream, or a photograph as a video."""

from __future__ import annotations

import math

import numpy as np

from posecheck.pose import FloatArray, Observation

__all__ = ["FROZEN_AFTER_S", "Stillness"]

# EXERCISES.md, "Hold": no change but compression for 2 s is a gap and counts no time.
FROZEN_AFTER_S = 2.0


class Stillness:
    """Follows whether the present picture has stood still for so long that it is frozen.

    Of older recordings, in which nothing is known of the pictures, landmarks that are exactly
    the same say it.

    Attributes
    ----------
    since_s : float
        When the present still stretch began; NaN while there is none.
    """

    def __init__(self) -> None:
        self.since_s = math.nan
        self._points: FloatArray | None = None
        self._points_since_s = 0.0

    def step(self, observation: Observation) -> bool:
        """Take the next moment; true in a frozen stretch, which began at `since_s`."""
        time_s, picture = observation.time_s, observation.picture
        still_s = self._same_s(observation) if picture is None else picture.still_s
        # Times are kept in float32; a picture less is no matter.
        frozen = still_s >= FROZEN_AFTER_S - 1e-4
        self.since_s = time_s - still_s if still_s > 0 else math.nan
        return frozen

    def _same_s(self, observation: Observation) -> float:
        points = None if observation.pose is None else observation.pose.points_image
        before = self._points
        same = points is not None and before is not None and np.array_equal(points, before)
        if not same:
            self._points, self._points_since_s = points, observation.time_s
        return observation.time_s - self._points_since_s
