"""What is kept of a person's lower back: whole, for its placement, and read with care."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from posecheck.baseline.back_calibration import (
    BackPlacement,
    LowerBackCalibration,
    SignalCalibration,
    fitting_calibration,
)
from posecheck.baseline.survey import survey
from posecheck.errors import OutputError
from posecheck.geometry.lower_back import Signal
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Side
from posecheck.settings.profile_file import (
    MOST_PLACEMENTS,
    keep_calibration,
    read_profile,
    write_profile,
)
from tests.lying_back import Back, filmed

PLACE = BackPlacement(Posture.SUPINE, Side.RIGHT, True, 200.0, (400.5, 300.0), (1280, 720))
SIGNALS = {Signal.BELLY_RISE: SignalCalibration(0.45, 0.47, 0.004)}
KEPT = LowerBackCalibration(SIGNALS, 5.0, PLACE)


def moved(x_px: float) -> LowerBackCalibration:
    return replace(KEPT, placement=replace(PLACE, mat_px=(x_px, 300.0)))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "data" / "profile.json"
    assert read_profile(path) == ((), None)
    write_profile(path, (KEPT, moved(900.0)))
    assert read_profile(path) == ((KEPT, moved(900.0)), None)
    assert [file.name for file in path.parent.iterdir()] == ["profile.json"]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def test_a_new_one_takes_the_place_of_the_same_placement_only() -> None:
    newer = replace(KEPT, d_prime=7.0)
    elsewhere = moved(900.0)
    assert keep_calibration((KEPT, elsewhere), newer) == (elsewhere, newer)
    many = tuple(moved(300.0 * k) for k in range(MOST_PLACEMENTS))
    assert keep_calibration(many, moved(-900.0)) == (*many[1:], moved(-900.0))


def test_it_is_given_for_who_lies_so_and_for_nobody_else() -> None:
    baseline = survey(filmed(lambda t: Back(), 3.0)).spans[0].baseline
    mine = replace(KEPT, placement=baseline.back_placement((1280, 720)))
    assert fitting_calibration((KEPT, mine), mine.placement) == mine
    assert fitting_calibration((KEPT,), mine.placement) is None
    assert fitting_calibration((mine,), baseline.back_placement((640, 480))) is None


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"schema": 99}', '{"schema": 1}', "[" * 100_000]
)
def test_a_damaged_file_is_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "profile.json"
    path.write_text(content, "utf-8")
    profile, trouble = read_profile(path)
    assert profile == ()
    assert trouble is not None
    assert "\n" not in trouble


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("placement", "posture", "flying"),
        ("placement", "torso_px", 0),
        ("placement", "mat_px", [1.0]),
        ("signals", "belly_rise", {"press": 0.45, "arch": "high", "sd": 0.004}),
        ("signals", "belly_rise", {"press": 0.45, "arch": 0.47, "sd": -1.0}),
        ("signals", "mood", {"press": 0.45, "arch": 0.47, "sd": 0.004}),
    ],
)
def test_a_damaged_entry_is_left_out(tmp_path: Path, part: str, key: str, value: object) -> None:
    path = tmp_path / "profile.json"
    write_profile(path, (KEPT, moved(900.0)))
    document = json.loads(path.read_text("utf-8"))
    document["lower_back"][0][part][key] = value
    path.write_text(json.dumps(document), "utf-8")
    profile, trouble = read_profile(path)
    assert profile == (moved(900.0),)
    assert trouble is not None
    assert "1 of 2" in trouble


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="profile cannot be kept"):
        write_profile(tmp_path / "file" / "profile.json", (KEPT,))
