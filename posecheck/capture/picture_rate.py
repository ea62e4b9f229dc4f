"""How many pictures a second a camera gives; pure, on frame time."""

from __future__ import annotations

from collections import deque

__all__ = ["PictureRate"]

# Long enough for a rate that holds, short enough to notice a lamp that is switched off.
WINDOW_S = 5.0
# Of the rate asked for. Cameras halve it in the dark, for a longer exposure; 25 for 30 is
# a camera for another mains frequency, and nothing to talk about.
SLOW_SHARE = 0.7
# A gap like this is a loss of the camera, not its rate.
GAP_S = 1.0


class PictureRate:
    """Follows the rate of the pictures over the last seconds."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def add(self, time_s: float) -> None:
        """Note the time of the next picture."""
        if self._times and time_s - self._times[-1] > GAP_S:
            self._times.clear()
        self._times.append(time_s)
        while time_s - self._times[0] > WINDOW_S:
            self._times.popleft()

    @property
    def fps(self) -> float:
        """Pictures a second; 0 while it is not known."""
        if len(self._times) < 2:
            return 0.0
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])

    def slower_than(self, asked_fps: float | None) -> bool:
        """Whether it has been clearly below what was asked for, over the whole window."""
        if not asked_fps or len(self._times) < 2:
            return False
        watched_s = self._times[-1] - self._times[0]
        return watched_s > WINDOW_S - GAP_S and self.fps < SLOW_SHARE * asked_fps
