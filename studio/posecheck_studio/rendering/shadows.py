"""Soft shadow and ambient occlusion from a coarse grid of distances: for one point at a time.

The grid holds the distance to one body at its nodes and is a box round it.
"""

from __future__ import annotations

import numpy as np

from posecheck_studio.rendering.compiled import Array, formula

__all__ = [
    "CLOSED",
    "MARGIN_M",
    "entry",
    "grid_distance",
    "inverse",
    "leave",
    "narrowed",
    "occlusion",
    "penumbra",
    "stride",
]

# Distances in the grid are exact up to here, and no larger; also the box's margin.
MARGIN_M = 0.16
# Where along the normal the occlusion looks, and with what weight.
TAP_M = np.array([0.02, 0.05, 0.10, 0.15])
TAP_WEIGHT = np.array([0.24, 0.26, 0.26, 0.24])
_OCCLUSION = 0.9
# Shadow rays start off the surface by this, and step at least and at most by these.
LIFT_M, FIRST_M, STEP_LEAST_M, STEP_MOST_M = 0.012, 0.025, 0.014, 0.12
SHADOW_STEPS = 72
# A ray this level runs along a wall of the box.
_LEVEL = 1e-9
# The light is hidden altogether.
CLOSED = -1.0


@formula
def grid_distance(grid: Array, box: Array, x: float, y: float, z: float) -> float:
    """Distance by linear interpolation; outside the box, that at its edge and the way there.

    `box` is low x, y, z, then high x, y, z, then the spacing of the nodes.
    """
    step = box[6]
    px = min(max(x, box[0]), box[3])
    py = min(max(y, box[1]), box[4])
    pz = min(max(z, box[2]), box[5])
    away = abs(x - px) + abs(y - py) + abs(z - pz)
    u, v, w = (px - box[0]) / step, (py - box[1]) / step, (pz - box[2]) / step
    i, j, k = int(u), int(v), int(w)
    u, v, w = u - i, v - j, w - k
    near = grid[i, j, k] * (1.0 - w) + grid[i, j, k + 1] * w
    right = grid[i + 1, j, k] * (1.0 - w) + grid[i + 1, j, k + 1] * w
    far = grid[i, j + 1, k] * (1.0 - w) + grid[i, j + 1, k + 1] * w
    both = grid[i + 1, j + 1, k] * (1.0 - w) + grid[i + 1, j + 1, k + 1] * w
    front, back = near * (1.0 - u) + right * u, far * (1.0 - u) + both * u
    return front * (1.0 - v) + back * v + away


@formula
def occlusion(
    grid: Array, box: Array, x: float, y: float, z: float, nx: float, ny: float, nz: float
) -> float:
    """Share of the ambient light that reaches a point with a normal."""
    hidden = 0.0
    for tap in range(len(TAP_M)):
        h = TAP_M[tap]
        distance = grid_distance(grid, box, x + h * nx, y + h * ny, z + h * nz)
        part = min(max(1.0 - distance / h, 0.0), 1.0)
        hidden += TAP_WEIGHT[tap] * part
    return 1.0 - _OCCLUSION * hidden


@formula
def inverse(slope: float) -> float:
    """One over a slope that may be nothing."""
    return 1.0 / (_LEVEL if abs(slope) < _LEVEL else slope)


@formula
def entry(box: Array, x: float, y: float, z: float, u: float, v: float, w: float) -> float:
    """How far along a ray (u, v, w inverted) the box begins; beyond `leave` on a miss."""
    first = min((box[0] - x) * u, (box[3] - x) * u)
    first = max(first, min((box[1] - y) * v, (box[4] - y) * v))
    return max(first, min((box[2] - z) * w, (box[5] - z) * w))


@formula
def leave(box: Array, x: float, y: float, z: float, u: float, v: float, w: float) -> float:
    """How far along a ray (u, v, w inverted) the box ends."""
    last = max((box[0] - x) * u, (box[3] - x) * u)
    last = min(last, max((box[1] - y) * v, (box[4] - y) * v))
    return min(last, max((box[2] - z) * w, (box[5] - z) * w))


@formula
def narrowed(open_: float, distance: float, along: float, sharpness: float) -> float:
    """What is left of the light (1 all, -1 none) after passing a body at a distance."""
    return min(open_, sharpness * distance / along)


@formula
def stride(distance: float) -> float:
    """How far to go on."""
    return min(max(distance, STEP_LEAST_M), STEP_MOST_M)


@formula
def penumbra(open_: float) -> float:
    """Share of a round light that is seen past an edge (a smooth step)."""
    rest = max(open_, CLOSED)
    return 0.25 * (1.0 + rest) * (1.0 + rest) * (2.0 - rest)
