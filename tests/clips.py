"""Makes small recordings for tests: poses of the figure, and videos of our own pictures."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

import numpy as np

from posecheck.capture.recorded import PoseTrackBuilder
from posecheck.capture.video_file import VideoFile
from posecheck.feedback.video_writer import VideoWriter
from posecheck.pose import Observation
from posecheck.pose_models import pose_model
from posecheck.resources import sample_video

DEMO = "demo_glute_bridge"


def pose_file(path: Path, observations: Iterable[Observation]) -> Path:
    """Record poses."""
    builder = PoseTrackBuilder(pose_model().sha256)
    for observation in observations:
        builder.add(observation)
    builder.build().save(path)
    return path


def nobody(count: int = 60, fps: float = 30.0) -> list[Observation]:
    """Pictures of an empty room."""
    return [Observation(row / fps, None) for row in range(count)]


def demo_start(path: Path, seconds: float) -> Path:
    """The first seconds of our own sample clip."""
    with (
        VideoFile(sample_video(DEMO)) as source,
        VideoWriter(path, source.size_px) as writer,
    ):
        for frame in takewhile(lambda frame: frame.time_s < seconds, source):
            writer.write(frame.image_bgr, frame.time_s)
    return path


def noise_video(path: Path, frames: int, size_px: tuple[int, int] = (320, 240)) -> Path:
    """A video that shows nobody."""
    rng = np.random.default_rng(1)
    width, height = size_px
    with VideoWriter(path, size_px) as writer:
        for row in range(frames):
            image = rng.integers(0, 255, (height, width, 3), dtype=np.uint8)
            writer.write(image, row / 30)
    return path
