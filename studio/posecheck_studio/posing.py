"""A whole person by the pose of trunk, arms and legs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.arms import ArmPose, Beside, solve_arm
from posecheck_studio.figure import Figure, Proportions
from posecheck_studio.legs import LegPose, Resting, solve_leg
from posecheck_studio.rotations import Axes
from posecheck_studio.trunk import UP, BodyFrame, TrunkPose, prone_trunk, supine_trunk

__all__ = ["Lying", "lying_axes", "pose_figure"]

T = TypeVar("T")

FLAT = TrunkPose()
BOTH_LEGS: tuple[LegPose, LegPose] = (Resting(), Resting())
BOTH_ARMS: tuple[ArmPose, ArmPose] = (Beside(), Beside())


@dataclass(frozen=True, slots=True)
class Lying:
    """A person lying on the mat; limbs are indexed by `Side`."""

    prone: bool = False
    trunk: TrunkPose = field(default=FLAT)
    legs: tuple[LegPose, LegPose] = field(default=BOTH_LEGS)
    arms: tuple[ArmPose, ArmPose] = field(default=BOTH_ARMS)

    def leg(self, side: Side, pose: LegPose) -> Lying:
        """The same person with another leg."""
        return replace(self, legs=_with(self.legs, side, pose))

    def arm(self, side: Side, pose: ArmPose) -> Lying:
        """The same person with another arm."""
        return replace(self, arms=_with(self.arms, side, pose))


def _with(pair: tuple[T, T], side: Side, item: T) -> tuple[T, T]:
    return (item, pair[1]) if side is Side.LEFT else (pair[0], item)


def lying_axes(*, head_right: bool, prone: bool = False) -> Axes:
    """Body axes of a person along the mat, head to the right or left of the picture."""
    cranial = np.array([1.0 if head_right else -1.0, 0.0, 0.0])
    front = -UP if prone else UP
    return np.stack([np.cross(front, cranial), front, cranial], axis=1)


def pose_figure(
    proportions: Proportions, pose: Lying, *, head_right: bool = True, at_m: float = 0.0
) -> Figure:
    """Lay a person on the mat with the hips at `at_m` along it."""
    axes = lying_axes(head_right=head_right, prone=pose.prone)
    frame = BodyFrame(np.array([at_m, 0.0, 0.0]), axes)
    solve = prone_trunk if pose.prone else supine_trunk
    trunk = solve(proportions, frame, pose.trunk)
    legs = {side: solve_leg(pose.legs[side], trunk, side) for side in Side}
    arms = {side: solve_arm(pose.arms[side], trunk, side, legs) for side in Side}
    return Figure(
        proportions,
        trunk.pelvis,
        trunk.chest,
        trunk.head,
        trunk.bow_m,
        (arms[Side.LEFT], arms[Side.RIGHT]),
        (legs[Side.LEFT], legs[Side.RIGHT]),
    )
