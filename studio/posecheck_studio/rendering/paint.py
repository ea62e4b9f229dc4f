"""Which colour a body has where, and how cloth folds: for one point at a time."""

from __future__ import annotations

import math

import numpy as np

from posecheck_studio.rendering.columns import (
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
from posecheck_studio.rendering.compiled import Array, formula
from posecheck_studio.rendering.pieces import Material

__all__ = ["fold_height", "paint"]

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


@formula
def fold_height(x: float, y: float, z: float) -> float:
    """Height of the folds of cloth, -1 to 1, in metres of the cloth's own axes."""
    first = math.sin(38.0 * x + 17.0 * z + 1.6 * math.sin(23.0 * y + 11.0 * z))
    second = math.sin(31.0 * y - 26.0 * z + 1.4 * math.sin(29.0 * x + 1.0))
    return 0.55 * first + 0.45 * second


@formula
def paint_face(x: float, y: float, z: float, hairy: float, bearded: float) -> int:
    """Colour on the head at reference offsets (right, front, cranial) from the skull's middle."""
    side = abs(x)
    if y > 0.035:
        feature = paint_features(x, side, z)
        if feature != SKIN_COLOUR:
            return feature
    chin = z < -0.052 + 0.95 * max(0.058 - y, 0.0) and y > 0.0
    if bearded > 0.5 and chin:
        return BEARD
    if side > 0.0735 and -0.045 < z < 0.017 and abs(y + 0.008) < 0.019:  # an ear
        return SKIN_COLOUR
    slope = min(max((y + 0.022) / 0.072, 0.0), 1.0)
    wave = 0.003 * math.sin(150.0 * x) * math.sin(120.0 * y)
    line = -0.075 + slope * slope * (3.0 - 2.0 * slope) * 0.142 + wave
    return HAIR_COLOUR if z > line and hairy > 0.5 else SKIN_COLOUR


@formula
def paint_features(x: float, side: float, z: float) -> int:
    """Lips, eyes and brows on the front of the head; skin between them."""
    if abs(z + 0.069) < 0.0068 * (1.0 - (x / 0.027) * (x / 0.027)) and side < 0.026:
        return LIPS
    off = side - 0.032
    if (off / 0.0064) * (off / 0.0064) + (z / 0.0066) * (z / 0.0066) < 1.0:
        return IRIS
    across, up = off / 0.0135, z / (0.0062 - 8.0 * off * off)
    if across * across + up * up < 1.0:
        return EYE_WHITE
    brow = abs(z - 0.0195 + 1.2 * (side - 0.03) * (side - 0.03)) < 0.0036 and 0.012 < side < 0.052
    lid = abs(off) < 0.017 and abs(z - 0.0082) < 0.0016
    return HAIR_COLOUR if brow or lid else SKIN_COLOUR


@formula
def paint_chest(x: float, y: float, z: float) -> int:
    """Shirt, collar or bare throat at reference offsets from the lowest rib."""
    across, ahead = x / 0.082, (y + 0.015) / 0.088
    ring = across * across + ahead * ahead
    if z <= 0.19 or ring >= 1.32:
        return SHIRT_COLOUR
    return SKIN_COLOUR if ring < 1.0 else COLLAR


@formula
def local(frames: Array, row: int, axis: int, x: float, y: float, z: float) -> float:
    """One coordinate of a point on a segment."""
    x, y, z = x - frames[row, 0], y - frames[row, 1], z - frames[row, 2]
    start = 3 + 3 * axis
    return frames[row, start] * x + frames[row, start + 1] * y + frames[row, start + 2] * z


@formula
def paint(
    material: int, inside: bool, frames: Array, style: Array, x: float, y: float, z: float
) -> int:
    """Row of the palette at a point of a material; `inside` looks into a sleeve or leg."""
    colour = BASE_COLOUR[material]
    if material in (FACE, CHEST_SHIRT):
        row, scale = 0 if material == FACE else 1, style[0]
        u, v = local(frames, row, 0, x, y, z) / scale, local(frames, row, 1, x, y, z) / scale
        w = local(frames, row, 2, x, y, z) / scale
        colour = paint_face(u, v, w, style[1], style[2]) if row == 0 else paint_chest(u, v, w)
    if inside and colour == SHIRT_COLOUR:
        return SHIRT_INSIDE
    return TROUSERS_INSIDE if inside and colour == TROUSERS_COLOUR else colour
