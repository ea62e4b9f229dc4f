"""Pictures of every shape arrive upright, with square pixels, and not too large."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from posecheck.capture.video_file import MAX_SIDE_PX, VideoFile
from posecheck.pose import Frame
from tests.media import (
    MIRRORED,
    MIRRORED_AND_TURNED,
    is_red,
    steady,
    tag_matrix,
    tag_rotation,
    video,
)


def first_of(path: Path, max_side_px: int = MAX_SIDE_PX) -> Frame:
    with VideoFile(path, max_side_px) as source:
        frame = next(iter(source))
        assert frame.size_px == source.size_px
    return frame


def red_share(frame: Frame) -> tuple[float, float]:
    """Width and height of the red corner as shares of the picture."""
    width, height = frame.size_px
    across = sum(is_red(pixel) for pixel in frame.image_bgr[3])
    down = sum(is_red(pixel) for pixel in frame.image_bgr[:, 3])
    return across / width, down / height


@pytest.mark.parametrize("size", [(322, 242), (250, 130), (240, 426), (2, 2), (16, 480)])
def test_uneven_and_upright_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    assert first_of(video(tmp_path / "odd.mp4", [0.0], size)).size_px == size


@pytest.mark.parametrize("size", [(321, 241), (321, 240), (320, 241), (1, 1)])
def test_odd_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    frame = first_of(video(tmp_path / "odd.mkv", [0.0, 0.1], size, "ffv1", "bgr0"))
    assert frame.size_px == size


@pytest.mark.parametrize("pix_fmt", ["gray", "yuv444p", "yuv422p10le", "bgra", "gray16le"])
def test_kinds_of_colour(tmp_path: Path, pix_fmt: str) -> None:
    frame = first_of(video(tmp_path / "colour.mkv", [0.0], (64, 48), "ffv1", pix_fmt))
    assert frame.image_bgr.shape == (48, 64, 3)
    assert abs(int(frame.image_bgr[40, 50, 1]) - 60) <= 3


CORNERS: dict[str, Callable[[Frame], object]] = {
    "top left": lambda f: f.image_bgr[10, 10],
    "top right": lambda f: f.image_bgr[10, -10],
    "bottom right": lambda f: f.image_bgr[-10, -10],
    "bottom left": lambda f: f.image_bgr[-10, 10],
}


@pytest.mark.parametrize(
    ("degrees", "corner"),
    [(0, "top left"), (90, "top right"), (180, "bottom right"), (270, "bottom left")],
)
def test_the_rotation_tag_is_applied(tmp_path: Path, degrees: int, corner: str) -> None:
    path = tag_rotation(video(tmp_path / "turned.mp4", steady(3), (320, 200)), degrees)
    frame = first_of(path)
    assert frame.size_px == ((320, 200) if degrees % 180 == 0 else (200, 320))
    assert [name for name, pixel in CORNERS.items() if is_red(pixel(frame))] == [corner]  # type: ignore[arg-type]
    assert frame.image_bgr.flags["C_CONTIGUOUS"]


@pytest.mark.parametrize(
    ("entries", "corner", "size"),
    [(MIRRORED, "top right", (320, 200)), (MIRRORED_AND_TURNED, "top left", (200, 320))],
)
def test_a_mirrored_picture_is_mirrored_back(
    tmp_path: Path, entries: tuple[int, int, int, int], corner: str, size: tuple[int, int]
) -> None:
    # Left and right would change places otherwise.
    frame = first_of(tag_matrix(video(tmp_path / "m.mp4", steady(3), (320, 200)), entries))
    assert frame.size_px == size
    assert [name for name, pixel in CORNERS.items() if is_red(pixel(frame))] == [corner]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        (Fraction(4, 3), (427, 240)),
        (Fraction(8, 9), (284, 240)),
        (Fraction(1, 1), (320, 240)),
        (Fraction(4, 1), (1280, 240)),
        # Beyond any camera: a mistake in the file.
        (Fraction(41, 10), (320, 240)),
        (Fraction(1, 100), (320, 240)),
    ],
)
@pytest.mark.parametrize("form", ["mp4", "mkv"])
def test_pixels_that_are_not_square(
    tmp_path: Path, aspect: Fraction, size: tuple[int, int], form: str
) -> None:
    path = video(tmp_path / f"wide.{form}", steady(3), (320, 240), pixel_aspect=aspect)
    frame = first_of(path)
    assert frame.size_px == size
    assert red_share(frame) == pytest.approx((0.5, 0.5), abs=0.02)


def test_wide_pixels_are_squared_before_the_picture_is_turned(tmp_path: Path) -> None:
    path = video(tmp_path / "both.mp4", steady(3), (320, 240), pixel_aspect=Fraction(4, 3))
    assert first_of(tag_rotation(path, 90)).size_px == (240, 427)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1920, 1080), (1920, 1080)),
        ((1922, 1080), (1920, 1079)),
        ((2560, 1440), (1920, 1080)),
        ((1080, 2400), (864, 1920)),
    ],
)
def test_large_pictures_are_scaled_down(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    frame = first_of(video(tmp_path / "big.mp4", [0.0], size, options={"preset": "ultrafast"}))
    assert frame.size_px == expected
    assert red_share(frame) == pytest.approx((0.5, 0.5), abs=0.01)


def test_a_smaller_limit_can_be_asked_for(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", [0.0])
    assert first_of(path, 160).size_px == (160, 120)


def test_a_size_change_midway_is_not_stretched(tmp_path: Path) -> None:
    parts = [
        video(tmp_path / f"{i}.ts", steady(10, 25.0, start_s=i), size, container_format="mpegts")
        for i, size in enumerate([(320, 240), (480, 270), (240, 320)])
    ]
    path = tmp_path / "all.ts"
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    with VideoFile(path) as source:
        frames = list(source)
        assert source.size_px == (320, 240)
        assert source.health.size_changes == 2
    assert list(dict.fromkeys(f.size_px for f in frames)) == [(320, 240), (480, 270), (240, 320)]
    for frame in frames:
        assert red_share(frame) == pytest.approx((0.5, 0.5), abs=0.02)
