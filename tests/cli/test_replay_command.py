"""``posecheck replay`` as it is called by people and by CI servers."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from posecheck.cli.main import main
from tests.made_clips import bridge_part, three_reps, write_clip


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wide enough that no cell of a table is broken."""
    monkeypatch.setenv("COLUMNS", "160")


def test_what_agrees_ends_with_0_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_clip(tmp_path)
    assert main(["replay", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1].startswith("agrees: 1 of 1 clips; ")
    assert "0 of 0 true faults raised, 0 false" in out


def test_what_disagrees_ends_with_1_and_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_clip(tmp_path, "good")
    write_clip(tmp_path, "bad", three_reps(bridge_part()))
    assert main(["replay", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "repetition 3" in out
    assert "18.0 s" in out
    assert "repetition 1" not in out
    assert out.splitlines()[-1].startswith("DISAGREES: 1 of 2 clips; ")


def test_all_lists_what_agrees_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_clip(tmp_path)
    assert main(["replay", "--all", str(tmp_path)]) == 0
    assert "repetition 1" in capsys.readouterr().out


def test_a_tolerance_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_clip(tmp_path)
    assert main(["replay", str(tmp_path), "--tolerance-rep", "0.01"]) == 1
    assert "begins -0." in " ".join(capsys.readouterr().out.split())


def test_junit_and_json_are_written(tmp_path: Path) -> None:
    write_clip(tmp_path)
    junit, as_json = tmp_path / "out.xml", tmp_path / "out.json"
    assert main(["replay", str(tmp_path), "--junit", str(junit), "--json", str(as_json)]) == 0
    assert ET.parse(junit).getroot().get("failures") == "0"
    assert json.loads(as_json.read_text())["schema"] == "posecheck-replay/1"


def test_json_on_the_standard_output_is_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_clip(tmp_path)
    assert main(["replay", str(tmp_path), "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["agrees"] is True


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "Missing argument 'PATH...'"),
        (["{folder}/nothing.mp4"], 3, "no such file or folder"),
        (["{folder}"], 3, "no clip with its truth"),
        (["{folder}", "--tolerance-hold", "-1"], 2, "--tolerance-hold"),
    ],
)
def test_bad_use_has_its_own_code_and_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    given = [word.format(folder=tmp_path) for word in arguments]
    assert main(["replay", *given]) == code
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_clip(tmp_path)
    assert main(["replay", str(tmp_path), "--junit", str(tmp_path / "no" / "x.xml")]) == 6
    assert "cannot be written" in capsys.readouterr().err
