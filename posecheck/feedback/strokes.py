"""Lines on a picture: solid or dashed, clipped, safe with any number."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

import cv2

from posecheck.feedback.palette import Colour
from posecheck.feedback.sprites import SUBPIXEL_BITS, subpixel
from posecheck.pose import ImageArray

__all__ = ["Point", "Segment", "clipped", "dashes", "dot", "inside", "ring", "strokes"]

Point = tuple[float, float]
Segment = tuple[Point, Point]

_SCALE: Final = 1 << SUBPIXEL_BITS


def inside(point: Point, image: ImageArray) -> bool:
    """Whether a point is a number and within the picture."""
    height, width, _ = image.shape
    return bool(0 <= point[0] < width and 0 <= point[1] < height)


def clipped(start: Point, end: Point, image: ImageArray) -> Segment | None:
    """Cut a line to the picture (Liang and Barsky).

    None if a coordinate is not finite or nothing of the line is inside:
    OpenCV's fixed point would wrap around far outside.
    """
    if not all(map(math.isfinite, (*start, *end))):
        return None
    if inside(start, image) and inside(end, image):
        return start, end
    height, width = image.shape[:2]
    dx, dy = end[0] - start[0], end[1] - start[1]
    low, high = 0.0, 1.0
    for move, room in (
        (-dx, start[0]),
        (dx, width - 1 - start[0]),
        (-dy, start[1]),
        (dy, height - 1 - start[1]),
    ):
        if move == 0:
            if room < 0:
                return None
        elif move < 0:
            low = max(low, room / move)
        else:
            high = min(high, room / move)
    if low > high:
        return None
    return (
        (start[0] + low * dx, start[1] + low * dy),
        (start[0] + high * dx, start[1] + high * dy),
    )


def _fixed(point: Point) -> tuple[int, int]:
    return round(point[0] * _SCALE), round(point[1] * _SCALE)


def strokes(image: ImageArray, segments: Iterable[Segment], colour: Colour, width: int) -> None:
    """Draw solid lines in place; nothing where they are not in the picture."""
    parts = [part for start, end in segments if (part := clipped(start, end, image))]
    if parts:
        cv2.polylines(
            image, list(subpixel(parts)), False, colour, width, cv2.LINE_AA, SUBPIXEL_BITS
        )


def dashes(segments: Iterable[Segment], image: ImageArray, dash: float) -> list[Segment]:
    """Cut lines into dashes, with gaps, of about `dash` pixels; only what is in the picture."""
    pieces: list[Segment] = []
    for start, end in segments:
        part = clipped(start, end, image)
        if part is None:
            continue
        (x, y), (to_x, to_y) = part
        count = max(1, round(math.hypot(to_x - x, to_y - y) / (2 * dash)))
        step_x, step_y = (to_x - x) / count, (to_y - y) / count
        pieces += [
            (
                (x + (index + 0.25) * step_x, y + (index + 0.25) * step_y),
                (x + (index + 0.75) * step_x, y + (index + 0.75) * step_y),
            )
            for index in range(count)
        ]
    return pieces


def dot(image: ImageArray, centre: Point, radius: float, colour: Colour) -> None:
    """Draw a filled circle in place, if its centre is in the picture."""
    if inside(centre, image):
        size = round(radius * _SCALE)
        cv2.circle(image, _fixed(centre), size, colour, -1, cv2.LINE_AA, SUBPIXEL_BITS)


def ring(image: ImageArray, centre: Point, radius: float, colour: Colour, width: int) -> None:
    """Draw a circle in place, if its centre is in the picture."""
    if inside(centre, image):
        size = round(radius * _SCALE)
        cv2.circle(image, _fixed(centre), size, colour, width, cv2.LINE_AA, SUBPIXEL_BITS)
