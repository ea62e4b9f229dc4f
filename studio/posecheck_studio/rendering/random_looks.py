"""Rooms, looks and clothes chosen by lot: the same number, the same draw."""

from __future__ import annotations

import colorsys

import numpy as np

from posecheck_studio.rendering.outfit import (
    Clothes,
    Colour,
    Fit,
    Footwear,
    HairStyle,
    Length,
    Look,
    linear,
)
from posecheck_studio.rendering.room import Ball, Block, Light, Mat, Panel, Room
from posecheck_studio.rotations import Vector

__all__ = ["random_clothes", "random_look", "random_room"]

Random = np.random.Generator

# Streams of the three draws, so that one number serves all of them.
_ROOM, _LOOK, _CLOTHES = 1, 2, 3

# Skin from very light to very dark (about types I to VI of Fitzpatrick's scale).
_SKINS: tuple[Colour, ...] = (
    (0.95, 0.80, 0.71),
    (0.90, 0.72, 0.60),
    (0.83, 0.63, 0.48),
    (0.70, 0.50, 0.36),
    (0.52, 0.35, 0.25),
    (0.36, 0.24, 0.18),
    (0.25, 0.17, 0.13),
)
_HAIRS: tuple[Colour, ...] = (
    (0.06, 0.05, 0.05),
    (0.16, 0.10, 0.07),
    (0.30, 0.19, 0.11),
    (0.48, 0.31, 0.17),
    (0.71, 0.55, 0.32),
    (0.52, 0.24, 0.11),
)
# With age the hair goes grey and white, on any skin.
_GREYS: tuple[Colour, ...] = ((0.45, 0.44, 0.43), (0.66, 0.65, 0.63), (0.85, 0.84, 0.82))
_GREY_SHARE = 0.3
# On skins from this row on only the dark hairs are drawn.
_DARK_HAIR_FROM, _DARK_HAIRS = 3, 3
_FLOORS: dict[str, tuple[Colour, ...]] = {
    "planks": ((0.73, 0.54, 0.35), (0.55, 0.37, 0.22), (0.80, 0.68, 0.52), (0.42, 0.30, 0.22)),
    "tiles": ((0.72, 0.70, 0.66), (0.55, 0.55, 0.56), (0.83, 0.80, 0.74)),
    "carpet": ((0.62, 0.57, 0.50), (0.45, 0.47, 0.52), (0.36, 0.42, 0.38), (0.56, 0.38, 0.34)),
}
_WOODS: tuple[Colour, ...] = ((0.36, 0.24, 0.16), (0.62, 0.46, 0.30), (0.87, 0.86, 0.83))
_LEAF, _POT = (0.22, 0.42, 0.18), (0.62, 0.38, 0.26)
# Colours nearer than this (in CIELAB, where about 2 is just seen) are not put together.
_APART = 16.0
_TRIES = 200


def random_look(seed: int, room: Room | None = None) -> Look:
    """A person's colours and hair.

    Parameters
    ----------
    seed : int
    room : Room, optional
        Shirt and trousers keep off the colours of its wall and mat. Without one,
        the room that `random_room` draws for the same number.

    Returns
    -------
    Look
    """
    random = np.random.default_rng((seed, _LOOK))
    room = random_room(seed) if room is None else room
    row = int(random.integers(len(_SKINS)))
    hairs = _HAIRS[:_DARK_HAIRS] if row >= _DARK_HAIR_FROM else _HAIRS
    hairs = _GREYS if random.random() < _GREY_SHARE else hairs
    taken = [room.wall, room.mat.colour]
    shirt = _far_from(random, taken)
    return Look(
        skin=_varied(random, _SKINS[row], 0.025),
        hair=_varied(random, hairs[int(random.integers(len(hairs)))], 0.02),
        hair_style=list(HairStyle)[int(random.choice(4, p=(0.12, 0.42, 0.26, 0.20)))],
        beard=bool(random.random() < 0.2),
        shirt=shirt,
        trousers=_far_from(random, [*taken, shirt]),
        shoes=_cloth(random),
    )


def random_clothes(seed: int) -> Clothes:
    """The cut of a person's clothes."""
    random = np.random.default_rng((seed, _CLOTHES))
    return Clothes(
        fit=Fit.LOOSE if random.random() < 0.4 else Fit.TIGHT,
        sleeves=Length.LONG if random.random() < 0.35 else Length.SHORT,
        trousers=Length.LONG if random.random() < 0.7 else Length.SHORT,
        feet=list(Footwear)[int(random.choice(3, p=(0.35, 0.35, 0.30)))],
    )


def random_room(seed: int) -> Room:
    """A living room, a bedroom or a gym corner with a mat.

    Parameters
    ----------
    seed : int

    Returns
    -------
    Room
    """
    random = np.random.default_rng((seed, _ROOM))
    styles = list(_FLOORS)
    style = styles[int(random.choice(3, p=(0.55, 0.2, 0.25)))]
    floor = _varied(random, _pick(random, _FLOORS[style]), 0.04)
    wall = _wall(random)
    mat = Mat(
        colour=_far_from(random, [floor]),
        length_m=float(random.uniform(1.8, 2.05)),
        width_m=float(random.uniform(0.6, 0.85)),
        x_m=float(random.uniform(-0.06, 0.06)),
    )
    wall_y = float(random.uniform(1.25, 2.4))
    half = float(random.uniform(2.2, 3.4))
    blocks, balls = _things(random, wall_y, half)
    return Room(
        floor=floor,
        floor_style="planks" if style == "planks" else "tiles" if style == "tiles" else "carpet",
        mat=mat,
        wall=wall,
        skirting=_varied(random, (0.92, 0.91, 0.89), 0.03),
        wall_y_m=wall_y,
        half_width_m=half,
        blocks=blocks,
        balls=balls,
        panels=_panels(random, half),
        light=_light(random),
    )


def _light(random: Random) -> Light:
    return Light(
        position_m=(
            float(random.uniform(-1.6, 1.6)),
            float(random.uniform(-2.2, -0.4)),
            float(random.uniform(2.1, 2.6)),
        ),
        power=float(random.uniform(0.9, 1.6)),
        warmth=float(random.uniform(0.95, 1.18)),
        ambient=float(random.uniform(0.32, 0.62)),
        radius_m=float(random.uniform(0.12, 0.4)),
    )


def _wall(random: Random) -> Colour:
    """Mostly near white, sometimes a pale or a strong colour."""
    kind = random.random()
    hue = float(random.random())
    if kind < 0.6:
        return _hsv(hue, random.uniform(0.02, 0.10), random.uniform(0.78, 0.94))
    if kind < 0.9:
        return _hsv(hue, random.uniform(0.12, 0.28), random.uniform(0.62, 0.86))
    return _hsv(hue, random.uniform(0.3, 0.5), random.uniform(0.35, 0.6))


def _cloth(random: Random) -> Colour:
    """A plausible colour of cloth: coloured, or black to white."""
    hue = float(random.random())
    if random.random() < 0.35:
        return _hsv(hue, random.uniform(0.0, 0.08), random.uniform(0.10, 0.93))
    return _hsv(hue, random.uniform(0.25, 0.72), random.uniform(0.18, 0.80))


def _far_from(random: Random, taken: list[Colour]) -> Colour:
    """A cloth colour that no taken colour is close to."""
    colour = _cloth(random)
    for _ in range(_TRIES):
        if all(colour_distance(colour, other) > _APART for other in taken):
            break
        colour = _cloth(random)
    return colour


def colour_distance(a: Colour, b: Colour) -> float:
    """Difference of two colours as seen (CIE 1976, Euclidean in CIELAB, D65)."""
    return float(np.linalg.norm(_lab(a) - _lab(b)))


def _lab(colour: Colour) -> Vector:
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    ratio = to_xyz @ np.array(linear(colour)) / (0.9505, 1.0, 1.089)
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16.0 / 116.0)
    return np.array([116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)])


def _hsv(hue: float, saturation: float, value: float) -> Colour:
    return colorsys.hsv_to_rgb(hue, float(saturation), float(value))


def _varied(random: Random, colour: Colour, by: float) -> Colour:
    """A little lighter or darker, and a little off in each share."""
    shift = random.normal(0.0, by) + random.normal(0.0, by / 3.0, 3)
    red, green, blue = np.clip(np.array(colour) + shift, 0.02, 0.97).tolist()
    return red, green, blue


def _pick(random: Random, colours: tuple[Colour, ...]) -> Colour:
    return colours[int(random.integers(len(colours)))]


def _panels(random: Random, half: float) -> tuple[Panel, ...]:
    """Pictures, and sometimes a door."""
    panels = []
    for x in (-0.55, 0.0, 0.55):
        if random.random() < 0.4:
            size = random.uniform(0.14, 0.32, 2)
            frame = _pick(random, (*_WOODS, (0.1, 0.1, 0.1)))
            place = float(x * half + random.uniform(-0.2, 0.2))
            height = float(random.uniform(1.1, 1.6))
            picture = _hsv(random.random(), random.uniform(0.1, 0.6), random.uniform(0.3, 0.9))
            wide, tall = size.tolist()
            panels.append(Panel(place, height, wide, tall, picture, frame))
    if random.random() < 0.3:
        x = float(random.choice([-0.85, 0.85]) * half)
        panels.append(Panel(x, 1.0, 0.43, 1.02, _pick(random, _WOODS), (0.93, 0.92, 0.9)))
    return tuple(panels)


def _things(
    random: Random, wall_y: float, half: float
) -> tuple[tuple[Block, ...], tuple[Ball, ...]]:
    """Furniture along the back wall, never on the mat or its surroundings."""
    blocks: list[Block] = []
    balls: list[Ball] = []
    makers = (_cabinet, _sofa, _shelf, _plant, _gym_ball)
    for x in (-0.72, 0.05, 0.72):
        if random.random() < 0.55:
            maker = makers[int(random.integers(len(makers)))]
            more_blocks, more_balls = maker(random, x * half, wall_y)
            blocks += more_blocks
            balls += more_balls
    return tuple(blocks), tuple(balls)


_Things = tuple[list[Block], list[Ball]]


def _cabinet(random: Random, x: float, wall_y: float) -> _Things:
    width, height = float(random.uniform(0.3, 0.6)), float(random.uniform(0.25, 0.5))
    wood = _pick(random, _WOODS)
    return [Block((x, wall_y - 0.2, height), (width, 0.2, height), wood)], []


def _sofa(random: Random, x: float, wall_y: float) -> _Things:
    colour = _cloth(random)
    seat = Block((x, wall_y - 0.32, 0.21), (0.75, 0.32, 0.21), colour)
    back = Block((x, wall_y - 0.08, 0.60), (0.75, 0.08, 0.20), colour)
    arms = [Block((x + s * 0.68, wall_y - 0.32, 0.49), (0.07, 0.30, 0.07), colour) for s in (-1, 1)]
    return [seat, back, *arms], []


def _shelf(random: Random, x: float, wall_y: float) -> _Things:
    """Boards with books."""
    wood = _pick(random, _WOODS)
    blocks = [Block((x, wall_y - 0.13, z), (0.42, 0.13, 0.012), wood) for z in (0.10, 0.48, 0.86)]
    for z in (0.10, 0.48):
        place = x - 0.38
        while place < x + 0.3:
            width, height = float(random.uniform(0.03, 0.10)), float(random.uniform(0.08, 0.15))
            middle = (place + width, wall_y - 0.12, z + 0.012 + height)
            blocks.append(Block(middle, (width, 0.09, height), _cloth(random)))
            place += 2.0 * width + float(random.uniform(0.005, 0.06))
    return blocks, []


def _plant(random: Random, x: float, wall_y: float) -> _Things:
    pot = Block((x, wall_y - 0.25, 0.14), (0.13, 0.13, 0.14), _varied(random, _POT, 0.06))
    leaves = []
    for _ in range(9):
        across, ahead = random.uniform(-0.2, 0.2, 2)
        middle = (float(x + across), float(wall_y - 0.28 + 0.5 * ahead), random.uniform(0.4, 0.95))
        radius = float(random.uniform(0.08, 0.14))
        colour = _varied(random, _LEAF, 0.05)
        leaves.append(Ball((*middle[:2], float(middle[2])), radius, colour, leafy=True))
    return [pot], leaves


def _gym_ball(random: Random, x: float, wall_y: float) -> _Things:
    radius = float(random.uniform(0.24, 0.33))
    return [], [Ball((x, wall_y - radius - 0.03, radius), radius, _cloth(random))]
