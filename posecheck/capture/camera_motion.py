"""Where the camera points, against the first picture of the shot: the background is followed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import BONES, Landmark
from posecheck.pose import FloatArray, ImageArray

__all__ = ["STANDING", "UNKNOWN", "CameraMotion", "Mask", "Pointing", "person_mask"]

Points = NDArray[np.float32]
Mask = NDArray[np.bool_]

MAX_POINTS = 60
# Fewer points that are spread over a picture by chance may agree on anything.
MIN_POINTS = 8
# Of the points that are found again, this share must agree on where the camera points.
AGREE_SHARE = 0.6
# A point of a picture 240 wide is found again within about this much, in pixels.
AGREE_PX = 0.8
# As long as so many have not moved at all, the camera stands and something else has moved; of
# the lower share, if no other motion agrees with more.
SURELY_STANDING_SHARE, STANDING_SHARE = 0.8, 0.5
# Limbs and what they cast a shadow on, in torso lengths to either side of the bones.
LIMB_T = 0.25
# A hand-held camera turns and draws near by a little; more is a false match.
MAX_SCALE, MAX_TURN_DEG = 1.25, 20.0
_CORNER_QUALITY, _CORNER_APART_PX = 0.005, 6
_IDENTITY = np.eye(2, 3)


@dataclass(frozen=True, slots=True)
class Pointing:
    """A picture's place against the first one of its shot, in pixels of the reduced picture.

    `matrix`, shape (2, 3), leads from here to there; None if unknown. `lost`: the background
    shows enough to follow, around the person and not only beside, and nothing agrees.
    """

    matrix: FloatArray | None
    lost: bool = False


STANDING = Pointing(_IDENTITY)
UNKNOWN = Pointing(None)
_LOST = Pointing(None, lost=True)


@dataclass(frozen=True, slots=True)
class _Reference:
    """A picture whose place is known, and the points of its background."""

    picture: ImageArray
    points: Points
    place: FloatArray


class CameraMotion:
    """Follows points of the background, causal.

    The reference is the first picture of the shot for as long as enough of its points are
    found again, so that nothing adds up; else the newest picture whose place is known.
    """

    def __init__(self) -> None:
        self._reference: _Reference | None = None
        self._before: _Reference | None = None
        self._guess = _IDENTITY

    def begin(self, reduced: ImageArray, person: Mask | None) -> Pointing:
        """Take the first picture of a shot, grey, shape (h, w)."""
        self._reference = _Reference(reduced, _corners(reduced, person), _IDENTITY)
        self._before, self._guess = None, _IDENTITY
        return STANDING if len(self._reference.points) >= MIN_POINTS else UNKNOWN

    def step(self, reduced: ImageArray, person: Mask | None) -> Pointing:
        """Take the next picture, and where the person was in the one before."""
        reference = self._reference
        if reference is None or len(reference.points) < MIN_POINTS:
            return self.begin(reduced, person)
        found = _followed(reference, reduced, self._guess, person)
        if found.matrix is None and self._before is not None:
            # The reference is out of sight by now; the picture before shows the same place.
            before = replace(self._before, points=_corners(self._before.picture, person))
            found = _followed(before, reduced, _IDENTITY, person)
            if found.matrix is not None:
                reference = self._reference = before
        if found.matrix is None:
            return found
        self._guess = found.matrix
        place = _compose(reference.place, _inverse(found.matrix))
        self._before = _Reference(reduced, reference.points[:0], place)
        return Pointing(_snapped(place, reduced.shape))


def person_mask(points_image: FloatArray, size_px: tuple[int, int], shape: tuple[int, int]) -> Mask:
    """Mark what a person covers in a reduced picture of this shape (h, w), generously."""
    scale = np.array([shape[1], shape[0]]) / size_px
    points = points_image * scale
    low = Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP
    shoulder, hip = ((points[each] + points[each + 1]) / 2 for each in low)
    thick = max(3, round(2 * LIMB_T * float(np.hypot(*(shoulder - hip)))))
    canvas = np.zeros(shape, np.uint8)
    places = np.clip(np.nan_to_num(points), -1000, 3000).astype(int).tolist()
    for one, other in BONES:
        cv2.line(canvas, places[one], places[other], 1, thick)
    head = places[Landmark.NOSE]
    cv2.circle(canvas, head, thick, 1, -1)
    return canvas.view(np.bool_)


def _corners(reduced: ImageArray, person: Mask | None) -> Points:
    """Find points that can be followed, none of them on the person."""
    free = None if person is None else np.where(person, 0, 255).astype(np.uint8)
    corners = cv2.goodFeaturesToTrack(
        reduced, MAX_POINTS, _CORNER_QUALITY, _CORNER_APART_PX, mask=free, blockSize=5
    )
    if corners is None:
        return np.empty((0, 2), np.float32)
    return np.ascontiguousarray(corners.reshape(-1, 2), np.float32)


def _followed(
    reference: _Reference, reduced: ImageArray, guess: FloatArray, person: Mask | None
) -> Pointing:
    """Give the map from the reference to this picture."""
    if reference.picture.shape != reduced.shape or len(reference.points) < MIN_POINTS:
        return UNKNOWN
    points, status, _ = cv2.calcOpticalFlowPyrLK(
        reference.picture,
        reduced,
        reference.points,
        _moved(reference.points, guess),
        winSize=(13, 13),
        maxLevel=2,
        criteria=(cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 10, 0.03),
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
    )
    free = ~_covered(points, person, reduced.shape)
    if free.sum() < MIN_POINTS:
        return UNKNOWN
    kept = free & (status.ravel() > 0)
    lost = _LOST if _away(points[free], person) >= MIN_POINTS else UNKNOWN
    if kept.sum() < max(MIN_POINTS, 0.5 * free.sum()):
        return lost
    start, end = reference.points[kept], points[kept]
    standing = float((np.hypot(*(end - start).T) < AGREE_PX).mean())
    if standing >= SURELY_STANDING_SHARE:
        return STANDING
    moved = _agreed(start, end)
    if moved is not None:
        return Pointing(moved)
    # Half of the points may lie where a camera that turns about them moves little.
    return STANDING if standing >= STANDING_SHARE else lost


def _covered(points: Points, person: Mask | None, shape: tuple[int, ...]) -> Mask:
    """Tell which points lie on the person, or outside the picture."""
    columns, rows = np.round(points).astype(int).T
    height, width = shape
    outside: Mask = (columns < 0) | (columns >= width) | (rows < 0) | (rows >= height)
    if person is None or person.shape != shape:
        return outside
    covered: Mask = outside | person[rows.clip(0, height - 1), columns.clip(0, width - 1)]
    return covered


def _away(points: Points, person: Mask | None) -> int:
    """Count the points outside the box around the person.

    Those beside a moving person, on a plain background, are shadows and the person's own edge.
    """
    if person is None or not person.any():
        return len(points)
    left, top, width, height = cv2.boundingRect(person.view(np.uint8))
    x, y = points.T
    beside = (x < left) | (x > left + width - 1) | (y < top) | (y > top + height - 1)
    return int(beside.sum())


def _agreed(start: Points, end: Points) -> FloatArray | None:
    """Shift, turn and scale that most points agree on; None if they don't."""
    matrix, inliers = cv2.estimateAffinePartial2D(
        start,
        end,
        method=cv2.RANSAC,
        ransacReprojThreshold=AGREE_PX,
        maxIters=200,
        confidence=0.99,
        refineIters=3,
    )
    if matrix is None or inliers.sum() < max(MIN_POINTS, AGREE_SHARE * len(start)):
        return None
    a, b = float(matrix[0, 0]), float(matrix[1, 0])
    scale, turn_deg = math.hypot(a, b), math.degrees(math.atan2(b, a))
    plain = 1 / MAX_SCALE < scale < MAX_SCALE and abs(turn_deg) < MAX_TURN_DEG
    return np.asarray(matrix, np.float64) if plain else None


def _moved(points: Points, matrix: FloatArray) -> Points:
    return np.ascontiguousarray(points @ matrix[:, :2].T + matrix[:, 2], np.float32)


def _compose(outer: FloatArray, inner: FloatArray) -> FloatArray:
    """Give the map that does `inner` first."""
    turn = outer[:, :2] @ inner[:, :2]
    return np.column_stack([turn, outer[:, :2] @ inner[:, 2] + outer[:, 2]])


def _inverse(matrix: FloatArray) -> FloatArray:
    back = np.linalg.inv(matrix[:, :2])
    return np.column_stack([back, -back @ matrix[:, 2]])


def _snapped(place: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Call a camera standing that is moved by less than a point is found again by."""
    height, width = shape
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]], np.float32)
    apart = np.hypot(*(_moved(corners, place) - corners).T)
    return _IDENTITY if float(apart.max()) < AGREE_PX else place
