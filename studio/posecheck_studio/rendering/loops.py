"""Loops over rays and points, and what they find at a single one."""

from __future__ import annotations

import math

import numpy as np

from posecheck_studio.rendering.columns import (
    AXES,
    BALL,
    BALL_RADIUS,
    CUT_HIGH,
    CUT_LOW,
    FOLD,
    FOLD_AXES,
    FOLD_FRAME,
    FOLD_ORIGIN,
    GROUP,
    JOIN,
    MATERIAL,
    ORIGIN,
    REACH_M,
)
from posecheck_studio.rendering.compiled import Array, formula, loop
from posecheck_studio.rendering.formulas import (
    FAR_M,
    advance,
    beside,
    body_distance,
    claimed_distance,
    melt,
    piece_distance,
)
from posecheck_studio.rendering.paint import fold_height, paint
from posecheck_studio.rendering.shadows import (
    CLOSED,
    FIRST_M,
    LIFT_M,
    MARGIN_M,
    SHADOW_STEPS,
    entry,
    grid_distance,
    inverse,
    leave,
    narrowed,
    occlusion,
    penumbra,
    stride,
)
from posecheck_studio.rendering.steps import (
    FOLD_FADE_M,
    FOLD_STEP_M,
    GRID_SLACK_M,
    HIT_M,
    NEAR_M,
    NORMAL_STEP_M,
    PIERCE_M,
    REFINE_M,
    RIM_M,
    STEPS,
    TINY,
)

__all__ = ["grid_loop", "light_loop", "section_loop", "surface_loop", "trace_loop"]

_NOBODY = math.inf


@formula
def pierce(table: Array, tile: Array, eye: Array, ray: Array, pieces: Array) -> int:
    """List the pieces whose ball a ray meets, and count them."""
    count = 0
    for i in tile:
        x, y, z = table[i, BALL] - eye[0], table[i, BALL + 1] - eye[1], table[i, BALL + 2] - eye[2]
        along = x * ray[0] + y * ray[1] + z * ray[2]
        reach = table[i, BALL_RADIUS] + PIERCE_M
        past = reach * reach - (x * x + y * y + z * z - along * along)
        if past > 0.0 and along > -reach:
            pieces[count] = i
            count += 1
    return count


@formula
def keep_beside(table: Array, pieces: Array, count: int, x: float, y: float, z: float) -> int:
    """Keep the pieces that may shape the surface at a point of it, and count them."""
    kept = 0
    for j in range(count):
        if beside(table, pieces[j], x, y, z, REACH_M + NORMAL_STEP_M):
            pieces[kept] = pieces[j]
            kept += 1
    return kept


@loop
def trace_loop(
    table: Array,
    ids: Array,
    roots: Array,
    starts: Array,
    listed: Array,
    tiles: Array,
    grid: Array,
    box: Array,
    eye: Array,
    rays: Array,
    limits: Array,
    depths: Array,
) -> None:
    """Fill in how far along each ray the body is hit; infinity where it is not."""
    pieces = np.empty(len(table), np.int64)
    for n in range(len(rays)):
        depths[n] = _NOBODY
        ray = rays[n]
        p, q, r = inverse(ray[0]), inverse(ray[1]), inverse(ray[2])
        t = max(entry(box, eye[0], eye[1], eye[2], p, q, r), 0.0)
        last = min(leave(box, eye[0], eye[1], eye[2], p, q, r), limits[n])
        count, before, stride_ = -1, _NOBODY, 1.0
        for _ in range(STEPS):
            if t > last:
                break
            x, y, z = eye[0] + t * ray[0], eye[1] + t * ray[1], eye[2] + t * ray[2]
            distance = grid_distance(grid, box, x, y, z)
            if distance >= NEAR_M:
                before, t = _NOBODY, t + distance - GRID_SLACK_M
                continue
            if count < 0:
                tile = listed[starts[tiles[n]] : starts[tiles[n] + 1]]
                count = pierce(table, tile, eye, ray, pieces)
            distance = body_distance(table, ids, roots, pieces, count, x, y, z)
            if abs(distance) < HIT_M:
                depths[n] = t
                break
            stride_ = advance(distance, before, stride_)
            before = distance
            t += stride_


@formula
def normal_at(
    table: Array, ids: Array, roots: Array, pieces: Array, m: int, x: float, y: float, z: float
) -> tuple[float, float, float]:
    """Find the unit normal at a point of the surface, from four points round it."""
    e = NORMAL_STEP_M
    a = body_distance(table, ids, roots, pieces, m, x + e, y - e, z - e)
    b = body_distance(table, ids, roots, pieces, m, x - e, y - e, z + e)
    c = body_distance(table, ids, roots, pieces, m, x - e, y + e, z - e)
    d = body_distance(table, ids, roots, pieces, m, x + e, y + e, z + e)
    u, v, w = a - b - c + d, -a - b + c + d, -a + b - c + d
    size = math.sqrt(u * u + v * v + w * w) + TINY
    return u / size, v / size, w / size


@formula
def nearest_at(
    table: Array, ids: Array, pieces: Array, m: int, x: float, y: float, z: float
) -> tuple[int, float]:
    """Find the nearest piece, and how much farther the nearest with other folds is."""
    best, nearest, second = _NOBODY, 0, _NOBODY
    for j in range(m):
        i = pieces[j]
        if not beside(table, i, x, y, z, best + FOLD_FADE_M):
            continue
        distance = claimed_distance(table, ids, i, x, y, z)
        other = ids[i, FOLD_FRAME] != ids[nearest, FOLD_FRAME]
        if distance < best:
            second = best if other else second
            best, nearest = distance, i
        elif other and distance < second:
            second = distance
    return nearest, second - best


@formula
def local_at(table: Array, i: int, axis: int, origin: int, x: float, y: float, z: float) -> float:
    """One coordinate of a point on axes in the table."""
    x, y, z = x - table[i, origin], y - table[i, origin + 1], z - table[i, origin + 2]
    return table[i, axis] * x + table[i, axis + 1] * y + table[i, axis + 2] * z


@formula
def tilt_at(
    table: Array, i: int, depth: float, x: float, y: float, z: float
) -> tuple[float, float, float]:
    """How folds of cloth of a depth tilt the normal."""
    k, e = FOLD_AXES, FOLD_STEP_M
    p = local_at(table, i, k, FOLD_ORIGIN, x, y, z)
    q = local_at(table, i, k + 3, FOLD_ORIGIN, x, y, z)
    r = local_at(table, i, k + 6, FOLD_ORIGIN, x, y, z)
    h, slope = fold_height(p, q, r), depth / e
    f = (fold_height(p + e, q, r) - h) * slope
    g = (fold_height(p, q + e, r) - h) * slope
    s = (fold_height(p, q, r + e) - h) * slope
    return (
        table[i, k] * f + table[i, k + 3] * g + table[i, k + 6] * s,
        table[i, k + 1] * f + table[i, k + 4] * g + table[i, k + 7] * s,
        table[i, k + 2] * f + table[i, k + 5] * g + table[i, k + 8] * s,
    )


@loop
def surface_loop(
    table: Array,
    ids: Array,
    roots: Array,
    starts: Array,
    listed: Array,
    tiles: Array,
    eye: Array,
    rays: Array,
    depths: Array,
    frames: Array,
    style: Array,
    normals: Array,
    colours: Array,
) -> None:
    """Fill in the normal (with folds of cloth) and the palette's row at every hit."""
    pieces = np.empty(len(table), np.int64)
    for n in range(len(rays)):
        ray, t = rays[n], depths[n]
        m = pierce(table, listed[starts[tiles[n]] : starts[tiles[n] + 1]], eye, ray, pieces)
        x, y, z = eye[0] + t * ray[0], eye[1] + t * ray[1], eye[2] + t * ray[2]
        m = keep_beside(table, pieces, m, x, y, z)
        u, v, w = normal_at(table, ids, roots, pieces, m, x, y, z)
        i, gap = nearest_at(table, ids, pieces, m, x, y, z)
        along = local_at(table, i, AXES + 6, ORIGIN, x, y, z)
        inside = along > table[i, CUT_HIGH] - RIM_M or along < table[i, CUT_LOW] + RIM_M
        colours[n] = paint(ids[i, MATERIAL], inside, frames, style, x, y, z)
        depth = table[i, FOLD] * min(max(gap / FOLD_FADE_M, 0.0), 1.0)
        if depth > 0.0:
            f, g, s = tilt_at(table, i, depth, x, y, z)
            u, v, w = u - f, v - g, w - s
            size = math.sqrt(u * u + v * v + w * w) + TINY
            u, v, w = u / size, v / size, w / size
        normals[n, 0], normals[n, 1], normals[n, 2] = u, v, w


@loop
def grid_loop(
    table: Array,
    ids: Array,
    roots: Array,
    starts: Array,
    listed: Array,
    blocks: Array,
    box: Array,
    side: int,
    coarse: Array,
    coarse_box: Array,
    grid: Array,
) -> None:
    """Fill in the distances at the nodes of the blocks that a body comes near.

    With a coarse grid (`coarse_box` spaced more than 0), only nodes that it finds
    near the surface are measured; the others are between its nodes.
    """
    for n in range(len(blocks)):
        pieces = listed[starts[n] : starts[n + 1]]
        for i in range(blocks[n, 0], min(blocks[n, 0] + side, grid.shape[0])):
            for j in range(blocks[n, 1], min(blocks[n, 1] + side, grid.shape[1])):
                for k in range(blocks[n, 2], min(blocks[n, 2] + side, grid.shape[2])):
                    x, y, z = box[0] + i * box[6], box[1] + j * box[6], box[2] + k * box[6]
                    distance = 0.0
                    if coarse_box[6] > 0.0:
                        distance = grid_distance(coarse, coarse_box, x, y, z)
                    if abs(distance) < REFINE_M:
                        m = len(pieces)
                        distance = body_distance(table, ids, roots, pieces, m, x, y, z)
                    grid[i, j, k] = min(distance, MARGIN_M)


@loop
def light_loop(
    grid: Array,
    box: Array,
    shaded: Array,
    points: Array,
    normals: Array,
    light: Array,
    sharpness: float,
    key: Array,
    ambient: Array,
) -> None:
    """Multiply the shares of key light and ambient light that one body lets through.

    `shaded` (low and high corner) holds every place that the body can darken.
    """
    low, high = shaded[0], shaded[1]
    for n in range(len(points)):
        x, y, z = points[n, 0], points[n, 1], points[n, 2]
        if not (low[0] < x < high[0] and low[1] < y < high[1] and low[2] < z < high[2]):
            continue
        a, b, c = normals[n, 0], normals[n, 1], normals[n, 2]
        near = box[0] - MARGIN_M < x < box[3] + MARGIN_M
        near = near and box[1] - MARGIN_M < y < box[4] + MARGIN_M
        if near and box[2] - MARGIN_M < z < box[5] + MARGIN_M:
            ambient[n] *= occlusion(grid, box, x, y, z, a, b, c)
        x, y, z = x + LIFT_M * a, y + LIFT_M * b, z + LIFT_M * c
        u, v, w = light[0] - x, light[1] - y, light[2] - z
        if a * u + b * v + c * w <= 0.0:
            continue
        size = math.sqrt(u * u + v * v + w * w)
        u, v, w = u / size, v / size, w / size
        p, q, r = inverse(u), inverse(v), inverse(w)
        t = max(entry(box, x, y, z, p, q, r), FIRST_M)
        last = min(leave(box, x, y, z, p, q, r), size)
        rest = 1.0
        for _ in range(SHADOW_STEPS):
            if t > last or rest <= CLOSED:
                break
            distance = grid_distance(grid, box, x + t * u, y + t * v, z + t * w)
            rest = narrowed(rest, distance, t, sharpness)
            t += stride(distance)
        key[n] *= penumbra(rest)


@loop
def section_loop(
    table: Array, ids: Array, group: int, places: Array, heights: Array, distances: Array
) -> None:
    """Fill in the distance to one group of pieces at heights over places (x, y) on the floor."""
    for n in range(len(places)):
        for k in range(len(heights)):
            total = FAR_M
            for i in range(len(table)):
                if ids[i, GROUP] == group:
                    distance = piece_distance(table, ids, i, places[n, 0], places[n, 1], heights[k])
                    total = melt(total, distance, table[i, JOIN])
            distances[n, k] = total
