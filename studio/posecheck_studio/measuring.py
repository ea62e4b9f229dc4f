"""True angles and heights of a synthetic person, in space."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from posecheck.landmarks import Landmark, Side, of_side
from posecheck_studio.rotations import Vector, angle_between_deg

__all__ = ["TrueMoment"]

_L = Landmark


@dataclass(frozen=True, slots=True)
class TrueMoment:
    """A synthetic person at one time.

    Attributes
    ----------
    points_m : ndarray, shape (33, 3)
    cranial, up : ndarray, shape (3,)
        Towards the head along the mat, and away from it.
    torso_m : float
        T: mid-shoulder to mid-hip of the person lying flat.
    rest_m : ndarray, shape (33,)
        Height of each landmark over the floor while the person rests.
    rest_points_m : ndarray, shape (33, 3)
        Every landmark of the person at rest, lying flat.
    gap_m : float
        Between the lower back and the mat; NaN where it was not worked out.
    """

    points_m: Vector
    cranial: Vector
    torso_m: float
    rest_m: Vector
    rest_points_m: Vector
    gap_m: float = math.nan

    def point(self, left: Landmark, side: Side) -> Vector:
        """Give a landmark by its left twin, in metres."""
        return np.asarray(self.points_m[of_side(left, side)])

    def angle_deg(self, a: Landmark, corner: Landmark, b: Landmark, side: Side) -> float:
        """Interior angle in space, 0 to 180."""
        at = self.point(corner, side)
        return angle_between_deg(self.point(a, side) - at, self.point(b, side) - at)

    def knee_deg(self, side: Side) -> float:
        """KNEE: hip, knee, ankle."""
        return self.angle_deg(_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, side)

    def hip_deg(self, side: Side) -> float:
        """HIP: shoulder, hip, knee."""
        return self.angle_deg(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, side)

    def elbow_deg(self, side: Side) -> float:
        """ELBOW: shoulder, elbow, wrist."""
        return self.angle_deg(_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST, side)

    def arm_deg(self, side: Side) -> float:
        """ARM: hip, shoulder, wrist."""
        return self.angle_deg(_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_WRIST, side)

    def at_rest(self) -> TrueMoment:
        """The same person lying flat."""
        return replace(self, points_m=self.rest_points_m, gap_m=0.0)

    def sagittal_m(self, left: Landmark, side: Side) -> Vector:
        """Place along the mat (towards the head) and height over the floor."""
        point = self.point(left, side)
        return np.array([point @ self.cranial, point[2]])

    def height_t(self, left: Landmark, side: Side) -> float:
        """Height over the landmark's own resting height, in T."""
        index = of_side(left, side)
        return float(self.points_m[index, 2] - self.rest_m[index]) / self.torso_m

    def hip_extension_deg(self, side: Side, *, prone: bool = False) -> float:
        """HIP through the front of the body, in the sagittal plane; over 180 is past straight."""
        hip = self.sagittal_m(_L.LEFT_HIP, side)
        trunk = self.sagittal_m(_L.LEFT_SHOULDER, side) - hip
        thigh = self.sagittal_m(_L.LEFT_KNEE, side) - hip
        turn = math.degrees(
            math.atan2(trunk[0] * thigh[1] - trunk[1] * thigh[0], float(trunk @ thigh))
        )
        front = -turn if prone else turn
        return front + 360.0 if front < -90.0 else front

    def elevation_deg(self, side: Side) -> float:
        """Of the line from hip to ankle over the mat; 0 lies, 90 is upright."""
        hip, ankle = self.sagittal_m(_L.LEFT_HIP, side), self.sagittal_m(_L.LEFT_ANKLE, side)
        return math.degrees(math.atan2(ankle[1] - hip[1], hip[0] - ankle[0]))

    def trunk_deg(self, side: Side) -> float:
        """Turn of the line from hip to shoulder over the mat; positive lifts the shoulder."""
        line = self.sagittal_m(_L.LEFT_SHOULDER, side) - self.sagittal_m(_L.LEFT_HIP, side)
        return math.degrees(math.atan2(line[1], line[0]))
