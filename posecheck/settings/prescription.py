"""A prescription: which exercises, in which order, how much, how often, and what to mind.

A TOML file with one ``[[exercise]]`` table for each exercise::

    times_a_week = 3
    rest_s = 20

    [[exercise]]
    name = "glute_bridge"
    dose = "2x10"
    up_to_reps = 15

    [[exercise]]
    name = "supine_twist"
    dose = "1x3x15"
    right = 0
    never_beyond = 40
    notes = "Breathe out as the knee sinks."
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    Field,
    InstanceOf,
    ValidationInfo,
    field_validator,
    model_validator,
)

from posecheck.assessment import Dose
from posecheck.errors import LimitsError, OutputError, UsageError
from posecheck.exercises.limits import Limits
from posecheck.exercises.range_of_motion import bounded
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.files import make_folder, own_file
from posecheck.settings.dose import MAX_HOLD_S, parse_dose
from posecheck.settings.limits_file import limits_of
from posecheck.settings.schedule import DAYS, Schedule
from posecheck.settings.toml_file import STRICT, checked, read_table
from posecheck.words import text, why

__all__ = [
    "MAX_REPS",
    "MAX_REST_S",
    "Prescribed",
    "Prescription",
    "checked_prescription",
    "read_prescription",
    "write_prescription",
]

# Longer is no rest within a session.
MAX_REST_S = 600.0
# What a dose can say (`parse_dose`).
MAX_REPS = 999
# A minute of speech.
_MOST_NOTES = 1000
# Degrees; heights in T are far less.
_MAX_REACH = 360.0
# Of an exercise that is not known; it may well be a hold.
_ANY = Dose(1, 1, 1.0)
_Rest = Annotated[float, Field(ge=0.0, le=MAX_REST_S)]
_REST: Any = Field(None, description="error.toml.rest")
_Count = Annotated[int, Field(ge=0, le=MAX_REPS)]
_COUNT: Any = Field(None, description="error.toml.count")
_Notes = Annotated[str, Field(max_length=_MOST_NOTES, pattern=r"^[^\x00-\x1f\x7f]*$")]
_NOTES: Any = Field("", description="error.toml.notes")


@dataclass(frozen=True, slots=True)
class Prescribed:
    """One exercise of a prescription.

    Attributes
    ----------
    exercise : Exercise
        With its bound, where one is set.
    rest_s : float or None
        None: the program's own rest.
    by_side : (left, right) or None
        How many on each side in all sets, where that differs.
    notes : str
        In the therapist's words.
    never_beyond : float or None
        In the unit of `Exercise.reach`.
    up_to_reps : int or None
    up_to_s : float or None
        Where the dose may grow to; None: it does not grow.
    """

    exercise: Exercise
    dose: Dose
    rest_s: float | None
    by_side: tuple[int, int] | None
    limits: Limits
    notes: str = ""
    never_beyond: float | None = None
    up_to_reps: int | None = None
    up_to_s: float | None = None


@dataclass(frozen=True, slots=True)
class Prescription:
    """Exercises in their order, the days, and what is said before them."""

    exercises: tuple[Prescribed, ...]
    schedule: Schedule = field(default_factory=Schedule)
    notes: str = ""


class _Entry(BaseModel):
    model_config = STRICT

    name: InstanceOf[Exercise] = Field(description="error.toml.name")
    dose: InstanceOf[Dose] | None = None
    rest_s: _Rest | None = _REST
    left: _Count | None = _COUNT
    right: _Count | None = _COUNT
    notes: _Notes = _NOTES
    never_beyond: float | None = Field(None, gt=0.0, le=_MAX_REACH, description="error.toml.reach")
    up_to_reps: _Count | None = _COUNT
    up_to_s: float | None = Field(None, gt=0.0, le=MAX_HOLD_S, description="error.toml.hold")
    limits: dict[str, float] = Field({}, description="error.toml.limits")

    @field_validator("name", mode="before")
    @classmethod
    def _find(cls, name: Any, info: ValidationInfo) -> Any:
        if not isinstance(name, str):
            return name
        with _as_fault():
            exercise = find_exercise(name)
        found: Any = info.context
        found.append(exercise.name)
        return exercise

    @field_validator("dose", mode="before")
    @classmethod
    def _parse(cls, written: Any, info: ValidationInfo) -> Dose:
        if isinstance(written, bool) or not isinstance(written, str | int):
            raise ValueError(text("error.dose.kind", dose=repr(written)))
        exercise = info.data.get("name")
        with _as_fault():
            return parse_dose(str(written), exercise.dose if exercise else _ANY)

    @model_validator(mode="after")
    def _fits(self) -> _Entry:
        dose, wrong = self.dose or self.name.dose, []
        one_sided = self.left is not None or self.right is not None
        if one_sided and not self.name.has_sides:
            wrong.append(text("error.prescription.no_sides"))
        most = dose.sets * dose.reps
        if not 0 < max(self.by_side or (1,)) <= most:
            wrong.append(text("error.prescription.by_side", most=most))
        if self.never_beyond is not None and self.name.reach is None:
            wrong.append(text("error.prescription.no_reach"))
        if self.up_to_s is not None and not dose.hold_s:
            wrong.append(text("error.prescription.no_hold"))
        try:
            limits_of(self.limits, self.name)
        except LimitsError as error:
            wrong.append(str(error))
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    @property
    def by_side(self) -> tuple[int, int] | None:
        if self.left is None and self.right is None:
            return None
        dose = self.dose or self.name.dose
        whole = dose.sets * dose.reps
        left, right = (whole if n is None else n for n in (self.left, self.right))
        return left, right

    def prescribed(self, rest_s: float | None) -> Prescribed:
        exercise = self.name
        if self.never_beyond is not None:
            exercise = bounded(exercise, self.never_beyond)
        return Prescribed(
            exercise,
            self.dose or exercise.dose,
            rest_s if self.rest_s is None else self.rest_s,
            self.by_side,
            limits_of(self.limits, exercise)[0],
            self.notes,
            self.never_beyond,
            self.up_to_reps,
            self.up_to_s,
        )


class _File(BaseModel):
    model_config = STRICT

    schema_: Literal[1] = Field(1, alias="schema", description="error.toml.schema")
    exercise: list[_Entry] = Field(min_length=1, description="error.toml.exercises")
    rest_s: _Rest | None = _REST
    times_a_week: int = Field(2, ge=1, le=DAYS, description="error.toml.times")
    from_: date | None = Field(None, alias="from", description="error.toml.day")
    until: date | None = Field(None, description="error.toml.day")
    notes: _Notes = _NOTES


@contextmanager
def _as_fault() -> Iterator[None]:
    try:
        yield
    except UsageError as error:
        raise ValueError(error) from None


def read_prescription(path: Path) -> Prescription:
    """Read a prescription.

    Raises
    ------
    UsageError
        If it cannot be read or something in it is wrong; all faults of it in one line.
    """
    try:
        table = read_table(path, text("error.prescription.example"))
    except ValueError as error:
        raise UsageError("error.prescription", name=path.name, faults=error) from None
    return checked_prescription(table, path.name)


def checked_prescription(table: Mapping[str, Any], name: str) -> Prescription:
    """Check what a file of this name holds, or is to hold; see `read_prescription`."""
    names: list[str] = []
    read, faults = checked(_File, table, names)
    twice = sorted({each for each in names if names.count(each) > 1})
    wrong = [*faults.values(), *(text("error.prescription.twice", name=each) for each in twice)]
    if read is not None and read.from_ and read.until and read.until < read.from_:
        wrong.append(text("error.prescription.span"))
    if read is None or wrong:
        raise UsageError("error.prescription", name=name, faults="; ".join(wrong))
    return Prescription(
        tuple(entry.prescribed(read.rest_s) for entry in read.exercise),
        Schedule(read.times_a_week, read.from_, read.until),
        read.notes,
    )


def write_prescription(path: Path, table: Mapping[str, Any]) -> None:
    """Write a table that was checked; whole or not at all.

    Raises
    ------
    OutputError
        If the folder is not writable or the disk is full.
    """
    rest = {name: value for name, value in table.items() if name != "exercise"}
    lines = [*_toml({"schema": 1, **rest})]
    for entry in table["exercise"]:
        lines += ["", "[[exercise]]", *_toml(entry)]
    try:
        make_folder(path.parent)
        with own_file(path, "w") as file:
            file.write("\n".join([*lines, ""]))
    except OSError as error:
        raise OutputError("error.prescription.unwritable", path=path, why=why(error)) from None


def _toml(table: Mapping[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield f"{name} = {{ {', '.join(_toml(value))} }}"
        elif value is not None:
            plain = isinstance(value, date)
            yield f"{name} = {value if plain else json.dumps(value, ensure_ascii=False)}"
