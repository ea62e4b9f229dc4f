"""Formulas of the surface, each written once.

Every function here works on NumPy arrays of points and, compiled by numba,
on one point at a time. What differs between the two is in `choose`, `some`,
`seen` and `whole`, which `compiled` replaces. So the two give the same picture.
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
    COSINE,
    CUT_HIGH,
    CUT_LOW,
    END_RADIUS,
    FLAT,
    GROUP,
    JOIN,
    KIND,
    LENGTH,
    MELT_M,
    ORIGIN,
    REACH_M,
    SINE,
    START_RADIUS,
    STRETCH,
)

__all__ = [
    "FORMULAS",
    "Number",
    "ball_distance",
    "body_distance",
    "choose",
    "piece_distance",
    "seen",
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


def melt(a: Number, b: Number, width: Number) -> Number:
    """Lesser of two distances, with a rounded seam of a width (quadratic smooth minimum)."""
    share = np.maximum(width - np.abs(a - b), 0.0) / width
    return np.minimum(a, b) - share * share * width * 0.25


def ellipsoid(x: Number, y: Number, z: Number, rx: Number, ry: Number, rz: Number) -> Number:
    """Distance to an ellipsoid, to first order."""
    x, y, z = x / rx, y / ry, z / rz
    size = np.maximum(np.sqrt(x * x + y * y + z * z), _MIDDLE)
    x, y, z = x / rx, y / ry, z / rz
    slope = np.maximum(np.sqrt(x * x + y * y + z * z), _MIDDLE_SLOPE)
    return size * (size - 1.0) / slope


def round_cone(table: Number, i: int, x: Number, y: Number, z: Number) -> Number:
    """Distance to the hull of two balls on the third axis, flattened."""
    x, y = x / table[i, STRETCH], y / table[i, STRETCH + 1]
    length, start, end = table[i, LENGTH], table[i, START_RADIUS], table[i, END_RADIUS]
    sine, cosine = table[i, SINE], table[i, COSINE]
    out = np.sqrt(x * x + y * y)
    along = cosine * z - sine * out
    past = choose(along > cosine * length, 1.0, 0.0)
    beyond = z - past * length
    ball = np.sqrt(out * out + beyond * beyond) - choose(past > 0.5, end, start)
    between = (along >= 0.0) & (along <= cosine * length)
    return choose(between, cosine * out + sine * z - start, ball) * table[i, FLAT]


def piece_distance(table: Number, ids: Number, i: int, x: Number, y: Number, z: Number) -> Number:
    """Distance to one piece."""
    x, y, z = x - table[i, ORIGIN], y - table[i, ORIGIN + 1], z - table[i, ORIGIN + 2]
    u = table[i, AXES] * x + table[i, AXES + 1] * y + table[i, AXES + 2] * z
    v = table[i, AXES + 3] * x + table[i, AXES + 4] * y + table[i, AXES + 5] * z
    w = table[i, AXES + 6] * x + table[i, AXES + 7] * y + table[i, AXES + 8] * z
    if ids[i, KIND] == _ELLIPSOID:
        rx, ry, rz = table[i, STRETCH], table[i, STRETCH + 1], table[i, STRETCH + 2]
        distance = ellipsoid(u, v, w, rx, ry, rz)
    else:
        distance = round_cone(table, i, u, v, w)
    return np.maximum(distance, np.maximum(table[i, CUT_LOW] - w, w - table[i, CUT_HIGH]))


def ball_distance(table: Number, i: int, x: Number, y: Number, z: Number) -> Number:
    """Distance to the ball round a piece."""
    x, y, z = x - table[i, BALL], y - table[i, BALL + 1], z - table[i, BALL + 2]
    return np.sqrt(x * x + y * y + z * z) - table[i, BALL_RADIUS]


def attach(
    total: Number, limb: Number, roots: Number, group: int, x: Number, y: Number, z: Number
) -> Number:
    """Join a limb to the rest: smoothly at its root, with a crease elsewhere."""
    near = limb < total + REACH_M
    if some(near):
        x, y, z = x - roots[group, 0], y - roots[group, 1], z - roots[group, 2]
        share = np.maximum(0.0, 1.0 - np.sqrt(x * x + y * y + z * z) / BRANCH_M)
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
        near = seen(pierced, j) & (ball_distance(table, i, x, y, z) < current + REACH_M)
        if some(near):
            distance = piece_distance(table, ids, i, x, y, z)
            current = choose(near, melt(current, distance, table[i, JOIN]), current)
    return attach(total, current, roots, group, x, y, z)


# In the order in which they call each other.
FORMULAS: tuple[Callable[..., Any], ...] = (
    melt,
    ellipsoid,
    round_cone,
    piece_distance,
    ball_distance,
    attach,
    body_distance,
)
