"""Finds exercises by name: the built-in ones and those of installed packages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points

from posecheck.errors import UsageError
from posecheck.exercises import BUILT_IN
from posecheck.exercises.spec import Exercise

__all__ = ["ENTRY_POINT_GROUP", "all_exercises", "find_exercise"]

ENTRY_POINT_GROUP = "posecheck.exercises"
# Letters of a word that is looked for inside names, and how alike names must be, 0 to 1:
# below 0.5, words that have little in common are offered.
_WORD = 4
_ALIKE = 0.5


def all_exercises() -> tuple[Exercise, ...]:
    """Give the built-in exercises in the order of the programme, then added ones.

    Raises
    ------
    UsageError
        If an installed package announces an exercise that cannot be loaded.
    """
    return BUILT_IN + tuple(_load(point) for point in entry_points(group=ENTRY_POINT_GROUP))


def find_exercise(name: str) -> Exercise:
    """Find an exercise by its name; a built-in one first.

    Raises
    ------
    UsageError
        If there is none, with the nearest name.
    """
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    by_name = {exercise.name: exercise for exercise in BUILT_IN}
    if wanted not in by_name:
        by_name = {exercise.name: exercise for exercise in all_exercises()}
    if wanted in by_name:
        return by_name[wanted]
    near = _nearest(wanted, by_name)
    if near:
        raise UsageError("error.exercise.near", name=name, near=near)
    raise UsageError("error.exercise.unknown", name=name, known=", ".join(by_name))


def _nearest(wanted: str, names: Iterable[str]) -> str | None:
    """Give the name that was probably meant: one that has the word in it, or looks like it."""
    known = list(names)
    having = [name for name in known if len(wanted) >= _WORD and wanted in name]
    near = having or get_close_matches(wanted, known, n=1, cutoff=_ALIKE)
    return near[0] if near else None


def _load(point: EntryPoint) -> Exercise:
    """Load an exercise of another package, and say whose fault it is if that fails."""
    whose = {"name": point.name, "value": point.value}
    try:
        found = point.load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise UsageError("error.exercise.not_loaded", **whose, why=reason) from error
    if not isinstance(found, Exercise):
        raise UsageError("error.exercise.no_exercise", **whose, got=type(found).__name__)
    if found.name != point.name:
        raise UsageError("error.exercise.other_name", **whose, own=found.name)
    return found
