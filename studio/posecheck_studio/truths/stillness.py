"""When somebody has come into a position, and when they leave it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from posecheck.landmarks import Landmark
from posecheck_studio.measuring import TrueMoment

__all__ = ["settled_span"]

_L = Landmark
_MOVERS = (
    _L.LEFT_WRIST,
    _L.RIGHT_WRIST,
    _L.LEFT_KNEE,
    _L.RIGHT_KNEE,
    _L.LEFT_ANKLE,
    _L.RIGHT_ANKLE,
)
# Whose limbs move no faster than 7 cm/s is still.
_STILL_T_PER_S = 0.15
# Whoever is never still has come into the position this long after it was taken.
_AT_LATEST_S = 1.0


def settled_span(
    times: Sequence[float], moments: Sequence[TrueMoment], first: int, last: int
) -> tuple[int, int]:
    """First and last moment between getting into a position and getting out of it.

    Neither counts (EXERCISES): nothing is said of the form of a limb on its way.
    """
    points = np.array([moments[i].points_m[list(_MOVERS)] for i in range(first, last + 1)])
    if len(points) < 2:
        return first, last
    seconds = np.diff(np.array(times[first : last + 1]))[:, None]
    speeds = np.linalg.norm(np.diff(points, axis=0), axis=2) / seconds / moments[first].torso_m
    still = np.flatnonzero(speeds.max(axis=1) < _STILL_T_PER_S)
    at_latest = int(np.searchsorted(times, times[first] + _AT_LATEST_S))
    if len(still) == 0:
        return min(at_latest, last), last
    return first + int(still[0]), first + int(still[-1]) + 1
