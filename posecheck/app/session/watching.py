"""The thread that looks at pictures and drives the core of the session."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from posecheck.app.session.announcer import Announcer
from posecheck.app.session.outbox import Outbox
from posecheck.app.session.pace import Pace
from posecheck.app.session.records import Camera, Key, Output
from posecheck.app.session.session import Session
from posecheck.coaching.utterance import Utterance
from posecheck.estimation.downscaled import Downscaled
from posecheck.estimation.estimator import PoseEstimator
from posecheck.feedback.screen import NOTHING
from posecheck.pose import Frame, Pose
from posecheck.preparation.light import Light, light_of

__all__ = ["EstimatorMaker", "Pictures", "View", "Watching"]

# How long a picture is waited for before time is let pass without one. Short enough for
# a countdown, and for keys.
WAIT_S = 0.1
# Light changes slowly: every so many pictures is often enough.
_LIGHT_EVERY = 10


class Pictures(Protocol):
    """Where pictures come from: always the newest."""

    def start(self) -> None:
        """Open the camera; called once, from the main thread (a Mac asks there)."""

    def take(self, timeout_s: float) -> Frame | None:
        """Wait for a picture that has not been taken yet."""

    def camera(self) -> Camera:
        """What the camera does now."""

    @property
    def name(self) -> str:
        """What to call the camera in messages."""

    @property
    def message(self) -> str:
        """One line on a loss for the terminal; empty while there is none."""

    @property
    def slow(self) -> bool:
        """Whether the camera gives clearly fewer pictures than it was asked for."""

    @property
    def drops(self) -> int:
        """Pictures that were left out so far because a newer one was there."""

    @property
    def taken_at_s(self) -> float:
        """When the last picture taken arrived, on the steady clock."""

    def close(self) -> None:
        """Let go of the camera; harmless when it is closed."""


# The first look takes several times as long as the others: it is at nothing.
_WARM_UP = Frame(0, 0.0, np.zeros((256, 256, 3), np.uint8))

EstimatorMaker = Callable[[], PoseEstimator]


@dataclass(frozen=True, slots=True)
class View:
    """All that the window needs of one moment."""

    number: int
    output: Output
    frame: Frame | None = None
    pose: Pose | None = None
    arrived_at_s: float = 0.0
    inference_s: float = 0.0
    fps: float = 0.0
    drops: int = 0


class Watching:
    """Looks, lets the core decide, and hands on; until told to stop or the end.

    Parameters
    ----------
    make_estimator : callable
        Makes an estimator, in the thread that uses it.
    on_frame : callable, optional
        Given every picture that was looked at (for the recording); must not wait.
    now : callable
        The steady clock, in seconds; the same as that of `pictures`.
    """

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        make_estimator: EstimatorMaker,
        announcer: Announcer,
        outbox: Outbox,
        on_frame: Callable[[Frame], None] | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session, self._pictures = session, pictures
        self._make, self._announcer, self._outbox = make_estimator, announcer, outbox
        self._on_frame, self._now = on_frame, now
        self._estimator: Downscaled | None = None
        self._pace = Pace()
        self._keys: queue.SimpleQueue[Key] = queue.SimpleQueue()
        self._notes: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._changed = threading.Condition()
        self._view = View(0, Output(NOTHING))
        self._stop = threading.Event()
        self._last_s, self._last_at_s = 0.0, now()
        self.error: BaseException | None = None
        self.ready = threading.Event()
        self._told: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="posecheck-watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def press(self, key: Key) -> None:
        """Hand a key to the core."""
        self._keys.put(key)

    def note(self, text_id: str) -> None:
        """Have something said that the core does not know of (a full disk, a sleep)."""
        self._notes.put(text_id)

    def wait(self, after: int, timeout_s: float) -> View:
        """Give the newest view; wait a little for one newer than `after`."""
        with self._changed:
            self._changed.wait_for(lambda: self._view.number > after, timeout_s)
            return self._view

    @property
    def done(self) -> bool:
        """Whether it has ended by itself."""
        return self._thread.ident is not None and not self._thread.is_alive()

    def stop(self, timeout_s: float = 2.0) -> bool:
        """Stop looking; False if the thread does not answer."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def now_s(self) -> float:
        """Seconds of the session now: the last picture's, and what has passed since."""
        return self._last_s + max(0.0, self._now() - self._last_at_s)

    def _run(self) -> None:
        try:
            # The model first: a camera that is open while it loads shows what nobody sees.
            self._fitting()
            self._last_at_s = self._now()
            self.ready.set()
            while not self._stop.is_set() and not self._step():
                pass
        except BaseException as error:  # told by the main thread, which ends the session
            self.error = error
        finally:
            self._pictures.close()
            if self._estimator is not None:
                self._estimator.close()

    def _step(self) -> bool:
        """Take a picture, or let time pass; True at the end."""
        self._hear()
        frame = self._pictures.take(WAIT_S)
        speaking = self._announcer.busy or self._outbox.busy
        if frame is not None:
            output = self._look(frame, speaking=speaking)
        else:
            camera = self._pictures.camera()
            output = self._session.tick(self.now_s(), camera, speaking=speaking)
            self._hand_on(View(0, output))
        if output.camera_off:
            self._pictures.close()
        return output.over

    def _hear(self) -> None:
        """Take keys and notes."""
        while not self._keys.empty():
            output = self._session.press(
                self._keys.get(), self.now_s(), speaking=self._announcer.busy
            )
            self._hand_on(View(0, output))
        # A note goes neither into a countdown nor before words that wait for the disk.
        while not (self._notes.empty() or self._session.counting_down or self._outbox.busy):
            self._announcer.say(Utterance(self._notes.get(), {}, self.now_s()))

    def _look(self, frame: Frame, *, speaking: bool) -> Output:
        arrived_at_s = self._pictures.taken_at_s
        self._last_s, self._last_at_s = frame.time_s, arrived_at_s
        estimator = self._fitting()
        began_s = self._now()
        observation = estimator.observe(frame)
        inference_s = self._now() - began_s
        light = self._light(frame, observation.pose)
        output = self._session.see(observation, speaking=speaking, light=light)
        event = self._pace.looked(self._now(), self._pictures.drops)
        estimator.scale = self._pace.scale
        if self._on_frame is not None:
            self._on_frame(frame)
        self._hand_on(
            View(
                0,
                output,
                frame,
                observation.pose,
                arrived_at_s,
                inference_s,
                self._pace.fps,
                self._pictures.drops,
            )
        )
        if event is not None:
            self._note_once(f"session.{event}")
        if self._pictures.slow:
            self._note_once("session.dim")
        return output

    def _light(self, frame: Frame, pose: Pose | None) -> Light | None:
        """Measure the light now and then, while somebody gets ready."""
        if not self._session.setting_up or frame.index % _LIGHT_EVERY:
            return None
        return light_of(frame.image_bgr, pose)

    def _note_once(self, text_id: str) -> None:
        if text_id not in self._told:
            self._told.add(text_id)
            self.note(text_id)

    def _fitting(self) -> Downscaled:
        """Give the estimator, made when it is first wanted."""
        if self._estimator is None:
            self._estimator = Downscaled(self._make())
            self._estimator.observe(_WARM_UP)
            self._pace.begin(self._now())
        return self._estimator

    def _hand_on(self, view: View) -> None:
        self._outbox.post(view.output)
        with self._changed:
            before = self._view
            if view.frame is None:
                # Keys, and time without a picture, do not take the last picture away.
                view = replace(before, output=view.output)
            self._view = replace(view, number=before.number + 1)
            self._changed.notify_all()
