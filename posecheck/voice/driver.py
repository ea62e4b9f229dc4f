"""What the speaker needs of a way to make sound."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

__all__ = ["Driver", "DriverError", "Sounding"]


class DriverError(Exception):
    """A sound could not be made; says why, for the log."""


class Sounding(Protocol):
    """A sound under way."""

    def running(self) -> bool:
        """Whether it still sounds.

        Raises
        ------
        DriverError
            If it has ended by a failure.
        """

    def stop(self) -> None:
        """Cut it off at once; harmless when it is over."""


class Driver(Protocol):
    """Turns words and sound files into sound. Called from one thread only."""

    def speak(self, text: str) -> Sounding:
        """Begin to speak; raises `DriverError` if that is not possible."""

    def play(self, path: Path) -> Sounding:
        """Begin to play a WAV file; raises `DriverError` if that is not possible."""

    def close(self) -> None:
        """Give everything back."""
