"""Reads a prescription: which exercises, in which order, with which doses.

A TOML file with one ``[[exercise]]`` table for each exercise::

    rest_s = 20

    [[exercise]]
    name = "glute_bridge"
    dose = "2x10"

    [[exercise]]
    name = "supine_twist"
    dose = "1x3x15"
    rest_s = 30
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, InstanceOf, ValidationInfo, field_validator

from posecheck.assessment import Dose
from posecheck.errors import UsageError
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.settings.dose import parse_dose
from posecheck.settings.toml_file import STRICT, checked, read_table
from posecheck.words import text

__all__ = ["MAX_REST_S", "Prescribed", "read_prescription"]

# Longer is no rest within a session.
MAX_REST_S = 600.0
# Of an exercise that is not known; it may well be a hold.
_ANY = Dose(1, 1, 1.0)
_Rest = Annotated[float, Field(ge=0.0, le=MAX_REST_S)]
_REST: Any = Field(None, description="error.toml.rest")


@dataclass(frozen=True, slots=True)
class Prescribed:
    """One exercise of a prescription; `rest_s` None: the program's own rest."""

    exercise: Exercise
    dose: Dose
    rest_s: float | None


class _Entry(BaseModel):
    model_config = STRICT

    name: InstanceOf[Exercise] = Field(description="error.toml.name")
    dose: InstanceOf[Dose] | None = None
    rest_s: _Rest | None = _REST

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


class _File(BaseModel):
    model_config = STRICT

    exercise: list[_Entry] = Field(min_length=1, description="error.toml.exercises")
    rest_s: _Rest | None = _REST


@contextmanager
def _as_fault() -> Iterator[None]:
    try:
        yield
    except UsageError as error:
        raise ValueError(error) from None


def read_prescription(path: Path) -> tuple[Prescribed, ...]:
    """Read a prescription.

    Raises
    ------
    UsageError
        If it cannot be read or something in it is wrong; all faults of it in one line.
    """
    names: list[str] = []
    try:
        read, faults = checked(_File, read_table(path, text("error.prescription.example")), names)
    except ValueError as error:
        raise UsageError("error.prescription", name=path.name, faults=error) from None
    twice = sorted({name for name in names if names.count(name) > 1})
    wrong = [*faults.values(), *(text("error.prescription.twice", name=name) for name in twice)]
    if read is None or wrong:
        raise UsageError("error.prescription", name=path.name, faults="; ".join(wrong))
    return tuple(
        Prescribed(
            entry.name,
            entry.dose or entry.name.dose,
            read.rest_s if entry.rest_s is None else entry.rest_s,
        )
        for entry in read.exercise
    )
