"""Two-bone limbs: by their directions, or by where the end should be."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from posecheck_studio.rotations import Vector, direction_between, perpendicular, unit

__all__ = ["LimbShape", "between", "elevated", "limb_points", "reach_for", "two_bone"]

# A limb is never drawn quite straight by its target: the last half permille is slack.
_FULLY = 0.9995


@dataclass(frozen=True, slots=True)
class LimbShape:
    """A limb as directions: of both bones, of the hand or foot, and out of its back.

    For a leg `end` points to the toes and `out` is the instep's side; for an arm they
    point to the finger tips and out of the back of the hand.
    """

    upper: Vector
    lower: Vector
    end: Vector
    out: Vector


def between(a: LimbShape, b: LimbShape, share: float) -> LimbShape:
    """Turn one shape into another by a share from 0 to 1."""
    names = ("upper", "lower", "end", "out")
    turned = (direction_between(getattr(a, n), getattr(b, n), share) for n in names)
    return LimbShape(*turned)


def limb_points(
    root: Vector, shape: LimbShape, upper_m: float, lower_m: float
) -> tuple[Vector, Vector]:
    """Middle and end joint of a limb with the given shape."""
    middle = root + upper_m * shape.upper
    return middle, middle + lower_m * shape.lower


def two_bone(
    root: Vector, target: Vector, upper_m: float, lower_m: float, pole: Vector
) -> tuple[Vector, Vector]:
    """Directions of the two bones so that the end comes to the target.

    The middle joint points to `pole`; a target out of reach is reached for.
    """
    gap = target - root
    length = min(math.sqrt(float(gap @ gap)), (upper_m + lower_m) * _FULLY)
    along = unit(gap)
    part = (upper_m**2 - lower_m**2 + length**2) / (2.0 * length)
    aside = math.sqrt(max(upper_m**2 - part**2, 0.0))
    middle = along * part + perpendicular(pole, along) * aside
    return unit(middle), unit(along * length - middle)


def reach_for(angle_deg: float, upper_m: float, lower_m: float) -> float:
    """Distance from root to end of a limb whose middle joint has this interior angle."""
    cosine = math.cos(math.radians(angle_deg))
    return math.sqrt(upper_m**2 + lower_m**2 - 2.0 * upper_m * lower_m * cosine)


def elevated(along: Vector, up: Vector, angle_deg: float) -> Vector:
    """Direction `along` raised towards `up` by an angle."""
    turn = math.radians(angle_deg)
    return unit(np.cos(turn) * along + np.sin(turn) * up)
