"""Reads a person's own limits from a TOML file; every fault of it is reported at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, create_model

from posecheck.errors import LimitsError
from posecheck.exercises.limits import LimitInfo, Limits, limit_infos, with_values
from posecheck.exercises.registry import all_exercises
from posecheck.exercises.spec import Exercise
from posecheck.settings.toml_file import STRICT, Faults, checked, read_table
from posecheck.words import text

__all__ = ["limits_of", "read_limits"]

# How the names of the two ends of a hysteresis differ.
_ENDS = (("fault", "clear"), ("enter", "leave"))


def read_limits(path: Path, exercise: Exercise) -> tuple[Limits, frozenset[str]]:
    """Read the limits of one exercise; the whole file is checked.

    The file has a table per exercise::

        [glute_bridge]
        top_hip_fault_deg = 155

    Returns
    -------
    limits : Limits
        The exercise's own, with the file's values in their place.
    changed : frozenset of str
        The names that the file sets.

    Raises
    ------
    LimitsError
        With all faults: not TOML, unknown exercise or limit, no number, out of
        its legal range, or a fault limit on the wrong side of its clear limit.
    """
    try:
        table = read_table(path, text("error.limits.example"))
    except ValueError as error:
        raise LimitsError("error.limits.file", name=path.name, why=error) from None
    return _limits_of(table, all_exercises(), exercise, path.name)


def limits_of(values: Mapping[str, float], exercise: Exercise) -> tuple[Limits, frozenset[str]]:
    """Put values by name in the place of an exercise's own limits; see `read_limits`.

    Raises
    ------
    LimitsError
        With all faults.
    """
    return _limits_of({exercise.name: dict(values)}, (exercise,), exercise, "limits")


def _limits_of(
    table: Mapping[str, Any], known: tuple[Exercise, ...], exercise: Exercise, what: str
) -> tuple[Limits, frozenset[str]]:
    tables: Any = {
        e.name: (_model(e), Field(None, description="error.toml.a_table")) for e in known
    }
    _, faults = checked(create_model("File", __config__=STRICT, **tables), table)
    wrong = [*faults.values(), *_order_faults(known, table, faults)]
    if wrong:
        raise LimitsError(
            "error.limits", what=what, faults="; ".join(wrong), exercise=exercise.name
        )
    own = {name: float(value) for name, value in table.get(exercise.name, {}).items()}
    return with_values(exercise.limits, own), frozenset(own)


def _model(exercise: Exercise) -> type[BaseModel]:
    fields: Any = {
        i.name: (
            float,
            Field(i.value, ge=i.low, le=i.high, description=_legal(i)),
        )
        for i in limit_infos(exercise.limits)
    }
    return create_model(exercise.name, __config__=STRICT, **fields)


def _legal(info: LimitInfo) -> str:
    legal = text("terminal.legal", low=f"{info.low:g}", high=f"{info.high:g}")
    return f"{legal} {info.unit}"


def _order_faults(
    known: tuple[Exercise, ...], table: Mapping[str, Any], faults: Faults
) -> Iterator[str]:
    """The two ends of a hysteresis must stay in the order that they have."""
    for exercise in known:
        values = table.get(exercise.name)
        default = {info.name: info.value for info in limit_infos(exercise.limits)}
        sound = values.items() if isinstance(values, dict) else ()
        new = default | {k: v for k, v in sound if (exercise.name, k) not in faults}
        for name, own in default.items():
            for one, two in _ENDS:
                other = name.replace(one, two)
                if other == name or other not in default:
                    continue
                if (own - default[other]) * (new[name] - new[other]) < 0:
                    yield text(
                        "error.limits.order",
                        exercise=exercise.name,
                        name=name,
                        value=new[name],
                        other=other,
                        end=new[other],
                    )
