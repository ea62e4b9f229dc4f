"""The lower back in space: how far it is off the mat, and where its outline is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Side
from posecheck.pose import TrunkContour
from posecheck_studio.camera import Camera
from posecheck_studio.figure import MAT_TOP_M, Figure
from posecheck_studio.rendering.loops import section_loop
from posecheck_studio.rendering.outfit import Clothes, Look
from posecheck_studio.rendering.packing import pack
from posecheck_studio.rendering.pieces import Group
from posecheck_studio.rotations import Vector

__all__ = ["STATIONS", "Back", "back_of", "gap_m", "outline"]

# As many as the outline of a mask has.
STATIONS = 24
# Shoulder blades, hollow and buttocks, in shares of the way from shoulder to hip.
BLADES, HOLLOW, BUTTOCKS = (0.0, 0.4), (0.4, 0.8), (0.75, 1.0)
# Where the trunk is cut along its breadth, in shares of half the shoulders.
_CUTS = (-0.75, -0.4, 0.0, 0.4, 0.75)
# Heights over the mat that are looked at: fine enough for a tenth of a millimetre between.
_HEIGHTS_M = np.linspace(-0.02, 0.46, 97)
_CLOTHES, _LOOK = Clothes(), Look()


@dataclass(frozen=True, slots=True)
class Back:
    """The trunk cut upright along the way from shoulder to hip.

    Attributes
    ----------
    places_m : ndarray, shape (stations, cuts, 2)
        x and y of every cut.
    low_m, high_m : ndarray, shape (stations, cuts)
        Height over the floor of the trunk's underside and upper side; NaN where it is not.
    """

    places_m: Vector
    low_m: Vector
    high_m: Vector


def back_of(figure: Figure) -> Back:
    """Cut a figure's trunk."""
    shoulder = (figure.shoulder(Side.LEFT) + figure.shoulder(Side.RIGHT)) / 2.0
    hip = (figure.hip(Side.LEFT) + figure.hip(Side.RIGHT)) / 2.0
    shares = (np.arange(STATIONS) + 0.5) / STATIONS
    middles = shoulder[:2] + shares[:, None] * (hip - shoulder)[:2]
    across = figure.proportions.half_shoulders_m * np.array(_CUTS)
    y_m = middles[:, None, 1] + across
    places = np.stack([np.broadcast_to(middles[:, None, 0], y_m.shape), y_m], axis=-1)
    heights = MAT_TOP_M + _HEIGHTS_M
    body = pack(figure, _CLOTHES, _LOOK)
    distance = np.empty((*y_m.shape, len(heights)))
    flat = distance.reshape(-1, len(heights))
    section_loop(body.table, body.ids, int(Group.TRUNK), places.reshape(-1, 2), heights, flat)
    return Back(places, _edge_m(distance, heights), _edge_m(distance[..., ::-1], heights[::-1]))


def gap_m(back: Back) -> float:
    """Highest underside of the hollow over the line that the trunk rests on, in metres.

    The line touches the trunk under the shoulder blades and under the buttocks; hips
    that are lifted whole make no hollow. Never below 0.
    """
    shares = (np.arange(STATIONS) + 0.5) / STATIONS
    underside = np.nanmin(back.low_m, axis=1)
    blades, buttocks = (_lowest(shares, underside, part) for part in (BLADES, BUTTOCKS))
    slope = (buttocks[1] - blades[1]) / (buttocks[0] - blades[0])
    over = underside - (blades[1] + slope * (shares - blades[0]))
    hollow = (shares >= HOLLOW[0]) & (shares <= HOLLOW[1])
    return max(0.0, float(np.nanmax(over[hollow])))


def _lowest(shares: Vector, heights: Vector, part: tuple[float, float]) -> tuple[float, float]:
    within = np.flatnonzero((shares >= part[0]) & (shares <= part[1]))
    index = within[int(np.nanargmin(heights[within]))]
    return float(shares[index]), max(float(heights[index]), MAT_TOP_M)


def outline(back: Back, camera: Camera) -> TrunkContour:
    """Where the trunk's outline is in the picture, seen from the side."""
    low = _projected(back.places_m, np.maximum(back.low_m, MAT_TOP_M), camera)
    high = _projected(back.places_m, back.high_m, camera)
    rows = np.arange(STATIONS)
    lowest = np.argmax(np.nan_to_num(low[..., 1], nan=-np.inf), axis=1)
    highest = np.argmin(np.nan_to_num(high[..., 1], nan=np.inf), axis=1)
    return TrunkContour(low[rows, lowest], high[rows, highest])


def _projected(places_m: Vector, heights_m: Vector, camera: Camera) -> Vector:
    return camera.project(np.concatenate([places_m, heights_m[..., None]], axis=-1))


def _edge_m(distance: Vector, heights: Vector) -> Vector:
    """Height at which the body is first met along the heights; NaN if it is not."""
    inside = distance < 0.0
    first: NDArray[np.int64] = np.argmax(inside, axis=-1)
    found = inside.any(axis=-1)
    before: NDArray[np.int64] = np.maximum(first - 1, 0)
    a = np.take_along_axis(distance, before[..., None], axis=-1)[..., 0]
    b = np.take_along_axis(distance, first[..., None], axis=-1)[..., 0]
    share = np.where(a > b, a / np.where(a > b, a - b, 1.0), 0.0)
    edge = heights[before] + np.clip(share, 0.0, 1.0) * (heights[first] - heights[before])
    return np.asarray(np.where(found, edge, np.nan))
