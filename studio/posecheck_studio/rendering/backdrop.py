"""The empty room in a camera's picture, made once for all frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck_studio.figure import MAT_TOP_M
from posecheck_studio.rendering import texture
from posecheck_studio.rendering.marching import Lens
from posecheck_studio.rendering.outfit import Colour, linear
from posecheck_studio.rendering.room import Block, Light, Room
from posecheck_studio.rotations import Vector

__all__ = ["Backdrop", "ambient_colour", "key_colour", "key_light"]

# Where a pixel at an edge is looked through: a square turned, so that no two share a line.
_SUBPIXELS = ((0.375, 0.125), (0.875, 0.375), (0.125, 0.625), (0.625, 0.875))
# The lamp's power is given at this distance.
_POWER_AT_M = 2.5
# Behind the camera, and over everything.
_BACK_Y_M, _CEILING_M = -6.0, 2.7
_SKIRTING_M = 0.08
# Room corners and things are this much darker in the reach of each other.
_CORNER, _CORNER_M = 0.35, 0.22
# The lamp seen from a point is sampled on rings at these shares of its radius.
_LAMP_POINTS = tuple(
    (radius * np.cos(angle), radius * np.sin(angle))
    for radius, count, turn in ((0.35, 3, 0.3), (0.85, 5, 0.0))
    for angle in turn + 2.0 * np.pi * np.arange(count) / count
)
# Frames of pictures and doors.
_FRAME_M = 0.025


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The room behind every pixel; rows are pixels.

    Attributes
    ----------
    depth : ndarray, shape (n,)
        Metres along the ray.
    points, normals : ndarray, shape (n, 3)
        Where the ray through the pixel's centre ends.
    key, ambient : ndarray, shape (n, 3)
        Linear light from the lamp and from everywhere; their sum is the empty room.
    """

    depth: Vector
    points: Vector
    normals: Vector
    key: NDArray[np.float32]
    ambient: NDArray[np.float32]

    @classmethod
    def of(cls, room: Room, lens: Lens) -> Backdrop:
        """Look at the empty room."""
        pixels = np.arange(len(lens.rays))
        hit = _Hit.of(room, lens.eye, lens.rays)
        key, ambient = _lit(room, hit)
        pattern = [_Hit.of(room, lens.eye, lens.rays_at(pixels, at)) for at in _SUBPIXELS]
        paint = np.mean([_albedo(room, sample) for sample in pattern], axis=0)
        colour_key, colour_ambient = paint * key, paint * ambient
        mixed = np.any([sample.what != hit.what for sample in pattern], axis=0)
        edge = np.flatnonzero(mixed)
        samples = [_lit_colours(room, sample.only(edge)) for sample in pattern]
        colour_key[edge] = np.mean([sample[0] for sample in samples], axis=0)
        colour_ambient[edge] = np.mean([sample[1] for sample in samples], axis=0)
        return cls(
            depth=hit.depth,
            points=hit.points,
            normals=hit.normals,
            key=colour_key.astype(np.float32),
            ambient=colour_ambient.astype(np.float32),
        )


def key_colour(light: Light) -> Vector:
    """Colour of the lamp."""
    return np.array([light.warmth, 1.0, 2.0 - light.warmth])


def ambient_colour(light: Light) -> Vector:
    """Colour of the light from everywhere: a little towards the sky's."""
    tint = 1.0 + 0.4 * (light.warmth - 1.0)
    return light.ambient * np.array([tint * 0.985, 1.0, (2.0 - tint) * 1.02])


def key_light(light: Light, points: Vector, normals: Vector) -> tuple[Vector, Vector]:
    """Light from the lamp before shadows, and the unit directions to it."""
    towards = np.array(light.position_m) - points
    distance = np.linalg.norm(towards, axis=1)
    towards = towards / distance[:, None]
    facing = np.maximum(np.sum(towards * normals, axis=1), 0.0)
    power = light.power * (_POWER_AT_M**2 + 1.0) / (distance**2 + 1.0)
    return facing * power, towards


@dataclass(frozen=True, slots=True)
class _Hit:
    """What rays meet: `what` is 0 floor, 1 ceiling, 2 back wall, 3 others, then the things."""

    depth: Vector
    points: Vector
    normals: Vector
    what: NDArray[np.int64]

    @classmethod
    def of(cls, room: Room, eye: Vector, rays: Vector) -> _Hit:
        depth, what, normals = _shell(room, eye, rays)
        for number, block in enumerate(_blocks(room)):
            near, side = _block_hit(block, eye, rays)
            closer = near < depth
            depth, what = np.where(closer, near, depth), np.where(closer, 4 + number, what)
            normals = np.where(closer[:, None], side, normals)
        first = 4 + len(_blocks(room))
        for number, ball in enumerate(room.balls):
            near = _ball_hit(np.array(ball.middle_m), ball.radius_m, eye, rays)
            closer = near < depth
            depth, what = np.where(closer, near, depth), np.where(closer, first + number, what)
            out = (eye + np.where(closer, near, 0.0)[:, None] * rays) - ball.middle_m
            normals = np.where(closer[:, None], out / ball.radius_m, normals)
        return cls(depth, eye + depth[:, None] * rays, normals, what)

    def only(self, rows: NDArray[np.int64]) -> _Hit:
        return _Hit(self.depth[rows], self.points[rows], self.normals[rows], self.what[rows])


def _blocks(room: Room) -> tuple[Block, ...]:
    """The mat, then the other boxes."""
    mat, half = room.mat, MAT_TOP_M / 2.0
    size = (mat.length_m / 2.0, mat.width_m / 2.0, half)
    return (Block((mat.x_m, 0.0, half), size, mat.colour), *room.blocks)


def _shell(room: Room, eye: Vector, rays: Vector) -> tuple[Vector, NDArray[np.int64], Vector]:
    low = np.array([-room.half_width_m, _BACK_Y_M, 0.0])
    high = np.array([room.half_width_m, room.wall_y_m, _CEILING_M])
    with np.errstate(divide="ignore"):
        reach = (np.where(rays > 0.0, high, low) - eye) / rays
    axis = np.argmin(np.where(np.isnan(reach), np.inf, reach), axis=1)
    rows = np.arange(len(rays))
    up = rays[rows, axis] > 0.0
    normals = np.zeros_like(rays)
    normals[rows, axis] = np.where(up, -1.0, 1.0)
    what = np.where(axis == 2, np.where(up, 1, 0), np.where((axis == 1) & up, 2, 3))
    return reach[rows, axis], what, normals


def _block_hit(block: Block, eye: Vector, rays: Vector) -> tuple[Vector, Vector]:
    """Distance along rays to a box, infinity if it is missed, and the side's normal."""
    middle, half = np.array(block.middle_m), np.array(block.half_m)
    slope = np.where(np.abs(rays) < 1e-9, 1e-9, rays)
    near = (middle - np.sign(slope) * half - eye) / slope
    far = (middle + np.sign(slope) * half - eye) / slope
    axis = np.argmax(near, axis=1)
    rows = np.arange(len(rays))
    enter, leave = near[rows, axis], far.min(axis=1)
    normal = np.zeros_like(rays)
    normal[rows, axis] = -np.sign(slope[rows, axis])
    return np.where((enter < leave) & (enter > 0.0), enter, np.inf), normal


def _ball_hit(middle: Vector, radius: float, eye: Vector, rays: Vector) -> Vector:
    offset = middle - eye
    along = np.sum(offset * rays, axis=-1)
    inside = radius**2 - np.sum(offset * offset, axis=-1) + along**2
    enter = along - np.sqrt(np.maximum(inside, 0.0))
    return np.where((inside > 0.0) & (enter > 0.0), enter, np.inf)


def _albedo(room: Room, hit: _Hit) -> Vector:
    """Colour of what the rays meet."""
    x, y, z = hit.points.T
    blocks = _blocks(room)
    solid: list[Colour] = [room.floor, (0.93, 0.92, 0.90), room.wall, room.wall]
    solid += [block.colour for block in blocks] + [ball.colour for ball in room.balls]
    paint = np.array([linear(colour) for colour in solid])[hit.what]
    style = {"planks": texture.planks, "tiles": texture.tiles, "carpet": texture.carpet}
    floor, mat, wall = hit.what == 0, hit.what == 4, (hit.what == 2) | (hit.what == 3)
    paint[floor] *= style[room.floor_style](x[floor], y[floor])[:, None]
    paint[mat] *= (0.94 + 0.12 * texture.noise(220.0 * x[mat], 220.0 * y[mat]))[:, None]
    paint[wall] *= (0.97 + 0.06 * texture.noise(5.0 * (x[wall] + y[wall]), 5.0 * z[wall]))[:, None]
    leafy = np.array([False] * (4 + len(blocks)) + [ball.leafy for ball in room.balls])
    leaves = leafy[hit.what]
    grain = texture.noise(40.0 * x[leaves] + 20.0 * y[leaves], 40.0 * z[leaves])
    paint[leaves] *= (0.6 + 0.6 * grain)[:, None]
    paint[wall & (z < _SKIRTING_M)] = linear(room.skirting)
    _hang_panels(room, hit, paint)
    return paint


def _hang_panels(room: Room, hit: _Hit, paint: Vector) -> None:
    x, _, z = hit.points.T
    wall = hit.what == 2
    for panel in room.panels:
        across, up = np.abs(x - panel.x_m), np.abs(z - panel.z_m)
        outer = wall & (across < panel.half_width_m) & (up < panel.half_height_m)
        inner = outer & (across < panel.half_width_m - _FRAME_M)
        inner &= up < panel.half_height_m - _FRAME_M
        paint[outer] = linear(panel.frame)
        tone = 0.8 + 0.4 * texture.noise(5.0 * x[inner], 5.0 * z[inner])
        paint[inner] = np.array(linear(panel.colour)) * tone[:, None]


def _lit(room: Room, hit: _Hit) -> tuple[Vector, Vector]:
    """Light from the lamp, with the shadows of things, and from everywhere."""
    light = room.light
    facing, _ = key_light(light, hit.points, hit.normals)
    key = facing * _lamp_seen(room, hit, facing > 0.0)
    soft = _corners(room, hit) * (0.82 + 0.18 * hit.normals[:, 2])
    return key[:, None] * key_colour(light), soft[:, None] * ambient_colour(light)


def _lit_colours(room: Room, hit: _Hit) -> tuple[Vector, Vector]:
    paint = _albedo(room, hit)
    key, ambient = _lit(room, hit)
    return paint * key, paint * ambient


def _lamp_seen(room: Room, hit: _Hit, facing: NDArray[np.bool_]) -> Vector:
    """Share of the lamp that things do not hide; the mat hides nothing."""
    share = np.ones(len(hit.depth))
    if not room.blocks and not room.balls:
        return share
    rows = np.flatnonzero(facing)
    start = hit.points[rows] + 1e-3 * hit.normals[rows]
    lamp = np.array(room.light.position_m)
    total = np.zeros(len(rows))
    for across, ahead in _LAMP_POINTS:
        spot = lamp + room.light.radius_m * np.array([across, ahead, 0.0])
        towards = spot - start
        distance = np.linalg.norm(towards, axis=1)
        rays = towards / distance[:, None]
        clear = np.ones(len(rows), np.bool_)
        for block in room.blocks:
            clear &= _block_hit(block, start, rays)[0] > distance
        for ball in room.balls:
            clear &= _ball_hit(np.array(ball.middle_m), ball.radius_m, start, rays) > distance
        total += clear
    share[rows] = total / len(_LAMP_POINTS)
    return share


def _corners(room: Room, hit: _Hit) -> Vector:
    """Darkness where walls, floor and things come close to each other."""
    x, y, z = hit.points.T
    walls = (z, room.wall_y_m - y, room.half_width_m - np.abs(x))
    soft = np.ones(len(x))
    for axis, gap in zip((2, 1, 0), walls, strict=True):
        other = np.abs(hit.normals[:, axis]) < 0.5
        soft *= 1.0 - np.where(other, _CORNER * np.exp(-np.maximum(gap, 0.0) / _CORNER_M), 0.0)
    for block in room.blocks:
        out = np.abs(hit.points - block.middle_m) - np.array(block.half_m)
        gap = np.linalg.norm(np.maximum(out, 0.0), axis=1)
        own = gap < 1e-4
        soft *= 1.0 - np.where(own, 0.0, _CORNER * np.exp(-gap / _CORNER_M))
    return soft
