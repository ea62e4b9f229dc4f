"""The protocol of every source of frames, and the health it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from posecheck.pose import Frame

__all__ = ["LONGEST_S", "FrameSource", "StreamHealth"]

# No recording is longer.
LONGEST_S = 86_400.0


@dataclass(frozen=True, slots=True)
class StreamHealth:
    """What went wrong while reading so far.

    Attributes
    ----------
    frames : int
        Frames delivered.
    bad_packets : int
        Packets or frames that could not be decoded.
    out_of_order : int
        Frames left out because their time did not increase.
    size_changes : int
        How often the picture's size changed midway.
    complete : bool
        False if the file ended early or was damaged.
    detail : str
        One line for people; empty when all is well.
    """

    frames: int = 0
    bad_packets: int = 0
    out_of_order: int = 0
    size_changes: int = 0
    complete: bool = True
    detail: str = ""


class FrameSource(Protocol):
    """Yields frames with strictly increasing times; closed by ``close``."""

    @property
    def name(self) -> str:
        """What to call the source in messages."""

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the upright picture, rotation tag applied."""

    @property
    def duration_s(self) -> float | None:
        """Expected length, where known."""

    @property
    def nominal_fps(self) -> float | None:
        """Declared frame rate, where known; never used as time."""

    @property
    def health(self) -> StreamHealth:
        """What has been read and what was damaged so far."""

    def __iter__(self) -> Iterator[Frame]: ...

    def close(self) -> None:
        """Let go of the file or the camera. May be called twice."""
