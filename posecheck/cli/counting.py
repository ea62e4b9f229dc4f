"""Counts and times as the terminal shows them."""

from __future__ import annotations

import math

from posecheck.assessment import SessionResult
from posecheck.words import text

__all__ = ["counts_in_words", "seconds"]


def counts_in_words(result: SessionResult) -> list[str]:
    """Say what was counted of what was to be done, for each side."""
    goal = result.progress.goal
    return [
        text("terminal.count", count=count, goal=goal, side=side)
        for side, count in result.progress.counts.items()
    ]


def seconds(value: float) -> str:
    """Say a time; a question mark where it is not known."""
    return "?" if math.isnan(value) else text("terminal.seconds", seconds=value)
