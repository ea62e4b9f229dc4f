"""The camera of a session, as its thread and its core see it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

from posecheck.app.session.records import Camera, Sight
from posecheck.capture.camera_address import FileAddress, parse_address
from posecheck.capture.live_source import Clock, SessionClock
from posecheck.capture.newest_frame import CameraState, NewestFrame
from posecheck.capture.open_camera import start_camera
from posecheck.capture.patient_clock import PatientClock
from posecheck.errors import UsageError
from posecheck.pose import Frame
from posecheck.words import text

__all__ = ["LivePictures"]

_SIGHTS = {
    CameraState.OPENING: Sight.OPENING,
    CameraState.RUNNING: Sight.RUNNING,
    CameraState.LOST: Sight.LOST,
    CameraState.ENDED: Sight.ENDED,
}


class LivePictures:
    """The newest picture of a camera, which is opened when the session is ready for it.

    Parameters
    ----------
    name : str
        What to call the camera in messages.
    start : callable
        Opens the camera and begins to capture, on a clock.
    now : callable
        The steady clock behind it, in seconds.

    Attributes
    ----------
    now : callable
        That clock; everything of the session that waits goes by it.
    """

    def __init__(
        self,
        name: str,
        start: Callable[[Clock], NewestFrame],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name, self._start, self.now = name, start, now
        self._clock = SessionClock(now)
        self._newest: NewestFrame | None = None
        self._seen_end = False
        self._closed = threading.Event()

    @classmethod
    def named(cls, camera: str, speed: float | None = None) -> LivePictures:
        """Prepare the camera that a text of ``--camera`` names.

        Parameters
        ----------
        speed : float, optional
            How many times faster a file is played, where the computer can; over 0.

        Raises
        ------
        UsageError
            If it can name none, or a speed is given to what is no file.
        """
        address = parse_address(camera)
        name = text("terminal.camera") if "@" in camera else camera  # no password in a message
        if isinstance(address, FileAddress):
            clock = PatientClock(speed or 1.0)
            return cls(name, partial(start_camera, camera, patience=clock), clock)
        if speed is not None:
            raise UsageError("error.speed")
        return cls(name, partial(start_camera, camera))

    @property
    def name(self) -> str:
        """What to call the camera in messages."""
        return self._name if self._newest is None else self._newest.name

    def start(self) -> None:
        """Open the camera, from the main thread; the session's time begins."""
        if not self._closed.is_set():
            self._clock = SessionClock(self.now)
            self._newest = self._start(self._clock)

    def take(self, timeout_s: float) -> Frame | None:
        """Wait for a picture that has not been taken yet; None if none came in time.

        Raises
        ------
        PosecheckError
            What no further attempt can mend, such as a file that is no video.
        """
        if self._newest is None or self._closed.is_set():
            # Nothing will come; whoever waits is not to spin.
            time.sleep(timeout_s)
            return None
        frame = self._newest.take(timeout_s)
        self._seen_end = frame is None and self._newest.state is CameraState.ENDED
        return frame

    def camera(self) -> Camera:
        """What the camera does now."""
        newest = self._newest
        if newest is None:
            return Camera(Sight.OPENING)
        sight, reason = _SIGHTS[newest.state], newest.reason
        if sight is Sight.ENDED and not self._seen_end:
            # The last picture, or the reason for the end, is still to be taken.
            sight = Sight.RUNNING
        return Camera(sight, f"lost.{reason}" if reason is not None else "lost.failed")

    @property
    def message(self) -> str:
        """One line on a loss for the terminal; empty while there is none."""
        return self._newest.message if self._newest is not None else ""

    @property
    def slow(self) -> bool:
        """Whether the camera gives clearly fewer pictures than it was asked for."""
        return self._newest is not None and self._newest.slower_than_asked

    @property
    def drops(self) -> int:
        """Pictures that were left out so far because a newer one was there."""
        return self._newest.drops if self._newest is not None else 0

    @property
    def taken_at_s(self) -> float:
        """When the last picture taken arrived, on the steady clock."""
        return self._clock.start_s + (self._newest.taken_at_s if self._newest is not None else 0.0)

    def close(self) -> None:
        """Let go of the camera; harmless when it is closed."""
        self._closed.set()
        if self._newest is not None:
            self._newest.close()
