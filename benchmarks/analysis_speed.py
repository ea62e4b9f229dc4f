"""Speed of an analysis against a bare loop of PyAV and MediaPipe, of the logic, and of replay.

Run from the checkout: ``python benchmarks/analysis_speed.py [VIDEO] [--runs N]``. The bare loop
uses nothing of posecheck but the file of the model: it decodes with PyAV's own threads, looks in
VIDEO mode with the person mask on, and keeps nothing. Both loops take turns in one process, so
that both see the same computer, and are timed after their first pictures. Without a video, a
sample clip is repeated to 60 s.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import av
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

from posecheck.app.analyze import Seen, judge
from posecheck.app.plan import Plan
from posecheck.app.poses import Recording, watch
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.capture.source import StreamHealth
from posecheck.capture.video_file import VideoFile
from posecheck.engine import Engine, assess
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.estimation.weights import load_bundle
from posecheck.exercises.registry import all_exercises, find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.feedback.overlay import Overlay
from posecheck.report.metrics_csv import MetricsWriter
from posecheck.resources import sample_video

OVERLAY_SIZE = (1280, 720)
# Loading the model and the first inferences are not the steady state.
WARM_UP_FRAMES = 30
LEAST_S = 60.0
REPLAYED_FRAMES = 20_000


def bare_ms(video: Path, bundle: bytes) -> float:
    """Milliseconds a frame of decoding and looking, and nothing else."""
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=bundle),
        running_mode=vision.RunningMode.VIDEO,
        output_segmentation_masks=True,
    )
    count, start = 0, 0.0
    with (
        vision.PoseLandmarker.create_from_options(options) as landmarker,
        av.open(str(video)) as container,
    ):
        container.streams.video[0].thread_type = "AUTO"
        for picture in container.decode(video=0):
            rgb = picture.to_ndarray(format="rgb24")
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
            landmarker.detect_for_video(image, round((picture.time or 0.0) * 1000))
            count += 1
            if count == WARM_UP_FRAMES:
                start = time.perf_counter()
    return (time.perf_counter() - start) / (count - WARM_UP_FRAMES) * 1e3


def whole_ms(video: Path, exercise: Exercise, folder: Path) -> tuple[float, PoseTrack]:
    """Milliseconds a frame of an analysis: pictures, poses, judging and its table."""
    start = 0.0

    def noted(stage: str, share: float) -> None:
        nonlocal start, count
        count += 1
        if count == WARM_UP_FRAMES:
            start = time.perf_counter()

    count = 0
    with VideoFile(video) as source, MediaPipeEstimator() as estimator:
        recording = watch(source, estimator, noted)
        judged(recording, exercise, folder)
        seconds = time.perf_counter() - start
    return seconds / (count - WARM_UP_FRAMES) * 1e3, recording.track


def judged(recording: Recording, exercise: Exercise, folder: Path) -> None:
    """Judge recorded poses and write the table."""
    plan = Plan(Path("poses.npz"), exercise, exercise.dose, exercise.limits, folder)
    found = survey(recording.track, exercise.measure, exercise.unrest)
    with (folder / "metrics.csv").open("w", encoding="utf-8", newline="") as file:
        judge(Seen(plan, recording, found), MetricsWriter(file, exercise).write)


def logic_ms(track: PoseTrack, exercise: Exercise) -> tuple[float, float]:
    """Milliseconds a frame of the engine, and of the first pass."""
    observations = list(track)
    start = time.perf_counter()
    found = survey(observations, exercise.measure, exercise.unrest)
    surveyed = time.perf_counter()
    for _ in assess(Engine(exercise), observations, found.at):
        pass
    done = time.perf_counter()
    count = len(observations)
    return (done - surveyed) / count * 1e3, (surveyed - start) / count * 1e3


def overlay_ms(track: PoseTrack, exercise: Exercise) -> float:
    """Milliseconds a frame of drawing at 1280x720; the median."""
    observations = list(track)
    found = survey(observations, exercise.measure, exercise.unrest)
    overlay, times = Overlay(OVERLAY_SIZE, exercise.name), []
    width, height = OVERLAY_SIZE
    for observation, assessment in assess(Engine(exercise), observations, found.at):
        image = np.full((height, width, 3), 128, dtype=np.uint8)
        start = time.perf_counter()
        overlay.draw(image, observation.pose, assessment)
        times.append(time.perf_counter() - start)
    return median(times) * 1e3


def replayed(poses: Path, exercise_name: str) -> int:
    """Replay recorded poses; the number of frames."""
    track = PoseTrack.load(poses)
    with tempfile.TemporaryDirectory() as name:
        judged(Recording(track, StreamHealth()), find_exercise(exercise_name), Path(name))
    return len(track)


def replay_fps(poses: Path, exercise: Exercise, frames: int) -> float:
    """Frames a second of replay with two processes, once they run."""
    times = max(2, REPLAYED_FRAMES // frames)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(replayed, [poses] * 2, [exercise.name] * 2))
        start = time.perf_counter()
        done = sum(pool.map(replayed, [poses] * times, [exercise.name] * times))
        return done / (time.perf_counter() - start)


def repeated(video: Path, target: Path) -> Path:
    """Give the video, or if it is short, one that repeats it for a minute."""
    with av.open(str(video)) as container:
        if (container.duration or 0) / av.time_base >= LEAST_S:
            return video
        stream = container.streams.video[0]
        pictures = [picture.to_ndarray(format="yuv420p") for picture in container.decode(stream)]
        rate = stream.average_rate or 30
    with av.open(str(target), "w") as container:
        written = container.add_stream("libx264", rate=rate, options={"crf": "20"})
        written.pix_fmt = "yuv420p"
        written.width, written.height = pictures[0].shape[1], pictures[0].shape[0] * 2 // 3
        for planes in _for_a_minute(pictures, float(rate)):
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            container.mux(written.encode(frame))
        container.mux(written.encode(None))
    return target


def _for_a_minute(pictures: list[np.ndarray], fps: float) -> Iterator[np.ndarray]:
    return itertools.islice(itertools.cycle(pictures), round(LEAST_S * fps))


def main() -> None:
    """Print the ratio and the costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("video", nargs="?", type=Path, default=None)
    parser.add_argument("--exercise", default="glute_bridge")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    exercise, say = find_exercise(given.exercise), sys.stdout.write
    bundle, _ = load_bundle("full")
    bare, whole = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = given.video or sample_video("demo_glute_bridge")
        video = repeated(source, folder / "minute.mp4")
        for _ in range(given.runs):
            bare.append(bare_ms(video, bundle))
            each_ms, track = whole_ms(video, exercise, folder)
            whole.append(each_ms)
        poses = folder / "poses.npz"
        track.save(poses)
        say(f"{source.name}: {len(track)} frames, {exercise.name}, {given.runs} runs, in turns\n")
        say(f"bare PyAV and MediaPipe {median(bare):6.2f} ms a frame\n")
        say(f"whole analysis          {median(whole):6.2f} ms a frame\n")
        say(f"ratio of speeds         {median(bare) / median(whole):6.3f} (0.95 or more)\n")
        for each in all_exercises():
            step, first = logic_ms(track, each)
            say(f"logic {each.name:<16} {step:7.3f} ms a frame, first pass {first:.3f} (0.3)\n")
        fps = replay_fps(poses, exercise, len(track))
        say(f"replay, two processes   {fps:6.0f} frames a second (3,000 or more)\n")
        say(f"overlay at 1280x720     {overlay_ms(track, exercise):6.3f} ms a frame (3)\n")


if __name__ == "__main__":
    main()
