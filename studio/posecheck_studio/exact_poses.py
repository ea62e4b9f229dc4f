"""An exact estimator: the true joints, projected by the true camera."""

from __future__ import annotations

import numpy as np

from posecheck.landmarks import LANDMARK_COUNT, Landmark
from posecheck.pose import Observation, Pose, TrunkContour
from posecheck_studio.camera import Camera
from posecheck_studio.rotations import Vector

__all__ = ["exact_observation"]

_L = Landmark


def exact_observation(
    time_s: float, points_m: Vector, camera: Camera, outline: TrunkContour | None = None
) -> Observation:
    """What an exact estimator would see; nobody where the points are NaN.

    Parameters
    ----------
    points_m : ndarray, shape (33, 3)
    outline : TrunkContour, optional
        Where the trunk's outline truly is in the picture.
    """
    if np.isnan(points_m).any():
        return Observation(time_s, None)
    pixels = camera.project(points_m)
    size = np.array([camera.width_px, camera.height_px])
    inside = np.all((pixels >= 0.0) & (pixels <= size), axis=1).astype(np.float64)
    middle = (points_m[_L.LEFT_HIP] + points_m[_L.RIGHT_HIP]) / 2.0
    world = (points_m - middle) @ camera.axes.T
    seen = np.ones(LANDMARK_COUNT)
    size_px = (camera.width_px, camera.height_px)
    return Observation(time_s, Pose(time_s, pixels, world, seen, inside, size_px, outline))
