"""Turns the log of a session into rows of the database."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from posecheck.history.session_file import read_session
from posecheck.history.session_record import Line, SavedSession, Type

__all__ = ["ACTIVITY", "Rows", "rows_of"]

ACTIVITY = "activity"
_MOVEMENTS = (Type.REPETITION, Type.HOLD, Type.ATTEMPT)
_SCALE = range(11)
_MOST = 10_000
Row = tuple[Any, ...]
_Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a log gives, by table; the columns are those of `posecheck.history.store`."""

    session: Row
    done: tuple[Row, ...]
    movements: tuple[Row, ...]
    activities: tuple[Row, ...]


def rows_of(path: Path) -> Rows:
    """Read a log.

    Raises
    ------
    InputError
        If it is none, or one of a newer version.
    """
    saved = read_session(path)
    movements = [_movement(line) for line in saved.lines if line["type"] in _MOVEMENTS]
    started = datetime.fromisoformat(saved.started)
    started = started if started.tzinfo else started.astimezone()
    offset = started.utcoffset()
    answers = {str(line.get("question")): _rating(line) for line in _of(saved, Type.ANSWER)}
    session = (
        *(path.stem, saved.who, saved.kind, saved.source),
        *(int(started.timestamp()), int(offset.total_seconds()) if offset else 0),
        *(started.date().isoformat(), _because(saved, Type.SESSION_ENDED)),
        *(answers.get(name) for name in ("pain_before", "pain_after", "effort_after")),
        saved.damaged,
    )
    rated = [line for line in _of(saved, Type.ANSWER) if line.get("question") == ACTIVITY]
    activities = tuple(
        (path.stem, str(line.get("name", "")), _rating(line))
        for line in rated
        if _rating(line) is not None
    )
    done = tuple(_done(path.stem, saved, movements))
    return Rows(session, done, tuple((path.stem, *each) for each in movements), activities)


def _of(saved: SavedSession, kind: Type) -> list[Line]:
    return [line for line in saved.lines if line["type"] == kind]


def _because(saved: SavedSession, kind: Type, exercise: str | None = None) -> str:
    ends = [line for line in _of(saved, kind) if line.get("exercise") == exercise]
    return str(ends[-1].get("because", ""))[:20] if ends else ""


def _movement(line: Line) -> Row:
    """Give kind, exercise, side, the times, what it is worth, and its faults."""
    repetition = line["type"] == Type.REPETITION
    number = _number(line)
    faults, clean = line.get("faults"), line.get("clean")
    names = faults if isinstance(faults, list) else []
    return (
        *(line["type"], str(line.get("exercise", "")), _side(line)),
        *(number("start_s"), number("time_s")),
        repetition or (line["type"] == Type.HOLD and line.get("counted") is True),
        clean if isinstance(clean, bool) else None,
        *(number("good_form_s"), number("in_position_s"), number("goal_s")),
        number("best" if repetition else "reach"),
        json.dumps([str(name) for name in names]),
        "" if repetition else str(line.get("reason", "")),
    )


def _done(stem: str, saved: SavedSession, movements: list[Row]) -> Iterator[Row]:
    """Give a row for each exercise and side that was planned, done or stated."""
    stated = {
        (line["exercise"], _side(line)): line["count"]
        for line in _of(saved, Type.STATED)
        if "exercise" in line and _is_count(line.get("count"))
    }
    goals: dict[_Key, tuple[int, float]] = {
        (planned.exercise, None if side is None else side.word): (
            planned.goals[side],
            planned.dose.hold_s,
        )
        for planned in saved.plan
        for side in planned.sides
    }
    keys: list[_Key] = [*goals, *((row[1], row[2]) for row in movements), *stated]
    for place, (exercise, side) in enumerate(dict.fromkeys(keys)):
        own = [row for row in movements if row[1:3] == (exercise, side) and row[0] != Type.ATTEMPT]
        counted = sum(row[5] for row in own)
        yield (
            *(stem, place, exercise, side, *goals.get((exercise, side), (None, None))),
            *(stated.get((exercise, side), counted), counted, len(own)),
            sum(len(json.loads(row[11])) for row in own),
            _total([row[7] for row in own]),
            _mean([row[10] for row in own]),
            _because(saved, Type.EXERCISE_ENDED, exercise),
        )


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= _MOST


def _side(line: Line) -> str | None:
    side = line.get("side")
    return side if side in ("left", "right") else None


def _rating(line: Line) -> int | None:
    value = line.get("value")
    return value if type(value) is int and value in _SCALE else None


def _number(line: Line) -> Callable[[str], float | None]:
    def read(name: str) -> float | None:
        value: Any = line.get(name)
        sound = type(value) in (int, float) and math.isfinite(value)
        return float(value) if sound else None

    return read


def _total(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return math.fsum(known) if known else None


def _mean(values: list[float | None]) -> float | None:
    total, known = _total(values), sum(value is not None for value in values)
    return None if total is None else total / known
