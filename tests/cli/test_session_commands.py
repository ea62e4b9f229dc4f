from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from posecheck.app.session.plan import parts_of, plan_of, what_is_left
from posecheck.assessment import Dose
from posecheck.capture.camera_list import CameraInfo
from posecheck.cli.care_asking import care_for
from posecheck.cli.resuming import newest_unfinished, what_it_has
from posecheck.errors import UsageError
from posecheck.events import RepCompleted
from posecheck.exercises import BUILT_IN
from posecheck.history.session_file import SessionFile
from posecheck.history.session_record import EndedBecause
from posecheck.settings.care import Answer, Care
from posecheck.settings.care_file import write_care
from tests.cli.conftest import Posecheck

NOW = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's user is read or written."""
    monkeypatch.setattr("posecheck.cli.care_asking.care_file", lambda: tmp_path / "care.json")
    monkeypatch.setattr("posecheck.settings.care_file.care_file", lambda: tmp_path / "care.json")


def kept(folder: Path, hours_ago: float, *, finished: bool = False) -> None:
    """A session with one bridge done, so long ago."""
    started = (NOW - timedelta(hours=hours_ago)).isoformat()
    with SessionFile.create(folder, plan_of(BUILT_IN).planned, started) as file:
        file.exercise_ended("leg_raise_hold", 1.0, EndedBecause.SKIPPED)
        file.event(
            "glute_bridge",
            RepCompleted(9.0, 2.0, 5.0, 1, None, 2.0, 2.0, 175.0, (), True),
        )
        if finished:
            file.end(10.0, EndedBecause.DONE)


def test_the_newest_unfinished_session_of_the_last_day_is_offered(tmp_path: Path) -> None:
    for hours_ago, finished in ((30.0, False), (20.0, False), (3.0, True)):
        kept(tmp_path, hours_ago, finished=finished)
    saved = newest_unfinished(tmp_path, NOW)
    assert saved is not None
    assert saved.started == (NOW - timedelta(hours=20)).isoformat()
    assert "Bridge (9 to do)" in what_it_has(saved)
    assert "Leg lift" not in what_it_has(saved)
    plan = what_is_left(saved, plan_of(BUILT_IN, rest_s=7.0))
    assert [p.exercise.name for p in plan.parts] == [e.name for e in BUILT_IN[1:]]
    bridge = next(p for p in plan.parts if p.exercise.name == "glute_bridge")
    assert bridge.goals == {None: 9}
    assert bridge.rest_s == 7.0


def test_nothing_to_go_on_with(tmp_path: Path) -> None:
    kept(tmp_path, 30.0)
    kept(tmp_path, 1.0, finished=True)
    assert newest_unfinished(tmp_path, NOW) is None
    assert newest_unfinished(tmp_path / "none", NOW) is None


def test_resume_without_a_session_is_wrong_use(posecheck: Posecheck, tmp_path: Path) -> None:
    said = posecheck("train", "--resume", "--folder", tmp_path / "none", "--no-window")
    assert "no unfinished session" in said.one_line(2)


def test_a_part_keeps_the_order_of_the_plan() -> None:
    plan = parts_of(plan_of(BUILT_IN), ["glute_bridge", "knee to chest"])
    assert [p.exercise.name for p in plan.parts] == ["knee_to_chest", "glute_bridge"]
    with pytest.raises(UsageError, match="not in the plan"):
        parts_of(plan, ["supine_twist"])


def test_a_yes_leaves_exercises_out_and_cleared_takes_them_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    care = Care().answered("hip_replacement", Answer.YES, "2026-05-02")
    write_care(tmp_path / "care.json", care)
    _, plan = care_for(plan_of(BUILT_IN))
    assert "supine_twist" not in [p.exercise.name for p in plan.parts]
    assert "Lying twist is left out." in capsys.readouterr().out
    write_care(tmp_path / "care.json", care.answered("hip_replacement", Answer.CLEARED, "2026"))
    assert len(care_for(plan_of(BUILT_IN))[1].parts) == len(BUILT_IN)


def test_with_nothing_left_it_says_whom_to_ask(tmp_path: Path) -> None:
    write_care(tmp_path / "care.json", Care().answered("back_surgery", Answer.YES, "2026-05-02"))
    with pytest.raises(UsageError, match="ask a doctor or physiotherapist"):
        care_for(plan_of(BUILT_IN))


def test_care_shows_the_answers(posecheck: Posecheck, tmp_path: Path) -> None:
    write_care(tmp_path / "care.json", Care().answered("osteoporosis", Answer.NO, "2026-05-02"))
    said = posecheck("care")
    assert said.code == 0
    assert "osteoporosis? no" in said.out
    assert "sixteenth week? unanswered" in said.out


def test_cameras_are_listed_by_number_and_name(
    posecheck: Posecheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "posecheck.capture.camera_list.list_cameras"
    monkeypatch.setattr(name, lambda: (CameraInfo(0, "Inner"), CameraInfo(2, "Desk")))
    said = posecheck("cameras")
    assert (said.code, said.out) == (0, "0  Inner\n2  Desk\n")
    monkeypatch.setattr(name, lambda: ())
    assert "plug one in" in posecheck("cameras").one_line(7)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("live", "glute_bridg"), "did you mean glute_bridge?"),
        (("live", "glute_bridge", "--dose", "x"), "dose 'x'"),
        (("train", "nonsense"), "unknown"),
        (("train", "--prescription", "none.toml"), "cannot be read"),
        (("train", "--pain", "11"), "--pain"),
    ],
)
def test_wrong_use_is_told_before_anything_opens(
    posecheck: Posecheck, arguments: tuple[str, ...], part: str
) -> None:
    assert part in posecheck(*arguments, "--no-window").one_line(2)


def test_a_dose_that_is_done_leaves_nothing() -> None:
    part = plan_of(BUILT_IN).parts[3]
    assert part.dose == Dose(1, 10, 0.0)
    assert part.goals == {None: 10}
