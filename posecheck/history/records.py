"""What was done, over months: frozen records, as the store gives them.

Sides are words (``"left"``, ``"right"``), None where an exercise has none. None stands for
what was not measured or not answered, which is no zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

__all__ = ["ActivityRating", "Done", "Kind", "Movement", "PastSession"]


class Kind(StrEnum):
    """Where a session of the history comes from."""

    SESSION = "session"
    RECORDING = "recording"
    MANUAL = "manual"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Movement:
    """A repetition, a hold or an attempt; times in seconds of the session or recording.

    Attributes
    ----------
    kind : str
        ``"repetition"``, ``"hold"`` or ``"attempt"``.
    clean : bool or None
        Of a repetition: no fault; None if that could not be told.
    good_form_s, in_position_s, goal_s : float or None
        The clocks of a hold, and what it was to reach.
    reach : float or None
        How far the movement went, in the unit of the exercise's `RangeOfMotion`.
    faults : tuple of str
        Ids of the checks that failed during it.
    reason : str
        Why a hold ended or an attempt did not count; else empty.
    """

    kind: str
    exercise: str
    side: str | None
    start_s: float | None
    end_s: float | None
    counted: bool
    clean: bool | None
    good_form_s: float | None
    in_position_s: float | None
    goal_s: float | None
    reach: float | None
    faults: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """One exercise of a session on one side.

    Attributes
    ----------
    goal : int or None
        Repetitions or holds that were to be done; None: nothing was planned.
    hold_s : float or None
        How long a hold was to be; 0 for a movement.
    count : int
        Repetitions or holds done, as the person stated them where they corrected it.
    counted : int
        As the program counted them.
    movements : int
        Repetitions and holds, those that did not reach their goal too.
    faults : int
        All faults in them together.
    good_form_s : float or None
        Of the holds together.
    reach : float or None
        Mean over the movements.
    ended : str
        Why it ended (``"done"``, ``"pain"`` ...); empty: nothing says so.
    """

    exercise: str
    side: str | None
    goal: int | None
    hold_s: float | None
    count: int
    counted: int
    movements: int
    faults: int
    good_form_s: float | None
    reach: float | None
    ended: str


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session, an analysed recording, or an entry by hand.

    Attributes
    ----------
    id : str
        Name of its log without the suffix.
    who : str
        Empty where one person trains.
    source : str
        Name of the recording; else empty.
    started_s : int
        Seconds since 1970 in UTC; `offset_s` is what local time was ahead of UTC.
    ended : str
        Why it ended; empty if it was cut short.
    pain_before, pain_after, effort : int or None
        0 to 10.
    damaged : int
        Lines of the log that cannot be read.
    """

    id: str
    who: str
    kind: Kind
    source: str
    started_s: int
    offset_s: int
    ended: str
    pain_before: int | None
    pain_after: int | None
    effort: int | None
    damaged: int
    done: tuple[Done, ...] = ()

    @property
    def started(self) -> datetime:
        """When it was begun, in the local time of that day and place."""
        zone = timezone(timedelta(seconds=self.offset_s))
        return datetime.fromtimestamp(self.started_s, UTC).astimezone(zone)

    @property
    def day(self) -> date:
        """The day of the person who did it."""
        return self.started.date()

    @property
    def trained(self) -> bool:
        """Whether anything was done in it."""
        return any(done.count for done in self.done)


@dataclass(frozen=True, slots=True)
class ActivityRating:
    """How well an activity of daily life that the person named went: 0 not at all, 10 as ever."""

    day: date
    name: str
    value: int
