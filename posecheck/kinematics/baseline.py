"""The resting baseline of a person on a mat, and the frame of the mat."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from posecheck.assessment import MatLine
from posecheck.kinematics.angles import Point
from posecheck.kinematics.posture import Posture, View
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side
from posecheck.pose import FloatArray, owned
from posecheck.verdict import NO_MEASURES, Measures

__all__ = ["RESTING_HEIGHT_T", "Baseline", "to_mat"]

# Heights over the mat at which the pose model places the near joints of a lying adult, in
# torso lengths: half the depths of trunk and limbs (Drillis and Contini 1966), with
# trunk, head and feet as measured on 9 real clips and 12 photos of lying people: on the
# back shoulder 0.01 to 0.26, median 0.10, hip 0.08 to 0.29, median 0.18 (the model puts
# the near shoulder lower than the anatomy does); on the stomach shoulder 0.20 to 0.33,
# hip 0.15 to 0.28, heel 0.16 to 0.37.
_SUPINE_T = {
    Landmark.LEFT_EAR: 0.23,
    Landmark.LEFT_SHOULDER: 0.12,
    Landmark.LEFT_ELBOW: 0.09,
    Landmark.LEFT_WRIST: 0.07,
    Landmark.LEFT_HIP: 0.18,
    Landmark.LEFT_KNEE: 0.14,
    Landmark.LEFT_ANKLE: 0.12,
    Landmark.LEFT_HEEL: 0.04,
    Landmark.LEFT_FOOT_INDEX: 0.06,
}
_PRONE_T = _SUPINE_T | {
    Landmark.LEFT_SHOULDER: 0.22,
    Landmark.LEFT_HEEL: 0.20,
    Landmark.LEFT_FOOT_INDEX: 0.03,
}


def _both_sides(left: dict[Landmark, float]) -> dict[Landmark, float]:
    return left | {Landmark(landmark + 1): height for landmark, height in left.items()}


RESTING_HEIGHT_T: dict[Posture, dict[Landmark, float]] = {
    Posture.SUPINE: _both_sides(_SUPINE_T),
    Posture.PRONE: _both_sides(_PRONE_T),
}


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known of the person lying still.

    Attributes
    ----------
    mat : MatLine
        Direction and place of the mat in the picture, and T in pixels.
    resting_t : ndarray, shape (33,)
        Height of each landmark over the mat line while it rests, in T. NaN
        where it was never seen resting.
    limb_t : ndarray, shape (n_bones,)
        Length of each bone of `posecheck.landmarks.BONES` in T; NaN unknown.
    near : Side
    head_left : bool
    posture : Posture
    view : View
    far_shift_t : float
        How much higher the far side appears at rest (a raised camera), in T; NaN
        unknown.
    how : str
        How it was obtained, in words.
    rest : Measures
        The exercise's measures at rest.
    """

    mat: MatLine
    resting_t: FloatArray
    limb_t: FloatArray
    near: Side
    head_left: bool
    posture: Posture
    view: View
    far_shift_t: float
    how: str
    rest: Measures = field(default=NO_MEASURES)

    def __post_init__(self) -> None:
        resting = owned(self.resting_t, (LANDMARK_COUNT,), "resting_t")
        object.__setattr__(self, "resting_t", resting)
        object.__setattr__(self, "limb_t", owned(self.limb_t, (-1,), "limb_t"))


def to_mat(points_px: list[list[float]], mat: MatLine) -> list[Point]:
    """Express image points in the frame of the mat.

    Returns
    -------
    list of (along, height)
        In torso lengths: along the mat towards the head, and away from it.
        NaN stays NaN.
    """
    (ox, oy), (ax, ay), (ux, uy) = mat.point_px, mat.along, mat.up
    scale = 1.0 / mat.torso_px if mat.torso_px else math.nan
    return [
        (
            ((x - ox) * ax + (y - oy) * ay) * scale,
            ((x - ox) * ux + (y - oy) * uy) * scale,
        )
        for x, y in points_px
    ]
