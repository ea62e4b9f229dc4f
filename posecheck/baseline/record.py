"""The resting baseline of a person on a mat, and the frame of the mat."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from posecheck.assessment import MatLine
from posecheck.baseline.back_calibration import LowerBackCalibration
from posecheck.geometry.angles import Point
from posecheck.geometry.posture import Posture, View
from posecheck.landmarks import LANDMARK_COUNT, Side
from posecheck.pose import FloatArray, owned
from posecheck.tracking.calibration import Calibration, calibration_for
from posecheck.verdict import NO_MEASURES, Measures

__all__ = ["Baseline", "heights_t", "to_mat"]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known of the person lying still.

    Attributes
    ----------
    mat : MatLine
        Direction and place of the mat in the picture, and T in pixels.
    resting_t : ndarray, shape (33,)
        Height of each landmark over the mat line while it rests, in T. NaN
        where it was never seen resting.
    limb_t : ndarray, shape (n_bones,)
        Length of each bone of `posecheck.landmarks.BONES` in T; NaN unknown.
    near : Side
    head_left : bool
    posture : Posture
    view : View
    far_shift_t : float
        How much higher the far side appears at rest (a raised camera), in T; NaN
        unknown.
    how : str
        How it was obtained, in words.
    rest : Measures
        The exercise's measures at rest.
    calibration : Calibration
        Of the model that made the poses.
    lower_back : LowerBackCalibration or None
        The person's own pressed and arched back, seen from this placement.
    resting_edges_px : ndarray, shape (K, 2), or None
        The person's outline at rest (see `posecheck.pose.Silhouette`); None where no mask
        was read.
    """

    mat: MatLine
    resting_t: FloatArray
    limb_t: FloatArray
    near: Side
    head_left: bool
    posture: Posture
    view: View
    far_shift_t: float
    how: str
    rest: Measures = field(default=NO_MEASURES)
    calibration: Calibration = field(default_factory=calibration_for)
    lower_back: LowerBackCalibration | None = None
    resting_edges_px: FloatArray | None = None

    def __post_init__(self) -> None:
        resting = owned(self.resting_t, (LANDMARK_COUNT,), "resting_t")
        object.__setattr__(self, "resting_t", resting)
        object.__setattr__(self, "limb_t", owned(self.limb_t, (-1,), "limb_t"))
        if self.resting_edges_px is not None:
            edges = owned(self.resting_edges_px, (-1, 2), "resting_edges_px")
            object.__setattr__(self, "resting_edges_px", edges)


def to_mat(points_px: FloatArray, mat: MatLine) -> list[Point]:
    """Express image points in the frame of the mat.

    Parameters
    ----------
    points_px : ndarray, shape (N, 2)
    mat : MatLine

    Returns
    -------
    list of (along, height)
        In torso lengths: along the mat towards the head, and away from it.
        NaN stays NaN.
    """
    x_px, y_px = points_px[:, 0], points_px[:, 1]
    (ax, ay, a), (ux, uy, u) = _axis(mat, mat.along), _axis(mat, mat.up)
    along, height = x_px * ax + y_px * ay - a, x_px * ux + y_px * uy - u
    return list(zip(along.tolist(), height.tolist(), strict=True))


def heights_t(points_px: FloatArray, mat: MatLine) -> FloatArray:
    """Give the height over the mat line, in T, of image points of shape (..., 2)."""
    ux, uy, u = _axis(mat, mat.up)
    return points_px[..., 0] * ux + points_px[..., 1] * uy - u


def _axis(mat: MatLine, direction: Point) -> tuple[float, float, float]:
    """Weights of x and y, and what is taken off, along a direction of the mat, in T."""
    torso_px = mat.torso_px or math.nan
    (ox, oy), (ax, ay) = mat.point_px, (direction[0] / torso_px, direction[1] / torso_px)
    return ax, ay, ox * ax + oy * ay
