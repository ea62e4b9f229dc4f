"""The protocol of every pose estimator."""

from __future__ import annotations

from typing import Protocol

from posecheck.pose import Frame, Observation

__all__ = ["PoseEstimator"]


class PoseEstimator(Protocol):
    """Turns frames, in order of time, into observations."""

    @property
    def model_sha256(self) -> str:
        """Hash of the landmark model's weights."""

    def observe(self, frame: Frame) -> Observation:
        """Look at one frame. Times must increase strictly."""

    def close(self) -> None:
        """Let go of the model. May be called twice."""
