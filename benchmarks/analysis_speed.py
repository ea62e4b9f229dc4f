"""How much an analysis costs over a bare decode-and-infer loop, and its parts per frame.

Run from the checkout: ``python benchmarks/analysis_speed.py [VIDEO] [--runs N]``.
Both loops take turns in one process, so that both see the same computer. The bare
loop decodes in the same thread ahead of inference and keeps nothing.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

from posecheck.app.analyze import analyze
from posecheck.app.plan import Plan
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.capture.video_file import VideoFile
from posecheck.engine import Engine
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.exercises.registry import all_exercises, find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.feedback.overlay import Overlay
from posecheck.resources import sample_video

OVERLAY_SIZE = (1280, 720)


def bare_loop(video: Path, exercise: Exercise) -> tuple[float, int]:
    """Decode and infer and do nothing else; seconds and frames."""
    start = time.perf_counter()
    count = 0
    contour = exercise.needs_contour
    with VideoFile(video) as source, MediaPipeEstimator(want_contour=contour) as estimator:
        for frame in source:
            estimator.observe(frame)
            count += 1
    return time.perf_counter() - start, count


def whole_analysis(
    video: Path, exercise: Exercise, folder: Path, *, save_poses: bool = False
) -> float:
    """Run the use case without video output; seconds."""
    plan = Plan(
        video,
        exercise,
        exercise.dose,
        exercise.limits,
        folder,
        make_video=False,
        save_poses=save_poses,
    )
    start = time.perf_counter()
    analyze(plan)
    return time.perf_counter() - start


def logic_ms(track: PoseTrack, exercise: Exercise) -> tuple[float, float]:
    """Milliseconds a frame of the engine, and of the first pass."""
    observations = list(track)
    start = time.perf_counter()
    found = survey(observations, exercise.measure, exercise.unrest)
    surveyed = time.perf_counter()
    engine = Engine(exercise)
    for observation in observations:
        engine.step(observation, found.at(observation.time_s))
    done = time.perf_counter()
    count = len(observations)
    return (done - surveyed) / count * 1e3, (surveyed - start) / count * 1e3


def overlay_ms(track: PoseTrack, exercise: Exercise) -> float:
    """Milliseconds a frame of drawing at 1280x720; the median."""
    observations = list(track)
    found = survey(observations, exercise.measure, exercise.unrest)
    engine, overlay = Engine(exercise), Overlay(OVERLAY_SIZE, exercise.name)
    width, height = OVERLAY_SIZE
    times = []
    for observation in observations:
        assessment = engine.step(observation, found.at(observation.time_s))
        image = np.full((height, width, 3), 128, dtype=np.uint8)
        start = time.perf_counter()
        overlay.draw(image, observation.pose, assessment)
        times.append(time.perf_counter() - start)
    return median(times) * 1e3 if times else math.nan


def main() -> None:
    """Print the ratio and the costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("video", nargs="?", type=Path, default=None)
    parser.add_argument("--exercise", default="glute_bridge")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    video = given.video or sample_video("demo_glute_bridge")
    exercise = find_exercise(given.exercise)
    bare, whole = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare_loop(video, exercise)  # warms the disk's cache and the model's file
        for _ in range(given.runs):
            seconds, count = bare_loop(video, exercise)
            bare.append(seconds)
            whole.append(whole_analysis(video, exercise, folder))
        whole_analysis(video, exercise, folder, save_poses=True)
        track = PoseTrack.load(folder / "poses.npz")
    say = sys.stdout.write
    say(f"{video.name}: {count} frames, {exercise.name}, {given.runs} runs each, in turns\n")
    say(f"bare decode and infer  {median(bare) / count * 1e3:6.2f} ms a frame\n")
    say(f"whole analysis         {median(whole) / count * 1e3:6.2f} ms a frame\n")
    say(f"ratio of speeds        {median(bare) / median(whole):6.3f}  (wanted: 0.95 or more)\n")
    for each in all_exercises():
        step, first = logic_ms(track, each)
        say(f"logic {each.name:<16} {step:6.3f} ms a frame, first pass {first:.3f} (0.3)\n")
    say(f"overlay at 1280x720    {overlay_ms(track, exercise):6.3f} ms a frame (3)\n")


if __name__ == "__main__":
    main()
