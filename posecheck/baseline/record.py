"""The resting baseline of a person on a mat, and the frame of the mat."""

from __future__ import annotations

from dataclasses import dataclass, field

from posecheck.assessment import MatLine
from posecheck.baseline.back_calibration import BackPlacement, LowerBackCalibration
from posecheck.geometry.posture import Posture, View
from posecheck.landmarks import LANDMARK_COUNT, Side
from posecheck.pose import FloatArray, owned
from posecheck.tracking.calibration import Calibration, calibration_for
from posecheck.verdict import NO_MEASURES, Measures

__all__ = ["Baseline"]


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
    far_shift_t : float
        How much higher the far side appears at rest (a raised camera), in T; NaN
        unknown.
    rest : Measures
        The exercise's measures at rest.
    calibration : Calibration
        Of the model that made the poses.
    lower_back : LowerBackCalibration or None
        The person's own pressed and arched back, seen from this placement.
    resting_edges_px : ndarray, shape (K, 2), or None
        The person's outline at rest (see `posecheck.pose.Silhouette`); None where no mask
        was read.
    """

    mat: MatLine
    resting_t: FloatArray
    limb_t: FloatArray
    near: Side
    head_left: bool
    posture: Posture
    view: View
    far_shift_t: float
    rest: Measures = field(default=NO_MEASURES)
    calibration: Calibration = field(default_factory=calibration_for)
    lower_back: LowerBackCalibration | None = None
    resting_edges_px: FloatArray | None = None

    def __post_init__(self) -> None:
        resting = owned(self.resting_t, (LANDMARK_COUNT,), "resting_t")
        object.__setattr__(self, "resting_t", resting)
        object.__setattr__(self, "limb_t", owned(self.limb_t, (-1,), "limb_t"))
        if self.resting_edges_px is not None:
            edges = owned(self.resting_edges_px, (-1, 2), "resting_edges_px")
            object.__setattr__(self, "resting_edges_px", edges)

    def back_placement(self, image_size: tuple[int, int]) -> BackPlacement:
        """Take down how the person lies in a picture of this width and height."""
        return BackPlacement(
            self.posture,
            self.near,
            self.head_left,
            self.mat.torso_px,
            self.mat.point_px,
            image_size,
        )
