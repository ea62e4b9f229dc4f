"""Reads the outline of the trunk from a person mask."""

from __future__ import annotations

from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark, Side, of_side
from posecheck.pose import FloatArray, ImageArray, MaskArray, TrunkContour

_Value = TypeVar("_Value", bound=np.generic)

__all__ = ["STATIONS", "near_side", "trunk_contour"]

STATIONS = 24
# The trunk is at most this thick on either side of the shoulder-hip line, in torso
# lengths; an edge farther away belongs to something else.
REACH_T = 0.6
# The picture is read on a grid that lies along the trunk, so that the cost is the same for
# every size: lines along it for each station, and steps across it, in torso lengths.
LINES_A_STATION = 3
STEP_T = 0.0075
# Half the mask's uncertainty: it is made at 256 pixels across the person, so that its
# edge is blurred over about this share of the torso.
BLUR_T = 0.03
# Regularisation of the guided filter for values of 0 to 1: a contrast of 3 % is an edge.
EDGE_CONTRAST = 0.03
INSIDE = 0.5


def near_side(points_world: FloatArray) -> Side:
    """Give the side whose shoulder and hip the model places nearer to the camera."""
    depth = points_world[:, 2]
    left = depth[Landmark.LEFT_SHOULDER] + depth[Landmark.LEFT_HIP]
    right = depth[Landmark.RIGHT_SHOULDER] + depth[Landmark.RIGHT_HIP]
    return Side.LEFT if left < right else Side.RIGHT


def trunk_contour(
    mask: MaskArray, image_bgr: ImageArray, points_image: FloatArray, near: Side
) -> TrunkContour | None:
    """Follow the mask from the shoulder-hip line to its edge on both sides.

    Parameters
    ----------
    mask : ndarray of float32, shape (H, W)
        0 to 1: share of person.
    image_bgr : ndarray of uint8, shape (H, W, 3)
        The same picture; its contrast sharpens the mask's edge.
    points_image : ndarray, shape (33, 2)
        Pixels.
    near : Side
        Whose shoulder and hip are taken.

    Returns
    -------
    TrunkContour or None
        None if shoulder and hip coincide, are unknown or lie outside the picture.
    """
    shoulder = points_image[of_side(Landmark.LEFT_SHOULDER, near)]
    hip = points_image[of_side(Landmark.LEFT_HIP, near)]
    axis = hip - shoulder
    torso_px = float(np.hypot(*axis))
    if not torso_px >= 1.0:
        return None
    normal = np.array([-axis[1], axis[0]]) / torso_px
    lines = STATIONS * LINES_A_STATION
    shares = (np.arange(lines) + 0.5) / lines
    reach = round(REACH_T / STEP_T)
    step_px = STEP_T * torso_px
    across = np.arange(-reach, reach + 1) * step_px
    # x and y apart: several times as fast as pairs.
    x, y = (
        (shoulder[each] + shares * axis[each])[:, None] + across * normal[each] for each in (0, 1)
    )
    height, width = mask.shape
    within = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    if not within.any():
        return None
    places = x.astype(np.float32), y.astype(np.float32)
    values = _sharpened(_read(mask, places), _read(image_bgr, places))
    edges = _edges(_from_line(values), _from_line(x), _from_line(y), _from_line(within))
    return TrunkContour(edges[:STATIONS], edges[STATIONS:])


def _from_line(grid: NDArray[_Value]) -> NDArray[_Value]:
    """Give the middle line of each station from the trunk outwards: one side, then the other."""
    middle, reach = slice(LINES_A_STATION // 2, None, LINES_A_STATION), grid.shape[1] // 2
    return np.concatenate([grid[middle, reach:], grid[middle, reach::-1]])


def _read(picture: MaskArray | ImageArray, places: tuple[MaskArray, MaskArray]) -> MaskArray:
    """Read a picture at places, given by their x and y; grey where it has colours."""
    values = cv2.remap(picture, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if values.ndim == 3:
        values = cv2.cvtColor(values, cv2.COLOR_BGR2GRAY)
    return np.asarray(values, np.float32)


def _sharpened(mask: MaskArray, grey: MaskArray) -> MaskArray:
    """Let the mask's edge follow the picture's own edges: a guided filter on the grid."""
    size = (
        2 * round(BLUR_T / STEP_T) + 1,
        2 * round(BLUR_T * STATIONS * LINES_A_STATION) + 1,
    )

    def mean(values: FloatArray | MaskArray) -> MaskArray:
        return np.asarray(cv2.blur(values, size, borderType=cv2.BORDER_REPLICATE), np.float32)

    guide: MaskArray = grey * np.float32(1.0 / 255.0)
    guide_mean, mask_mean = mean(guide), mean(mask)
    shared = mean(guide * mask) - guide_mean * mask_mean
    slope = shared / (mean(guide * guide) - guide_mean * guide_mean + EDGE_CONTRAST**2)
    refined: MaskArray = mean(slope) * guide + mean(mask_mean - slope * guide_mean)
    return refined


def _edges(
    values: MaskArray, x: FloatArray, y: FloatArray, within: NDArray[np.bool_]
) -> FloatArray:
    """Give the first place along each line where the mask falls below one half."""
    outside = values < INSIDE
    first = np.argmax(outside, axis=1)
    rows = np.arange(len(values))
    before = np.maximum(first - 1, 0)
    unbroken = np.logical_and.accumulate(within, axis=1)[rows, first]
    found = outside.any(axis=1) & (first > 0) & unbroken
    drop = values[rows, before] - values[rows, first]
    part = np.divide(values[rows, before] - INSIDE, drop, out=np.zeros_like(drop), where=drop > 0)
    start, end = (np.stack([x[rows, at], y[rows, at]], axis=1) for at in (before, first))
    edges: FloatArray = start + part[:, None] * (end - start)
    edges[~found] = np.nan
    return edges
