from __future__ import annotations

import csv
import io
import math
import re
from pathlib import Path

import pytest

from posecheck.assessment import Assessment
from posecheck.exercises import BUILT_IN
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.report.columns import measure_names
from posecheck.report.metrics_csv import MetricsWriter
from posecheck.verdict import State
from tests.clips import nobody
from tests.figures import bridge, film
from tests.running import run

DOC = Path(__file__).resolve().parents[2] / "docs" / "metrics-csv.md"


def table(steps: list[Assessment], exercise: Exercise) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    writer = MetricsWriter(file, exercise)
    for step in steps:
        writer.write(step)
    return list(csv.DictReader(io.StringIO(file.getvalue())))


@pytest.fixture(scope="module")
def steps() -> list[Assessment]:
    return run(film(bridge(starts=(2.5,)), 13.0), "glute_bridge")[1]


def test_one_row_a_frame_with_what_the_engine_said(steps: list[Assessment]) -> None:
    exercise = find_exercise("glute_bridge")
    rows = table(steps, exercise)
    assert len(rows) == len(steps)
    for row, step in zip(rows, steps, strict=True):
        assert float(row["time_s"]) == pytest.approx(step.time_s, abs=1e-6)
        assert row["phase"] == step.phase
        assert row["count_total"] == str(step.progress.total)
        for name in measure_names(exercise):
            value = step.measures.value(name)
            assert (row[name] == "") == math.isnan(value)
            assert row[name] == "" or float(row[name]) == pytest.approx(value, abs=1e-4)
        for check in exercise.checks:
            told = row[f"verdict.{check.id}"]
            verdict = step.verdicts.get(check.id)
            assert told.split(":")[0] == ("" if verdict is None else verdict.state)


def test_the_last_row_has_the_count(steps: list[Assessment]) -> None:
    rows = table(steps, find_exercise("glute_bridge"))
    assert rows[0]["count_total"] == "0"
    assert rows[-1]["count_total"] == "1"


def test_where_nobody_is_seen_no_verdict_says_ok() -> None:
    for exercise in BUILT_IN:
        _, steps = run(nobody(), exercise.name)
        for row in table(steps, exercise):
            assert row["cannot_see"] == "not seen"
            said = [row[f"verdict.{check.id}"] for check in exercise.checks]
            assert not any(word.startswith(State.OK) for word in said)
            assert all(row[name] == "" for name in measure_names(exercise))


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
def test_columns_are_the_measures_of_a_seen_body(exercise: Exercise) -> None:
    _, steps = run(film(bridge(), 5.0), exercise.name)
    _, prone = run(film(bridge(), 5.0), exercise.name)
    seen = {name for step in steps + prone for name in step.measures}
    assert seen <= set(measure_names(exercise))
    assert len(set(measure_names(exercise))) == len(measure_names(exercise))


def test_every_fixed_column_is_documented(steps: list[Assessment]) -> None:
    rows = table(steps[:1], find_exercise("glute_bridge"))
    exercise = find_exercise("glute_bridge")
    fixed = [c for c in rows[0] if "." not in c and c not in measure_names(exercise)]
    documented = re.findall(r"^\| `([a-z_]+)` ", DOC.read_text("utf-8"), flags=re.MULTILINE)
    assert documented == fixed
