"""The protocol of every source of pictures that come as they happen."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from posecheck.errors import CameraError
from posecheck.pose import Frame

__all__ = ["CameraLost", "Clock", "LiveSource", "LostReason", "SessionClock"]

Clock = Callable[[], float]
"""Gives the seconds since the start of the session; never runs backwards."""


class SessionClock:
    """A steady clock whose zero is the moment it is made.

    Attributes
    ----------
    start_s : float
        That moment on the underlying clock.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self.start_s = now()

    def __call__(self) -> float:
        """Give the seconds since the start."""
        return self._now() - self.start_s


class LostReason(StrEnum):
    """Why no picture comes; spoken and shown as ``lost.<reason>``."""

    NONE = "none"
    """There is no camera at all."""
    NOT_FOUND = "not_found"
    """There is none of that number or name."""
    BUSY = "busy"
    REFUSED = "refused"
    UNPLUGGED = "unplugged"
    FROZEN = "frozen"
    """The very same picture comes again and again."""
    BLACK = "black"
    STALLED = "stalled"
    """Open, but nothing comes."""
    UNREACHABLE = "unreachable"
    """A network camera that does not answer, or not with a picture."""
    FAILED = "failed"


class CameraLost(CameraError):  # noqa: N818 - named for what happened
    """No picture comes; another attempt may succeed.

    Parameters
    ----------
    text_id : str
        Of one line for people: which camera, what happened, what to do.
    **fields
        What it names.
    """

    def __init__(self, reason: LostReason, text_id: str, **fields: Any) -> None:
        super().__init__(text_id, **fields)
        self.reason = reason


class LiveSource(Protocol):
    """One camera, or what stands in for one. Used by one thread at a time.

    Times are seconds of capture since the start of the session and increase from
    picture to picture, also over a loss and another ``open``.
    """

    @property
    def name(self) -> str:
        """What to call the camera in messages."""

    @property
    def nominal_fps(self) -> float | None:
        """Pictures a second as asked for or declared, where known; never used as time."""

    def open(self) -> None:
        """Begin to capture; may be called again after a loss.

        Raises
        ------
        CameraLost
            If it cannot be opened now.
        """

    def read(self) -> Frame | None:
        """Wait for the next picture; None at a clean end.

        Raises
        ------
        CameraLost
            If the camera has gone or sends nothing for some seconds.
        """

    def close(self) -> None:
        """Let go of the camera (its light goes off). May be called twice."""
