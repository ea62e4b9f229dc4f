"""The lower back from the outline of the trunk: what no landmark shows."""

from __future__ import annotations

import math
from statistics import median

from posecheck.baseline.body import Body
from posecheck.baseline.record import to_mat
from posecheck.geometry.angles import Point
from posecheck.landmarks import Landmark

__all__ = ["pelvis_top_t", "under_gap_t"]

_L = Landmark
# From higher up the wedge under the back is hidden by the near flank (prototype: at
# 0.3 to 0.5 m the gap reads up to 11 mm off; higher was not measured).
LOW_VIEW_DEG = 20.0
# The model's depth tells the height of the camera roughly: it read 7 to 19 degrees of nine of
# 25 people seen from 20 to 24. Their two sides are seen 0.13 to 0.22 T apart, those of 150
# people seen from up to 10 degrees up to 0.11.
LOW_VIEW_T = 0.13
# Shares of the way from shoulder to hip: where shoulder blades and buttocks lie, and the
# hollow between them.
BLADES = (0.0, 0.4)
HOLLOW = (0.4, 0.8)
BUTTOCKS = (0.75, 1.0)
# Where the pelvis makes the upper outline, short of a thigh that is lifted from it.
PELVIS = (0.62, 0.80)
# The outline must be known at this share of the stations.
KNOWN_SHARE = 0.7
# An outline that rests farther over the mat line than this is not the back's underside.
CONTACT_T = 0.12
# Nor is one farther under it. The mat line lies under the joints of an average adult; the
# underside of a made person of 1.25 times the girth was seen 0.12 T below it.
CONTACT_BELOW_T = 0.20
# A wrist or elbow lower than this over the mat, beside the trunk, covers the back's lower edge.
ARM_HIDES_T = 0.22
# Beside the shoulder blades no gap is looked for: there an elbow covers what lies on the mat
# only where it lies there itself (0.09 T; as thick again under it, and a little more).
ELBOW_LIES_T = 0.18


def under_gap_t(body: Body) -> float:
    """Height of the wedge between the lower back and what the trunk lies on, in T.

    The trunk's own lowest points under shoulder blades and buttocks make the line
    that the gap is measured from, because the mat line is known less exactly than
    the outline. The third highest of the stations in the hollow is taken, so that
    one ragged edge point makes no gap.

    Returns
    -------
    float
        NaN without an outline, from a raised camera, with an arm along the trunk, or
        where the trunk does not touch the mat at both ends.
    """
    view = body.baseline.view
    low = view.raised_deg <= LOW_VIEW_DEG and view.across_t <= LOW_VIEW_T
    if body.contour is None or not low:
        return math.nan
    stations = _edge(body, lower=True)
    if stations is None:
        return math.nan
    blades, buttocks = _lowest(stations, BLADES), _lowest(stations, BUTTOCKS)
    if blades is None or buttocks is None:
        return math.nan
    if not all(-CONTACT_BELOW_T <= height <= CONTACT_T for _, height in (blades, buttocks)):
        return math.nan
    if _arm_hides(body, floor_t=(blades[1] + buttocks[1]) / 2):
        return math.nan
    gaps = sorted(
        _above(point, blades, buttocks)
        for share, point in stations
        if HOLLOW[0] <= share <= HOLLOW[1] and not math.isnan(point[1])
    )
    return max(0.0, gaps[-3]) if len(gaps) >= 3 else math.nan


def pelvis_top_t(body: Body) -> float:
    """Height of the upper outline over the pelvis, in T: it rises when the pelvis turns.

    Returns
    -------
    float
        NaN without an outline.
    """
    stations = _edge(body, lower=False)
    if stations is None:
        return math.nan
    known = [
        point[1]
        for share, point in stations
        if PELVIS[0] <= share <= PELVIS[1] and not math.isnan(point[1])
    ]
    return median(known) if known else math.nan


def _arm_hides(body: Body, floor_t: float) -> bool:
    """Whether an arm may lie in front of the lower back's edge.

    A hand that is not seen while the elbow is up lies on the chest or behind the
    other arm; an elbow that is not seen may be anywhere.
    """
    near = body.near
    shoulder, hip = body.point(_L.LEFT_SHOULDER, near), body.point(_L.LEFT_HIP, near)
    elbow, wrist = body.point(_L.LEFT_ELBOW, near), body.point(_L.LEFT_WRIST, near)
    if math.isnan(elbow[0]):
        return True
    hollow_from = shoulder[0] + HOLLOW[0] * (hip[0] - shoulder[0])
    forearm = _at(hollow_from, elbow, wrist)
    return any(
        hip[0] < along < shoulder[0]
        and height - floor_t < (ELBOW_LIES_T if along > hollow_from else ARM_HIDES_T)
        for along, height in (elbow, wrist, (hollow_from, forearm))
    )


def _at(along: float, a: Point, b: Point) -> float:
    """Height of the line between two points at a place between them; NaN elsewhere."""
    if not min(a[0], b[0]) < along < max(a[0], b[0]):
        return math.nan
    return a[1] + (b[1] - a[1]) * (along - a[0]) / (b[0] - a[0])


def _edge(body: Body, *, lower: bool) -> list[tuple[float, Point]] | None:
    """Give the lower or upper outline with its shares of the way; None if too little is known."""
    contour = body.contour
    if contour is None:
        return None
    sides = [to_mat(side, body.baseline.mat) for side in (contour.side_a_px, contour.side_b_px)]
    means = [_mean_height(side) for side in sides]
    if any(math.isnan(mean) for mean in means):
        return None
    points = sides[means.index(min(means) if lower else max(means))]
    known = sum(not math.isnan(point[1]) for point in points)
    if known < KNOWN_SHARE * len(points):
        return None
    return [((k + 0.5) / len(points), point) for k, point in enumerate(points)]


def _mean_height(points: list[Point]) -> float:
    known = [height for _, height in points if not math.isnan(height)]
    return sum(known) / len(known) if known else math.nan


def _lowest(stations: list[tuple[float, Point]], part: tuple[float, float]) -> Point | None:
    known = [
        point
        for share, point in stations
        if part[0] <= share <= part[1] and not math.isnan(point[1])
    ]
    return min(known, key=lambda point: point[1]) if known else None


def _above(point: Point, a: Point, b: Point) -> float:
    """Signed distance of a point above the line through two others."""
    if a[0] > b[0]:
        a, b = b, a
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    if length == 0:
        return math.nan
    return ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])) / length
