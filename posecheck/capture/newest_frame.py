"""Captures in a thread of its own and keeps the newest picture only."""

from __future__ import annotations

import threading
from enum import StrEnum

from posecheck.capture.live_source import CameraLost, Clock, LiveSource, LostReason
from posecheck.capture.picture_health import PictureHealth, Seen
from posecheck.capture.picture_rate import PictureRate
from posecheck.pose import Frame

__all__ = ["BACK_OFF_S", "CameraState", "NewestFrame"]

# A picture this old is no longer the present: 20 pictures of a slow camera.
STALLED_AFTER_S = 2.0
# Cameras take some seconds to start, and phones to answer.
OPENING_S = 10.0
# Waits before each attempt to open again; the last one is repeated. Short at first, since
# a cable is usually back at once, and never so long that a person doubts it is tried.
BACK_OFF_S = (0.25, 0.5, 1.0, 2.0, 3.0)
# A camera that ran for this long is a sound one: the waits begin anew.
SOUND_AFTER_S = 5.0
# How long closing waits for a driver that does not answer: the light is to be off within
# a second. Such a camera is let go of when the program ends.
CLOSE_S = 0.8

_LOST_BY = {Seen.FROZEN: LostReason.FROZEN, Seen.BLACK: LostReason.BLACK}


class CameraState(StrEnum):
    """What the camera does."""

    OPENING = "opening"
    RUNNING = "running"
    LOST = "lost"
    ENDED = "ended"


class NewestFrame:
    """A slot that always holds the newest picture of a camera.

    Nothing that is slow with pictures holds the camera up: a picture that was not taken
    before the next one came is dropped and counted. A lost camera is opened again, with
    growing waits, until `close`. Pictures that are black, or the same as before for a
    while, are not given: they leave a gap in time. Times increase strictly.

    Parameters
    ----------
    source : LiveSource
        Opened, read and closed in the thread, by nobody else.
    clock : callable
        The clock of the session.
    health : PictureHealth, optional
        None for a file, whose pictures may well be still.
    waits : bool
        Whether the source can wait: no picture is dropped then. For files.
    """

    def __init__(
        self,
        source: LiveSource,
        clock: Clock,
        health: PictureHealth | None = None,
        *,
        waits: bool = False,
    ) -> None:
        self._source, self._clock, self._health = source, clock, health
        self._waits, self._wanted, self._end_told = waits, False, False
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._slot: tuple[Frame, float] | None = None
        self._state = CameraState.OPENING
        self._reason: LostReason | None = None
        self._message = ""
        self._heard_s = self._arrived_s = self._sound_since_s = clock()
        self._last_time_s = -1.0
        self._rate = PictureRate()
        self._drops = self._losses = self._attempts = 0
        self._taken_at_s = 0.0
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="posecheck-capture", daemon=True)
        self._thread.start()

    def take(self, timeout_s: float) -> Frame | None:
        """Wait for a picture that was not taken yet; None if none came in time.

        Raises
        ------
        PosecheckError
            What no further attempt can mend, such as a file that is no video.
        """
        with self._changed:
            self._wanted = True
            self._changed.notify_all()
            self._changed.wait_for(self._has_news, timeout_s)
            if self._slot is not None:
                self._wanted = False
                (frame, self._taken_at_s), self._slot = self._slot, None
                return frame
            if self._error is not None:
                raise self._error
            self._end_told = self._state is CameraState.ENDED
            return None

    @property
    def name(self) -> str:
        """What to call the camera in messages."""
        return self._source.name

    @property
    def state(self) -> CameraState:
        """What the camera does now; lost also when its pictures stay away."""
        return self._condition()[0]

    @property
    def reason(self) -> LostReason | None:
        """Why the camera is lost; None while it is not."""
        return self._condition()[1]

    @property
    def message(self) -> str:
        """One line on the loss for the terminal; empty while there is none."""
        reason = self._condition()[1]
        if reason is None or reason is self._reason:
            return self._message if reason is not None else ""
        return str(self._loss(reason))

    @property
    def age_s(self) -> float:
        """Seconds since the newest good picture came (or since the start)."""
        return self._clock() - self._arrived_s

    @property
    def taken_at_s(self) -> float:
        """When the picture taken last had come, on the session's clock."""
        return self._taken_at_s

    @property
    def drops(self) -> int:
        """Pictures left out so far because a newer one had come."""
        return self._drops

    @property
    def losses(self) -> int:
        """How often the camera was lost so far, attempts that failed included."""
        return self._losses

    @property
    def fps(self) -> float:
        """Good pictures a second over the last seconds; 0 while not known."""
        with self._changed:
            return self._rate.fps

    @property
    def slower_than_asked(self) -> bool:
        """Whether the camera gives clearly fewer pictures than asked for (a dark room)."""
        with self._changed:
            return self._rate.slower_than(self._source.nominal_fps)

    def close(self) -> bool:
        """Let go of the camera; False if its driver does not answer. May be called twice."""
        self._closing.set()
        with self._changed:
            self._changed.notify_all()
        if self._thread is not threading.current_thread():
            self._thread.join(CLOSE_S)
        return not self._thread.is_alive()

    def _wait_until_wanted(self) -> None:
        """Wait, where the source can, until what was given last has been looked at."""
        if self._waits:
            with self._changed:
                self._changed.wait_for(self._is_wanted)

    def _is_wanted(self) -> bool:
        return (self._wanted and self._slot is None) or self._closing.is_set()

    def _has_news(self) -> bool:
        ended = self._state is CameraState.ENDED and not self._end_told
        known = self._slot is not None or self._error is not None or self._closing.is_set()
        return known or ended

    def _condition(self) -> tuple[CameraState, LostReason | None]:
        with self._changed:
            state, reason, age_s = self._state, self._reason, self._clock() - self._heard_s
        patience_s = {CameraState.RUNNING: STALLED_AFTER_S, CameraState.OPENING: OPENING_S}
        if age_s > patience_s.get(state, age_s):
            return CameraState.LOST, LostReason.STALLED
        return state, reason

    def _run(self) -> None:
        try:
            while not self._closing.is_set() and self._capture():
                self._wait_to_retry()
        except BaseException as error:  # handed to whoever takes the pictures
            self._error = error
        finally:
            with self._changed:
                self._state, self._reason = CameraState.ENDED, None
                self._changed.notify_all()

    def _capture(self) -> bool:
        """Run the camera until it is lost (True) or has come to its end (False)."""
        try:
            self._source.open()
            if self._health is not None:
                self._health.reopened(self._clock())
            while not self._closing.is_set():
                frame = self._source.read()
                if frame is None:
                    self._wait_until_wanted()
                    return False
                self._judge(frame)
        except CameraLost as loss:
            self._lose(loss.reason, str(loss))
            self._losses += 1
            return True
        finally:
            self._source.close()
        return False

    def _wait_to_retry(self) -> None:
        self._closing.wait(BACK_OFF_S[min(self._attempts, len(BACK_OFF_S) - 1)])
        self._attempts += 1

    def _judge(self, frame: Frame) -> None:
        """Put a good picture into the slot; give up one that shows nothing."""
        seen = self._health.look(frame) if self._health is not None else Seen.GOOD
        with self._changed:
            self._heard_s = self._clock()
        if seen is Seen.GOOD:
            self._put(frame)
        elif seen in _LOST_BY:
            reason = _LOST_BY[seen]
            loss = self._loss(reason)
            self._lose(reason, str(loss))
            if self._health is not None and self._health.wants_reopening:
                raise loss

    def _loss(self, reason: LostReason) -> CameraLost:
        return CameraLost(reason, f"error.shows_nothing.{reason}", name=self.name)

    def _put(self, frame: Frame) -> None:
        if frame.time_s <= self._last_time_s:
            return
        self._wait_until_wanted()
        with self._changed:
            now_s = self._clock()
            self._last_time_s = frame.time_s
            self._drops += self._slot is not None
            self._slot = frame, now_s
            if self._state is not CameraState.RUNNING:
                self._state, self._reason, self._sound_since_s = CameraState.RUNNING, None, now_s
            elif now_s - self._sound_since_s > SOUND_AFTER_S:
                self._attempts = 0
            self._arrived_s = now_s
            self._rate.add(frame.time_s)
            self._changed.notify_all()

    def _lose(self, reason: LostReason, message: str) -> None:
        with self._changed:
            self._state, self._reason, self._message = CameraState.LOST, reason, message
