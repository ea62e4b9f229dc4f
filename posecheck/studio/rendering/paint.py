"""Which colour a body has where, and how cloth folds: formulas as in `formulas`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from posecheck.studio.rendering.clay import Material
from posecheck.studio.rendering.columns import (
    BEARD,
    COLLAR,
    EYE_WHITE,
    HAIR_COLOUR,
    IRIS,
    LIPS,
    SHIRT_COLOUR,
    SHIRT_INSIDE,
    SHOE_COLOUR,
    SKIN_COLOUR,
    SOLE_COLOUR,
    TROUSERS_COLOUR,
    TROUSERS_INSIDE,
)
from posecheck.studio.rendering.formulas import Number, choose, larger, smaller, some

__all__ = ["PAINT", "fold_height", "paint"]

_BASE = {
    Material.SKIN: SKIN_COLOUR,
    Material.SHIRT: SHIRT_COLOUR,
    Material.TROUSERS: TROUSERS_COLOUR,
    Material.FACE: SKIN_COLOUR,
    Material.HAIR: HAIR_COLOUR,
    Material.SHOE: SHOE_COLOUR,
    Material.SOLE: SOLE_COLOUR,
    Material.SOCK: SHOE_COLOUR,
    Material.CHEST_SHIRT: SHIRT_COLOUR,
}
BASE_COLOUR = np.array([_BASE[material] for material in Material])
FACE, CHEST_SHIRT = int(Material.FACE), int(Material.CHEST_SHIRT)


def fold_height(x: Number, y: Number, z: Number) -> Number:
    """Height of the folds of cloth, -1 to 1, in metres of the cloth's own axes."""
    first = np.sin(38.0 * x + 17.0 * z + 1.6 * np.sin(23.0 * y + 11.0 * z))
    second = np.sin(31.0 * y - 26.0 * z + 1.4 * np.sin(29.0 * x + 1.0))
    return 0.55 * first + 0.45 * second


def paint_face(x: Number, y: Number, z: Number, hairy: Number, bearded: Number) -> Number:
    """Colour on the head at drawn offsets (right, front, cranial) from the skull's middle."""
    side = np.abs(x)
    slope = smaller(larger((y + 0.022) / 0.072, 0.0), 1.0)
    wave = 0.003 * np.sin(150.0 * x) * np.sin(120.0 * y)
    line = -0.075 + slope * slope * (3.0 - 2.0 * slope) * 0.142 + wave
    colour = choose((z > line) & (hairy > 0.5), HAIR_COLOUR, SKIN_COLOUR)
    ear = (side > 0.0735) & (z < 0.017) & (z > -0.045) & (np.abs(y + 0.008) < 0.019)
    colour = choose(ear, SKIN_COLOUR, colour)
    chin = (z < -0.052 + 0.95 * larger(0.058 - y, 0.0)) & (y > 0.0)
    colour = choose((bearded > 0.5) & chin, BEARD, colour)
    front = y > 0.035
    brow = np.abs(z - 0.0195 + 1.2 * (side - 0.03) * (side - 0.03)) < 0.0036
    lid = (np.abs(side - 0.032) < 0.017) & (np.abs(z - 0.0082) < 0.0016)
    dark = (brow & (side > 0.012) & (side < 0.052)) | lid
    colour = choose(front & dark, HAIR_COLOUR, colour)
    across, up = (side - 0.032) / 0.0135, z / (0.0062 - 8.0 * (side - 0.032) * (side - 0.032))
    colour = choose(front & (across * across + up * up < 1.0), EYE_WHITE, colour)
    across, up = (side - 0.032) / 0.0064, z / 0.0066
    colour = choose(front & (across * across + up * up < 1.0), IRIS, colour)
    lips = np.abs(z + 0.069) < 0.0068 * (1.0 - (x / 0.027) * (x / 0.027))
    return choose(front & lips & (side < 0.026), LIPS, colour)


def paint_chest(x: Number, y: Number, z: Number) -> Number:
    """Shirt, collar or bare throat at drawn offsets from the lowest rib."""
    across, ahead = x / 0.082, (y + 0.015) / 0.088
    ring = across * across + ahead * ahead
    high = z > 0.19
    colour = choose(high & (ring < 1.32), COLLAR, SHIRT_COLOUR)
    return choose(high & (ring < 1.0), SKIN_COLOUR, colour)


def local(frames: Number, row: int, axis: int, x: Number, y: Number, z: Number) -> Number:
    """One coordinate of a point on a segment."""
    x, y, z = x - frames[row, 0], y - frames[row, 1], z - frames[row, 2]
    start = 3 + 3 * axis
    return frames[row, start] * x + frames[row, start + 1] * y + frames[row, start + 2] * z


def paint(
    material: Number, inside: Number, frames: Number, style: Number, x: Number, y: Number, z: Number
) -> Number:
    """Row of the palette at a point of a material; `inside` looks into a sleeve or leg."""
    colour = BASE_COLOUR[material]
    face, chest = material == FACE, material == CHEST_SHIRT
    scale = style[0]
    if some(face):
        u, v = local(frames, 0, 0, x, y, z) / scale, local(frames, 0, 1, x, y, z) / scale
        w = local(frames, 0, 2, x, y, z) / scale
        colour = choose(face, paint_face(u, v, w, style[1], style[2]), colour)
    if some(chest):
        u, v = local(frames, 1, 0, x, y, z) / scale, local(frames, 1, 1, x, y, z) / scale
        w = local(frames, 1, 2, x, y, z) / scale
        colour = choose(chest, paint_chest(u, v, w), colour)
    colour = choose(inside & (colour == SHIRT_COLOUR), SHIRT_INSIDE, colour)
    return choose(inside & (colour == TROUSERS_COLOUR), TROUSERS_INSIDE, colour)


# In the order in which they call each other.
PAINT: tuple[Callable[..., Any], ...] = (fold_height, paint_face, paint_chest, local, paint)
