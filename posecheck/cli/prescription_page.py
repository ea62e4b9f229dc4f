"""A prescription as plain text, to be printed and hung up."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from posecheck.settings.prescription import Prescribed, Prescription
from posecheck.words import text

__all__ = ["page_of"]

# What a sheet of paper takes.
_WIDTH = 72


def page_of(prescription: Prescription) -> Iterator[str]:
    """Give the page line by line."""
    schedule = prescription.schedule
    yield text("prescribe.title").upper()
    yield text("prescribe.days", count=schedule.times_a_week)
    if schedule.first or schedule.last:
        first, last = (str(day or "none") for day in (schedule.first, schedule.last))
        yield text("prescribe.span", first=first, last=last)
    yield from _wrapped(prescription.notes)
    for number, each in enumerate(prescription.exercises, 1):
        yield ""
        yield f"{number}. {text(f'{each.exercise.name}.title').upper()}"
        yield from _exercise(each)
    yield ""
    yield from _wrapped(text("care.stop_rule"))
    yield from _wrapped(text("care.not_medical"))


def _exercise(each: Prescribed) -> Iterator[str]:
    name = each.exercise.name
    yield from _wrapped(f"{_dose(each)} {text(f'{name}.explain')}")
    if each.never_beyond is not None and each.exercise.reach is not None:
        unit = "degrees" if each.exercise.reach.measure.endswith("deg") else "torso"
        side = "under" if each.exercise.reach.downwards else "over"
        yield text(f"prescribe.bound.{side}.{unit}", bound=each.never_beyond)
    if each.up_to_reps or each.up_to_s:
        yield from _wrapped(
            text("prescribe.grows", reps=each.up_to_reps or 0, seconds=each.up_to_s or 0)
        )
    yield from _wrapped(each.notes)


def _dose(each: Prescribed) -> str:
    dose, kind = each.dose, "sides" if each.exercise.has_sides else "all"
    left, right = each.by_side or (0, 0)
    if each.by_side is not None:
        kind = "by_side" if left and right else "left" if left else "right"
    many: dict[str, Any] = {"sets": dose.sets, "reps": dose.reps, "seconds": dose.hold_s}
    return text(f"prescribe.dose.{kind}", **many, left=left, right=right)


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH)
