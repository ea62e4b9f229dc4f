"""Keeps the legs where they are while the outline of the person stays as it is.

The pose model takes one leg for the other, or draws both where one is, for moments or for
seconds, while the person lies still; its person mask, from the same look, hardly moves.
Measured on nine clips of made people (10 frames apart, a column of the silhouette has changed
if an edge has moved by 0.06 T): while the legs stay within 0.01 T, 0 to 0.16 of the columns
change (90 %); of legs that move by 0.15 to 0.3 T, 0.2 to 0.9 (95 %).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from posecheck.baseline.record import Baseline, to_mat
from posecheck.geometry.angles import Point
from posecheck.landmarks import Landmark, Side
from posecheck.pose import FloatArray, Pose

__all__ = ["StillLegs"]

_L = Landmark
_JOINTS = (_L.LEFT_KNEE, _L.LEFT_ANKLE)
_LEG = (*_JOINTS, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
_BONES = ((_L.LEFT_HIP, _L.LEFT_KNEE), (_L.LEFT_KNEE, _L.LEFT_ANKLE), _LEG[1:4:2])
# An edge of the silhouette that is off by this much, in T, has moved.
MOVED_T = 0.06
# Up to this share of the columns may have moved while the legs lie still.
STILL_SHARE = 0.10
# Legs are looked for from here on towards the feet, in T from the hip: thighs that are drawn
# in, and not the chest.
FROM_T = 0.3
# Joints that are off by more, in T, are somewhere else; the outline would show that.
ELSEWHERE_T = 0.15
# The outline over a leg is no farther from its bone, in T; where it is, there is a leg that
# has not been drawn. In up to this share of the columns: feet, trousers, hands.
COVER_T, UNCOVERED_SHARE = 0.30, 0.15
# How long the legs must have been seen in one place before what is drawn elsewhere is mended.
TRUST_S = 0.3
# Longer between two pictures, and nothing is known of what was in between.
GAP_S = 0.3


@dataclass(slots=True)
class _Place:
    """Where the legs were seen, how long, and the last pose that shows them there."""

    points: list[Point]
    seen: list[bool]
    pose: Pose
    rows: list[int]
    seen_s: float = 0.0

    def show(self, points: list[Point], seen: list[bool], pose: Pose, rows: list[int]) -> None:
        """Take a pose that shows the legs here."""
        self.points, self.seen, self.pose, self.rows = list(points), list(seen), pose, list(rows)


class StillLegs:
    """Mends the legs of a pose whose outline has not changed since they were seen well."""

    def __init__(self) -> None:
        self._anchor: FloatArray | None = None
        self._places: list[_Place] = []
        self._time_s = -math.inf

    def mended(
        self, pose: Pose, baseline: Baseline, points: list[Point], seen: list[bool], rows: list[int]
    ) -> Pose:
        """Take the legs of one pose, and mend them.

        Parameters
        ----------
        pose : Pose
        baseline : Baseline
        points : list of (along, height)
            In T; changed where a leg is mended.
        seen : list of bool
            Likewise.
        rows : list of int
            Which row of the pose each landmark is.

        Returns
        -------
        Pose
            With the mended legs in its own rows; the same pose if none were.
        """
        step_s, self._time_s = pose.time_s - self._time_s, pose.time_s
        if pose.silhouette is None:
            self._anchor = None
            return pose
        edges = pose.silhouette.edges_px
        columns = _leg_columns(pose, baseline, points)
        if step_s > GAP_S or not self._still(edges, columns, baseline.mat.torso_px):
            self._anchor, self._places = edges, []
        here = self._place(pose, baseline, points, columns) if _told_apart(seen) else None
        if here is not None:
            here.show(points, seen, pose, rows)
            here.seen_s += min(step_s, GAP_S)
        best = max(self._places, key=lambda place: place.seen_s, default=None)
        total_s = sum(place.seen_s for place in self._places)
        trusted = best is not None and best.seen_s >= TRUST_S and 2.0 * best.seen_s > total_s
        if best is None or best is here or not trusted:
            return pose
        return _put(best, pose, points, seen, rows)

    def _still(self, edges: FloatArray, columns: Any, torso_px: float) -> bool:
        """Whether the outline of the legs is that of the anchor."""
        if self._anchor is None or self._anchor.shape != edges.shape:
            return False
        shown = ~(np.isnan(edges[:, 0]) & np.isnan(self._anchor[:, 0])) & columns
        count = int(np.count_nonzero(shown))
        near = np.abs(edges - self._anchor) <= MOVED_T * torso_px
        stayed = int(np.count_nonzero(near[:, 0] & near[:, 1] & shown))
        return count > 0 and count - stayed <= STILL_SHARE * count

    def _place(
        self, pose: Pose, baseline: Baseline, points: list[Point], columns: Any
    ) -> _Place | None:
        """Give the place where the legs are drawn; None if there they cannot be."""
        for place in self._places:
            if _same(points, place.points):
                return place
        if not _covered(pose, baseline, points, columns):
            return None
        self._places.append(_Place(points, [], pose, []))
        return self._places[-1]


def _told_apart(seen: list[bool]) -> bool:
    """Whether knees and ankles of both legs are seen."""
    return all(seen[left + side] for left in _JOINTS for side in Side)


def _same(a: list[Point], b: list[Point]) -> bool:
    return all(
        math.dist(a[left + side], b[left + side]) <= ELSEWHERE_T
        for left in _JOINTS
        for side in Side
    )


def _leg_columns(pose: Pose, baseline: Baseline, points: list[Point]) -> Any:
    """Which columns of the silhouette are on the legs' side of the body: booleans."""
    assert pose.silhouette is not None
    count = len(pose.silhouette.edges_px)
    middle_px = (np.arange(count) + 0.5) * pose.image_size[0] / count
    mat = baseline.mat
    along_t = (middle_px - mat.point_px[0]) / (mat.torso_px * mat.along[0])
    hip_t = points[_L.LEFT_HIP + baseline.near][0]
    return along_t <= hip_t + FROM_T


def _covered(pose: Pose, baseline: Baseline, points: list[Point], columns: Any) -> bool:
    """Whether the drawn legs account for the upper outline."""
    assert pose.silhouette is not None
    edges_px = pose.silhouette.edges_px
    count = len(edges_px)
    middle_px = (np.arange(count) + 0.5) * pose.image_size[0] / count
    use = columns & ~np.isnan(edges_px[:, 0])
    if not use.any():
        return False
    upper = np.array(to_mat(np.stack([middle_px[use], edges_px[use, 0]], axis=1), baseline.mat))
    ends = np.array([sorted((points[a + s], points[b + s])) for a, b in _BONES for s in Side])
    over_t = upper[:, 1] - _tops(ends, upper[:, 0])
    return bool((over_t > COVER_T).mean() <= UNCOVERED_SHARE)


def _tops(ends: FloatArray, along: FloatArray) -> FloatArray:
    """Height of the highest of some lines over places along the mat; -inf beside them.

    Parameters
    ----------
    ends : ndarray, shape (N, 2, 2)
        From the foot end to the head end: along and height.
    along : ndarray, shape (M,)
    """
    (left, low), (right, high) = ends[:, 0].T[..., None], ends[:, 1].T[..., None]
    span = np.maximum(right - left, 1e-6)
    share = (along - left) / span
    beside = np.abs(share - 0.5) > 0.5 + COVER_T / span
    heights = low + np.clip(share, 0.0, 1.0) * (high - low)
    tops: FloatArray = np.where(beside, -math.inf, heights).max(axis=0)
    return tops


def _put(place: _Place, pose: Pose, points: list[Point], seen: list[bool], rows: list[int]) -> Pose:
    """Draw the legs of a pose where they were seen."""
    image, world = pose.points_image.copy(), pose.points_world.copy()
    for left in _LEG:
        for side in Side:
            index = left + side
            points[index], seen[index] = place.points[index], place.seen[index]
            image[rows[index]] = place.pose.points_image[place.rows[index]]
            world[rows[index]] = place.pose.points_world[place.rows[index]]
    return replace(pose, points_image=image, points_world=world)
