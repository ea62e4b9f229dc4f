from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from posecheck.app.analyze import Outcome, analyze
from posecheck.app.drawing import matched
from posecheck.app.plan import Plan
from posecheck.capture.recorded import PoseTrack
from posecheck.capture.video_file import VideoFile
from posecheck.errors import InputError, OutputError, UsageError
from posecheck.exercises.registry import find_exercise
from posecheck.pose import Frame, Observation
from tests.clips import demo_start, nobody, noise_video, pose_file
from tests.figures import bridge, film
from tests.running import REAL, run


def plan(video: Path, folder: Path, exercise: str = "glute_bridge", **changes: Any) -> Plan:
    found = find_exercise(exercise)
    return Plan(video, found, found.dose, found.limits, folder, **changes)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_start(tmp_path_factory.mktemp("clip") / "start.mp4", 2.0)


@pytest.fixture(scope="module")
def from_video(clip: Path) -> Outcome:
    return analyze(plan(clip, clip.parent / "out", save_poses=True))


def test_a_pose_file_gives_what_the_engine_gives(tmp_path: Path) -> None:
    observations = film(bridge(), 28.0)
    outcome = analyze(plan(pose_file(tmp_path / "p.npz", observations), tmp_path / "out"))
    reference, _ = run(PoseTrack.load(tmp_path / "p.npz"), "glute_bridge")
    assert outcome.result.events == reference.events
    assert outcome.document["counts"]["total"] == 3
    assert [path.name for path in outcome.files] == ["metrics.csv", "result.json"]
    assert json.loads((tmp_path / "out" / "result.json").read_text("utf-8")) == outcome.document


def test_the_table_has_a_row_for_every_picture(from_video: Outcome, clip: Path) -> None:
    with VideoFile(clip) as video:
        times = [frame.time_s for frame in video]
    with (clip.parent / "out" / "metrics.csv").open(newline="") as file:
        rows = [float(row["time_s"]) for row in csv.DictReader(file)]
    assert rows == pytest.approx(times, abs=1e-6)
    assert from_video.document["source"]["frames"] == len(times)


def test_the_annotated_video_has_the_same_pictures_at_the_same_times(
    from_video: Outcome, clip: Path
) -> None:
    with VideoFile(clip) as one, VideoFile(clip.parent / "out" / "annotated.mp4") as two:
        assert one.size_px == two.size_px
        for frame, drawn in zip(one, two, strict=True):
            assert drawn.time_s == pytest.approx(frame.time_s, abs=1e-4)
    changed = np.abs(frame.image_bgr.astype(int) - drawn.image_bgr.astype(int)).mean()
    assert changed > 1.0


def test_saved_poses_replay_to_the_same_result_without_the_model(
    from_video: Outcome, clip: Path, tmp_path: Path
) -> None:
    again = analyze(plan(clip.parent / "out" / "poses.npz", tmp_path))
    assert again.result == from_video.result
    assert again.document["model_sha256"] == from_video.document["model_sha256"] != ""


def test_nothing_but_the_named_files_is_in_the_folder(from_video: Outcome, clip: Path) -> None:
    there = sorted(path.name for path in (clip.parent / "out").iterdir())
    assert there == sorted(from_video.document["files"])
    assert there == ["annotated.mp4", "metrics.csv", "poses.npz", "result.json"]


@pytest.mark.skipif(not (REAL / "video").is_dir(), reason="no real recordings here")
def test_the_real_bridge_counts_one(tmp_path: Path) -> None:
    outcome = analyze(plan(REAL / "video" / "bridge_a.mp4", tmp_path, make_video=False))
    assert outcome.document["counts"]["total"] == 1
    assert outcome.result.coverage > 0.9


def test_a_recording_of_nobody_is_cant_tell_and_never_ok(tmp_path: Path) -> None:
    outcome = analyze(plan(noise_video(tmp_path / "noise.mp4", 20), tmp_path / "out"))
    assert outcome.document["counts"]["total"] == 0
    assert outcome.result.notes == (
        "Can't tell: the picture is too noisy to see anybody in it; more light helps.",
    )
    assert sum(check.ok_s for check in outcome.result.checks) == 0
    assert outcome.result.coverage == 0


def test_a_cut_off_file_gives_what_could_be_read_and_says_so(clip: Path, tmp_path: Path) -> None:
    data = clip.read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(data[: len(data) * 3 // 5])
    outcome = analyze(plan(cut, tmp_path / "out", make_video=False))
    source = outcome.document["source"]
    assert 0 < source["frames"] < 30
    assert not source["complete"]
    assert any(note.startswith("Incomplete") for note in outcome.result.notes)


def test_a_missing_recording_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        analyze(plan(tmp_path / "none.mp4", tmp_path / "a" / "b"))
    assert list(tmp_path.iterdir()) == []


def test_a_failure_keeps_the_results_of_before(tmp_path: Path) -> None:
    poses = pose_file(tmp_path / "p.npz", nobody())
    analyze(plan(poses, tmp_path / "out"))
    before = (tmp_path / "out" / "result.json").read_bytes()
    poses.write_bytes(b"damaged")
    with pytest.raises(InputError):
        analyze(plan(poses, tmp_path / "out"))
    assert (tmp_path / "out" / "result.json").read_bytes() == before
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_being_stopped_leaves_nothing(clip: Path, tmp_path: Path) -> None:
    def stop(stage: str, share: float) -> None:
        if stage == "drawing" and share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyze(plan(clip, tmp_path / "out", save_poses=True), stop)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told: list[float] = []
    with pytest.raises(OutputError, match="cannot be written"):
        analyze(
            plan(tmp_path / "none.mp4", tmp_path / "file" / "out"),
            lambda stage, share: told.append(share),
        )
    assert told == []


def test_a_recording_is_never_replaced_by_its_results(tmp_path: Path) -> None:
    own = noise_video(tmp_path / "annotated.mp4", 2)
    before = own.read_bytes()
    with pytest.raises(UsageError, match="replace the recording"):
        analyze(plan(own, tmp_path))
    assert own.read_bytes() == before


def test_progress_runs_to_the_end_in_both_stages(clip: Path, tmp_path: Path) -> None:
    told: dict[str, list[float]] = {}
    analyze(plan(clip, tmp_path), lambda stage, share: told.setdefault(stage, []).append(share))
    assert list(told) == ["looking", "recognising", "drawing"]
    for shares in told.values():
        assert shares == sorted(shares)
        assert 0.9 < shares[-1] <= 1.0


def test_frames_meet_the_step_of_their_own_time_or_none() -> None:
    picture = np.zeros((2, 2, 3), dtype=np.uint8)
    frames = [Frame(i, t, picture) for i, t in enumerate((0.0, 0.1, 0.2, 0.4))]
    observations = [Observation(t, None) for t in (0.0, 0.15, 0.2, 0.3, 0.4)]
    _, steps = run(observations, "glute_bridge")
    pairs = list(matched(frames, zip(observations, steps, strict=True)))
    assert [frame for frame, _ in pairs] == frames
    times = [None if step is None else step[0].time_s for _, step in pairs]
    assert times == [0.0, None, 0.2, 0.4]
