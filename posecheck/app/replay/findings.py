"""One thing that was compared with the truth, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posecheck.landmarks import Side
from posecheck.words import text

__all__ = ["Finding", "Kind", "side_word", "span_words"]


class Kind(StrEnum):
    """What a finding is about."""

    COUNT = "count"
    REP = "rep"
    HOLD = "hold"
    FAULT = "fault"
    FALSE_FAULT = "false fault"
    FALSE_OK = "false ok"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was compared.

    Attributes
    ----------
    what : str
        Which repetition, hold, check or side.
    expected, got : str
        In words, with times in seconds of the clip.
    time_s : float
        Where in the clip to look.
    note : str
        What else there is to know; empty if nothing.
    """

    kind: Kind
    what: str
    expected: str
    got: str
    time_s: float
    agrees: bool
    note: str = ""


def side_word(side: Side | None) -> str:
    """Give a side as it follows a name: with a blank, or nothing."""
    return "" if side is None else f" {text(f'side.of.{side.word}')}"


def span_words(start_s: float, end_s: float) -> str:
    """Give a span of time in words."""
    return text("terminal.replay.span", start=start_s, end=end_s)
