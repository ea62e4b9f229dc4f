"""Each fault of the real world, played through a whole session."""

from __future__ import annotations

import errno
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import pytest

from posecheck.app.session import run as run_module
from posecheck.app.session.run import Ending
from posecheck.capture.live_source import LostReason
from posecheck.capture.patient_clock import PatientClock
from posecheck.capture.recording import Recording
from posecheck.errors import CameraError, OutputError
from posecheck.history.session_file import SessionFile, read_session
from posecheck.history.session_record import Type
from posecheck.voice.driver import DriverError
from posecheck.voice.silence import TimedSilence
from tests.figures import bridge
from tests.session.scenes import part, session
from tests.session.stage import FAST, SPEED, STARTED, Fault, StageCamera, staged

# The first bridge lies before every fault, the second one after it.
SCRIPT = bridge((8.0, 28.0))
UNTIL_S = 55.0
FAULT_S = (16.5, 21.0)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(*FAULT_S, reason=LostReason.UNPLUGGED), "lost.unplugged"),
        (Fault(*FAULT_S, reason=LostReason.BUSY), "lost.busy"),
        (Fault(*FAULT_S, reason=LostReason.UNREACHABLE), "lost.unreachable"),
        (Fault(*FAULT_S, frozen=True), "lost.frozen"),
        (Fault(*FAULT_S, black=True), "lost.black"),
        (Fault(*FAULT_S, stalled=True), "lost.stalled"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_lost_camera_comes_back_and_nothing_is_lost(
    fault: Fault, said: str, tmp_path: Path
) -> None:
    # While it is lost nobody is waited for.
    slower = PatientClock(FAST)
    done = staged(session(), SCRIPT, until_s=UNTIL_S, fault=fault, folder=tmp_path, now=slower)
    assert done.ids.count(said) == 1
    assert "session.camera_back" in done.ids
    assert done.ids.index(said) < done.ids.index("session.camera_back")
    assert done.reps == 2
    assert "session.done" in done.ids
    assert not done.camera.is_on
    saved = read_session(done.outcome.file)  # type: ignore[arg-type]
    assert saved.finished
    assert [line["type"] for line in saved.lines].count(Type.REPETITION) == 2


def test_a_camera_slower_than_asked_is_told_once_and_judged_all_the_same() -> None:
    fault = Fault(5.0, UNTIL_S, every_s=1 / 6)
    done = staged(session(), SCRIPT, until_s=UNTIL_S, fault=fault)
    assert done.ids.count("session.dim") == 1
    assert done.reps == 2


def test_no_camera_at_all_is_an_error_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_module, "NO_CAMERA_S", {True: 0.2, False: 0.2})
    fault = Fault(0.0, 1e9, reason=LostReason.REFUSED)
    with pytest.raises(CameraError, match="refused"):
        staged(session(), SCRIPT, until_s=UNTIL_S, fault=fault)


def test_a_slow_computer_looks_at_smaller_pictures_and_says_so() -> None:
    # 0.03 s on the wall are 0.12 s of the session: 8 pictures a second of 15.
    done = staged(session(), SCRIPT, until_s=UNTIL_S, takes_s=0.03)
    assert done.ids.count("session.slow") == 1
    assert done.reps == 2


def test_nothing_is_said_into_the_countdown(monkeypatch: pytest.MonkeyPatch) -> None:
    led = session(part(reps=1), brief=True)

    def slept_while_counting() -> Iterator[bool]:
        while not led.counting_down:
            yield False
        yield True
        while True:
            yield False

    monkeypatch.setattr(run_module, "_clocks", slept_while_counting)
    ids = staged(led, bridge((40.0,)), until_s=UNTIL_S).ids
    go = ids.index("session.go")
    assert ids[go - 3 : go + 2] == [*["session.number"] * 3, "session.go", "session.slept"]


class _NoSound:
    """A sound device that has gone."""

    def speak(self, text: str) -> object:
        raise DriverError("no device")

    def play(self, path: Path) -> object:
        raise DriverError("no device")

    def close(self) -> None:
        """Nothing to give back."""


def test_without_sound_the_session_goes_on_and_says_so_once() -> None:
    done = staged(session(), SCRIPT, until_s=UNTIL_S, driver=_NoSound())
    assert done.reps == 2
    assert [line for line in done.lines if "sound" in line.lower()] == done.lines
    assert len(done.lines) == 1


class _SoundThatGoes(TimedSilence):
    """A sound device that is pulled out during the session and put in again."""

    def __init__(self, clock: PatientClock, from_s: float, to_s: float) -> None:
        super().__init__(clock, speed=3.0)
        self._now, self._began_s, self._gone_s = clock, clock(), (from_s, to_s)
        self.heard_again = 0

    def speak(self, text: str) -> Any:
        passed_s = self._now() - self._began_s
        if self._gone_s[0] <= passed_s < self._gone_s[1]:
            raise DriverError("the device is gone")
        self.heard_again += passed_s >= self._gone_s[1]
        return super().speak(text)


def test_a_sound_device_that_goes_is_told_once_and_used_again_when_it_is_back() -> None:
    clock = PatientClock(SPEED)
    sound = _SoundThatGoes(clock, 1.0, 20.0)
    done = staged(session(), SCRIPT, until_s=UNTIL_S, driver=sound, now=clock)
    assert done.reps == 2
    assert sound.heard_again
    assert len(done.lines) == 1
    assert "sound" in done.lines[0].lower()
    assert "session.done" in done.ids


def test_a_disk_full_of_the_recording_is_told_once_and_the_session_goes_on(tmp_path: Path) -> None:
    asked: list[Path] = []

    def free_bytes(folder: Path) -> int:
        asked.append(folder)
        return 10**12 if len(asked) < 4 else 0

    recorder = Recording(tmp_path / "session.mp4", free_bytes)
    done = staged(session(), SCRIPT, until_s=UNTIL_S, recorder=recorder, folder=tmp_path)
    assert done.reps == 2
    assert done.ids.count("session.record_stopped") == 1
    assert len(done.lines) == 1
    assert "what was recorded before is kept" in done.lines[0]
    assert "session.done" in done.ids
    assert read_session(done.outcome.file).finished  # type: ignore[arg-type]
    assert cv2.VideoCapture(str(tmp_path / "session.mp4")).read()[0]


class _FullDisk(SessionFile):
    """A session file on a disk that is full from the first repetition on."""

    def event(self, exercise: str, event: object, reach: float = 0.0) -> None:
        raise OutputError(f"{self.path}: {os.strerror(errno.ENOSPC)}")


class _Mistaken(SessionFile):
    """A session file with a mistake of the program's own in it."""

    def event(self, exercise: str, event: object, reach: float = 0.0) -> None:
        raise RuntimeError("a mistake")


def test_a_full_disk_is_told_and_the_session_goes_on(tmp_path: Path) -> None:
    made = session()
    file = _FullDisk.create(tmp_path, made.planned, STARTED)
    done = staged(made, SCRIPT, until_s=UNTIL_S, file=file)
    assert done.reps == 2
    assert done.ids.count("session.not_saved") == 1
    assert len(done.lines) == 1
    assert "session.done" in done.ids


def test_a_mistake_while_writing_is_raised_at_the_end_and_nothing_waits(tmp_path: Path) -> None:
    made = session()
    file = _Mistaken.create(tmp_path, made.planned, STARTED)
    with pytest.raises(RuntimeError, match="a mistake"):
        staged(made, SCRIPT, until_s=UNTIL_S, file=file)
    assert read_session(file.path).finished


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (signal.SIGINT, Ending.INTERRUPTED),
        (signal.SIGTERM, Ending.TERMINATED),
        (signal.SIGHUP, Ending.TERMINATED),
        (signal.SIGQUIT, Ending.TERMINATED),
    ],
)
def test_a_signal_ends_at_once_and_the_rest_can_be_gone_on_with(
    number: signal.Signals, ending: Ending, tmp_path: Path
) -> None:
    cameras: list[StageCamera] = []
    sent_s: list[float] = []

    def later() -> None:
        deadline_s = time.monotonic() + 20
        while time.monotonic() < deadline_s and not (cameras and cameras[0].next_s > 20):
            time.sleep(0.01)
        sent_s.append(time.monotonic())
        os.kill(os.getpid(), number)

    thread = threading.Thread(target=later)
    thread.start()
    done = staged(session(), SCRIPT, until_s=UNTIL_S, folder=tmp_path, started=cameras)
    took_s = time.monotonic() - sent_s[0]
    thread.join()
    assert done.outcome.ending is ending
    assert done.outcome.signal_number == number
    assert took_s < 2.0
    assert not done.camera.is_on
    saved = read_session(done.outcome.file)  # type: ignore[arg-type]
    assert not saved.finished
    assert [left.total for left in saved.left()] == [1]


def test_a_closed_window_ends_like_a_signal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed_soon(show: object) -> bool:
        return time.monotonic() > began_s + 3.0

    began_s = time.monotonic()
    monkeypatch.setattr("posecheck.app.session.show.Show.closed", property(closed_soon))
    done = staged(session(), SCRIPT, until_s=UNTIL_S, folder=tmp_path)
    assert done.outcome.ending is Ending.CLOSED
    assert not done.camera.is_on
    assert not read_session(done.outcome.file).finished  # type: ignore[arg-type]


@pytest.mark.parametrize(("clock", "told"), [("always on", 1), ("wall", 0)])
def test_a_computer_that_slept_says_so_and_one_whose_clock_was_set_does_not(
    clock: str, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    began_s, monotonic, wall = time.monotonic(), time.monotonic, time.time

    def later_s() -> float:
        return 3600.0 if monotonic() > began_s + 3.0 else 0.0

    if clock == "wall":
        monkeypatch.setattr(time, "time", lambda: wall() + later_s())
    else:
        monkeypatch.setattr(run_module, "_always_on_s", lambda: monotonic() + later_s())
    done = staged(session(), SCRIPT, until_s=UNTIL_S)
    assert done.ids.count("session.slept") == told
    assert done.reps == 2
