"""A virtual camera: where it stands, and how points in space fall on its picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from posecheck_studio.rotations import Axes, Vector, unit

__all__ = ["Camera"]

# Radial distortion is undone by this many fixed-point steps (below 0.01 px at 0.2).
_UNDISTORT_STEPS = 12


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera beside the mat.

    Attributes
    ----------
    distance_m : float
        From the middle of the mat, along the floor.
    height_m : float
        Of the lens over the floor.
    yaw_deg : float
        0 is square to the mat; positive: the camera has walked round towards +x.
    roll_deg : float
        Positive: the picture's content turns clockwise.
    hfov_deg : float
        Horizontal field of view, 40 to 90.
    k1 : float
        Radial lens distortion (Brown; negative is barrel), of the plane at
        distance 1: factor 1 + k1 r^2.
    width_px, height_px : int
    aim_x_m, aim_z_m : float
        Point over the middle line of the mat that the camera looks at.
    """

    distance_m: float = 2.8
    height_m: float = 0.4
    yaw_deg: float = 0.0
    roll_deg: float = 0.0
    hfov_deg: float = 62.0
    k1: float = 0.0
    width_px: int = 640
    height_px: int = 480
    aim_x_m: float = 0.0
    aim_z_m: float = 0.3

    @property
    def position(self) -> Vector:
        """Of the lens, in metres."""
        yaw = math.radians(self.yaw_deg)
        x = self.aim_x_m + self.distance_m * math.sin(yaw)
        return np.array([x, -self.distance_m * math.cos(yaw), self.height_m])

    @property
    def focal_px(self) -> float:
        """Focal length."""
        return self.width_px / 2.0 / math.tan(math.radians(self.hfov_deg) / 2.0)

    @property
    def axes(self) -> Axes:
        """Rows: right, down and forward of the picture, in space."""
        forward = unit(np.array([self.aim_x_m, 0.0, self.aim_z_m]) - self.position)
        right = unit(np.cross(forward, [0.0, 0.0, 1.0]))
        down = np.cross(forward, right)
        roll = math.radians(self.roll_deg)
        cosine, sine = math.cos(roll), math.sin(roll)
        return np.stack([cosine * right - sine * down, sine * right + cosine * down, forward])

    def project(self, points: Vector) -> Vector:
        """Pixels of points in space.

        Parameters
        ----------
        points : ndarray, shape (..., 3)
            Metres.

        Returns
        -------
        ndarray, shape (..., 2)
            x to the right, y down; NaN behind the lens.
        """
        seen = (np.asarray(points) - self.position) @ self.axes.T
        depth = np.where(seen[..., 2] > 0.0, seen[..., 2], np.nan)
        flat = seen[..., :2] / depth[..., None]
        bent = flat * (1.0 + self.k1 * np.sum(flat**2, axis=-1, keepdims=True))
        centre = np.array([self.width_px, self.height_px]) / 2.0
        return np.asarray(centre + self.focal_px * bent)

    def rays(self, pixels: Vector) -> Vector:
        """Unit directions from the lens through pixels.

        Parameters
        ----------
        pixels : ndarray, shape (..., 2)

        Returns
        -------
        ndarray, shape (..., 3)
        """
        centre = np.array([self.width_px, self.height_px]) / 2.0
        bent = (np.asarray(pixels, dtype=np.float64) - centre) / self.focal_px
        flat = bent
        for _ in range(_UNDISTORT_STEPS if self.k1 else 0):
            flat = bent / (1.0 + self.k1 * np.sum(flat**2, axis=-1, keepdims=True))
        right, down, forward = self.axes
        rays = flat[..., :1] * right + flat[..., 1:] * down + forward
        return np.asarray(rays / np.linalg.norm(rays, axis=-1, keepdims=True))
