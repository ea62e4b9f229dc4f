"""Reads TOML files into pydantic models; every fault of a file is named, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from posecheck.files import read_toml
from posecheck.words import text, why

__all__ = ["STRICT", "Faults", "checked", "read_table"]

STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, frozen=True)
Faults = dict[tuple[int | str, ...], str]
"""What is wrong, by its place in the file."""

# All settings of a person take 10 kB.
_MAX_BYTES = 64 * 1024
# Longer values are cut where a fault quotes them; of more names only a near one is told.
_SHORT, _FEW = 20, 8
_AnyModel = TypeVar("_AnyModel", bound=BaseModel)


def read_table(path: Path, example: str) -> dict[str, Any]:
    """Read a TOML file; a ValueError of one line if it cannot be read."""
    try:
        return read_toml(path, _MAX_BYTES)
    except OSError as error:
        raise ValueError(text("error.toml.unreadable", why=why(error))) from None
    except ValueError as error:  # not TOML, not UTF-8, or absurd
        raise ValueError(text("error.toml.none", why=error, example=example)) from None


def checked(
    model: type[_AnyModel], table: Mapping[str, Any], context: Any = None
) -> tuple[_AnyModel | None, Faults]:
    """Check a table; the description of a field is the id of what is expected of it.

    Returns
    -------
    values : BaseModel or None
        None if there is a fault.
    faults : dict of tuple to str
        Each in words that begin with its place.
    """
    try:
        return model.model_validate(table, context=context), {}
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, {fault["loc"]: _words(model, fault) for fault in found}


def _words(model: type[BaseModel], fault: ErrorDetails) -> str:
    place = fault["loc"]
    if fault["type"] == "value_error":
        whose = place if isinstance(place[-1], int) else place[:-1]
        return f"{_place(whose)}{fault['ctx']['error']}"
    table, name = _field_at(model, place)
    fields = _named(table)
    if fault["type"] == "extra_forbidden":
        return f"{_place(place)}{_unknown(name, list(fields))}"
    if isinstance(place[-1], int):
        return f"{_place(place)}{text('error.toml.table')}"
    wanted = text(fields[name].description or "")
    if fault["type"] == "missing":
        return f"{_place(place[:-1])}{text('error.toml.expected', wanted=wanted)}"
    got = _short(fault["input"])
    return f"{_place(place)}{text('error.toml.got', wanted=wanted, got=got)}"


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return text("error.toml.near", near=near[0])
    if len(known) > _FEW:
        return text("error.toml.unknown")
    return text("error.toml.unknown.of", known=", ".join(known))


def _field_at(model: type[BaseModel], place: tuple[int | str, ...]) -> tuple[type[BaseModel], str]:
    """Give the model of the table that holds the place, and the name in it."""
    for part in place[:-1]:
        if isinstance(part, str):
            kind: Any = _named(model)[part].annotation
            inner = next(iter(get_args(kind)), kind)
            if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
                return model, part
            model = inner
    return model, str(place[-1])


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Give the fields by their names in a file."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _place(parts: tuple[int | str, ...]) -> str:
    """Say where: ``glute_bridge.over_fault_t: `` or ``exercise 2: dose: ``."""
    words = ""
    for part in parts:
        if isinstance(part, int):
            words = f"{words} {part + 1}: "
        else:
            words += f".{part}" if words and not words.endswith(" ") else part
    return words if not words or words.endswith(" ") else f"{words}: "


def _short(value: object) -> str:
    if isinstance(value, int) and abs(value) > 10**_SHORT:
        return text("error.toml.huge")
    words = repr(value)
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}..."
