"""``posecheck lower-back``: what a person reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from posecheck.cli.session_running import may_arch
from posecheck.pose import Observation
from posecheck.settings import profile_file
from posecheck.settings.care import Answer, Care
from tests.cli.conftest import Posecheck
from tests.clips import nobody, pose_file
from tests.lying_back import ARM_BESIDE, Back, breathing, filmed, press_and_arch


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(profile_file, "data_folder", lambda: tmp_path / "home")
    return tmp_path / "home" / "profile.json"


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return pose_file(tmp_path / "back.npz", filmed(press_and_arch, 14.0))


def test_it_says_when_how_clearly_and_that_it_is_seen(posecheck: Posecheck, video: Path) -> None:
    said = posecheck("lower-back", video)
    assert said.code == 0
    assert said.err == ""
    assert "On the back, pressed and arched:" in said.out
    assert said.out.count("arched at") == 3
    for line in ("gap under the back", "rise of the belly", "together", "can be seen from here"):
        assert line in said.out


def test_times_may_be_given(posecheck: Posecheck, video: Path) -> None:
    said = posecheck(
        "lower-back", video, "--press", "4.5-5.5", "--press", "8.5-9.5", "--arch", "2.5-3.5"
    )
    assert said.code == 0
    assert "1. pressed at 4.5 to 5.5 s, arched at 2.5 to 3.5 s" in said.out
    assert "2. pressed at 8.5 to 9.5 s, arched at -" in said.out


def test_it_is_kept_when_asked_for(posecheck: Posecheck, video: Path, home: Path) -> None:
    posecheck("lower-back", video)
    assert not home.exists()
    for _ in range(2):
        assert f"Kept in {home}" in posecheck("lower-back", video, "--save").out
    (kept,), trouble = profile_file.read_profile(home)
    assert trouble is None
    assert kept.seen


def test_where_it_cannot_be_seen_it_says_what_to_change_and_keeps_nothing(
    posecheck: Posecheck, tmp_path: Path, home: Path
) -> None:
    still = pose_file(tmp_path / "still.npz", filmed(breathing, 14.0, ARM_BESIDE))
    said = posecheck("lower-back", still, "--press", "1-4", "--arch", "5-8", "--save")
    assert said.code == 0
    assert "can't see your lower back well enough from here" in said.out
    assert "- Rest the arm on the camera's side on your chest." in said.out
    assert "Not kept" in said.out
    assert not home.exists()


def test_what_teaches_nothing_is_one_line(posecheck: Posecheck, tmp_path: Path) -> None:
    still = pose_file(tmp_path / "still.npz", filmed(lambda t: Back(), 8.0))
    bare = [
        Observation(o.time_s, replace(o.pose, contour=None))
        for o in filmed(press_and_arch)
        if o.pose is not None
    ]
    without = pose_file(tmp_path / "without.npz", bare)
    empty = pose_file(tmp_path / "empty.npz", nobody(150))
    assert "twice" in posecheck("lower-back", still).one_line(3)
    assert "no outline" in posecheck("lower-back", without).one_line(3)
    assert "nobody lies" in posecheck("lower-back", empty).one_line(3)
    assert "no such file" in posecheck("lower-back", "nothing.mp4").one_line(3)
    given = posecheck("lower-back", still, "--press", "20-22", "--arch", "25-27")
    assert "times given" in given.one_line(3)


@pytest.mark.parametrize(
    "words", [["--press", "1-2"], ["--press", "2-1", "--arch", "3-4"], ["--press", "soon"]]
)
def test_wrong_times_are_wrong_use(posecheck: Posecheck, video: Path, words: list[str]) -> None:
    posecheck("lower-back", video, *words).one_line(2)


def test_who_must_not_arch_the_back_is_not_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    for answer, may in ((Answer.NO, True), (Answer.YES, False), (Answer.CLEARED, True)):
        assert may_arch(Care().answered("spinal_stenosis", answer, "2026-03-01")) is may
    assert capsys.readouterr().err.count("\n") == 1
