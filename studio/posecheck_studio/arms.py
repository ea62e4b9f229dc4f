"""What an arm may do: lie beside the body, on the belly, overhead, out wide, clasp a knee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.figure import MAT_TOP_M, Arm, Leg, lateral
from posecheck_studio.limbs import LimbShape, between, elevated, limb_points, two_bone
from posecheck_studio.rotations import Vector, angle_between_deg, perpendicular, unit
from posecheck_studio.trunk import UP, Trunk

__all__ = [
    "ArmBlend",
    "ArmPose",
    "Beside",
    "Clasping",
    "Forward",
    "OnBelly",
    "Overhead",
    "Skyward",
    "Wide",
    "solve_arm",
]

# Heights over the mat of the wrist and elbow of an arm that lies, in metres of the
# reference person.
WRIST_REST_M, ELBOW_REST_M = 0.030, 0.042
# Of the wrist of an arm that lies overhead, and of one stretched forward on the stomach.
OVERHEAD_REST_M = 0.040

# An arm that reaches over less than this share of its length is bent on purpose.
_STRAIGHT = 0.97
# Between directions farther apart than this there is no one shortest way.
_HALF_TURN_DEG = 125.0

Legs = Mapping[Side, Leg]


class ArmPose(Protocol):
    """A way to hold an arm. `raised` is the share by which the girdle goes up with it."""

    @property
    def raised(self) -> float:
        """Of the shoulder girdle, 0 to 1."""

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """Directions of the arm on this trunk."""


def _to(
    trunk: Trunk, side: Side, raised: float, target: Vector, pole: Vector, back: Vector
) -> LimbShape:
    p = trunk.proportions
    shoulder = trunk.shoulder(side, raised)
    upper, lower = two_bone(shoulder, target, p.upper_arm_m, p.forearm_m, pole)
    return LimbShape(upper, lower, lower, perpendicular(back, lower))


def _arm_m(trunk: Trunk) -> float:
    return trunk.proportions.upper_arm_m + trunk.proportions.forearm_m


@dataclass(frozen=True, slots=True)
class Beside:
    """Lies beside the trunk, palm down; `lift_m` takes the hand off the mat."""

    spread_m: float = 0.12
    lift_m: float = 0.0
    raised: float = 0.0

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """Almost straight towards the feet."""
        out = trunk.frame.right * lateral(side)
        target = trunk.shoulder(side, 0.0) - (_arm_m(trunk) - 0.03) * trunk.frame.cranial
        target = target + self.spread_m * out
        target[2] = MAT_TOP_M + WRIST_REST_M * trunk.proportions.scale + self.lift_m
        return _to(trunk, side, 0.0, target, out - 0.3 * trunk.frame.front, UP)


@dataclass(frozen=True, slots=True)
class OnBelly:
    """The hand lies on the upper belly; the waist stays free to be seen."""

    raised: float = 0.0

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """Hand over the lowest ribs."""
        chest, p = trunk.chest.axes, trunk.proportions
        out = chest[:, 0] * lateral(side)
        target = trunk.chest.at(p.of(0.05 * lateral(side), 0.13 * p.girth, 0.02))
        pole = out - 0.2 * chest[:, 1] - 0.1 * chest[:, 2]
        shape = _to(trunk, side, 0.0, target, pole, chest[:, 1])
        return LimbShape(shape.upper, shape.lower, shape.lower, chest[:, 1])


@dataclass(frozen=True, slots=True)
class Overhead:
    """Stretched past the head, hand on the mat (on the back).

    Attributes
    ----------
    lift_deg : float
        The arm's direction over the mat: 0 lies, 90 points at the ceiling.
    reach : float
        Share of the arm's length from shoulder to wrist; less than 1 bends the elbow.
    apart_deg : float
        Outwards.
    """

    lift_deg: float = 0.0
    reach: float = 0.998
    apart_deg: float = 5.0
    raised: float = 1.0

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """To a hand on the mat, or up in the air by the angle."""
        out = trunk.frame.right * lateral(side)
        shoulder = trunk.shoulder(side, self.raised)
        rest_z = MAT_TOP_M + OVERHEAD_REST_M * trunk.proportions.scale
        length = _arm_m(trunk) * self.reach
        way = elevated(elevated(trunk.frame.cranial, out, self.apart_deg), UP, self.lift_deg)
        target = shoulder + length * way
        if self.lift_deg == 0.0 or target[2] < rest_z:
            target[2] = rest_z
        # A bent elbow stands up like a tent.
        pole = out + 0.2 * UP if self.reach > _STRAIGHT else UP
        return _to(trunk, side, self.raised, target, pole, UP)


@dataclass(frozen=True, slots=True)
class Forward:
    """Stretched past the head on the stomach; `lift_m` takes the hand off the mat."""

    lift_m: float = 0.0
    reach: float = 0.992
    spread_m: float = 0.08
    raised: float = 1.0

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """Along the mat, the elbow out to the side."""
        out = trunk.frame.right * lateral(side)
        shoulder = trunk.shoulder(side, 1.0)
        target = shoulder + _arm_m(trunk) * self.reach * trunk.frame.cranial + self.spread_m * out
        target[2] = MAT_TOP_M + OVERHEAD_REST_M * trunk.proportions.scale + self.lift_m
        # A bent elbow hangs down.
        pole = out + 0.2 * UP if self.reach > _STRAIGHT else -UP
        return _to(trunk, side, 1.0, target, pole, UP)


@dataclass(frozen=True, slots=True)
class Skyward:
    """Points at the ceiling: on the way between beside and overhead."""

    raised: float = 0.4

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """Straight up from the shoulder, a little outwards."""
        out = trunk.frame.right * lateral(side)
        way = unit(UP + 0.1 * out)
        lower = unit(UP + 0.1 * trunk.frame.cranial)
        return LimbShape(way, lower, lower, perpendicular(out, lower))


@dataclass(frozen=True, slots=True)
class Wide:
    """Out to the side on the mat, square to the body."""

    raised: float = 0.0

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """Straight out, palm down."""
        out = trunk.frame.right * lateral(side)
        target = trunk.shoulder(side, 0.0) + (_arm_m(trunk) - 0.01) * out
        target = target + 0.05 * trunk.frame.cranial
        target[2] = MAT_TOP_M + WRIST_REST_M * trunk.proportions.scale
        return _to(trunk, side, 0.0, target, trunk.frame.cranial, UP)


@dataclass(frozen=True, slots=True)
class Clasping:
    """Both hands hold the front of one shank, just below the knee."""

    knee: Side
    raised: float = 0.0

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """The hand on its own side of the shin, fingers over it."""
        leg, p = legs[self.knee], trunk.proportions
        shin = unit(leg.ankle - leg.knee)
        thigh = unit(leg.knee - trunk.hip(self.knee))
        front = perpendicular(thigh, shin)
        out = trunk.frame.right * lateral(side)
        grip = leg.knee + (0.07 * shin + 0.045 * front + 0.055 * out) * p.scale
        pole = out - 0.6 * UP
        shape = _to(trunk, side, 0.0, grip, pole, front)
        fingers = unit(-0.8 * out + 0.35 * shin + 0.25 * shape.lower)
        return LimbShape(shape.upper, shape.lower, fingers, perpendicular(front, fingers))


@dataclass(frozen=True, slots=True)
class ArmBlend:
    """On the way from one pose to another."""

    a: ArmPose
    b: ArmPose
    share: float

    @property
    def raised(self) -> float:
        """Of the shoulder girdle, 0 to 1."""
        return self.a.raised + (self.b.raised - self.a.raised) * self.share

    def shape(self, trunk: Trunk, side: Side, legs: Legs) -> LimbShape:
        """Turn every part of the arm by the share; over half a turn by way of the ceiling."""
        a, b = self.a.shape(trunk, side, legs), self.b.shape(trunk, side, legs)
        if angle_between_deg(a.upper, b.upper) < _HALF_TURN_DEG:
            return between(a, b, self.share)
        via = Skyward().shape(trunk, side, legs)
        if self.share < 0.5:
            return between(a, via, self.share * 2.0)
        return between(via, b, self.share * 2.0 - 1.0)


def solve_arm(pose: ArmPose, trunk: Trunk, side: Side, legs: Legs) -> Arm:
    """Elbow and wrist in space, never in the mat."""
    p = trunk.proportions
    shape = pose.shape(trunk, side, legs)
    shoulder = trunk.shoulder(side, pose.raised)
    elbow, wrist = limb_points(shoulder, shape, p.upper_arm_m, p.forearm_m)
    elbow[2] = max(elbow[2], MAT_TOP_M + ELBOW_REST_M * p.scale)
    wrist[2] = max(wrist[2], MAT_TOP_M + WRIST_REST_M * p.scale)
    hand = shape.end
    if wrist[2] < MAT_TOP_M + 2.0 * WRIST_REST_M * p.scale:
        hand = unit(hand * np.array([1.0, 1.0, 0.0]) + np.array([0.0, 0.0, 1e-9]))
    return Arm(elbow, wrist, hand, perpendicular(shape.out, hand), pose.raised)
