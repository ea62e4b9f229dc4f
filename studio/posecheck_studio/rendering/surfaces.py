"""The surface of a synthetic person: its pieces, and how low each part of it reaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.figure import Figure
from posecheck_studio.rendering import head, limbs, trunk
from posecheck_studio.rendering.head import SKULL
from posecheck_studio.rendering.outfit import Clothes, Fit, HairStyle
from posecheck_studio.rendering.pieces import (
    Ellipsoid,
    Group,
    Material,
    Part,
    PieceBuilder,
    Primitives,
)
from posecheck_studio.rendering.trunk import BUTTOCKS, CHEST

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
_Maker = Callable[[PieceBuilder, Figure, Clothes], None]


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
    builder = PieceBuilder(figure.proportions.scale)
    for part in Part:
        builder.group = Group.TRUNK
        _MAKERS[part](builder, figure, clothes)
    builder.group = Group.TRUNK
    head.neck(builder, figure)
    head.hair(builder, figure, hair)
    trunk.shirt(builder, figure, clothes)
    return builder.built()


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
    builder = PieceBuilder(figure.proportions.scale)
    _MAKERS[part](builder, figure, replace(clothes, fit=Fit.TIGHT))
    return float(np.min(builder.built().lowest()))


def _arm(side: Side, builder: PieceBuilder, figure: Figure, clothes: Clothes) -> None:
    limbs.arm(builder, figure, side, clothes)


def _hand(side: Side, builder: PieceBuilder, figure: Figure, _: Clothes) -> None:
    limbs.hand(builder, figure, side)


def _leg(side: Side, builder: PieceBuilder, figure: Figure, clothes: Clothes) -> None:
    limbs.leg(builder, figure, side, clothes)


def _foot(side: Side, builder: PieceBuilder, figure: Figure, clothes: Clothes) -> None:
    limbs.foot(builder, figure, side, clothes.feet)


_MAKERS: dict[Part, _Maker] = {
    Part.PELVIS: lambda builder, figure, _: trunk.pelvis(builder, figure),
    Part.LUMBAR: lambda builder, figure, _: trunk.lumbar(builder, figure),
    Part.CHEST: lambda builder, figure, _: trunk.chest(builder, figure),
    Part.HEAD: lambda builder, figure, _: head.head(builder, figure),
    Part.LEFT_ARM: partial(_arm, Side.LEFT),
    Part.RIGHT_ARM: partial(_arm, Side.RIGHT),
    Part.LEFT_HAND: partial(_hand, Side.LEFT),
    Part.RIGHT_HAND: partial(_hand, Side.RIGHT),
    Part.LEFT_LEG: partial(_leg, Side.LEFT),
    Part.RIGHT_LEG: partial(_leg, Side.RIGHT),
    Part.LEFT_FOOT: partial(_foot, Side.LEFT),
    Part.RIGHT_FOOT: partial(_foot, Side.RIGHT),
}
