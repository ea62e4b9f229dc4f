"""Whether the computer keeps up with the camera; pure, on the times it is told."""

from __future__ import annotations

from collections import deque
from enum import StrEnum

__all__ = ["SCALES", "Pace", "PaceEvent"]

# Shares of the picture's size that are looked at, largest first.
SCALES = (1.0, 0.66, 0.5)
# A repetition's phases last about 2 s: fewer pictures a second blur its turning points.
ENOUGH_FPS = 12.0
# Below this a fault's dwell of 0.6 s has fewer than five looks.
TOO_FEW_FPS = 8.0
# It is watched for this long before something is changed, and not at the very start,
# which is always slow.
WATCH_S = 6.0
SETTLE_S = 4.0


class PaceEvent(StrEnum):
    """What has changed; said as ``session.<event>``."""

    SLOW = "slow"
    TOO_SLOW = "too_slow"


class Pace:
    """Follows how many pictures a second are looked at, and of how many.

    Attributes
    ----------
    scale : float
        Share of the picture's size to be looked at.
    """

    def __init__(self) -> None:
        self.scale = SCALES[0]
        self._looked: deque[tuple[float, int]] = deque()
        self._changed_s: float | None = None
        self._told: set[PaceEvent] = set()

    @property
    def fps(self) -> float:
        """Pictures looked at a second, over the last seconds."""
        if len(self._looked) < 2:
            return 0.0
        spent_s = self._looked[-1][0] - self._looked[0][0]
        return (len(self._looked) - 1) / spent_s if spent_s > 0 else 0.0

    def looked(self, time_s: float, drops: int) -> PaceEvent | None:
        """Note that a picture has been looked at.

        Parameters
        ----------
        time_s : float
            When, in seconds of any steady clock.
        drops : int
            Pictures of the camera that were left out so far, in all.
        """
        if self._changed_s is None or (self._looked and time_s - self._looked[-1][0] > 1.0):
            self.begin(time_s)
        self._looked.append((time_s, drops))
        while self._looked[0][0] < time_s - WATCH_S:
            self._looked.popleft()
        if time_s - (self._changed_s or 0.0) < SETTLE_S + WATCH_S or drops == self._looked[0][1]:
            return None
        return self._judge(time_s)

    def begin(self, time_s: float) -> None:
        """Watch from now on: after a start, a pause of the camera, or a change."""
        self._looked.clear()
        self._changed_s = time_s

    def _judge(self, time_s: float) -> PaceEvent | None:
        fps = self.fps
        if fps < ENOUGH_FPS and self.scale > SCALES[-1]:
            self.scale = next(scale for scale in SCALES if scale < self.scale)
            self.begin(time_s)
            return self._once(PaceEvent.SLOW)
        return self._once(PaceEvent.TOO_SLOW) if fps < TOO_FEW_FPS else None

    def _once(self, event: PaceEvent) -> PaceEvent | None:
        if event in self._told:
            return None
        self._told.add(event)
        return event
