"""The table of a result: one row for each record, its columns always the same."""

from __future__ import annotations

import io
import math
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from posecheck.assessment import FaultInterval, SessionResult
from posecheck.errors import UsageError
from posecheck.events import AttemptRejected, EndReason, HoldEnded, RejectReason, RepCompleted
from posecheck.landmarks import Side
from posecheck.report.frame import COLUMNS, result_frame
from tests.clips import nobody
from tests.running import run

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
REP = RepCompleted(9.0, 5.0, 7.0, 1, None, 1.5, math.nan, 171.0, ("knees", "slow"), None)
HOLD = HoldEnded(
    4.0, 1.0, Side.LEFT, 3.0, 2.0, 2.0, True, EndReason.FAULT, ("depth",), "depth", 1.5
)
ATTEMPT = AttemptRejected(3.0, 2.0, Side.RIGHT, RejectReason.TOO_SMALL, 0.5)
FAULT = FaultInterval("knees", None, 6.0, 8.0, 64.0, 70.0)


@pytest.fixture(scope="module")
def nothing() -> SessionResult:
    return run(nobody(), "glute_bridge")[0]


@pytest.fixture(scope="module")
def frame(nothing: SessionResult) -> pd.DataFrame:
    return result_frame(
        replace(nothing, reps=(REP,), holds=(HOLD,), attempts=(ATTEMPT,), faults=(FAULT,))
    )


def known(row: pd.Series) -> dict[str, object]:
    return row.dropna().to_dict()


def test_every_record_is_a_row_in_order_of_time(frame: pd.DataFrame) -> None:
    hold, attempt, rep, fault = (known(row) for _, row in frame.iterrows())
    assert hold == {
        **{"kind": "hold", "start_s": 1.0, "end_s": 4.0, "side": "left", "counted": True},
        **{"in_position_s": 3.0, "good_form_s": 2.0, "seen_good_s": 1.5, "goal_s": 2.0},
        **{"reason": "fault", "stopped_by": "depth", "faults": "depth"},
    }
    assert attempt == {
        **{"kind": "attempt", "start_s": 2.0, "end_s": 3.0, "side": "right"},
        **{"counted": False, "reason": "too small", "reached": 0.5},
    }
    assert rep == {
        **{"kind": "repetition", "start_s": 5.0, "end_s": 9.0, "count": 1, "counted": True},
        **{"top_s": 7.0, "up_s": 1.5, "best": 171.0, "faults": "knees slow"},
    }
    assert fault == {
        **{"kind": "fault", "start_s": 6.0, "end_s": 8.0},
        **{"check": "knees", "value": 64.0, "limit": 70.0},
    }


def test_columns_and_types_are_the_same_without_a_row(
    frame: pd.DataFrame, nothing: SessionResult
) -> None:
    empty = result_frame(nothing)
    assert len(empty) == 0
    assert list(empty.columns) == list(COLUMNS)
    assert {name: str(kind) for name, kind in empty.dtypes.items()} == dict(COLUMNS)
    assert (frame.dtypes == empty.dtypes).all()


def test_it_goes_through_parquet_unchanged(frame: pd.DataFrame) -> None:
    file = io.BytesIO()
    frame.to_parquet(file)
    pd.testing.assert_frame_equal(pd.read_parquet(file), frame)


def test_the_guide_explains_every_column() -> None:
    rows = GUIDE.read_text("utf-8")
    for column in COLUMNS:
        assert f"`{column}`" in rows, column


def test_without_pandas_one_line_says_what_to_install(
    nothing: SessionResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)  # as if it were not installed
    with pytest.raises(UsageError, match=r"pip install 'posecheck-trainer\[dataframe\]'") as caught:
        result_frame(nothing)
    assert "\n" not in str(caught.value)
