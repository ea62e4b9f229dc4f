"""A person at one moment: proportions, segments in space, and the 33 landmarks.

Space is in metres: x to the right of the camera's picture, y away from the
camera, z up; the floor is z = 0. Body axes are the columns right, front,
cranial (towards the head) of the person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from posecheck.landmarks import MIRROR, Landmark, Side
from posecheck_studio.rotations import Axes, Vector, unit

__all__ = [
    "MAT_TOP_M",
    "Arm",
    "Figure",
    "Leg",
    "Proportions",
    "Segment",
    "foot_axes",
    "landmark_points",
    "lateral",
    "shoulder_of",
    "thumb_direction",
]

# A gym mat: 12 mm.
MAT_TOP_M = 0.012
# The lengths below that are no ratio were measured on a person of this height.
DRAWN_HEIGHT_M = 1.72


def lateral(side: Side) -> float:
    """+1 towards the person's right, -1 towards the left, along the first body axis."""
    return 1.0 if side is Side.RIGHT else -1.0


@dataclass(frozen=True, slots=True)
class Proportions:
    """Lengths of the segments from the height (Drillis and Contini 1964, via Winter 2009).

    Attributes
    ----------
    height_m : float
        1.4 to 2.1.
    girth : float
        Thickness of trunk and thighs, 1 for the reference person; 0.8 to 1.35.
    leg_share : float
        Length of the legs over that of the table, 0.94 to 1.06.
    """

    height_m: float = DRAWN_HEIGHT_M
    girth: float = 1.0
    leg_share: float = 1.0

    @property
    def scale(self) -> float:
        """Of lengths that were measured on one height."""
        return self.height_m / DRAWN_HEIGHT_M

    @property
    def thigh_m(self) -> float:
        """Hip to knee."""
        return 0.245 * self.height_m * self.leg_share

    @property
    def shank_m(self) -> float:
        """Knee to ankle."""
        return 0.246 * self.height_m * self.leg_share

    @property
    def upper_arm_m(self) -> float:
        """Shoulder to elbow."""
        return 0.186 * self.height_m

    @property
    def forearm_m(self) -> float:
        """Elbow to wrist."""
        return 0.146 * self.height_m

    @property
    def half_shoulders_m(self) -> float:
        """Middle to shoulder joint."""
        return 0.108 * self.height_m

    @property
    def half_hips_m(self) -> float:
        """Middle to hip joint."""
        return 0.052 * self.height_m

    @property
    def lumbar_m(self) -> float:
        """Middle of the hips to the lowest rib (T12)."""
        return 0.275 * self.scale

    def of(self, x: float, y: float, z: float) -> Vector:
        """An offset of the reference person (right, front, cranial) for this person, in metres."""
        return np.array([x, y, z]) * self.scale


@dataclass(frozen=True, slots=True)
class Segment:
    """A rigid part of the body: where its origin is and how it is turned."""

    origin: Vector
    axes: Axes

    def at(self, offset: Vector) -> Vector:
        """Point at an offset (right, front, cranial) from the origin."""
        return self.origin + self.axes @ offset


@dataclass(frozen=True, slots=True)
class Arm:
    """Elbow and wrist in space; `hand` points to the finger tips, `back` out of its back.

    `raised` (0 to 1) is how far the shoulder girdle has gone up with an arm overhead.
    """

    elbow: Vector
    wrist: Vector
    hand: Vector
    back: Vector
    raised: float = 0.0


@dataclass(frozen=True, slots=True)
class Leg:
    """Knee and ankle in space; `toes` points along the foot, `instep` away from the sole."""

    knee: Vector
    ankle: Vector
    toes: Vector
    instep: Vector


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything about a person's posture at one moment.

    Attributes
    ----------
    pelvis : Segment
        Origin midway between the hip joints.
    chest : Segment
        Origin at the lowest rib (T12).
    head : Segment
        Origin in the middle of the skull.
    lumbar_bow_m : float
        How far the lumbar spine bows to the front, in the middle.
    arms, legs : tuple
        Indexed by `Side`.
    """

    proportions: Proportions
    pelvis: Segment
    chest: Segment
    head: Segment
    lumbar_bow_m: float
    arms: tuple[Arm, Arm]
    legs: tuple[Leg, Leg]

    def hip(self, side: Side) -> Vector:
        """Centre of the hip joint."""
        offset = np.array([self.proportions.half_hips_m * lateral(side), 0.0, 0.0])
        return self.pelvis.at(offset)

    def shoulder(self, side: Side) -> Vector:
        """Centre of the shoulder joint."""
        return shoulder_of(self.proportions, self.chest, side, self.arms[side].raised)


# How far the joint goes inwards and up with the arm overhead (clavicle elevation).
_RAISED_IN_M, _RAISED_UP_M = 0.02, 0.05


def shoulder_of(proportions: Proportions, chest: Segment, side: Side, raised: float) -> Vector:
    """Centre of the shoulder joint with the girdle raised by a share."""
    across = proportions.half_shoulders_m - _RAISED_IN_M * raised
    up = 0.215 + _RAISED_UP_M * raised
    offset = proportions.of(0.0, -0.015, up)
    offset[0] = across * lateral(side)
    return chest.at(offset)


# Offsets on the skull (right, front, cranial), in metres of the reference person.
_NOSE = (0.0, 0.117, -0.04)
_FACE = {
    Landmark.LEFT_EYE_INNER: (0.018, 0.086, 0.0),
    Landmark.LEFT_EYE: (0.033, 0.083, 0.0),
    Landmark.LEFT_EYE_OUTER: (0.048, 0.076, 0.0),
    Landmark.LEFT_EAR: (0.08, -0.008, -0.012),
    Landmark.MOUTH_LEFT: (0.024, 0.09, -0.068),
}


def landmark_points(figure: Figure) -> Vector:
    """Where the 33 landmarks of BlazePose are.

    Returns
    -------
    ndarray, shape (33, 3)
        Metres, in the order of `Landmark`.
    """
    points = np.full((len(Landmark), 3), np.nan)
    points[Landmark.NOSE] = figure.head.at(figure.proportions.of(*_NOSE))
    for side in Side:
        _fill_side(points, figure, side)
    return points


def _fill_side(points: Vector, figure: Figure, side: Side) -> None:
    sign, of = lateral(side), figure.proportions.of
    for left, (x, y, z) in _FACE.items():
        points[_twin(left, side)] = figure.head.at(of(x * sign, y, z))
    arm, leg = figure.arms[side], figure.legs[side]
    across = thumb_direction(arm, side)
    scale = figure.proportions.scale
    for left, point in {
        Landmark.LEFT_SHOULDER: figure.shoulder(side),
        Landmark.LEFT_ELBOW: arm.elbow,
        Landmark.LEFT_WRIST: arm.wrist,
        Landmark.LEFT_PINKY: arm.wrist + (0.10 * arm.hand - 0.035 * across) * scale,
        Landmark.LEFT_INDEX: arm.wrist + (0.13 * arm.hand + 0.02 * across) * scale,
        Landmark.LEFT_THUMB: arm.wrist + (0.07 * arm.hand + 0.05 * across) * scale,
        Landmark.LEFT_HIP: figure.hip(side),
        Landmark.LEFT_KNEE: leg.knee,
        Landmark.LEFT_ANKLE: leg.ankle,
        Landmark.LEFT_HEEL: leg.ankle + (-0.07 * leg.toes - 0.045 * leg.instep) * scale,
        Landmark.LEFT_FOOT_INDEX: leg.ankle + (0.175 * leg.toes - 0.043 * leg.instep) * scale,
    }.items():
        points[_twin(left, side)] = point


def _twin(left: Landmark, side: Side) -> int:
    return left if side is Side.LEFT else MIRROR[left]


def thumb_direction(arm: Arm, side: Side) -> Vector:
    """Across the hand towards its thumb, unit vector."""
    return unit(np.cross(arm.back, arm.hand)) * lateral(side)


def foot_axes(leg: Leg) -> tuple[Vector, Vector, Vector]:
    """Toes, instep and their cross product, each of length 1."""
    toes = unit(leg.toes)
    instep = unit(leg.instep - (leg.instep @ toes) * toes)
    return toes, instep, np.cross(toes, instep)
