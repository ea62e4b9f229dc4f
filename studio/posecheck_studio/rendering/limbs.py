"""Arms with hands, legs with feet, and the sleeves, trouser legs and shoes on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.figure import Figure, Leg, foot_axes, lateral, thumb_direction
from posecheck_studio.rendering.outfit import Clothes, Fit, Footwear, Length
from posecheck_studio.rendering.pieces import Group, Material, Part, PieceBuilder
from posecheck_studio.rotations import Axes, Vector, perpendicular, unit

__all__ = ["arm", "foot", "hand", "leg"]

ARMS = (Group.LEFT_ARM, Group.RIGHT_ARM)
LEGS = (Group.LEFT_LEG, Group.RIGHT_LEG)
# Cloth that clings, and loose cloth at the body and at its open end; metres of the
# reference person.
_TIGHT_M, _LOOSE_M, _OPEN_M = 0.004, 0.011, 0.019
# Loose trouser legs keep their width: their radius is at least this.
_TROUSER_RADIUS_M = 0.066
# How far loose cloth hangs below the limb.
_SAG_M = 0.008
# Of the limb's two segments together, what short and long clothes cover (0 to 2).
_SLEEVE = {Length.SHORT: 0.5, Length.LONG: 1.93}
_TROUSER = {Length.SHORT: 0.74, Length.LONG: 1.90}
_DOWN = np.array([0.0, 0.0, -1.0])
# Fingers from the index to the little one: across the hand towards the thumb, length.
_FINGERS = ((0.030, 0.066), (0.010, 0.077), (-0.010, 0.072), (-0.029, 0.055))

# Toes from the big one: how far they reach, place across the foot, radius.
_TOES = (
    (0.168, 0.022, 0.0125),
    (0.166, 0.004, 0.0085),
    (0.160, -0.010, 0.0080),
    (0.152, -0.022, 0.0080),
    (0.142, -0.033, 0.0080),
)
# A place on the foot: along it, above the ankle, towards the other foot.
_At = Callable[..., Vector]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A cone of a limb; `shares` count the limb's segments (0 to 1, then 1 to 2)."""

    start: Vector
    end: Vector
    radii: tuple[float, float]
    join: float
    shares: tuple[float, float]
    flat: tuple[float, float] = (1.0, 1.0)
    across: Vector | None = None


def arm(builder: PieceBuilder, figure: Figure, side: Side, clothes: Clothes) -> None:
    """Upper arm and forearm, with a sleeve."""
    builder.group, builder.part = ARMS[side], Part(Part.LEFT_ARM + side)
    bones = figure.arms[side]
    shoulder, elbow, wrist = figure.shoulder(side), bones.elbow, bones.wrist
    upper, lower = elbow - shoulder, wrist - elbow
    middle = elbow + 0.35 * lower
    flat, back = (1.1, 0.88), bones.back
    stretches = (
        _Stretch(shoulder, shoulder + 0.5 * upper, (0.051, 0.047), 0.02, (0.0, 0.5)),
        _Stretch(shoulder + 0.5 * upper, elbow, (0.047, 0.036), 0.008, (0.5, 1.0)),
        _Stretch(elbow, middle, (0.036, 0.041), 0.012, (1.0, 1.35)),
        _Stretch(middle, wrist, (0.041, 0.026), 0.008, (1.35, 2.0), flat, back),
    )
    for stretch in stretches:
        _dress(builder, stretch, Material.SHIRT, _SLEEVE[clothes.sleeves], clothes.fit, 0.0)


def hand(builder: PieceBuilder, figure: Figure, side: Side) -> None:
    """Palm, four fingers a little bent, and a thumb."""
    builder.group, builder.part = ARMS[side], Part(Part.LEFT_HAND + side)
    bones, scale = figure.arms[side], figure.proportions.scale
    ahead, thumbwards = unit(bones.hand), thumb_direction(bones, side)
    back = perpendicular(bones.back, ahead)
    axes: Axes = np.stack([thumbwards, np.cross(ahead, thumbwards), ahead], axis=1)

    def at(forward: float, across: float, out: float = 0.0) -> Vector:
        return np.asarray(
            bones.wrist + (forward * ahead + across * thumbwards + out * back) * scale
        )

    skin = Material.SKIN
    builder.ellipsoid(skin, at(0.045, 0.0), axes, (0.041, 0.016, 0.052), 0.012)
    for across, length in _FINGERS:
        knuckle, middle = at(0.082, across), at(0.082 + 0.5 * length, across, -0.006)
        tip = at(0.082 + 0.96 * length, across, -0.020)
        builder.cone(skin, knuckle, middle, (0.0098, 0.0092), 0.005)
        builder.cone(skin, middle, tip, (0.0092, 0.0078), 0.004)
    builder.cone(skin, at(0.02, 0.028), at(0.048, 0.050, -0.006), (0.0145, 0.0115), 0.012)
    builder.cone(skin, at(0.048, 0.050, -0.006), at(0.080, 0.062, -0.012), (0.0115, 0.009), 0.006)


def leg(builder: PieceBuilder, figure: Figure, side: Side, clothes: Clothes) -> None:
    """Thigh, knee and shank, with a trouser leg."""
    builder.group, builder.part = LEGS[side], Part(Part.LEFT_LEG + side)
    bones, girth = figure.legs[side], figure.proportions.girth
    hip, knee, ankle = figure.hip(side), bones.knee, bones.ankle
    upper, lower = knee - hip, ankle - knee
    front = _knee_cap(upper, lower, bones)
    calf = knee + 0.33 * lower - 0.013 * figure.proportions.scale * perpendicular(front, lower)
    half = hip + 0.5 * upper
    stretches = (
        _Stretch(hip, half, (0.086 * girth, 0.074 * girth), 0.04, (0.0, 0.5)),
        _Stretch(half, knee, (0.074 * girth, 0.050), 0.010, (0.5, 1.0)),
        _Stretch(knee, calf, (0.046, 0.053), 0.016, (1.0, 1.33)),
        _Stretch(calf, ankle, (0.053, 0.034), 0.010, (1.33, 2.0)),
    )
    for stretch in stretches:
        least = _TROUSER_RADIUS_M if stretch.shares[1] > 1.0 else 0.0
        cover = _TROUSER[clothes.trousers]
        _dress(builder, stretch, Material.TROUSERS, cover, clothes.fit, least)
    covered = clothes.trousers is Length.LONG
    cloth = Material.TROUSERS if covered else Material.SKIN
    axes = _knee_axes(upper, front)
    centre = knee + 0.006 * figure.proportions.scale * front
    more = _TIGHT_M if covered else 0.0
    builder.ellipsoid(cloth, centre, axes, (0.046 + more, 0.049 + more, 0.055), 0.016)


def _knee_cap(upper: Vector, lower: Vector, leg_: Leg) -> Vector:
    """Front of the knee: where it bends to, or where the toes point when it is straight."""
    bend = unit(upper) - unit(lower)
    front = bend if bend @ bend > 0.01 else leg_.toes + 0.5 * leg_.instep
    return perpendicular(front, upper)


def _knee_axes(upper: Vector, front: Vector) -> Axes:
    along = unit(upper)
    return np.stack([np.cross(front, along), front, along], axis=1)


def _dress(
    builder: PieceBuilder,
    stretch: _Stretch,
    cloth: Material,
    covered: float,
    fit: Fit,
    least: float,
) -> None:
    """Add a stretch of limb: skin where the cloth has ended, cloth with a cut edge before."""
    begin, end = stretch.shares
    if covered < end:
        _cone(builder, Material.SKIN, stretch, stretch.radii, np.zeros(3), None)
    if covered <= begin:
        return
    share = min(1.0, (covered - begin) / (end - begin))
    first, second = stretch.radii
    sag = np.zeros(3)
    if fit is Fit.TIGHT:
        radii = (first + _TIGHT_M, second + _TIGHT_M)
    else:
        opening = covered - end < 0.5
        wide = _OPEN_M if opening else _LOOSE_M
        radii = (max(first + _LOOSE_M, least), max(second + wide, least))
        sag = _DOWN * _SAG_M
    builder.soft = fit is Fit.LOOSE
    _cone(builder, cloth, stretch, radii, sag, share if covered <= end else None)
    builder.soft = False


def _cone(
    builder: PieceBuilder,
    material: Material,
    stretch: _Stretch,
    radii: tuple[float, float],
    shift: Vector,
    share: float | None,
) -> None:
    start, end = stretch.start + shift, stretch.end + shift
    join, flat, across = stretch.join, stretch.flat, stretch.across
    if share is None:
        builder.cone(material, start, end, radii, join, flat, across)
        return
    cut = (-9.0, share * float(np.linalg.norm(end - start)))
    builder.cone(material, start, end, radii, 0.006, flat, across, cut)


def foot(builder: PieceBuilder, figure: Figure, side: Side, feet: Footwear) -> None:
    """Foot from the ankle down, bare or in a sock, or the shoe round it."""
    builder.group, builder.part = LEGS[side], Part(Part.LEFT_FOOT + side)
    toes, instep, across = foot_axes(figure.legs[side])
    ankle, scale = figure.legs[side].ankle, figure.proportions.scale
    inwards = -across * lateral(side)

    def at(forward: float, up: float, inside: float = 0.0) -> Vector:
        return np.asarray(ankle + (forward * toes + up * instep + inside * inwards) * scale)

    if feet is Footwear.SHOES:
        _shoe(builder, at, instep)
    else:
        material = Material.SKIN if feet is Footwear.BARE else Material.SOCK
        _bare_foot(builder, at, instep, material)


def _shoe(builder: PieceBuilder, at: _At, instep: Vector) -> None:
    upper, sole = Material.SHOE, Material.SOLE
    builder.cone(upper, at(0.0, 0.012), at(-0.005, -0.025), (0.040, 0.038), 0.015)
    builder.cone(upper, at(-0.038, -0.026), at(0.045, -0.024), (0.035, 0.037), 0.02)
    builder.cone(
        upper, at(0.035, -0.012), at(0.125, -0.036), (0.036, 0.026), 0.02, (0.8, 1.2), instep
    )
    builder.cone(
        upper, at(0.125, -0.038), at(0.152, -0.042), (0.027, 0.023), 0.02, (0.8, 1.4), instep
    )
    builder.cone(
        sole, at(-0.041, -0.057), at(0.146, -0.057), (0.032, 0.034), 0.004, (0.3, 1.0), instep
    )


def _bare_foot(builder: PieceBuilder, at: _At, instep: Vector, material: Material) -> None:
    builder.cone(material, at(0.0, 0.0), at(-0.01, -0.025), (0.034, 0.034), 0.02)
    builder.cone(material, at(-0.040, -0.030), at(0.03, -0.028), (0.029, 0.030), 0.02)
    top, ball = at(0.02, -0.012), at(0.122, -0.041)
    builder.cone(material, top, ball, (0.034, 0.020), 0.03, (0.95, 1.4), instep)
    if material is Material.SOCK:
        ends = at(0.115, -0.043), at(0.158, -0.046)
        builder.cone(material, *ends, (0.020, 0.016), 0.02, (0.8, 1.8), instep)
        return
    for forward, inside, radius in _TOES:
        start, tip = at(0.118, -0.044, 0.85 * inside), at(forward, -0.060 + radius, inside)
        builder.cone(material, start, tip, (radius, radius), 0.006)
