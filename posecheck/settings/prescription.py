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

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from posecheck.assessment import Dose
from posecheck.errors import UsageError
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.files import read_toml
from posecheck.settings.dose import parse_dose

__all__ = ["MAX_REST_S", "Prescribed", "read_prescription"]

# Longer is no rest within a session.
MAX_REST_S = 600.0
_MAX_BYTES = 64 * 1024
_TOP_KEYS = ("exercise", "rest_s")
_KEYS = ("name", "dose", "rest_s")
# Of an exercise that is not known; it may well be a hold.
_ANY = Dose(1, 1, 1.0)


@dataclass(frozen=True, slots=True)
class Prescribed:
    """One exercise of a prescription; `rest_s` None: the program's own rest."""

    exercise: Exercise
    dose: Dose
    rest_s: float | None


def read_prescription(path: Path) -> tuple[Prescribed, ...]:
    """Read a prescription.

    Raises
    ------
    UsageError
        If it cannot be read or something in it is wrong; all faults of it in one line.
    """
    document = _document(path)
    faults = [_unknown(key, _TOP_KEYS, "") for key in document if key not in _TOP_KEYS]
    rest_s = _rest(document, "", faults)
    entries = document.get("exercise")
    if not isinstance(entries, list) or not entries:
        faults.append("it has no [[exercise]]; each needs a name")
        entries = []
    found = [_entry(n, entry, rest_s, faults) for n, entry in enumerate(entries, start=1)]
    names = [p.exercise.name for p in found if p is not None]
    for name in sorted({name for name in names if names.count(name) > 1}):
        faults.append(f"{name} is there twice; give it more sets")
    if faults:
        raise UsageError(f"prescription {path.name}: {'; '.join(faults)}")
    return tuple(prescribed for prescribed in found if prescribed is not None)


def _document(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path, _MAX_BYTES)
    except OSError as error:
        raise UsageError(
            f"prescription {path.name}: cannot be read ({error.strerror}); check its name"
        ) from None
    except ValueError as error:  # not TOML, not UTF-8, or absurd
        raise UsageError(f"prescription {path.name}: no TOML ({error})") from None


def _entry(number: int, entry: Any, rest_s: float | None, faults: list[str]) -> Prescribed | None:
    where = f"exercise {number}: "
    if not isinstance(entry, Mapping):
        faults.append(f"{where}expected a table with a name")
        return None
    faults += [_unknown(key, _KEYS, where) for key in entry if key not in _KEYS]
    exercise, dose, name = None, None, entry.get("name")
    try:
        if not isinstance(name, str):
            raise UsageError('expected a name, for example name = "glute_bridge"')
        exercise = find_exercise(name)
    except UsageError as error:
        faults.append(f"{where}{error}")
    try:
        dose = _dose(entry.get("dose"), _ANY if exercise is None else exercise.dose)
    except UsageError as error:
        faults.append(f"{where}{error}")
    own_rest_s = _rest(entry, where, faults)
    if exercise is None:
        return None
    return Prescribed(exercise, dose or exercise.dose, rest_s if own_rest_s is None else own_rest_s)


def _dose(written: Any, default: Dose) -> Dose:
    if written is None:
        return default
    if isinstance(written, bool) or not isinstance(written, str | int):
        raise UsageError(f'dose {written!r}: expected text such as "1x5x20", or a number')
    return parse_dose(str(written), default)


def _rest(table: Mapping[str, Any], where: str, faults: list[str]) -> float | None:
    value = table.get("rest_s")
    if value is None:
        return None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= MAX_REST_S:
        faults.append(f"{where}rest_s {value!r}: expected 0 to {MAX_REST_S:.0f} seconds")
        return None
    return float(value)


def _unknown(key: str, known: tuple[str, ...], where: str) -> str:
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
    return f"{where}{key}: unknown; {hint}"
