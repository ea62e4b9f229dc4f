"""Formulas of the surface, each written once.

Every function here works on NumPy arrays of points and, compiled by numba,
on one point at a time. What differs between the two is in `choose`, `larger`,
`seen`, `smaller`, `some` and `whole`, which `compiled` replaces. So the two give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from posecheck.studio.rendering.columns import (
    ATTACH_M,
    AXES,
    BALL,
    BALL_RADIUS,
    BRANCH_M,
    CLAIM,
    CUT_HIGH,
    CUT_LOW,
    FLAT,
    GROUP,
    JOIN,
    KIND,
    LENGTH,
    MELT_M,
    ORIGIN,
    REACH_M,
    SHRINK,
    SINE,
    START_RADIUS,
    TANGENT,
)
from posecheck.studio.rendering.steps import LEAP_M, LEAST_SLOPE, STEP_SHARE

__all__ = [
    "FORMULAS",
    "Number",
    "advance",
    "beside",
    "body_distance",
    "choose",
    "claimed_distance",
    "larger",
    "melt",
    "piece_distance",
    "seen",
    "smaller",
    "some",
    "whole",
]

# A number, or an array of them; numba settles which.
Number = Any

_ELLIPSOID = 1
_FAR_M = 10.0
# The middle of an ellipsoid has no direction.
_MIDDLE, _MIDDLE_SLOPE = 1e-6, 1e-4


def choose(condition: Number, then: Number, otherwise: Number) -> Number:
    """Pick element by element."""
    return np.where(condition, then, otherwise)


def some(condition: Number) -> bool:
    """Whether it holds anywhere."""
    return bool(np.any(condition))


def seen(pierced: Number, index: int) -> Number:
    """Whether the rays meet the ball round a piece."""
    return pierced[index]


def whole(values: Number) -> Number:
    """Drop the fractions of numbers from 0 up."""
    return values.astype(np.int64)


def larger(a: Number, b: Number) -> Number:
    """Pick the larger."""
    return np.maximum(a, b)


def smaller(a: Number, b: Number) -> Number:
    """Pick the smaller."""
    return np.minimum(a, b)


def melt(a: Number, b: Number, width: Number) -> Number:
    """Lesser of two distances, with a rounded seam of a width (quadratic smooth minimum)."""
    share = larger(width - np.abs(a - b), 0.0) / width
    return smaller(a, b) - share * share * width * 0.25


def ellipsoid(table: Number, i: int, x: Number, y: Number, z: Number) -> Number:
    """Distance to an ellipsoid on its own axes, to first order."""
    p, q, r = table[i, SHRINK], table[i, SHRINK + 1], table[i, SHRINK + 2]
    x, y, z = x * p, y * q, z * r
    size = larger(np.sqrt(x * x + y * y + z * z), _MIDDLE)
    x, y, z = x * p, y * q, z * r
    slope = larger(np.sqrt(x * x + y * y + z * z), _MIDDLE_SLOPE)
    return size * (size - 1.0) / slope


def round_cone(table: Number, i: int, x: Number, y: Number, z: Number) -> Number:
    """Distance to the hull of two balls on the third axis, flattened."""
    x, y = x * table[i, SHRINK], y * table[i, SHRINK + 1]
    square = x * x + y * y
    foot = z - np.sqrt(square) * table[i, TANGENT]
    foot = smaller(larger(foot, 0.0), table[i, LENGTH])
    radius = table[i, START_RADIUS] - table[i, SINE] * foot
    beyond = z - foot
    return (np.sqrt(square + beyond * beyond) - radius) * table[i, FLAT]


def piece_distance(table: Number, ids: Number, i: int, x: Number, y: Number, z: Number) -> Number:
    """Distance to one piece."""
    x, y, z = x - table[i, ORIGIN], y - table[i, ORIGIN + 1], z - table[i, ORIGIN + 2]
    u = table[i, AXES] * x + table[i, AXES + 1] * y + table[i, AXES + 2] * z
    v = table[i, AXES + 3] * x + table[i, AXES + 4] * y + table[i, AXES + 5] * z
    w = table[i, AXES + 6] * x + table[i, AXES + 7] * y + table[i, AXES + 8] * z
    if ids[i, KIND] == _ELLIPSOID:
        distance = ellipsoid(table, i, u, v, w)
    else:
        distance = round_cone(table, i, u, v, w)
    return larger(distance, larger(table[i, CUT_LOW] - w, w - table[i, CUT_HIGH]))


def beside(table: Number, i: int, x: Number, y: Number, z: Number, gap: Number) -> Number:
    """Whether the ball round a piece is nearer than a gap."""
    x, y, z = x - table[i, BALL], y - table[i, BALL + 1], z - table[i, BALL + 2]
    reach = gap + table[i, BALL_RADIUS]
    return (x * x + y * y + z * z < reach * reach) & (reach > 0.0)


def claimed_distance(table: Number, ids: Number, i: int, x: Number, y: Number, z: Number) -> Number:
    """Distance to one piece less what it claims of its neighbours, but not past its hem."""
    distance = piece_distance(table, ids, i, x, y, z)
    if table[i, CLAIM] > 0.0:
        x, y, z = x - table[i, ORIGIN], y - table[i, ORIGIN + 1], z - table[i, ORIGIN + 2]
        w = table[i, AXES + 6] * x + table[i, AXES + 7] * y + table[i, AXES + 8] * z
        distance = distance - choose(w < table[i, CUT_HIGH], table[i, CLAIM], 0.0)
    return distance


def attach(
    total: Number, limb: Number, roots: Number, group: int, x: Number, y: Number, z: Number
) -> Number:
    """Join a limb to the rest: smoothly at its root, with a crease elsewhere."""
    near = limb < total + REACH_M
    if some(near):
        x, y, z = x - roots[group, 0], y - roots[group, 1], z - roots[group, 2]
        share = larger(0.0, 1.0 - np.sqrt(x * x + y * y + z * z) / BRANCH_M)
        width = ATTACH_M + MELT_M * share * share * (3.0 - 2.0 * share)
        total = choose(near, melt(total, limb, width), total)
    return total


def body_distance(
    table: Number,
    ids: Number,
    roots: Number,
    pieces: Number,
    count: int,
    pierced: Number,
    x: Number,
    y: Number,
    z: Number,
) -> Number:
    """Distance to a body made of the listed pieces, which are sorted by group."""
    total, current, group = _FAR_M, _FAR_M, 0
    for j in range(count):
        i = pieces[j]
        if ids[i, GROUP] != group:
            total = attach(total, current, roots, group, x, y, z)
            current, group = _FAR_M, ids[i, GROUP]
        near = seen(pierced, j) & beside(table, i, x, y, z, current + REACH_M)
        if some(near):
            distance = piece_distance(table, ids, i, x, y, z)
            current = choose(near, melt(current, distance, table[i, JOIN]), current)
    return attach(total, current, roots, group, x, y, z)


def advance(distance: Number, before: Number, stride: Number) -> Number:
    """How far to go along a ray, from the distance here and one stride before.

    Towards a convex surface the line through both meets it no later than the ray does.
    """
    slope = (before - distance) / stride
    leap = smaller(distance / larger(slope, LEAST_SLOPE), distance + LEAP_M)
    grazing = (slope > 0.0) & (distance > 0.0)
    return choose(grazing, larger(leap, STEP_SHARE * distance), STEP_SHARE * distance)


# In the order in which they call each other.
FORMULAS: tuple[Callable[..., Any], ...] = (
    melt,
    ellipsoid,
    round_cone,
    piece_distance,
    beside,
    claimed_distance,
    attach,
    body_distance,
    advance,
)
