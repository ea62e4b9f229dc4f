"""When a person lies still in a recording, and in which pose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from posecheck.baseline.stretches import Recording
from posecheck.landmarks import LANDMARK_COUNT, Landmark
from posecheck.pose import FloatArray

__all__ = ["Rest", "rests_between"]

_L = Landmark
# A rest, and the window over which nothing may wander by more than this (10 to 90 % of the time,
# in T): the model's trembling and a breath; hands tremble more.
REST_S = 1.0
STILL_T = np.array([0.10, 0.10, 0.10, 0.10, 0.20])
# Who lies again within so much time as before, to a quarter of the trunk's length, has not left
# the pose, but scratched, or trembled in the eyes of the model.
AGAIN_S, SAME_T = 3.0, 0.25
# Left and right are looked at together: a model exchanges them, and hides the far one.
_LEFTS = np.array([_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_WRIST])


@dataclass(frozen=True, slots=True)
class Rest:
    """A stretch of time in which a person lies still, and the pose at its end.

    `middles_px`, shape (5, 2), are between the shoulders, hips, knees, ankles and wrists.
    """

    start_s: float
    end_s: float
    middles_px: FloatArray

    def same_pose(self, other: Rest) -> bool:
        """Whether the body lies so in another rest, too."""
        away_px = np.linalg.norm(self.middles_px - other.middles_px, axis=1).max()
        return bool(away_px <= SAME_T * _torso_px(self.middles_px))


def rests_between(poses: Recording, start_s: float, end_s: float) -> list[Rest]:
    """Find the rests between two times, each a second or longer."""
    rows = range(len(poses))
    first = bisect_left(rows, start_s, key=lambda row: poses[row].time_s)
    last = bisect_right(rows, end_s, key=lambda row: poses[row].time_s)
    seen = [pose for row in range(first, last) if (pose := poses[row].pose) is not None]
    times_s = np.array([pose.time_s for pose in seen])
    points_px = np.array([pose.points_image for pose in seen]).reshape(-1, LANDMARK_COUNT, 2)
    middles_px = (points_px[:, _LEFTS] + points_px[:, _LEFTS + 1]) / 2.0
    found: list[Rest] = []
    for row, until in enumerate(np.searchsorted(times_s, times_s + REST_S)):
        window = middles_px[row : until + 1]
        low, high = np.quantile(window, (0.1, 0.9), axis=0)
        moves = (np.hypot(*(high - low).T) > STILL_T * _torso_px(window[0])).any()
        if until == len(seen) or moves:
            continue
        rest = Rest(float(times_s[row]), float(times_s[until]), np.median(window, axis=0))
        before = found[-1] if found else rest
        again = rest.start_s - before.end_s <= AGAIN_S and rest.same_pose(before)
        if found and (again or rest.start_s <= before.end_s):
            rest = Rest(found.pop().start_s, rest.end_s, rest.middles_px)
        found.append(rest)
    return found


def _torso_px(middles_px: FloatArray) -> float:
    return float(np.linalg.norm(middles_px[0] - middles_px[1]))
