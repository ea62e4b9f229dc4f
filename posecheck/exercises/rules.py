"""Checks and definitions of a moment, made of parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from posecheck.exercises.judging import Judgement, Zone, judged, worst
from posecheck.exercises.limits import Range
from posecheck.exercises.moment import Moment, Role
from posecheck.landmarks import Side
from posecheck.verdict import Reading

__all__ = [
    "Judge",
    "Seen",
    "all_of",
    "both_sides",
    "compare",
    "once_still",
    "sides_where",
    "some_side",
]

Judge = Callable[[Moment, Any], Judgement]
# Whether something is there; None: can't tell.
Seen = Callable[[Moment, Any], bool | None]


def compare(
    of: Role | None, *measures: str, to: str, by: Callable[[Reading, Range], Judgement] = judged
) -> Judge:
    """Give the check that measures keep to the range `to` of the limits.

    They are those of one side, or with None of the repetition just completed.
    """

    def judge(moment: Moment, limits: Any) -> Judgement:
        read = partial(moment.on, moment.side_of(of)) if of else moment.rep.__getitem__
        return worst(*[by(read(name), getattr(limits, to)) for name in measures])

    return judge


def once_still(measure: str, to: str) -> Judge:
    """Give the check of a measure of the working side, once that is not on its way."""

    def judge(moment: Moment, limits: Any) -> Judgement:
        reading = moment.active(measure)
        if abs(moment.change_per_s(measure)) > limits.moving_deg_s:
            return Judgement(Zone.BAND, reading.value)
        return judged(reading, getattr(limits, to))

    return judge


def all_of(*judges: Judge) -> Judge:
    """Give the check that joins others, which may be of the same landmarks: see `worst`."""

    def judge(moment: Moment, limits: Any) -> Judgement:
        found = []
        for one in judges:
            found.append(one(moment, limits))
            if found[-1].zone is Zone.FAULT:
                break  # which is the worst, whatever comes
        return worst(*found, apart=False)

    return judge


def both_sides(judge: Judge) -> Judge:
    """Give the check of both sides; a far one that the near one hides is no reason to doubt."""

    def judge_both(moment: Moment, limits: Any) -> Judgement:
        near, far = (judge(moment.with_side(side), limits) for side in moment.near_first)
        return near if far.zone is Zone.UNKNOWN else worst(near, far)

    return judge_both


def some_side(where: Judge, then: Judge, zone: Zone) -> Seen:
    """Give whether for a working side of which `where` is clear `then` is in a zone."""

    def seen(moment: Moment, limits: Any) -> bool | None:
        return any(then(one, limits).zone is zone for one in sides_where(where, moment, limits))

    return seen


def sides_where(judge: Judge, moment: Moment, limits: Any) -> list[Moment]:
    """Give the same moment for each working side of which `judge` is clear."""
    sides = [moment.with_side(side) for side in Side]
    return [one for one in sides if judge(one, limits).zone is Zone.CLEAR]
