"""``posecheck analyze`` without an exercise."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Posecheck
from tests.clips import nobody, pose_file
from tests.figures import bridge, film
from tests.hold_scripts import HOOK_LYING, SECONDS, held, pulled


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


@pytest.fixture
def holds(tmp_path: Path) -> Path:
    return pose_file(tmp_path / "holds.npz", film(held(HOOK_LYING, pulled), SECONDS, 15.0))


def test_what_is_recognised_is_judged_and_has_a_row(
    posecheck: Posecheck, holds: Path, tmp_path: Path
) -> None:
    (tmp_path / "doses.toml").write_text('[[exercise]]\nname = "knee_to_chest"\ndose = "1x5x3"\n')
    said = posecheck("analyze", holds, "--prescription", "doses.toml")
    assert said.code == 0, said
    (row,) = (line for line in said.out.splitlines() if "Knee to chest" in line)
    assert "1 of 5 left, 1 of 5 right holds of 3 s" in row
    assert "In good form: 6.3 s, 6.3 s." in row
    written = json.loads((tmp_path / "posecheck-results/holds/result.json").read_text("utf-8"))
    (part,) = (part for part in written["parts"] if part["doing"] == "exercise")
    assert (part["exercise"], part["counts"]["total"]) == ("knee_to_chest", 2)
    assert 0.5 < part["sure"] < 1.0
    assert written["exercise"] == "knee_to_chest"
    assert written["holds"] == part["holds"]
    assert "glute_bridge.top_hip_fault_deg" in written["limits"]


def test_the_table_says_of_which_exercise_a_row_is(posecheck: Posecheck, tmp_path: Path) -> None:
    first, then = held(HOOK_LYING, pulled), bridge()
    both = film(lambda t: first(t) if t < SECONDS else then(t - SECONDS), SECONDS + 28.0, 15.0)
    posecheck("analyze", pose_file(tmp_path / "both.npz", both), "-o", "out")
    with (tmp_path / "out" / "metrics.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    times = [float(row["time_s"]) for row in rows]
    assert times == sorted(set(times))
    knee, lift = (
        [row for row in rows if row["exercise"] == name]
        for name in ("knee_to_chest", "glute_bridge")
    )
    assert len(knee) + len(lift) == len(rows)
    assert any(row["verdict.other_leg"] == "ok" for row in knee)
    assert any(row["verdict.not_too_high"] == "ok" for row in lift)
    # What the other exercise is judged by stays empty.
    assert {row["verdict.not_too_high"] for row in knee} == {""}
    assert {row["verdict.other_leg"] for row in lift} == {""}


def test_what_was_hardly_seen_is_said_in_the_row(posecheck: Posecheck) -> None:
    said = posecheck("analyze", ROOT / "sample_videos" / "long_stretch_good.poses.npz")
    (row,) = (line for line in said.out.splitlines() if "Make yourself long" in line)
    assert "Mostly can't tell: no_arch, flat." in row


def test_the_wrong_exercise_says_what_it_looks_like_instead(
    posecheck: Posecheck, holds: Path, tmp_path: Path
) -> None:
    said = posecheck("analyze", holds, "-e", "glute_bridge")
    assert "It looks like another exercise (Knee to chest, 0:0" in said.out
    said = posecheck("analyze", holds, "-e", "knee_to_chest")
    assert "exercise (" not in said.out
    path = pose_file(tmp_path / "bridge.npz", film(bridge(), 28.0, 15.0))
    assert "It looks like" not in posecheck("analyze", path, "-e", "glute_bridge").out


def test_where_nothing_is_recognised_one_line_says_so(posecheck: Posecheck, tmp_path: Path) -> None:
    lying = pose_file(tmp_path / "lying.npz", film(lambda time_s: HOOK_LYING, 8.0, 15.0))
    said = posecheck("analyze", lying)
    assert said.code == 0
    assert (
        "Can't tell: none of the exercises was recognised; if it is one of them, name" in said.out
    )
    empty = pose_file(tmp_path / "empty.npz", nobody())
    assert "nobody was seen in the picture" in posecheck("analyze", empty).out


def test_a_dose_must_be_of_one_exercise(posecheck: Posecheck, holds: Path) -> None:
    assert "name it (-e NAME)" in posecheck("analyze", holds, "--dose", "1x5x3").one_line(2)
