"""Rays, tiles and grids: what the loops need."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck_studio.camera import Camera
from posecheck_studio.rendering import columns as at
from posecheck_studio.rendering.loops import grid_loop
from posecheck_studio.rendering.packing import PackedBody
from posecheck_studio.rendering.shadows import MARGIN_M
from posecheck_studio.rendering.steps import PIERCE_M
from posecheck_studio.rotations import Vector

__all__ = ["Grid", "Lens", "Lists"]

Indices = NDArray[np.int64]


# Side of a tile of pixels.
_TILE_PX = 16


@dataclass(frozen=True, slots=True)
class Lists:
    """For each of n tiles or blocks, the pieces `listed[starts[k]:starts[k + 1]]`."""

    starts: Indices
    listed: Indices

    @classmethod
    def of(cls, near: NDArray[np.bool_]) -> Lists:
        """From a table (tile, piece) of what may be near what."""
        starts = np.zeros(len(near) + 1, np.int64)
        np.cumsum(near.sum(axis=1), out=starts[1:])
        return cls(starts, np.nonzero(near)[1].astype(np.int64))


class Lens:
    """A camera's rays, once for all frames, and cones round its tiles of pixels."""

    def __init__(self, camera: Camera) -> None:
        self.camera, self.eye = camera, camera.position
        height, width = camera.height_px, camera.width_px
        y, x = np.mgrid[0:height, 0:width]
        self._pixels = np.stack([x, y], axis=-1).reshape(-1, 2)
        self.rays = camera.rays(self._pixels + 0.5)
        across = -(-width // _TILE_PX)
        self.tiles: Indices = (y // _TILE_PX * across + x // _TILE_PX).ravel().astype(np.int64)
        count = int(self.tiles.max()) + 1
        self.members = np.argsort(self.tiles, kind="stable")
        self._edges = np.searchsorted(self.tiles[self.members], np.arange(count + 1))
        middle = np.stack([np.bincount(self.tiles, self.rays[:, k]) for k in range(3)], axis=1)
        self._axes = middle / np.linalg.norm(middle, axis=1, keepdims=True)
        cosine = np.sum(self.rays * self._axes[self.tiles], axis=1)
        widest = np.full(count, 1.0)
        np.minimum.at(widest, self.tiles, cosine)
        # A pixel's own width is within twice the step from a tile's centre to its corner.
        self._half = np.arccos(np.clip(widest, -1.0, 1.0)) * (1.0 + 2.0 / _TILE_PX)

    def rays_at(self, pixels: Indices, offset: tuple[float, float]) -> Vector:
        """Rays through points of pixels; (0.5, 0.5) is a pixel's centre."""
        return self.camera.rays(self._pixels[pixels] + offset)

    def lists(self, body: PackedBody) -> Lists:
        """Pieces that each tile may show."""
        towards = body.table[:, at.BALL : at.BALL + 3] - self.eye
        away = np.linalg.norm(towards, axis=1)
        reach = body.table[:, at.BALL_RADIUS] + PIERCE_M
        within = np.arcsin(np.clip(reach / np.maximum(away, reach), 0.0, 1.0))
        cosine = np.clip(self._axes @ (towards / away[:, None]).T, -1.0, 1.0)
        widest = np.minimum(self._half[:, None] + within, np.pi)
        return Lists.of((cosine >= np.cos(widest)) | (away < reach))

    def pixels_of(self, lists: Lists) -> Indices:
        """Pixels of the tiles that may show anything."""
        busy = np.flatnonzero(np.diff(lists.starts))
        spans = [self.members[self._edges[tile] : self._edges[tile + 1]] for tile in busy]
        return np.concatenate(spans) if spans else np.zeros(0, np.int64)


# Spacing of the nodes, and nodes along a block's side.
_SPACING_M, _BLOCK = 0.02, 8
_RASTER_M = 2.0 * _SPACING_M
# The body is not looked at below the floor.
_FLOOR_M = -0.02


@dataclass(frozen=True, slots=True)
class Grid:
    """Distances to a body on the nodes of a box round it, none larger than `MARGIN_M`.

    `box` is its low corner, its high corner and the spacing, as the loops take it.
    """

    values: NDArray[np.float32]
    box: Vector

    @classmethod
    def round(cls, body: PackedBody) -> Grid:
        """Measure the distances: coarsely everywhere, finely near the surface."""
        nothing = cls(np.zeros((2, 2, 2), np.float32), np.zeros(7))
        coarse = cls._spaced(body, 2.0 * _SPACING_M, nothing)
        return cls._spaced(body, _SPACING_M, coarse)

    @classmethod
    def _spaced(cls, body: PackedBody, spacing: float, coarse: Grid) -> Grid:
        centre, radius = body.table[:, at.BALL : at.BALL + 3], body.table[:, at.BALL_RADIUS]
        low = np.min(centre - radius[:, None], axis=0) - MARGIN_M / 2
        low[2] = max(low[2], _FLOOR_M)
        # Nodes stay where they are while the body moves, or its shade would shimmer.
        low = np.floor(low / _RASTER_M) * _RASTER_M
        high = np.max(centre + radius[:, None], axis=0) + MARGIN_M / 2
        shape = np.maximum(np.ceil((high - low) / spacing).astype(np.int64) + 1, 2)
        # A hair less than the last node, so that its cell exists.
        high = low + spacing * (shape - 1 - 1e-6)
        grid = cls(np.full(shape, MARGIN_M, np.float32), np.concatenate([low, high, [spacing]]))
        blocks, lists = _blocks(low, shape, spacing, centre, radius)
        tables = (body.table, body.ids, body.roots, lists.starts, lists.listed, blocks)
        grid_loop(*tables, grid.box, _BLOCK, coarse.values, coarse.box, grid.values)
        return grid

    def shaded(self, lamp: Vector) -> Vector:
        """Low and high corner of all that the body can darken: round it, and away from a lamp."""
        low, high = self.box[:3] - MARGIN_M, self.box[3:6] + MARGIN_M
        corners = np.stack(np.meshgrid(*zip(low, high, strict=True)), axis=-1).reshape(-1, 3)
        if lamp[2] <= high[2]:
            return np.array([np.full(3, -np.inf), np.full(3, np.inf)])
        fall = (corners[:, 2] - _FLOOR_M) / (lamp[2] - corners[:, 2])
        ground = corners + fall[:, None] * (corners - lamp)
        both = np.concatenate([corners, ground])
        return np.stack([both.min(axis=0), both.max(axis=0)])


def _blocks(
    low: Vector, shape: Indices, spacing: float, centre: Vector, radius: Vector
) -> tuple[Indices, Lists]:
    """First nodes of the blocks near the body, and the pieces near each."""
    firsts = [np.arange(0, size, _BLOCK) for size in shape]
    corner = np.stack(np.meshgrid(*firsts, indexing="ij"), axis=-1).reshape(-1, 3)
    start = low + corner * spacing
    end = start + spacing * (_BLOCK - 1)
    nearest = np.clip(centre[None], start[:, None], end[:, None])
    gap = np.linalg.norm(nearest - centre[None], axis=2) - radius
    near = gap < MARGIN_M
    busy = near.any(axis=1)
    return corner[busy].astype(np.int64), Lists.of(near[busy])
