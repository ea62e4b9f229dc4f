"""The lower back of a body: `posecheck.geometry.lower_back` on what its pose and baseline know."""

from __future__ import annotations

import math

from posecheck.baseline.body import Body
from posecheck.baseline.record import Baseline
from posecheck.geometry.lower_back import NearPoints, Readings, readings, rise_t, trunk_edges
from posecheck.geometry.lower_back import under_gap_t as gap_t
from posecheck.geometry.mat_frame import in_mat_t
from posecheck.landmarks import Landmark
from posecheck.pose import MIN_VISIBILITY, Pose

__all__ = ["hollow", "pose_pelvis_top_t", "pose_readings", "under_gap_t"]

_L = Landmark
_NEAR = (_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_ELBOW, _L.LEFT_WRIST)
# From higher up the wedge under the back is hidden by the near flank (prototype: at
# 0.3 to 0.5 m the gap reads up to 11 mm off; higher was not measured). A person's own
# calibration needs no such limit: it tells what can be seen.
LOW_VIEW_DEG = 20.0
# The model's depth tells the height of the camera roughly: it read 7 to 19 degrees of nine of
# 25 people seen from 20 to 24. Their two sides are seen 0.13 to 0.22 T apart, those of 150
# people seen from up to 10 degrees up to 0.11.
LOW_VIEW_T = 0.13
# Where the pelvis makes the upper outline, short of a thigh that is lifted from it.
PELVIS = (0.62, 0.80)


def _near_points(pose: Pose, baseline: Baseline) -> NearPoints:
    """Give the landmarks of the near side where the model takes them for visible."""
    rows = [left + baseline.near for left in _NEAR]
    points = in_mat_t(pose.points_image[rows], baseline.mat)
    points[pose.visibility[rows] < MIN_VISIBILITY] = math.nan
    shoulder, hip, elbow, wrist = ((x, y) for x, y in points.tolist())
    return NearPoints(shoulder, hip, elbow, wrist)


def pose_readings(pose: Pose, baseline: Baseline) -> Readings:
    """Read the signals of the lower back, for `LowerBackCalibration.share`."""
    points = _near_points(pose, baseline)
    return readings(pose.contour, baseline.mat, baseline.posture, points)


def pose_pelvis_top_t(pose: Pose, baseline: Baseline) -> float:
    """Height of the upper outline over the pelvis, in T or NaN: it rises as the pelvis turns."""
    return rise_t(trunk_edges(pose.contour, baseline.mat)[1], PELVIS)


def hollow(body: Body) -> tuple[float, float]:
    """Tell how far the lower back is arched, in the person's own range.

    Returns
    -------
    share, sd : float
        0 pressed, 1 gently arched. NaN without a calibration, and where what can be read
        now does not tell.
    """
    calibration = body.baseline.lower_back
    if calibration is None:
        return math.nan, math.nan
    return calibration.share(pose_readings(body.pose, body.baseline))


def under_gap_t(body: Body) -> float:
    """Height of the gap under the lower back, in T, as somebody without a calibration has it.

    NaN without an outline, from a raised camera, with an arm along the trunk, or where the
    trunk does not touch the mat at both ends.
    """
    baseline = body.baseline
    view = baseline.view
    if not (view.raised_deg <= LOW_VIEW_DEG and view.across_t <= LOW_VIEW_T):
        return math.nan
    lower, _ = trunk_edges(body.pose.contour, baseline.mat)
    return gap_t(lower, _near_points(body.pose, baseline))
