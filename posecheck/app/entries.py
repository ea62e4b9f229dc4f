"""Lines of the history that no camera saw: entries by hand, corrections, answers, deletions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from posecheck.assessment import SessionResult
from posecheck.errors import OutputError, UsageError
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.exercises.range_of_motion import ReachSeen
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.history.filling import ACTIVITY
from posecheck.history.records import Kind, PastSession
from posecheck.history.session_file import SessionFile, is_in_use
from posecheck.history.session_record import EndedBecause, PlannedDose
from posecheck.landmarks import Side
from posecheck.settings.care import SCALE, RatingKind
from posecheck.words import why

__all__ = [
    "Entry",
    "add_by_hand",
    "add_recording",
    "correct",
    "delete",
    "keep_activities",
    "parse_entries",
]

Moves = RepCompleted | HoldEnded | AttemptRejected
_MOST = 1000
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person states: how often an exercise was done on a side, or an answer."""

    name: str
    side: str | None
    value: int


def parse_entries(words: Iterable[str]) -> tuple[Entry, ...]:
    """Read ``EXERCISE[.SIDE]=COUNT`` and ``pain_before=NUMBER``; without a side it is each.

    Raises
    ------
    UsageError
        If there is no such exercise, side or number.
    """
    return tuple(entry for word in words for entry in _entries(word))


def _entries(word: str) -> Iterable[Entry]:
    name, _, number = word.partition("=")
    if not (number.isascii() and number.isdigit() and int(number) <= _MOST):
        raise UsageError("history.error.entry", entry=word)
    if name in set(RatingKind):
        if int(number) not in SCALE:
            raise UsageError("history.error.scale", entry=word)
        return [Entry(name, None, int(number))]
    stem, _, side = name.partition(".")
    exercise = find_exercise(stem)
    sides = [each.word for each in Side] if exercise.has_sides else [None]
    if side and side not in sides:
        raise UsageError("history.error.side", entry=word)
    return [Entry(exercise.name, each, int(number)) for each in ([side] if side else sides)]


def add_by_hand(folder: Path, entries: Iterable[Entry], on: date, now: datetime, who: str) -> str:
    """Write a session that was done without posecheck; give its id."""
    then = now if on == now.date() else datetime.combine(on, _NOON).astimezone()
    with _log(folder, then, Kind.MANUAL, who) as file:
        _write(file, entries)
        file.end(0.0, EndedBecause.DONE)
    return file.path.stem


def keep_activities(folder: Path, rated: Mapping[str, int], now: datetime, who: str) -> str:
    """Write how activities of daily life went; give the log's id."""
    with _log(folder, now, Kind.ASKED, who) as file:
        for name, value in rated.items():
            file.answer(ACTIVITY, value, 0.0, name=name)
        file.end(0.0, EndedBecause.DONE)
    return file.path.stem


def _log(folder: Path, at: datetime, kind: Kind, who: str) -> SessionFile:
    return SessionFile.create(folder, (), at.isoformat(timespec="seconds"), kind=kind, who=who)


def _write(file: SessionFile, entries: Iterable[Entry]) -> None:
    for entry in entries:
        if entry.name in set(RatingKind):
            file.answer(entry.name, entry.value, 0.0)
        else:
            file.stated(entry.name, entry.side, entry.value)


def correct(folder: Path, session: str, entries: Iterable[Entry]) -> None:
    """Add to a session's log what was really done; what was counted stays beside it.

    A UsageError if the session is under way.
    """
    with SessionFile.reopen(_free(folder, session)) as file:
        _write(file, entries)


def delete(folder: Path, session: str) -> None:
    """Delete the log of a session, and so all that is known of it; see `correct`."""
    path = _free(folder, session)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError("history.error.delete", file=path, why=why(error)) from None
    with suppress(OSError):
        path.with_suffix(".lock").unlink(missing_ok=True)


def _free(folder: Path, session: str) -> Path:
    path = folder / f"{session}.jsonl"
    if is_in_use(path):
        raise UsageError("history.error.under_way", session=session)
    return path


def add_recording(
    folder: Path,
    exercise: Exercise,
    result: SessionResult,
    seen: ReachSeen,
    source: Path,
    known: Iterable[PastSession],
    *,
    who: str = "",
) -> str | None:
    """Write what was done in a recording, at the time of its file; give the log's id.

    `seen` was given every moment of it. Nothing is written, and None given, if the recording
    is among the `known` sessions of this person.
    """
    at = datetime.fromtimestamp(source.stat().st_mtime).astimezone()
    for each in known:
        same = each.source == source.name[:100] and each.started_s == int(at.timestamp())
        if same and any(done.exercise == exercise.name for done in each.done):
            return None
    plan = (PlannedDose(exercise.name, result.dose, exercise.has_sides),)
    when, name = at.isoformat(timespec="seconds"), source.name[:100]
    with SessionFile.create(folder, plan, when, kind=Kind.RECORDING, who=who, source=name) as file:
        moves: list[Moves] = [*result.reps, *result.holds, *result.attempts]
        for event in sorted(moves, key=lambda move: move.time_s):
            reach = seen.of(event) if isinstance(event, HoldEnded) else math.nan
            file.event(exercise.name, event, reach)
        file.exercise_ended(exercise.name, result.duration_s, EndedBecause.DONE)
        file.end(result.duration_s, EndedBecause.DONE)
    return file.path.stem
