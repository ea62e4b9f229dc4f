"""What a session file holds: its lines as records, and what of the dose is left."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from posecheck.assessment import Dose
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.history.records import Kind
from posecheck.landmarks import Side

__all__ = [
    "SCHEMA",
    "EndedBecause",
    "Left",
    "Line",
    "PlannedDose",
    "SavedSession",
    "Type",
    "dose_entry",
    "is_name",
    "is_sound",
    "line_of_event",
    "planned_of",
]

SCHEMA = 1
Line = Mapping[str, Any]


class Type(StrEnum):
    """The kinds of lines; a reader passes over kinds that it does not know."""

    SESSION = "session"
    RESUMED = "resumed"
    EXERCISE_STARTED = "exercise_started"
    REPETITION = "repetition"
    HOLD = "hold"
    ATTEMPT = "attempt"
    EXERCISE_ENDED = "exercise_ended"
    ANSWER = "answer"
    STATED = "stated"
    SESSION_ENDED = "session_ended"


class EndedBecause(StrEnum):
    """Why an exercise or a session ended."""

    DONE = "done"
    SKIPPED = "skipped"
    PAIN = "pain"
    TIRED = "tired"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """An exercise of the session's plan; `dose` counts per side where it has sides.

    `by_side` is what is to be done on the left and on the right where that differs; 0 and
    more, never more than the dose.
    """

    exercise: str
    dose: Dose
    has_sides: bool
    by_side: tuple[int, int] | None = None

    @property
    def sides(self) -> tuple[Side | None, ...]:
        """The sides that count on their own; None alone for an exercise without."""
        return tuple(Side) if self.has_sides else (None,)

    @property
    def goals(self) -> Mapping[Side | None, int]:
        """Repetitions or holds in all sets, by side."""
        whole = (self.dose.sets * self.dose.reps,) * len(self.sides)
        return dict(zip(self.sides, self.by_side or whole, strict=True))


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of one exercise: done and to do, by side."""

    planned: PlannedDose
    done: Mapping[Side | None, int]

    @property
    def to_do(self) -> Mapping[Side | None, int]:
        """Repetitions or holds still to do, by side; 0 and more."""
        return {side: max(0, n - self.done[side]) for side, n in self.planned.goals.items()}

    @property
    def total(self) -> int:
        """All that is still to do."""
        return sum(self.to_do.values())


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A session as its file tells it.

    Attributes
    ----------
    started : str
        ISO 8601 with the offset from UTC, as the clock of the computer had it.
    lines : tuple of mappings
        Every readable line after the first.
    damaged : int
        Lines that could not be read, the torn last one included.
    kind, who, source
        As `posecheck.history.session_file.SessionFile.create` was given them.
    """

    path: Path
    started: str
    plan: tuple[PlannedDose, ...]
    lines: tuple[Line, ...]
    damaged: int = 0
    kind: Kind = Kind.SESSION
    who: str = ""
    source: str = ""

    @property
    def finished(self) -> bool:
        """Whether its end was written."""
        return any(line["type"] == Type.SESSION_ENDED for line in self.lines)

    @property
    def begun(self) -> bool:
        """Whether an exercise was; not if the camera never showed anything."""
        before = (Type.ANSWER, Type.RESUMED)
        return any(line["type"] not in before for line in self.lines)

    @property
    def parts(self) -> int:
        """How often it was begun: 1, and one more for each time it was gone on with."""
        return 1 + sum(1 for line in self.lines if line["type"] == Type.RESUMED)

    def done(self, planned: PlannedDose) -> Mapping[Side | None, int]:
        """Count the repetitions, or the holds that reached their goal, by side."""
        counts: dict[Side | None, int] = dict.fromkeys(planned.sides, 0)
        for line in self.lines:
            if line.get("exercise") == planned.exercise and _counts(line):
                side = _side(line.get("side"))
                if side in counts:
                    counts[side] += 1
        return counts

    def left(self) -> tuple[Left, ...]:
        """What is still to do, in the order of the plan.

        An exercise whose end was written (done, skipped, or stopped for pain) is
        over, whatever its count.
        """
        over = {line.get("exercise") for line in self.lines if line["type"] == Type.EXERCISE_ENDED}
        rest = (Left(p, self.done(p)) for p in self.plan if p.exercise not in over)
        return tuple(left for left in rest if left.total > 0)


# No exercise's dose comes near; nor does its name.
_MOST, _MOST_S, _LONGEST_NAME = 1_000, 3_600.0, 100


def planned_of(entry: Mapping[str, Any]) -> PlannedDose:
    """Read an exercise of a plan; a KeyError, TypeError or ValueError if anything is wrong."""
    sets, reps, hold_s = entry["sets"], entry["reps"], entry["hold_s"]
    if type(sets) is not int or type(reps) is not int or type(entry["has_sides"]) is not bool:
        raise TypeError("whole numbers of sets and repetitions, and whether it has sides")
    if not (is_name(entry["exercise"]) and 1 <= sets <= _MOST and 1 <= reps <= _MOST):
        raise ValueError("the name of an exercise, and how much of it")
    if not 0 <= hold_s <= _MOST_S:  # also for NaN
        raise ValueError("seconds to hold")
    by_side = entry.get("by_side")
    if by_side is not None:
        left, right = by_side
        if not (type(left) is type(right) is int and left + right > 0):
            raise ValueError("whole numbers for left and right")
        if min(left, right) < 0 or max(left, right) > sets * reps or not entry["has_sides"]:
            raise ValueError("no more on a side than in the dose")
        by_side = (left, right)
    dose = Dose(sets, reps, float(hold_s))
    return PlannedDose(entry["exercise"], dose, entry["has_sides"], by_side)


def dose_entry(planned: PlannedDose) -> Line:
    """Put an exercise of a plan into words that `planned_of` reads."""
    entry = {"exercise": planned.exercise, **asdict(planned.dose), "has_sides": planned.has_sides}
    return entry if planned.by_side is None else {**entry, "by_side": list(planned.by_side)}


def is_sound(line: Line) -> bool:
    """Whether what is read from a line is of the kind that it should be."""
    named = "exercise" not in line or is_name(line["exercise"])
    return named and isinstance(line.get("type"), str)


def is_name(value: object) -> bool:
    """Whether it is a name of an exercise, a person or a recording; the empty one is."""
    return isinstance(value, str) and len(value) <= _LONGEST_NAME and value.isprintable()


def _counts(line: Line) -> bool:
    if line["type"] == Type.REPETITION:
        return True
    return line["type"] == Type.HOLD and line.get("counted") is True


def _side(word: object) -> Side | None:
    return next((side for side in Side if side.word == word), None)


def line_of_event(
    exercise: str,
    event: RepCompleted | HoldEnded | AttemptRejected,
    reach: float = math.nan,
) -> Line:
    """Put a repetition, a hold or an attempt into a line; NaN becomes null.

    `reach` is how far a hold went (a repetition's `best` says it of that).

    Times are frame times in seconds since the session was begun (or gone on with).
    """
    values = {name: _plain(value) for name, value in asdict(event).items()}
    if isinstance(event, HoldEnded):
        values |= {"complete": event.complete, "reach": _plain(reach)}
    return {"type": _TYPES[type(event)].value, "exercise": exercise, **values}


_TYPES = {RepCompleted: Type.REPETITION, HoldEnded: Type.HOLD, AttemptRejected: Type.ATTEMPT}
# Milliseconds are finer than any camera's frames.
_DIGITS = 3


def _plain(value: Any) -> Any:
    if isinstance(value, Side):
        return value.word
    if isinstance(value, float):
        return round(value, _DIGITS) if math.isfinite(value) else None
    return value
