"""What only a process of its own shows: exit codes, imports, sockets, a full disk."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Posecheck
from tests.clips import nobody, pose_file

HEAVY = ("numpy", "cv2", "av", "mediapipe", "pydantic", "rich", "matplotlib", "posecheck.engine")


def no_network() -> tuple[str, ...]:
    """Words that start a process without any network, if this system has them."""
    for words in (("unshare", "-n"), ("unshare", "-r", "-n")):
        if shutil.which(words[0]):
            done = subprocess.run([*words, "true"], check=False, capture_output=True)
            if done.returncode == 0:
                return words
    return ()


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "posecheck", "--help"],
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(re.findall(r"\| +([\w.]+)$", done.stderr, flags=re.MULTILINE))
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)
    microseconds = int(re.findall(r"\| +(\d+) \| +posecheck\.cli\.main$", done.stderr, re.M)[0])
    assert microseconds < 300_000


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["analyze", "none.mp4", "-e", "glute_bridg"], 2),
        (["analyze", "none.mp4", "-e", "glute_bridge"], 3),
        (["analyze", "x", "-e", "glute_bridge", "--limits", "none.toml"], 5),
        (["analyze", "empty.npz", "-e", "glute_bridge", "-o", "empty.npz/out"], 6),
        (["analyze", "empty.npz", "-e", "glute_bridge"], 0),
    ],
)
def test_exit_codes(process: Posecheck, tmp_path: Path, arguments: list[str], code: int) -> None:
    pose_file(tmp_path / "empty.npz", nobody())
    said = process(*arguments)
    assert said.code == code
    if code:
        said.one_line(code)


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "posecheck", "--help"],
        check=False,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 1


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit is not here")
@pytest.mark.parametrize("limit", [1_000, 4_000, 9_000])
def test_a_full_disk_leaves_nothing(
    process: Posecheck, clip: Path, tmp_path: Path, limit: int
) -> None:
    before = ("prlimit", f"--fsize={limit}")  # writing on fails, as on a full disk
    said = process("analyze", clip, "-e", "glute_bridge", "-o", "out", before=before)
    line = said.one_line(6)
    assert "cannot be written" in line
    assert ".posecheck-" not in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_a_whole_analysis_opens_no_internet_socket(
    process: Posecheck, clip: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace.txt"
    before = ("strace", "-f", "-qq", "-e", "trace=network,execve", "-o", str(trace))
    said = process("analyze", clip, "-e", "leg_raise_hold", "--json", before=before)
    if "ptrace" in said.err.lower() and said.code:
        pytest.skip("this system forbids tracing")
    calls = trace.read_text("utf-8", "replace")
    assert said.code == 0, said
    assert json.loads(said.out)["source"]["frames"] > 0
    assert "execve(" in calls
    assert re.search(r"AF_INET6?\b", calls) is None


@pytest.mark.skipif(not no_network(), reason="this system cannot take the network away")
def test_the_demo_runs_with_the_network_off(process: Posecheck, tmp_path: Path) -> None:
    said = process("demo", before=no_network())
    assert said.code == 0, said
    assert said.err == ""
    assert re.search(r"Bridge: [1-9]\d* of 10 repetitions", said.out)
    document = json.loads((tmp_path / "posecheck-results/demo/result.json").read_text("utf-8"))
    assert document["coverage"] > 0.9
    assert (tmp_path / "posecheck-results" / "demo" / "annotated.mp4").stat().st_size > 10_000
