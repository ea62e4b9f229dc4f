"""Whether memory, threads and open files stay as they are, in a session that goes on and on.

Run from the checkout: ``python benchmarks/soak.py [--minutes 30] [--hours 2]``. Live: pictures
of a video, over and over, at 30 a second, recorded, spoken (without sound) and kept. Then, as
fast as they go, hours of pictures at 10 a second. Prints one table, and ends with 1 if anything
has grown. Linux only.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from live_delay import NEVER, memory_mb, pictures_of

from posecheck.app.session.pictures import LivePictures
from posecheck.app.session.plan import Part, SessionPlan
from posecheck.app.session.run import Setup, run_session
from posecheck.app.session.session import Choices, Session
from posecheck.app.session.show import Show
from posecheck.capture.newest_frame import NewestFrame
from posecheck.capture.patient_clock import PatientClock
from posecheck.capture.recording import Recording
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.exercises.registry import find_exercise
from posecheck.feedback.live_picture import LivePicture
from posecheck.history.session_file import SessionFile
from posecheck.pose import Frame, ImageArray
from posecheck.resources import sample_video
from posecheck.voice.silence import TimedSilence
from posecheck.voice.speaker import Speaker
from posecheck.voice.transcript import Transcript

LIVE_FPS, FAST_FPS = 30.0, 10.0
# No computer is so fast: as fast as it can.
FAST = 1000.0
SAMPLES = 100
# What a fifth of the time may differ by from another one.
MOST_MB, MOST_THREADS, MOST_FILES = 15.0, 0, 1


@dataclass
class Looped:
    """A camera that plays pictures over and over, for so long, and looks at its own process."""

    images: list[ImageArray]
    fps: float
    seconds: float
    wait_until: Callable[[float], None]
    now: Callable[[], float]
    rows: list[tuple[float, int, int]] = field(default_factory=list)
    name, nominal_fps, _index, _start_s = "loop", None, 0, 0.0

    def open(self) -> None:
        """Begin."""
        self._start_s = self.now()

    def read(self) -> Frame | None:
        """Wait for the next picture; None at the end."""
        self._index += 1
        time_s = self._index / self.fps
        if time_s > self.seconds:
            return None
        if time_s >= (len(self.rows) + 1) * self.seconds / SAMPLES:
            files = len(list(Path("/proc/self/fd").iterdir()))
            self.rows.append((memory_mb(), threading.active_count(), files))
        self.wait_until(self._start_s + time_s)
        return Frame(self._index, time_s, self.images[self._index % len(self.images)])

    def close(self) -> None:
        """Nothing to close."""


def soak(camera: Looped, *, live: bool, folder: Path) -> tuple[int, float]:
    """Run a session on a camera; give the pictures and the seconds that it took."""
    exercise = find_exercise("glute_bridge")
    part = Part(exercise, replace(exercise.dose, reps=NEVER), exercise.limits)
    session = Session(SessionPlan((part,)), Choices(brief=True, ratings=False))
    began_s = time.monotonic()
    run_session(
        Setup(
            session,
            LivePictures(
                "loop", lambda clock: NewestFrame(camera, clock, waits=not live), camera.now
            ),
            MediaPipeEstimator,
            Speaker(TimedSilence(camera.now), clock=camera.now),
            Transcript(folder / "said.txt"),
            Show(None, LivePicture(), None, camera.now),
            SessionFile.create(folder, session.planned, "2026-05-02T10:00:00+02:00"),
            Recording(folder / "session.mp4") if live else None,
            now=camera.now,
        )
    )
    return camera._index, time.monotonic() - began_s


def live_camera(images: list[ImageArray], seconds: float) -> Looped:
    """Play in real time, whoever is slow."""

    def wait_until(time_s: float) -> None:
        time.sleep(max(0.0, time_s - time.monotonic()))

    return Looped(images, LIVE_FPS, seconds, wait_until, time.monotonic)


def fast_camera(images: list[ImageArray], seconds: float) -> Looped:
    """Play as fast as each picture is taken."""
    clock = PatientClock(FAST)
    return Looped(images[::3], FAST_FPS, seconds, clock.wait_until, clock)


def row(name: str, pictures: int, took_s: float, rows: list[tuple[float, int, int]]) -> bool:
    """Print a row of the table; whether nothing has grown."""
    # The first fifth is the start: the model, the lock-on, what is learnt.
    fifth = len(rows) // 5
    early, late = rows[fifth : 2 * fifth], rows[-fifth:]
    before, after = ([median(x) for x in zip(*part, strict=True)] for part in (early, late))
    limits = (MOST_MB, MOST_THREADS, MOST_FILES)
    flat = all(b - a <= most for a, b, most in zip(before, after, limits, strict=True))
    grown = (f"{a:.0f}, {b:.0f}" for a, b in zip(before, after, strict=True))
    cells = [name, str(pictures), f"{took_s / 60:.0f}", *grown, "yes" if flat else "no"]
    say(f"| {' | '.join(cells)} |")
    return flat


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Soak, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--hours", type=float, default=2.0)
    given = parser.parse_args()
    images = pictures_of(sample_video("demo_glute_bridge"))
    say("| | pictures | minutes | memory (MB): second fifth, last | threads | open files | flat |")
    say("|---|---|---|---|---|---|---|")
    flat = True
    for live, seconds in ((True, given.minutes * 60), (False, given.hours * 3600)):
        if seconds:
            camera = (live_camera if live else fast_camera)(images, seconds)
            with tempfile.TemporaryDirectory() as folder:
                done = soak(camera, live=live, folder=Path(folder))
            flat &= row("live" if live else "as fast as they go", *done, camera.rows)
    return not flat


if __name__ == "__main__":
    raise SystemExit(main())
