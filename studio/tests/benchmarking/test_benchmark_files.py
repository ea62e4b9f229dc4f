"""Sweeps, tables and plots of the benchmark."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from made_filmed import bridges, filmed, scattered

from posecheck.resources import sample_video
from posecheck_studio.benchmarking.benchmark import benchmark
from posecheck_studio.benchmarking.plots import draw_plots
from posecheck_studio.benchmarking.scores import score_synthetic
from posecheck_studio.benchmarking.sources import filmed_recipe, refilmed
from posecheck_studio.benchmarking.sweeps import Plan, camera_plans, run_sweep, track_plans
from posecheck_studio.benchmarking.tables import json_document, markdown, summary_line
from posecheck_studio.cli.main import main
from posecheck_studio.fresh import render_fresh
from posecheck_studio.recipe import Recipe, Turn

WHITE = 255
SAMPLE = sample_video("glute_bridge_poor_view")


def plan(name: str) -> Plan:
    return next(found for found in track_plans([bridges()]) if found.name == name)


def test_a_slow_camera_reads_the_same_bridges() -> None:
    sweep = run_sweep(plan("frame rate"))
    assert [point.value for point in sweep.points] == [15.0, 10.0, 7.5, 5.0, 3.0]
    assert sweep.points[0].scores.rep_mae == 0.0
    assert sweep.points[1].scores.rep_mae == 0.0


def test_noise_makes_angles_worse_step_by_step() -> None:
    errors = [point.scores.near_angle_mae_deg for point in run_sweep(plan("landmark noise")).points]
    assert errors == sorted(errors)
    assert errors[0] < 0.01
    assert errors[-1] > 3.0


def test_long_drop_outs_cost_coverage_in_their_share() -> None:
    points = run_sweep(plan("drop-outs")).points
    assert points[0].scores.coverage > 0.95
    assert points[-1].value == 2.0
    assert points[-1].scores.coverage < 0.65


def test_without_the_near_hip_nothing_is_told_and_nothing_is_told_ok() -> None:
    points = {point.label: point.scores for point in run_sweep(plan("hidden landmarks")).points}
    assert points["nothing"].cant_tell < 0.5  # some checks apply at the top only
    assert points["near hip"].cant_tell > 0.95
    assert points["near hip"].rep_mae == 2.0
    assert [said.false_oks for said in points.values()] == [0] * len(points)


def test_a_camera_that_is_moved_sees_the_same_movements_otherwise() -> None:
    clip = filmed_recipe(Recipe("made", "glute_bridge", "two bridges", (Turn(), Turn())))
    (same,) = refilmed([clip], "yaw_deg", 0.0)
    (turned,) = refilmed([clip], "yaw_deg", 30.0)
    times = [np.round(found.track.time_s, 6).tolist() for found in (same, clip)]
    common = sorted(set(times[0]) & set(times[1]))
    assert len(common) > 300
    rows = [[found.index(time) for time in common] for found in times]
    again, before = (c.track.points_image_px[r] for c, r in zip((same, clip), rows, strict=True))
    assert np.abs(again - before).max() < 0.1
    assert turned.truth.recipe["camera"]["yaw_deg"] == 30.0
    assert turned.truth.parts == clip.truth.parts
    plain, aslant = score_synthetic([same]).headline(), score_synthetic([turned]).headline()
    assert plain.rep_mae == 0.0
    assert aslant.near_angle_mae_deg > plain.near_angle_mae_deg + 1.0


def test_camera_plans_ask_for_the_field_that_they_name() -> None:
    asked: list[tuple[str, float]] = []

    def film(field: str, value: float) -> list[object]:
        asked.append((field, value))
        return []

    for found in camera_plans(film):
        found.film(found.values[-1])
    assert asked == [("yaw_deg", 40.0), ("height_m", 1.4), ("roll_deg", 20.0)]


def test_tables_hold_every_check_joint_and_sweep() -> None:
    scores = score_synthetic([bridges()])
    sweep = run_sweep(replace(plan("frame rate"), values=(15.0, 5.0)))
    text = markdown(scores, [sweep], "Known clips")
    assert text.startswith("# Known clips\n")
    assert "| glute_bridge | knees |" in text
    assert "| knee | near | 300 | 100.0% | 0.0 |" in text
    assert "## Sweep: frame rate" in text
    assert "nan" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(row.endswith("|") for row in rows)
    assert "repetitions 2 of 2" in summary_line(scores)


def test_the_document_is_json_without_nan() -> None:
    document = json_document(score_synthetic([bridges()]), [run_sweep(plan("drop-outs"))])
    again = json.loads(json.dumps(document, allow_nan=False))
    assert again["repetitions"]["exact"] == 1.0
    assert again["headline"]["good_form_mae_s"] is None
    assert len(again["sweeps"][0]["points"]) == 6


def test_plots_are_pictures_with_something_in_them(tmp_path: Path) -> None:
    scores = score_synthetic([bridges()])
    files = draw_plots(scores, [run_sweep(plan("hidden landmarks"))], tmp_path)
    assert [path.name for path in files] == [
        "angles.png",
        "checks.png",
        "sweep_hidden_landmarks.png",
    ]
    for path in files:
        image = cv2.imread(str(path))
        assert image is not None
        assert min(image.shape[:2]) > 300
        assert (image < WHITE).any(axis=2).mean() > 0.01


def test_nothing_to_draw_draws_nothing(tmp_path: Path) -> None:
    assert draw_plots(score_synthetic([]), [], tmp_path) == ()


def test_a_benchmark_writes_all_of_its_files(tmp_path: Path) -> None:
    done = benchmark([bridges()], tmp_path / "out", [replace(plan("frame rate"), values=(5.0,))])
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert sorted(path.name for path in done.files) == names
    assert names == [
        "angles.png",
        "benchmark.json",
        "benchmark.md",
        "checks.png",
        "sweep_frame_rate.png",
    ]


def test_a_benchmark_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> object:
        yield bridges()
        raise ValueError("no more clips")

    with pytest.raises(ValueError, match="no more clips"):
        benchmark(broken(), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_clip_without_a_recipe_or_joints_is_scored_without_angles() -> None:
    clip = filmed(scattered(5))
    bare = type(clip)(clip.truth, {}, clip.track)
    said = score_synthetic([bare]).headline()
    assert math.isnan(said.near_angle_mae_deg)
    assert said.rep_mae == 2.0


def test_the_command_scores_recorded_clips_with_their_joints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results"
    words = ["benchmark", "--clips", str(SAMPLE), "--poses-only", "-o", str(out)]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 clips, 1 exercises: faults reported with precision ")
    assert "\nagainst the specification: " in said
    assert json.loads((out / "benchmark.json").read_text())["angles"]


def test_new_clips_are_those_of_the_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results"
    words = ["benchmark", "--fresh", "1", "--seed", "7", "--poses-only", "-o", str(out)]
    assert main(words) == 0
    assert "# Benchmark: 1 new clips, seed 7" in (out / "benchmark.md").read_text()
    (expected,) = render_fresh(7, 1, poses_only=True)
    found = json.loads((out / "benchmark.json").read_text())
    assert found["frames"] == len(expected.track)
