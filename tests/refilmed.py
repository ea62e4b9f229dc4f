"""Sample clips changed at test time: frozen, shaken, turned, dark, with few pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
import cv2
import numpy as np

from posecheck.capture.video_file import VideoFile
from posecheck.pose import ImageArray
from posecheck.resources import sample_video

Pictures = Iterator[tuple[float, ImageArray]]
_BASE = Fraction(1, 90_000)


def sample(name: str, until_s: float) -> Pictures:
    """The beginning of a sample clip."""
    with VideoFile(sample_video(name)) as video:
        for frame in video:
            if frame.time_s >= until_s:
                return
            yield frame.time_s, frame.image_bgr


def written(path: Path, pictures: Pictures, options: dict[str, str] | None = None) -> Path:
    """Write pictures as H.264."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options=options or {"crf": "23"})
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = _BASE
        for time_s, image in pictures:
            if not stream.codec_context.is_open:
                stream.height, stream.width = image.shape[:2]
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="bgr24")
            frame.pts, frame.time_base = round(time_s / _BASE), _BASE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def frozen(pictures: Pictures, for_s: float, fps: float = 15.0) -> Pictures:
    """Repeat the last picture."""
    for time_s, image in pictures:
        yield time_s, image
    for row in range(1, round(for_s * fps) + 1):
        yield time_s + row / fps, image


def photograph(pictures: Pictures, for_s: float, noise: float = 0.0, fps: float = 30.0) -> Pictures:
    """One picture for so long, with the noise of a sensor or without."""
    image = list(pictures)[-1][1]
    rng = np.random.default_rng(7)
    for row in range(round(for_s * fps)):
        shown = image + rng.normal(0.0, noise, image.shape) if noise else image
        yield row / fps, np.clip(shown, 0, 255).astype(np.uint8)


def shaken(pictures: Pictures, shift_px: float = 15.0, turn_deg: float = 1.7) -> Pictures:
    """Film it from the hand; the border that comes into sight is cut off."""
    for time_s, image in pictures:
        height, width = image.shape[:2]
        angle = turn_deg * np.sin(2 * np.pi * time_s / 3.1)
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.08)
        matrix[:, 2] += shift_px * np.sin(2 * np.pi * time_s / np.array([2.3, 1.7]))
        moved = cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REFLECT)
        yield time_s, np.asarray(moved, np.uint8)


def changed(pictures: Pictures, change: Callable[[ImageArray], ImageArray]) -> Pictures:
    """Change each picture."""
    for time_s, image in pictures:
        yield time_s, change(image)


def few(pictures: Pictures, fps: float, each_fps: float = 15.0) -> Pictures:
    """Leave most pictures out."""
    return islice(pictures, 0, None, round(each_fps / fps))
