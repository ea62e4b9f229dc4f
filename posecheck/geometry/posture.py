"""How the person lies and from where the camera looks, from one pose."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from posecheck.landmarks import Landmark, Side
from posecheck.pose import Pose

__all__ = [
    "Placement",
    "Posture",
    "View",
    "ViewKind",
    "placement_of",
]


class Posture(StrEnum):
    """How the body lies, or that it sits or stands."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE = "side"
    UPRIGHT = "upright"


class ViewKind(StrEnum):
    """From where the camera sees a lying person."""

    SIDE = "side"
    RAISED = "raised"
    OBLIQUE = "oblique"
    END = "end"


# DESIGN, "2-D first": accept up to 20 degrees of yaw, warn above.
SIDE_YAW_DEG = 20.0
# Past this the trunk is seen at less than 0.57 of its length and sagittal angles
# of one camera err by 15 degrees and more (Cosoli 2026, quoted in ANCHORS).
END_YAW_DEG = 55.0
# A lens at 1.0 m and 2.75 m away looks down by 20 degrees.
RAISED_DEG = 20.0
# A camera may be rolled by 15 degrees and a bridge lifts the trunk by up to 30.
LYING_TILT_DEG = 48.0
# Left and right at the same depth, one above the other: the person lies on a side. Depth is a
# guess, so that the picture must show it, too, in T: shoulders are 0.7 T apart; of people on
# their backs, twisted and seen from above, they are seen 0.2 to 0.4 T apart.
SIDE_LYING_DEG, SIDE_LYING_T = 62.0, 0.45


@dataclass(frozen=True, slots=True)
class View:
    """The camera's place relative to the lying body.

    Attributes
    ----------
    yaw_deg : float
        How far the long axis of the body turns out of the picture plane, 0 to 90.
    raised_deg : float
        How far the camera looks down on the body, 0 to 90 (rough: from the
        model's depth).
    across_t : float
        How far apart the two sides of the trunk are seen, across it, in T: 0 from
        the height of the mat, about 0.5 from above.
    """

    yaw_deg: float
    raised_deg: float
    across_t: float = 0.0

    @property
    def kind(self) -> ViewKind:
        """Name the view."""
        if self.yaw_deg > END_YAW_DEG:
            return ViewKind.END
        if self.yaw_deg > SIDE_YAW_DEG:
            return ViewKind.OBLIQUE
        return ViewKind.RAISED if self.raised_deg > RAISED_DEG else ViewKind.SIDE


@dataclass(frozen=True, slots=True)
class Placement:
    """How one pose lies in the picture, before any baseline.

    Attributes
    ----------
    near : Side
        The side of the body towards the camera.
    head_left : bool
        Whether the head is at the left end in the picture.
    trunk_deg : float
        Direction from hips to shoulders against the picture's horizontal, with
        the head end folded to the right, -90 to 90; positive is head up.
    torso_px : float
        Mid-shoulder to mid-hip.
    yaw_deg, raised_deg, across_t : float
        See `View`.
    supine_evidence : float
        More than 0 speaks for the back, less for the stomach; full evidence is about 0.5.
    """

    posture: Posture
    near: Side
    head_left: bool
    trunk_deg: float
    torso_px: float
    yaw_deg: float
    raised_deg: float
    across_t: float
    supine_evidence: float = 0.0


def _middle(points: list[list[float]], left: Landmark) -> list[float]:
    return [(a + b) / 2 for a, b in zip(points[left], points[left + 1], strict=True)]


def placement_of(pose: Pose) -> Placement | None:
    """Read posture, facing, near side and view from one pose; None without shoulders or hips.

    The picture's up is taken as up within 48 degrees, which leaves room for a
    rolled camera and a raised trunk. Who lies on the back with the head at the left of
    the picture turns the right side to the camera; head and shoulders tell which it is.
    """
    image, world = pose.points_image.tolist(), pose.points_world.tolist()
    shoulder, hip = _middle(image, Landmark.LEFT_SHOULDER), _middle(image, Landmark.LEFT_HIP)
    trunk = (shoulder[0] - hip[0], shoulder[1] - hip[1])
    torso_px = math.hypot(*trunk)
    if math.isnan(torso_px) or torso_px == 0:
        return None
    yaw_deg, raised_deg = _view_of(world)
    head_left = trunk[0] < 0
    evidence = _supine_evidence(image, world, trunk, torso_px)
    near = Side.RIGHT if (evidence > 0) == head_left else Side.LEFT
    wide_t = math.dist(image[Landmark.LEFT_SHOULDER], image[Landmark.RIGHT_SHOULDER]) / torso_px
    trunk_deg = math.degrees(math.atan2(-trunk[1], abs(trunk[0])))
    if abs(trunk_deg) > LYING_TILT_DEG and yaw_deg <= END_YAW_DEG:
        posture = Posture.UPRIGHT
    elif raised_deg > SIDE_LYING_DEG and yaw_deg <= END_YAW_DEG and wide_t >= SIDE_LYING_T:
        posture = Posture.SIDE
    else:
        posture = Posture.SUPINE if evidence > 0 else Posture.PRONE
    across_t = _across_px(image, trunk, torso_px) / torso_px
    return Placement(
        posture, near, head_left, trunk_deg, torso_px, yaw_deg, raised_deg, across_t, evidence
    )


def _across_px(image: list[list[float]], trunk: tuple[float, float], torso_px: float) -> float:
    """How far apart left and right are across the trunk, the mean of shoulders and hips."""
    apart_px = []
    for name in (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP):
        x, y = (a - b for a, b in zip(image[name], image[name + 1], strict=True))
        apart_px.append(abs(x * trunk[1] - y * trunk[0]) / torso_px)
    return sum(apart_px) / len(apart_px)


def _supine_evidence(
    image: list[list[float]], world: list[list[float]], trunk: tuple[float, float], torso_px: float
) -> float:
    """How much head and shoulders look like those of somebody on the back, or (below 0) stomach.

    The sum of three distances, each about 0.1 to 0.3 in T or in half metres: how far the
    far shoulder and the far ear lie behind the near ones, if this is the back (the model's
    depth), and how far the nose is over the ears, away from the mat. The pelvis has no say:
    it turns in a twist.
    """
    right_is_near = 1.0 if trunk[0] < 0 else -1.0
    shoulder, ear = Landmark.LEFT_SHOULDER, Landmark.LEFT_EAR
    behind = world[shoulder][2] - world[shoulder + 1][2] + world[ear][2] - world[ear + 1][2]
    ears, nose = _middle(image, ear), image[Landmark.NOSE]
    up = (trunk[1], -trunk[0]) if trunk[0] > 0 else (-trunk[1], trunk[0])
    over = ((nose[0] - ears[0]) * up[0] + (nose[1] - ears[1]) * up[1]) / (torso_px * torso_px)
    return right_is_near * behind + (0.0 if math.isnan(over) else over)


def _view_of(world: list[list[float]]) -> tuple[float, float]:
    shoulder, hip = _middle(world, Landmark.LEFT_SHOULDER), _middle(world, Landmark.LEFT_HIP)
    axis = [a - b for a, b in zip(shoulder, hip, strict=True)]
    yaw_deg = math.degrees(math.atan2(abs(axis[2]), math.hypot(axis[0], axis[1])))
    left, right = Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER
    across = [a - b for a, b in zip(world[left], world[right], strict=True)]
    raised_deg = math.degrees(math.atan2(abs(across[1]), abs(across[2])))
    return yaw_deg, raised_deg
