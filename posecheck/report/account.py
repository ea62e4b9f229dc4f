"""What there is to report, wherever it comes from: a recording, a session, a span of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from posecheck.assessment import CheckSummary
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.landmarks import Side
from posecheck.verdict import State

__all__ = [
    "Account",
    "Correction",
    "Done",
    "ExerciseAccount",
    "Move",
    "Recorded",
    "Sitting",
    "form_of",
    "key_moments",
]

Move = RepCompleted | HoldEnded
# As for a hold to count: so much of its good form must have been seen.
_SEEN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Done:
    """Repetitions or holds that count, and how many were to be done."""

    side: Side | None
    count: int
    goal: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A stretch of time in which a check failed, and the id of what was said.

    `corrected` is None where it was never seen to be over, and False where it went out of sight.
    """

    check: str
    cue: str
    side: Side | None
    start_s: float
    end_s: float
    value: float
    limit: float
    corrected: bool | None


@dataclass(frozen=True, slots=True)
class ExerciseAccount:
    """What was done of one exercise; `hold_s` is 0 for a movement.

    `corrections` and `checks` are known of a recording only. `ended` says why a session left it
    (an `EndedBecause`), or ``"cut"``.
    """

    exercise: str
    hold_s: float
    done: tuple[Done, ...]
    reps: tuple[RepCompleted, ...] = ()
    holds: tuple[HoldEnded, ...] = ()
    attempts: tuple[AttemptRejected, ...] = ()
    corrections: tuple[Correction, ...] = ()
    checks: tuple[CheckSummary, ...] = ()
    ended: str = "cut"

    @property
    def moves(self) -> tuple[Move, ...]:
        """Repetitions and holds, those that did not reach their goal too, in order of time."""
        return tuple(sorted((*self.reps, *self.holds), key=lambda move: move.start_s))

    @property
    def faults(self) -> Mapping[str, int]:
        """How often each check failed, the most frequent first."""
        found = [each.check for each in self.corrections]
        found = found or [check for move in self.moves for check in move.faults]
        return dict(Counter(found).most_common())

    def with_form(self, state: State | str, *sides: Side | None) -> int:
        """Count the repetitions and holds of this form, of the sides named, if any are."""
        mine = (move for move in self.moves if not sides or move.side in sides)
        return sum(form_of(move) == state for move in mine)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session, or a recording (which has no `started`): what was done at one time.

    Pain and effort are 0 to 10, None where they were not answered; `ended` as of an exercise;
    `damaged` counts the lines of its log that could not be read.
    """

    started: datetime | None
    exercises: tuple[ExerciseAccount, ...]
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    ended: str = "cut"
    damaged: int = 0

    @property
    def pains(self) -> tuple[int, ...]:
        """The pain that is known."""
        return tuple(each for each in (self.pain_before, self.pain_after) if each is not None)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known of a recording; `limits` by name, as they were used, with their units."""

    name: str
    duration_s: float
    coverage: float
    view: str
    notes: tuple[str, ...]
    complete: bool
    limits: Mapping[str, tuple[float, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """All that a report tells; `since` of a span only."""

    sittings: tuple[Sitting, ...]
    recorded: Recorded | None = None
    since: datetime | None = None

    @property
    def kind(self) -> str:
        """``"recording"``, ``"session"`` or ``"span"``."""
        return "recording" if self.recorded else "span" if self.since else "session"

    @property
    def exercises(self) -> tuple[ExerciseAccount, ...]:
        """Each exercise once, over all sittings, in the order in which they came."""
        found: dict[str, list[ExerciseAccount]] = {}
        for sitting in self.sittings:
            for each in sitting.exercises:
                found.setdefault(each.exercise, []).append(each)
        return tuple(each[0] if len(each) == 1 else _together(each) for each in found.values())

    @property
    def days(self) -> frozenset[date]:
        """On which days there was a session."""
        return frozenset(each.started.date() for each in self.sittings if each.started)

    @property
    def worst_faults(self) -> list[tuple[int, ExerciseAccount, str]]:
        """How often which check of an exercise failed, the most frequent first."""
        found = [(n, part, check) for part in self.exercises for check, n in part.faults.items()]
        return sorted(found, key=lambda each: -each[0])

    def ended(self, *why: str) -> Iterator[tuple[Sitting, ExerciseAccount]]:
        """Give the exercises that were left for a reason, in every session."""
        parts = ((sitting, part) for sitting in self.sittings for part in sitting.exercises)
        return (each for each in parts if each[1].ended in why)


def _together(parts: Sequence[ExerciseAccount]) -> ExerciseAccount:
    sides: dict[Side | None, list[Done]] = {}
    for done in (done for part in parts for done in part.done):
        sides.setdefault(done.side, []).append(done)
    return ExerciseAccount(
        parts[0].exercise,
        parts[-1].hold_s,
        tuple(
            Done(s, sum(d.count for d in ds), sum(d.goal for d in ds)) for s, ds in sides.items()
        ),
        tuple(rep for part in parts for rep in part.reps),
        tuple(hold for part in parts for hold in part.holds),
        tuple(attempt for part in parts for attempt in part.attempts),
    )


def form_of(move: Move) -> State:
    """Say whether a fault was seen in it, or none, or whether too little could be told."""
    if move.faults:
        return State.FAULT
    if isinstance(move, RepCompleted):
        return State.OK if move.clean else State.UNKNOWN
    seen = not move.unseen and move.seen_good_s >= _SEEN_SHARE * move.good_form_s
    return State.OK if seen else State.UNKNOWN


def key_moments(part: ExerciseAccount) -> dict[str, tuple[Move, float]]:
    """Give the best repetition or hold, and the worst if it is worse, and when to look at it.

    In seconds: the worst at one of its faults, else each at its top or in its middle.
    """
    ranked = sorted(part.moves, key=_demerits)
    if not ranked:
        return {}
    best, worst = ranked[0], ranked[-1]
    found = {"best": (best, _middle_s(best))}
    if _demerits(worst)[:2] > _demerits(best)[:2]:
        faults = (each for each in part.corrections if each.check in worst.faults)
        spans = ((max(f.start_s, worst.start_s), min(f.end_s, worst.time_s)) for f in faults)
        shown = ((since + until) / 2.0 for since, until in spans if since < until)
        found["worst"] = (worst, next(shown, _middle_s(worst)))
    return found


def _middle_s(move: Move) -> float:
    return move.top_s if isinstance(move, RepCompleted) else (move.start_s + move.time_s) / 2.0


def _demerits(move: Move) -> tuple[bool, int, bool, float]:
    """Give what speaks against it: not counted, faults, not all told, short."""
    unsure = form_of(move) is State.UNKNOWN
    if isinstance(move, RepCompleted):
        return False, len(move.faults), unsure, 0.0
    return not move.counted, len(move.faults), unsure, -move.good_form_s
