"""Angles between points, in whatever space the points are (pixels or metres).

Never called with MediaPipe's normalised coordinates: they bend every angle on
a picture that is not square.
"""

from __future__ import annotations

import math

import numpy as np

from posecheck.pose import FloatArray

__all__ = ["Point", "angle_deg", "angle_of", "turn_deg"]

Point = tuple[float, float]


def angle_deg(end_a: FloatArray, corner: FloatArray, end_b: FloatArray) -> FloatArray:
    """Interior angle at `corner`, batch first, in degrees, 0 to 180.

    Points have the shape (..., 2) or (..., 3), in one space with equal units on every axis. NaN
    where a point is NaN or an end lies on the corner. Of unit vectors
    ``2 atan2(|u - v|, |u + v|)`` keeps its precision near 0 and 180, where arccos loses it.
    """
    with np.errstate(invalid="ignore"):
        u, v = (
            (end - corner) / np.linalg.norm(end - corner, axis=-1, keepdims=True)
            for end in (end_a, end_b)
        )
    half = np.arctan2(np.linalg.norm(u - v, axis=-1), np.linalg.norm(u + v, axis=-1))
    angle: FloatArray = np.degrees(2.0 * half)
    return angle


def angle_of(end_a: Point, corner: Point, end_b: Point) -> float:
    """Give the interior angle for single points, as `angle_deg` does."""
    ux, uy = end_a[0] - corner[0], end_a[1] - corner[1]
    vx, vy = end_b[0] - corner[0], end_b[1] - corner[1]
    if (ux == 0 and uy == 0) or (vx == 0 and vy == 0):
        return math.nan
    return math.degrees(math.atan2(abs(ux * vy - uy * vx), ux * vx + uy * vy))


def turn_deg(vector: Point, reference: Point) -> float:
    """Signed turn from `reference` to `vector` in degrees, -180 to 180.

    Positive turns from the first axis of the space towards its second.
    """
    cross = reference[0] * vector[1] - reference[1] * vector[0]
    dot = reference[0] * vector[0] + reference[1] * vector[1]
    if cross == 0 and dot == 0:
        return math.nan
    return math.degrees(math.atan2(cross, dot))
