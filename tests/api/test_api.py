"""What Python gives is what the command gives."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import posecheck
from posecheck.assessment import Dose
from posecheck.cli.main import main
from posecheck.errors import InputError, LimitsError, OutputError, UsageError
from posecheck.exercises.registry import find_exercise
from tests.clips import demo_start, nobody, pose_file
from tests.figures import bridge, film
from tests.lying_back import filmed, press_and_arch

STARTS_S = (2.5, 10.5)


@pytest.fixture(scope="module")
def poses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two bridges by construction."""
    path = tmp_path_factory.mktemp("poses") / "two.npz"
    return pose_file(path, film(bridge(starts=STARTS_S), 19.0))


@pytest.fixture(scope="module")
def result(poses: Path) -> posecheck.Result:
    return posecheck.analyze(poses, "glute_bridge", dose="2")


def without(document: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in keys}


def test_it_counts_what_was_done(result: posecheck.Result) -> None:
    assert [rep.count for rep in result.reps] == [1, 2]
    for rep, start_s in zip(result.reps, STARTS_S, strict=True):
        assert rep.start_s == pytest.approx(start_s, abs=1.0)
    assert result.exercise == "glute_bridge"
    assert result.session.progress.goal == 2
    assert result.coverage > 0.9
    assert (result.holds, result.attempts, result.faults) == ((), (), ())
    assert {check.check for check in result.checks} == {
        check.id for check in find_exercise("glute_bridge").checks
    }


def test_the_command_writes_the_same(
    result: posecheck.Result, poses: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["analyze", str(poses), "-e", "glute_bridge", "--dose", "2", "--save-poses"]) == 0
    theirs = tmp_path / "posecheck-results" / "two-glute_bridge"
    ours = result.save(tmp_path / "ours", poses=True)
    assert sorted(path.name for path in ours) == sorted(path.name for path in theirs.iterdir())
    for path in ours:
        if path.suffix != ".json":
            assert path.read_bytes() == (theirs / path.name).read_bytes(), path.name
    one, two = (
        json.loads((at / "result.json").read_text("utf-8")) for at in (ours[0].parent, theirs)
    )
    assert one.pop("dose").pop("from") == "argument"
    assert two.pop("dose").pop("from") == "--dose"
    assert one == two
    assert without(result.to_dict(), "dose", "files") == without(one, "files")
    assert result.to_dict()["files"] == []


def test_without_a_folder_it_goes_where_the_command_writes(
    result: posecheck.Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert result.save()[-1] == Path("posecheck-results/two-glute_bridge/result.json")


def test_poses_in_memory_are_the_same_as_their_file(
    result: posecheck.Result, poses: Path, tmp_path: Path
) -> None:
    track = posecheck.load_poses(poses)
    exercise = posecheck.find_exercise("glute_bridge")
    for given in (track, list(track), iter(list(track))):
        again = posecheck.analyze(given, exercise, dose=Dose(1, 2, 0.0))
        # Only of a file is said that its poses have no outline.
        assert replace(again.session, notes=()) == replace(result.session, notes=())
        assert again.to_dict()["source"]["kind"] == "recorded poses"
    assert [path.name for path in again.save(tmp_path)] == ["metrics.csv", "result.json"]


def test_a_video_gives_poses_and_is_drawn(tmp_path: Path) -> None:
    video = demo_start(tmp_path / "start.mp4", 1.0)
    told: set[str] = set()
    found = posecheck.analyze(video, "glute_bridge", progress=lambda stage, share: told.add(stage))
    with posecheck.open_video(video) as frames, posecheck.Estimator() as estimator:
        seen = [estimator.observe(frame) for frame in frames]
    assert [each.time_s for each in found.poses] == [each.time_s for each in seen]
    assert not (tmp_path / "out").exists()
    files = found.save(tmp_path / "out", language="de", progress=lambda stage, _: told.add(stage))
    assert [path.name for path in files] == ["metrics.csv", "annotated.mp4", "result.json"]
    assert told == {"looking", "recognising", "drawing"}
    assert [path.name for path in found.save(tmp_path / "bare", video=False)] == [
        "metrics.csv",
        "result.json",
    ]


def test_stepping_by_hand_gives_the_same_events(result: posecheck.Result, poses: Path) -> None:
    exercise = posecheck.find_exercise("glute_bridge")
    track = posecheck.load_poses(poses)
    found = posecheck.find_baselines(track, exercise)
    engine = posecheck.Engine(exercise)
    moments = [moment for each in track for moment in engine.step(each, found.at(each.time_s))]
    moments += engine.finish()
    assert len(moments) == len(track)
    assert tuple(event for moment in moments for event in moment.events) == result.session.events


def test_limits_by_name_are_those_of_a_file(poses: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("[glute_bridge]\ntop_hip_fault_deg = 150\n")
    by_file = posecheck.analyze(poses, "glute_bridge", limits=file)
    by_name = posecheck.analyze(poses, "glute_bridge", limits={"top_hip_fault_deg": 150})
    assert by_name == by_file
    used = {"value": 150.0, "unit": "deg"}
    name = "top_hip_fault_deg"
    assert by_file.to_dict()["limits"][name] == used | {"from": "mine.toml"}
    assert by_name.to_dict()["limits"][name] == used | {"from": "argument"}


def test_a_stricter_limit_changes_the_verdict() -> None:
    low = film(bridge(starts=(2.5,), lift_deg=16.0), 13.0)  # the hip opens to about 170 degrees
    strict = {"top_hip_fault_deg": 178.0, "top_hip_clear_deg": 179.0}
    assert posecheck.analyze(low, "glute_bridge").reps[0].faults == ()
    (rep,) = posecheck.analyze(low, "glute_bridge", limits=strict).reps
    assert rep.faults == ("high_enough",)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"exercise": None, "dose": "10"}, UsageError, "must be of one exercise: name it"),
        ({"exercise": None, "limits": {"a": 1}}, UsageError, "must be of one exercise: name it"),
        ({"exercise": None, "dose": {"brigde": "1"}}, UsageError, "did you mean glute_bridge"),
        ({"exercise": "glute_brigde"}, UsageError, "did you mean glute_bridge"),
        ({"dose": "many"}, UsageError, "dose 'many': expected"),
        ({"dose": Dose(1, 5, 10.0)}, UsageError, "no seconds to hold"),
        ({"dose": Dose(0, 5, 0.0)}, UsageError, "at least one set"),
        ({"limits": {"hip": 1, "knees": 2}}, LimitsError, "hip: unknown.*knees: unknown"),
        ({"limits": "none.toml"}, LimitsError, "cannot be read"),
        ({"quality": "good"}, UsageError, "quality 'good': unknown; there are: normal, best"),
        ({"path_or_poses": "http://a/b.mp4"}, InputError, "an address, not a file"),
        ({"path_or_poses": "none.npz"}, InputError, "no such file"),
    ],
)
def test_what_is_wrong_is_one_line(
    poses: Path, arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    given: dict[str, Any] = {"path_or_poses": poses, "exercise": "glute_bridge"} | arguments
    with pytest.raises(error, match=words) as caught:
        posecheck.analyze(**given)
    assert isinstance(caught.value, posecheck.PosecheckError)
    assert "\n" not in str(caught.value)


def test_what_cannot_be_written_is_one_line(result: posecheck.Result, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        result.save(tmp_path / "file" / "out")
    with pytest.raises(UsageError, match="language 'fr': unknown"):
        result.save(tmp_path / "out", language="fr")
    assert not (tmp_path / "out").exists()


def test_the_recording_itself_is_not_replaced(tmp_path: Path) -> None:
    poses = pose_file(tmp_path / "poses.npz", nobody())
    with pytest.raises(UsageError, match="would replace the recording"):
        posecheck.analyze(poses, "glute_bridge").save(tmp_path, poses=True)


def test_somebodys_own_back_is_used_only_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "home"))
    back = pose_file(tmp_path / "back.npz", filmed(press_and_arch, 14.0))
    assert main(["lower-back", str(back), "--save"]) == 0
    told = {}
    for own in (False, True):
        posecheck.analyze(back, "leg_raise_hold", own_back=own).save(tmp_path)
        with (tmp_path / "metrics.csv").open(newline="") as file:
            told[own] = {row["hollow_share"] for row in csv.DictReader(file)}
    assert told[False] == {""}
    assert len(told[True]) > 10
