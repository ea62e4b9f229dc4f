"""Copies of one clip through decoder and model: turned by tag, mirrored, padded, scaled."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from posecheck.capture.video_file import VideoFile
from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator
from posecheck.pose import ImageArray
from posecheck.resources import sample_video
from tests.media import tag_rotation
from tests.running import run

SECONDS = 12.0
Change = Callable[[ImageArray], ImageArray]


def padded(width: int, height: int) -> Change:
    def change(image: ImageArray) -> ImageArray:
        down, right = height - image.shape[0], width - image.shape[1]
        sides = (down // 2, down - down // 2, right // 2, right - right // 2)
        return np.asarray(cv2.copyMakeBorder(image, *sides, cv2.BORDER_CONSTANT), dtype=np.uint8)

    return change


def scaled(factor: float) -> Change:
    return lambda image: np.asarray(cv2.resize(image, None, fx=factor, fy=factor), dtype=np.uint8)


COPIES: dict[str, tuple[Change, int]] = {
    "as it is": (lambda image: image, 0),
    "16:9": (padded(854, 480), 0),
    "portrait": (padded(640, 960), 0),
    "larger": (scaled(1.5), 0),
    "turned by tag": (lambda image: np.ascontiguousarray(np.rot90(image, 1)), 90),
    "upside down by tag": (lambda image: np.ascontiguousarray(image[::-1, ::-1]), 180),
    "mirrored": (lambda image: np.ascontiguousarray(image[:, ::-1]), 0),
}


def copied(path: Path, change: Change, turn_deg: int) -> Path:
    with VideoFile(sample_video("demo_glute_bridge")) as source, av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=15, options={"crf": "18", "preset": "veryfast"})
        for frame in source:
            if frame.time_s > SECONDS:
                break
            image = change(frame.image_bgr)
            if frame.index == 0:
                stream.width, stream.height = image.shape[1] // 2 * 2, image.shape[0] // 2 * 2
                stream.pix_fmt = "yuv420p"
            picture = av.VideoFrame.from_ndarray(
                np.ascontiguousarray(image[: stream.height, : stream.width]), format="bgr24"
            )
            picture.pts, picture.time_base = round(frame.time_s * 15), Fraction(1, 15)
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    return tag_rotation(path, turn_deg) if turn_deg else path


@pytest.mark.parametrize("name", COPIES)
def test_every_copy_gives_the_same_repetition(tmp_path: Path, name: str) -> None:
    change, turn_deg = COPIES[name]
    path = copied(tmp_path / "copy.mp4", change, turn_deg)
    with VideoFile(path) as video, MediaPipeEstimator() as estimator:
        seen = [estimator.observe(frame) for frame in video]
    result, steps = run(seen, "glute_bridge")
    (rep,) = result.reps
    assert rep.start_s == pytest.approx(3.4, abs=0.5)
    assert rep.time_s == pytest.approx(9.9, abs=0.5)
    assert "high_enough" not in rep.faults
    assert result.coverage > 0.95
    assert steps[-1].cannot_see is None
