"""Light on bodies and, where bodies take it away, on the room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from posecheck_studio.figure import MAT_TOP_M
from posecheck_studio.rendering import columns as at
from posecheck_studio.rendering.backdrop import Backdrop, ambient_colour, key_colour, key_light
from posecheck_studio.rendering.loops import light_loop
from posecheck_studio.rendering.marching import Grid
from posecheck_studio.rendering.outfit import linear
from posecheck_studio.rendering.room import Room
from posecheck_studio.rotations import Vector

__all__ = ["Shader"]

# Light that comes back from the ground, as a share of what falls on it.
_BOUNCE = 0.75
# Ground and body take ambient light from each other over this height.
_GROUND_M, _GROUND_SHARE = 0.10, 0.55
# Highlights: strength and sharpness, for skin, cloth, hair and shoes.
_SHINE = {
    at.SKIN_COLOUR: (0.055, 18.0),
    at.LIPS: (0.08, 24.0),
    at.HAIR_COLOUR: (0.05, 14.0),
    at.SHOE_COLOUR: (0.05, 20.0),
    at.EYE_WHITE: (0.25, 60.0),
    at.IRIS: (0.25, 60.0),
}
# Light goes round on skin: share by which red, green and blue reach past the edge of light.
_SKIN_WRAP = np.array([0.16, 0.08, 0.05])


class Shader:
    """Shades points of bodies and of the room.

    Parameters
    ----------
    room : Room
    palettes : list of ndarray
        One for each person.
    """

    def __init__(self, room: Room, palettes: list[Vector]) -> None:
        self._light = room.light
        self._palettes = np.stack(palettes) if palettes else np.zeros((0, 1, 3))
        self._lamp = np.array(room.light.position_m)
        rows = at.TROUSERS_INSIDE + 1
        shine = np.array([_SHINE.get(row, (0.0, 1.0)) for row in range(rows)])
        self._shine, self._sharp = shine.T
        ground = 0.5 * np.array(linear(room.mat.colour)) + 0.5 * np.array(linear(room.floor))
        self._ambient = ambient_colour(room.light)
        self._bounce = _BOUNCE * ground * (self._ambient + 0.35 * room.light.power)

    def room(self, backdrop: Backdrop, grids: list[Grid]) -> NDArray[np.float32]:
        """Light of the room with the bodies' shadows, shape (pixels, 3)."""
        key, ambient = self._open(backdrop.points, backdrop.normals, grids)
        dark = np.flatnonzero((key < 1.0) | (ambient < 1.0))
        light = backdrop.key + backdrop.ambient
        lamp = backdrop.key[dark] * key[dark, None].astype(np.float32)
        light[dark] = lamp + backdrop.ambient[dark] * ambient[dark, None].astype(np.float32)
        return np.asarray(light)

    def _open(self, points: Vector, normals: Vector, grids: list[Grid]) -> tuple[Vector, Vector]:
        """Shares of lamp and ambient light that get past the bodies."""
        key, ambient = np.ones(len(points)), np.ones(len(points))
        away = float(np.linalg.norm(self._lamp))
        sharpness = away / self._light.radius_m
        for grid in grids:
            light_loop(
                grid.values,
                grid.box,
                grid.shaded(self._lamp),
                points,
                normals,
                self._lamp,
                sharpness,
                key,
                ambient,
            )
        return key, ambient

    def bodies(
        self,
        points: Vector,
        rays: Vector,
        normals: Vector,
        owner: NDArray[np.int64],
        colours: NDArray[np.int64],
        grids: list[Grid],
    ) -> NDArray[np.float32]:
        """Light of points on bodies, shape (n, 3)."""
        paint = self._palettes[owner, colours]
        facing, towards = key_light(self._light, points, normals)
        key, ambient = self._open(points, normals, grids)
        lamp = (facing * key)[:, None] + self._wrapped(colours, towards, normals, key)
        soft = self._ambient_on(points, normals) * ambient[:, None]
        halfway = towards - rays
        halfway /= np.linalg.norm(halfway, axis=1, keepdims=True)
        gloss = np.maximum(np.sum(halfway * normals, axis=1), 0.0) ** self._sharp[colours]
        shine = self._shine[colours] * gloss * facing * key
        light = paint * (lamp * key_colour(self._light) + soft) + shine[:, None]
        return np.asarray(light, dtype=np.float32)

    def _wrapped(
        self, colours: NDArray[np.int64], towards: Vector, normals: Vector, key: Vector
    ) -> Vector:
        """Glow of skin just past the edge of light; the shadow test there is not asked."""
        skin = (colours == at.SKIN_COLOUR) | (colours == at.LIPS)
        cosine = np.sum(towards * normals, axis=1)
        edge = np.maximum(1.0 - np.abs(cosine) / 0.35, 0.0) ** 2 * skin
        glow = edge[:, None] * _SKIN_WRAP * self._light.power * (0.4 + 0.6 * key[:, None])
        return np.asarray(glow)

    def _ambient_on(self, points: Vector, normals: Vector) -> Vector:
        up = normals[:, 2]
        sky, ground = 0.5 + 0.5 * up, 0.5 - 0.5 * up
        near = np.exp(-np.maximum(points[:, 2] - MAT_TOP_M, 0.0) / _GROUND_M)
        hidden = 1.0 - _GROUND_SHARE * near * ground
        light = sky[:, None] * self._ambient + ground[:, None] * self._bounce
        return np.asarray(light * hidden[:, None])
