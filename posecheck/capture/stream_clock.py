"""Times of the pictures of a network stream on the session's clock; pure."""

from __future__ import annotations

import math
from collections import deque

__all__ = ["StreamClock"]

# Over how long the quickest delivery is looked for. Two clocks part by some ms in that time.
WINDOW_S = 10.0
# Stamps that part from the clock by more than a network's delay began anew, or jumped.
JUMP_S = 2.0
# Two pictures are never at the same time.
STEP_S = 1e-4


class StreamClock:
    """Turns the camera's own stamps into seconds of the session.

    A network delays each picture by another time, never by less than its quickest
    delivery. Stamps are therefore put on the session's clock by the quickest delivery of
    the last seconds: even steps stay even, and no picture is later than its arrival.
    """

    def __init__(self) -> None:
        self._offsets: deque[tuple[float, float]] = deque()
        self._last_s = -math.inf

    def time_s(self, stamp_s: float | None, arrived_s: float) -> float:
        """Give the time of the next picture; strictly increasing.

        Parameters
        ----------
        stamp_s : float or None
            The camera's stamp in seconds from any zero; None if it sends none.
        arrived_s : float
            When the picture came, on the session's clock.
        """
        time_s = arrived_s if stamp_s is None else stamp_s + self._offset(stamp_s, arrived_s)
        self._last_s = max(time_s, self._last_s + STEP_S)
        return self._last_s

    def reconnected(self) -> None:
        """Forget the stamps of the last connection; times go on increasing."""
        self._offsets.clear()

    def _offset(self, stamp_s: float, arrived_s: float) -> float:
        offset_s = arrived_s - stamp_s
        if self._offsets and abs(offset_s - self._offsets[-1][1]) > JUMP_S:
            self._offsets.clear()
        self._offsets.append((arrived_s, offset_s))
        while arrived_s - self._offsets[0][0] > WINDOW_S:
            self._offsets.popleft()
        return min(offset for _, offset in self._offsets)
