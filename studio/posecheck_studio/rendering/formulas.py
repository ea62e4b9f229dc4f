"""Formulas of the surface, for one point at a time."""

from __future__ import annotations

import math

from posecheck_studio.rendering.columns import (
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
from posecheck_studio.rendering.compiled import Array, formula
from posecheck_studio.rendering.steps import LEAP_M, LEAST_SLOPE, STEP_SHARE

__all__ = [
    "FAR_M",
    "advance",
    "beside",
    "body_distance",
    "claimed_distance",
    "melt",
    "piece_distance",
]

_ELLIPSOID = 1
# Farther than any body reaches.
FAR_M = 10.0
# The middle of an ellipsoid has no direction.
_MIDDLE, _MIDDLE_SLOPE = 1e-6, 1e-4


@formula
def melt(a: float, b: float, width: float) -> float:
    """Lesser of two distances, with a rounded seam of a width (quadratic smooth minimum)."""
    share = max(width - abs(a - b), 0.0) / width
    return min(a, b) - share * share * width * 0.25


@formula
def ellipsoid(table: Array, i: int, x: float, y: float, z: float) -> float:
    """Distance to an ellipsoid on its own axes, to first order."""
    p, q, r = table[i, SHRINK], table[i, SHRINK + 1], table[i, SHRINK + 2]
    x, y, z = x * p, y * q, z * r
    size = max(math.sqrt(x * x + y * y + z * z), _MIDDLE)
    x, y, z = x * p, y * q, z * r
    slope = max(math.sqrt(x * x + y * y + z * z), _MIDDLE_SLOPE)
    return size * (size - 1.0) / slope


@formula
def round_cone(table: Array, i: int, x: float, y: float, z: float) -> float:
    """Distance to the hull of two balls on the third axis, flattened."""
    x, y = x * table[i, SHRINK], y * table[i, SHRINK + 1]
    square = x * x + y * y
    foot = z - math.sqrt(square) * table[i, TANGENT]
    foot = min(max(foot, 0.0), table[i, LENGTH])
    radius = table[i, START_RADIUS] - table[i, SINE] * foot
    beyond = z - foot
    return (math.sqrt(square + beyond * beyond) - radius) * table[i, FLAT]


@formula
def piece_distance(table: Array, ids: Array, i: int, x: float, y: float, z: float) -> float:
    """Distance to one piece."""
    x, y, z = x - table[i, ORIGIN], y - table[i, ORIGIN + 1], z - table[i, ORIGIN + 2]
    u = table[i, AXES] * x + table[i, AXES + 1] * y + table[i, AXES + 2] * z
    v = table[i, AXES + 3] * x + table[i, AXES + 4] * y + table[i, AXES + 5] * z
    w = table[i, AXES + 6] * x + table[i, AXES + 7] * y + table[i, AXES + 8] * z
    if ids[i, KIND] == _ELLIPSOID:
        distance = ellipsoid(table, i, u, v, w)
    else:
        distance = round_cone(table, i, u, v, w)
    return max(distance, table[i, CUT_LOW] - w, w - table[i, CUT_HIGH])


@formula
def beside(table: Array, i: int, x: float, y: float, z: float, gap: float) -> bool:
    """Whether the ball round a piece is nearer than a gap."""
    x, y, z = x - table[i, BALL], y - table[i, BALL + 1], z - table[i, BALL + 2]
    reach = gap + table[i, BALL_RADIUS]
    return x * x + y * y + z * z < reach * reach and reach > 0.0


@formula
def claimed_distance(table: Array, ids: Array, i: int, x: float, y: float, z: float) -> float:
    """Distance to one piece less what it claims of its neighbours, but not past its hem."""
    distance = piece_distance(table, ids, i, x, y, z)
    if table[i, CLAIM] > 0.0:
        x, y, z = x - table[i, ORIGIN], y - table[i, ORIGIN + 1], z - table[i, ORIGIN + 2]
        w = table[i, AXES + 6] * x + table[i, AXES + 7] * y + table[i, AXES + 8] * z
        if w < table[i, CUT_HIGH]:
            distance -= table[i, CLAIM]
    return distance


@formula
def attach(
    total: float, limb: float, roots: Array, group: int, x: float, y: float, z: float
) -> float:
    """Join a limb to the rest: smoothly at its root, with a crease elsewhere."""
    if limb >= total + REACH_M:
        return total
    x, y, z = x - roots[group, 0], y - roots[group, 1], z - roots[group, 2]
    share = max(0.0, 1.0 - math.sqrt(x * x + y * y + z * z) / BRANCH_M)
    width = ATTACH_M + MELT_M * share * share * (3.0 - 2.0 * share)
    return melt(total, limb, width)


@formula
def body_distance(
    table: Array,
    ids: Array,
    roots: Array,
    pieces: Array,
    count: int,
    x: float,
    y: float,
    z: float,
) -> float:
    """Distance to a body made of the listed pieces, which are sorted by group."""
    total, current, group = FAR_M, FAR_M, 0
    for j in range(count):
        i = pieces[j]
        if ids[i, GROUP] != group:
            total = attach(total, current, roots, group, x, y, z)
            current, group = FAR_M, ids[i, GROUP]
        if beside(table, i, x, y, z, current + REACH_M):
            distance = piece_distance(table, ids, i, x, y, z)
            current = melt(current, distance, table[i, JOIN])
    return attach(total, current, roots, group, x, y, z)


@formula
def advance(distance: float, before: float, stride: float) -> float:
    """How far to go along a ray, from the distance here and one stride before.

    Towards a convex surface the line through both meets it no later than the ray does.
    """
    slope = (before - distance) / stride
    if slope <= 0.0 or distance <= 0.0:
        return STEP_SHARE * distance
    leap = min(distance / max(slope, LEAST_SLOPE), distance + LEAP_M)
    return max(leap, STEP_SHARE * distance)
