"""The twins of `loops` in NumPy alone: many rays or points at a time, on the same formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.studio.rendering.columns import (
    AXES,
    BALL,
    BALL_RADIUS,
    CUT_HIGH,
    CUT_LOW,
    FOLD,
    FOLD_AXES,
    FOLD_FRAME,
    FOLD_ORIGIN,
    MATERIAL,
    ORIGIN,
    REACH_M,
)
from posecheck.studio.rendering.formulas import advance, beside, body_distance, claimed_distance
from posecheck.studio.rendering.paint import fold_height, paint
from posecheck.studio.rendering.shadows import (
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
from posecheck.studio.rendering.steps import (
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
from posecheck.studio.rotations import Vector

__all__ = ["grid_loop", "light_loop", "surface_loop", "trace_loop"]

Indices = NDArray[np.int64]
# Tables, as `loops` takes them.
Array = Any


def _batches(starts: Indices, listed: Indices, tiles: Indices) -> Iterator[tuple[Indices, Indices]]:
    """Rays of each tile, and the pieces the tile may show."""
    order = np.argsort(tiles, kind="stable")
    edges = np.searchsorted(tiles[order], np.arange(len(starts)))
    for tile in range(len(starts) - 1):
        rays, pieces = order[edges[tile] : edges[tile + 1]], listed[starts[tile] : starts[tile + 1]]
        if len(rays) and len(pieces):
            yield rays, pieces


def _pierce(table: Vector, pieces: Indices, eye: Vector, rays: Vector) -> NDArray[np.bool_]:
    """Table (piece, ray) of whose ball a ray meets."""
    offset = table[pieces, BALL : BALL + 3] - eye
    along = offset @ rays.T
    reach = (table[pieces, BALL_RADIUS] + PIERCE_M)[:, None]
    past = reach * reach - (np.sum(offset * offset, axis=1)[:, None] - along * along)
    return np.asarray((past > 0.0) & (along > -reach))


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
    depths[:] = np.inf
    slopes = inverse(rays)
    t = np.maximum(entry(box, *eye, *slopes.T), 0.0)
    last = np.minimum(leave(box, *eye, *slopes.T), limits)
    before, strides = np.full(len(rays), np.inf), np.ones(len(rays))
    for batch, pieces in _batches(starts, listed, tiles):
        met = _pierce(table, pieces, eye, rays[batch])
        going = np.flatnonzero(t[batch] <= last[batch])
        for _ in range(STEPS):
            if not len(going):
                break
            these = batch[going]
            x, y, z = (eye + t[these, None] * rays[these]).T
            distance = np.asarray(grid_distance(grid, box, x, y, z))
            near = np.flatnonzero(distance < NEAR_M)
            stride_ = distance - GRID_SLACK_M
            known, before[these] = before[these], np.inf
            if len(near):
                met_near = met[:, going[near]]
                found = body_distance(
                    table, ids, roots, pieces, len(pieces), met_near, x[near], y[near], z[near]
                )
                hit = near[np.abs(found) < HIT_M]
                rows = these[near]
                strides[rows] = stride_[near] = advance(found, known[near], strides[rows])
                before[rows] = found
                depths[these[hit]] = t[these[hit]]
            left = ~np.isfinite(depths[these])
            t[these[left]] += stride_[left]
            going = going[left & (t[these] <= last[these])]


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
    for batch, pieces in _batches(starts, listed, tiles):
        met = _pierce(table, pieces, eye, rays[batch])
        x, y, z = (eye + depths[batch, None] * rays[batch]).T
        met &= np.array([beside(table, i, x, y, z, REACH_M + NORMAL_STEP_M) for i in pieces])
        normal = _normal(table, ids, roots, pieces, met, x, y, z)
        i, gap = _nearest(table, ids, pieces, met, x, y, z)
        along = _local(table, i, AXES + 6, ORIGIN, x, y, z)
        inside = (along > table[i, CUT_HIGH] - RIM_M) | (along < table[i, CUT_LOW] + RIM_M)
        colours[batch] = paint(ids[i, MATERIAL], inside, frames, style, x, y, z)
        normals[batch] = _folded(table, i, gap, normal, x, y, z)


def _normal(
    table: Vector,
    ids: Indices,
    roots: Vector,
    pieces: Indices,
    met: NDArray[np.bool_],
    x: Vector,
    y: Vector,
    z: Vector,
) -> Vector:
    e = NORMAL_STEP_M

    def at(p: Vector, q: Vector, r: Vector) -> Vector:
        return np.asarray(body_distance(table, ids, roots, pieces, len(pieces), met, p, q, r))

    a, b = at(x + e, y - e, z - e), at(x - e, y - e, z + e)
    c, d = at(x - e, y + e, z - e), at(x + e, y + e, z + e)
    return _scaled(np.stack([a - b - c + d, -a - b + c + d, -a + b - c + d], axis=1))


def _scaled(vectors: Vector) -> Vector:
    return np.asarray(vectors / (np.sqrt(np.sum(vectors**2, axis=1, keepdims=True)) + TINY))


def _nearest(
    table: Vector,
    ids: Indices,
    pieces: Indices,
    met: NDArray[np.bool_],
    x: Vector,
    y: Vector,
    z: Vector,
) -> tuple[Indices, Vector]:
    """The nearest piece, and how much farther the nearest with other folds is."""
    best, nearest = np.full(len(x), np.inf), np.zeros(len(x), np.int64)
    second = np.full(len(x), np.inf)
    for j, i in enumerate(pieces):
        near = met[j] & beside(table, i, x, y, z, best + FOLD_FADE_M)
        distance = np.where(near, claimed_distance(table, ids, i, x, y, z), np.inf)
        other = ids[i, FOLD_FRAME] != ids[nearest, FOLD_FRAME]
        better = distance < best
        second = np.where(better & other, best, second)
        second = np.where(~better & other & (distance < second), distance, second)
        best, nearest = np.where(better, distance, best), np.where(better, i, nearest)
    return nearest, second - best


def _local(
    table: Vector, i: Indices, axis: int, origin: int, x: Vector, y: Vector, z: Vector
) -> Vector:
    x, y, z = x - table[i, origin], y - table[i, origin + 1], z - table[i, origin + 2]
    return np.asarray(table[i, axis] * x + table[i, axis + 1] * y + table[i, axis + 2] * z)


def _folded(
    table: Vector, i: Indices, gap: Vector, normal: Vector, x: Vector, y: Vector, z: Vector
) -> Vector:
    depth = table[i, FOLD] * np.clip(gap / FOLD_FADE_M, 0.0, 1.0)
    p, q, r = (_local(table, i, FOLD_AXES + 3 * k, FOLD_ORIGIN, x, y, z) for k in range(3))
    h, slope, step = fold_height(p, q, r), depth / FOLD_STEP_M, FOLD_STEP_M
    f = (fold_height(p + step, q, r) - h) * slope
    g = (fold_height(p, q + step, r) - h) * slope
    s = (fold_height(p, q, r + step) - h) * slope
    axes = table[i, FOLD_AXES : FOLD_AXES + 9].reshape(-1, 3, 3)
    tilt = np.einsum("nk,nkc->nc", np.stack([f, g, s], axis=1), axes)
    return np.where((depth > 0.0)[:, None], _scaled(normal - tilt), normal)


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
    """Fill in the distances at the nodes of the blocks that a body comes near."""
    for n, block in enumerate(blocks):
        pieces = listed[starts[n] : starts[n + 1]]
        ends = np.minimum(block + side, grid.shape)
        rows = [np.arange(block[axis], ends[axis]) for axis in range(3)]
        nodes = tuple(index.ravel() for index in np.meshgrid(*rows, indexing="ij"))
        x, y, z = (box[axis] + index * box[6] for axis, index in enumerate(nodes))
        distance = np.zeros(len(x))
        if coarse_box[6] > 0.0:
            distance = np.asarray(grid_distance(coarse, coarse_box, x, y, z))
        near = np.flatnonzero(np.abs(distance) < REFINE_M)
        met = np.ones((len(pieces), 1), np.bool_)
        distance[near] = body_distance(
            table, ids, roots, pieces, len(pieces), met, x[near], y[near], z[near]
        )
        grid[nodes] = np.minimum(distance, MARGIN_M)


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
    """Multiply the shares of key light and ambient light that one body lets through."""
    rows = np.flatnonzero(np.all((points > shaded[0]) & (points < shaded[1]), axis=1))
    points, normals = points[rows], normals[rows]
    inside = (points > box[:3] - MARGIN_M) & (points < box[3:6] + MARGIN_M)
    near = np.flatnonzero(np.all(inside, axis=1))
    ambient[rows[near]] *= occlusion(grid, box, *points[near].T, *normals[near].T)
    lifted = points + LIFT_M * normals
    towards = light - lifted
    size = np.sqrt(np.sum(towards * towards, axis=1))
    facing = np.sum(normals * towards, axis=1) > 0.0
    towards = towards / size[:, None]
    slopes = inverse(towards)
    t = np.maximum(entry(box, *lifted.T, *slopes.T), FIRST_M)
    last = np.minimum(leave(box, *lifted.T, *slopes.T), size)
    going = np.flatnonzero(facing & (t <= last))
    met, rest = going, np.ones(len(points))
    for _ in range(SHADOW_STEPS):
        if not len(going):
            break
        distance = grid_distance(grid, box, *(lifted[going] + t[going, None] * towards[going]).T)
        rest[going] = narrowed(rest[going], distance, t[going], sharpness)
        t[going] += stride(distance)
        going = going[(t[going] <= last[going]) & (rest[going] > CLOSED)]
    key[rows[met]] *= penumbra(rest[met])
