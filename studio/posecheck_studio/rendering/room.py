"""A room with a mat: floor, walls, a few things standing about, and a lamp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from posecheck_studio.rendering.outfit import Colour

__all__ = ["Ball", "Block", "Light", "Mat", "Panel", "Room"]

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Light:
    """A round lamp.

    Attributes
    ----------
    position_m : tuple
        In the space of `figure`.
    power : float
        About 1; what falls on a surface 2.5 m away and square to the light.
    warmth : float
        Red over neutral; blue goes the other way: 0.9 (cold) to 1.25 (warm).
    ambient : float
        Light from everywhere, 0.15 to 0.8.
    radius_m : float
        Makes shadows soft.
    """

    position_m: Point = (1.2, -1.8, 2.5)
    power: float = 1.35
    warmth: float = 1.06
    ambient: float = 0.5
    radius_m: float = 0.22


@dataclass(frozen=True, slots=True)
class Mat:
    """A gym mat; its top is at `figure.MAT_TOP_M`."""

    colour: Colour = (0.25, 0.49, 0.47)
    length_m: float = 1.9
    width_m: float = 0.66
    x_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """A box along the axes of the room: its middle and half its size."""

    middle_m: Point
    half_m: Point
    colour: Colour


@dataclass(frozen=True, slots=True)
class Ball:
    """A ball, or some of the leaves of a plant."""

    middle_m: Point
    radius_m: float
    colour: Colour
    leafy: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A picture, a door or a window on the back wall: middle and half size along x and z."""

    x_m: float
    z_m: float
    half_width_m: float
    half_height_m: float
    colour: Colour
    frame: Colour


@dataclass(frozen=True, slots=True)
class Room:
    """What stands round the mat.

    Attributes
    ----------
    wall_y_m : float
        Of the back wall; the mat's middle line is y = 0.
    half_width_m : float
        The side walls are at plus and minus this x.
    """

    floor: Colour = (0.73, 0.54, 0.35)
    floor_style: Literal["planks", "tiles", "carpet"] = "planks"
    mat: Mat = Mat()
    wall: Colour = (0.85, 0.82, 0.77)
    skirting: Colour = (0.94, 0.93, 0.90)
    wall_y_m: float = 1.5
    half_width_m: float = 2.8
    blocks: tuple[Block, ...] = ()
    balls: tuple[Ball, ...] = ()
    panels: tuple[Panel, ...] = ()
    light: Light = Light()
