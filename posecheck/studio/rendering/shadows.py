"""Soft shadow and ambient occlusion from a coarse grid of distances: formulas as in `formulas`.

The grid holds the distance to one body at its nodes and is a box round it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from posecheck.studio.rendering.formulas import Number, choose, larger, smaller, whole

__all__ = ["CLOSED", "MARGIN_M", "SHADOWS", "occlusion", "penumbra"]

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


def grid_distance(grid: Number, box: Number, x: Number, y: Number, z: Number) -> Number:
    """Distance by linear interpolation; outside the box, that at its edge and the way there.

    `box` is low x, y, z, then high x, y, z, then the spacing of the nodes.
    """
    step = box[6]
    px = smaller(larger(x, box[0]), box[3])
    py = smaller(larger(y, box[1]), box[4])
    pz = smaller(larger(z, box[2]), box[5])
    away = np.abs(x - px) + np.abs(y - py) + np.abs(z - pz)
    u, v, w = (px - box[0]) / step, (py - box[1]) / step, (pz - box[2]) / step
    i, j, k = whole(u), whole(v), whole(w)
    u, v, w = u - i, v - j, w - k
    near = grid[i, j, k] * (1.0 - w) + grid[i, j, k + 1] * w
    right = grid[i + 1, j, k] * (1.0 - w) + grid[i + 1, j, k + 1] * w
    far = grid[i, j + 1, k] * (1.0 - w) + grid[i, j + 1, k + 1] * w
    both = grid[i + 1, j + 1, k] * (1.0 - w) + grid[i + 1, j + 1, k + 1] * w
    front, back = near * (1.0 - u) + right * u, far * (1.0 - u) + both * u
    return front * (1.0 - v) + back * v + away


def occlusion(
    grid: Number, box: Number, x: Number, y: Number, z: Number, nx: Number, ny: Number, nz: Number
) -> Number:
    """Share of the ambient light that reaches a point with a normal."""
    hidden = 0.0 * x
    for tap in range(len(TAP_M)):
        h = TAP_M[tap]
        distance = grid_distance(grid, box, x + h * nx, y + h * ny, z + h * nz)
        part = smaller(larger(1.0 - distance / h, 0.0), 1.0)
        hidden = hidden + TAP_WEIGHT[tap] * part
    return 1.0 - _OCCLUSION * hidden


def inverse(slope: Number) -> Number:
    """One over a slope that may be nothing."""
    return 1.0 / choose(np.abs(slope) < _LEVEL, _LEVEL, slope)


def entry(box: Number, x: Number, y: Number, z: Number, u: Number, v: Number, w: Number) -> Number:
    """How far along a ray (u, v, w inverted) the box begins; beyond `leave` on a miss."""
    first = smaller((box[0] - x) * u, (box[3] - x) * u)
    first = larger(first, smaller((box[1] - y) * v, (box[4] - y) * v))
    return larger(first, smaller((box[2] - z) * w, (box[5] - z) * w))


def leave(box: Number, x: Number, y: Number, z: Number, u: Number, v: Number, w: Number) -> Number:
    """How far along a ray (u, v, w inverted) the box ends."""
    last = larger((box[0] - x) * u, (box[3] - x) * u)
    last = smaller(last, larger((box[1] - y) * v, (box[4] - y) * v))
    return smaller(last, larger((box[2] - z) * w, (box[5] - z) * w))


def narrowed(open_: Number, distance: Number, along: Number, sharpness: float) -> Number:
    """What is left of the light (1 all, -1 none) after passing a body at a distance."""
    return smaller(open_, sharpness * distance / along)


def stride(distance: Number) -> Number:
    """How far to go on."""
    return smaller(larger(distance, STEP_LEAST_M), STEP_MOST_M)


def penumbra(open_: Number) -> Number:
    """Share of a round light that is seen past an edge (a smooth step)."""
    rest = larger(open_, CLOSED)
    return 0.25 * (1.0 + rest) * (1.0 + rest) * (2.0 - rest)


# In the order in which they call each other.
SHADOWS: tuple[Callable[..., Any], ...] = (
    grid_distance,
    occlusion,
    inverse,
    entry,
    leave,
    narrowed,
    stride,
    penumbra,
)
