"""Looks at a smaller picture and tells the landmarks in the size of the whole one."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from posecheck.estimation.estimator import PoseEstimator
from posecheck.pose import FloatArray, Frame, Observation, Pose, Silhouette, TrunkContour

__all__ = ["Smaller"]


class Smaller:
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
        width, height = frame.size_px
        size = (max(1, round(width * self.scale)), max(1, round(height * self.scale)))
        image = np.asarray(
            cv2.resize(frame.image_bgr, size, interpolation=cv2.INTER_AREA), np.uint8
        )
        seen = self._estimator.observe(replace(frame, image_bgr=image))
        if seen.pose is None:
            return seen
        ratio = np.array([width / size[0], height / size[1]])
        return Observation(seen.time_s, _enlarged(seen.pose, ratio, frame.size_px))

    def close(self) -> None:
        """Let go of the model."""
        self._estimator.close()


def _enlarged(pose: Pose, ratio: FloatArray, size_px: tuple[int, int]) -> Pose:
    contour = pose.contour
    if contour is not None:
        contour = TrunkContour(contour.side_a_px * ratio, contour.side_b_px * ratio)
    silhouette = pose.silhouette
    if silhouette is not None:
        silhouette = Silhouette(silhouette.edges_px * ratio[1])
    return replace(
        pose,
        points_image=pose.points_image * ratio,
        image_size=size_px,
        contour=contour,
        silhouette=silhouette,
    )
