"""One estimate in the frame of the mat: the angles and heights that rules read."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from posecheck.baseline.record import Baseline
from posecheck.geometry.angles import Point, angle_of, turn_deg
from posecheck.geometry.mat_frame import points_in_mat
from posecheck.geometry.posture import Posture
from posecheck.landmarks import BONES, Landmark, Side, of_side
from posecheck.pose import Pose
from posecheck.tracking.estimate import Estimate
from posecheck.verdict import UNSEEN, Reading, Unknown

__all__ = ["Body", "body_of"]

_L = Landmark

_BONE_INDEX = {bone: index for index, bone in enumerate(BONES)}
# The trunk hardly changes its length in a side view; half or half as much again
# means that shoulders or hips are wrong.
TRUNK_RANGE_T = (0.5, 1.5)
# Past this the trunk does not lie: a bridge turns it by 30 degrees, a chest lift by 25.
LYING_TURN_DEG = 48.0
# EXERCISES, "The body lies": a hand, knee or foot so far under the mat line, with the trunk
# over it, carries the body; what lies nearer is lower in the picture, by the elevation.
CARRIES_T, NEARER_T = 0.3, 1.2
# A far side that is seen higher by more has no resting height but its own: to a quarter of the
# shift it is known, and a foot that has risen is up by 0.15 T.
MOST_SHIFT_T = 0.3
# As far past hips and shoulders a limb still carries the trunk.
OVER_T = 0.6
_CARRIERS = (_L.LEFT_WRIST, _L.LEFT_ELBOW, _L.LEFT_KNEE)


@dataclass(frozen=True, slots=True)
class Body:
    """An estimate seen from its baseline.

    Every quantity is unknown (NaN) when a point it needs was not seen. Angles and lengths
    are `Reading` values: with the standard deviation that follows from how far each
    landmark may be off.

    Attributes
    ----------
    points_mat : list of (along, height)
        In T; see `posecheck.geometry.mat_frame`. NaN where not seen.
    sd_t : list of (along, height)
        Standard deviations of each landmark's place, in T.
    """

    points_mat: list[Point]
    sd_t: list[Point]
    baseline: Baseline
    estimate: Estimate

    @property
    def seen(self) -> tuple[bool, ...]:
        """Per landmark: visible and in the picture."""
        return self.estimate.seen

    @property
    def near(self) -> Side:
        """The side towards the camera."""
        return self.baseline.near

    @property
    def pose(self) -> Pose:
        """The model's own pose, its limbs under their tracked names."""
        return self.estimate.pose

    @property
    def judged_pose(self) -> Pose:
        """The pose as it is judged: what is not believed is not visible."""
        return replace(self.pose, visibility=np.where(self.seen, self.pose.visibility, 0.0))

    def sees(self, left: Landmark, side: Side) -> bool:
        """Whether a landmark, named by its left twin, is usable on `side`."""
        return self.seen[left + side]

    def point(self, left: Landmark, side: Side) -> Point:
        """Give a landmark in the mat frame; NaN if not seen."""
        return self.points_mat[left + side]

    def angle_deg(
        self, end_a: Landmark, corner: Landmark, end_b: Landmark, side: Side, kind: str
    ) -> Reading:
        """Interior image angle on one side, landmarks named by their left twins.

        Its sd is that of `kind` between bones seen at full length, more where a bone is
        foreshortened, and what the landmarks jump from picture to picture.
        """
        a, c, b = self.point(end_a, side), self.point(corner, side), self.point(end_b, side)
        value = angle_of(a, c, b)
        if math.isnan(value):
            return UNSEEN
        bones = ((end_a, corner, math.dist(a, c)), (corner, end_b, math.dist(c, b)))
        calibration = self.baseline.calibration
        base = calibration.angle_deg(kind, near=side is self.near)
        base *= calibration.slant(self.baseline.view.yaw_deg)
        # By how much a bone is seen shorter than it is, where that is known.
        shares = (self.bone_t(inner, outer, side) / seen_t for inner, outer, seen_t in bones)
        shortened = max(1.0, *(share if share > 0.0 else 1.0 for share in shares))
        jumps = (self._jitter_t(left + side) for left in (end_a, corner, end_b))
        jitter_deg = math.degrees(math.hypot(*jumps) / min(seen_t for *_, seen_t in bones))
        return Reading(value, math.hypot(base * shortened, jitter_deg))

    def turn_deg(self, inner: Landmark, outer: Landmark, side: Side) -> Reading:
        """Direction of a limb over the mat: 0 points to the feet, 90 up, 180 to the head."""
        a, b = self.point(inner, side), self.point(outer, side)
        across, up = b[1] - a[1], a[0] - b[0]
        value = math.degrees(math.atan2(across, up))
        if math.isnan(value):
            return UNSEEN
        length = math.hypot(across, up) or math.inf
        sds = (self.sd_t[inner + side], self.sd_t[outer + side])
        variance = sum((sd[0] * across) ** 2 + (sd[1] * up) ** 2 for sd in sds)
        return Reading(value, math.degrees(math.sqrt(variance) / length**2))

    def bone_t(self, inner: Landmark, outer: Landmark, side: Side) -> float:
        """Length of a bone as the baseline knows it, in T; NaN if it knows none between these."""
        index = _BONE_INDEX.get((of_side(inner, side), of_side(outer, side)))
        return float(self.baseline.limb_t[index]) if index is not None else math.nan

    def over_middle_t(self, left: Landmark, side: Side) -> float:
        """Height of a landmark over the middle of the picture, in T."""
        index = left + side
        if not self.seen[index]:
            return math.nan
        y_px = float(self.estimate.points_px[index, 1])
        return (self.pose.image_size[1] / 2.0 - y_px) / self.baseline.mat.torso_px

    def knee_deg(self, side: Side) -> Reading:
        """KNEE: hip, knee, ankle; 180 is straight."""
        return self.angle_deg(_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, side, "knee")

    def hip_deg(self, side: Side) -> Reading:
        """HIP: shoulder, hip, knee."""
        return self.angle_deg(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, side, "hip")

    def hip_extension_deg(self, side: Side) -> Reading:
        """HIP measured through the front of the body, -90 to 270; more than 180 is past straight.

        The interior angle folds back at 180, which hides the top of a bridge.
        """
        interior = self.hip_deg(side)
        hip = self.point(_L.LEFT_HIP, side)
        shoulder, knee = self.point(_L.LEFT_SHOULDER, side), self.point(_L.LEFT_KNEE, side)
        trunk = (shoulder[0] - hip[0], shoulder[1] - hip[1])
        turn = turn_deg((knee[0] - hip[0], knee[1] - hip[1]), trunk)
        front = turn if self.baseline.posture is Posture.SUPINE else -turn
        return Reading(front + 360.0 if front < -90.0 else front, interior.sd)

    def elbow_deg(self, side: Side) -> Reading:
        """ELBOW: shoulder, elbow, wrist."""
        return self.angle_deg(_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST, side, "elbow")

    def arm_deg(self, side: Side) -> Reading:
        """ARM: hip, shoulder, wrist; 180 is overhead."""
        return self.angle_deg(_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_WRIST, side, "arm")

    def height_t(self, left: Landmark, side: Side) -> Reading:
        """``h(p)``: height over the mat line less the point's own resting height, in T.

        What a landmark is off by at rest it is off by when lifted, so that the sd is that
        of the same landmark against itself.
        """
        index = left + side
        rise_t = self.points_mat[index][1] - float(self.baseline.resting_t[index])
        if math.isnan(rise_t):
            return UNSEEN
        sd = self.baseline.calibration.rise_sd_t(left, rise_t, near=side is self.near)
        return Reading(rise_t, math.hypot(sd, self._jitter_t(index)))

    def clearance_t(self, left: Landmark, side: Side) -> Reading:
        """Height over the mat line less what an adult's joint rests at, in T.

        For points that need not have rested in view (an arm on the chest). The far
        side is shifted as its shoulder and hip are, by the camera's height.
        """
        index = left + side
        shift = 0.0 if side is self.near else self.baseline.far_shift_t
        adult = self.baseline.calibration.resting_height_t[self.baseline.posture][
            of_side(left, side)
        ]
        return Reading(self.points_mat[index][1] - adult - shift, self.sd_t[index][1])

    def resting_height_t(self, left: Landmark, side: Side) -> float:
        """Height over the mat at which a landmark rests, in T: its own, else an adult's.

        NaN where it was never seen at rest and the camera looks down so much that nobody
        knows how high that is on the far side.
        """
        own_t = float(self.baseline.resting_t[left + side])
        if not math.isnan(own_t):
            return own_t
        adult = self.baseline.calibration.resting_height_t[self.baseline.posture]
        shift_t = 0.0 if side is self.near else self.baseline.far_shift_t
        if shift_t > MOST_SHIFT_T:
            return math.nan
        return adult[of_side(left, side)] + (0.0 if math.isnan(shift_t) else shift_t)

    def risen_t(self, left: Landmark, side: Side) -> Reading:
        """Height of a landmark over where it rests; see `resting_height_t`."""
        own = self.height_t(left, side)
        if own.known:
            return own
        height_t = self.points_mat[left + side][1]
        return Reading(height_t - self.resting_height_t(left, side), self.sd_t[left + side][1])

    def _jitter_t(self, index: int) -> float:
        return float(self.estimate.jitter_px[index]) / self.baseline.mat.torso_px

    def world_point(self, left: Landmark, side: Side) -> tuple[float, float, float]:
        """Give a landmark in metres (camera axes; depth is the model's guess)."""
        index = left + side
        if not self.seen[index]:
            return (math.nan, math.nan, math.nan)
        x, y, z = self.pose.points_world[index].tolist()
        return (x, y, z)

    def leg_elevation_deg(self, side: Side) -> Reading:
        """Angle of the hip-ankle line over the mat; 0 lies, 90 is upright, more leans back."""
        return self.turn_deg(_L.LEFT_HIP, _L.LEFT_ANKLE, side)

    def trunk_turn_deg(self, side: Side) -> Reading:
        """Turn of the hip-shoulder line against the mat line; positive lifts the shoulder."""
        turned = self.turn_deg(_L.LEFT_SHOULDER, _L.LEFT_HIP, side)
        return Reading(-turned.value, turned.sd)


def body_of(estimate: Estimate, baseline: Baseline) -> tuple[Body | None, Unknown | None]:
    """See an estimate from its baseline; else say why: not seen, implausible, or not lying."""
    shown_px = np.where(np.array(estimate.seen)[:, None], estimate.points_px, math.nan)
    points = points_in_mat(shown_px, baseline.mat)
    why = _why_not(points, baseline)
    if why is not None:
        return None, why
    return Body(points, _sd_t(estimate, baseline), baseline, estimate), None


def _sd_t(estimate: Estimate, baseline: Baseline) -> list[Point]:
    base = baseline.calibration.sd_t(baseline.posture, baseline.near)
    slant = baseline.calibration.slant(baseline.view.yaw_deg)
    jitter: list[float] = (estimate.jitter_px / baseline.mat.torso_px).tolist()
    return [
        (math.hypot(slant * a, j), math.hypot(slant * u, j))
        for (a, u), j in zip(base, jitter, strict=True)
    ]


def _why_not(points: list[Point], baseline: Baseline) -> Unknown | None:
    """Give why nothing can be said of somebody: not seen, implausible, or not lying."""
    shoulder, hip = (points[left + baseline.near] for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP))
    trunk = (shoulder[0] - hip[0], shoulder[1] - hip[1])
    if math.isnan(trunk[0]):
        return Unknown.NOT_SEEN
    if not abs(turn_deg(trunk, (1.0, 0.0))) <= LYING_TURN_DEG:
        return Unknown.POSTURE
    if not TRUNK_RANGE_T[0] <= math.hypot(*trunk) <= TRUNK_RANGE_T[1]:
        return Unknown.IMPLAUSIBLE
    return Unknown.POSTURE if _is_carried(points, baseline) else None


def _is_carried(points: list[Point], baseline: Baseline) -> bool:
    """Whether a hand or a knee carries the trunk from below: nobody lies so."""
    near = baseline.near
    hip, shoulder = points[_L.LEFT_HIP + near], points[_L.LEFT_SHOULDER + near]
    elevation = math.sin(math.radians(baseline.view.raised_deg))
    least_t = -CARRIES_T - NEARER_T * (elevation if elevation > 0.0 else 0.0)
    return any(
        points[left + side][1] < least_t
        and hip[0] - OVER_T < points[left + side][0] < shoulder[0] + OVER_T
        for left in _CARRIERS
        for side in Side
    )
