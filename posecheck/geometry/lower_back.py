"""The lower back from the outline of the trunk: signals of what no landmark shows.

On the back the lower outline shows the wedge under the lower back, where no arm is in front
of it, and the upper one the belly, which rises and sinks with it. On the stomach the upper
outline is the back itself. Each signal is larger the more the back is arched. How well it
tells an arched back from a pressed one is for the person's calibration to say.
"""

from __future__ import annotations

import bisect
import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from posecheck.assessment import MatLine
from posecheck.geometry.angles import Point, turn_deg
from posecheck.geometry.mat_frame import points_in_mat
from posecheck.geometry.posture import Posture
from posecheck.pose import TrunkContour

__all__ = [
    "SIGNALS",
    "NearPoints",
    "Readings",
    "Signal",
    "readings",
    "rise_t",
    "trunk_edges",
    "under_gap_t",
]

# Shares of the way from shoulder to hip: where shoulder blades and buttocks lie, and the
# hollow between them.
BLADES = (0.0, 0.4)
HOLLOW = (0.4, 0.8)
BUTTOCKS = (0.75, 1.0)
# The middle third of the trunk (EXERCISES, The lower back: belly rise), in T along the mat from
# the resting hip: hips that seem to move do not move the part that is looked at.
BELLY_T = (1.0 / 3.0, 2.0 / 3.0)
BELLY_PLACES = np.linspace(*BELLY_T, 9)
# Steeper there than this, height over length, is no belly: where the mask leaked into the
# corner between belly and lifted leg it stepped by 1.75 and more, beside a flat hand by 1.2.
STEEP = 1.5
# The outline must be known at this share of the stations.
KNOWN_SHARE = 0.7
# An outline that rests farther over the mat line than this is not the back's underside.
CONTACT_T = 0.12
# Nor is one farther under it. The mat line lies under the joints of an average adult; the
# underside of a synthetic person of 1.25 times the girth was seen 0.12 T below it.
CONTACT_BELOW_T = 0.20
# A wrist or elbow lower than this over the mat, beside the trunk, covers the back's lower edge.
ARM_HIDES_T = 0.22
# Beside the shoulder blades no gap is looked for: there an elbow covers what lies on the mat
# only where it lies there itself (0.09 T; as thick again under it, and a little more).
ELBOW_LIES_T = 0.18
# One ragged edge point, or two, make no gap: the third highest station is taken.
RAGGED_STATIONS = 2


class Signal(StrEnum):
    """What can be read of the lower back."""

    UNDER_GAP = "under_gap"
    BELLY_RISE = "belly_rise"
    BACK_CONTOUR = "back_contour"
    TRUNK_TURN = "trunk_turn"


SIGNALS: dict[Posture, tuple[Signal, ...]] = {
    Posture.SUPINE: (Signal.UNDER_GAP, Signal.BELLY_RISE),
    Posture.PRONE: (Signal.BACK_CONTOUR, Signal.TRUNK_TURN),
}
"""The signals that each posture has."""

Readings = dict[Signal, float]
"""Value of each signal: T, T, share of the chord, degrees; NaN where it cannot be read."""


@dataclass(frozen=True, slots=True)
class NearPoints:
    """Landmarks of the near side in the mat frame, (along, height) in T; NaN if not seen."""

    shoulder: Point
    hip: Point
    elbow: Point
    wrist: Point


Edge = list[Point]
"""Stations from shoulder to hip in the mat frame, along and height in T; NaN where unknown."""


def trunk_edges(contour: TrunkContour | None, mat: MatLine) -> tuple[Edge, Edge]:
    """Give the lower and the upper edge; both empty where either is not known at all.

    In plain numbers, because arrays are slow for so few points.
    """
    if contour is None:
        return [], []
    a, b = (points_in_mat(side, mat) for side in (contour.side_a_px, contour.side_b_px))
    means = [_mean([height for _, height in side]) for side in (a, b)]
    if math.isnan(means[0]) or math.isnan(means[1]):
        return [], []
    return (a, b) if means[0] <= means[1] else (b, a)


def readings(
    contour: TrunkContour | None, mat: MatLine, posture: Posture, near: NearPoints
) -> Readings:
    """Read every signal that the posture has, on the back or on the stomach."""
    lower, upper = trunk_edges(contour, mat)
    if posture is Posture.SUPINE:
        # The mean of the wedge is steadier than its highest part, for comparing moments.
        gap_t = _mean(_wedge(lower, near))
        return {Signal.UNDER_GAP: gap_t, Signal.BELLY_RISE: _belly_rise_t(upper)}
    return {Signal.BACK_CONTOUR: _back_contour(upper), Signal.TRUNK_TURN: _trunk_turn_deg(near)}


def under_gap_t(lower: Edge, near: NearPoints) -> float:
    """Height of the wedge between the lower back and what the trunk lies on, in T.

    The trunk's own lowest points under shoulder blades and buttocks make the line
    that the gap is measured from, because the mat line is known less exactly than
    the outline.

    Not negative. NaN without an outline, with an arm in front of the lower edge, or where
    the trunk does not touch the mat at both ends.
    """
    gaps = _wedge(lower, near)
    return max(0.0, gaps[-1 - RAGGED_STATIONS]) if gaps else math.nan


def _belly_rise_t(upper: Edge) -> float:
    """Mean height of the upper edge over the middle third of the trunk, in T.

    NaN where the edge is not known all along, and where it is not that of a belly.
    """
    if not _mostly_known(upper):
        return math.nan
    along, height = zip(*sorted(p for p in upper if not math.isnan(p[1])), strict=True)
    low, high = (bisect.bisect_left(along, end) for end in BELLY_T)
    if low == 0 or high == len(along):
        return math.nan
    if any(
        abs(height[k + 1] - height[k]) > STEEP * (along[k + 1] - along[k])
        for k in range(low - 1, high)
    ):
        return math.nan
    return float(np.interp(BELLY_PLACES, along, height).mean())


def rise_t(upper: Edge, part: tuple[float, float]) -> float:
    """Mean height of the upper edge over a part of the trunk, in T; NaN if mostly unknown."""
    stations = _within(upper, part)
    return _mean([height for _, height in stations]) if _mostly_known(stations) else math.nan


def _back_contour(upper: Edge) -> float:
    """Depth of the hollow of the back of somebody on the stomach, over the length of its chord.

    The chord lies on the highest points of shoulder blades and buttocks.
    """
    # Seen from the other side of the mat it is the wedge under somebody on the back.
    depths, ends = _over_line([(along, -height) for along, height in upper])
    chord_t = math.dist(*ends) if depths else 0.0
    return depths[-1 - RAGGED_STATIONS] / chord_t if chord_t > 0.0 else math.nan


def _trunk_turn_deg(near: NearPoints) -> float:
    """Turn of the hip-shoulder line against the mat line; positive lifts the shoulder."""
    (along, height), (hip_along, hip_height) = near.shoulder, near.hip
    return turn_deg((along - hip_along, height - hip_height), (1.0, 0.0))


def _wedge(lower: Edge, near: NearPoints) -> list[float]:
    """Heights of the stations in the hollow over the line on which the trunk lies."""
    gaps, ends = _over_line(lower)
    heights = [height for _, height in ends]
    if not all(-CONTACT_BELOW_T <= height <= CONTACT_T for height in heights):
        return []
    return [] if not gaps or _arm_hides(near, floor_t=sum(heights) / 2) else gaps


def _arm_hides(near: NearPoints, floor_t: float) -> bool:
    """Whether an arm may lie in front of the lower back's edge.

    A hand that is not seen while the elbow is up lies on the chest or behind the
    other arm; an elbow that is not seen may be anywhere.
    """
    if math.isnan(near.elbow[0]) or math.isnan(near.hip[0]) or math.isnan(near.shoulder[0]):
        return True
    shoulder, hip = near.shoulder[0], near.hip[0]
    hollow_from = shoulder + HOLLOW[0] * (hip - shoulder)
    forearm = _at(hollow_from, near.elbow, near.wrist)
    return any(
        hip < along < shoulder
        and height - floor_t < (ELBOW_LIES_T if along > hollow_from else ARM_HIDES_T)
        for along, height in (near.elbow, near.wrist, (hollow_from, forearm))
    )


def _at(along: float, a: Point, b: Point) -> float:
    """Height of the line between two points at a place between them; NaN elsewhere."""
    if not min(a[0], b[0]) < along < max(a[0], b[0]):
        return math.nan
    return a[1] + (b[1] - a[1]) * (along - a[0]) / (b[0] - a[0])


def _mean(values: list[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan


def _mostly_known(edge: Edge) -> bool:
    known = sum(not math.isnan(height) for _, height in edge)
    return known > 0 and known >= KNOWN_SHARE * len(edge)


def _within(edge: Edge, part: tuple[float, float]) -> Edge:
    """Give the stations whose share of the way from shoulder to hip is in a part."""
    first, last = (end * len(edge) - 0.5 for end in part)
    return edge[max(0, math.ceil(first)) : math.floor(last) + 1]


def _over_line(edge: Edge) -> tuple[list[float], Edge]:
    """Heights in the hollow, in order, over the line through the lowest points beside it.

    With these points, of shoulder blades and buttocks; nothing where too little is known.
    """
    known = [
        [point for point in _within(edge, part) if not math.isnan(point[1])]
        for part in (BLADES, BUTTOCKS, HOLLOW)
    ]
    blades, buttocks, hollow = known
    if not (_mostly_known(edge) and blades and buttocks and len(hollow) > RAGGED_STATIONS):
        return [], []
    ends = sorted(min(part, key=lambda point: point[1]) for part in (blades, buttocks))
    (ax, ay), (bx, by) = ends
    length = math.hypot(bx - ax, by - ay)
    if length == 0.0:
        return [], []
    return sorted(((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length for x, y in hollow), ends
