"""A steady clock for recorded pictures: it stands still for those who are slow."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

__all__ = ["PatientClock"]

# A wait that is shorter than this is over: a clock may not be able to show so little.
_ROUNDING_S = 1e-6


class PatientClock:
    """A steady clock that does not pass the next picture before it can be shown.

    A camera cannot wait, a file can. On this clock a computer that is slow, or busy with
    other things, plays a file slower instead of leaving pictures out, and everything that
    goes by the clock (rests, words that take their time in silence) slows down with it.
    It stands still until the first time is waited for, or it is let go.

    Parameters
    ----------
    speed : float
        Seconds of this clock in a second, as long as nobody is waited for; over 0.
    now : callable
        The steady clock beneath, in seconds.
    sleep : callable
        Waits for some of its seconds.
    """

    def __init__(
        self,
        speed: float = 1.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._speed, self._now, self._sleep = speed, now, sleep
        self._lock = threading.Lock()
        self._lost_s = 0.0
        self._limit_s = now() * speed

    def __call__(self) -> float:
        """Give the seconds, from any thread; never runs backwards."""
        with self._lock:
            return self._reached_s()

    def wait_until(self, time_s: float) -> None:
        """Wait for a time, and let the clock stand there (or where it is, if that is later)."""
        with self._lock:
            self._limit_s = max(time_s, self._reached_s())
        while (early_s := time_s - self()) > _ROUNDING_S:
            self._sleep(early_s / self._speed)

    def let_go(self) -> None:
        """Nothing more is waited for."""
        with self._lock:
            self._reached_s()
            self._limit_s = math.inf

    def _reached_s(self) -> float:
        """Give the time; what would be over the limit is lost for good."""
        reached_s = self._now() * self._speed - self._lost_s
        over_s = max(0.0, reached_s - self._limit_s)
        self._lost_s += over_s
        return reached_s - over_s
