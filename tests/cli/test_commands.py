from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from posecheck import __version__, errors
from posecheck.exercises import BUILT_IN
from posecheck.exercises.limits import limit_infos
from posecheck.words import text
from tests.cli.conftest import Posecheck
from tests.clips import nobody, pose_file
from tests.figures import bridge, film


@pytest.fixture
def bridges(tmp_path: Path) -> Path:
    return pose_file(tmp_path / "bridges.npz", film(bridge(), 28.0))


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_names_every_command_and_exit_code(posecheck: Posecheck, arguments: list[str]) -> None:
    said = posecheck(*arguments)
    assert said.code == 0
    for command in ("analyze", "demo", "exercises", "doctor", "models"):
        assert re.search(rf"^  {command} ", said.out, flags=re.MULTILINE)
    classes = [getattr(errors, name) for name in errors.__all__]
    for code in {cls.exit_code for cls in classes} | {130}:
        assert re.search(rf"\b{code} \w", said.out)


def test_version(posecheck: Posecheck) -> None:
    assert __version__ in posecheck("--version").out


def test_analyze_says_what_was_counted_and_where_the_results_are(
    posecheck: Posecheck, bridges: Path
) -> None:
    said = posecheck("analyze", bridges, "--exercise", "glute_bridge")
    assert said.code == 0
    assert said.err == ""
    assert "3 of 10 repetitions" in said.out
    for name in ("result.json", "metrics.csv"):
        path = Path("posecheck-results/bridges-glute_bridge") / name
        assert str(path) in said.out
        assert path.is_file()


def test_json_prints_the_result_and_nothing_else(posecheck: Posecheck, bridges: Path) -> None:
    said = posecheck("analyze", bridges, "-e", "glute_bridge", "--json", "-o", "out")
    document = json.loads(said.out)
    assert document == json.loads(Path("out/result.json").read_text("utf-8"))
    assert document["counts"]["total"] == 3
    assert said.err == ""


def test_settings_and_where_they_came_from_are_in_the_result(
    posecheck: Posecheck, bridges: Path
) -> None:
    Path("mine.toml").write_text("[glute_bridge]\ntempo_fault_s = 3.5\ntempo_clear_s = 3.6\n")
    words = ["analyze", bridges, "-e", "glute_bridge", "--json"]
    usual = json.loads(posecheck(*words).out)
    said = posecheck(*words, "--dose", "2x4", "--limits", "mine.toml")
    changed = json.loads(said.out)
    assert changed["dose"] == {"sets": 2, "reps": 4, "hold_s": 0.0, "from": "--dose"}
    assert changed["limits"]["tempo_fault_s"] == {"value": 3.5, "unit": "s", "from": "mine.toml"}
    assert changed["limits"]["lifted_t"]["from"] == "default"
    assert usual["dose"]["from"] == "default"
    slow = [[fault["check"] for fault in d["faults"]].count("slow") for d in (usual, changed)]
    assert slow == [0, 1] or slow[0] < slow[1]


def test_nobody_is_cant_tell_with_exit_code_0(posecheck: Posecheck, tmp_path: Path) -> None:
    path = pose_file(tmp_path / "empty.npz", nobody())
    said = posecheck("analyze", path, "-e", "glute_bridge")
    assert said.code == 0
    assert "Bridge: can't tell" in said.out
    assert "good" not in said.out
    assert "100%" not in said.out


def test_british_spelling_works_too(posecheck: Posecheck, bridges: Path) -> None:
    assert posecheck("analyse", bridges, "-e", "glute-bridge").code == 0


def test_exercises_lists_all(posecheck: Posecheck) -> None:
    said = posecheck("exercises")
    assert said.code == 0
    for exercise in BUILT_IN:
        assert exercise.name in said.out


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda e: e.name)
def test_exercises_explains_one(
    posecheck: Posecheck, exercise: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (found,) = (e for e in BUILT_IN if e is exercise)
    said = posecheck("exercises", found.name)
    assert said.code == 0
    assert text(f"{found.name}.advice") in said.out
    for check in found.checks:
        assert check.id in said.out
    for info in limit_infos(found.limits):
        assert re.search(rf"{info.name} +│ +{info.value:g} ", said.out)


def test_doctor_and_models_are_well_here(posecheck: Posecheck) -> None:
    doctor = posecheck("doctor")
    assert "Pose model full: verified" in doctor.out
    assert posecheck("models", "verify").code == 0
    assert re.search(r"full +ok", posecheck("models", "list").out)
    assert "fetch" in posecheck("models").out


def test_fetching_from_a_folder_with_another_file_changes_nothing(
    posecheck: Posecheck, tmp_path: Path
) -> None:
    (tmp_path / "pose_landmark_lite.tflite").write_bytes(b"not a model")
    said = posecheck("models", "fetch", "lite", "--from", tmp_path)
    assert "hash" in said.one_line(4)
