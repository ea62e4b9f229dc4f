"""What is true of a clip: repetitions, holds, faults and where the joints are.

Beside a clip ``NAME.mp4`` lie ``NAME.truth.json`` (read and written here),
``NAME.truth.npz`` (joints, angles, heights and the state of every check, frame by
frame) and ``NAME.poses.npz`` (what the pose model saw). See docs/truth-schema.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from posecheck.assessment import Dose
from posecheck.errors import InputError
from posecheck.files import read_bounded
from posecheck.landmarks import Side
from posecheck.words import why

__all__ = [
    "SCHEMA",
    "ClipTruth",
    "PartTruth",
    "TrueFault",
    "TrueHold",
    "TrueRep",
    "read_truth",
    "truth_document",
    "truth_of",
]

SCHEMA = "posecheck-truth/1"
_MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TrueRep:
    """A repetition: beginning, highest point and end in seconds, and its faults."""

    start_s: float
    top_s: float
    end_s: float
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrueHold:
    """A hold with its two clocks in seconds; `side` as the exercise names it."""

    side: Side | None
    start_s: float
    end_s: float
    in_position_s: float
    good_form_s: float
    counted: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrueFault:
    """A stretch of time in which a check truly failed.

    `value` is the worst one; `limit` the limit that it left (its own value between the two).
    """

    check: str
    side: Side | None
    start_s: float
    end_s: float
    value: float
    limit: float


@dataclass(frozen=True, slots=True)
class PartTruth:
    """What is true of one exercise in a clip, between two times of the clip.

    Attributes
    ----------
    faults : tuple of TrueFault
        Must be raised (or be can't tell where `may_be_unknown` says so).
    tolerated : tuple of TrueFault
        May be raised or not: between the limits, or about as short as the dwell.
    may_be_unknown : tuple of str
        Checks that the camera cannot judge from where it stands.
    """

    exercise: str
    start_s: float
    end_s: float
    dose: Dose
    reps: tuple[TrueRep, ...] = ()
    holds: tuple[TrueHold, ...] = ()
    faults: tuple[TrueFault, ...] = ()
    tolerated: tuple[TrueFault, ...] = ()
    may_be_unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClipTruth:
    """What is true of a clip. `recipe` is what the clip was made from."""

    clip: str
    duration_s: float
    fps: float
    size_px: tuple[int, int]
    parts: tuple[PartTruth, ...]
    recipe: Mapping[str, Any] = field(default_factory=dict)


def read_truth(path: str | Path) -> ClipTruth:
    """Read ``NAME.truth.json``.

    Raises
    ------
    InputError
        If the file is missing, no JSON, or of another schema.
    """
    path = Path(path)
    try:
        return truth_of(json.loads(read_bounded(path, _MAX_BYTES)))
    except OSError as error:
        raise InputError("error.truth.unreadable", name=path.name, why=why(error)) from None
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise InputError("error.truth.other", name=path.name, schema=SCHEMA, why=error) from None


def truth_document(truth: ClipTruth) -> dict[str, Any]:
    """Give the truth as JSON values; times rounded to 0.1 ms."""
    return {"schema": SCHEMA, **_plain(asdict(truth))}


def truth_of(document: Mapping[str, Any]) -> ClipTruth:
    """Build the truth from JSON values."""
    if document["schema"] != SCHEMA:
        raise ValueError(f"schema {document['schema']!r}")
    width, height = document["size_px"]
    return ClipTruth(
        clip=str(document["clip"]),
        duration_s=float(document["duration_s"]),
        fps=float(document["fps"]),
        size_px=(int(width), int(height)),
        parts=tuple(_part(part) for part in document["parts"]),
        recipe=document["recipe"],
    )


def _part(document: Mapping[str, Any]) -> PartTruth:
    fields = dict(document)
    fields["dose"] = Dose(**document["dose"])
    fields["reps"] = tuple(
        TrueRep(**{**rep, "faults": tuple(rep["faults"])}) for rep in document["reps"]
    )
    fields["holds"] = tuple(
        TrueHold(**{**hold, "side": _side(hold["side"]), "faults": tuple(hold["faults"])})
        for hold in document["holds"]
    )
    for name in ("faults", "tolerated"):
        fields[name] = tuple(
            TrueFault(**{**fault, "side": _side(fault["side"])}) for fault in document[name]
        )
    fields["may_be_unknown"] = tuple(document["may_be_unknown"])
    return PartTruth(**fields)


def _side(word: str | None) -> Side | None:
    return None if word is None else Side[word.upper()]


_DIGITS = 4


def _plain(value: Any) -> Any:
    if isinstance(value, Side):
        return value.word
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
