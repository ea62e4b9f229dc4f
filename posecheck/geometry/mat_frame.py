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
    axes = np.array((mat.along, mat.up)) / (mat.torso_px or math.nan)
    placed: FloatArray = (points_px - mat.point_px) @ axes.T
    return placed


def points_in_mat(points_px: FloatArray, mat: MatLine) -> list[Point]:
    """Give points of shape (N, 2) as `in_mat_t` does, but as plain numbers."""
    return [(along, height) for along, height in in_mat_t(points_px, mat).tolist()]
