"""From what the model gave for a picture to what is told of it; needs the model no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from posecheck.estimation.contour import near_side, trunk_contour
from posecheck.estimation.downscaled import enlarged
from posecheck.estimation.presence import off_person
from posecheck.estimation.silhouette import silhouette
from posecheck.estimation.turned_picture import PLAIN, Look
from posecheck.landmarks import MIRROR
from posecheck.pose import (
    FloatArray,
    Frame,
    ImageArray,
    MaskArray,
    Observation,
    Picture,
    Pose,
    TrunkContour,
)

__all__ = ["Looked", "Points", "rounded"]


class Points:
    """The four arrays of a pose in pixels, metres and shares."""

    def __init__(
        self, image: FloatArray, world: FloatArray, visibility: FloatArray, presence: FloatArray
    ) -> None:
        self.image, self.world = image, world
        self.visibility, self.presence = visibility, presence

    @classmethod
    def of(cls, seen: Any, image_bgr: ImageArray) -> Points:
        """Read a result; the padded picture's size turns shares into pixels."""
        height, width = image_bgr.shape[:2]
        rows = np.array([(p.x, p.y, p.visibility, p.presence) for p in seen.pose_landmarks[0]])
        world = np.array([(p.x, p.y, p.z) for p in seen.pose_world_landmarks[0]])
        return cls(rows[:, :2] * (width, height), world, rows[:, 2], rows[:, 3])

    def back(self, way: Look, size_px: tuple[int, int]) -> Points:
        """Undo how a picture of this size was looked at."""
        image = way.points_back(self.image, size_px)
        return Points(image, way.world_back(self.world), self.visibility, self.presence)

    def mirrored(self, width: int) -> Points:
        """Undo the mirroring of a picture of this width."""
        order = list(MIRROR)
        image, world = self.image[order], self.world[order]
        image = np.stack([width - image[:, 0], image[:, 1]], axis=1)
        return Points(image, world * (-1.0, 1.0, 1.0), self.visibility[order], self.presence[order])

    def mean(self, other: Points) -> Points:
        """Average with another look at the same picture."""
        return Points(
            (self.image + other.image) / 2,
            (self.world + other.world) / 2,
            (self.visibility + other.visibility) / 2,
            (self.presence + other.presence) / 2,
        )


@dataclass(frozen=True, slots=True)
class Looked:
    """A picture that the model has looked at.

    Attributes
    ----------
    frame, small : Frame
        As it was given, and in the size in which it was looked at.
    points : Points or None
        In pixels of the small one; None if nobody was found.
    mask : mediapipe.Image or None
        Of what the model was given.
    way : Look
        How the model was given it.
    picture : Picture or None
    """

    frame: Frame
    small: Frame
    points: Points | None = None
    mask: Any = None
    way: Look = PLAIN
    picture: Picture | None = None

    def told(self) -> Observation:
        """Read outline, silhouette and presence from the mask; to be called once."""
        seen = Observation(self.frame.time_s, self._pose(), self.picture)
        if self.small is self.frame:
            return seen
        return enlarged(seen, self.frame.size_px, self.small.size_px)

    def _pose(self) -> Pose | None:
        points, mask = self.points, self._person()
        if points is None:
            return None
        contour = edges = None
        if mask is not None:
            contour = _contour(self.small, points, mask)
            edges = silhouette(mask)
            points.visibility[off_person(mask, points.image)] = 0.0
        return Pose(
            time_s=self.frame.time_s,
            points_image=rounded(points.image),
            points_world=rounded(points.world),
            visibility=rounded(points.visibility),
            presence=rounded(points.presence),
            image_size=self.small.size_px,
            contour=contour,
            silhouette=edges,
        )

    def _person(self) -> MaskArray | None:
        """Give the person mask of the picture as it is, where one was asked for."""
        if self.mask is None:
            return None
        width = self.small.size_px[self.way.quarters % 2]
        mask: MaskArray = np.squeeze(self.mask.numpy_view())[:, :width]
        return self.way.mask_back(mask)


def _contour(frame: Frame, points: Points, mask: MaskArray) -> TrunkContour | None:
    near = near_side(points.world)
    contour = trunk_contour(mask, frame.image_bgr, points.image, near)
    if contour is None:
        return None
    return TrunkContour(rounded(contour.side_a_px), rounded(contour.side_b_px))


def rounded(values: FloatArray) -> FloatArray:
    """Round to float32, so that recorded poses replay exactly."""
    return values.astype(np.float32).astype(np.float64)
