"""What is wrong with light, camera and place, each named so that a person can mend it.

Nothing here stops an exercise by itself: a finding that `blocks` means that nothing could
be judged; the others are advice. The words of a finding are ``camera.<id>``, with
``camera.<id>.do`` for what to do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from posecheck.exercises.spec import PROGRAMME_PLACE, Exercise
from posecheck.geometry.posture import END_YAW_DEG, SIDE_YAW_DEG, Placement, Posture, placement_of
from posecheck.landmarks import Landmark, Side
from posecheck.pose import MIN_VISIBILITY, Observation, Pose
from posecheck.preparation.light import Light

__all__ = ["FINDING_IDS", "CameraCheck", "Finding"]

_L = Landmark
FINDING_IDS = (
    "too_dark",
    "end_view",
    "angle",
    "cut_off",
    "too_far",
    "back_lit",
    "wrong_side",
    "tilted",
    "too_high",
    "too_low",
    "arm_hides_back",
)
"""All findings, in the order in which they are told."""

# Below this a webcam shows its own noise rather than a body (of 255).
DARK = 35.0
# A person this much darker than the bright part behind is a silhouette, if they are dark
# themselves and something behind is white without detail.
BACK_LIT_BY = 110.0
BACK_LIT_PERSON = 90.0
BURNT_SHARE = 0.04
# A camera may be rolled by 15 degrees (LYING_TILT_DEG); past this it is worth a word.
TILTED_DEG = 12.0
# The model looks at the whole body in 256 pixels, which is 60 for the torso: a smaller
# one in the picture is drawn out of fewer.
SMALL_TORSO_PX = 60.0
# A body that touches the edges is cut off by this share of the longer edge, or may be.
EDGE_SHARE = 0.005
# From higher than this the lower back is hidden by the hip and the ribs; from lower than
# that the near shoulder hides the far one (EXERCISES, views; SupineTwistLimits).
HIGH_DEG, LOW_DEG = 25.0, 12.0
# The lower back: this part of the way from the shoulder to the hip, and an arm nearer to
# it than a forearm's thickness and a half (10 cm).
BACK_SHARES = (0.5, 1.0)
ARM_NEAR_T = 0.20
_ALONG_FOREARM = (0.0, 0.25, 0.5, 0.75, 1.0)
HIDDEN_SHARE = 0.5
# A finding is told when it has lasted, and is over when it has been gone for a moment.
TOLD_S, GONE_S = 1.5, 0.7

_PARTS: Mapping[str, tuple[Landmark, ...]] = MappingProxyType(
    {
        "part.head": (_L.LEFT_EAR, _L.RIGHT_EAR, _L.NOSE),
        "part.feet": (_L.LEFT_ANKLE, _L.RIGHT_ANKLE, _L.LEFT_HEEL, _L.RIGHT_HEEL),
        "part.hands": (_L.LEFT_WRIST, _L.RIGHT_WRIST),
    }
)
_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes
    ----------
    id : str
        One of `FINDING_IDS`.
    blocks : bool
        Nothing can be judged while it lasts.
    values : mapping
        What fills the words: ``part`` (id of a part of the body, ``part.feet``).
    """

    id: str
    blocks: bool = False
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)


@dataclass(slots=True)
class _Lasting:
    """How long a finding has been there, or gone."""

    since_s: float
    last_s: float
    finding: Finding


class CameraCheck:
    """Watches the picture before an exercise, and says what is wrong once it has lasted.

    Parameters
    ----------
    wanted_near : Side or None
        The side that was asked to be towards the camera; None: either.

    Notes
    -----
    Time is that of the observations. Watch a person who is getting ready, not one who
    moves: a leg on its way up leaves the picture for good reasons.
    """

    def __init__(self, exercise: Exercise, wanted_near: Side | None = None) -> None:
        self._exercise = exercise
        self._wanted_near = wanted_near
        self._lasting: dict[str, _Lasting] = {}

    def step(self, observation: Observation, light: Light | None = None) -> tuple[Finding, ...]:
        """Take one observation.

        Parameters
        ----------
        light : Light or None
            Of this picture; None where it was not measured, which changes nothing
            about what was found in the light before.

        Returns
        -------
        tuple of Finding
            Those that have lasted, in the order of `FINDING_IDS`.
        """
        time_s = observation.time_s
        now = {finding.id: finding for finding in self._found(observation, light)}
        for name, finding in now.items():
            lasting = self._lasting.setdefault(name, _Lasting(time_s, time_s, finding))
            lasting.last_s, lasting.finding = time_s, finding
        for name, lasting in list(self._lasting.items()):
            kept = light is None and name in _OF_LIGHT
            if name not in now and not kept and time_s - lasting.last_s > GONE_S:
                del self._lasting[name]
        return tuple(
            self._lasting[name].finding
            for name in FINDING_IDS
            if name in self._lasting and time_s - self._lasting[name].since_s >= TOLD_S
        )

    def _found(self, observation: Observation, light: Light | None) -> Iterator[Finding]:
        if light is not None:
            yield from _in_light(light)
        pose = observation.pose
        place = placement_of(pose) if pose is not None else None
        if pose is None or place is None or place.posture not in (Posture.SUPINE, Posture.PRONE):
            return
        yield from self._in_view(place)
        if place.yaw_deg <= SIDE_YAW_DEG and _tilted(pose, place):
            yield Finding("tilted")
        yield from _in_frame(pose, place)
        if self._wanted_near is not None and place.near is not self._wanted_near:
            yield Finding("wrong_side", values={"side": self._wanted_near})
        if self._exercise.shows_back and _arm_hides_back(pose, place):
            yield Finding("arm_hides_back")

    def _in_view(self, place: Placement) -> Iterator[Finding]:
        most_deg, (lowest_m, highest_m) = self._exercise.max_yaw_deg, self._exercise.place.height_m
        if place.yaw_deg > END_YAW_DEG:
            yield Finding("end_view", blocks=True)
            return
        if place.yaw_deg > SIDE_YAW_DEG:
            yield Finding("angle", blocks=place.yaw_deg > most_deg)
        if highest_m <= PROGRAMME_PLACE.height_m[0] and place.raised_deg > HIGH_DEG:
            yield Finding("too_high")
        if lowest_m >= PROGRAMME_PLACE.height_m[1] and place.raised_deg < LOW_DEG:
            yield Finding("too_low")


_OF_LIGHT = frozenset({"too_dark", "back_lit"})


def _in_light(light: Light) -> Iterator[Finding]:
    person = light.picture if math.isnan(light.person) else light.person
    if person < DARK and light.around < DARK + BACK_LIT_BY:
        yield Finding("too_dark", blocks=math.isnan(light.person))
    elif (
        light.person < BACK_LIT_PERSON
        and light.around - light.person > BACK_LIT_BY
        and light.burnt > BURNT_SHARE
    ):
        yield Finding("back_lit")


def _tilted(pose: Pose, place: Placement) -> bool:
    """Whether trunk and feet both say that the mat lies aslant: a lifted trunk alone does not."""
    shoulder_x, shoulder_y = pose.points_image[_L.LEFT_SHOULDER + place.near].tolist()
    feet = pose.points_image[[_L.LEFT_HEEL, _L.RIGHT_HEEL]].tolist()
    foot_x, foot_y = max(feet, key=lambda foot: foot[1])
    feet_deg = math.degrees(math.atan2(foot_y - shoulder_y, abs(foot_x - shoulder_x)))
    same_way = feet_deg * place.trunk_deg > 0
    return same_way and min(abs(feet_deg), abs(place.trunk_deg)) > TILTED_DEG


def _in_frame(pose: Pose, place: Placement) -> Iterator[Finding]:
    cut = _first_part_outside(pose)
    if cut is not None:
        yield Finding("cut_off", values={"part": cut})
    elif place.torso_px < SMALL_TORSO_PX:
        yield Finding("too_far")


def _first_part_outside(pose: Pose) -> str | None:
    """The first part of the body that the model places outside the picture."""
    width, height = pose.image_size
    edge = EDGE_SHARE * max(width, height)

    def outside(index: int) -> bool:
        x, y = pose.points_image[index].tolist()
        return not (edge <= x <= width - edge and edge <= y <= height - edge)

    return next((part for part, points in _PARTS.items() if _most(outside, points)), None)


def _most(holds: Callable[[int], bool], points: tuple[Landmark, ...]) -> bool:
    return sum(holds(point) for point in points) * 2 > len(points)


def _arm_hides_back(pose: Pose, place: Placement) -> bool:
    """Whether the near forearm lies along the lower half of the trunk."""
    rows = [left + place.near for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP)]
    arm = [left + place.near for left in (_L.LEFT_ELBOW, _L.LEFT_WRIST)]
    if min(pose.visibility[rows + arm]) < MIN_VISIBILITY:
        return False
    shoulder, hip = pose.points_image[rows]
    elbow, wrist = pose.points_image[arm]
    axis = hip - shoulder
    torso_px = math.hypot(*axis.tolist())
    if not torso_px > 0:
        return False
    hidden = 0
    for share in _ALONG_FOREARM:
        point = elbow + share * (wrist - elbow) - shoulder
        along = float(point @ axis) / torso_px**2
        off_t = abs(float(point[0] * axis[1] - point[1] * axis[0])) / torso_px**2
        hidden += BACK_SHARES[0] <= along <= BACK_SHARES[1] and off_t <= ARM_NEAR_T
    return hidden >= HIDDEN_SHARE * len(_ALONG_FOREARM)
