"""Records the camera's picture into a file, where that was asked for."""

from __future__ import annotations

from pathlib import Path

from posecheck.pose import Frame

__all__ = ["Recorder"]


class Recorder:
    """Takes every picture that was looked at; never waits.

    Attributes
    ----------
    trouble : str or None
    summary : str
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.trouble: str | None = None
        self.summary = ""

    def add(self, frame: Frame) -> None:
        """Take a picture."""

    def close(self) -> None:
        """End the file."""
