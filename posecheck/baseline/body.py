"""One pose in the frame of the mat: the angles and heights that rules read."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from posecheck.baseline.record import Baseline
from posecheck.geometry.angles import Point, angle_of, turn_deg
from posecheck.geometry.perspective import camera_distance_t
from posecheck.geometry.posture import Posture
from posecheck.landmarks import BONES, LANDMARK_COUNT, Landmark, Side, of_side
from posecheck.pose import MIN_VISIBILITY, Pose, TrunkContour
from posecheck.verdict import Unknown

__all__ = ["Body"]

_L = Landmark
_AS_DRAWN = list(range(LANDMARK_COUNT))


@dataclass(frozen=True, slots=True)
class Body:
    """A pose that passed the sanity gate, seen from its baseline.

    Every quantity is NaN when a point it needs was not seen.

    Attributes
    ----------
    time_s : float
    points_mat : list of (along, height)
        In T; see `posecheck.baseline.record.to_mat`.
    seen : list of bool
        Per landmark: visible, in the picture and plausible.
    baseline : Baseline
    pose : Pose
        The pose itself; `rows` says which of its rows each landmark is, after the
        gate has mended swapped limbs.
    rows : list of int
    why_unseen : dict of Landmark to Unknown
        For landmarks that are not `seen` for another reason than being hidden.
    hidden_arm_deg : float
        ARM of the far side when it was last seen, if it went out of sight past the head
        and has not been seen since; NaN otherwise.
    """

    time_s: float
    points_mat: list[Point]
    seen: list[bool]
    baseline: Baseline
    pose: Pose
    rows: list[int]
    why_unseen: dict[int, Unknown]
    hidden_arm_deg: float = math.nan

    @property
    def near(self) -> Side:
        """The side towards the camera."""
        return self.baseline.near

    @property
    def contour(self) -> TrunkContour | None:
        """The outline of the trunk, where a mask was read."""
        return self.pose.contour

    @property
    def judged_pose(self) -> Pose:
        """The pose as it is judged: limbs under their mended names, the unseen not visible."""
        rows, shown = self.rows, self.pose.visibility.tolist()
        if rows == _AS_DRAWN and all(
            seen or value < MIN_VISIBILITY for seen, value in zip(self.seen, shown, strict=True)
        ):
            return self.pose
        visibility = self.pose.visibility[rows]
        visibility[~np.array(self.seen)] = 0.0
        return replace(
            self.pose,
            points_image=self.pose.points_image[rows],
            points_world=self.pose.points_world[rows],
            visibility=visibility,
            presence=self.pose.presence[rows],
        )

    def sees(self, left: Landmark, side: Side) -> bool:
        """Whether a landmark, named by its left twin, is usable on `side`."""
        return self.seen[left + side]

    def point(self, left: Landmark, side: Side) -> Point:
        """Give a landmark in the mat frame; NaN if not seen."""
        index = left + side
        return self.points_mat[index] if self.seen[index] else (math.nan, math.nan)

    def angle_deg(self, end_a: Landmark, corner: Landmark, end_b: Landmark, side: Side) -> float:
        """Interior image angle on one side, landmarks named by their left twins."""
        return angle_of(self.point(end_a, side), self.point(corner, side), self.point(end_b, side))

    def bone_t(self, inner: Landmark, outer: Landmark, side: Side) -> float:
        """Length of a bone of `posecheck.landmarks.BONES` as the baseline knows it, in T."""
        index = BONES.index((of_side(inner, side), of_side(outer, side)))
        return float(self.baseline.limb_t[index])

    @property
    def camera_distance_t(self) -> float:
        """How far the camera is from the body, in T (an ordinary lens)."""
        return camera_distance_t(self.pose.image_size, self.baseline.mat.torso_px)

    def over_middle_t(self, left: Landmark, side: Side) -> float:
        """Height of a landmark over the middle of the picture, in T."""
        index = left + side
        if not self.seen[index]:
            return math.nan
        y_px = float(self.pose.points_image[self.rows[index], 1])
        return (self.pose.image_size[1] / 2.0 - y_px) / self.baseline.mat.torso_px

    def knee_deg(self, side: Side) -> float:
        """KNEE: hip, knee, ankle; 180 is straight."""
        return self.angle_deg(_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, side)

    def hip_deg(self, side: Side) -> float:
        """HIP: shoulder, hip, knee."""
        return self.angle_deg(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, side)

    def hip_extension_deg(self, side: Side) -> float:
        """HIP measured through the front of the body, -90 to 270; more than 180 is past straight.

        The interior angle folds back at 180, which hides the top of a bridge.
        """
        hip = self.point(_L.LEFT_HIP, side)
        shoulder, knee = self.point(_L.LEFT_SHOULDER, side), self.point(_L.LEFT_KNEE, side)
        trunk = (shoulder[0] - hip[0], shoulder[1] - hip[1])
        turn = turn_deg((knee[0] - hip[0], knee[1] - hip[1]), trunk)
        front = turn if self.baseline.posture is Posture.SUPINE else -turn
        return front + 360.0 if front < -90.0 else front

    def elbow_deg(self, side: Side) -> float:
        """ELBOW: shoulder, elbow, wrist."""
        return self.angle_deg(_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST, side)

    def arm_deg(self, side: Side) -> float:
        """ARM: hip, shoulder, wrist; 180 is overhead."""
        return self.angle_deg(_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_WRIST, side)

    def height_t(self, left: Landmark, side: Side) -> float:
        """``h(p)``: height over the mat line less the point's own resting height, in T."""
        index = of_side(left, side)
        if not self.seen[index]:
            return math.nan
        resting = float(self.baseline.resting_t[index])
        return self.points_mat[index][1] - resting

    def clearance_t(self, left: Landmark, side: Side) -> float:
        """Height over the mat line less what an adult's joint rests at, in T.

        For points that need not have rested in view (an arm on the chest). The far
        side is shifted as its shoulder and hip are, by the camera's height.
        """
        index = of_side(left, side)
        if not self.seen[index]:
            return math.nan
        shift = 0.0 if side is self.near else self.baseline.far_shift_t
        adult = self.baseline.calibration.resting_height_t[self.baseline.posture][index]
        return self.points_mat[index][1] - adult - shift

    def world_point(self, left: Landmark, side: Side) -> tuple[float, float, float]:
        """Give a landmark in metres (camera axes; depth is the model's guess)."""
        index = left + side
        if not self.seen[index]:
            return (math.nan, math.nan, math.nan)
        x, y, z = self.pose.points_world[self.rows[index]].tolist()
        return (x, y, z)

    def world_angle_deg(
        self, end_a: Landmark, corner: Landmark, end_b: Landmark, side: Side
    ) -> float:
        """Interior angle in space, from the model's metres: for limbs towards the camera."""
        a, c, b = (self.world_point(left, side) for left in (end_a, corner, end_b))
        u = [x - y for x, y in zip(a, c, strict=True)]
        v = [x - y for x, y in zip(b, c, strict=True)]
        norm = math.hypot(*u) * math.hypot(*v)
        if not norm > 0:
            return math.nan
        dot = sum(x * y for x, y in zip(u, v, strict=True))
        return math.degrees(math.acos(max(-1.0, min(1.0, dot / norm))))

    def leg_elevation_deg(self, side: Side) -> float:
        """Angle of the hip-ankle line over the mat; 0 lies, 90 is upright, more leans back."""
        hip, ankle = self.point(_L.LEFT_HIP, side), self.point(_L.LEFT_ANKLE, side)
        return math.degrees(math.atan2(ankle[1] - hip[1], hip[0] - ankle[0]))

    def trunk_turn_deg(self, side: Side) -> float:
        """Turn of the hip-shoulder line against the mat line; positive lifts the shoulder."""
        hip, shoulder = self.point(_L.LEFT_HIP, side), self.point(_L.LEFT_SHOULDER, side)
        return turn_deg((shoulder[0] - hip[0], shoulder[1] - hip[1]), (1.0, 0.0))

    def why(self, *indices: int) -> Unknown:
        """Give the reason why one of these landmarks is not usable."""
        for index in indices:
            if not self.seen[index]:
                return self.why_unseen.get(index, Unknown.NOT_SEEN)
        return Unknown.NOT_SEEN
