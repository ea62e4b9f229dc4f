"""What a leg may do: rest, stand on its foot, be lifted, cross over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.figure import MAT_TOP_M, Leg, lateral
from posecheck_studio.limbs import (
    LimbShape,
    between,
    elevated,
    limb_points,
    reach_for,
    two_bone,
)
from posecheck_studio.rotations import Vector, perpendicular, unit
from posecheck_studio.trunk import UP, Trunk

__all__ = ["Crossed", "LegBlend", "LegPose", "Lifted", "Planted", "Resting", "solve_leg"]

# Heights over the mat of the ankle joint, in metres of the reference person: of
# a foot that stands, of a leg that lies on its heel, and of one on its instep (on the stomach).
STANDING_ANKLE_M, HEEL_REST_M, PRONE_REST_M = 0.066, 0.075, 0.058
# No joint of a leg comes closer to the mat than its own thickness, in metres of the
# reference person.
ANKLE_RADIUS_M, KNEE_RADIUS_M = 0.040, 0.052
# Share of its length over which a leg lies stretched: a knee of 175 degrees.
_STRETCHED = 0.999
# From the ankle to the ball of the foot, in metres of the reference person: what it rolls on.
BALL_M = 0.12


class LegPose(Protocol):
    """A way to hold a leg."""

    def shape(self, trunk: Trunk, side: Side) -> LimbShape:
        """Directions of the leg on this trunk."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Lies stretched out on the mat, `apart_deg` from the middle line."""

    apart_deg: float = 5.0

    def shape(self, trunk: Trunk, side: Side) -> LimbShape:
        """Straight to a foot on the mat."""
        prone = float(trunk.frame.front @ UP) < 0.0
        p, out = trunk.proportions, trunk.frame.right * lateral(side)
        height_m = PRONE_REST_M if prone else HEEL_REST_M
        length_m = (p.thigh_m + p.shank_m) * _STRETCHED
        hip = trunk.hip(side)
        target = hip + length_m * elevated(-trunk.frame.cranial, out, self.apart_deg)
        target[2] = MAT_TOP_M + height_m * p.scale
        # What is left of the length after going down stays along the mat.
        upper, lower = two_bone(hip, target, p.thigh_m, p.shank_m, trunk.frame.front)
        if prone:
            toes = unit(elevated(lower, -UP, 12.0))
            return LimbShape(upper, lower, toes, perpendicular(UP * -1.0, toes))
        toes = unit(0.9 * trunk.frame.front - 0.45 * trunk.frame.cranial + 0.35 * out)
        return LimbShape(upper, lower, toes, perpendicular(-lower, toes))


@dataclass(frozen=True, slots=True)
class Planted:
    """The foot stands on the mat.

    Attributes
    ----------
    knee_deg : float
        Interior angle of the knee while the hips rest.
    apart_m : float
        Outwards of the hip.
    heel_up_m, toes_up_m : float
        Part of the foot that is off the mat.
    """

    knee_deg: float = 85.0
    apart_m: float = 0.02
    heel_up_m: float = 0.0
    toes_up_m: float = 0.0

    def shape(self, trunk: Trunk, side: Side) -> LimbShape:
        """Knee up, ankle where the knee has its angle at rest."""
        p, frame = trunk.proportions, trunk.frame
        rest_hip = trunk.hip(side, resting=True)
        ankle_z = MAT_TOP_M + STANDING_ANKLE_M * p.scale
        reach = reach_for(self.knee_deg, p.thigh_m, p.shank_m)
        along = np.sqrt(max(reach**2 - (rest_hip[2] - ankle_z) ** 2, 0.0))
        ankle = rest_hip - along * frame.cranial + self.apart_m * lateral(side) * frame.right
        ankle[2] = ankle_z + self.heel_up_m
        upper, lower = two_bone(trunk.hip(side), ankle, p.thigh_m, p.shank_m, UP)
        ball = BALL_M * p.scale
        pitch_deg = np.degrees(np.arcsin(np.clip((self.toes_up_m - self.heel_up_m) / ball, -1, 1)))
        outward = unit(-frame.cranial + 0.12 * lateral(side) * frame.right)
        toes = elevated(outward, UP, float(pitch_deg))
        return LimbShape(upper, lower, toes, perpendicular(UP, toes))


@dataclass(frozen=True, slots=True)
class Lifted:
    """In the air, by its angles.

    Attributes
    ----------
    elevation_deg : float
        Of the thigh over the mat, away from it on the back and on the stomach.
    knee_deg : float
        Interior angle of the knee.
    apart_deg : float
        Outwards.
    ankle_deg : float
        Between shank and foot; 90 is square, 180 pointed.
    """

    elevation_deg: float
    knee_deg: float = 178.0
    apart_deg: float = 2.0
    ankle_deg: float = 105.0

    def shape(self, trunk: Trunk, side: Side) -> LimbShape:
        """In the plane of the body's long axis and the vertical."""
        frame = trunk.frame
        prone = float(frame.front @ UP) < 0.0
        bend = 1.0 if prone else -1.0
        away = elevated(-frame.cranial, frame.right * lateral(side), self.apart_deg)
        upper = elevated(away, UP, self.elevation_deg)
        lower_deg = self.elevation_deg + bend * (180.0 - self.knee_deg)
        lower = elevated(away, UP, lower_deg)
        toes = elevated(away, UP, lower_deg - bend * (180.0 - self.ankle_deg))
        return LimbShape(upper, lower, toes, perpendicular(-bend * UP if prone else -lower, toes))


@dataclass(frozen=True, slots=True)
class Crossed:
    """Bent, and laid over the other leg.

    Attributes
    ----------
    over_deg : float
        Of the thigh from straight up towards the other side; 90 is level.
    knee_deg : float
        Interior angle.
    hip_deg : float
        Between thigh and the long axis towards the feet: 90 is square.
    """

    over_deg: float
    knee_deg: float = 95.0
    hip_deg: float = 90.0

    def shape(self, trunk: Trunk, side: Side) -> LimbShape:
        """Thigh across, shank along the other leg."""
        frame = trunk.frame
        across = elevated(UP, -frame.right * lateral(side), self.over_deg)
        upper = elevated(-frame.cranial, across, self.hip_deg)
        away = perpendicular(-frame.cranial, upper)
        lower = elevated(upper, away, 180.0 - self.knee_deg)
        toes = elevated(lower, upper, 70.0)
        return LimbShape(upper, lower, toes, perpendicular(-lower, toes))


@dataclass(frozen=True, slots=True)
class LegBlend:
    """On the way from one pose to another."""

    a: LegPose
    b: LegPose
    share: float

    def shape(self, trunk: Trunk, side: Side) -> LimbShape:
        """Turn every part of the leg by the share."""
        return between(self.a.shape(trunk, side), self.b.shape(trunk, side), self.share)


def solve_leg(pose: LegPose, trunk: Trunk, side: Side) -> Leg:
    """Knee and ankle in space, never in the mat."""
    p = trunk.proportions
    hip = trunk.hip(side)
    shape = _above_mat(pose.shape(trunk, side), hip, trunk)
    knee, ankle = limb_points(hip, shape, p.thigh_m, p.shank_m)
    return Leg(knee, ankle, shape.end, perpendicular(shape.out, shape.end))


def _above_mat(shape: LimbShape, hip: Vector, trunk: Trunk) -> LimbShape:
    """Bend a leg that would reach into the mat so that its foot slides on it."""
    p = trunk.proportions
    floor = MAT_TOP_M + ANKLE_RADIUS_M * p.scale
    knee, ankle = limb_points(hip, shape, p.thigh_m, p.shank_m)
    if ankle[2] >= floor and knee[2] >= floor:
        return shape
    if knee[2] < floor:
        upper = _raised(shape.upper, (MAT_TOP_M + KNEE_RADIUS_M * p.scale - hip[2]) / p.thigh_m)
        knee = hip + p.thigh_m * upper
        shape = LimbShape(upper, shape.lower, shape.end, shape.out)
    if (knee + p.shank_m * shape.lower)[2] < floor:
        lower = _raised(shape.lower, (floor - knee[2]) / p.shank_m)
        shape = LimbShape(shape.upper, lower, shape.end, shape.out)
    return shape


def _raised(direction: Vector, sine: float) -> Vector:
    """The direction with its vertical part set."""
    flat = unit(direction * np.array([1.0, 1.0, 0.0]))
    sine = float(np.clip(sine, -1.0, 1.0))
    return np.asarray(flat * np.sqrt(1.0 - sine**2) + sine * UP)
