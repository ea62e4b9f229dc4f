"""How long a recording may be, and what went wrong while it was read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LONGEST_S", "StreamHealth"]

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
