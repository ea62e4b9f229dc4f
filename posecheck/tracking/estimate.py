"""What is known of the landmarks at one moment, with how far each may be off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from posecheck.landmarks import LANDMARK_COUNT
from posecheck.pose import MIN_VISIBILITY, FloatArray, Pose, owned

__all__ = ["Estimate", "estimate_of", "seen_landmarks"]

# A point this far outside the picture (share of its longer edge) is a guess of the model; a
# toe on the very edge still is not.
EDGE_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Estimate:
    """The landmarks of one moment, after tracking.

    Attributes
    ----------
    pose : Pose
        As the model gave it, but with left and right limbs under their tracked names.
    points_px : ndarray, shape (33, 2)
        Smoothed image points; NaN where a landmark was not seen around this moment.
    jitter_px : ndarray, shape (33,)
        How much each landmark jumps from picture to picture around this moment.
    seen : tuple of bool, length 33
        Visible and in the picture, in most pictures around this moment.
    """

    pose: Pose
    points_px: FloatArray
    jitter_px: FloatArray
    seen: tuple[bool, ...]

    def __post_init__(self) -> None:
        n = LANDMARK_COUNT
        object.__setattr__(self, "points_px", owned(self.points_px, (n, 2), "points_px"))
        object.__setattr__(self, "jitter_px", owned(self.jitter_px, (n,), "jitter_px"))


def seen_landmarks(pose: Pose) -> list[bool]:
    """Tell which of the 33 landmarks are visible and inside the picture.

    Not one whose visibility or presence is below 0.5, that is NaN, or that lies outside the
    picture by more than 2 % of the longer edge.
    """
    width, height = pose.image_size
    edge = EDGE_SHARE * max(width, height)
    x_px, y_px = pose.points_image[:, 0], pose.points_image[:, 1]
    inside = (x_px >= -edge) & (x_px <= width + edge) & (y_px >= -edge) & (y_px <= height + edge)
    shown = (pose.visibility >= MIN_VISIBILITY) & (pose.presence >= MIN_VISIBILITY)
    seen: list[bool] = (inside & shown).tolist()
    return seen


def estimate_of(pose: Pose) -> Estimate:
    """Take one pose as it is: nothing is known of the moments around it."""
    seen = tuple(seen_landmarks(pose))
    return Estimate(pose, pose.points_image, np.zeros(LANDMARK_COUNT), seen)
