"""How often a week, and from when to when: read alone, so that a reminder is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

from posecheck.errors import UsageError
from posecheck.files import read_toml
from posecheck.resources import data_folder
from posecheck.words import text

__all__ = ["DAYS", "MAX_BYTES", "Schedule", "calendar_file", "prescription_file", "read_schedule"]

# All settings of a person take 10 kB.
MAX_BYTES = 64 * 1024
DAYS = 7
# EXERCISES: daily if possible, and at least twice a week.
_AT_LEAST = 2
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# RFC 5545, 3.1: a line has 75 bytes at most; what is longer goes on after a line break and a space.
_LONGEST_LINE = 75


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days to train on.

    Attributes
    ----------
    times_a_week : int
        1 to 7.
    first, last : date or None
        Both included; None: open.
    """

    times_a_week: int = _AT_LEAST
    first: date | None = None
    last: date | None = None

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days of the week (Monday is 0), as far apart as they can be."""
        return tuple(n * DAYS // self.times_a_week for n in range(self.times_a_week))

    def covers(self, day: date) -> bool:
        """Whether a day is within the time of the prescription."""
        return not (self.first and day < self.first) and not (self.last and day > self.last)

    def is_due(self, day: date, trained: frozenset[date]) -> bool:
        """Whether to train on a day, which was not trained on yet.

        On the days of the week, and on those between once one of them was missed.
        """
        if day in trained or not self.covers(day):
            return False
        monday = day - timedelta(days=day.weekday())
        done = sum(monday <= each < day for each in trained)
        later = (monday + timedelta(days=n) for n in self.weekdays if n > day.weekday())
        return self.times_a_week - done > sum(map(self.covers, later))

    def weeks_in_a_row(self, day: date, trained: frozenset[date]) -> int:
        """Count the weeks that had their days; this one only where it has them already."""
        counts: dict[date, int] = {}
        for each in trained:
            monday = each - timedelta(days=each.weekday())
            counts[monday] = counts.get(monday, 0) + 1
        this = day - timedelta(days=day.weekday())
        before = (this - timedelta(weeks=n) for n in range(1, len(trained) + 1))
        kept = takewhile(lambda monday: counts.get(monday, 0) >= self.times_a_week, before)
        return sum(1 for _ in kept) + (counts.get(this, 0) >= self.times_a_week)


def prescription_file() -> Path:
    """Give the path of the prescription that ``train`` takes by itself; it need not exist."""
    return data_folder() / "prescription.toml"


def read_schedule(path: Path) -> Schedule:
    """Read the days alone; where there is no file, at least twice a week.

    Raises
    ------
    UsageError
        If the file cannot be read, or its days are none.
    """
    try:
        table = read_toml(path, MAX_BYTES)
    except FileNotFoundError:
        return Schedule()
    except (OSError, ValueError) as error:
        raise _wrong(path, str(error)) from None
    times, first, last = (table.get(name) for name in ("times_a_week", "from", "until"))
    times = _AT_LEAST if times is None else times
    if type(times) is not int or not 1 <= times <= DAYS:
        raise _wrong(path, text("error.prescription.times"))
    if not _are_days(first, last):
        raise _wrong(path, text("error.prescription.ends"))
    return Schedule(times, first, last)


def _are_days(*values: Any) -> bool:
    return all(value is None or type(value) is date for value in values)


def _wrong(path: Path, why: str) -> UsageError:
    return UsageError("error.prescription.days", name=path.name, why=why)


def calendar_file(schedule: Schedule, today: date, title: str, now: str) -> str:
    """Give the days as an iCalendar file (RFC 5545): whole days, without a time zone.

    It begins with `today`, where the schedule says nothing else; `now` is when it was made,
    as ``20270131T120000Z``. A UsageError if no day is left.
    """
    return "".join(f"{line}\r\n" for line in _calendar_lines(schedule, today, title, now))


def _calendar_lines(schedule: Schedule, today: date, title: str, now: str) -> Iterator[str]:
    start = schedule.first or today
    while start.weekday() not in schedule.weekdays:
        start += timedelta(days=1)
    if schedule.last and start > schedule.last:
        raise UsageError("history.error.over", day=str(schedule.last))
    words = title.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    until = f";UNTIL={schedule.last:%Y%m%d}" if schedule.last else ""
    days = ",".join(_WEEKDAYS[n] for n in schedule.weekdays)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//posecheck//EN", "BEGIN:VEVENT")
    yield from (f"UID:posecheck-{start:%Y%m%d}-{days.replace(',', '')}", f"DTSTAMP:{now}")
    yield from (f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"RRULE:FREQ=WEEKLY;BYDAY={days}{until}")
    yield from _folded(f"SUMMARY:{words}")
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR")


def _folded(line: str) -> Iterator[str]:
    while len(line.encode()) > _LONGEST_LINE:
        cut = next(n for n in range(len(line), 0, -1) if len(line[:n].encode()) <= _LONGEST_LINE)
        yield line[:cut]
        line = f" {line[cut:]}"
    yield line
