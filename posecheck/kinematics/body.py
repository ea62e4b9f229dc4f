"""One pose in the frame of the mat: the angles and heights that rules read."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.kinematics.angles import Point, angle_of, turn_deg
from posecheck.kinematics.baseline import RESTING_HEIGHT_T, Baseline
from posecheck.kinematics.posture import Posture
from posecheck.landmarks import Landmark, Side, of_side
from posecheck.pose import TrunkContour
from posecheck.verdict import Unknown

__all__ = ["Body"]

_L = Landmark


@dataclass(frozen=True, slots=True)
class Body:
    """A pose that passed the sanity gate, seen from its baseline.

    Every quantity is NaN when a point it needs was not seen.

    Attributes
    ----------
    time_s : float
    points_mat : list of (along, height)
        In T; see `posecheck.kinematics.baseline.to_mat`.
    seen : list of bool
        Per landmark: visible, in the picture and plausible.
    baseline : Baseline
    contour : TrunkContour or None
    why_unseen : dict of Landmark to Unknown
        For landmarks that are not `seen` for another reason than being hidden.
    """

    time_s: float
    points_mat: list[Point]
    seen: list[bool]
    baseline: Baseline
    contour: TrunkContour | None
    why_unseen: dict[int, Unknown]

    @property
    def near(self) -> Side:
        """The side towards the camera."""
        return self.baseline.near

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

        For points that need not have rested in view (an arm on the chest). Only
        the near side: on the far side the camera's height shifts it.
        """
        index = of_side(left, side)
        if not self.seen[index]:
            return math.nan
        return self.points_mat[index][1] - RESTING_HEIGHT_T[index]

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
