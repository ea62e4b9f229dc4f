"""The history as CSV, a line for each exercise and side of a session, and as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from posecheck.errors import OutputError
from posecheck.files import own_file
from posecheck.history.records import ActivityRating, Done, PastSession
from posecheck.words import why

__all__ = ["write_csv", "write_json", "write_text"]

_ABOUT = ("id", "who", "kind", "source", "started", "ended", "pain_before", "pain_after", "effort")


def write_csv(path: Path, sessions: Iterable[PastSession]) -> None:
    """Write what was done; empty where nothing is known.

    An OutputError if the file cannot be written; one that was there stays.
    """
    names = [f.name for f in fields(Done) if f.name != "ended"]
    try:
        with own_file(path, "w") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow((*_ABOUT, *names, "exercise_ended"))
            for each in sessions:
                about = _about(each)
                for done in each.done:
                    own = (getattr(done, name) for name in names)
                    rows.writerow((*(about[name] for name in _ABOUT), *own, done.ended))
    except OSError as error:
        raise _cannot_write(path, error) from None


def write_json(
    path: Path, sessions: Iterable[PastSession], activities: Iterable[ActivityRating]
) -> None:
    """Write everything, as `write_csv` does."""
    document = {
        "schema": 1,
        "sessions": [
            {**_about(each), "done": [asdict(done) for done in each.done]} for each in sessions
        ],
        "activities": [{**asdict(each), "day": each.day.isoformat()} for each in activities],
    }
    write_text(path, json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def write_text(path: Path, words: str) -> None:
    """Write a file of the history; whole or not at all, as `write_csv` does."""
    try:
        with own_file(path, "w") as file:
            file.write(words)
    except OSError as error:
        raise _cannot_write(path, error) from None


def _about(session: PastSession) -> dict[str, object]:
    known = {name: getattr(session, name) for name in _ABOUT}
    return {**known, "started": session.started.isoformat()}


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError("history.error.write", file=str(path), why=why(error))
