"""Small pictures with transparency, drawn once and laid over many frames."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.feedback.lettering import Line, Mask
from posecheck.feedback.palette import Colour
from posecheck.pose import ImageArray

__all__ = ["SUBPIXEL_BITS", "Sheet", "Sprite", "subpixel"]

SUBPIXEL_BITS: Final = 4
"""Fractional bits of coordinates handed to OpenCV: edges move by 1/16 pixel."""


def subpixel(values: object) -> NDArray[np.int32]:
    """Turn pixels into OpenCV's fixed point."""
    scaled = np.asarray(values, np.float64) * (1 << SUBPIXEL_BITS)
    return np.rint(scaled).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """What to keep of the picture beneath (0 to 255) and what to add to it."""

    keep: ImageArray
    ink: ImageArray

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        height, width = self.ink.shape[:2]
        return width, height

    def mirrored(self) -> Sprite:
        """Give the sprite as seen in a mirror."""
        return Sprite(
            np.ascontiguousarray(self.keep[:, ::-1]), np.ascontiguousarray(self.ink[:, ::-1])
        )

    def paste(self, image: ImageArray, x: int, y: int) -> None:
        """Lay the sprite over `image` in place, its corner at (x, y), cut at the edges."""
        height, width = image.shape[:2]
        left, top = max(x, 0), max(y, 0)
        right, bottom = min(x + self.size_px[0], width), min(y + self.size_px[1], height)
        if left >= right or top >= bottom:
            return
        part = (slice(top - y, bottom - y), slice(left - x, right - x))
        under = image[top:bottom, left:right]
        kept = cv2.multiply(under, self.keep[part], scale=1 / 255)
        cv2.add(kept, self.ink[part], dst=under)


class Sheet:
    """A transparent sheet to draw a sprite on, back to front.

    Parameters
    ----------
    width, height : int
        Size in pixels; at least 1, however small the picture.
    """

    def __init__(self, width: int, height: int) -> None:
        width, height = max(1, width), max(1, height)
        self._ink = np.zeros((height, width, 3), np.float32)
        self._keep = np.ones((height, width, 1), np.float32)

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        height, width = self._ink.shape[:2]
        return width, height

    def blank(self) -> Mask:
        """Give an empty mask of the sheet's size."""
        return np.zeros(self._ink.shape[:2], np.uint8)

    def fill(self, mask: Mask, colour: Colour, opacity: float = 1.0) -> None:
        """Colour what `mask` (0 to 255, the sheet's size) covers."""
        x, y, width, height = cv2.boundingRect(mask)
        if width and height:
            self._fill_at(mask[y : y + height, x : x + width], x, y, colour, opacity)

    def _fill_at(self, mask: Mask, x: int, y: int, colour: Colour, opacity: float) -> None:
        rows, columns = slice(y, y + mask.shape[0]), slice(x, x + mask.shape[1])
        share = mask[..., None].astype(np.float32) * np.float32(opacity / 255)
        ink, keep = self._ink[rows, columns], self._keep[rows, columns]
        ink += share * (np.array(colour, np.float32) - ink)
        keep *= 1 - share

    def text(self, drawn: Line, x: int, baseline: int, colour: Colour) -> None:
        """Set a line of letters; what leaves the sheet is cut off."""
        top, left = baseline - drawn.baseline, x
        part = drawn.mask[max(-top, 0) :, max(-left, 0) :]
        room = self._keep[max(top, 0) :, max(left, 0) :]
        part = part[: room.shape[0], : room.shape[1]]
        if part.size:
            self._fill_at(part, max(left, 0), max(top, 0), colour, 1.0)

    def box(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        radius: float,
        colour: Colour,
        opacity: float = 1.0,
    ) -> None:
        """Draw a filled box with round corners."""
        radius = min(radius, size[0] / 2, size[1] / 2)
        first = [max(0, math.floor(start) - 1) for start in corner]
        last = [
            min(length, math.ceil(start + extent) + 1)
            for length, start, extent in zip(self.size_px, corner, size, strict=True)
        ]
        over_x, over_y = (
            np.abs(np.arange(first[i], last[i]) - corner[i] - (size[i] - 1) / 2)
            - size[i] / 2
            + radius
            for i in range(2)
        )
        across, down = over_x[None, :], over_y[:, None]
        outside = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
        distance = outside + np.minimum(np.maximum(across, down), 0) - radius
        mask = np.rint(np.clip(0.5 - distance, 0, 1) * 255).astype(np.uint8)
        self._fill_at(mask, first[0], first[1], colour, opacity)

    def disc(
        self, centre: tuple[float, float], radius: float, colour: Colour, opacity: float = 1.0
    ) -> None:
        """Draw a filled circle."""
        self.box(
            (centre[0] - radius, centre[1] - radius),
            (2 * radius + 1, 2 * radius + 1),
            radius,
            colour,
            opacity,
        )

    def shape(self, points: object, colour: Colour, opacity: float = 1.0) -> None:
        """Draw a filled polygon, points (N, 2) in pixels."""
        mask = self.blank()
        cv2.fillPoly(mask, [subpixel(points)], 255, cv2.LINE_AA, SUBPIXEL_BITS)
        self.fill(mask, colour, opacity)

    def sprite(self) -> Sprite:
        """Finish: a sprite of what has been drawn."""
        keep = np.repeat(np.rint(self._keep * 255), 3, axis=2).astype(np.uint8)
        ink = np.clip(np.rint(self._ink), 0, 255).astype(np.uint8)
        keep.setflags(write=False)
        ink.setflags(write=False)
        return Sprite(keep, ink)
