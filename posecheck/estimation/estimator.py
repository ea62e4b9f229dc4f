"""The protocol of every pose estimator, and what makes one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from posecheck.pose import Frame, Observation

__all__ = ["PoseEstimator", "RecordingEstimator", "make_estimator"]


class PoseEstimator(Protocol):
    """Turns frames, in order of time, into observations."""

    @property
    def model_sha256(self) -> str:
        """Hash of the landmark model's weights."""

    def observe(self, frame: Frame) -> Observation:
        """Look at one frame. Times must increase strictly."""

    def close(self) -> None:
        """Let go of the model. May be called twice."""


class RecordingEstimator(PoseEstimator, Protocol):
    """One that can look ahead, where no picture is waited for."""

    def observe_all(self, frames: Iterable[Frame]) -> Iterator[Observation]:
        """Look at frames in turn: what `observe` gives for each, in their order."""


def make_estimator(model: str | None = None, *, quality: str = "normal") -> RecordingEstimator:
    """Make the estimator of a model, see `pose_model`; whoever wants it closes it.

    Parameters and errors are those of `MediaPipeEstimator`; no model: the default one.
    """
    # Heavy: not before it is used.
    from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator

    return MediaPipeEstimator(model, quality=quality)
