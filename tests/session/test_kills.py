from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from posecheck.history.session_file import SessionFile, read_session, unfinished_sessions
from posecheck.history.session_record import Type
from tests.cli.conftest import ROOT
from tests.session.stage import STARTED

KILLS, AT_ONCE = 25, 5


def counted_aloud(said: Path) -> int:
    """How many repetitions have been counted, in words or by the sound alone."""
    text = said.read_text("utf-8") if said.exists() else ""
    return len(re.findall(r"\(count\)", text))


@pytest.mark.parametrize("group", range(KILLS // AT_ONCE))
def test_a_kill_at_any_moment_loses_no_repetition_that_was_counted(
    group: int, tmp_path: Path
) -> None:
    seeds = range(group * AT_ONCE, (group + 1) * AT_ONCE)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        aloud = pool.map(lambda seed: killed(seed, tmp_path / str(seed)), seeds)
    for seed, counted in zip(seeds, aloud, strict=True):
        assert counted >= wanted(seed)
        nothing_is_lost(tmp_path / str(seed), counted)


def wanted(seed: int) -> int:
    """How many repetitions are waited for."""
    return 1 + seed % 2


def killed(seed: int, folder: Path) -> int:
    """Begin a session, kill it near a count, and give how many it had counted aloud."""
    folder.mkdir()
    begun = subprocess.Popen(
        [sys.executable, "-m", "tests.session.stage_process", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said, rng = folder / "said.txt", random.Random(seed)
    deadline_s = time.monotonic() + 60
    try:
        # Near the moment of a count, which is when a line is written.
        while counted_aloud(said) < wanted(seed) and time.monotonic() < deadline_s:
            assert begun.poll() is None, begun.stderr
            time.sleep(0.002)
        time.sleep(rng.uniform(0.0, 0.5) * (seed % 3))
    finally:
        begun.send_signal(signal.SIGKILL)
        begun.communicate(timeout=10)
    return counted_aloud(said)


def nothing_is_lost(folder: Path, aloud: int) -> None:
    (path,) = (folder / "sessions").glob("*.jsonl")
    saved = read_session(path)
    kept = [line for line in saved.lines if line["type"] == Type.REPETITION]
    assert len(kept) >= aloud
    assert [line["count"] for line in kept] == list(range(1, len(kept) + 1))
    (found,) = unfinished_sessions(folder / "sessions")
    assert found.left()[0].total == 30 - len(kept)
    with SessionFile.go_on(found, STARTED) as file:
        file.exercise_started("glute_bridge", 0.0)
    assert read_session(path).damaged == 0
