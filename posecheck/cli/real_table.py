"""How recordings of real people were judged, for people and for docs/validation.md."""

from __future__ import annotations

from collections.abc import Sequence

from posecheck.app.real_people import RealScore
from posecheck.cli.terminal import say

__all__ = ["print_real"]


def print_real(scores: Sequence[RealScore]) -> None:
    """Print a Markdown table, a line for each recording and exercise, and the sums."""
    say("| recording | judged as | right | what is not |")
    say("|---|---|---|---|")
    for each in scores:
        right = "no" if each.wrong else "yes"
        say(f"| {each.name} | {each.exercise} | {right} | {'; '.join(each.wrong)} |")
    say("")
    for what, to_find in (("something to find", True), ("nothing to count", False)):
        rows = [each for each in scores if each.to_find is to_find]
        say(f"{what}: {sum(not row.wrong for row in rows)} of {len(rows)}")
    say(f"{sum(not each.wrong for each in scores)} of {len(scores)} right")
