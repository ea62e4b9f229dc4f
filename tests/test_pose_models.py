"""A pose model is named once, and poses are judged with the calibration of their own model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import posecheck
from posecheck.app.replay.part_run import run_part
from posecheck.app.replay.replay import Through, replay
from posecheck.app.session.plan import Part, SessionPlan
from posecheck.app.session.session import Choices, Session
from posecheck.cli.main import main
from posecheck.errors import ModelError, UsageError
from posecheck.exercises.registry import find_exercise
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Side
from posecheck.pose_models import landmark_models, model_name, pose_model
from posecheck.report.truth import read_truth
from posecheck.resources import calibration_file
from posecheck.tracking.calibration import PERFECT, calibration_for
from tests.clips import demo_start, pose_file
from tests.figures import bridge, film

MODELS = landmark_models()
DEFAULT_MODEL = pose_model().name
CLIP = Path(__file__).parents[1] / "sample_videos" / "glute_bridge_faults_height.mp4"
UNKNOWN = "0" * 64


def poses_of(model_sha256: str) -> posecheck.api.PoseTrack:
    track = posecheck.load_poses(CLIP.with_suffix(".poses.npz"))
    return replace(track, model_sha256=model_sha256)


def test_the_default_model_comes_with_the_program_and_each_has_a_calibration_of_its_own() -> None:
    assert pose_model().name == "full"
    assert pose_model().wheel
    assert {model_name(entry.sha256) for entry in MODELS.values()} == set(MODELS)
    assert len({entry.calibration for entry in MODELS.values()}) == len(MODELS)
    assert all(calibration_file(entry.calibration).is_file() for entry in MODELS.values())


@pytest.mark.parametrize("name", [name for name in MODELS if name != DEFAULT_MODEL])
def test_what_is_not_measured_has_a_wide_spread(name: str) -> None:
    measured, wide = (calibration_for(pose_model(each).sha256) for each in (None, name))
    assert measured.spread_factor == 1.0
    assert wide.spread_factor > 1.0
    for posture in (Posture.SUPINE, Posture.PRONE):
        narrow_t, wide_t = (each.sd_t(posture, Side.LEFT) for each in (measured, wide))
        flat = [sd for pair in narrow_t for sd in pair]
        expected = [wide.spread_factor * sd for sd in flat]
        assert [sd for pair in wide_t for sd in pair] == pytest.approx(expected)
    for key, (resting, lifted) in measured.rise_sds_t.items():
        expected = [wide.spread_factor * resting, wide.spread_factor * lifted]
        assert wide.rise_sds_t[key] == pytest.approx(expected)
    for angle, sd in measured.angle_sd_deg.items():
        assert wide.angle_sd_deg[angle] == pytest.approx(wide.spread_factor * sd)


def test_poses_of_an_unknown_model_are_refused_in_words() -> None:
    with pytest.raises(ModelError, match=r"sha256 0{12}….*known: full, lite, heavy"):
        posecheck.analyze(poses_of(UNKNOWN), "glute_bridge")
    truth = read_truth(CLIP.with_suffix(".truth.json"))
    with pytest.raises(ModelError, match="unknown pose model"):
        run_part(poses_of(UNKNOWN), truth.parts[0])


@pytest.mark.parametrize("name", MODELS)
def test_saved_poses_are_judged_with_the_calibration_of_their_model(name: str) -> None:
    result = posecheck.analyze(poses_of(pose_model(name).sha256), "glute_bridge")
    assert (result.to_dict()["model"], result.to_dict()["model_sha256"]) == (
        name,
        pose_model(name).sha256,
    )
    said = [note for note in result.notes if note.startswith("No calibration for")]
    assert len(said) == (name != DEFAULT_MODEL)
    unknown_s = sum(check.unknown_s for check in result.checks)
    full = posecheck.analyze(poses_of(pose_model().sha256), "glute_bridge")
    full_s = sum(check.unknown_s for check in full.checks)
    assert unknown_s == full_s if name == DEFAULT_MODEL else unknown_s > full_s


def test_a_replay_judges_with_the_model_of_the_poses(tmp_path: Path) -> None:
    for file in CLIP.parent.glob(f"{CLIP.stem}.truth.*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    unknown_s = []
    for name in (DEFAULT_MODEL, "lite"):
        poses_of(pose_model(name).sha256).save(tmp_path / f"{CLIP.stem}.poses.npz")
        (clip,) = replay([tmp_path], Through.POSES).clips
        checks = clip.parts[0].replayed.result.checks
        unknown_s.append(sum(check.unknown_s for check in checks))
    assert unknown_s[1] > unknown_s[0]


def test_poses_that_name_no_model_are_judged_as_the_default_and_it_is_said() -> None:
    seen = film(bridge(), 12.0)
    (note,) = posecheck.analyze(seen, "glute_bridge").notes
    assert "name no pose model" in note
    named = posecheck.analyze(seen, "glute_bridge", model="heavy")
    assert named.poses.model_sha256 == pose_model("heavy").sha256
    assert calibration_for("") == calibration_for(pose_model().sha256) != calibration_for(PERFECT)
    baseline = posecheck.find_baselines(seen, find_exercise("glute_bridge"), "heavy").at(6.0)
    assert baseline is not None
    assert baseline.calibration.name == "BlazePose heavy"


def test_recorded_poses_of_another_model_are_not_relabelled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = pose_file(tmp_path / "seen.npz", film(bridge(), 12.0))
    with pytest.raises(UsageError, match="of another model \\(full\\)"):
        posecheck.analyze(path, "glute_bridge", model="heavy")
    with pytest.raises(UsageError, match="'huge': unknown; there are: full, lite, heavy"):
        posecheck.analyze(path, "glute_bridge", model="huge")
    assert main(["lower-back", str(path), "--model", "lite"]) == UsageError.exit_code
    assert main(["benchmark", "--poses-only", "--model", "lite"]) == UsageError.exit_code
    capsys.readouterr()


def test_a_missing_model_is_one_line_that_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("posecheck.resources.fetched_models_folder", lambda: tmp_path)
    video = str(demo_start(tmp_path / "start.mp4", 1.0))
    for command in (
        ["analyze", video, "-e", "glute_bridge", "-o", str(tmp_path / "out")],
        ["lower-back", video],
        ["live", "glute_bridge", "--camera", f"file:{video}", "--no-window", "--no-save"],
    ):
        code = main([*command, "--model", "heavy"])
        said = capsys.readouterr().err.strip().splitlines()[-1]
        assert code == ModelError.exit_code, command
        assert said == (
            "posecheck: pose model heavy: pose_landmark_heavy.tflite is missing; "
            "run: posecheck models fetch heavy"
        )
    assert not (tmp_path / "out").exists()


def test_a_live_session_judges_with_the_calibration_of_its_model() -> None:
    exercise = find_exercise("glute_bridge")
    heavy = calibration_for(pose_model("heavy").sha256)
    plan = SessionPlan((Part(exercise, exercise.dose, exercise.limits),))
    session = Session(plan, Choices(brief=True, calibration=heavy))
    for seen in film(lambda t: bridge()(0.0), 12.0):
        session.see(seen, speaking=False)
    assert session._current is not None
    assert session._current.baseline is not None
    assert session._current.baseline.calibration is heavy
