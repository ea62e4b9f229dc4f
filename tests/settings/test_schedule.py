from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.errors import UsageError
from posecheck.settings.schedule import Schedule, calendar_file, read_schedule

MONDAY = date(2027, 3, 1)
NOW = "20270301T120000Z"


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(("times", "days"), [(1, (0,)), (2, (0, 3)), (3, (0, 2, 4))])
def test_the_days_of_a_week_lie_far_apart(times: int, days: tuple[int, ...]) -> None:
    assert Schedule(times).weekdays == days


@given(st.integers(1, 7), st.integers(0, 365))
def test_who_trains_when_it_is_due_meets_every_week(times: int, start: int) -> None:
    """Whatever the day of the week that it begins on."""
    schedule, trained = Schedule(times), set[date]()
    for number in range(start, start + 35):
        if schedule.is_due(day(number), frozenset(trained)):
            trained.add(day(number))
    whole = day(start + (-start) % 7)
    for week in range(4):
        monday = whole + timedelta(weeks=week)
        assert sum(monday <= each < monday + timedelta(weeks=1) for each in trained) == times
    assert schedule.weeks_in_a_row(whole + timedelta(days=27), frozenset(trained)) >= 4


def test_a_missed_day_is_made_up_for_and_an_early_one_counts() -> None:
    schedule = Schedule(2)
    due = [n for n in range(7) if schedule.is_due(day(n), frozenset())]
    assert due == [0, 1, 2, 3, 4, 5, 6]
    assert not schedule.is_due(day(1), frozenset({day(0)}))
    assert not schedule.is_due(day(3), frozenset({day(0), day(1)}))
    assert schedule.is_due(day(3), frozenset({day(0)}))
    assert not schedule.is_due(day(3), frozenset({day(3)}))


def test_nothing_is_due_outside_the_time_of_the_prescription() -> None:
    schedule = Schedule(7, day(2), day(4))
    assert [n for n in range(7) if schedule.is_due(day(n), frozenset())] == [2, 3, 4]


def test_this_week_breaks_no_streak_before_it_is_over() -> None:
    schedule = Schedule(2)
    trained = frozenset(day(n) for n in (-14, -12, -7, -6))
    assert schedule.weeks_in_a_row(day(1), trained) == 2
    assert schedule.weeks_in_a_row(day(1), trained | {day(0), day(1)}) == 3
    assert schedule.weeks_in_a_row(day(8), trained) == 0


def test_the_calendar_repeats_on_the_days_and_ends(tmp_path: Path) -> None:
    written = calendar_file(Schedule(2, day(1), day(30)), day(0), "Rücken; " * 20, NOW)
    lines = written.split("\r\n")
    assert "DTSTART;VALUE=DATE:20270304" in lines
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270331" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = written.replace("\r\n ", "").split("\r\n")
    assert "SUMMARY:" + "Rücken\\; " * 20 in whole
    with pytest.raises(UsageError, match="no day is left"):
        calendar_file(Schedule(2, None, day(5)), day(4), "x", NOW)
    assert "UNTIL" not in calendar_file(Schedule(7), day(0), "x", NOW)


@pytest.mark.parametrize(
    "line", ["times_a_week = 8", "times_a_week = true", 'from = "soon"', "x ="]
)
def test_wrong_days_are_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(line, "utf-8")
    with pytest.raises(UsageError, match=r"mine\.toml"):
        read_schedule(path)
    assert read_schedule(tmp_path / "none.toml") == Schedule(2)
