from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from posecheck.history.session_file import SessionFile, read_session, unfinished_sessions
from posecheck.history.session_record import Type
from tests.cli.conftest import ROOT
from tests.session.stage import STARTED

KILLS = 25


def counted_aloud(said: Path) -> int:
    """How many repetitions have been counted, in words or by the sound alone."""
    text = said.read_text("utf-8") if said.exists() else ""
    return len(re.findall(r"\(count\)", text))


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_kill_at_any_moment_loses_no_repetition_that_was_counted(
    seed: int, tmp_path: Path
) -> None:
    begun = subprocess.Popen(
        [sys.executable, "-m", "tests.session.stage_process", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said, wanted, rng = tmp_path / "said.txt", 1 + seed % 2, random.Random(seed)
    deadline_s = time.monotonic() + 60
    try:
        # Near the moment of a count, which is when a line is written.
        while counted_aloud(said) < wanted and time.monotonic() < deadline_s:
            assert begun.poll() is None, begun.stderr
            time.sleep(0.002)
        time.sleep(rng.uniform(0.0, 0.5) * (seed % 3))
    finally:
        begun.send_signal(signal.SIGKILL)
        begun.communicate(timeout=10)
    aloud = counted_aloud(said)
    (path,) = (tmp_path / "sessions").glob("*.jsonl")
    saved = read_session(path)
    kept = [line for line in saved.lines if line["type"] == Type.REPETITION]
    assert aloud >= wanted
    assert len(kept) >= aloud
    assert [line["count"] for line in kept] == list(range(1, len(kept) + 1))
    (found,) = unfinished_sessions(tmp_path / "sessions")
    assert found.left()[0].total == 30 - len(kept)
    with SessionFile.go_on(found, STARTED) as file:
        file.exercise_started("glute_bridge", 0.0)
    assert read_session(path).damaged == 0
