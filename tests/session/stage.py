"""A whole session in this process: scripted camera, synthetic person, silent voice, no window.

Only the camera's pictures and the poses are made; threads, core, engine, files and voice
are those of the program. Time runs several times faster than on a wall, but does not pass
the next picture before it is asked for, so that a busy machine changes nothing, unless a
test is about being slow, or about a camera that is lost.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from posecheck.app.session.pictures import LivePictures
from posecheck.app.session.run import Outcome, Setup, run_session
from posecheck.app.session.session import Session
from posecheck.app.session.show import Show
from posecheck.capture.live_source import CameraLost, LostReason, SessionClock
from posecheck.capture.newest_frame import NewestFrame
from posecheck.capture.patient_clock import PatientClock
from posecheck.capture.picture_health import PictureHealth
from posecheck.capture.recording import Recording
from posecheck.feedback.live_picture import LivePicture
from posecheck.history.session_file import SessionFile
from posecheck.pose import Frame, Observation
from posecheck.voice.silence import TimedSilence
from posecheck.voice.speaker import Speaker
from posecheck.voice.transcript import Transcript
from tests.figures import Script, View

# As fast as that where nobody is hurried, and less where a machine has to keep up.
SPEED, FAST = 8.0, 4.0
FPS = 15.0
SHAPE = (720, 1280, 3)
# A wait that is shorter is over.
ROUNDING_S = 2e-6
STARTED = "2026-01-01T10:00:00+00:00"


def fast() -> float:
    """A clock that runs faster and waits for nobody."""
    return time.monotonic() * FAST


@dataclass(frozen=True)
class Fault:
    """What the camera does between two times of the session."""

    from_s: float
    to_s: float
    reason: LostReason | None = None  # reading and opening fail
    frozen: bool = False
    black: bool = False
    stalled: bool = False
    every_s: float = 1 / FPS


@dataclass
class StageCamera:
    """Plays pictures in (fast) time, with a fault; waits if its clock can."""

    clock: SessionClock
    until_s: float
    fault: Fault | None = None
    patience: PatientClock | None = None
    nominal_fps: float | None = FPS
    opened: int = 0
    is_on: bool = False
    index: int = 0
    next_s: float = 0.0
    rng: np.random.Generator = field(default_factory=lambda: np.random.default_rng(3))

    @property
    def name(self) -> str:
        return "stage camera"

    def open(self) -> None:
        fault = self._fault()
        if fault is not None and fault.reason is not None:
            raise CameraLost(fault.reason, f"stage camera: {fault.reason}")
        self.opened, self.is_on = self.opened + 1, True

    def read(self) -> Frame | None:
        fault = self._fault()
        if fault is not None and fault.reason is not None:
            raise CameraLost(fault.reason, f"stage camera: {fault.reason}")
        if self.patience is not None and fault is not None and fault.stalled:
            self.patience.let_go()
        while fault is not None and fault.stalled and self._fault() is not None:
            time.sleep(0.005)
        every_s = fault.every_s if fault is not None else 1 / FPS
        self.next_s = max(self.next_s + every_s, self.clock() - every_s)
        if self.patience is not None:
            self.patience.wait_until(self.clock.start_s + self.next_s)
        while (early_s := self.next_s - self.clock()) > ROUNDING_S:
            time.sleep(early_s / FAST)
        self.index += 1
        time_s = self.clock()
        return Frame(self.index, time_s, self._image(fault)) if time_s < self.until_s else None

    def close(self) -> None:
        if self.patience is not None:
            self.patience.let_go()
        self.is_on = False

    def _fault(self) -> Fault | None:
        fault, now_s = self.fault, self.clock()
        return fault if fault is not None and fault.from_s <= now_s < fault.to_s else None

    def _image(self, fault: Fault | None) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        if fault is not None and fault.black:
            return np.full(SHAPE, 3, np.uint8)
        image = np.full(SHAPE, 120, np.uint8)
        if fault is None or not fault.frozen:
            # The noise of a sensor; a part of it is enough to be told from a frozen picture.
            image[:48] = self.rng.integers(100, 160, (48, *SHAPE[1:]), dtype=np.uint8)
        return image


class FigureEstimator:
    """Sees a figure that follows a script; takes a while if it is told to."""

    model_sha256 = "figure"

    def __init__(self, script: Script, takes_s: float = 0.0) -> None:
        self._script, self._takes_s = script, takes_s
        self.sizes: list[tuple[int, int]] = []

    def observe(self, frame: Frame) -> Observation:
        if self._takes_s:
            time.sleep(self._takes_s)
        self.sizes.append(frame.size_px)
        scale = frame.size_px[0] / SHAPE[1]
        width, height = frame.size_px
        view = View(width=width, height=height, px_per_m=400.0 * scale)
        return Observation(frame.time_s, view.pose(self._script(frame.time_s), frame.time_s))

    def close(self) -> None:
        """Nothing to let go of."""


@dataclass
class Staged:
    """What came of a session on the stage."""

    outcome: Outcome
    transcript: Transcript
    camera: StageCamera
    lines: list[str]

    @property
    def ids(self) -> list[str]:
        """Ids of what was said, in order."""
        return [line.id for line in self.transcript.lines]

    @property
    def reps(self) -> int:
        """Repetitions of the first exercise."""
        return len(self.outcome.results[0].reps)


def staged(
    session: Session,
    script: Script,
    *,
    until_s: float,
    fault: Fault | None = None,
    folder: Path | None = None,
    file: SessionFile | None = None,
    recorder: Recording | None = None,
    takes_s: float = 0.0,
    driver: object = None,
    now: PatientClock | None = None,
    started: list[StageCamera] | None = None,
) -> Staged:
    """Run a session to its end; a slow computer (`takes_s`) is not waited for."""
    made: list[StageCamera] = [] if started is None else started
    lines: list[str] = []
    patience = None if takes_s else now or PatientClock(SPEED)
    clock = patience or fast

    def start(session_clock: SessionClock) -> NewestFrame:
        made.append(StageCamera(session_clock, until_s, fault, patience))
        return NewestFrame(made[-1], session_clock, PictureHealth(), waits=patience is not None)

    transcript = Transcript()
    if folder is not None:
        file = SessionFile.create(folder, session.planned, STARTED)
    outcome = run_session(
        Setup(
            session,
            LivePictures("stage", start, clock),
            lambda: FigureEstimator(script, takes_s),
            Speaker(driver or TimedSilence(clock, speed=3.0), clock=clock),  # type: ignore[arg-type]
            transcript,
            Show(None, LivePicture(), None),
            file,
            recorder,
            now=clock,
        ),
        lines.append,
    )
    return Staged(outcome, transcript, made[0], lines)
