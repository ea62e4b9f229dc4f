"""Kills at random moments: nothing that was said is lost, nothing is left lying about.

Run from the checkout: ``python benchmarks/kills.py [TASK ...] [--kills 34]``. Each task runs
once to its end, to know how long it takes; then it is begun and killed (SIGKILL) again and again,
in the same home, and at last it runs to its end once more. Prints one table, and ends with 1 if
anything was lost, or is there that should not be. Not on Windows.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from posecheck.capture.video_file import VideoFile
from posecheck.errors import PosecheckError
from posecheck.feedback.video_writer import VideoWriter
from posecheck.history.session_file import read_session
from posecheck.history.session_record import Type
from posecheck.resources import sample_video

LONGEST_S = 600.0
# One bridge, at ten pictures a second: what is written matters here, and not what is seen.
CLIP, CLIP_S, EVERY = "clip.mp4", 13.0, 3
SESSION = (
    *("train", "glute_bridge", "--camera", f"file:{CLIP}", "--speed", "20", "--no-window"),
    *("--no-ratings", "--folder", "sessions", "--transcript", "said.txt"),
)


@dataclass(frozen=True)
class Task:
    """What is killed.

    Attributes
    ----------
    arguments : tuple of str
        Of the command.
    lost : callable
        Given the folder and what was printed, what was said and is not there; or nothing.
    kept : str
        Of what may be there afterwards, as a pattern of the path in the folder.
    """

    arguments: tuple[str, ...]
    lost: Callable[[Path, str], str]
    kept: str


def results_lost(folder: Path, printed: str) -> str:
    """Tell of results that were named and are not whole, and of half of them."""
    names = {path.name for path in folder.glob("out/[!.]*")}
    for name in re.findall(r"out/(\S+)", printed):
        if name not in names:
            return f"{name} was named"
    if "result.json" in names:
        json.loads((folder / "out" / "result.json").read_text("utf-8"))
    # They get their names one after the other, the result last.
    return ""


def counts_lost(folder: Path, printed: str) -> str:
    """Tell of repetitions that were counted aloud and are not in the session's file."""
    aloud = counted_aloud(folder)
    (folder / "said.txt").unlink(missing_ok=True)
    if not aloud:
        return ""
    saved = read_session(max((folder / "sessions").glob("*.jsonl")))
    kept = sum(line["type"] == Type.REPETITION for line in saved.lines)
    return "" if kept >= aloud else f"{aloud} counted aloud, {kept} kept"


def recording_lost(folder: Path, printed: str) -> str:
    """Tell of a recording that does not play up to the last count."""
    aloud = counted_aloud(folder)
    lost = counts_lost(folder, printed)
    recordings = sorted(folder.glob("session*.mp4"), key=lambda path: path.stat().st_mtime_ns)
    if aloud and not lost:
        try:
            with VideoFile(recordings[-1]) as video:
                lost = "" if sum(1 for _ in video) > 1 else "the recording is empty"
        except (PosecheckError, IndexError) as error:
            lost = f"the recording does not play: {error}"
    for path in recordings:
        path.unlink()
    return lost


def counted_aloud(folder: Path) -> int:
    """How many repetitions the transcript has."""
    said = folder / "said.txt"
    return said.read_text("utf-8").count("(count)") if said.exists() else 0


# A new command that keeps something has its line here.
TASKS = {
    "analyze": Task(
        ("analyze", CLIP, "-e", "glute_bridge", "-o", "out"),
        results_lost,
        r"out/(annotated\.mp4|result\.json|metrics\.csv)",
    ),
    "train": Task(SESSION, counts_lost, r"sessions/[\w+-]+\.jsonl"),
    "record": Task(
        (*SESSION, "--record", "session.mp4"), recording_lost, r"sessions/[\w+-]+\.jsonl"
    ),
}


def make_clip(path: Path) -> None:
    """Cut the beginning of a sample clip."""
    with (
        VideoFile(sample_video("demo_glute_bridge")) as source,
        VideoWriter(path, source.size_px) as writer,
    ):
        for frame in takewhile(lambda frame: frame.time_s < CLIP_S, source):
            if frame.index % EVERY == 0:
                writer.write(frame.image_bgr, frame.time_s)


def begin(task: Task, folder: Path) -> subprocess.Popen[str]:
    """Start a task in a home of its own."""
    (folder / "tmp").mkdir(exist_ok=True)
    homes = {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return subprocess.Popen(
        [sys.executable, "-m", "posecheck", *task.arguments],
        cwd=folder,
        env={**os.environ, **homes, "TMPDIR": str(folder / "tmp")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def whole(task: Task, folder: Path) -> float:
    """Run a task to its end; give how long it took."""
    began_s = time.monotonic()
    process = begin(task, folder)
    printed, _ = process.communicate(timeout=LONGEST_S)
    if process.returncode:
        raise SystemExit(f"ended with code {process.returncode}: {printed}")
    if lost := task.lost(folder, printed):
        raise SystemExit(lost)
    return time.monotonic() - began_s


def left_over(task: Task, folder: Path) -> list[str]:
    """Name what is there and should not be; what libraries keep in the home is theirs."""
    paths = [path for path in folder.rglob("*") if path.is_file() or path.parent.name == "tmp"]
    names = [str(path.relative_to(folder)) for path in paths]
    theirs = rf"home/.*|{CLIP}|{task.kept}"
    return [name for name in names if not re.fullmatch(theirs, name)]


def killed(name: str, kills: int, rng: random.Random) -> bool:
    """Kill a task so many times, and print its row; whether all was well."""
    task, finds, count = TASKS[name], [], 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_clip(folder / CLIP)
        longest_s = whole(task, folder)
        while count < kills:
            process, began_s = begin(task, folder), time.monotonic()
            try:
                process.wait(rng.uniform(0.0, longest_s))
                longest_s = time.monotonic() - began_s
            except subprocess.TimeoutExpired:
                process.kill()
                count += 1
            if lost := task.lost(folder, process.communicate()[0]):
                finds.append(lost)
        whole(task, folder)
        left = left_over(task, folder)
    say(f"| {name} | {count} | {len(finds)} | {len(left)} |")
    for find in (*finds, *left):
        say(f"{name}: {find}")
    return not finds and not left


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Kill each task, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=", ".join(TASKS))
    parser.add_argument("--kills", type=int, default=34)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    say("| killed | times | lost | left |")
    say("|---|---|---|---|")
    well = [killed(name, given.kills, rng) for name in given.tasks or TASKS]
    return not all(well)


if __name__ == "__main__":
    raise SystemExit(main())
