"""The sign: one limb that points straight at the ceiling, read from one pose.

On the back it is a straight arm over its shoulder while the feet are down; on the
stomach, where no arm can, a shank over its knee; sitting or standing, a hand over the
head. None of the six exercises holds any of them (docs/gestures.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from posecheck.baseline.record import Baseline
from posecheck.geometry.angles import angle_of
from posecheck.geometry.posture import Placement, Posture, placement_of
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Pose
from posecheck.tracking.estimate import seen_landmarks

__all__ = ["Limb", "Sign", "sign_of"]

_L = Landmark
Vector = tuple[float, float]

# An arm that points at the ceiling is taken within this, and kept up to the second: a
# comfortable arm leans by 10 to 15 degrees, and a hand on its way passes.
TAKE_LEAN_DEG, KEEP_LEAN_DEG = 25.0, 40.0
# A bent knee rarely makes more than a right angle at once, and the shank sways more.
TAKE_SHANK_DEG, KEEP_SHANK_DEG = 30.0, 45.0
# An arm is 1.1 T long from shoulder to wrist (Drillis and Contini 1966): over its shoulder
# it is this high at the least, elbow not quite straight and the camera raised by 30 degrees.
TAKE_ARM_T, KEEP_ARM_T = 0.75, 0.55
ARM_T = 1.12
# A far arm that lies on the floor, away from a raised camera, points up in the picture
# too; one that is really up must be higher by a hand's length.
FLOOR_MARGIN_T = 0.25
# A shank is 0.85 T long from knee to ankle.
TAKE_SHANK_T, KEEP_SHANK_T = 0.50, 0.40
# Arms that reach for a knee, or rest on the chest, are bent.
TAKE_ELBOW_DEG, KEEP_ELBOW_DEG = 145.0, 125.0
# With a foot higher than this (15 cm) something is being exercised. Without a baseline the
# far foot of a raised camera is not told from a lifted one: rather no sign than a false one.
FOOT_UP_T, FOOT_UP_ROUGH_T = 0.30, 0.28
# The thigh lies on the mat when the knee is no higher than this.
KNEE_UP_T = 0.30
# Sitting, the wrist is this far over the ear: well past scratching one's head.
TAKE_OVER_HEAD_T, KEEP_OVER_HEAD_T = 0.30, 0.15
UPRIGHT_LEAN_DEG = 45.0


class Limb(StrEnum):
    """What points at the ceiling."""

    ARM = "arm"
    SHANK = "shank"


@dataclass(frozen=True, slots=True)
class Sign:
    """A limb that points at the ceiling.

    Attributes
    ----------
    lean_deg : float
        Its angle to straight up, positive towards the head, -90 to 90.
    """

    limb: Limb
    side: Side
    lean_deg: float


@dataclass(frozen=True, slots=True)
class _Sight:
    """A pose with its up, in the picture, and its size."""

    points: list[list[float]]
    seen: list[bool]
    along: Vector
    up: Vector
    torso_px: float

    def has(self, *landmarks: int) -> bool:
        return all(self.seen[index] for index in landmarks)

    def offset_t(self, start: int, end: int) -> Vector:
        """From one landmark to another: along the body towards the head, and up."""
        x = self.points[end][0] - self.points[start][0]
        y = self.points[end][1] - self.points[start][1]
        scale = 1.0 / self.torso_px
        along, up = self.along, self.up
        return (x * along[0] + y * along[1]) * scale, (x * up[0] + y * up[1]) * scale


def sign_of(pose: Pose, baseline: Baseline | None, *, keep: bool = False) -> Sign | None:
    """Tell whether a limb points at the ceiling.

    Parameters
    ----------
    baseline : Baseline or None
        Gives the mat's direction and how the person lies; without one the picture's
        up is taken and the feet are judged roughly.
    keep : bool
        Apply the wider limits of a sign that is being made already.

    Returns
    -------
    Sign or None
        None if no limb does, or none that does was seen.
    """
    place = placement_of(pose)
    if place is None:
        return None
    sight = _sight(pose, place, baseline)
    if place.posture is Posture.UPRIGHT:
        return _first(_hand_up(sight, side, keep=keep) for side in Side)
    posture = place.posture if baseline is None else baseline.posture
    if posture is Posture.PRONE:
        return _first(_shank_up(sight, side, keep=keep) for side in Side)
    if posture is not Posture.SUPINE or _foot_up(sight, baseline):
        return None
    near = place.near if baseline is None else baseline.near
    raised_deg = place.raised_deg if baseline is None else baseline.view.raised_deg
    on_floor_t = ARM_T * math.sin(math.radians(raised_deg)) + FLOOR_MARGIN_T
    return _first(
        _arm_up(sight, side, 0.0 if side is near else on_floor_t, keep=keep) for side in Side
    )


def _first(signs: object) -> Sign | None:
    return next((sign for sign in signs if sign is not None), None)  # type: ignore[attr-defined]


def _sight(pose: Pose, place: Placement, baseline: Baseline | None) -> _Sight:
    along: Vector = (-1.0 if place.head_left else 1.0, 0.0)
    up: Vector = (0.0, -1.0)
    torso_px = place.torso_px
    lying = place.posture is not Posture.UPRIGHT
    if baseline is not None and lying:
        along, up, torso_px = baseline.mat.along, baseline.mat.up, baseline.mat.torso_px
    return _Sight(pose.points_image.tolist(), seen_landmarks(pose), along, up, torso_px)


def _lean_deg(offset: Vector) -> float:
    return math.degrees(math.atan2(offset[0], offset[1]))


def _arm_up(sight: _Sight, side: Side, least_t: float, *, keep: bool) -> Sign | None:
    shoulder, elbow, wrist = (
        left + side for left in (_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST)
    )
    if not sight.has(shoulder, elbow, wrist):
        return None
    offset = sight.offset_t(shoulder, wrist)
    lean_deg = _lean_deg(offset)
    bend_deg = angle_of(*(tuple(sight.points[i]) for i in (shoulder, elbow, wrist)))  # type: ignore[arg-type]
    up = (
        offset[1] >= max(least_t, KEEP_ARM_T if keep else TAKE_ARM_T)
        and abs(lean_deg) <= (KEEP_LEAN_DEG if keep else TAKE_LEAN_DEG)
        and bend_deg >= (KEEP_ELBOW_DEG if keep else TAKE_ELBOW_DEG)
    )
    return Sign(Limb.ARM, side, lean_deg) if up else None


def _hand_up(sight: _Sight, side: Side, *, keep: bool) -> Sign | None:
    shoulder, wrist, ear = (left + side for left in (_L.LEFT_SHOULDER, _L.LEFT_WRIST, _L.LEFT_EAR))
    head = ear if sight.has(ear) else _L.NOSE
    if not sight.has(shoulder, wrist, head):
        return None
    lean_deg = _lean_deg(sight.offset_t(shoulder, wrist))
    over_head_t = sight.offset_t(head, wrist)[1]
    up = over_head_t >= (KEEP_OVER_HEAD_T if keep else TAKE_OVER_HEAD_T)
    return Sign(Limb.ARM, side, lean_deg) if up and abs(lean_deg) <= UPRIGHT_LEAN_DEG else None


def _shank_up(sight: _Sight, side: Side, *, keep: bool) -> Sign | None:
    hip, knee, ankle = (left + side for left in (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE))
    if not sight.has(hip, knee, ankle):
        return None
    offset = sight.offset_t(knee, ankle)
    lean_deg = _lean_deg(offset)
    up = (
        offset[1] >= (KEEP_SHANK_T if keep else TAKE_SHANK_T)
        and abs(lean_deg) <= (KEEP_SHANK_DEG if keep else TAKE_SHANK_DEG)
        and abs(sight.offset_t(hip, knee)[1]) <= KNEE_UP_T
    )
    return Sign(Limb.SHANK, side, lean_deg) if up else None


def _foot_up(sight: _Sight, baseline: Baseline | None) -> bool:
    """Whether a foot that is seen is off the mat; one out of sight is no reason."""
    limit_t = FOOT_UP_ROUGH_T if baseline is None else FOOT_UP_T
    near = None if baseline is None else baseline.near
    for side in Side:
        hip = _L.LEFT_HIP + (side if near is None else near)
        feet = [left + side for left in (_L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)]
        heights = [sight.offset_t(hip, foot)[1] for foot in feet if sight.has(hip, foot)]
        shift_t = 0.0 if baseline is None or side is near else max(0.0, baseline.far_shift_t)
        if heights and min(heights) - shift_t > limit_t:
            return True
    return False
