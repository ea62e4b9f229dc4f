"""Other ways to look at a picture, for a person whom the detector does not find as they lie.

The detector was made for people on their feet, whom it sees at 224 pixels: somebody who lies
across a wide picture is a thin line to it. Of a synthetic person on the stomach it found 1 of 14
looks in the picture as it is, 8 in the middle of it enlarged and turned one way, 14 turned the
other. Once found, they are tracked in the whole picture.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import cv2
import numpy as np

from posecheck.pose import FloatArray, ImageArray, MaskArray

__all__ = ["LOOKS", "PLAIN", "Look"]

# Share of the picture, each way, that is enlarged to all of it.
MIDDLE_SHARE = 0.75
_Picture = TypeVar("_Picture", ImageArray, MaskArray)


@dataclass(frozen=True, slots=True)
class Look:
    """A picture turned by quarters, and its middle enlarged.

    Attributes
    ----------
    quarters : int
        Clockwise, 0 to 3.
    enlarged : bool
    """

    quarters: int = 0
    enlarged: bool = False

    @property
    def whole(self) -> Look:
        """The same turn of the whole picture."""
        return replace(self, enlarged=False)

    def picture(self, image_bgr: ImageArray) -> ImageArray:
        """Give the picture to look at."""
        if self.enlarged:
            height, width = image_bgr.shape[:2]
            left, top, wide, high = _middle((width, height))
            middle = image_bgr[top : top + high, left : left + wide]
            image_bgr = np.asarray(cv2.resize(middle, (width, height)), dtype=np.uint8)
        return _turned(image_bgr, self.quarters)

    def points_back(self, points: FloatArray, size_px: tuple[int, int]) -> FloatArray:
        """Tell where points that were seen in this look are in the picture as it is.

        Parameters
        ----------
        points : ndarray, shape (N, 2)
            In pixels of what was looked at.
        size_px : tuple of int
            Width and height of the picture as it is.
        """
        (x, y), (width, height) = points.T, size_px
        placed = ((x, y), (y, height - x), (width - x, height - y), (width - y, x))
        back = np.stack(placed[self.quarters], axis=1)
        if self.enlarged:
            left, top, wide, high = _middle(size_px)
            back = back * (wide / width, high / height) + (left, top)
        return back

    def world_back(self, points: FloatArray) -> FloatArray:
        """Turn points in space back, about the axis of the camera; shape (N, 3), y down."""
        x, y, z = points.T
        placed = ((x, y), (y, -x), (-x, -y), (-y, x))
        return np.stack((*placed[self.quarters], z), axis=1)

    def mask_back(self, mask: MaskArray) -> MaskArray:
        """Give the person mask of the picture as it is; nobody where was not looked."""
        mask = _turned(mask, -self.quarters)
        if not self.enlarged:
            return mask
        height, width = mask.shape
        left, top, wide, high = _middle((width, height))
        whole = np.zeros_like(mask)
        whole[top : top + high, left : left + wide] = cv2.resize(mask, (wide, high))
        return whole


PLAIN = Look()
LOOKS = (
    *(PLAIN, Look(1), Look(0, True), Look(1, True), Look(3), Look(3, True), Look(2)),
    Look(2, True),
)
"""In which order a lost person is looked for."""


def _turned(image: _Picture, quarters: int) -> _Picture:
    return np.ascontiguousarray(np.rot90(image, -quarters)) if quarters % 4 else image


def _middle(size_px: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, width and height of the middle of a picture."""
    wide, high = (round(each * MIDDLE_SHARE) for each in size_px)
    return (size_px[0] - wide) // 2, (size_px[1] - high) // 2, wide, high
