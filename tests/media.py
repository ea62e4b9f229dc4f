"""Makes videos of every kind at test time, with PyAV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from posecheck.pose import ImageArray


def picture(width: int, height: int, shade: int = 128) -> ImageArray:
    """A picture whose top left quarter is red (BGR) and whose rest is grey."""
    image = np.full((height, width, 3), shade, dtype=np.uint8)
    image[: height // 2, : width // 2] = (30, 30, 220)
    return image


def is_red(pixel: Sequence[int]) -> bool:
    """Whether a BGR pixel is of the red quarter, give or take compression."""
    blue, green, red = (int(value) for value in pixel)
    return red > 150 and max(blue, green) < 110


def video(
    path: Path,
    times_s: Iterable[float],
    size_px: tuple[int, int] = (320, 240),
    codec: str = "libx264",
    pix_fmt: str = "yuv420p",
    container_format: str | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """Write a picture at each time; skips the test where there is no such encoder."""
    if codec not in av.codecs_available:
        pytest.skip(f"no encoder {codec} here")
    # AVI and MPEG-4 part 2 count frames, not time.
    base = Fraction(1, 25) if codec == "mpeg4" else Fraction(1, 90_000)
    with av.open(str(path), "w", format=container_format) as container:
        try:
            stream = container.add_stream(codec, rate=30, options=options or {})
        except (ValueError, av.error.FFmpegError):
            pytest.skip(f"no encoder {codec} here")
        stream.width, stream.height = size_px
        stream.pix_fmt = pix_fmt
        stream.codec_context.time_base = base
        for row, time_s in enumerate(times_s):
            image = picture(*size_px, shade=60 + row * 7 % 120)
            frame = av.VideoFrame.from_ndarray(image, format="bgr24")
            frame.pts, frame.time_base = round(time_s / base), base
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def steady(count: int, fps: float = 30.0, start_s: float = 0.0) -> list[float]:
    """Evenly spaced times."""
    return [start_s + row / fps for row in range(count)]


def sound(path: Path) -> Path:
    """A second of silence, and no picture."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100)
        samples = np.zeros((1, 1024), dtype=np.float32)
        for row in range(43):
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 44_100, row * 1024
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


ROTATIONS = {
    0: (1, 0, 0, 1),
    90: (0, 1, -1, 0),
    180: (-1, 0, 0, -1),
    270: (0, -1, 1, 0),
}


def tag_rotation(path: Path, degrees: int) -> Path:
    """Write a display matrix into the track header: turn clockwise by `degrees` to show."""
    data = bytearray(path.read_bytes())
    header = data.index(b"tkhd")
    # Version 0 of the box: 4 (type) + 4 (flags) + 20 + 8 + 8 bytes before the matrix.
    matrix = header + 4 + 4 + 20 + 8 + 8
    a, b, c, d = (value * 0x10000 for value in ROTATIONS[degrees])
    values = (a, b, 0, c, d, 0, 0, 0, 0x40000000)
    for index, value in enumerate(values):
        data[matrix + 4 * index : matrix + 4 * index + 4] = value.to_bytes(4, "big", signed=True)
    path.write_bytes(data)
    return path
