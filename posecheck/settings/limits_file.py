"""Reads a person's own limits from a TOML file; every fault of it is reported at once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from posecheck.errors import LimitsError
from posecheck.exercises.limits import LimitInfo, Limits, limit_infos, with_values
from posecheck.exercises.registry import all_exercises
from posecheck.exercises.spec import Exercise
from posecheck.files import read_toml

__all__ = ["limits_of", "read_limits"]

# How the names of the two ends of a hysteresis differ.
_ENDS = (("fault", "clear"), ("enter", "leave"))
# Longer values are cut where a message quotes them.
_SHORT = 20
_HUGE = 10**_SHORT
# All limits of all exercises take 10 kB.
_MAX_BYTES = 64 * 1024


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
    table = _read(path)
    faults = list(_faults(table))
    if faults:
        raise LimitsError(
            f"{path.name}: {'; '.join(faults)} (see: posecheck exercises {exercise.name})"
        )
    own = {name: float(value) for name, value in table.get(exercise.name, {}).items()}
    return with_values(exercise.limits, own), frozenset(own)


def limits_of(values: Mapping[str, float], exercise: Exercise) -> tuple[Limits, frozenset[str]]:
    """Put values by name in the place of an exercise's own limits; see `read_limits`.

    Raises
    ------
    LimitsError
        With all faults.
    """
    faults = list(_table_faults(exercise, values))
    if faults:
        raise LimitsError(f"limits: {'; '.join(faults)} (see: posecheck exercises {exercise.name})")
    changed = {name: float(value) for name, value in values.items()}
    return with_values(exercise.limits, changed), frozenset(changed)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return read_toml(path, _MAX_BYTES)
    except OSError as error:
        raise LimitsError(
            f"{path}: the limits file cannot be read ({error.strerror}); check its name"
        ) from None
    except ValueError as error:  # not TOML, not UTF-8, or absurd
        raise LimitsError(
            f"{path.name}: not a TOML file ({error}); expected lines such as "
            "[glute_bridge] and top_hip_fault_deg = 155"
        ) from None


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    exercises = {exercise.name: exercise for exercise in all_exercises()}
    for name, values in table.items():
        if name not in exercises:
            yield f"[{name}]: unknown exercise{_hint(name, exercises)}"
        elif not isinstance(values, dict):
            yield f"{name}: expected a table [{name}]"
        else:
            yield from _table_faults(exercises[name], values)


def _table_faults(exercise: Exercise, values: Mapping[str, Any]) -> Iterator[str]:
    infos = {info.name: info for info in limit_infos(exercise.limits)}
    good: dict[str, float] = {}
    for name, value in values.items():
        where = f"{exercise.name}.{name}"
        if name not in infos:
            yield f"{where}: unknown limit{_hint(name, infos)}"
            continue
        fault = _value_fault(infos[name], value)
        if fault:
            yield f"{where}: {fault}"
        else:
            good[name] = float(value)
    yield from _order_faults(exercise, good)


def _value_fault(info: LimitInfo, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"expected a number of {info.unit}, got {_short(value)}"
    if isinstance(value, float) and math.isnan(value):
        return f"expected a number of {info.unit}, got nan"
    if not info.low <= value <= info.high:
        return f"{_short(value)} {info.unit} is outside {info.low:g} to {info.high:g}"
    return ""


def _short(value: object) -> str:
    """Say a value of any size in a few characters."""
    if isinstance(value, int) and abs(value) > _HUGE:
        return "a huge number"
    words = repr(value)
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}..."


def _order_faults(exercise: Exercise, values: Mapping[str, float]) -> Iterator[str]:
    """The two ends of a hysteresis must stay in the order that they have."""
    default = {info.name: info.value for info in limit_infos(exercise.limits)}
    new = {**default, **values}
    for name, own in default.items():
        for one, two in _ENDS:
            other = name.replace(one, two)
            if other == name or other not in default:
                continue
            if (own - default[other]) * (new[name] - new[other]) < 0:
                yield (
                    f"{exercise.name}.{name}: {new[name]:g} is on the wrong "
                    f"side of {other} = {new[other]:g}"
                )


def _hint(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f", did you mean {near[0]}?" if near else ""
