"""The one door to pictures of synthetic people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.pose import ImageArray
from posecheck_studio.camera import Camera
from posecheck_studio.figure import Figure
from posecheck_studio.rendering.backdrop import Backdrop
from posecheck_studio.rendering.loops import surface_loop, trace_loop
from posecheck_studio.rendering.marching import Grid, Lens, Lists
from posecheck_studio.rendering.outfit import Clothes, Look
from posecheck_studio.rendering.packing import PackedBody, pack, palette
from posecheck_studio.rendering.room import Room
from posecheck_studio.rendering.sensor import Sensor, SensorModel
from posecheck_studio.rendering.shading import Shader

__all__ = ["Person", "Scene"]

_NOBODY = -1
# Neighbours whose depth differs by more than this have an edge between them.
_EDGE_M = 0.03
_CENTRE = (0.5, 0.5)
# Beside its centre, a pixel at an edge is looked at through these: a triangle, turned.
_AROUND = ((0.857, 0.596), (0.238, 0.762), (0.404, 0.143))
_CLOTHES, _LOOK, _SENSOR = Clothes(), Look(), Sensor()


@dataclass(frozen=True, slots=True)
class Person:
    """How a person is dressed and looks."""

    clothes: Clothes = _CLOTHES
    look: Look = _LOOK


@dataclass(slots=True)
class _Cast:
    """The bodies of one frame, ready to be looked at."""

    bodies: list[PackedBody]
    lists: list[Lists]
    grids: list[Grid]


@dataclass(slots=True)
class _Seen:
    """What rays meet: depth, whose body (-1 nobody's), normal, row of the palette."""

    depth: NDArray[np.float64]
    owner: NDArray[np.int64]
    normals: NDArray[np.float64]
    colours: NDArray[np.int64]


class Scene:
    """A clip's room, camera and people; makes its frames.

    Everything that does not move is made once. The same arguments give the same
    pictures.

    Parameters
    ----------
    people : sequence of Person
        In the order of the figures.
    room : Room
    camera : Camera
    sensor : Sensor
    seed : int
        Of the sensor's noise.
    """

    def __init__(
        self,
        people: Sequence[Person],
        room: Room,
        camera: Camera,
        sensor: Sensor = _SENSOR,
        seed: int = 0,
    ) -> None:
        self._people = tuple(people)
        self._lens = Lens(camera)
        self._backdrop = Backdrop.of(room, self._lens)
        self._shape = (camera.height_px, camera.width_px)
        self._sensor = SensorModel(sensor, (camera.width_px, camera.height_px), seed)
        palettes = [palette(person.look) for person in self._people]
        self._shader = Shader(room, palettes)

    def picture(self, figures: Sequence[Figure], frame_index: int) -> ImageArray:
        """Make a frame.

        Parameters
        ----------
        figures : sequence of Figure
            One for each person, or fewer: the first ones.
        frame_index : int
            Chooses the sensor's noise, nothing else.

        Returns
        -------
        ndarray of uint8, shape (H, W, 3)
            Blue, green, red.
        """
        return self._sensor.develop(self.light(figures), frame_index)

    def light(self, figures: Sequence[Figure]) -> NDArray[np.float32]:
        """Linear light (red, green, blue) on the sensor, shape (H, W, 3)."""
        cast = self._cast(figures)
        pixels = self._pixels(cast)
        seen = self._look(cast, pixels, _CENTRE)
        picture = self._shader.room(self._backdrop, cast.grids)
        hit = np.flatnonzero(seen.owner != _NOBODY)
        empty = picture.copy()
        picture[pixels[hit]] = self._shade(seen, hit, self._lens.rays[pixels[hit]], cast.grids)
        edge = self._edges(pixels, seen)
        picture[edge] = (picture[edge] + self._around(cast, edge, empty)) / (1.0 + len(_AROUND))
        return picture.reshape(*self._shape, 3)

    def person_mask(self, figures: Sequence[Figure]) -> NDArray[np.bool_]:
        """Where the first person is seen, shape (H, W)."""
        cast = self._cast(figures)
        pixels = self._pixels(cast)
        seen = self._look(cast, pixels, _CENTRE, normals=False)
        mask = np.zeros(self._shape[0] * self._shape[1], np.bool_)
        mask[pixels] = seen.owner == 0
        return mask.reshape(self._shape)

    def _cast(self, figures: Sequence[Figure]) -> _Cast:
        bodies = [
            pack(figure, person.clothes, person.look)
            for figure, person in zip(figures, self._people, strict=False)
        ]
        lists = [self._lens.lists(body) for body in bodies]
        return _Cast(bodies, lists, [Grid.round(body) for body in bodies])

    def _pixels(self, cast: _Cast) -> NDArray[np.int64]:
        """Pixels that may show anybody."""
        found = np.zeros(self._shape[0] * self._shape[1], np.bool_)
        for lists in cast.lists:
            found[self._lens.pixels_of(lists)] = True
        return np.flatnonzero(found)

    def _look(
        self,
        cast: _Cast,
        pixels: NDArray[np.int64],
        offset: tuple[float, float],
        *,
        normals: bool = True,
    ) -> _Seen:
        """Follow rays through pixels to the nearest body in front of the room."""
        lens, n = self._lens, len(pixels)
        rays = lens.rays[pixels] if offset == _CENTRE else lens.rays_at(pixels, offset)
        tiles = lens.tiles[pixels]
        nearest = self._backdrop.depth[pixels]
        owner = np.full(n, _NOBODY)
        everybody = zip(cast.bodies, cast.lists, cast.grids, strict=True)
        for number, (body, lists, grid) in enumerate(everybody):
            depth = np.empty(n)
            trace_loop(
                body.table,
                body.ids,
                body.roots,
                lists.starts,
                lists.listed,
                tiles,
                grid.values,
                grid.box,
                lens.eye,
                rays,
                nearest,
                depth,
            )
            closer = depth < nearest
            nearest, owner = np.where(closer, depth, nearest), np.where(closer, number, owner)
        seen = _Seen(nearest, owner, np.zeros((n, 3)), np.full(n, _NOBODY))
        for number in range(len(cast.bodies) if normals else 0):
            self._touch(cast, number, seen, tiles, rays)
        return seen

    def _touch(
        self,
        cast: _Cast,
        number: int,
        seen: _Seen,
        tiles: NDArray[np.int64],
        rays: NDArray[np.float64],
    ) -> None:
        """Fill in normals and colours of one body."""
        body, lists = cast.bodies[number], cast.lists[number]
        own = np.flatnonzero(seen.owner == number)
        normals, colours = np.empty((len(own), 3)), np.empty(len(own), np.int64)
        surface_loop(
            body.table,
            body.ids,
            body.roots,
            lists.starts,
            lists.listed,
            tiles[own],
            self._lens.eye,
            rays[own],
            seen.depth[own],
            body.frames,
            body.style,
            normals,
            colours,
        )
        seen.normals[own], seen.colours[own] = normals, colours

    def _shade(
        self,
        seen: _Seen,
        rows: NDArray[np.int64],
        rays: NDArray[np.float64],
        grids: list[Grid],
    ) -> NDArray[np.float32]:
        points = self._lens.eye + seen.depth[rows, None] * rays
        return self._shader.bodies(
            points, rays, seen.normals[rows], seen.owner[rows], seen.colours[rows], grids
        )

    def _edges(self, pixels: NDArray[np.int64], seen: _Seen) -> NDArray[np.int64]:
        """Pixels that differ from a neighbour in person, colour or depth."""
        height, width = self._shape
        mark = np.zeros(height * width, np.int64)
        mark[pixels] = (seen.owner + 1) * 64 + np.where(seen.owner < 0, 0, seen.colours)
        depth = self._backdrop.depth.copy()
        depth[pixels] = seen.depth
        marks, depths = mark.reshape(height, width), depth.reshape(height, width)
        edge = np.zeros((height, width), np.bool_)
        right = _differ(marks[:, 1:], marks[:, :-1], depths[:, 1:], depths[:, :-1])
        below = _differ(marks[1:], marks[:-1], depths[1:], depths[:-1])
        edge[:, 1:] |= right
        edge[:, :-1] |= right
        edge[1:] |= below
        edge[:-1] |= below
        return np.flatnonzero(edge.ravel())

    def _around(
        self,
        cast: _Cast,
        edge: NDArray[np.int64],
        empty: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        """Sum of a few more looks through each pixel at an edge."""
        total = np.zeros((len(edge), 3), np.float32)
        for offset in _AROUND:
            seen = self._look(cast, edge, offset)
            part = empty[edge]
            hit = np.flatnonzero(seen.owner != _NOBODY)
            rays = self._lens.rays_at(edge[hit], offset)
            part[hit] = self._shade(seen, hit, rays, cast.grids)
            total += part
        return total


def _differ(
    mark: NDArray[np.int64],
    other: NDArray[np.int64],
    depth: NDArray[np.float64],
    behind: NDArray[np.float64],
) -> NDArray[np.bool_]:
    body = (mark > 0) | (other > 0)
    edge: NDArray[np.bool_] = body & ((mark != other) | (np.abs(depth - behind) > _EDGE_M))
    return edge
