"""The lower back from the outline of the trunk: signals of what no landmark shows.

On the back the lower outline shows the wedge under the lower back, where no arm is in front
of it, and the upper one the belly, which rises and sinks with it. On the stomach the upper
outline is the back itself. Each signal is larger the more the back is arched. How well it
tells an arched back from a pressed one is for the person's calibration to say.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from posecheck.assessment import MatLine
from posecheck.geometry.angles import Point, turn_deg
from posecheck.geometry.mat_frame import in_mat_t
from posecheck.geometry.posture import Posture
from posecheck.pose import FloatArray, TrunkContour

__all__ = [
    "SIGNALS",
    "NearPoints",
    "Readings",
    "Signal",
    "TrunkEdges",
    "back_contour",
    "belly_rise_t",
    "readings",
    "rise_t",
    "trunk_edges",
    "under_gap_t",
    "wedge_t",
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


@dataclass(frozen=True, slots=True)
class TrunkEdges:
    """The two edges of the trunk in the mat frame.

    Attributes
    ----------
    shares : ndarray, shape (K,)
        How far each station is on the way from shoulder to hip, 0 to 1.
    lower, upper : ndarray, shape (K, 2)
        Along the mat and height over it, in T; NaN where there is no edge.
    """

    shares: FloatArray
    lower: FloatArray
    upper: FloatArray


def trunk_edges(contour: TrunkContour | None, mat: MatLine) -> TrunkEdges | None:
    """Tell the lower from the upper edge; None where either is not known at all."""
    if contour is None:
        return None
    sides = [in_mat_t(side, mat) for side in (contour.side_a_px, contour.side_b_px)]
    known = [side[:, 1][~np.isnan(side[:, 1])] for side in sides]
    if not all(len(heights) for heights in known):
        return None
    a, b = sides
    lower, upper = (a, b) if known[0].mean() <= known[1].mean() else (b, a)
    return TrunkEdges((np.arange(len(a)) + 0.5) / len(a), lower, upper)


def readings(
    contour: TrunkContour | None, mat: MatLine, posture: Posture, near: NearPoints
) -> Readings:
    """Read every signal that the posture has.

    Parameters
    ----------
    contour : TrunkContour or None
    mat : MatLine
    posture : Posture
    near : NearPoints

    Returns
    -------
    dict of Signal to float
        Of `SIGNALS` of this posture; empty if it is not one of lying on back or stomach.
    """
    edges = trunk_edges(contour, mat)
    readers: dict[Signal, Callable[[], float]] = {
        Signal.UNDER_GAP: lambda: wedge_t(edges, near),
        Signal.BELLY_RISE: lambda: belly_rise_t(edges),
        Signal.BACK_CONTOUR: lambda: back_contour(edges),
        Signal.TRUNK_TURN: lambda: _trunk_turn_deg(near),
    }
    return {signal: readers[signal]() for signal in SIGNALS.get(posture, ())}


def under_gap_t(edges: TrunkEdges | None, near: NearPoints) -> float:
    """Height of the wedge between the lower back and what the trunk lies on, in T.

    The trunk's own lowest points under shoulder blades and buttocks make the line
    that the gap is measured from, because the mat line is known less exactly than
    the outline.

    Returns
    -------
    float
        Not negative. NaN without an outline, with an arm in front of the lower edge, or
        where the trunk does not touch the mat at both ends.
    """
    gaps = np.sort(_wedge(edges, near))
    return max(0.0, float(gaps[-1 - RAGGED_STATIONS])) if len(gaps) > RAGGED_STATIONS else math.nan


def wedge_t(edges: TrunkEdges | None, near: NearPoints) -> float:
    """Mean height of the wedge, in T: steadier than its highest part, for comparing moments.

    NaN is that of `under_gap_t`.
    """
    gaps = _wedge(edges, near)
    return float(gaps.mean()) if len(gaps) > RAGGED_STATIONS else math.nan


def belly_rise_t(edges: TrunkEdges | None) -> float:
    """Mean height of the upper edge over the middle third of the trunk, in T.

    Returns
    -------
    float
        NaN where the edge is not known all along, and where it is not that of a belly.
    """
    if edges is None or not _mostly_known(edges.upper):
        return math.nan
    known = edges.upper[~np.isnan(edges.upper[:, 1])]
    along, height = known[np.argsort(known[:, 0])].T
    low, high = np.searchsorted(along, BELLY_T)
    if low == 0 or high == len(along):
        return math.nan
    steps, rises = np.diff(along[low - 1 : high + 1]), np.diff(height[low - 1 : high + 1])
    if (np.abs(rises) > STEEP * steps).any():
        return math.nan
    return float(np.interp(BELLY_PLACES, along, height).mean())


def rise_t(edges: TrunkEdges | None, part: tuple[float, float]) -> float:
    """Mean height of the upper edge over a part of the trunk, in T.

    Returns
    -------
    float
        NaN where the edge is not known at most of the stations.
    """
    if edges is None:
        return math.nan
    heights = edges.upper[_within(edges, part), 1]
    known = heights[~np.isnan(heights)]
    return float(known.mean()) if len(known) >= max(1.0, KNOWN_SHARE * len(heights)) else math.nan


def back_contour(edges: TrunkEdges | None) -> float:
    """Depth of the hollow of the back of somebody on the stomach, over the length of its chord.

    Returns
    -------
    float
        The chord lies on the highest points of shoulder blades and buttocks. NaN where the
        upper edge is not known.
    """
    if edges is None or not _mostly_known(edges.upper):
        return math.nan
    # Seen from the other side of the mat it is the wedge under somebody on the back.
    turned = edges.upper * np.array([1.0, -1.0])
    ends = [_lowest(edges, turned, part) for part in (BLADES, BUTTOCKS)]
    if ends[0] is None or ends[1] is None:
        return math.nan
    depths = np.sort(_above(edges, turned, ends[0], ends[1]))
    chord_t = math.dist(ends[0], ends[1])
    if len(depths) <= RAGGED_STATIONS or chord_t == 0.0:
        return math.nan
    return float(depths[-1 - RAGGED_STATIONS]) / chord_t


def _trunk_turn_deg(near: NearPoints) -> float:
    """Turn of the hip-shoulder line against the mat line; positive lifts the shoulder."""
    (along, height), (hip_along, hip_height) = near.shoulder, near.hip
    return turn_deg((along - hip_along, height - hip_height), (1.0, 0.0))


def _wedge(edges: TrunkEdges | None, near: NearPoints) -> FloatArray:
    """Heights of the stations in the hollow over the line on which the trunk lies."""
    nothing = np.empty(0)
    if edges is None or not _mostly_known(edges.lower):
        return nothing
    blades = _lowest(edges, edges.lower, BLADES)
    buttocks = _lowest(edges, edges.lower, BUTTOCKS)
    if blades is None or buttocks is None:
        return nothing
    if not all(-CONTACT_BELOW_T <= height <= CONTACT_T for _, height in (blades, buttocks)):
        return nothing
    if _arm_hides(near, floor_t=(blades[1] + buttocks[1]) / 2):
        return nothing
    return _above(edges, edges.lower, blades, buttocks)


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


def _mostly_known(edge: FloatArray) -> bool:
    return bool((~np.isnan(edge[:, 1])).mean() >= KNOWN_SHARE)


def _within(edges: TrunkEdges, part: tuple[float, float]) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = (edges.shares >= part[0]) & (edges.shares <= part[1])
    return inside


def _lowest(edges: TrunkEdges, edge: FloatArray, part: tuple[float, float]) -> Point | None:
    points = edge[_within(edges, part)]
    if np.isnan(points[:, 1]).all():
        return None
    along, height = points[np.nanargmin(points[:, 1])]
    return float(along), float(height)


def _above(edges: TrunkEdges, edge: FloatArray, a: Point, b: Point) -> FloatArray:
    """Signed distance of the known stations in the hollow above the line through two points."""
    (ax, ay), (bx, by) = sorted((a, b))
    length = math.hypot(bx - ax, by - ay)
    if length == 0.0:
        return np.empty(0)
    points = edge[_within(edges, HOLLOW)]
    over: FloatArray = ((bx - ax) * (points[:, 1] - ay) - (by - ay) * (points[:, 0] - ax)) / length
    known: FloatArray = over[~np.isnan(over)]
    return known
