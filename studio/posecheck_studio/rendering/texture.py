"""Patterns without pictures: value noise, planks, tiles, carpet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from posecheck_studio.rotations import Vector

__all__ = ["carpet", "noise", "planks", "tiles"]

_PLANK_WIDTH_M, _PLANK_LENGTH_M, _TILE_M = 0.14, 1.1, 0.4
# Dark gaps between planks, as shares of a plank's width and length; between tiles, of a tile.
_GAP, _END_GAP, _GROUT = 0.02, 0.003, 0.012


def _hash(i: NDArray[np.int64], j: NDArray[np.int64]) -> Vector:
    """0 to 1 from two whole numbers, always the same."""
    n = (i * 374761393 + j * 668265263) & 0xFFFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((n ^ (n >> 16)) & 0xFFFF) / 65535.0


def noise(x: Vector, y: Vector) -> Vector:
    """Value noise of a plane, 0 to 1, one grain per unit."""
    i, j = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    u, v = x - i, y - j
    u, v = u * u * (3.0 - 2.0 * u), v * v * (3.0 - 2.0 * v)
    low = _hash(i, j) * (1.0 - u) + _hash(i + 1, j) * u
    high = _hash(i, j + 1) * (1.0 - u) + _hash(i + 1, j + 1) * u
    return np.asarray(low * (1.0 - v) + high * v)


def planks(x: Vector, y: Vector) -> Vector:
    """Brightness of wooden boards along x."""
    row = np.floor(y / _PLANK_WIDTH_M)
    shift = _hash(row.astype(np.int64), np.full(row.shape, 7)) * 1.3
    place = (x + shift) / _PLANK_LENGTH_M
    board = np.floor(place)
    tone = _hash(row.astype(np.int64), board.astype(np.int64) + 11)
    grain = 0.6 * noise(3.0 * x + 40.0 * tone, 45.0 * y) + 0.4 * noise(9.0 * x, 160.0 * y)
    gap = (y / _PLANK_WIDTH_M - row < _GAP) | (place - board < _END_GAP)
    return np.asarray((0.80 + 0.20 * tone) * (0.80 + 0.28 * grain) * np.where(gap, 0.6, 1.0))


def tiles(x: Vector, y: Vector) -> Vector:
    """Brightness of stone tiles with grout."""
    u, v = x / _TILE_M, y / _TILE_M
    tone = _hash(np.floor(u).astype(np.int64), np.floor(v).astype(np.int64))
    grout = (u - np.floor(u) < _GROUT) | (v - np.floor(v) < _GROUT)
    stone = 0.88 + 0.10 * tone + 0.10 * (noise(9.0 * x, 9.0 * y) - 0.5)
    return np.asarray(np.where(grout, 0.72, stone))


def carpet(x: Vector, y: Vector) -> Vector:
    """Brightness of a carpet's pile."""
    fine, coarse = noise(160.0 * x, 160.0 * y), noise(7.0 * x, 7.0 * y)
    return np.asarray(0.90 + 0.16 * (fine - 0.5) + 0.10 * (coarse - 0.5))
