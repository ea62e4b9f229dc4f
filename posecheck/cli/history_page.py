"""The history on the screen: days, this week, how each exercise changes, pain, daily life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from posecheck.history.overview import Means, Trend, trained_days, trends
from posecheck.history.records import ActivityRating, PastSession
from posecheck.settings.schedule import DAYS, Schedule
from posecheck.words import text

__all__ = ["history_page", "this_week"]

# What fits a screen together with the rest.
_WEEKS, _LAST = 5, 8
_NONE, _AHEAD = "·", " "
_PAIN = "pain"


def history_page(
    sessions: Sequence[PastSession],
    activities: Sequence[ActivityRating],
    schedule: Schedule,
    today: date,
) -> Iterator[str]:
    """Give what is to be printed, line by line."""
    if not sessions:
        yield text("history.none")
        return
    trained = trained_days(sessions, today)
    yield from this_week(trained, schedule, today)
    yield from ("", *_calendar(sessions, trained, today), text("history.calendar_key"), "")
    if found := trends(sessions, today):
        yield text("history.trend_key")
        yield from _trend_table(found)
    yield from _daily_life(activities)
    yield from _session_table(sessions[-_LAST:])
    ahead = sum(each.day > today for each in sessions)
    if ahead:
        yield text("history.ahead", count=ahead)
    if damaged := [each for each in sessions if each.damaged]:
        names = ", ".join(each.id for each in damaged)
        yield text("history.damaged", count=sum(each.damaged for each in damaged), sessions=names)


def this_week(trained: frozenset[date], schedule: Schedule, today: date) -> Iterator[str]:
    """Say how much of this week is done, how many weeks had their days, and if it is the time."""
    monday = today - timedelta(days=today.weekday())
    done = sum(monday <= day for day in trained)
    yield text("history.week", count=done, goal=schedule.times_a_week)
    yield text("history.streak", count=schedule.weeks_in_a_row(today, trained))
    if not schedule.covers(today):
        over = schedule.last is not None and today > schedule.last
        yield text("history.over" if over else "history.not_yet")


def _calendar(
    sessions: Sequence[PastSession], trained: frozenset[date], today: date
) -> Iterator[str]:
    """Give a line a week, the newest last."""
    stopped = {each.day for each in sessions if each.ended == _PAIN}
    monday = today - timedelta(days=today.weekday())
    yield f"{'':10}  {text('history.weekdays')}"
    for week in range(_WEEKS - 1, -1, -1):
        first = monday - timedelta(weeks=week)
        days = (first + timedelta(days=n) for n in range(DAYS))
        marks = (
            _AHEAD if day > today else "!" if day in stopped else "x" if day in trained else _NONE
            for day in days
        )
        yield f"{first}  {'  '.join(marks)}"


def _trend_table(found: Sequence[Trend]) -> Iterator[str]:
    rows = []
    for trend in found:
        side = text(f"history.side.{trend.side}") if trend.side else ""
        pairs = zip(_values(trend.before), _values(trend.now), strict=True)
        cells = (new if old is None or old == new else f"{old} > {new}" for old, new in pairs)
        rows.append((_title(trend.exercise), side, *(cell or _NONE for cell in cells)))
    names = ("sessions", "count", "good_form", "faults", "reach")
    return _table(rows, "exercise", "side", *names)


def _values(means: Means) -> tuple[str | None, ...]:
    if not means.sessions:
        return (None,) * 5
    values = (means.count, means.good_form_s, means.faults, means.reach)
    return (str(means.sessions), *(None if v is None else _number(v) for v in values))


def _number(value: float) -> str:
    return text("history.number", value=round(value, 1 if value >= 1 else 2))


def _title(exercise: str) -> str:
    words = text(f"{exercise}.title")
    return exercise if words == f"{exercise}.title" else words


def _daily_life(activities: Sequence[ActivityRating]) -> Iterator[str]:
    by_name: dict[str, list[ActivityRating]] = {}
    for each in activities:
        by_name.setdefault(each.name, []).append(each)
    for name, rated in by_name.items():
        values = " ".join(str(each.value) for each in rated[-_LAST:])
        yield text("history.activity", name=name, values=values, day=str(rated[-1].day))
    if by_name:
        yield ""


def _session_table(sessions: Sequence[PastSession]) -> Iterator[str]:
    rows = []
    for each in sessions:
        done = sum(row.count for row in each.done)
        goal = sum(row.goal or 0 for row in each.done)
        pain = [_NONE if v is None else str(v) for v in (each.pain_before, each.pain_after)]
        ended = text(f"history.ended.{each.ended or 'cut'}")
        row = (
            *(each.id, f"{each.started:%Y-%m-%d %H:%M}", f"{done}/{goal}" if goal else str(done)),
            *(" > ".join(pain), _NONE if each.effort is None else str(each.effort)),
            ended if each.kind == "session" else text(f"history.kind.{each.kind}"),
        )
        rows.append(row)
    return _table(rows, "session", "began", "done", "pain", "effort", "ended")


def _table(rows: Sequence[Sequence[str]], *columns: str) -> Iterator[str]:
    """Give a line a row, in columns; by itself, for rich takes 0.1 s to load."""
    whole = [[text(f"history.column.{column}") for column in columns], *rows]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    for row in whole:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    yield ""
