"""The surface of a synthetic person: its pieces, and how low each part of it reaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from posecheck.landmarks import Side
from posecheck.studio.figure import Figure
from posecheck.studio.rendering import head, limbs, trunk
from posecheck.studio.rendering.clay import Clay, Ellipsoid, Group, Material, Part, Primitives
from posecheck.studio.rendering.head import SKULL
from posecheck.studio.rendering.outfit import Clothes, Fit, HairStyle
from posecheck.studio.rendering.trunk import BUTTOCKS, CHEST

__all__ = [
    "BUTTOCKS",
    "CHEST",
    "SKULL",
    "Clothes",
    "Ellipsoid",
    "Group",
    "Material",
    "Part",
    "Primitives",
    "lowest_m",
    "primitives",
]

_CLOTHES = Clothes()
_Maker = Callable[[Clay, Figure, Clothes], None]


def primitives(
    figure: Figure, clothes: Clothes = _CLOTHES, hair: HairStyle = HairStyle.SHORT
) -> Primitives:
    """Pieces of a person's surface, in space.

    Parameters
    ----------
    figure : Figure
    clothes : Clothes
    hair : HairStyle

    Returns
    -------
    Primitives
    """
    clay = Clay(figure.proportions.scale)
    for part in Part:
        clay.group = Group.TRUNK
        _MAKERS[part](clay, figure, clothes)
    clay.group = Group.TRUNK
    head.neck(clay, figure)
    head.hair(clay, figure, hair)
    trunk.shirt(clay, figure, clothes)
    return clay.fired()


def lowest_m(figure: Figure, part: Part, clothes: Clothes = _CLOTHES) -> float:
    """Height of the lowest surface point of a part over the floor.

    Every piece is taken alone: where pieces melt into each other the surface is
    a few millimetres farther out. Hair and hanging cloth do not count, and
    loose clothes count as tight ones; shoes do count.

    Parameters
    ----------
    figure : Figure
    part : Part
        An arm is without its hand, a leg without its foot.
    clothes : Clothes

    Returns
    -------
    float
        Metres; the top of the mat is at `MAT_TOP_M`.
    """
    clay = Clay(figure.proportions.scale)
    _MAKERS[part](clay, figure, replace(clothes, fit=Fit.TIGHT))
    return float(np.min(clay.fired().lowest()))


def _arm(side: Side, clay: Clay, figure: Figure, clothes: Clothes) -> None:
    limbs.arm(clay, figure, side, clothes)


def _hand(side: Side, clay: Clay, figure: Figure, _: Clothes) -> None:
    limbs.hand(clay, figure, side)


def _leg(side: Side, clay: Clay, figure: Figure, clothes: Clothes) -> None:
    limbs.leg(clay, figure, side, clothes)


def _foot(side: Side, clay: Clay, figure: Figure, clothes: Clothes) -> None:
    limbs.foot(clay, figure, side, clothes.feet)


_MAKERS: dict[Part, _Maker] = {
    Part.PELVIS: lambda clay, figure, _: trunk.pelvis(clay, figure),
    Part.LUMBAR: lambda clay, figure, _: trunk.lumbar(clay, figure),
    Part.CHEST: lambda clay, figure, _: trunk.chest(clay, figure),
    Part.HEAD: lambda clay, figure, _: head.head(clay, figure),
    Part.LEFT_ARM: partial(_arm, Side.LEFT),
    Part.RIGHT_ARM: partial(_arm, Side.RIGHT),
    Part.LEFT_HAND: partial(_hand, Side.LEFT),
    Part.RIGHT_HAND: partial(_hand, Side.RIGHT),
    Part.LEFT_LEG: partial(_leg, Side.LEFT),
    Part.RIGHT_LEG: partial(_leg, Side.RIGHT),
    Part.LEFT_FOOT: partial(_foot, Side.LEFT),
    Part.RIGHT_FOOT: partial(_foot, Side.RIGHT),
}
