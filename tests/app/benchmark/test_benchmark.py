"""The benchmark of recorded clips: tables, files and the command."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from posecheck.app.benchmark.scores import score
from posecheck.app.benchmark.tables import json_document, sections
from posecheck.cli.main import main
from tests.made_clips import write_clip


def test_nothing_to_score_is_nan_and_no_crash() -> None:
    said = score([]).headline()
    assert math.isnan(said.f1)
    assert said.false_oks == 0
    assert "nan" not in "".join(sections(score([])))
    json.dumps(json_document(score([])), allow_nan=False)


def test_the_command_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_clip(tmp_path)
    out = tmp_path / "results"
    assert main(["benchmark", "--clips", str(tmp_path), "--poses-only", "-o", str(out)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 clips, 1 exercises: faults reported with precision - and recall -")
    assert "benchmark.md" in said
    assert json.loads((out / "benchmark.json").read_text())["clips"] == 1
    (row,) = [
        line for line in (out / "benchmark.md").read_text().splitlines() if "| knees |" in line
    ]
    assert row.startswith("| glute_bridge | knees | 0 | 0 | 0 | 0 |")


def test_what_is_ok_while_it_is_wrong_is_counted(tmp_path: Path) -> None:
    write_clip(tmp_path, knees_wrong=True)
    out = tmp_path / "results"
    assert main(["benchmark", "--clips", str(tmp_path), "--poses-only", "-o", str(out)]) == 0
    assert json.loads((out / "benchmark.json").read_text())["headline"]["false_oks"] == 1


def test_the_command_needs_clips(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["benchmark", "--clips", str(tmp_path), "-o", str(tmp_path / "out")]) == 3
    assert "no clip with its truth" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_it_needs_the_truth_frame_by_frame(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_clip(tmp_path).with_suffix(".npz").unlink()
    assert main(["benchmark", "--clips", str(tmp_path), "-o", str(tmp_path / "out")]) == 3
    assert "expected bridges.truth.npz beside it" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
