"""Damaged files of every kind that is read: each is to be a result, or one line.

Run from the checkout: ``python benchmarks/fuzz.py [KIND ...] [--seconds N]``, for as long as one
likes. Files are made and damaged here (`fuzz_inputs`) and read in a process of their own, which
may take 60 s and 1 GB. A traceback, a warning, a second line, a signal, a hang or a result that
is not what the documents say is a find: the file is made as small as can be and kept in
``fuzz-finds``; ``--check KIND FILE`` reads it again. The seed makes a run repeatable.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import os
import queue
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from datetime import datetime, timedelta
from pathlib import Path

from fuzz_inputs import SUFFIXES, damaged

from posecheck.app.session.plan import plan_of, what_is_left
from posecheck.capture.camera_address import StreamAddress
from posecheck.capture.network_camera import NetworkCamera
from posecheck.capture.source import LONGEST_S
from posecheck.capture.video_file import VideoFile
from posecheck.cli.main import main as posecheck
from posecheck.cli.resuming import newest_unfinished, what_it_has
from posecheck.errors import PosecheckError
from posecheck.exercises import BUILT_IN
from posecheck.history.session_file import read_session
from posecheck.report.truth import read_truth
from posecheck.settings.care_file import read_care
from posecheck.settings.limits_file import read_limits
from posecheck.settings.prescription import read_prescription
from posecheck.settings.profile_file import read_profile

LONGEST_RUN_S = 60.0
# Until the good files are made.
LONGEST_START_S = 600.0
# Reading a small file takes milliseconds; a repeated part of a video may make it a long one.
LONGEST_READ_S = 10.0
MOST_MB = 1000
LONGEST_LINE = 20_000
FINDS = Path("fuzz-finds")
QUICK = (
    *("limits", "prescription", "session", "care", "profile", "truth", "poses", "video", "stream"),
)


def one_line(text: str | None) -> None:
    """Fail on what is no line for a terminal."""
    assert text is None or ("\n" not in text and len(text) < LONGEST_LINE), repr(text)[:300]


def analysed(path: Path) -> None:
    """Run the whole program: a result that can be read back, or one line."""
    exercise = BUILT_IN[path.stat().st_size % len(BUILT_IN)].name
    out = path.parent / "out"
    with redirect_stdout(io.StringIO()):
        code = posecheck(["analyze", str(path), "-e", exercise, "-o", str(out)])
    assert code in (0, 3), f"exit code {code}"
    if code == 0:
        json.loads((out / "result.json").read_text("utf-8"), parse_constant=float.fromhex)


def decoded(path: Path) -> None:
    """Take every picture; times increase, and what is lost is told."""
    with VideoFile(path) as video:
        last_s, count = -1.0, 0
        for frame in video:
            count += 1
            assert last_s < frame.time_s <= LONGEST_S, f"{frame.time_s} s after {last_s} s"
            assert max(frame.size_px) <= 1920, frame.size_px
            last_s = frame.time_s
        assert video.health.frames == count
        assert video.health.complete == (not video.health.detail)
        assert video.duration_s is None or math.isfinite(video.duration_s)
        one_line(video.health.detail)


def streamed(path: Path) -> None:
    """Take the pictures of a camera in the network that sends these bytes, until it is lost."""
    with served(path.read_bytes()) as url:
        camera, last_s = NetworkCamera(StreamAddress(url), time.monotonic), -1.0
        try:
            camera.open()
            while True:
                frame = camera.read()
                assert last_s < frame.time_s < math.inf, f"{frame.time_s} s after {last_s} s"
                assert max(frame.size_px) <= 1920, frame.size_px
                last_s = frame.time_s
        finally:
            camera.close()


@contextmanager
def served(data: bytes) -> Iterator[str]:
    """Answer whoever connects with these bytes, whatever is asked; give the address."""

    def answer() -> None:
        with suppress(OSError):
            while True:
                with listener.accept()[0] as connection, suppress(OSError):
                    connection.recv(4096)
                    connection.sendall(data)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/video"
        finally:
            listener.shutdown(socket.SHUT_RDWR)  # `accept` returns


def gone_on_with(path: Path) -> None:
    """Offer it for going on with, and plan what is left."""
    began = datetime.fromisoformat("2026-05-02T10:00:00+02:00")
    saved = newest_unfinished(path.parent, began + timedelta(hours=1), one_line)
    if saved is not None:
        one_line(what_it_has(saved))
        assert what_is_left(saved, plan_of(BUILT_IN)).parts
    read_session(path)


def answered(path: Path) -> None:
    """Read the answers, and what follows from them."""
    care, trouble = read_care(path)
    one_line(trouble)
    assert care.cues_off(BUILT_IN) is not None
    assert [care.why_off(exercise) for exercise in BUILT_IN]


def planted(path: Path) -> None:
    """Fail in every way there is: for the test of the fuzzer itself."""
    data = path.read_bytes()
    if b"\xff\xff" in data:
        os.abort()
    assert b"\x00\x00" not in data


TARGETS: dict[str, Callable[[Path], object]] = {
    "poses": analysed,
    "limits": lambda path: read_limits(path, BUILT_IN[0]),
    "prescription": read_prescription,
    "session": gone_on_with,
    "care": answered,
    "profile": lambda path: one_line(read_profile(path)[1]),
    "truth": read_truth,
    "video": decoded,
    "analysis": analysed,
    "stream": streamed,
    "planted": planted,
}


def complaint(kind: str, path: Path) -> str:
    """Read a file in this process; say what is wrong with how that went, or nothing."""
    # Of this process: a busy computer is none of its faults.
    began_s, said = time.process_time(), ""
    with stderr_into(path.with_name("stderr")) as errors:
        try:
            TARGETS[kind](path)
        except PosecheckError as error:
            said = str(error)
        except BaseException as error:
            printed = errors.read_text("utf-8", "replace")[-300:]
            return f"{type(error).__name__}: {error} {printed}".strip()
    printed = errors.read_text("utf-8", "replace")
    if "\n" in said or len(said) > LONGEST_LINE:
        return f"no line: {said[:200]!r}"
    if printed.count("\n") > 1 or (printed and not printed.startswith("posecheck: ")):
        return f"on stderr: {printed[:300]!r}"
    took_s = time.process_time() - began_s
    slow = took_s > LONGEST_READ_S and kind != "analysis"
    return f"took {took_s:.0f} s" if slow else memory()


def memory() -> str:
    """Say if this process has had too much."""
    status = Path("/proc/self/status")
    peak = status.read_text().partition("VmHWM:")[2].split()[:1] if status.exists() else []
    return f"took {int(peak[0]) >> 10} MB" if peak and int(peak[0]) >> 10 > MOST_MB else ""


@contextmanager
def stderr_into(path: Path) -> Iterator[Path]:
    """Catch what anybody, be it a library, writes to the error stream."""
    kept = os.dup(2)
    with path.open("wb") as file:
        sys.stderr.flush()
        os.dup2(file.fileno(), 2)
        try:
            yield path
        finally:
            sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)


def say(line: object) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def child(kind: str, first: int) -> None:
    """Read damaged files one after the other; tell of each before and after."""
    for seed in range(first, sys.maxsize):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"input{SUFFIXES[kind]}"
            path.write_bytes(damaged(kind, seed))
            say(seed)
            say(f"{seed} {complaint(kind, path)!r}")


def check(kind: str, path: Path) -> str:
    """Read one file in a process of its own; say what went wrong, or nothing."""
    command = [sys.executable, __file__, "--check", kind, str(path)]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=LONGEST_RUN_S
        )
    except subprocess.TimeoutExpired:
        return "hangs"
    return f"signal {-done.returncode}" if done.returncode < 0 else done.stdout.strip()


def smaller(kind: str, data: bytes, trials: int) -> bytes:
    """Leave out what is not needed to fail, in so many trials."""
    with tempfile.TemporaryDirectory() as folder:
        path, size = Path(folder) / f"input{SUFFIXES[kind]}", len(data) // 2
        while size:
            at = 0
            while at < len(data):
                trials -= 1
                if trials < 0:
                    return data
                shorter = data[:at] + data[at + size :]
                path.write_bytes(shorter)
                if check(kind, path):
                    data = shorter
                else:
                    at += size
            size //= 2
    return data


def keep(kind: str, seed: int, why: str, trials: int) -> None:
    """Keep a find as a small file."""
    FINDS.mkdir(exist_ok=True)
    path = FINDS / f"{kind}-{seed}{SUFFIXES[kind]}"
    whole = damaged(kind, seed)
    path.write_bytes(whole)
    say(f"{path}: {why}")
    path.write_bytes(smaller(kind, whole, trials))


def fuzz(kind: str, seed: int, seconds: float) -> tuple[int, dict[int, str]]:
    """Read damaged files for so long; give how many were read, and what was found."""
    first, finds, until_s = seed, {}, math.inf
    while time.monotonic() < until_s:
        command = [sys.executable, __file__, "--child", kind, str(seed)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=_hand_on, args=(process, lines), daemon=True).start()
        begun = False
        while time.monotonic() < until_s:
            try:
                longest_s = LONGEST_RUN_S if begun else LONGEST_START_S
                number, _, told = lines.get(timeout=longest_s).strip().partition(" ")
            except queue.Empty:
                number, told = "", "hangs"
            if not number and not begun:
                process.kill()
                raise SystemExit(f"{kind}: no good file can be made")
            begun, until_s = True, min(until_s, time.monotonic() + seconds)
            if not number:
                finds[seed] = told or f"ended with code {process.wait()}"
                seed += 1
                break
            if told:
                seed = int(number) + 1
            if told not in ("", "''"):
                finds[seed - 1] = told
                if "MB" in told:  # the peak stays
                    break
        process.kill()
        process.wait()
    return seed - first, finds


def _hand_on(process: subprocess.Popen[str], lines: queue.SimpleQueue[str]) -> None:
    for line in process.stdout or ():
        lines.put(line)
    lines.put("")


def kinds_of(finds: dict[int, str]) -> dict[int, str]:
    """Give one find of each sort: the words are alike up to the numbers in them."""
    sorts = {re.sub(r"\d+", "", why)[:60]: seed for seed, why in reversed(finds.items())}
    return {seed: finds[seed] for seed in sorted(sorts.values())}


def main() -> int:
    """Fuzz each kind for its share of the time; 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--trials", type=int, default=40, help="To make a find smaller.")
    parser.add_argument("--check", nargs=2, metavar=("KIND", "FILE"))
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    warnings.simplefilter("error", RuntimeWarning)
    if given.child:
        child(given.child[0], int(given.child[1]))
    if given.check:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(given.check[1]).name
            path.write_bytes(Path(given.check[1]).read_bytes())
            wrong = complaint(given.check[0], path)
        say(wrong)
        return bool(wrong)
    kinds = given.kinds or (*QUICK, "analysis")
    found = 0
    for kind in kinds:
        read, finds = fuzz(kind, given.seed, given.seconds / len(kinds))
        say(f"{kind}: {read} read, {len(finds)} found")
        for seed, why in kinds_of(finds).items():
            keep(kind, seed, why, given.trials)
        found += len(finds)
    return found > 0


if __name__ == "__main__":
    raise SystemExit(main())
