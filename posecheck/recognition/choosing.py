"""Which exercise each time belongs to: at most one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from posecheck.exercises.spec import Exercise
from posecheck.recognition.evidence import Evidence, Movement

__all__ = ["Set", "chosen_sets"]

# What nobody would call sure: as much speaks for something else.
LEAST_SURE = 0.5
# A second of doubt, whatever is seen: the shortest stay in a position that is a hold.
DOUBT_S = 1.0
# A longer pause separates two sets of one exercise.
PAUSE_S = 60.0


@dataclass(frozen=True, slots=True)
class Set:
    """Movements of one exercise, one after the other, and how sure that is, 0 to 1."""

    exercise: Exercise
    start_s: float
    end_s: float
    movements: tuple[Movement, ...]
    sure: float


def chosen_sets(found: Sequence[Evidence]) -> list[Set]:
    """Give to each time the exercise that most speaks for, and join what follows in sets.

    A set is dropped, the least sure one first, as long as near misses or movements of another
    exercise speak as much for that one at the same time.
    """
    chosen = _best_apart(movement for each in found for movement in each.movements)
    # Most sets stay from one round to the next, and hours have hundreds: each is weighed once.
    known: dict[tuple[float, float], Set] = {}
    while True:
        sets: list[Set] = []
        for own in _joined(chosen):
            times = own[0].start_s, own[-1].end_s
            if times not in known:
                known[times] = Set(own[0].exercise, *times, tuple(own), _sure(own, found))
            sets.append(known[times])
        least = min(sets, key=lambda one: one.sure, default=None)
        if least is None or least.sure > LEAST_SURE:
            return sets
        chosen = [movement for one in sets if one is not least for movement in one.movements]


def _best_apart(movements: Iterable[Movement]) -> list[Movement]:
    """Give those that do not overlap and together say most (weighted interval scheduling)."""
    ordered = sorted(movements, key=lambda one: (one.end_s, one.start_s))
    ends = [one.end_s for one in ordered]
    before = [bisect_right(ends, one.start_s, 0, index) for index, one in enumerate(ordered)]
    # What the best course up to each movement says, and the index of its last one.
    best: list[tuple[float, int | None]] = [(0.0, None)]
    for index, one in enumerate(ordered):
        with_it = best[before[index]][0] + one.speaks_s
        best.append((with_it, index) if with_it > best[-1][0] else best[-1])
    course: list[Movement] = []
    last = best[-1][1]
    while last is not None:
        course.append(ordered[last])
        last = best[before[last]][1]
    return course[::-1]


def _joined(movements: Sequence[Movement]) -> list[list[Movement]]:
    sets: list[list[Movement]] = []
    for one in movements:
        last = sets[-1][-1] if sets else None
        if last and last.exercise is one.exercise and one.start_s - last.end_s <= PAUSE_S:
            sets[-1].append(one)
        else:
            sets.append([one])
    return sets


def _sure(own: Sequence[Movement], found: Sequence[Evidence]) -> float:
    """Share of what speaks for an exercise against the one that most else speaks for."""
    for_it_s = sum(one.speaks_s for one in own)
    against_s = (
        sum(_within_s(one, own) for one in (*each.movements, *each.near_misses))
        for each in found
        if each.exercise is not own[0].exercise
    )
    return for_it_s / (for_it_s + max(against_s, default=0.0) + DOUBT_S)


def _within_s(other: Movement, own: Sequence[Movement]) -> float:
    """The part of what a movement says that falls into others."""
    shared_s = sum(
        max(0.0, min(one.end_s, other.end_s) - max(one.start_s, other.start_s)) for one in own
    )
    return other.speaks_s * min(1.0, shared_s / max(other.end_s - other.start_s, 1e-6))
