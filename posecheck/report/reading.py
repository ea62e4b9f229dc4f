"""Reads back what was written of repetitions, holds and attempts, checked field by field."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import TypeAdapter

from posecheck.assessment import CheckSummary
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted

__all__ = ["record_of"]

_Record = TypeVar("_Record", RepCompleted, HoldEnded, AttemptRejected, CheckSummary)


_ADAPTERS: Mapping[Any, TypeAdapter[Any]] = {
    kind: TypeAdapter(kind) for kind in (RepCompleted, HoldEnded, AttemptRejected, CheckSummary)
}


def record_of(kind: type[_Record], entry: Mapping[str, Any]) -> _Record:
    """Make a record of the entry of a file; null in the place of a number is NaN.

    Raises
    ------
    ValueError
        If a field is missing or cannot be what it should be.
    """
    numbers = [each.name for each in fields(kind) if each.type == "float"]
    unknown = {name: math.nan for name in numbers if entry.get(name, 0.0) is None}
    record: _Record = _ADAPTERS[kind].validate_python({**entry, **unknown})
    return record
