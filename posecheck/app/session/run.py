"""Use case: run a session, with its threads, window, voice and files."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from posecheck.app.session.announcer import Announcer
from posecheck.app.session.outbox import Outbox
from posecheck.app.session.records import Sight
from posecheck.app.session.session import Session
from posecheck.app.session.show import KEYS, Show
from posecheck.app.session.watching import EstimatorMaker, Pictures, Watching
from posecheck.assessment import SessionResult
from posecheck.capture.recording import Recording
from posecheck.errors import CameraError
from posecheck.history.session_file import SessionFile
from posecheck.signals import ending_signals
from posecheck.voice.speaker import Speaker
from posecheck.voice.transcript import Transcript
from posecheck.words import text

__all__ = ["Ending", "Outcome", "Setup", "run_session"]

# How long the window waits for a new view before it looks at its keys again.
_LOOK_S = 0.012
# Longer between two looks, and the computer has slept.
_SLEPT_S = 5.0
# A clock that goes on meanwhile, and is never set: Linux' and a Mac's. Elsewhere the steady one.
_ALWAYS_ON = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
# A camera that shows nothing for this long after the start is not there. With a window
# somebody sees what is wrong and can mend it.
NO_CAMERA_S = {True: 60.0, False: 10.0}


class Ending(StrEnum):
    """How a session came to its end."""

    BY_ITSELF = "by itself"
    CLOSED = "window closed"
    INTERRUPTED = "interrupted"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a session runs with; all of it is closed by `run_session`.

    Attributes
    ----------
    now : callable
        The steady clock of `pictures`.
    """

    session: Session
    pictures: Pictures
    make_estimator: EstimatorMaker
    speaker: Speaker
    transcript: Transcript
    show: Show
    file: SessionFile | None = None
    recorder: Recording | None = None
    language: str = "en"
    now: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a session.

    Attributes
    ----------
    results : tuple of SessionResult
        Of each exercise that was begun.
    troubles : tuple of str
        One line each on what did not work.
    file : Path or None
        Where what was done is kept.
    signal_number : int
        What ended it; 0 if that was no signal of the system.
    """

    ending: Ending
    results: tuple[SessionResult, ...]
    troubles: tuple[str, ...]
    file: Path | None
    signal_number: int = 0


def run_session(setup: Setup, say_line: Callable[[str], None] = lambda line: None) -> Outcome:
    """Run a session to its end.

    Parameters
    ----------
    say_line : callable
        Told one line at a time of what somebody at the terminal should know.

    Raises
    ------
    CameraError
        If no picture came from the camera at all.
    PosecheckError
        If the pose model cannot be loaded.
    """
    announcer = Announcer(setup.speaker, setup.transcript, setup.language)
    outbox = Outbox(setup.file, announcer.say)
    recorder = setup.recorder
    watching = Watching(
        setup.session,
        setup.pictures,
        setup.make_estimator,
        announcer,
        outbox,
        recorder.add if recorder is not None else None,
        setup.now,
    )
    troubles = _Troubles(setup, outbox, say_line, watching.note)
    signals: list[int] = []
    with ending_signals(signals.append), contextlib.ExitStack() as closing:
        for close in (setup.transcript.close, setup.speaker.close, setup.show.close):
            closing.callback(close)
        closing.callback(_end, setup, watching, outbox)
        closing.callback(setup.pictures.close)
        watching.start()
        ending = _until_end(setup, watching, signals, troubles)
    troubles.look()
    if (error := watching.error or outbox.error) is not None:
        raise error
    path = setup.file.path if setup.file is not None else None
    number = signals[0] if ending in (Ending.INTERRUPTED, Ending.TERMINATED) else 0
    return Outcome(ending, setup.session.results, tuple(troubles.told), path, number)


def _end(setup: Setup, watching: Watching, outbox: Outbox) -> None:
    """Stop looking, close what is under way, and wait for the disk."""
    if watching.stop():
        outbox.post(setup.session.abandon(watching.now_s()))
    outbox.close()
    if setup.recorder is not None:
        setup.recorder.close()


def _until_end(setup: Setup, watching: Watching, signals: list[int], troubles: _Troubles) -> Ending:
    """Show views and take keys until the session is over or somebody ends it."""
    show, number = setup.show, 0
    clocks = _clocks()
    started_s = time.monotonic()
    while not watching.done:
        if watching.ready.is_set():
            watching.ready.clear()
            setup.pictures.start()
            started_s = time.monotonic()
        view = watching.wait(number, _LOOK_S)
        show.caption = setup.speaker.saying
        if view.number > number:
            number = view.number
            show.draw(view)
        _take_key(setup, watching)
        if signals:
            return Ending.INTERRUPTED if signals[0] == signal.SIGINT else Ending.TERMINATED
        if show.closed:
            return Ending.CLOSED
        if next(clocks):
            watching.note("session.slept")
        troubles.look()
        if view.frame is None:
            _give_up_without_camera(setup, time.monotonic() - started_s)
    return Ending.BY_ITSELF


def _take_key(setup: Setup, watching: Watching) -> None:
    pressed = setup.show.key()
    if pressed == "m":
        setup.speaker.muted = not setup.speaker.muted
        setup.speaker.hush()
    elif pressed == "i":
        setup.show.details = not setup.show.details
    elif pressed in KEYS:
        watching.press(KEYS[pressed])


def _clocks() -> Iterator[bool]:
    """Give True when the computer has slept since the last look."""
    before_s = _always_on_s()
    while True:
        now_s = _always_on_s()
        yield now_s - before_s > _SLEPT_S
        before_s = now_s


def _always_on_s() -> float:
    return time.monotonic() if _ALWAYS_ON is None else time.clock_gettime(_ALWAYS_ON)


def _give_up_without_camera(setup: Setup, waited_s: float) -> None:
    camera = setup.pictures.camera()
    if camera.sight is Sight.LOST and waited_s >= NO_CAMERA_S[setup.show.windowed]:
        raise CameraError(setup.pictures.message or text(camera.reason, "en"))


class _Troubles:
    """Tells each thing that does not work once."""

    def __init__(
        self,
        setup: Setup,
        outbox: Outbox,
        say_line: Callable[[str], None],
        say: Callable[[str], None],
    ) -> None:
        self._setup, self._outbox, self._say_line, self._say = setup, outbox, say_line, say
        self._seen: set[str] = set()
        self.told: list[str] = []

    def look(self) -> None:
        """Look at everything that can fail without ending the session."""
        voice = self._setup.speaker.trouble
        self._setup.show.muted = self._setup.speaker.muted or voice is not None
        if voice is not None:
            self._tell(voice, f"{text(voice)} {text(f'{voice}.do')}")
        if self._outbox.trouble is not None:
            self._tell("disk", self._outbox.trouble)
        if self._setup.transcript.trouble is not None:
            self._tell(
                "transcript",
                text("terminal.session.transcript_ended", why=self._setup.transcript.trouble),
            )
        recorder = self._setup.recorder
        ended = recorder.trouble if recorder is not None else None
        if ended is not None and self._tell("recording", ended):
            self._setup.show.recording = False
            self._say("session.record_stopped")
        if self._setup.pictures.message:
            self._tell(self._setup.pictures.message, self._setup.pictures.message)

    def _tell(self, key: str, line: str) -> bool:
        """Tell a line if it is new; True if it was."""
        if key in self._seen:
            return False
        self._seen.add(key)
        self.told.append(line)
        self._say_line(line)
        return True
