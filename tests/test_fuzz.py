"""The fuzzer finds what is planted, and in a short run nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT

# One way in each; all kinds are for a run of its own.
KINDS = ("prescription", "session", "care", "poses", "video", "stream")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends by no signal")


def fuzz(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "fuzz.py"), *arguments],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


def test_what_ends_the_process_is_found_and_made_small(tmp_path: Path) -> None:
    code, said = fuzz(tmp_path, "planted", "--seconds", "1", "--trials", "3")
    assert code == 1
    assert re.search(r"planted: \d+ read, [1-9]", said)
    assert "ended with code -6" in said
    finds = list((tmp_path / "fuzz-finds").iterdir())
    assert finds
    assert all(path.stat().st_size < 400 for path in finds)


def test_a_short_run_finds_nothing(tmp_path: Path) -> None:
    code, said = fuzz(tmp_path, *KINDS, "--seconds", "4", "--trials", "2")
    assert code == 0, said
    read = dict(re.findall(r"(\w+): (\d+) read, 0 found", said))
    assert set(read) == set(KINDS)
    assert sum(map(int, read.values())) > 20
