"""Reads ``result.json``, and what was written of single movements, for a report."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, FiniteFloat, TypeAdapter, ValidationError

from posecheck.assessment import CheckSummary, FaultInterval
from posecheck.capture.names import shown
from posecheck.errors import InputError
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.files import parse_json, read_bounded
from posecheck.landmarks import Side
from posecheck.report import account
from posecheck.report.result_json import SCHEMA

__all__ = ["SIDES", "read_checked", "read_result", "record_of"]

SIDES = {side.word: side for side in Side}
_RECORDS = (RepCompleted, HoldEnded, AttemptRejected, CheckSummary, FaultInterval)
_ADAPTERS: Mapping[Any, TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in _RECORDS}
_MAY_BE_UNKNOWN = ("up_s", "down_s", "best", "reached", "value", "limit")
_Record = TypeVar("_Record", RepCompleted, HoldEnded, AttemptRejected, CheckSummary, FaultInterval)
_Model = TypeVar("_Model", bound=BaseModel)
# An hour of repetitions takes 1 MB.
_MAX_BYTES = 16 * 1024 * 1024
_Text = Annotated[str, Field(max_length=2000)]
_Time = Annotated[float, Field(ge=0.0, le=1e6)]
_Count = Annotated[int, Field(ge=0, le=1_000_000)]
_Entries = Annotated[tuple[dict[str, Any], ...], Field(max_length=100_000)]


class _Dose(BaseModel):
    hold_s: _Time


class _Counts(BaseModel):
    goal: _Count
    by_side: dict[Literal["left", "right", "both"], _Count]


class _Limit(BaseModel):
    value: FiniteFloat
    unit: _Text


class _Source(BaseModel):
    name: _Text = ""
    complete: bool = True


class _Document(BaseModel):
    version: Literal["posecheck.result/1"] = Field(alias="schema")
    exercise: Annotated[str, Field(pattern=r"^[\w, ]+$", max_length=1000)]
    parts: _Entries = ()
    dose: _Dose
    duration_s: _Time
    counts: _Counts
    reps: _Entries
    holds: _Entries
    attempts: _Entries
    faults: _Entries
    checks: _Entries
    events: _Entries
    coverage: Annotated[float, Field(ge=0.0, le=1.0)]
    view: _Text
    notes: Annotated[tuple[_Text, ...], Field(max_length=100)]
    limits: dict[str, _Limit]
    source: _Source


def record_of(kind: type[_Record], entry: Mapping[str, Any]) -> _Record:
    """Make a record of the entry of a file; null in the place of a number is NaN.

    Raises
    ------
    ValueError
        If a field is missing or cannot be what it should be.
    """
    unknown = {name: math.nan for name in _MAY_BE_UNKNOWN if entry.get(name, 0.0) is None}
    record: _Record = _ADAPTERS[kind].validate_python({**entry, **unknown})
    return record


def read_checked(model: type[_Model], path: Path, most_bytes: int) -> _Model:
    """Read a JSON file into a model; a ValueError of one line if it is damaged or another."""
    try:
        return model.model_validate(parse_json(read_bounded(path, most_bytes)))
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise ValueError(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None


def read_result(path: Path) -> account.Account:
    """Read a result.

    Raises
    ------
    InputError
        In one line, if it cannot be read or is no result.
    """
    try:
        document = read_checked(_Document, path, _MAX_BYTES)
        if len(document.parts) > 1:
            raise InputError("report.error.parts", file=shown(path))
        return _account(document)
    except (ValueError, OverflowError, TypeError) as error:
        why = " ".join(str(error).split()[:20])
        raise InputError("report.error.result", file=shown(path), schema=SCHEMA, why=why) from None


def _account(document: _Document) -> account.Account:
    goal = document.counts.goal
    exercise = account.ExerciseAccount(
        document.exercise,
        document.dose.hold_s,
        tuple(account.Done(SIDES.get(s), n, goal) for s, n in document.counts.by_side.items()),
        tuple(record_of(RepCompleted, each) for each in document.reps),
        tuple(record_of(HoldEnded, each) for each in document.holds),
        tuple(record_of(AttemptRejected, each) for each in document.attempts),
        tuple(_corrections(document)),
        tuple(record_of(CheckSummary, each) for each in document.checks),
        "done",
    )
    recorded = account.Recorded(
        document.source.name,
        document.duration_s,
        document.coverage,
        document.view,
        document.notes,
        document.source.complete,
        {name: (limit.value, limit.unit) for name, limit in document.limits.items()},
    )
    sitting = account.Sitting(None, (exercise,))
    return account.Account((sitting,), recorded)


def _corrections(document: _Document) -> Iterable[account.Correction]:
    """Join each fault with what was said when it was raised, and with how it ended."""
    keyed = [((e.get("check"), e.get("since_s")), e) for e in document.events]
    said = {key: str(e.get("cue")) for key, e in keyed if e.get("type") == "FaultRaised"}
    seen = {key: e.get("seen") is True for key, e in keyed if e.get("type") == "FaultCleared"}
    faults = [record_of(FaultInterval, each) for each in document.faults]
    for each in sorted(faults, key=lambda fault: fault.start_s):
        key = (each.check, each.start_s)
        cue = said.get(key, f"{document.exercise}.{each.check}")
        span = (each.start_s, each.end_s, each.value, each.limit)
        yield account.Correction(each.check, cue, each.side, *span, seen.get(key))
