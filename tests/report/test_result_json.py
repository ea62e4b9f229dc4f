from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from posecheck.assessment import SessionResult
from posecheck.report.result_json import SCHEMA, LimitUsed, Provenance, result_document
from tests.figures import bridge, film
from tests.running import run

DOC = Path(__file__).resolve().parents[2] / "docs" / "result-schema.md"
PROVENANCE = Provenance(
    source={"name": "clip.mp4"},
    dose_from="default",
    limits={"top_hip_fault_deg": LimitUsed(155.0, "deg", "mine.toml")},
    model_sha256="e9",
    versions={"posecheck": "0"},
    files=("result.json",),
)


@pytest.fixture(scope="module")
def result() -> SessionResult:
    return run(film(bridge(starts=(2.5,)), 13.0), "glute_bridge")[0]


def all_keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        inner = [all_keys(item) for item in value.values()]
        return set(value).union(*inner)
    return set().union(*[all_keys(item) for item in value]) if isinstance(value, list) else set()


def test_it_is_json_without_nan_and_reads_back_alike(result: SessionResult) -> None:
    document = result_document(result, PROVENANCE)
    text = json.dumps(document, allow_nan=False)
    assert json.loads(text) == document
    assert document["schema"] == SCHEMA == "posecheck.result/1"


def test_counts_reps_and_settings_are_those_of_the_result(result: SessionResult) -> None:
    document = result_document(result, PROVENANCE)
    assert document["counts"] == {"total": 1, "goal": 10, "by_side": {"both": 1}}
    assert [rep["count"] for rep in document["reps"]] == [1]
    assert document["dose"] == {"sets": 1, "reps": 10, "hold_s": 0.0, "from": "default"}
    used = {"value": 155.0, "unit": "deg", "from": "mine.toml"}
    assert document["limits"] == {"top_hip_fault_deg": used}
    assert document["events"][-1]["type"] == "RepCompleted"


def test_unknown_numbers_become_null(result: SessionResult) -> None:
    import dataclasses

    (rep,) = result.reps
    unknown = dataclasses.replace(result, reps=(dataclasses.replace(rep, up_s=math.nan),))
    assert result_document(unknown, PROVENANCE)["reps"][0]["up_s"] is None


def test_every_top_level_key_is_documented_and_nothing_else(result: SessionResult) -> None:
    document = result_document(result, PROVENANCE)
    table = DOC.read_text("utf-8").split("## Top level")[1].split("##")[0]
    documented = re.findall(r"^\| `([a-z_0-9]+)` ", table, flags=re.MULTILINE)
    assert set(documented) == set(document)


def test_every_inner_key_is_named_in_the_documentation(result: SessionResult) -> None:
    text = DOC.read_text("utf-8")
    document = result_document(result, PROVENANCE)
    for key in ("reps", "holds", "attempts", "faults", "checks", "events"):
        for name in all_keys(document[key]):
            assert f"`{name}`" in text, name
