"""What months of sessions come to: days, weeks, and how each exercise changes. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from posecheck.history.records import Done, PastSession

__all__ = ["SPAN", "Means", "Trend", "trained_days", "trends"]

# What is held against the same time before: long enough for eight sessions at twice a week.
SPAN = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Means:
    """An exercise on one side over a span; None where nothing is known.

    `count` is a session's, `good_form_s` a hold's, `faults` are those of a repetition or hold,
    and `reach` is how far they went.
    """

    sessions: int
    count: float | None
    good_form_s: float | None
    faults: float | None
    reach: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """An exercise on one side: the last `SPAN`, and the one before."""

    exercise: str
    side: str | None
    now: Means
    before: Means


def trained_days(sessions: Iterable[PastSession], today: date) -> frozenset[date]:
    """Give the days on which something was done, those of a clock that was ahead left out."""
    return frozenset(each.day for each in sessions if each.trained and each.day <= today)


def trends(sessions: Sequence[PastSession], today: date) -> tuple[Trend, ...]:
    """Give how each exercise and side went in the last weeks, and in those before."""
    now = _by_exercise(sessions, today - SPAN, today)
    before = _by_exercise(sessions, today - 2 * SPAN, today - SPAN)
    keys = sorted(dict.fromkeys([*now, *before]), key=lambda key: (key[0], key[1] or ""))
    return tuple(Trend(*key, _means(now.get(key, [])), _means(before.get(key, []))) for key in keys)


def _by_exercise(
    sessions: Sequence[PastSession], after: date, until: date
) -> dict[tuple[str, str | None], list[Done]]:
    found: dict[tuple[str, str | None], list[Done]] = {}
    for session in sessions:
        if after < session.day <= until:
            for done in session.done:
                if done.count or done.movements:
                    found.setdefault((done.exercise, done.side), []).append(done)
    return found


def _means(rows: list[Done]) -> Means:
    moved = [row for row in rows if row.movements]
    movements = sum(row.movements for row in moved)
    held = [row for row in moved if row.good_form_s is not None]
    return Means(
        len(rows),
        _ratio(sum(row.count for row in rows), len(rows)),
        _ratio(_sum(held, lambda row: row.good_form_s), sum(row.movements for row in held)),
        _ratio(sum(row.faults for row in moved), movements),
        _ratio(_sum(moved, lambda row: row.reach), sum(row.reach is not None for row in moved)),
    )


def _sum(rows: list[Done], get: Callable[[Done], float | None]) -> float:
    return math.fsum(value for row in rows if (value := get(row)) is not None)


def _ratio(total: float, count: int) -> float | None:
    return total / count if count else None
