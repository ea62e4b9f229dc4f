from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from tests.test_files import in_time

NOW = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)
STARTED = "2026-05-02T11:00:00+00:00"


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
    assert newest_unfinished(tmp_path, NOW, who="Ada") is None
    plan = what_is_left(saved, plan_of(BUILT_IN, rest_s=7.0))
    assert [p.exercise.name for p in plan.parts] == [e.name for e in BUILT_IN[1:]]
    bridge = next(p for p in plan.parts if p.exercise.name == "glute_bridge")
    assert bridge.goals == {None: 9}
    assert bridge.rest_s == 7.0


@pytest.mark.parametrize(("hours_ago", "offered"), [(-23.0, True), (-25.0, False)])
def test_a_clock_that_was_set_back_offers_no_session_of_a_day_to_come_for_ever(
    tmp_path: Path, hours_ago: float, offered: bool
) -> None:
    kept(tmp_path, hours_ago)
    assert (newest_unfinished(tmp_path, NOW) is not None) is offered


def test_what_cannot_be_gone_on_with_is_passed_over_with_one_line(tmp_path: Path) -> None:
    kept(tmp_path, 3.0)
    (good,) = tmp_path.glob("*.jsonl")
    text = good.read_text("utf-8").replace("T09:", "T10:")
    changes = {
        "other": ("glute_bridge", "hula_hoop"),
        "still": ('"reps": 10, "hold_s": 0.0', '"reps": 10, "hold_s": 9.0'),
        "sides": ('"glute_bridge", "sets": 1, "reps": 10, "hold_s": 0.0, "has_sides": false',)
        + ('"glute_bridge", "sets": 1, "reps": 10, "hold_s": 0.0, "has_sides": true',),
    }
    for name, (old, new) in changes.items():
        assert old in text
        (tmp_path / f"{name}.jsonl").write_text(text.replace(old, new), "utf-8")
    said: list[str] = []
    saved = newest_unfinished(tmp_path, NOW, said.append)
    assert saved is not None
    assert saved.path == good
    for name in changes:
        (line,) = (line for line in said if f"{name}.jsonl" in line)
        assert "passed over; delete it or move it away" in line
    assert len(said) == len(changes)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=5)
    | st.sampled_from(["glute_bridge", "leg_raise_hold", "left", STARTED, 10**4000]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["sets", "type", "plan"]), inner, max_size=3)
    ),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_session_it_can_be_gone_on_with_or_is_told(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any")
    kept(folder, 3.0)
    (path,) = folder.glob("*.jsonl")
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    places = [*lines, *lines[0]["plan"]]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(places))
        place[data.draw(st.sampled_from(sorted(place)))] = data.draw(ANYTHING)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    said: list[str] = []
    saved = newest_unfinished(folder, NOW, said.append)
    assert len(said) <= 1
    assert all(line.isprintable() for line in said)
    if saved is not None:
        assert what_it_has(saved).isprintable()
        assert what_is_left(saved, plan_of(BUILT_IN)).parts


def test_damaged_lines_of_what_is_gone_on_with_are_told(tmp_path: Path) -> None:
    kept(tmp_path, 3.0)
    (path,) = tmp_path.glob("*.jsonl")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"type": "repetition", "exercise": []}\n{"type": "repe')
    said: list[str] = []
    assert newest_unfinished(tmp_path, NOW, said.append) is not None
    assert said == [f"{path}: 2 damaged lines left out; what they told can be done again"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_no_damaged_session_stops_training(posecheck: Posecheck, tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    kept(folder, 3.0)
    (good,) = folder.glob("*.jsonl")
    text = good.read_text("utf-8")
    endless = text.replace('"sets": 1', '"sets": Infinity')
    (folder / "infinity.jsonl").write_text(endless, "utf-8")
    (folder / "list.jsonl").write_text(text.replace('"glute_bridge"', '["glute_bridge"]'), "utf-8")
    (folder / "surrogate.jsonl").write_text(text.replace("glute_bridge", "\\ud800"), "utf-8")
    os.mkfifo(folder / "a.jsonl")
    (folder / "b.jsonl").mkdir()
    (folder / "c.jsonl").symlink_to("/dev/zero")
    with (folder / "d.jsonl").open("wb") as file:
        file.truncate(2 * 1024**3)
    good.unlink()
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 7
    with in_time():
        said = posecheck("train", "--no-window", "--folder", folder, "--camera", "nonsense://x")
    assert said.code == 2
    lines = said.err.splitlines()
    told = [line for line in lines if "no session that can be read" in line]
    assert sorted(line.split(":")[0].rpartition("/")[2] for line in told) == names
    assert "nonsense" in lines[-1]


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
