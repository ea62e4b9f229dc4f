"""A result as a table: one row for each repetition, hold, attempt and fault; see docs/api.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from posecheck.assessment import FaultInterval, SessionResult
from posecheck.errors import UsageError
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted

if TYPE_CHECKING:
    import pandas

__all__ = ["COLUMNS", "result_frame"]

_TEXT, _NUMBER, _COUNT, _YES_NO = "string", "float64", "Int64", "boolean"
# Every column and its type. Not known is NaN in a number and NA in all else.
COLUMNS: Mapping[str, str] = {
    "kind": _TEXT,
    "start_s": _NUMBER,
    "end_s": _NUMBER,
    "side": _TEXT,
    "count": _COUNT,
    "counted": _YES_NO,
    "clean": _YES_NO,
    "top_s": _NUMBER,
    "up_s": _NUMBER,
    "down_s": _NUMBER,
    "best": _NUMBER,
    "in_position_s": _NUMBER,
    "good_form_s": _NUMBER,
    "seen_good_s": _NUMBER,
    "goal_s": _NUMBER,
    "reason": _TEXT,
    "stopped_by": _TEXT,
    "reached": _NUMBER,
    "faults": _TEXT,
    "check": _TEXT,
    "value": _NUMBER,
    "limit": _NUMBER,
}


def result_frame(result: SessionResult) -> pandas.DataFrame:
    """Give the table, in order of time.

    Raises
    ------
    UsageError
        If pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("error.pandas", why=error) from None
    rows = sorted(_rows(result), key=lambda row: (row["start_s"], row["end_s"]))
    return pd.DataFrame(
        {
            column: pd.Series([row.get(column) for row in rows], dtype=kind)
            for column, kind in COLUMNS.items()
        }
    )


def _rows(result: SessionResult) -> Iterator[dict[str, Any]]:
    groups: tuple[tuple[str, tuple[Any, ...], Callable[[Any], dict[str, Any]]], ...] = (
        ("repetition", result.reps, _of_rep),
        ("hold", result.holds, _of_hold),
        ("attempt", result.attempts, _of_attempt),
        ("fault", result.faults, _of_fault),
    )
    for kind, records, row_of in groups:
        for record in records:
            side = record.side.word if record.side is not None else None
            yield {"kind": kind, "start_s": record.start_s, "side": side, **row_of(record)}


def _of_rep(rep: RepCompleted) -> dict[str, Any]:
    names = ("count", "clean", "top_s", "up_s", "down_s", "best")
    return _fields(rep, names) | {
        "end_s": rep.time_s,
        "counted": True,
        "faults": " ".join(rep.faults),
    }


def _of_hold(hold: HoldEnded) -> dict[str, Any]:
    names = ("counted", "in_position_s", "good_form_s", "seen_good_s", "goal_s", "stopped_by")
    return _fields(hold, names) | {
        "end_s": hold.time_s,
        "reason": str(hold.reason),
        "faults": " ".join(hold.faults),
    }


def _of_attempt(attempt: AttemptRejected) -> dict[str, Any]:
    return {
        "end_s": attempt.time_s,
        "counted": False,
        "reason": str(attempt.reason),
        "reached": attempt.reached,
    }


def _of_fault(fault: FaultInterval) -> dict[str, Any]:
    return _fields(fault, ("end_s", "check", "value", "limit"))


def _fields(record: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
