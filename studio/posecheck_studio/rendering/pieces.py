"""Round cones and ellipsoids, gathered piece by piece into plain arrays."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck_studio.rotations import Axes, Vector

__all__ = [
    "CONE",
    "ELLIPSOID",
    "Ellipsoid",
    "Group",
    "Material",
    "Part",
    "PieceBuilder",
    "Primitives",
]

CONE, ELLIPSOID = 0, 1
# No cut: farther than any body reaches, in metres.
_NOWHERE_M = 9.0
# A limb shorter than this has no direction.
_POINT_M = 1e-6


class Group(IntEnum):
    """Pieces of one group melt into each other; limbs join the trunk only at their roots."""

    TRUNK = 0
    LEFT_ARM = 1
    RIGHT_ARM = 2
    LEFT_LEG = 3
    RIGHT_LEG = 4


class Part(IntEnum):
    """Parts of the body that can touch the mat; a leg is without, an arm with its end."""

    PELVIS = 0
    LUMBAR = 1
    CHEST = 2
    HEAD = 3
    LEFT_ARM = 4
    RIGHT_ARM = 5
    LEFT_HAND = 6
    RIGHT_HAND = 7
    LEFT_LEG = 8
    RIGHT_LEG = 9
    LEFT_FOOT = 10
    RIGHT_FOOT = 11


class Material(IntEnum):
    """What a piece is made of; the face's colours are painted by place."""

    SKIN = 0
    SHIRT = 1
    TROUSERS = 2
    FACE = 3
    HAIR = 4
    SHOE = 5
    SOLE = 6
    SOCK = 7
    CHEST_SHIRT = 8


class Ellipsoid(NamedTuple):
    """An ellipsoid on a segment of the reference person, in metres right, front, cranial."""

    centre_m: tuple[float, float, float]
    radii_m: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Primitives:
    """The pieces of one body, as rows of arrays; metres, in space.

    Attributes
    ----------
    kind, group, part, material : ndarray of int, shape (n,)
    soft : ndarray of bool, shape (n,)
        Hair and hanging cloth: seen, but nothing rests on it.
    origin : ndarray, shape (n, 3)
        Start of a cone's axis, middle of an ellipsoid.
    axes : ndarray, shape (n, 3, 3)
        Columns are the piece's own axes; a cone runs along the third.
    stretch : ndarray, shape (n, 3)
        Radii of an ellipsoid; factors (x, y, 1) by which a cone is flattened.
    length, start_radius, end_radius : ndarray, shape (n,)
        Of cones.
    join : ndarray, shape (n,)
        Width over which a piece melts into its group.
    cut : ndarray, shape (n, 2)
        Planes across the third axis beyond which the piece is cut off (hems).
    claim : ndarray, shape (n,)
        A piece is painted over what comes out of it by less than this.
    """

    kind: NDArray[np.int64]
    group: NDArray[np.int64]
    part: NDArray[np.int64]
    material: NDArray[np.int64]
    soft: NDArray[np.bool_]
    origin: Vector
    axes: Axes
    stretch: Vector
    length: Vector
    start_radius: Vector
    end_radius: Vector
    join: Vector
    cut: Vector
    claim: Vector

    def lowest(self) -> Vector:
        """Height of the lowest point of every piece as if it stood alone, uncut."""
        rows = self.axes[:, 2, :]
        down = np.sqrt(np.sum((rows * self.stretch) ** 2, axis=1))
        end = self.origin[:, 2] + rows[:, 2] * self.length
        cones = np.minimum(
            self.origin[:, 2] - self.start_radius * down, end - self.end_radius * down
        )
        return np.asarray(np.where(self.kind == CONE, cones, self.origin[:, 2] - down))

    def bounds(self) -> tuple[Vector, Vector]:
        """Centre and radius of a ball round every piece."""
        wide = self.stretch.max(axis=1)
        cone = self.kind == CONE
        half = self.axes[:, :, 2] * (self.length / 2.0)[:, None]
        radius = np.where(
            cone,
            self.length / 2.0 + np.maximum(self.start_radius, self.end_radius) * wide,
            wide,
        )
        return self.origin + half, radius


class PieceBuilder:
    """Gathers pieces. Radii and joins are of the reference person and are scaled.

    Places and cuts are in metres as they are.
    """

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._rows: list[tuple[float, ...]] = []
        self.part = Part.PELVIS
        self.group = Group.TRUNK
        self.soft = False
        self.claim_m = 0.0

    def ellipsoid(
        self,
        material: Material,
        centre: Vector,
        axes: Axes,
        radii: tuple[float, float, float],
        join: float = 0.03,
        cut: tuple[float, float] = (-_NOWHERE_M, _NOWHERE_M),
    ) -> None:
        """Add an ellipsoid."""
        size = self._scale
        stretch = (radii[0] * size, radii[1] * size, radii[2] * size)
        self._add(ELLIPSOID, material, centre, axes, stretch, (0.0, 1.0, 1.0), join, cut)

    def cone(
        self,
        material: Material,
        start: Vector,
        end: Vector,
        radii: tuple[float, float],
        join: float = 0.03,
        flat: tuple[float, float] = (1.0, 1.0),
        across: Vector | None = None,
        cut: tuple[float, float] = (-_NOWHERE_M, _NOWHERE_M),
    ) -> None:
        """Add a cone with round ends, flattened along `across` and the third direction."""
        size = self._scale
        axes, length = _along(end - start, across)
        shape = (length, radii[0] * size, radii[1] * size)
        self._add(CONE, material, start, axes, (*flat, 1.0), shape, join, cut)

    def _add(
        self,
        kind: int,
        material: Material,
        origin: Vector,
        axes: Axes,
        stretch: tuple[float, float, float],
        shape: tuple[float, float, float],
        join: float,
        cut: tuple[float, float],
    ) -> None:
        what = (kind, self.group, self.part, material, float(self.soft))
        place = (*origin.tolist(), *axes.ravel().tolist())
        low, high = cut
        rest = (*stretch, *shape, join * self._scale, low, high, self.claim_m)
        self._rows.append((*what, *place, *rest))

    def built(self) -> Primitives:
        """Everything gathered so far, as arrays."""
        table = np.array(self._rows, dtype=np.float64)
        kind, group, part, material, soft = table[:, :5].T.astype(np.int64)
        return Primitives(
            kind=kind,
            group=group,
            part=part,
            material=material,
            soft=soft.astype(np.bool_),
            origin=table[:, 5:8],
            axes=table[:, 8:17].reshape(-1, 3, 3),
            stretch=table[:, 17:20],
            length=table[:, 20],
            start_radius=table[:, 21],
            end_radius=table[:, 22],
            join=table[:, 23],
            cut=table[:, 24:26],
            claim=table[:, 26],
        )


def _along(direction: Vector, across: Vector | None) -> tuple[Axes, float]:
    """Axes whose third column runs along a direction, the first near `across`; its length."""
    dx, dy, dz = direction.tolist()
    length = math.sqrt(dx * dx + dy * dy + dz * dz)
    if length < _POINT_M:
        return np.eye(3), _POINT_M
    zx, zy, zz = dx / length, dy / length, dz / length
    hx, hy, hz = (0.31, 0.77, 0.55) if across is None else across.tolist()
    along = hx * zx + hy * zy + hz * zz
    hx, hy, hz = hx - along * zx, hy - along * zy, hz - along * zz
    size = math.sqrt(hx * hx + hy * hy + hz * hz)
    if size < _POINT_M:
        return _along(direction, np.eye(3)[int(np.argmin(np.abs(direction)))])
    hx, hy, hz = hx / size, hy / size, hz / size
    yx, yy, yz = zy * hz - zz * hy, zz * hx - zx * hz, zx * hy - zy * hx
    return np.array([[hx, yx, zx], [hy, yy, zy], [hz, yz, zz]]), length
