"""Turning directions and axes in space. Axes are the columns of 3 x 3 matrices."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Axes",
    "Vector",
    "angle_between_deg",
    "axes_between",
    "direction_between",
    "perpendicular",
    "rotation",
    "unit",
]

Vector = NDArray[np.float64]
Axes = NDArray[np.float64]

# Below this two directions are the same one.
_SAME = 1e-9


def unit(vector: ArrayLike) -> Vector:
    """Scale a vector to length 1."""
    array = np.asarray(vector, dtype=np.float64)
    return np.asarray(array / math.sqrt(float(array @ array)))


def rotation(axis: ArrayLike, angle_deg: float) -> Axes:
    """Rotation about an axis through the origin, right-handed (Rodrigues)."""
    x, y, z = unit(axis)
    turn = math.radians(angle_deg)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + math.sin(turn) * cross + (1.0 - math.cos(turn)) * (cross @ cross))


def perpendicular(vector: ArrayLike, to: ArrayLike) -> Vector:
    """Part of `vector` at right angles to `to`, as a unit vector."""
    along = unit(to)
    array = np.asarray(vector, dtype=np.float64)
    rest = array - (array @ along) * along
    if rest @ rest < _SAME:
        fallback = np.eye(3)[int(np.argmin(np.abs(along)))]
        rest = fallback - (fallback @ along) * along
    return unit(rest)


def angle_between_deg(a: ArrayLike, b: ArrayLike) -> float:
    """Angle between two vectors in degrees, 0 to 180."""
    u, v = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return math.degrees(math.atan2(float(np.linalg.norm(np.cross(u, v))), float(u @ v)))


def direction_between(a: Vector, b: Vector, share: float) -> Vector:
    """Turn from direction `a` to `b` by a share (0 to 1) of the angle between them."""
    angle = angle_between_deg(a, b)
    if angle * share < _SAME:
        return a
    normal = np.cross(a, b)
    axis = normal if normal @ normal > _SAME else perpendicular([0.0, 1.0, 0.0], a)
    return rotation(axis, angle * share) @ a


def axes_between(a: Axes, b: Axes, share: float) -> Axes:
    """Turn axes `a` into `b` by a share (0 to 1) of the rotation between them."""
    between = a.T @ b
    cosine = float(np.clip((np.trace(between) - 1.0) / 2.0, -1.0, 1.0))
    skew = np.array(
        [
            between[2, 1] - between[1, 2],
            between[0, 2] - between[2, 0],
            between[1, 0] - between[0, 1],
        ]
    )
    sine = math.sqrt(float(skew @ skew)) / 2.0
    if sine < _SAME:
        return a
    return a @ rotation(skew, math.degrees(math.atan2(sine, cosine)) * share)
