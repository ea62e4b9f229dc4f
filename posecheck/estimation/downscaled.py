"""Looks at a smaller picture and tells the landmarks in the size of the whole one."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from posecheck.estimation.estimator import PoseEstimator
from posecheck.pose import FloatArray, Frame, Observation, Silhouette, TrunkContour

__all__ = ["Downscaled", "enlarged", "reduced"]


class Downscaled:
    """An estimator that is given less to look at when the computer is slow.

    Parameters
    ----------
    estimator : PoseEstimator
        Closed by whoever made it.

    Attributes
    ----------
    scale : float
        Share of the width and height that is looked at, up to 1.
    """

    def __init__(self, estimator: PoseEstimator) -> None:
        self._estimator = estimator
        self.scale = 1.0

    @property
    def model_sha256(self) -> str:
        """Hash of the landmark model's weights."""
        return self._estimator.model_sha256

    def observe(self, frame: Frame) -> Observation:
        """Look at one frame."""
        if self.scale >= 1.0:
            return self._estimator.observe(frame)
        small = reduced(frame, self.scale)
        return enlarged(self._estimator.observe(small), frame.size_px, small.size_px)

    def close(self) -> None:
        """Let go of the model."""
        self._estimator.close()


def reduced(frame: Frame, scale: float) -> Frame:
    """Give the frame with its width and height scaled by this share, up to 1."""
    width, height = frame.size_px
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    image = cv2.resize(frame.image_bgr, size, interpolation=cv2.INTER_AREA)
    return replace(frame, image_bgr=np.asarray(image, np.uint8))


def enlarged(
    seen: Observation, size_px: tuple[int, int], looked_at_px: tuple[int, int]
) -> Observation:
    """Tell what was seen in a smaller picture in the pixels of the whole one.

    Rounded to float32 like every landmark, so that recorded poses replay exactly.

    Parameters
    ----------
    seen : Observation
    size_px, looked_at_px : (width, height)
        Of the whole picture and of the smaller one.
    """
    ratio = np.array(size_px) / np.array(looked_at_px)
    picture, pose = seen.picture, seen.pose
    if picture is not None:
        x_px, y_px = (ratio * (picture.shift_x_px, picture.shift_y_px)).astype(np.float32)
        picture = replace(picture, shift_x_px=float(x_px), shift_y_px=float(y_px))
    if pose is None:
        return replace(seen, picture=picture)
    contour = pose.contour
    if contour is not None:
        contour = TrunkContour(
            _float32(contour.side_a_px * ratio), _float32(contour.side_b_px * ratio)
        )
    silhouette = pose.silhouette
    if silhouette is not None:
        silhouette = Silhouette(_float32(silhouette.edges_px * ratio[1]))
    whole = replace(
        pose,
        points_image=_float32(pose.points_image * ratio),
        image_size=size_px,
        contour=contour,
        silhouette=silhouette,
    )
    return replace(seen, pose=whole, picture=picture)


def _float32(values: FloatArray) -> FloatArray:
    return values.astype(np.float32).astype(np.float64)
