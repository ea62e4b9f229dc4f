"""Finds a session that was cut short and says what it still has."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from posecheck.feedback.phrases import text
from posecheck.history.session_file import unfinished_sessions
from posecheck.history.session_record import SavedSession

__all__ = ["newest_unfinished", "what_it_has"]

# What was left undone the day before yesterday is not gone on with; it is begun anew.
_FRESH = timedelta(hours=24)


def newest_unfinished(folder: Path, now: datetime | None = None) -> SavedSession | None:
    """Give the newest unfinished session of the last day."""
    now = now or datetime.now().astimezone()
    for saved in unfinished_sessions(folder):
        try:
            started = datetime.fromisoformat(saved.started)
        except ValueError:
            continue
        aware = started if started.tzinfo is not None else started.astimezone()
        if now - aware <= _FRESH:
            return saved
    return None


def what_it_has(saved: SavedSession) -> str:
    """Say when it was begun and what is left, on one line."""
    started = datetime.fromisoformat(saved.started)
    left = ", ".join(
        f"{text(f'exercise.{each.planned.exercise}')} ({each.total} to do)" for each in saved.left()
    )
    return f"a session of {started:%d.%m. %H:%M}, with {left} left"
