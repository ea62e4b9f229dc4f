from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Posecheck
from tests.clips import pose_file
from tests.figures import bridge, film
from tests.hold_scripts import HOOK_LYING, SECONDS, held, pulled


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def test_holds_are_listed_with_side_clocks_and_whether_they_count(
    posecheck: Posecheck, tmp_path: Path
) -> None:
    path = pose_file(tmp_path / "p.npz", film(held(HOOK_LYING, pulled), SECONDS))
    said = posecheck("analyze", path, "-e", "knee_to_chest", "--dose", "1x5x3")
    assert "1 of 5 left, 1 of 5 right holds of 3 s" in said.out
    for side in ("left", "right"):
        row = re.search(rf"│ hold {side} +│ (\S+) s good of (\S+) s +│ counted", said.out)
        assert row is not None
        good_s, position_s = map(float, row.groups())
        assert 3.0 <= good_s <= position_s <= 7.0


def test_a_hold_that_is_too_short_is_told_to_be_so(posecheck: Posecheck, tmp_path: Path) -> None:
    path = pose_file(tmp_path / "p.npz", film(held(HOOK_LYING, pulled), SECONDS))
    said = posecheck("analyze", path, "-e", "knee_to_chest", "--dose", "1x5x20")
    assert "0 of 5 left, 0 of 5 right holds of 20 s" in said.out
    assert said.out.count("not counted: shorter than the goal") == 2
    assert "posecheck report posecheck-results/p-knee_to_chest" in said.out


def test_a_small_bridge_is_an_attempt_with_what_it_reached(
    posecheck: Posecheck, tmp_path: Path
) -> None:
    path = pose_file(tmp_path / "p.npz", film(bridge(lift_deg=6.0), 28.0))
    said = posecheck("analyze", path, "-e", "glute_bridge")
    assert "0 of 10 repetitions" in said.out
    assert re.search(r"│ attempt +│ \d+% of what counts +│ not counted: too small", said.out)


def test_a_clean_repetition_is_called_good_and_an_unfinished_one_unfinished(
    posecheck: Posecheck, tmp_path: Path
) -> None:
    path = pose_file(tmp_path / "p.npz", film(bridge(), 23.2))  # ends at the third top
    said = posecheck("analyze", path, "-e", "glute_bridge")
    assert re.search(r"0:0[23]\.\d │ repetition 1 │ up 2\.\d s, down 2\.\d s │ good", said.out)
    assert re.search(r"│ unfinished +│ +│ the recording ends in it", said.out)
