"""Measures what ``posecheck history`` costs over 1,100 sessions, and kills its rebuild.

    python benchmarks/history_speed.py [--sessions 1100] [--runs 9] [--kills 25]

Prints the median wall time and processor time of ``posecheck --help`` and of
``posecheck history``, once its database is filled; at most 0.3 s more is wanted. Then a
rebuild is killed again and again: the rows must be the same each time.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from posecheck.history.store import History
from tests.history.made_history import years

MOST_S = 0.3
_POSECHECK = (sys.executable, "-m", "posecheck")


def main() -> int:
    """Measure, print, and give 1 if it is too slow or anything was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sessions", type=int, default=1100)
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--kills", type=int, default=25)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder) / "sessions"
        years(logs, given.sessions, datetime.now().astimezone())
        command = (*_POSECHECK, "history", "--folder", str(logs))
        first_s, _ = timed(command)
        sys.stdout.write(f"first time, filled from {given.sessions} logs: {first_s:.2f} s\n")
        help_s, history_s = medians((*_POSECHECK, "--help"), command, given.runs)
        sys.stdout.write(f"--help {help_s[0]:.3f} s ({help_s[1]:.3f} s of processor)\n")
        sys.stdout.write(f"history {history_s[0]:.3f} s ({history_s[1]:.3f} s of processor)\n")
        more_s = history_s[0] - help_s[0]
        sys.stdout.write(f"more: {more_s:.3f} s, at most {MOST_S} s wanted\n")
        lost = sum(not survives(logs, random.Random(number)) for number in range(given.kills))
        sys.stdout.write(f"{given.kills} kills during a rebuild, {lost} with other rows after it\n")
    return int(more_s > MOST_S or lost > 0)


def timed(command: tuple[str, ...]) -> tuple[float, float]:
    """Run a command; give wall time and processor time in seconds."""
    before, started_s = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after, wall_s = os.times(), time.perf_counter() - started_s
    used_s = after.children_user - before.children_user
    return wall_s, used_s + after.children_system - before.children_system


def medians(
    one: tuple[str, ...], two: tuple[str, ...], runs: int
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Run two commands in turn, so that a busy computer slows both."""
    times = [(timed(one), timed(two)) for _ in range(runs)]
    first, second = (
        (median(pair[n][0] for pair in times), median(pair[n][1] for pair in times))
        for n in range(2)
    )
    return first, second


def survives(logs: Path, chance: random.Random) -> bool:
    """Kill a rebuild at some moment; say whether everything is there afterwards."""
    before = rows(logs)
    child = subprocess.Popen(
        (*_POSECHECK, "history", "--rebuild", "--folder", str(logs)), stdout=subprocess.DEVNULL
    )
    time.sleep(chance.uniform(0.1, 4.0))
    child.send_signal(signal.SIGKILL)
    child.wait()
    return rows(logs) == before


def rows(logs: Path) -> tuple[object, ...]:
    """Give all that the database says."""
    with History(logs) as history:
        found = history.sessions()
        return found, [history.movements(each.id) for each in found]


if __name__ == "__main__":
    sys.exit(main())
