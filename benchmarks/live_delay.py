"""How long it takes from a picture's arrival to its overlay, and whether that grows.

Run from the checkout: ``python benchmarks/live_delay.py [VIDEO] [--seconds N]``.
The video is played in real time at 1280x720 and 30 pictures a second, over and over;
threads, core, model and drawing are those of a session, only the window is left out
(2 to 3 ms more). Wanted: inference plus 15 ms at the 95th percentile, and no growth of
delay or memory over 10 minutes (``--seconds 600``).
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from posecheck.app.session.mouth import Mouth

from posecheck.app.session.outbox import Outbox
from posecheck.app.session.pictures import LivePictures
from posecheck.app.session.plan import Part, SessionPlan
from posecheck.app.session.session import Choices, Session
from posecheck.app.session.watching import Watching
from posecheck.capture.live_source import Clock
from posecheck.capture.newest_frame import NewestFrame
from posecheck.capture.video_file import VideoFile
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.exercises.registry import find_exercise
from posecheck.feedback.live_picture import LivePicture
from posecheck.feedback.session_pages import Status
from posecheck.pose import Frame, ImageArray
from posecheck.resources import sample_video
from posecheck.voice.silence import TimedSilence
from posecheck.voice.speaker import Speaker
from posecheck.voice.transcript import Transcript

SIZE_PX = (1280, 720)
FPS = 30.0
# Pictures of the video that are held in memory and played over and over.
HELD = 300
NEVER = 10_000
SAMPLES = 10


class Loop:
    """A camera that plays pictures over and over."""

    name, nominal_fps = "loop", FPS

    def __init__(self, clock: Clock, images: list[ImageArray]) -> None:
        self._clock, self._images, self._index = clock, images, 0

    def open(self) -> None:
        """Nothing to open."""

    def read(self) -> Frame:
        """Wait for the next picture."""
        self._index += 1
        due_s = self._index / FPS
        time.sleep(max(0.0, due_s - self._clock()))
        return Frame(self._index, due_s, self._images[self._index % len(self._images)])

    def close(self) -> None:
        """Nothing to close."""


def pictures_of(video: Path) -> list[ImageArray]:
    """Read the beginning of a video in the size of the benchmark."""
    with VideoFile(video) as file:
        frames = zip(file, range(HELD), strict=False)
        return [np.asarray(cv2.resize(frame.image_bgr, SIZE_PX), np.uint8) for frame, _ in frames]


def _estimator() -> MediaPipeEstimator:
    return MediaPipeEstimator()


def run(video: Path, name: str, seconds: float) -> list[tuple[float, float, float, float]]:
    """Give (time, delay, inference) in seconds and the memory in MB, a row for each picture."""
    exercise = find_exercise(name)
    part = Part(exercise, replace(exercise.dose, reps=NEVER), exercise.limits)
    session = Session(SessionPlan((part,)), Choices(brief=True, ratings=False))
    images = pictures_of(video)
    pictures = LivePictures("loop", lambda clock: NewestFrame(Loop(clock, images), clock))
    speaker = Speaker(TimedSilence())
    mouth = Mouth(speaker, Transcript(), "en")
    outbox = Outbox(None, mouth.say)
    watching = Watching(session, pictures, _estimator, mouth, outbox)
    watching.start()
    watching.ready.wait(60)
    pictures.start()
    picture = LivePicture()
    rows: list[tuple[float, float, float, float]] = []
    number, start_s, last_s = 0, time.monotonic(), 0.0
    while time.monotonic() < start_s + seconds and not watching.done:
        view = watching.wait(number, 0.012)
        if view.number == number or view.frame is None:
            continue
        number = view.number
        output = view.output
        status = Status(caption=speaker.saying)
        picture.draw(view.frame.image_bgr, view.pose, output.assessment, output.screen, status)
        if view.arrived_at_s != last_s:
            last_s, now_s = view.arrived_at_s, time.monotonic()
            rows.append((now_s - start_s, now_s - last_s, view.inference_s, memory_mb()))
    drops = pictures.drops
    watching.stop()
    if watching.error is not None:
        raise watching.error
    outbox.close()
    speaker.close()
    sys.stdout.write(f"{len(rows)} pictures shown, {drops} left out\n")
    return rows


def memory_mb() -> float:
    """Resident memory of this process, where the system tells it."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6
    except (OSError, ValueError):
        return float("nan")


def cpu_ticks() -> list[int]:
    """Times of all cores by use, where the system tells them: the eighth is stolen."""
    try:
        return [int(x) for x in Path("/proc/stat").read_text("ascii").split()[1:9]]
    except (OSError, ValueError):
        return []


def stolen(before: list[int], after: list[int]) -> float:
    """Share of the cores' time that another computer on the same host had."""
    spent = [b - a for a, b in zip(before, after, strict=True)]
    return spent[7] / sum(spent) if spent else float("nan")


def spread(values_s: np.ndarray) -> str:
    """Median and 95th percentile in words."""
    middle, high = np.percentile(values_s * 1e3, [50, 95])
    return f"median {middle:6.1f} ms, 95 % {high:6.1f} ms"


def main() -> None:
    """Print the delays and the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("video", nargs="?", type=Path, default=None)
    parser.add_argument("--exercise", default="glute_bridge")
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args()
    video = given.video or sample_video("demo_glute_bridge")
    before = cpu_ticks()
    rows = np.array(run(video, given.exercise, given.seconds))
    say = sys.stdout.write
    say(f"taken by other computers on the same host: {stolen(before, cpu_ticks()):.1%}\n")
    say(f"inference                {spread(rows[:, 2])}\n")
    say(f"picture to overlay       {spread(rows[:, 1])}\n")
    say(f"the same, less inference {spread(rows[:, 1] - rows[:, 2])}  (wanted: 15 at 95 %)\n")
    for share in np.array_split(rows, SAMPLES):
        end_s, delay_ms = share[-1, 0], np.median(share[:, 1]) * 1e3
        say(f"until {end_s:5.0f} s: delay {delay_ms:5.1f} ms, memory {share[-1, 3]:5.0f} MB\n")


if __name__ == "__main__":
    main()
