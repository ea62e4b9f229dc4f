"""Checked angles: an arc at the corner and a tag with the degrees."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.assessment import CheckedAngle
from posecheck.feedback import palette
from posecheck.feedback.layout import Layout
from posecheck.feedback.lettering import CAP_HEIGHT, SEMIBOLD, line
from posecheck.feedback.skeleton import Points
from posecheck.feedback.sprites import SUBPIXEL_BITS, Sheet, Sprite, subpixel
from posecheck.feedback.strokes import Point
from posecheck.pose import ImageArray
from posecheck.verdict import State
from posecheck.words import text

__all__ = ["Box", "angle_tag", "draw_arc", "place_tag", "visible_corner"]

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""

_RADIUS: Final = 0.062
_BONE_SHARE: Final = 0.45
"""An arc reaches at most this far along the shorter of its two bones."""
_FILL: Final = 0.35
_STEP_DEG: Final = 6.0


@dataclass(frozen=True, slots=True)
class _Corner:
    at: Point
    start_rad: float
    sweep_rad: float
    radius: float

    @property
    def middle(self) -> tuple[float, float]:
        """Unit vector from the corner through the middle of the arc."""
        turn = self.start_rad + self.sweep_rad / 2
        return math.cos(turn), math.sin(turn)


def visible_corner(
    points: Points, angle: CheckedAngle, image: ImageArray, layout: Layout
) -> _Corner | None:
    """Find where an arc goes; None where a point of it is not certain."""
    needed = (angle.at, *angle.ends)
    if not points.certain(needed, image):
        return None
    at, one, two = (points.at[landmark] for landmark in needed)
    lengths = [math.dist(at, one), math.dist(at, two)]
    if min(lengths) < 1:
        return None
    start = math.atan2(one[1] - at[1], one[0] - at[0])
    turn = math.atan2(two[1] - at[1], two[0] - at[0]) - start
    sweep = math.remainder(turn, 2 * math.pi)
    return _Corner(at, start, sweep, min(_RADIUS * layout.unit, _BONE_SHARE * min(lengths)))


def _circle(corner: _Corner, radius: float) -> NDArray[np.float64]:
    steps = max(2, math.ceil(abs(math.degrees(corner.sweep_rad)) / _STEP_DEG) + 1)
    turn = corner.start_rad + np.arange(steps) * (corner.sweep_rad / (steps - 1))
    circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return np.asarray(circle * radius + np.array(corner.at), np.float64)


def draw_arc(image: ImageArray, corner: _Corner, state: State, layout: Layout) -> None:
    """Draw the arc in place: a filled sector, or only dashes for can't tell."""
    width = max(2.0, 0.0075 * layout.unit)
    rim, inner = _circle(corner, corner.radius), _circle(corner, corner.radius - width)
    colour = palette.of_state(state)
    if state is State.UNKNOWN:
        for index in range(0, len(rim) - 1, 2):
            piece = np.vstack([rim[index : index + 2], inner[index : index + 2][::-1]])
            cv2.fillPoly(image, [subpixel(piece)], colour, cv2.LINE_AA, SUBPIXEL_BITS)
        return
    _tint(image, np.vstack([rim, np.array([corner.at])]), colour)
    band = np.vstack([rim, inner[::-1]])
    cv2.fillPoly(image, [subpixel(band)], colour, cv2.LINE_AA, SUBPIXEL_BITS)


def _tint(image: ImageArray, outline: NDArray[np.float64], colour: palette.Colour) -> None:
    """Colour a small area of the picture half through."""
    height, width = image.shape[:2]
    left, top = np.maximum(np.floor(outline.min(axis=0)).astype(int), 0)
    right, bottom = np.minimum(np.ceil(outline.max(axis=0)).astype(int) + 1, (width, height))
    if left >= right or top >= bottom:
        return
    under = image[top:bottom, left:right]
    filled = under.copy()
    points = subpixel(outline - (left, top))
    cv2.fillPoly(filled, [points], colour, cv2.LINE_AA, SUBPIXEL_BITS)
    cv2.addWeighted(filled, _FILL, under, 1 - _FILL, 0, dst=under)


@lru_cache(maxsize=512)
def angle_tag(whole_deg: int | None, state: State, layout: Layout, language: str) -> Sprite:
    """Draw the tag with the degrees; None, or a can't tell, shows a question mark."""
    sure = whole_deg is not None and state is not State.UNKNOWN
    words = f"{whole_deg}{text('unit.deg', language)}" if sure else "?"
    letters = line(words, layout.angle_size, SEMIBOLD)
    pad = layout.px(0.011)
    height = round(layout.angle_size * CAP_HEIGHT) + 2 * pad
    sheet = Sheet(letters.width + 2 * pad, height)
    sheet.box((0, 0), sheet.size_px, layout.px(0.014), palette.PANEL, palette.PANEL_OPACITY)
    sheet.text(letters, pad, height - pad, palette.of_state(state))
    return sheet.sprite()


def _apart(one: Box, two: Box) -> bool:
    return (
        one[0] + one[2] <= two[0]
        or two[0] + two[2] <= one[0]
        or one[1] + one[3] <= two[1]
        or two[1] + two[3] <= one[1]
    )


def place_tag(
    corner: _Corner, size: tuple[int, int], taken: list[Box], layout: Layout
) -> Box | None:
    """Find room for a tag near its corner, clear of what is `taken`.

    Tried in turn: beyond the arc, behind the corner, above, below. None if no
    place is free and inside the picture: no number is better than one that
    hides another.
    """
    width, height = size
    x, y = corner.middle
    for way_x, way_y in ((x, y), (-x, -y), (0.0, -1.0), (0.0, 1.0)):
        reach = corner.radius + 0.014 * layout.unit
        reach += abs(way_x) * width / 2 + abs(way_y) * height / 2
        left = round(corner.at[0] + way_x * reach - width / 2)
        top = round(corner.at[1] + way_y * reach - height / 2)
        box = (left, top, width, height)
        fits = 0 <= left <= layout.width - width and 0 <= top <= layout.height - height
        if fits and all(_apart(box, other) for other in taken):
            return box
    return None
