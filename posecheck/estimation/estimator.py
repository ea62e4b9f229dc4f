"""The protocol of every pose estimator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from posecheck.pose import Frame, Observation

__all__ = ["PoseEstimator", "RecordingEstimator"]


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
