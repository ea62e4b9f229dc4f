"""Pelvis, lumbar spine and rib cage, with the shirt on them."""

from __future__ import annotations

import math

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.figure import Figure
from posecheck_studio.rendering.outfit import Clothes, Fit
from posecheck_studio.rendering.pieces import Ellipsoid, Material, Part, PieceBuilder
from posecheck_studio.rotations import Vector, axes_between, unit

__all__ = ["BUTTOCKS", "CHEST", "chest", "lumbar", "pelvis", "shirt"]

# The person's right one; mirror the first offset for the left.
BUTTOCKS = Ellipsoid((0.068, -0.055, -0.02), (0.075, 0.072, 0.082))
CHEST = Ellipsoid((0.0, 0.0, 0.11), (0.150, 0.112, 0.165))
_PELVIS = Ellipsoid((0.0, -0.012, 0.045), (0.155, 0.105, 0.115))
_PECTORAL = Ellipsoid((0.07, 0.045, 0.15), (0.085, 0.062, 0.08))
_WAIST_RADII_M = (0.138, 0.092, 0.062)
# Where the four pieces of the waist sit between pelvis (0) and ribs (1).
_WAIST_SHARES = (0.12, 0.37, 0.63, 0.88)
_WAIST_START_M, _WAIST_END_M = (0.0, -0.030, 0.11), (0.0, -0.012, 0.02)
_SIDES = (1.0, -1.0)
# Cloth over skin; how much wider loose cloth is, and how far it sags.
_TIGHT_M, _LOOSE_M, _SAG_M = 0.006, 0.022, 0.012
# The shirt's hem over the middle of the hips; a loose one covers the hips.
_HEM_TIGHT_M, _HEM_LOOSE_M = 0.012, -0.055
# A bent hip pushes it up to here.
_HEM_BENT_M = 0.045
# The shirt round the hips: front radii at waist and hem, and how much wider it is.
_TUBE_RADII_M, _TUBE_WIDE = (0.092, 0.106), 1.58
# Over a bent hip it lies close, and the thigh comes out in front of it.
_TUBE_BENT = 1.40
# It is seen over whatever comes this little out of it.
_CLAIM_M = 0.022
_ENDLESS_M = 9.0
_DOWN = np.array([0.0, 0.0, -1.0])


def _girded(body: Ellipsoid, girth: float) -> tuple[float, float, float]:
    right, front, cranial = body.radii_m
    return right * girth, front * girth, cranial


def pelvis(builder: PieceBuilder, figure: Figure) -> None:
    """Hips and buttocks."""
    builder.part = Part.PELVIS
    of, segment = figure.proportions.of, figure.pelvis
    radii = _girded(_PELVIS, figure.proportions.girth)
    builder.ellipsoid(
        Material.TROUSERS, segment.at(of(*_PELVIS.centre_m)), segment.axes, radii, 0.05
    )
    x, y, z = BUTTOCKS.centre_m
    for sign in _SIDES:
        centre = segment.at(of(sign * x, y, z))
        builder.ellipsoid(Material.TROUSERS, centre, segment.axes, BUTTOCKS.radii_m, 0.04)


def waist_point(figure: Figure, share: float) -> Vector:
    """Middle of the waist between pelvis (0) and ribs (1): a cubic that bows to the front."""
    of = figure.proportions.of
    start = figure.pelvis.at(of(*_WAIST_START_M))
    end = figure.chest.at(of(*_WAIST_END_M))
    reach = float(np.linalg.norm(end - start))
    u = share
    point = (
        (2 * u**3 - 3 * u * u + 1) * start
        + (u**3 - 2 * u * u + u) * reach * figure.pelvis.axes[:, 2]
        + (3 * u * u - 2 * u**3) * end
        + (u**3 - u * u) * reach * figure.chest.axes[:, 2]
    )
    front = axes_between(figure.pelvis.axes, figure.chest.axes, u)[:, 1]
    return np.asarray(point + figure.lumbar_bow_m * math.sin(math.pi * u) * front)


def lumbar(builder: PieceBuilder, figure: Figure) -> None:
    """The waist, from pelvis to ribs."""
    builder.part = Part.LUMBAR
    girth = figure.proportions.girth
    radii = (_WAIST_RADII_M[0] * girth, _WAIST_RADII_M[1] * girth, _WAIST_RADII_M[2])
    for share in _WAIST_SHARES:
        axes = axes_between(figure.pelvis.axes, figure.chest.axes, share)
        builder.ellipsoid(Material.SHIRT, waist_point(figure, share), axes, radii, 0.05)


def chest(builder: PieceBuilder, figure: Figure) -> None:
    """Rib cage, breast and shoulder girdle."""
    builder.part = Part.CHEST
    of, segment = figure.proportions.of, figure.chest
    radii = _girded(CHEST, figure.proportions.girth)
    shirt_ = Material.CHEST_SHIRT
    builder.ellipsoid(shirt_, segment.at(of(*CHEST.centre_m)), segment.axes, radii, 0.05)
    x, y, z = _PECTORAL.centre_m
    for sign in _SIDES:
        centre = segment.at(of(sign * x, y, z))
        builder.ellipsoid(shirt_, centre, segment.axes, _PECTORAL.radii_m, 0.04)
        inner = segment.at(of(sign * 0.03, -0.035, 0.265))
        across = (figure.proportions.half_shoulders_m / figure.proportions.scale - 0.035) * sign
        outer = segment.at(of(across, -0.015, 0.222))
        builder.cone(shirt_, inner, outer, (0.05, 0.052), 0.05)


def shirt(builder: PieceBuilder, figure: Figure, clothes: Clothes) -> None:
    """Hem of the shirt over the trousers; a loose shirt also hangs round belly and ribs."""
    builder.soft, builder.part = True, Part.LUMBAR
    scale, girth = figure.proportions.scale, figure.proportions.girth
    loose = clothes.fit is Fit.LOOSE
    more, hem = (_LOOSE_M, _HEM_LOOSE_M) if loose else (_TIGHT_M, _HEM_TIGHT_M)
    sag = _DOWN * (_SAG_M * scale if loose else 0.0)
    _hem(builder, figure, more, hem, sag)
    if loose:
        right, front, cranial = (radius + _LOOSE_M for radius in _WAIST_RADII_M)
        for share in _WAIST_SHARES[1:]:
            axes = axes_between(figure.pelvis.axes, figure.chest.axes, share)
            centre = waist_point(figure, share) + sag
            radii = (right * girth, front * girth, cranial)
            builder.ellipsoid(Material.SHIRT, centre, axes, radii, 0.06)
        right, front, cranial = CHEST.radii_m
        wide = ((right + 0.01) * girth, (front + 0.012) * girth, cranial)
        centre = figure.chest.at(figure.proportions.of(*CHEST.centre_m)) + sag / 2.0
        builder.ellipsoid(Material.CHEST_SHIRT, centre, figure.chest.axes, wide, 0.05)
    builder.soft = False


def _bent(figure: Figure) -> float:
    """How far the more bent hip pushes the shirt up: 0 straight, 1 from a right angle on."""
    most = 0.0
    for side in Side:
        thigh = unit(figure.legs[side].knee - figure.hip(side))
        ahead, up = float(thigh @ figure.pelvis.axes[:, 1]), float(thigh @ figure.pelvis.axes[:, 2])
        most = max(most, 1.0 if up > 0.0 else ahead)
    return most


def _hem(builder: PieceBuilder, figure: Figure, more: float, hem: float, sag: Vector) -> None:
    """A tube from the waist over the hips, cut off at the hem."""
    of, at, girth = figure.proportions.of, figure.pelvis.at, figure.proportions.girth
    bent = _bent(figure)
    hem += (_HEM_BENT_M - hem) * bent
    top, low = at(of(0.0, -0.022, 0.13)), at(of(0.0, -0.008, hem)) + sag
    radii = (_TUBE_RADII_M[0] * girth + more, _TUBE_RADII_M[1] * girth + more)
    across = figure.pelvis.axes[:, 0]
    cut = (-_ENDLESS_M, float(np.linalg.norm(low - top)))
    builder.claim_m = _CLAIM_M * (1.0 - bent)
    wide = _TUBE_WIDE + (_TUBE_BENT - _TUBE_WIDE) * bent
    builder.cone(Material.SHIRT, top, low, radii, 0.02, (wide, 1.0), across, cut)
    builder.claim_m = 0.0
