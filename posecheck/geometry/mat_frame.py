"""Image points in the frame of the mat."""

from __future__ import annotations

import math

import numpy as np

from posecheck.assessment import MatLine
from posecheck.pose import FloatArray

__all__ = ["in_mat_t"]


def in_mat_t(points_px: FloatArray, mat: MatLine) -> FloatArray:
    """Express image points in the frame of the mat.

    Parameters
    ----------
    points_px : ndarray, shape (N, 2)
    mat : MatLine

    Returns
    -------
    ndarray, shape (N, 2)
        In torso lengths: along the mat towards the head, and height away from it. NaN stays NaN.
    """
    axes = np.array([mat.along, mat.up]) / (mat.torso_px or math.nan)
    return (points_px - mat.point_px) @ axes.T
