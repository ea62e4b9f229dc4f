"""Reads the outline of the trunk from a person mask."""

from __future__ import annotations

import cv2
import numpy as np

from posecheck.landmarks import Landmark, Side, of_side
from posecheck.pose import FloatArray, ImageArray, MaskArray, TrunkContour

__all__ = ["STATIONS", "near_side", "trunk_contour"]

STATIONS = 24
# The trunk is at most this thick on either side of the shoulder-hip line, in torso
# lengths; an edge farther away belongs to something else.
REACH_T = 0.6
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
    box = _box(shoulder, hip, REACH_T * torso_px, mask.shape)
    if box is None:
        return None
    left, top, right, bottom = box
    crop = _sharpened(mask[top:bottom, left:right], image_bgr[top:bottom, left:right], torso_px)
    origin = np.array([left, top], dtype=np.float64)
    shares = (np.arange(STATIONS) + 0.5) / STATIONS
    stations = shoulder + shares[:, None] * axis - origin
    normal = np.array([-axis[1], axis[0]]) / torso_px
    reach_px = REACH_T * torso_px
    sides = (_edges(crop, stations, way * normal, reach_px) + origin for way in (1.0, -1.0))
    return TrunkContour(*sides)


def _box(
    shoulder: FloatArray, hip: FloatArray, margin_px: float, shape: tuple[int, ...]
) -> tuple[int, int, int, int] | None:
    low = np.floor(np.minimum(shoulder, hip) - margin_px)
    high = np.ceil(np.maximum(shoulder, hip) + margin_px)
    left, top = int(max(0.0, low[0])), int(max(0.0, low[1]))
    right, bottom = int(min(shape[1], high[0])), int(min(shape[0], high[1]))
    return (left, top, right, bottom) if right - left > 1 and bottom - top > 1 else None


def _sharpened(mask: MaskArray, image_bgr: ImageArray, torso_px: float) -> MaskArray:
    """Let the mask's edge follow the picture's own edges, at native resolution."""
    radius = max(2, round(BLUR_T * torso_px))
    guide = np.ascontiguousarray(image_bgr)
    source = np.ascontiguousarray(mask, dtype=np.float32)
    eps = (EDGE_CONTRAST * 255.0) ** 2
    refined: MaskArray = cv2.ximgproc.guidedFilter(guide, source, radius, eps)
    return refined


def _edges(
    mask: MaskArray, stations: FloatArray, direction: FloatArray, reach_px: float
) -> FloatArray:
    """Give the first point along each ray where the mask falls below one half."""
    steps = np.arange(0.0, reach_px, 1.0)
    rays = stations[:, None, :] + steps[None, :, None] * direction
    values = cv2.remap(
        mask,
        rays[..., 0].astype(np.float32),
        rays[..., 1].astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=float("nan"),
    ).reshape(rays.shape[:2])
    outside = values < INSIDE
    first = np.argmax(outside, axis=1)
    rows = np.arange(len(stations))
    before = np.maximum(first - 1, 0)
    unbroken = ~np.isnan(np.cumsum(values, axis=1)[rows, first])
    found = outside.any(axis=1) & (first > 0) & unbroken
    drop = values[rows, before] - values[rows, first]
    part = np.divide(values[rows, before] - INSIDE, drop, out=np.zeros_like(drop), where=drop > 0)
    edges: FloatArray = stations + (before + part)[:, None] * direction
    edges[~found] = np.nan
    return edges
