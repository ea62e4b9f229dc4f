"""Neck, skull, face and hair."""

from __future__ import annotations

import numpy as np

from posecheck_studio.figure import Figure
from posecheck_studio.rendering.outfit import HairStyle
from posecheck_studio.rendering.pieces import Ellipsoid, Material, Part, PieceBuilder
from posecheck_studio.rotations import Vector, perpendicular

__all__ = ["SKULL", "hair", "head", "neck"]

SKULL = Ellipsoid((0.0, -0.012, 0.03), (0.076, 0.097, 0.084))
# Seventh neck vertebra on the chest.
_C7 = (0.0, -0.045, 0.275)
_SIDES = (1.0, -1.0)

# Pieces on the skull, each with the width over which it melts into the face.
_CHEEKS = (Ellipsoid((0.0, 0.022, -0.035), (0.062, 0.070, 0.076)), 0.03)
_CHIN = (Ellipsoid((0.0, 0.062, -0.088), (0.030, 0.027, 0.022)), 0.03)
_LIPS = (Ellipsoid((0.0, 0.085, -0.068), (0.023, 0.012, 0.011)), 0.010)
_BROW = (Ellipsoid((0.0, 0.078, 0.020), (0.050, 0.015, 0.008)), 0.02)
_CHEEKBONE = (Ellipsoid((0.045, 0.058, -0.028), (0.020, 0.020, 0.016)), 0.02)
_EYE = (Ellipsoid((0.032, 0.074, 0.0), (0.0135, 0.0135, 0.0105)), 0.004)
_NOSTRIL = (Ellipsoid((0.011, 0.095, -0.042), (0.009, 0.011, 0.008)), 0.006)
_EAR = (Ellipsoid((0.076, -0.008, -0.012), (0.010, 0.019, 0.031)), 0.008)


def neck(builder: PieceBuilder, figure: Figure) -> None:
    """From the chest to the skull."""
    builder.part = Part.CHEST
    of = figure.proportions.of
    start = figure.chest.at(of(*_C7) + of(0.0, 0.02, -0.02))
    end = figure.head.at(of(0.0, -0.012, -0.05))
    builder.cone(Material.SKIN, start, end, (0.056, 0.052))


def head(builder: PieceBuilder, figure: Figure) -> None:
    """Skull and face."""
    builder.part = Part.HEAD
    for body, join in ((SKULL, 0.02), _CHEEKS, _CHIN, _LIPS, _BROW):
        _place(builder, figure, body, join, 1.0)
    for sign in _SIDES:
        for body, join in (_CHEEKBONE, _EYE, _NOSTRIL, _EAR):
            _place(builder, figure, body, join, sign)
    at, of = figure.head.at, figure.proportions.of
    bridge, tip = at(of(0.0, 0.087, 0.004)), at(of(0.0, 0.104, -0.038))
    builder.cone(Material.FACE, bridge, tip, (0.008, 0.0125), 0.012)


def _place(
    builder: PieceBuilder, figure: Figure, body: Ellipsoid, join: float, sign: float
) -> None:
    x, y, z = body.centre_m
    centre = figure.head.at(figure.proportions.of(sign * x, y, z))
    builder.ellipsoid(Material.FACE, centre, figure.head.axes, body.radii_m, join)


def hair(builder: PieceBuilder, figure: Figure, style: HairStyle) -> None:
    """Hair that stands out of the skull; a short cut's is only painted and puffed up a little."""
    if style is HairStyle.BALD:
        return
    builder.soft, builder.part = True, Part.HEAD
    at, of, axes = figure.head.at, figure.proportions.of, figure.head.axes
    builder.ellipsoid(Material.FACE, at(of(0.0, -0.018, 0.037)), axes, (0.080, 0.098, 0.086), 0.01)
    if style is HairStyle.BUN:
        builder.ellipsoid(
            Material.HAIR, at(of(0.0, -0.085, 0.085)), axes, (0.04, 0.04, 0.038), 0.01
        )
    if style is HairStyle.LONG:
        _long_hair(builder, figure)
    builder.soft = False


def _long_hair(builder: PieceBuilder, figure: Figure) -> None:
    """Falls from the back of the head: down in space, but along the neck where it can."""
    at, of, axes = figure.head.at, figure.proportions.of, figure.head.axes
    scale = figure.proportions.scale
    fall = _fall(axes[:, 1], axes[:, 2])
    for sign in (1.0, 0.0, -1.0):
        start = at(of(0.052 * sign, -0.055 + 0.03 * abs(sign), 0.0))
        end = start + (0.15 * fall + 0.02 * sign * axes[:, 0]) * scale
        builder.cone(Material.HAIR, start, end, (0.040, 0.030), 0.03)


def _fall(front: Vector, cranial: Vector) -> Vector:
    """Where hair hangs: towards the ground, but never through the face."""
    down = np.array([0.0, 0.0, -1.0])
    mixed = 0.8 * down - 0.55 * cranial
    into_face = float(mixed @ front)
    return perpendicular(mixed, front) if into_face > 0.0 else mixed
