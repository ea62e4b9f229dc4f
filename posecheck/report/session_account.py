"""What the logs of sessions give a report to tell."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.history.session_record import EndedBecause, Line, PlannedDose, SavedSession, Type
from posecheck.report.account import Account, Done, ExerciseAccount, Sitting
from posecheck.report.result_account import record_of

__all__ = ["session_account", "span_account"]

_WORST = 10
_Moved = TypeVar("_Moved", RepCompleted, HoldEnded, AttemptRejected)


def session_account(saved: SavedSession) -> Account:
    """Report on one session."""
    return Account((_sitting(saved)[1],))


def span_account(sessions: Iterable[SavedSession], since: datetime) -> Account:
    """Report on the sessions that were begun since then, those without an exercise left out."""
    dated = [_sitting(saved) for saved in sessions if saved.begun]
    kept = sorted((each for each in dated if each[0] >= since), key=lambda each: each[0])
    return Account(tuple(sitting for _, sitting in kept), since=since)


def _sitting(saved: SavedSession) -> tuple[datetime, Sitting]:
    answers = {str(each.get("question")): each.get("value") for each in _of(saved, Type.ANSWER)}
    before, after, effort = (
        _rating(answers.get(each)) for each in ("pain_before", "pain_after", "effort_after")
    )
    started = datetime.fromisoformat(saved.started)
    started = started if started.tzinfo is not None else started.astimezone()
    return started, Sitting(
        started,
        tuple(_exercise(saved, planned) for planned in saved.plan),
        before,
        after,
        effort,
        ended=_because(_of(saved, Type.SESSION_ENDED)),
        damaged=saved.damaged,
    )


def _exercise(saved: SavedSession, planned: PlannedDose) -> ExerciseAccount:
    name = planned.exercise
    return ExerciseAccount(
        name,
        planned.dose.hold_s,
        tuple(
            Done(side, count, planned.goals.get(side, 0))
            for side, count in saved.done(planned).items()
        ),
        _records(RepCompleted, _of(saved, Type.REPETITION, name)),
        _records(HoldEnded, _of(saved, Type.HOLD, name)),
        _records(AttemptRejected, _of(saved, Type.ATTEMPT, name)),
        ended=_because(_of(saved, Type.EXERCISE_ENDED, name)),
    )


def _of(saved: SavedSession, kind: Type, exercise: str | None = None) -> list[Line]:
    lines = (line for line in saved.lines if line["type"] == kind)
    return [line for line in lines if exercise is None or line.get("exercise") == exercise]


def _because(lines: list[Line]) -> str:
    why = lines[-1].get("because") if lines else None
    return str(why) if why in list(EndedBecause) else "cut"


def _records(kind: type[_Moved], lines: Iterable[Line]) -> tuple[_Moved, ...]:
    """Give what can be read of them."""
    found = []
    for line in lines:
        with suppress(ValueError):
            found.append(record_of(kind, line))
    return tuple(found)


def _rating(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= _WORST else None
