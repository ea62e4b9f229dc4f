"""Makes videos of every kind at test time, with PyAV."""

from __future__ import annotations

import struct
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
    pixel_aspect: Fraction | None = None,
    noise: bool = False,
    movflags: str = "",
) -> Path:
    """Write a picture at each time; skips the test where there is no such encoder."""
    if codec not in av.codecs_available:
        pytest.skip(f"no encoder {codec} here")
    # AVI and MPEG-4 part 2 count frames, not time.
    base = Fraction(1, 25) if codec == "mpeg4" else Fraction(1, 90_000)
    muxing = {"movflags": movflags} if movflags else {}
    with av.open(str(path), "w", format=container_format, options=muxing) as container:
        try:
            stream = container.add_stream(codec, rate=30, options=options or {})
        except (ValueError, av.error.FFmpegError):
            pytest.skip(f"no encoder {codec} here")
        stream.width, stream.height = size_px
        stream.pix_fmt = pix_fmt
        stream.codec_context.time_base = base
        if pixel_aspect is not None:
            stream.codec_context.sample_aspect_ratio = pixel_aspect
        rng = np.random.default_rng(len(path.name))
        for row, time_s in enumerate(times_s):
            image = picture(*size_px, shade=60 + row * 7 % 120)
            if noise:  # much in every packet, so that damage hits something
                image = rng.integers(0, 255, image.shape, dtype=np.uint8)
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


def sound_with_cover(path: Path) -> Path:
    """A second of silence with the picture of an album."""
    with av.open(str(path), "w", format="mp4") as container:
        tone = container.add_stream("aac", rate=44_100)
        cover = container.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 64, "yuvj420p"
        cover.disposition = 0x400  # AV_DISPOSITION_ATTACHED_PIC
        frame = av.VideoFrame.from_ndarray(picture(64, 64), format="bgr24")
        frame.pts = 0
        container.mux(cover.encode(frame))
        container.mux(cover.encode(None))
        for row in range(43):
            silence = np.zeros((1, 1024), dtype=np.float32)
            part = av.AudioFrame.from_ndarray(silence, format="fltp", layout="mono")
            part.sample_rate, part.pts = 44_100, row * 1024
            container.mux(tone.encode(part))
        container.mux(tone.encode(None))
    return path


def two_pictures(path: Path) -> Path:
    """A small preview as the first stream and the recording as the second."""
    with av.open(str(path), "w") as container:
        streams = []
        for width, height in ((64, 48), (320, 240)):
            stream = container.add_stream("libx264", rate=25)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            streams.append(stream)
        for row in range(5):
            for stream in streams:
                image = picture(stream.width, stream.height)
                frame = av.VideoFrame.from_ndarray(image, format="bgr24")
                frame.pts = row
                container.mux(stream.encode(frame))
        for stream in streams:
            container.mux(stream.encode(None))
    return path


def flipped(source: Path, target: Path, count: int, seed: int, after: float = 0.3) -> Path:
    """Copy a file with `count` bytes inverted, all behind its share `after`."""
    data = bytearray(source.read_bytes())
    rng = np.random.default_rng(seed)
    for place in rng.integers(int(len(data) * after), len(data) * 9 // 10, count):
        data[place] ^= 0xFF
    target.write_bytes(data)
    return target


def cut(source: Path, target: Path, share: float) -> Path:
    """Copy the beginning of a file."""
    data = source.read_bytes()
    target.write_bytes(data[: int(len(data) * share)])
    return target


# Entries a, b, c, d of the display matrix by the degrees to turn clockwise.
ROTATIONS = {
    0: (1, 0, 0, 1),
    90: (0, 1, -1, 0),
    180: (-1, 0, 0, -1),
    270: (0, -1, 1, 0),
}
MIRRORED = (-1, 0, 0, 1)
MIRRORED_AND_TURNED = (0, 1, 1, 0)


def tag_rotation(path: Path, degrees: int) -> Path:
    """Write a display matrix into the track header: turn clockwise by `degrees` to show."""
    return tag_matrix(path, ROTATIONS[degrees])


def tag_matrix(path: Path, entries: tuple[int, int, int, int]) -> Path:
    """Write a display matrix (a, b, c, d) into the track header of an MP4."""
    data = bytearray(path.read_bytes())
    header = data.index(b"tkhd")
    # Version 0 of the box: 4 (type) + 4 (flags) + 20 + 8 + 8 bytes before the matrix.
    matrix = header + 4 + 4 + 20 + 8 + 8
    a, b, c, d = (value * 0x10000 for value in entries)
    struct.pack_into(">9i", data, matrix, a, b, 0, c, d, 0, 0, 0, 0x40000000)
    path.write_bytes(data)
    return path


def restamped(source: Path, target: Path, stamps: dict[int, int]) -> Path:
    """Copy an IVF with the 8-byte stamps of some pictures (by number) in the place of theirs."""
    data, place, number = bytearray(source.read_bytes()), 32, 0
    while place < len(data):
        (size,) = struct.unpack_from("<I", data, place)
        if number in stamps:
            struct.pack_into("<q", data, place + 4, stamps[number])
        place, number = place + 12 + size, number + 1
    target.write_bytes(data)
    return target
