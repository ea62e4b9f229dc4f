"""`result.json`: the machine-readable result, documented in docs/result-schema.md."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from posecheck.assessment import Progress, SessionResult
from posecheck.events import HoldEnded
from posecheck.landmarks import Side
from posecheck.recognition.parts import Part

__all__ = ["SCHEMA", "LimitUsed", "Provenance", "result_document"]

SCHEMA = "posecheck.result/1"
# Microseconds and thousandths of a degree: finer digits are rounding noise.
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class LimitUsed:
    """A limit as it was used, and where it came from: the default, or a file."""

    value: float
    unit: str
    origin: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a result comes from.

    Attributes
    ----------
    source : mapping
        Name, frames, damage and completeness of what was read.
    dose_from : str
        Where the dose comes from.
    model, model_sha256 : str
        Name of the pose model, empty if it is not known, and hash of its weights.
    files : tuple of str
        Names of the files that belong to this result.
    """

    source: Mapping[str, Any]
    dose_from: str
    limits: Mapping[str, LimitUsed]
    model_sha256: str
    versions: Mapping[str, str]
    files: tuple[str, ...] = ()
    model: str = ""


def result_document(
    result: SessionResult, provenance: Provenance, parts: Sequence[Part] = ()
) -> dict[str, Any]:
    """Build the document; NaN becomes null, sides "left", "right" or null."""
    plain = _of_result(result)
    return {
        "schema": SCHEMA,
        **plain,
        "dose": {**plain["dose"], "from": provenance.dose_from},
        **({"parts": [_of_part(part) for part in parts]} if parts else {}),
        "limits": {
            name: {"value": used.value, "unit": used.unit, "from": used.origin}
            for name, used in provenance.limits.items()
        },
        "source": _plain(dict(provenance.source)),
        "model": provenance.model,
        "model_sha256": provenance.model_sha256,
        "versions": dict(provenance.versions),
        "files": list(provenance.files),
    }


def _of_result(result: SessionResult) -> dict[str, Any]:
    plain = {field.name: _plain(getattr(result, field.name)) for field in _fields(result)}
    events = [{"type": type(e).__name__, **_plain(e)} for e in result.events]
    return {**plain, "counts": _counts(result.progress), "events": events}


def _of_part(part: Part) -> dict[str, Any]:
    plain = _plain({"start_s": part.start_s, "end_s": part.end_s, "doing": part.doing})
    if part.result is None:
        return {**plain, "exercise": None}
    return {**plain, "sure": _plain(part.sure), **_of_result(part.result)}


def _fields(result: SessionResult) -> Iterator[dataclasses.Field[Any]]:
    """Fields that go into the document as they are."""
    return (f for f in dataclasses.fields(result) if f.name not in ("progress", "events"))


def _counts(progress: Progress) -> dict[str, Any]:
    by_side = {
        (side.word if side is not None else "both"): count
        for side, count in progress.counts.items()
    }
    return {"total": progress.total, "goal": progress.goal, "by_side": by_side}


def _plain(value: Any) -> Any:
    """Reduce records, enums and numbers to what JSON knows."""
    if isinstance(value, Side):
        return value.word
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return round(value, _DIGITS) if math.isfinite(value) else None
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    return _plain_parts(value)


def _plain_parts(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        plain = {field.name: _plain(getattr(value, field.name)) for field in fields}
        return plain | ({"complete": value.complete} if isinstance(value, HoldEnded) else {})
    return [_plain(item) for item in value]
