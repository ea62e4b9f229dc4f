"""The trunk on the mat: pelvis, chest and head, settled so that what lies, lies."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from posecheck.landmarks import Side
from posecheck_studio.figure import MAT_TOP_M, Proportions, Segment, lateral, shoulder_of
from posecheck_studio.rotations import Axes, Vector, rotation

__all__ = ["UP", "BodyFrame", "Trunk", "TrunkPose", "lowest_m", "prone_trunk", "supine_trunk"]

UP = np.array([0.0, 0.0, 1.0])
# The fleshy parts that a lying body rests on, in metres of the reference person on the
# segment they belong to: offset and radii (right, front, cranial).
BUTTOCK = ((0.068, -0.055, -0.02), (0.075, 0.072, 0.082))
PELVIS = ((0.0, -0.012, 0.045), (0.155, 0.105, 0.115))
RIBS = ((0.0, 0.0, 0.11), (0.150, 0.112, 0.165))
SKULL = ((0.0, -0.012, 0.03), (0.076, 0.097, 0.084))
JAW = ((0.0, 0.022, -0.035), (0.062, 0.070, 0.076))
# Flesh and mat give way by this much under a lying body.
GIVE_M = 0.005
# Of the skull's middle from the lowest neck vertebra (C7), and of C7 on the chest.
HEAD_ON_NECK = (0.0, 0.042, 0.147)
NECK_ON_CHEST = (0.0, -0.045, 0.275)
# A hollow of 35 mm goes with 12 degrees of pelvic tilt and 3 of the ribs (prototype).
TILT_DEG_PER_M, RIBS_DEG_PER_M = 350.0, 80.0
# A head finds its rest between these angles of the neck.
NECK_RANGE_DEG = (-35.0, 35.0)
# Halves the range to a millionth of a degree.
_BISECTIONS = 26


@dataclass(frozen=True, slots=True)
class BodyFrame:
    """Where a person lies: the point on the mat under the hips, and the body's axes."""

    origin: Vector
    axes: Axes

    @property
    def right(self) -> Vector:
        """Towards the person's right."""
        return self.axes[:, 0]

    @property
    def front(self) -> Vector:
        """Out of the belly."""
        return self.axes[:, 1]

    @property
    def cranial(self) -> Vector:
        """Towards the head."""
        return self.axes[:, 2]


@dataclass(frozen=True, slots=True)
class Trunk:
    """The trunk in space, and where its hips were before they were lifted."""

    proportions: Proportions
    frame: BodyFrame
    pelvis: Segment
    chest: Segment
    head: Segment
    bow_m: float
    resting_pelvis: Segment

    def hip(self, side: Side, *, resting: bool = False) -> Vector:
        """Centre of a hip joint, now or before the pelvis was lifted."""
        pelvis = self.resting_pelvis if resting else self.pelvis
        return pelvis.at(np.array([self.proportions.half_hips_m * lateral(side), 0.0, 0.0]))

    def shoulder(self, side: Side, raised: float) -> Vector:
        """Centre of a shoulder joint."""
        return shoulder_of(self.proportions, self.chest, side, raised)


@dataclass(frozen=True, slots=True)
class TrunkPose:
    """How the trunk of a lying person is held.

    Attributes
    ----------
    hollow_m : float
        How far the lower back is arched off the mat (on the back), in metres.
    bridge_deg : float
        Turn of the whole trunk about the shoulders, hips going up.
    crunch_deg : float
        The chest curls up from the mat (on the back).
    head_deg : float
        The head is lifted from where it rests (bent forward on the back, back on
        the stomach).
    arch_deg : float
        The chest is lifted backwards (on the stomach).
    hip_lift_m : float
        The hips are lifted off the mat (on the stomach).
    pelvis_turn_deg, chest_turn_deg : float
        Turned about the long axis; positive lifts the right side.
    sit_deg : float
        0 lying, 90 sitting upright.
    """

    hollow_m: float = 0.0
    bridge_deg: float = 0.0
    crunch_deg: float = 0.0
    head_deg: float = 0.0
    arch_deg: float = 0.0
    hip_lift_m: float = 0.0
    pelvis_turn_deg: float = 0.0
    chest_turn_deg: float = 0.0
    sit_deg: float = 0.0


def supine_trunk(proportions: Proportions, frame: BodyFrame, pose: TrunkPose) -> Trunk:
    """Lay a trunk on its back, then turn it about the shoulders into a bridge."""
    right, hollow_m = frame.right, pose.hollow_m
    sit = rotation(right, -pose.sit_deg)
    pelvis_axes = sit @ rotation(right, -hollow_m * TILT_DEG_PER_M) @ frame.axes
    chest_axes = sit @ rotation(right, hollow_m * RIBS_DEG_PER_M - pose.crunch_deg) @ frame.axes
    pelvis_axes = pelvis_axes @ rotation([0.0, 0.0, 1.0], pose.pelvis_turn_deg)
    chest_axes = chest_axes @ rotation([0.0, 0.0, 1.0], pose.chest_turn_deg)
    pelvis = _settled_pelvis(proportions, Segment(frame.origin, pelvis_axes))
    spine = sit @ frame.cranial * proportions.lumbar_m
    chest = Segment(pelvis.origin + spine, chest_axes)
    lying = math.cos(math.radians(pose.sit_deg))
    chest = _lowered(chest, (lowest_m(proportions, chest, RIBS) - _REST_M) * lying)
    if pose.chest_turn_deg != 0.0:
        chest = _on_shoulder(proportions, chest, pose.chest_turn_deg)
    lifted_pelvis, lifted_chest = _bridged(proportions, frame, pelvis, chest, pose.bridge_deg)
    head = _head(proportions, frame, lifted_chest, lying * UP, pose, sit @ frame.axes)
    bow = hollow_m
    return Trunk(proportions, frame, lifted_pelvis, lifted_chest, head, bow, pelvis)


def prone_trunk(proportions: Proportions, frame: BodyFrame, pose: TrunkPose) -> Trunk:
    """Lay a trunk on its stomach, and lift the chest backwards."""
    pelvis = Segment(frame.origin, frame.axes)
    pelvis = _lowered(pelvis, lowest_m(proportions, pelvis, PELVIS) - _REST_M)
    lifted = Segment(pelvis.origin + pose.hip_lift_m * UP, pelvis.axes)
    chest_axes = rotation(frame.right, pose.arch_deg) @ frame.axes
    # The spine bends evenly between pelvis and chest.
    bend = rotation(frame.right, pose.arch_deg / 2.0)
    chest = Segment(pelvis.origin + bend @ frame.cranial * proportions.lumbar_m, chest_axes)
    over = lowest_m(proportions, chest, RIBS) - _REST_M
    chest = _lowered(chest, over if pose.arch_deg == 0.0 else min(over, 0.0))
    head = _head(proportions, frame, chest, UP, pose, chest_axes)
    bow = proportions.lumbar_m * math.radians(pose.arch_deg) / 8.0
    return Trunk(proportions, frame, lifted, chest, head, bow, pelvis)


_REST_M = MAT_TOP_M - GIVE_M

Lump = tuple[tuple[float, float, float], tuple[float, float, float]]


def lowest_m(proportions: Proportions, segment: Segment, lump: Lump, sign: float = 1.0) -> float:
    """Height of the lowest point of an ellipsoid on a segment, over the floor."""
    (x, y, z), radii = lump
    girth = 1.0 if lump in (SKULL, JAW) else proportions.girth
    size = proportions.of(*radii) * np.array([girth, girth, 1.0])
    reach = segment.axes[2] * size
    height = segment.at(proportions.of(x * sign, y * girth, z))[2]
    return float(height - math.sqrt(float(reach @ reach)))


def _lowered(segment: Segment, by_m: float) -> Segment:
    return Segment(segment.origin - by_m * UP, segment.axes)


def _on_shoulder(proportions: Proportions, chest: Segment, turn_deg: float) -> Segment:
    """Raise a turned chest until the lower shoulder lies where it lay before the turn."""
    flat = Segment(chest.origin, chest.axes @ rotation([0.0, 0.0, 1.0], -turn_deg))
    heights = [
        min(float(shoulder_of(proportions, part, side, 0.0)[2]) for side in Side)
        for part in (chest, flat)
    ]
    return _lowered(chest, heights[0] - heights[1])


def _settled_pelvis(proportions: Proportions, pelvis: Segment) -> Segment:
    lowest = min(
        lowest_m(proportions, pelvis, BUTTOCK, 1.0),
        lowest_m(proportions, pelvis, BUTTOCK, -1.0),
        lowest_m(proportions, pelvis, PELVIS),
    )
    return _lowered(pelvis, lowest - _REST_M)


def _bridged(
    proportions: Proportions, frame: BodyFrame, pelvis: Segment, chest: Segment, angle_deg: float
) -> tuple[Segment, Segment]:
    """Turn pelvis and chest about the shoulders, which stay on the mat."""
    if angle_deg == 0.0:
        return pelvis, chest
    turn = rotation(frame.right, angle_deg)
    shoulders = [shoulder_of(proportions, chest, side, 0.0) for side in Side]
    pivot = (shoulders[0] + shoulders[1]) / 2.0
    turned = [
        Segment(pivot + turn @ (part.origin - pivot), turn @ part.axes) for part in (pelvis, chest)
    ]
    return turned[0], turned[1]


def _head(
    proportions: Proportions,
    frame: BodyFrame,
    chest: Segment,
    down: Vector,
    pose: TrunkPose,
    axes: Axes,
) -> Segment:
    """Let the head rest on the mat as far as the neck allows, then lift it."""
    neck = chest.at(proportions.of(*NECK_ON_CHEST))
    prone = float(frame.front @ UP) < 0.0
    rest_deg = _neck_rest_deg(proportions, frame, neck, axes, prone=prone) * float(down @ UP)
    lift_deg = pose.head_deg if prone else -pose.head_deg
    head_axes = rotation(frame.right, rest_deg + lift_deg) @ axes
    return Segment(neck + head_axes @ proportions.of(*HEAD_ON_NECK), head_axes)


def _neck_rest_deg(
    proportions: Proportions, frame: BodyFrame, neck: Vector, axes: Axes, *, prone: bool
) -> float:
    """Angle of the neck at which the head touches the mat, by bisection."""
    lump, sign = (JAW, 1.0) if prone else (SKULL, -1.0)

    def over(angle_deg: float) -> float:
        turned = rotation(frame.right, angle_deg) @ axes
        head = Segment(neck + turned @ proportions.of(*HEAD_ON_NECK), turned)
        return lowest_m(proportions, head, lump) - _REST_M

    # On the back the head sinks when the neck is extended, on the stomach when it is bent.
    low, high = NECK_RANGE_DEG
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2.0
        low, high = (low, middle) if over(sign * middle) > 0.0 else (middle, high)
    return sign * (low + high) / 2.0
