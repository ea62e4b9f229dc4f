"""What a session is made of: exercises with their doses, and what is already done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from posecheck.assessment import Dose
from posecheck.errors import UsageError
from posecheck.exercises.limits import Limits
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.history.session_record import PlannedDose, SavedSession
from posecheck.landmarks import Side

__all__ = ["DEFAULT_REST_S", "Part", "Place", "SessionPlan", "parts_of", "plan_of", "what_is_left"]

# Between two exercises: long enough to turn round and to hear what comes, short enough
# not to get cold. Whoever begins sooner is not kept waiting.
DEFAULT_REST_S = 15.0


@dataclass(frozen=True, slots=True)
class Part:
    """One exercise of a session.

    Attributes
    ----------
    rest_s : float
        Rest before it, unless it is the first.
    by_side : (left, right), optional
        What is to be done on each side where that differs.
    notes : str
        What the therapist wants said before it.
    done : mapping of Side or None to int
        Repetitions or holds done before this run, by side; missing is 0.
    """

    exercise: Exercise
    dose: Dose
    limits: Limits
    rest_s: float = DEFAULT_REST_S
    by_side: tuple[int, int] | None = None
    notes: str = ""
    done: Mapping[Side | None, int] = field(default_factory=dict)

    @property
    def planned(self) -> PlannedDose:
        """As it is written into the session's file."""
        has_sides = self.exercise.has_sides
        return PlannedDose(self.exercise.name, self.dose, has_sides, self.by_side)

    @property
    def goals(self) -> Mapping[Side | None, int]:
        """What is still to do, by side."""
        return {side: max(0, n - self.done.get(side, 0)) for side, n in self.planned.goals.items()}


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """The parts of a session in their order, at least one, and what is said before them."""

    parts: tuple[Part, ...]
    notes: str = ""

    @property
    def planned(self) -> tuple[PlannedDose, ...]:
        """As it is written into the session's file."""
        return tuple(part.planned for part in self.parts)

    def without(self, names: Iterable[str]) -> SessionPlan:
        """Give the plan without some exercises; it may be empty then."""
        off = frozenset(names)
        kept = tuple(part for part in self.parts if part.exercise.name not in off)
        return replace(self, parts=kept)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an exercise stands in its session: its number from 1, of how many.

    `notes` are what the therapist wants said at the beginning of the session.
    """

    number: int
    total: int
    notes: str = ""

    @property
    def first(self) -> bool:
        """Whether the session begins with it."""
        return self.number == 1


def plan_of(exercises: Sequence[Exercise], rest_s: float = DEFAULT_REST_S) -> SessionPlan:
    """Plan exercises with their own doses and limits."""
    return SessionPlan(tuple(Part(e, e.dose, e.limits, rest_s) for e in exercises))


def parts_of(plan: SessionPlan, names: Sequence[str]) -> SessionPlan:
    """Choose parts of a plan by the exercises' names; the plan's order is kept.

    Raises
    ------
    UsageError
        If an exercise does not exist, or is not in the plan.
    """
    wanted = {find_exercise(name).name for name in names}
    there = [part.exercise.name for part in plan.parts]
    for name in sorted(wanted.difference(there)):
        raise UsageError("error.exercise.not_planned", name=name, known=", ".join(there))
    return replace(plan, parts=tuple(p for p in plan.parts if p.exercise.name in wanted))


def what_is_left(saved: SavedSession, plan: SessionPlan) -> SessionPlan:
    """Plan what an unfinished session has left.

    Limits and rests are those of `plan` where it has the exercise.

    Raises
    ------
    UsageError
        If an exercise of the session is not known here any more.
    """
    known = {part.exercise.name: part for part in plan.parts}
    parts = []
    for left in saved.left():
        exercise = find_exercise(left.planned.exercise)
        part = known.get(exercise.name) or Part(exercise, exercise.dose, exercise.limits)
        planned = left.planned
        doing = replace(part, dose=planned.dose, by_side=planned.by_side, done=dict(left.done))
        parts.append(doing)
    return replace(plan, parts=tuple(parts))
