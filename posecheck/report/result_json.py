"""`result.json`: the machine-readable result, documented in docs/result.md."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from posecheck import __version__
from posecheck.assessment import Progress, SessionResult
from posecheck.landmarks import Side

__all__ = ["SCHEMA", "Provenance", "result_document"]

SCHEMA = "posecheck.result/1"
# Microseconds and thousandths of a degree: finer digits are rounding noise.
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a result comes from.

    Attributes
    ----------
    source : mapping
        Name, size, frames, damage and completeness of what was read.
    limits : mapping of name to (value, where it came from)
    model_sha256 : str
    versions : mapping of package to version
    """

    source: Mapping[str, Any]
    limits: Mapping[str, tuple[float, str]]
    model_sha256: str
    versions: Mapping[str, str]


def result_document(result: SessionResult, provenance: Provenance) -> dict[str, Any]:
    """Build the document; NaN becomes null, sides "left", "right" or null."""
    plain = {
        field.name: _plain(getattr(result, field.name))
        for field in dataclasses.fields(result)
        if field.name not in ("progress", "events")
    }
    return {
        "schema": SCHEMA,
        "posecheck": __version__,
        **plain,
        "counts": _counts(result.progress),
        "events": [{"type": type(e).__name__, **_plain(e)} for e in result.events],
        "limits": {
            name: {"value": value, "from": where}
            for name, (value, where) in provenance.limits.items()
        },
        "source": _plain(dict(provenance.source)),
        "model_sha256": provenance.model_sha256,
        "versions": dict(provenance.versions),
    }


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
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    return [_plain(item) for item in value]
