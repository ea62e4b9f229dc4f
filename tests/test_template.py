"""A seventh exercise, written from the template in three files, has all that the six have."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from posecheck.landmarks import Landmark

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_videos"
CLIP = "glute_bridge_good"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package of somebody else: the template under another name."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(
        ROOT / "examples" / "bridge_hold",
        folder / "hips_up",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    files = sorted((folder / "hips_up").iterdir())
    assert [file.name for file in files] == ["__init__.py", "de.ftl", "en.ftl"]
    rules = files[0]
    rules.write_text(rules.read_text("utf-8").replace("bridge_hold", "hips_up"), "utf-8")
    info = folder / "hips_up-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hips_up\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[posecheck.exercises]\nhips_up = hips_up:BRIDGE_HOLD\n")
    return folder


def run(package: Path, cwd: Path, *arguments: object) -> str:
    path = os.pathsep.join([str(package), str(ROOT)])
    home = {name: str(cwd) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "posecheck", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **home, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done.stdout


def test_it_is_explained(package: Path, tmp_path: Path) -> None:
    said = run(package, tmp_path, "exercises", "hips_up")
    assert said.startswith("Bridge, held (hips_up)")
    assert "Keep your shoulders on the mat." in said and "hip_fault_deg" in said


def test_it_analyses(package: Path, tmp_path: Path) -> None:
    poses = SAMPLES / f"{CLIP}.poses.npz"
    said = run(package, tmp_path, "analyze", poses, "-e", "hips_up", "--dose", "1x3x2", "-o", "out")
    assert "Bridge, held: 3 of 3 holds of 2 s" in said
    holds = json.loads((tmp_path / "out" / "result.json").read_text("utf-8"))["holds"]
    assert [hold["counted"] for hold in holds] == [True] * 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "And slowly down. That was number one."),
        ("de", "Langsam ablegen. Das war Nummer eins."),
    ],
)
def test_it_is_done_live(package: Path, tmp_path: Path, language: str, words: str) -> None:
    camera = f"file:{SAMPLES / 'demo_glute_bridge.mp4'}"
    options = ("--dose", "1x1x1", "--speed", "20", "--no-window", "--mute", "--no-save")
    options += ("--language", language, "--transcript", "said.txt")
    said = run(package, tmp_path, "live", "hips_up", "--camera", camera, *options)
    assert said.rstrip().endswith((": 1 of 1", ": 1 von 1"))
    assert words in (tmp_path / "said.txt").read_text("utf-8")


def lifted(truth: Path) -> list[tuple[float, float]]:
    """When the true hips are up: from 0.15 trunk lengths over their rest on, until under 0.10."""
    with np.load(truth) as arrays:
        times, joints = arrays["time_s"], arrays["joints_m"]
    hip, shoulder = (joints[:, left] for left in (Landmark.LEFT_HIP, Landmark.LEFT_SHOULDER))
    trunk_m = np.linalg.norm(hip[0] - shoulder[0])
    height = (hip[:, 2] - hip[0, 2]) / trunk_m
    spans, start = [], None
    for time_s, value in zip(times, height, strict=True):
        if start is None and value >= 0.15:
            start = float(time_s)
        elif start is not None and value < 0.10:
            spans.append((start, float(time_s)))
            start = None
    return spans


def test_it_replays(package: Path, tmp_path: Path) -> None:
    spans = lifted(SAMPLES / f"{CLIP}.truth.npz")
    assert len(spans) == 3
    truth = json.loads((SAMPLES / f"{CLIP}.truth.json").read_text("utf-8"))
    holds = [
        {"side": None, "start_s": a, "end_s": b, "in_position_s": b - a, "good_form_s": b - a}
        | {"counted": True, "faults": []}
        for a, b in spans
    ]
    dose = {"sets": 1, "reps": 3, "hold_s": 2.0}
    part = {**truth["parts"][0], "exercise": "hips_up", "dose": dose, "reps": [], "holds": holds}
    (tmp_path / "held.truth.json").write_text(json.dumps({**truth, "parts": [part]}), "utf-8")
    shutil.copy(SAMPLES / f"{CLIP}.poses.npz", tmp_path / "held.poses.npz")
    # The way up and down is in the position, and is not judged high enough: seconds of it.
    said = run(package, tmp_path, "replay", "--poses", "--tolerance-hold", "1.5", tmp_path)
    assert "agrees: 1 of 1 clips; 6 of 6 findings" in said
