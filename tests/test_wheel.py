"""The wheel holds all that the program reads: built, unpacked, and run far from the sources."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
POSES = ROOT / "sample_videos" / "glute_bridge_poor_view.poses.npz"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel. The weights lie in the sources already: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def posecheck(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "posecheck", *arguments],
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )


def test_every_data_file_is_in_the_wheel(installed: Path) -> None:
    data = installed / "posecheck" / "_data"
    wanted = [ROOT / "models" / "manifest.toml", *(ROOT / "calibration").glob("*.toml")]
    assert len(wanted) > 1
    for file in wanted:
        assert (data / file.parent.name / file.name).read_bytes() == file.read_bytes()
    assert (data / "sample_videos" / "demo_glute_bridge.mp4").is_file()


def test_nothing_of_the_studio_is_in_the_wheel(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    assert {path.name for path in installed.iterdir()} == {"posecheck", info.name}
    inside = [path.relative_to(installed).as_posix() for path in installed.rglob("*")]
    assert not [name for name in inside if "studio" in name or "choreography" in name]
    assert "numba" not in (info / "METADATA").read_text("utf-8")


def test_the_licence_and_the_types_are_in_the_wheel(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    for name in ("LICENSE", "NOTICE"):
        assert (info / "licenses" / name).read_bytes() == (ROOT / name).read_bytes()
    assert (installed / "posecheck" / "py.typed").is_file()


def test_an_analysis_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    arguments = ("analyze", str(POSES), "-e", "glute_bridge", "--no-video", "--json", "-o", "out")
    done = posecheck(installed, tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["reps"]) == 2
