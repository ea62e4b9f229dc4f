"""A person who stands or walks; only seen in passing."""

from __future__ import annotations

import math

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.figure import Arm, Figure, Leg, Proportions, Segment, lateral
from posecheck_studio.legs import STANDING_ANKLE_M
from posecheck_studio.limbs import elevated
from posecheck_studio.rotations import Vector, perpendicular, unit
from posecheck_studio.trunk import HEAD_ON_NECK, NECK_ON_CHEST, UP

__all__ = ["walker"]

# Of a walk at ease: half the swing of thighs and arms, and the bend of the swinging knee.
_THIGH_DEG, _ARM_DEG, _KNEE_DEG = 22.0, 18.0, 42.0
# Two steps: 1.4 m at 1.1 m/s for a person of 1.72 m (Winter 2009, a slow walk).
STRIDE_S = 1.25
STRIDE_SHARE = 0.76


def walker(
    proportions: Proportions, at_m: tuple[float, float], heading_deg: float, stride: float | None
) -> Figure:
    """Give a person on the floor at (x, y), facing `heading_deg` (0: along +x).

    `stride` counts double steps; None stands still.
    """
    turn = math.radians(heading_deg)
    front = np.array([math.cos(turn), math.sin(turn), 0.0])
    axes = np.stack([np.cross(front, UP), front, UP], axis=1)
    swing = 0.0 if stride is None else 1.0
    phase = 2.0 * math.pi * (stride or 0.0)
    shapes = {side: _leg_directions(front, phase, side, swing) for side in Side}
    drop = max(
        -(upper[2] * proportions.thigh_m + lower[2] * proportions.shank_m)
        for upper, lower in shapes.values()
    )
    pelvis = Segment(np.array([*at_m, drop + STANDING_ANKLE_M * proportions.scale]), axes)
    chest = Segment(pelvis.origin + UP * proportions.lumbar_m, axes)
    neck = chest.at(proportions.of(*NECK_ON_CHEST))
    head = Segment(neck + axes @ proportions.of(*HEAD_ON_NECK), axes)
    figure = Figure(proportions, pelvis, chest, head, 0.0, _NO_ARMS, _NO_LEGS)
    legs = [_leg(figure, side, *shapes[side], front) for side in Side]
    arms = [_arm(figure, side, front, phase, swing) for side in Side]
    return Figure(proportions, pelvis, chest, head, 0.0, (arms[0], arms[1]), (legs[0], legs[1]))


_ZERO = np.zeros(3)
_NO_ARMS = (Arm(_ZERO, _ZERO, UP, UP), Arm(_ZERO, _ZERO, UP, UP))
_NO_LEGS = (Leg(_ZERO, _ZERO, UP, UP), Leg(_ZERO, _ZERO, UP, UP))


def _leg_directions(front: Vector, phase: float, side: Side, swing: float) -> tuple[Vector, Vector]:
    at = phase + (math.pi if side is Side.LEFT else 0.0)
    thigh_deg = swing * _THIGH_DEG * math.sin(at)
    bend_deg = swing * _KNEE_DEG * max(0.0, math.cos(at)) ** 2
    return elevated(-UP, front, thigh_deg), elevated(-UP, front, thigh_deg - bend_deg)


def _leg(figure: Figure, side: Side, upper: Vector, lower: Vector, front: Vector) -> Leg:
    p = figure.proportions
    knee = figure.hip(side) + p.thigh_m * upper
    ankle = knee + p.shank_m * lower
    toes = unit(perpendicular(front, lower) + 0.08 * lateral(side) * np.cross(front, UP))
    return Leg(knee, ankle, toes, perpendicular(-lower, toes))


def _arm(figure: Figure, side: Side, front: Vector, phase: float, swing: float) -> Arm:
    p = figure.proportions
    at = phase + (0.0 if side is Side.LEFT else math.pi)
    swing_deg = swing * _ARM_DEG * math.sin(at)
    out = figure.pelvis.axes[:, 0] * lateral(side)
    down = elevated(-UP, out, 8.0)
    upper = elevated(down, front, swing_deg)
    lower = elevated(down, front, swing_deg + 14.0)
    elbow = figure.shoulder(side) + p.upper_arm_m * upper
    wrist = elbow + p.forearm_m * lower
    return Arm(elbow, wrist, lower, perpendicular(out, lower))
