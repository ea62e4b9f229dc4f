"""How recordings of real people were judged, for people and for docs/validation.md."""

from __future__ import annotations

from collections.abc import Sequence

from posecheck.app.real_people import RealScore
from posecheck.cli.terminal import say
from posecheck.words import text

__all__ = ["print_real"]


def print_real(scores: Sequence[RealScore]) -> None:
    """Print a Markdown table, a line for each recording and exercise, and the sums."""
    columns = ("recording", "judged_as", "right", "not_right")
    say(f"| {' | '.join(text(f'terminal.column.{each}') for each in columns)} |")
    say("|---|---|---|---|")
    for each in scores:
        right = text("terminal.no" if each.wrong else "terminal.yes")
        say(f"| {each.name} | {each.exercise} | {right} | {'; '.join(each.wrong)} |")
    say("")
    for what, to_find in (("to_find", True), ("to_leave", False)):
        rows = [each for each in scores if each.to_find is to_find]
        right_ones = sum(not row.wrong for row in rows)
        say(text(f"terminal.real.{what}", count=right_ones, total=len(rows)))
    all_right = sum(not each.wrong for each in scores)
    say(text("terminal.real.right", count=all_right, total=len(scores)))
