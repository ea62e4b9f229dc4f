"""A stick figure with known joint angles, lying in front of a distant camera.

Metres: x towards the head, y up from the mat, z towards a camera at the side. On
the back with the head to the right of the picture the left side is near. What a test
asks for (a knee of 90 degrees, a heel 5 cm up) is what the figure has.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from posecheck.landmarks import MIRROR, Landmark, Side
from posecheck.pose import FloatArray, Observation, Pose, Silhouette

TORSO_M = 0.50
THIGH_M, SHANK_M, FOREARM_M, UPPER_ARM_M = 0.42, 0.42, 0.26, 0.30
SHOULDER_Y, HIP_Y, HEEL_Y, WRIST_Y = 0.06, 0.09, 0.02, 0.035
PRONE_SHOULDER_Y = 0.11
ANKLE_OVER_HEEL = 0.04
SHOULDER_HALF, HIP_HALF = 0.18, 0.10
LEFT, RIGHT = Side.LEFT, Side.RIGHT
L = Landmark


@dataclass(frozen=True)
class Leg:
    """A leg by thigh elevation over the mat and interior knee angle, or by its foot.

    With `foot_x` (distance of the ankle from the hip, away from the head) the foot
    stands on the mat and the knee points up; `foot_y` lifts it. `over_deg` swings the leg
    about the long axis through the hip, towards the other side.
    """

    thigh_deg: float = 0.0
    knee_deg: float = 180.0
    foot_x: float | None = None
    foot_y: float = 0.0
    over_deg: float = 0.0


@dataclass(frozen=True)
class Arm:
    """An arm by its elevation (0 beside the body, 180 overhead) and elbow angle."""

    raise_deg: float = 0.0
    elbow_deg: float = 180.0
    lift_m: float = 0.0


FLAT = Leg()
HOOK = Leg(foot_x=0.50)


@dataclass(frozen=True)
class Figure:
    """One posture."""

    prone: bool = False
    trunk_lift_deg: float = 0.0
    chest_lift_m: float = 0.0
    head_lift_m: float = 0.0
    shoulder_lift_m: dict[Side, float] = field(default_factory=dict)
    legs: dict[Side, Leg] = field(default_factory=lambda: {LEFT: FLAT, RIGHT: FLAT})
    arms: dict[Side, Arm] = field(default_factory=lambda: {LEFT: Arm(), RIGHT: Arm()})

    def joints(self) -> FloatArray:
        """Give the 33 points in metres."""
        points = np.zeros((33, 3))
        turn = math.radians(self.trunk_lift_deg)
        resting = PRONE_SHOULDER_Y if self.prone else SHOULDER_Y
        shoulder = np.array([0.0, resting + self.chest_lift_m])
        slope = math.atan2(HIP_Y - resting, TORSO_M) + turn
        hip = shoulder + TORSO_M * np.array([-math.cos(slope), math.sin(slope)])
        head = shoulder + np.array([0.20, 0.055 + self.head_lift_m])
        for side in Side:
            z = self._z(side)
            points[L.LEFT_SHOULDER + side] = (*shoulder, SHOULDER_HALF * z)
            points[L.LEFT_SHOULDER + side, 1] += self.shoulder_lift_m.get(side, 0.0)
            points[L.LEFT_HIP + side] = (*hip, HIP_HALF * z)
            self._leg(points, side, hip)
            self._arm(points, side, shoulder)
            points[L.LEFT_EAR + side] = (*head, 0.07 * z)
        up = -1.0 if self.prone else 1.0
        for index in (0, 1, 2, 3, 4, 5, 6, 9, 10):
            points[index] = (head[0] + 0.02, head[1] + 0.08 * up, 0.0)
        return points

    def _z(self, side: Side) -> float:
        toward = 1.0 if side is LEFT else -1.0
        return -toward if self.prone else toward

    def _leg(self, points: FloatArray, side: Side, hip: FloatArray) -> None:
        leg, z = self.legs[side], HIP_HALF * self._z(side)
        sign = -1.0 if self.prone else 1.0
        if leg.foot_x is not None:
            rest_hip_x = -TORSO_M * math.cos(math.atan2(HIP_Y - SHOULDER_Y, TORSO_M))
            ankle = np.array([rest_hip_x - leg.foot_x, HEEL_Y + ANKLE_OVER_HEEL + leg.foot_y])
            knee = _knee(hip, ankle)
            heel = ankle + (0.03, -ANKLE_OVER_HEEL)
            toe = ankle + (-0.14, -ANKLE_OVER_HEEL)
        else:
            ankle_drop = HIP_Y - HEEL_Y - ANKLE_OVER_HEEL
            flat = -math.asin(ankle_drop / (THIGH_M + SHANK_M))
            up = math.radians(leg.thigh_deg) + (flat if leg.thigh_deg == 0 else 0.0)
            down = up - sign * math.radians(180.0 - leg.knee_deg)
            knee = hip + THIGH_M * np.array([-math.cos(up), math.sin(up)])
            ankle = knee + SHANK_M * np.array([-math.cos(down), math.sin(down)])
            along = np.array([-math.cos(down), math.sin(down)])
            front = sign * np.array([math.sin(down), math.cos(down)])
            heel = ankle - 0.04 * front
            toe = ankle + (0.16 * along if self.prone else 0.14 * front)
        for left, point in ((L.LEFT_KNEE, knee), (L.LEFT_ANKLE, ankle)):
            points[left + side] = (*point, z)
        points[L.LEFT_HEEL + side], points[L.LEFT_FOOT_INDEX + side] = (*heel, z), (*toe, z)
        over = math.radians(leg.over_deg)
        for left in (L.LEFT_KNEE, L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX):
            height = points[left + side, 1] - hip[1]
            points[left + side, 1] = hip[1] + height * math.cos(over)
            points[left + side, 2] -= height * math.sin(over) * np.sign(z)

    def _arm(self, points: FloatArray, side: Side, shoulder: FloatArray) -> None:
        arm, z = self.arms[side], SHOULDER_HALF * self._z(side) * 1.1
        reach = UPPER_ARM_M + FOREARM_M
        base = np.array([-1.0, 0.0]) if arm.raise_deg < 90 else np.array([1.0, 0.0])
        rest = math.asin(min(1.0, (shoulder[1] - WRIST_Y - arm.lift_m) / reach))
        turn = math.radians(arm.raise_deg if arm.raise_deg < 90 else 180.0 - arm.raise_deg)
        angle = turn - rest
        way = np.array([base[0] * math.cos(angle), math.sin(angle)])
        elbow = shoulder + UPPER_ARM_M * way
        bend = math.radians(180.0 - arm.elbow_deg)
        fore = np.array([base[0] * math.cos(angle + bend), math.sin(angle + bend)])
        wrist = elbow + FOREARM_M * fore
        points[L.LEFT_ELBOW + side], points[L.LEFT_WRIST + side] = (*elbow, z), (*wrist, z)
        for left in (L.LEFT_PINKY, L.LEFT_INDEX, L.LEFT_THUMB):
            points[left + side] = (*(wrist + 0.08 * fore), z)


def _knee(hip: FloatArray, ankle: FloatArray) -> FloatArray:
    """The knee above the line from hip to ankle."""
    gap = ankle - hip
    length = min(float(np.hypot(*gap)), (THIGH_M + SHANK_M) * 0.9999)
    unit = gap / np.hypot(*gap)
    along = (THIGH_M**2 - SHANK_M**2 + length**2) / (2 * length)
    height = math.sqrt(max(0.0, THIGH_M**2 - along**2))
    normal = np.array([unit[1], -unit[0]])
    return hip + along * unit + height * (normal if normal[1] > 0 else -normal)


@dataclass(frozen=True)
class View:
    """A distant camera: scale, roll, and how far it looks down or along the body."""

    width: int = 1280
    height: int = 720
    px_per_m: float = 400.0
    roll_deg: float = 0.0
    raised_deg: float = 6.0
    yaw_deg: float = 0.0
    far_visibility: float = 0.8

    def pose(self, figure: Figure, time_s: float) -> Pose:
        """Photograph a figure."""
        body = figure.joints() - figure.joints()[[L.LEFT_HIP, L.RIGHT_HIP]].mean(axis=0) * (1, 0, 1)
        yaw, tilt = math.radians(self.yaw_deg), math.radians(self.raised_deg)
        x = body[:, 0] * math.cos(yaw) + body[:, 2] * math.sin(yaw)
        z = -body[:, 0] * math.sin(yaw) + body[:, 2] * math.cos(yaw)
        y = body[:, 1] * math.cos(tilt) - z * math.sin(tilt)
        depth = -(body[:, 1] * math.sin(tilt) + z * math.cos(tilt))
        roll = math.radians(self.roll_deg)
        right = x * math.cos(roll) - y * math.sin(roll)
        down = -(x * math.sin(roll) + y * math.cos(roll))
        image = np.stack([right, down], axis=1) * self.px_per_m
        image += (self.width * 0.55, self.height * 0.7)
        world = np.stack([right, down, depth], axis=1)
        world -= world[[L.LEFT_HIP, L.RIGHT_HIP]].mean(axis=0)
        visibility = np.ones(33)
        near_is_left = not figure.prone
        visibility[(8 if near_is_left else 7) :: 2] = self.far_visibility
        return Pose(time_s, image, world, visibility, np.ones(33), (self.width, self.height))


def mirrored(pose: Pose) -> Pose:
    """The pose of the same picture, mirrored."""
    order = list(MIRROR)
    image = pose.points_image[order].copy()
    image[:, 0] = pose.image_size[0] - image[:, 0]
    world = pose.points_world[order] * (-1.0, 1.0, 1.0)
    silhouette = pose.silhouette
    return replace(
        pose,
        silhouette=Silhouette(silhouette.edges_px[::-1]) if silhouette is not None else None,
        points_image=image,
        points_world=world,
        visibility=pose.visibility[order],
        presence=pose.presence[order],
    )


def noisy(pose: Pose, sigma_px: float, rng: np.random.Generator) -> Pose:
    """The pose with Gaussian noise on its image points."""
    return replace(pose, points_image=pose.points_image + rng.normal(0, sigma_px, (33, 2)))


Script = Callable[[float], Figure]


def film(
    script: Script, seconds: float, fps: float = 30.0, view: View | None = None
) -> list[Observation]:
    """Film a script at a frame rate."""
    view = view or View()
    times = np.arange(0.0, seconds, 1.0 / fps)
    return [Observation(float(t), view.pose(script(float(t)), float(t))) for t in times]


def ramp(time_s: float, start_s: float, end_s: float) -> float:
    """0 before, 1 after, even in between."""
    return min(1.0, max(0.0, (time_s - start_s) / (end_s - start_s)))


def pulses(
    starts: Iterable[float], up_s: float, stay_s: float, down_s: float
) -> Callable[[float], float]:
    """0 at rest, 1 at the top of each movement."""
    begins = list(starts)

    def share(time_s: float) -> float:
        return max(
            (
                ramp(time_s, s, s + up_s)
                - ramp(time_s, s + up_s + stay_s, s + up_s + stay_s + down_s)
                for s in begins
            ),
            default=0.0,
        )

    return share


def lifted_hook(lift_deg: float, foot_x: float = 0.50, **changes: object) -> Figure:
    """A bridge: feet up, the trunk turned about the shoulders by `lift_deg`."""
    foot = Leg(foot_x=foot_x)
    return replace(Figure(trunk_lift_deg=lift_deg, legs={LEFT: foot, RIGHT: foot}), **changes)


def bridge(starts: Iterable[float] = (2.5, 11.0, 19.5), lift_deg: float = 23.0) -> Script:
    """Slow bridges: 3 s up, 1 s at the top, 3 s down."""
    share = pulses(starts, 3.0, 1.0, 3.0)
    return lambda t: lifted_hook(lift_deg * share(t))


def with_leg(figure: Figure, side: Side, leg: Leg) -> Figure:
    """The figure with another leg on one side."""
    return replace(figure, legs={**figure.legs, side: leg})


def with_arm(figure: Figure, side: Side, arm: Arm) -> Figure:
    """The figure with another arm on one side."""
    return replace(figure, arms={**figure.arms, side: arm})
