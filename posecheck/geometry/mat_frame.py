"""Image points in the frame of the mat."""

from __future__ import annotations

import math

import numpy as np

from posecheck.assessment import MatLine
from posecheck.geometry.angles import Point
from posecheck.pose import FloatArray

__all__ = ["in_mat_t", "points_in_mat"]


def in_mat_t(points_px: FloatArray, mat: MatLine) -> FloatArray:
    """Express image points, of shape (..., 2), in the frame of the mat.

    Returns
    -------
    ndarray, shape (..., 2)
        In torso lengths: along the mat towards the head, and height away from it. NaN stays NaN.
    """
    torso_px = mat.torso_px or math.nan
    places = []
    for direction in (mat.along, mat.up):
        ax, ay = direction[0] / torso_px, direction[1] / torso_px
        origin_t = mat.point_px[0] * ax + mat.point_px[1] * ay
        places.append(points_px[..., 0] * ax + points_px[..., 1] * ay - origin_t)
    return np.stack(places, axis=-1)


def points_in_mat(points_px: FloatArray, mat: MatLine) -> list[Point]:
    """Give points of shape (N, 2) as `in_mat_t` does, but as plain numbers."""
    return [(along, height) for along, height in in_mat_t(points_px, mat).tolist()]
