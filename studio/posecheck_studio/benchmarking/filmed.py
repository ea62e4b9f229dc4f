"""A clip ready to be scored: what is true of it, and the poses that were seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.capture.recorded import PoseTrack
from posecheck.landmarks import Landmark
from posecheck.report.truth import ClipTruth
from posecheck_studio.camera import Camera

__all__ = [
    "Filmed",
    "Height",
    "Yaw",
    "camera_of",
    "near_sides",
    "nearest_rows",
    "torso_m",
    "true_at",
]

_L = Landmark
_TRUNK = ((_L.LEFT_SHOULDER, _L.LEFT_HIP), (_L.RIGHT_SHOULDER, _L.RIGHT_HIP))
# With the two sides of the trunk about equally far away, neither is the near one.
_EDGE_ON_M = 0.05
# How far the camera stands off the pure side view, and how high: upper ends.
_SQUARE_DEG, _SLANT_DEG = 10.0, 25.0
_FLOOR_M, _LOW_M = 0.25, 0.7
# A pose farther in time from any true frame is of none.
_NEAREST_S = 0.1


class Yaw(StrEnum):
    """From where along the mat the camera looks; turned: the body does not lie square."""

    SQUARE = "square"
    SLANTED = "slanted"
    OBLIQUE = "oblique"
    TURNED = "body turned"


class Height(StrEnum):
    """How high the lens is over the mat."""

    FLOOR = "floor"
    LOW = "low"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Filmed:
    """One clip.

    Attributes
    ----------
    truth : ClipTruth
    arrays : mapping of name to ndarray
        Those of ``NAME.truth.npz``, see docs/truth-schema.md; what is missing is not
        scored.
    track : PoseTrack
        What was seen, with the times of the clip.
    """

    truth: ClipTruth
    arrays: Mapping[str, NDArray[Any]]
    track: PoseTrack
    view: tuple[Yaw, Height] = field(init=False)

    def __post_init__(self) -> None:
        camera = camera_of(self.truth)
        object.__setattr__(self, "view", (_yaw(camera.yaw_deg), _height(camera.height_m)))


def camera_of(truth: ClipTruth) -> Camera:
    """Give the camera of the recipe; the usual one where the recipe names none."""
    known = {item.name for item in fields(Camera)}
    given = truth.recipe.get("camera", {})
    return Camera(**{name: value for name, value in given.items() if name in known})


def _yaw(yaw_deg: float) -> Yaw:
    off_deg = abs(yaw_deg)
    if off_deg < _SQUARE_DEG:
        return Yaw.SQUARE
    return Yaw.SLANTED if off_deg < _SLANT_DEG else Yaw.OBLIQUE


def _height(height_m: float) -> Height:
    if height_m < _FLOOR_M:
        return Height.FLOOR
    return Height.LOW if height_m < _LOW_M else Height.RAISED


def near_sides(filmed: Filmed) -> NDArray[np.int8]:
    """Which side of the trunk is truly nearer to the lens, for each true frame.

    Returns
    -------
    ndarray of int8, shape (T,)
        A `Side`, or -1 where neither is, or where nobody is there.
    """
    joints = np.asarray(filmed.arrays["joints_m"], dtype=np.float64)
    lens = camera_of(filmed.truth).position
    away = [np.linalg.norm(joints[:, list(side)].mean(axis=1) - lens, axis=1) for side in _TRUNK]
    lead = away[1] - away[0]
    sides = np.where(lead > _EDGE_ON_M, 0, np.where(lead < -_EDGE_ON_M, 1, -1))
    return np.asarray(sides, dtype=np.int8)


def nearest_rows(true_s: NDArray[Any], time_s: NDArray[np.float64]) -> NDArray[np.intp]:
    """Give the true frame nearest to each time; -1 where none is near."""
    if len(true_s) == 0:
        return np.full(len(time_s), -1, dtype=np.intp)
    middles = (true_s[1:] + true_s[:-1]) / 2.0
    rows = np.searchsorted(middles, time_s)
    return np.where(np.abs(true_s[rows] - time_s) <= _NEAREST_S, rows, -1)


def true_at(
    true_s: NDArray[Any], values: NDArray[Any], time_s: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give true values at the times of poses, straight between frames; NaN far from any."""
    if len(true_s) == 0:
        return np.full(len(time_s), np.nan)
    between = np.interp(time_s, true_s, values)
    return np.where(nearest_rows(true_s, time_s) >= 0, between, np.nan)


def torso_m(filmed: Filmed) -> float:
    """Torso length T from the true joints, in metres: the median over the clip."""
    joints = np.asarray(filmed.arrays["joints_m"], dtype=np.float64)
    shoulders = joints[:, [_L.LEFT_SHOULDER, _L.RIGHT_SHOULDER]].mean(axis=1)
    hips = joints[:, [_L.LEFT_HIP, _L.RIGHT_HIP]].mean(axis=1)
    return float(np.nanmedian(np.linalg.norm(shoulders - hips, axis=1)))
