"""Finds a session that was cut short and says what it still has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from posecheck.capture.names import shown
from posecheck.errors import UsageError
from posecheck.exercises.registry import find_exercise
from posecheck.history.session_file import unfinished_sessions
from posecheck.history.session_record import Left, SavedSession
from posecheck.words import text

__all__ = ["newest_unfinished", "what_it_has"]

# What was left undone the day before yesterday is not gone on with; it is begun anew.
_FRESH = timedelta(hours=24)


def newest_unfinished(
    folder: Path,
    now: datetime | None = None,
    say_line: Callable[[str], None] = lambda line: None,
    who: str = "",
) -> SavedSession | None:
    """Give a person's newest unfinished session of the last day.

    `say_line` is told of damaged ones.
    """
    now = now or datetime.now().astimezone()
    for saved in unfinished_sessions(folder, say_line):
        # Of tomorrow, too: the clock was set back.
        apart = abs(now - datetime.fromisoformat(saved.started).astimezone())
        if apart > _FRESH or saved.who != who:
            continue
        if why := _why_not(saved):
            say_line(text("terminal.resume.passed_over", path=shown(saved.path), why=why))
            continue
        if saved.damaged:
            say_line(text("terminal.resume.damaged", path=shown(saved.path), count=saved.damaged))
        return saved
    return None


def _why_not(saved: SavedSession) -> str:
    """Say what keeps a session from being gone on with; nothing if it can be."""
    for left in saved.left():
        planned = left.planned
        try:
            exercise = find_exercise(planned.exercise)
        except UsageError as error:
            return str(error)
        held = (planned.dose.hold_s > 0) == (exercise.dose.hold_s > 0)
        if not held or planned.has_sides != exercise.has_sides:
            return text("terminal.resume.other_way", name=exercise.name)
    return ""


def what_it_has(saved: SavedSession) -> str:
    """Say when it was begun and what is left, on one line."""
    started = datetime.fromisoformat(saved.started)
    left = ", ".join(
        text("terminal.resume.left", title=_title(each), count=each.total) for each in saved.left()
    )
    return text("terminal.resume.session", started=f"{started:%d.%m. %H:%M}", left=left)


def _title(left: Left) -> str:
    return text(f"{left.planned.exercise}.title")
