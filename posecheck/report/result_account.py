"""Reads ``result.json`` for a report."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from posecheck.assessment import CheckSummary
from posecheck.capture.names import shown
from posecheck.errors import InputError
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.files import parse_json, read_bounded
from posecheck.landmarks import Side
from posecheck.report.account import (
    Account,
    Correction,
    Done,
    ExerciseAccount,
    Kind,
    Recorded,
    Sitting,
)
from posecheck.report.reading import record_of
from posecheck.report.result_json import SCHEMA
from posecheck.words import text

__all__ = ["read_result"]

# An hour of repetitions takes 1 MB.
_MAX_BYTES = 16 * 1024 * 1024
# "both" is of an exercise without sides.
_SIDES = {side.word: side for side in Side}
_Name = Annotated[str, Field(pattern=r"^\w{1,100}$")]
_Text = Annotated[str, Field(max_length=2000)]
_Time = Annotated[float, Field(ge=0.0, le=1e6)]
_Share = Annotated[float, Field(ge=0.0, le=1.0)]
_Count = Annotated[int, Field(ge=0, le=1_000_000)]
_Entries = Annotated[tuple[dict[str, Any], ...], Field(max_length=20_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Dose(_Part):
    hold_s: _Time


class _Counts(_Part):
    goal: _Count
    by_side: dict[Literal["left", "right", "both"], _Count]


class _Fault(_Part):
    check: _Name
    side: Side | None
    start_s: _Time
    end_s: _Time
    value: FiniteFloat | None
    limit: FiniteFloat | None


class _Limit(_Part):
    value: FiniteFloat
    unit: _Text


class _Source(_Part):
    name: _Text = ""
    complete: bool = True


class _Document(_Part):
    version: Literal["posecheck.result/1"] = Field(alias="schema")
    exercise: _Name
    dose: _Dose
    duration_s: _Time
    counts: _Counts
    reps: _Entries
    holds: _Entries
    attempts: _Entries
    faults: Annotated[tuple[_Fault, ...], Field(max_length=20_000)]
    checks: _Entries
    events: Annotated[tuple[dict[str, Any], ...], Field(max_length=100_000)]
    coverage: _Share
    view: _Text
    notes: Annotated[tuple[_Text, ...], Field(max_length=100)]
    limits: dict[str, _Limit]
    source: _Source
    model: _Text = ""


def read_result(path: Path) -> Account:
    """Read a result.

    Raises
    ------
    InputError
        In one line, if it cannot be read or is no result.
    """
    try:
        document = _Document.model_validate(parse_json(read_bounded(path, _MAX_BYTES)))
        return _account(document)
    except OSError as error:
        why = error.strerror or str(error)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        why = f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
    except (ValueError, OverflowError, TypeError) as error:
        why = str(error)
    raise InputError(text("report.error.result", file=shown(path), schema=SCHEMA, why=why))


def _account(document: _Document) -> Account:
    exercise = ExerciseAccount(
        document.exercise,
        document.dose.hold_s,
        tuple(
            Done(_SIDES.get(side), count, document.counts.goal)
            for side, count in document.counts.by_side.items()
        ),
        tuple(record_of(RepCompleted, each) for each in document.reps),
        tuple(record_of(HoldEnded, each) for each in document.holds),
        tuple(record_of(AttemptRejected, each) for each in document.attempts),
        tuple(_corrections(document.exercise, document.faults, document.events)),
        tuple(record_of(CheckSummary, each) for each in document.checks),
    )
    recorded = Recorded(
        document.source.name,
        document.duration_s,
        document.coverage,
        document.view,
        document.notes,
        document.source.complete,
        document.model,
        {name: (limit.value, limit.unit) for name, limit in document.limits.items()},
    )
    return Account(Kind.RECORDING, (Sitting(None, (exercise,)),), recorded)


def _corrections(
    exercise: str, faults: Iterable[_Fault], events: Iterable[Mapping[str, Any]]
) -> Iterable[Correction]:
    """Join each fault with what was said when it was raised, and with how it ended."""
    said: dict[tuple[Any, Any], str] = {}
    seen: dict[tuple[Any, Any], bool] = {}
    for event in events:
        key = (event.get("check"), event.get("since_s"))
        if event.get("type") == "FaultRaised":
            said[key] = str(event.get("cue"))
        elif event.get("type") == "FaultCleared":
            seen[key] = event.get("seen") is True
    for each in sorted(faults, key=lambda fault: fault.start_s):
        key = (each.check, each.start_s)
        yield Correction(
            each.check,
            said.get(key, f"{exercise}.{each.check}"),
            each.side,
            each.start_s,
            each.end_s,
            math.nan if each.value is None else each.value,
            math.nan if each.limit is None else each.limit,
            seen.get(key),
        )
