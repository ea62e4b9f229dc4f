"""A disk that is full at every write, no home, and a system without letters."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from posecheck.capture.recorded import PoseTrack
from posecheck.resources import sample_video
from tests.cli.conftest import ROOT, Said

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")

CLIP = sample_video("demo_glute_bridge")
HOMES = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "MPLCONFIGDIR")
# No file may have a byte: what a full disk does to every write.
FULL = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
sys.argv[0] = "posecheck"
runpy.run_module("posecheck", run_name="__main__")
"""


def run(folder: Path, *words: object, without: tuple[str, ...] = (), **env: str) -> Said:
    """The command line in a process and an environment of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        check=False,
        capture_output=True,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder), **env},
        timeout=300,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("analyze poses.npz -e glute_bridge -o new/out --no-video", 6),
        ("analyze clip.mp4 -e glute_bridge -o new/out", 6),
        ("analyze clip.mp4 -e glute_bridge -o new/out --no-video --save-poses", 6),
        ("replay clip.mp4 --json new.json", 6),
        ("replay clip.mp4 --junit new.xml", 6),
    ],
)
def test_a_disk_that_is_full_at_every_write_is_told_and_nothing_is_left(
    tmp_path: Path, words: str, code: int, clip: Path
) -> None:
    shutil.copy(clip, tmp_path / "clip.mp4")
    shutil.copy(CLIP.with_suffix(".poses.npz"), tmp_path / "poses.npz")
    if words.startswith("replay"):
        for path in CLIP.parent.glob(f"{CLIP.stem}.*"):
            shutil.copy(path, tmp_path / path.name.replace(CLIP.stem, "clip"))
    before = files_of(tmp_path)
    said = run(tmp_path, "-c", FULL, *words.split(), without=HOMES, HOME="/dev/null")
    assert said.code == code, said
    assert said.err.count("\n") == 1, said
    assert said.err.startswith("posecheck: ")
    assert files_of(tmp_path) == before


def test_results_need_no_home(tmp_path: Path) -> None:
    track = CLIP.with_suffix(".poses.npz")
    for nowhere in ("/dev/null", "/proc/nowhere"):
        words = ("-m", "posecheck", "analyze", track, "-e", "glute_bridge", "-o", "out")
        said = run(tmp_path, *words, HOME=nowhere, XDG_DATA_HOME=nowhere)
        assert (said.code, said.err) == (0, "")


def test_a_session_without_a_home_says_so_and_is_done(tmp_path: Path, clip: Path) -> None:
    words = ("live", "glute_bridge", "--camera", f"file:{clip}", "--no-window", "--sound", "null")
    said = run(tmp_path, "-m", "posecheck", *words, without=HOMES, HOME="/dev/null")
    assert said.code == 0, said
    lines = said.err.splitlines()
    assert any("this session will not be kept" in line for line in lines), lines
    # Answers, the session, and that nobody has answered: nothing of any library.
    assert len(lines) <= 3, lines
    assert files_of(tmp_path) == []


def test_a_system_without_letters(tmp_path: Path) -> None:
    shutil.copy(CLIP.with_suffix(".poses.npz"), tmp_path / "Übung ☃.npz")
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    words = ("analyze", "Übung ☃.npz", "-e", "glute_bridge", "-o", "ö", "--language", "de")
    said = run(tmp_path, "-m", "posecheck", *words, without=("PYTHONIOENCODING",), **plain)
    assert (said.code, said.err) == (0, ""), said
    assert (tmp_path / "ö" / "result.json").exists()
    assert len(PoseTrack.load(tmp_path / "Übung ☃.npz")) > 0
