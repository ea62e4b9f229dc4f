"""Notices that what is followed can hardly be the person: nothing of its arms is ever seen."""

from __future__ import annotations

import math

from posecheck.landmarks import Landmark
from posecheck.pose import FloatArray

__all__ = ["Doubt"]

_L = Landmark
_ARMS = [_L.LEFT_ELBOW, _L.RIGHT_ELBOW, _L.LEFT_WRIST, _L.RIGHT_WRIST]
# Of one made person whose hips were taken for somebody sitting, with a plant behind them for a
# head, no elbow and no wrist was ever seen better than 0.2, for a whole clip of half a minute. Of
# the people in 291 other clips at least one was seen better than this, but for 1.4 s at most.
UNSEEN = 0.3
# How long no arm must have been seen, in s; who is found again without one waits twice as long.
FIRST_S, LONGEST_S = 2.0, 32.0


class Doubt:
    """Says when to look for the person anew.

    The pose model follows what it has found for as long as it looks like a body to it, be it
    half of a person and half of a plant. Somebody whose arms cannot be seen is found again
    where they are, so that nothing is lost but a picture now and then.
    """

    def __init__(self) -> None:
        self._since_s = math.nan
        self._wait_s = FIRST_S

    def step(self, time_s: float, visibility: FloatArray | None) -> bool:
        """Take the landmarks' visibility, None for nobody; true where to look anew.

        Parameters
        ----------
        time_s : float
        visibility : ndarray, shape (33,), or None
            0 to 1.
        """
        if visibility is None or visibility[_ARMS].max() >= UNSEEN:
            self._since_s, self._wait_s = math.nan, FIRST_S
            return False
        if math.isnan(self._since_s):
            self._since_s = time_s
        if time_s - self._since_s < self._wait_s:
            return False
        self._since_s, self._wait_s = time_s, min(2.0 * self._wait_s, LONGEST_S)
        return True
