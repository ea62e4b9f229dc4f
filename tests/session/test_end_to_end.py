"""The real program with the real model, on our own clip as a stand-in camera."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import cv2
import pytest

from posecheck.history.session_file import read_session
from posecheck.resources import sample_video
from tests.clips import demo_start
from tests.session.program import LONGEST_S, Ran, command, environment, live

CLIP = sample_video("demo_glute_bridge")
# Only the baseline differs between the two: from the lock-on, or from a first pass.
SAME_HOLD_S = 0.3
# As fast as this machine can look.
FAST = 8.0
ONE_BRIDGE_S = 13.0


@pytest.fixture(scope="module")
def watched(display: str, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A whole session on the clip, with window and pictures of every page."""
    return live(
        tmp_path_factory.mktemp("live"),
        *("live", "glute_bridge", "--camera", f"file:{CLIP}", "--screenshots", "shots"),
        *("--record", "session.mp4", "--speed", FAST),
        DISPLAY=display,
    )


@pytest.fixture(scope="module")
def analyzed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The same clip, analysed."""
    folder = tmp_path_factory.mktemp("analyzed")
    done = subprocess.run(
        command("analyze", CLIP, "-e", "glute_bridge", "--no-video", "--json"),
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder),
        timeout=LONGEST_S,
    )
    document: dict[str, object] = json.loads(done.stdout)
    return document


def test_live_gives_what_the_analysis_gives(watched: Ran, analyzed: dict[str, object]) -> None:
    assert watched.code == 0, watched
    reps = [line for line in watched.session if line["type"] == "repetition"]
    attempts = [line for line in watched.session if line["type"] == "attempt"]
    expected_reps, expected_attempts = analyzed["reps"], analyzed["attempts"]
    assert isinstance(expected_reps, list)
    assert isinstance(expected_attempts, list)
    assert len(reps) == len(expected_reps) >= 2
    assert len(attempts) == len(expected_attempts) >= 1
    for seen, expected in zip(reps + attempts, expected_reps + expected_attempts, strict=True):
        assert seen["start_s"] == pytest.approx(expected["start_s"], abs=SAME_HOLD_S)
        assert seen["time_s"] == pytest.approx(expected["time_s"], abs=SAME_HOLD_S)
        assert seen.get("faults") == expected.get("faults")


def test_every_page_was_shown_and_no_picture_is_empty(watched: Ran) -> None:
    shots = sorted((watched.folder / "shots").glob("*.png"))
    names = " ".join(path.name for path in shots)
    for page in ("setting_up", "exercise", "done"):
        assert page in names
    for path in shots:
        image = cv2.imread(str(path))
        assert image is not None
        assert image.std() > 10


def test_the_transcript_tells_the_session_to_somebody_with_eyes_shut(watched: Ran) -> None:
    said = (watched.folder / "said.txt").read_text("utf-8")
    order = ["I see you.", "Stop if pain", "Not quite high enough", "You did two.", "Get up slowly"]
    places = [said.find(words) for words in order]
    assert -1 not in places, said
    assert places == sorted(places), said
    assert "(count)" in said
    assert re.search(r"\b(lock|session|care|explain)\.", said) is None


def test_the_end_says_where_everything_is(watched: Ran) -> None:
    assert "Bridge: 2 of 10" in watched.out
    assert "sessions/" in watched.out
    assert re.search(r"Recorded 0:3\d \(\d+\.\d MB\) in session\.mp4", watched.out)
    assert (watched.folder / "session.mp4").stat().st_size > 100_000
    assert watched.session[-1]["type"] == "session_ended"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_nobody_else_may_read_what_a_session_writes(watched: Ran) -> None:
    folder = watched.folder
    # What libraries keep of themselves shows nobody.
    theirs = ("XDG_CACHE_HOME", "matplotlib")
    files = [path for path in folder.rglob("*") if path.is_file()]
    ours = [path for path in files if not set(theirs).intersection(path.parts)]
    assert [path for path in ours if path.stat().st_mode & 0o077] == []
    names = {path.relative_to(folder).parts[0] for path in ours}
    assert {"said.txt", "session.mp4", "sessions", "shots"} <= names
    for made in ("sessions", "shots"):
        assert (folder / made).stat().st_mode & 0o077 == 0


@pytest.fixture(scope="module")
def one_bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clip up to just after the first bridge."""
    return demo_start(tmp_path_factory.mktemp("clip") / "one.mp4", ONE_BRIDGE_S)


def test_a_programme_goes_on_to_the_next_exercise_without_a_window(
    tmp_path: Path, one_bridge: Path
) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[exercise]]\nname = "glute_bridge"\ndose = 1\n[[exercise]]\nname = "knee_to_chest"\n',
        "utf-8",
    )
    ran = live(
        tmp_path,
        *("train", "--prescription", "mine.toml", "--camera", f"file:{one_bridge}", "--no-window"),
        *("--rest", "0", "--no-ratings", "--speed", FAST, "--record", "session.mp4", "--share"),
    )
    assert ran.code == 0, ran
    if sys.platform != "win32":
        (kept,) = (tmp_path / "sessions").glob("*.jsonl")
        modes = [path.stat().st_mode & 0o777 for path in (kept, tmp_path / "session.mp4")]
        assert modes == [0o600, 0o644]
    said = (tmp_path / "said.txt").read_text("utf-8")
    assert "Done." in said
    ended = [line["exercise"] for line in ran.session if line["type"] == "exercise_ended"]
    assert ended == ["glute_bridge", "knee_to_chest"]


@pytest.mark.parametrize(
    ("camera", "code", "words"),
    [
        ("file:nothing.mp4", 3, "nothing.mp4"),
        ("nonsense://x", 2, "nonsense"),
        ("0 --speed 2", 2, "only a file"),
    ],
)
def test_a_camera_that_cannot_be_is_one_line(
    tmp_path: Path, camera: str, code: int, words: str
) -> None:
    ran = live(tmp_path, "live", "glute_bridge", "--no-window", "--camera", *camera.split())
    assert ran.code == code, ran
    assert words in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_a_session_opens_no_internet_socket(tmp_path: Path, display: str) -> None:
    trace = tmp_path / "trace.txt"
    begun = subprocess.Popen(
        [
            *("strace", "-f", "-qq", "-e", "trace=network,execve", "-o", str(trace)),
            *command("live", "glute_bridge", "--camera", f"file:{CLIP}", "--dose", "1"),
            *("--folder", "sessions"),
        ],
        cwd=tmp_path,
        env=environment(tmp_path, DISPLAY=display),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    _, err = begun.communicate(timeout=LONGEST_S)
    if "ptrace" in err.lower() and begun.returncode:
        pytest.skip("this system forbids tracing")
    assert begun.returncode == 0, err
    calls = trace.read_text("utf-8", "replace")
    assert "execve(" in calls
    assert re.search(r"AF_INET6?\b", calls) is None


def hung_up(folder: Path, *arguments: object) -> tuple[int, Path]:
    """Begin a session in a terminal, close that after the first count; give code and file."""
    import fcntl
    import pty
    import termios

    keeper, terminal = pty.openpty()
    begun = subprocess.Popen(
        command(
            *("live", "glute_bridge", "--camera", f"file:{CLIP}", "--no-window", "--sound", "null"),
            *("--folder", "sessions", "--transcript", "said.txt", "--speed", FAST, *arguments),
        ),
        cwd=folder,
        env=environment(folder),
        stdin=terminal,
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    )
    os.close(terminal)
    said = folder / "said.txt"
    deadline_s = time.monotonic() + LONGEST_S
    while not (said.exists() and "(count)" in said.read_text("utf-8")):
        assert begun.poll() is None
        assert time.monotonic() < deadline_s
        time.sleep(0.02)
    os.close(keeper)
    begun.wait(20)
    (path,) = (folder / "sessions").glob("*.jsonl")
    return begun.returncode, path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_a_terminal_that_is_closed_ends_a_session_that_is_recorded_and_kept(tmp_path: Path) -> None:
    code, path = hung_up(tmp_path, "--record", "session.mp4")
    assert code == 128 + signal.SIGHUP
    saved = read_session(path)
    assert not saved.finished
    assert saved.damaged == 0
    assert [left.total for left in saved.left()] == [9]
    video = cv2.VideoCapture(str(tmp_path / "session.mp4"))
    assert video.get(cv2.CAP_PROP_FRAME_COUNT) > 100


def test_after_a_kill_nothing_that_was_said_is_lost_and_it_can_be_gone_on_with(
    tmp_path: Path, one_bridge: Path
) -> None:
    begun = subprocess.Popen(
        command(
            *("live", "glute_bridge", "--camera", f"file:{CLIP}", "--no-window", "--sound", "null"),
            *("--folder", "sessions", "--transcript", "said.txt", "--record", "session.mp4"),
            *("--speed", FAST),
        ),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    said = tmp_path / "said.txt"
    deadline_s = time.monotonic() + LONGEST_S
    while time.monotonic() < deadline_s:
        if said.exists() and "(count)" in said.read_text("utf-8"):
            break
        time.sleep(0.02)
    begun.send_signal(signal.SIGKILL)
    begun.wait(10)
    (path,) = (tmp_path / "sessions").glob("*.jsonl")
    saved = read_session(path)
    assert not saved.finished
    assert [left.total for left in saved.left()] == [9]
    assert cv2.VideoCapture(str(tmp_path / "session.mp4")).read()[0]
    resumed = live(
        tmp_path,
        *("train", "--camera", f"file:{one_bridge}", "--no-window", "--resume", "--no-ratings"),
        *("--speed", FAST),
    )
    assert resumed.code == 0, resumed
    counted = [line for line in resumed.session if line["type"] == "repetition"]
    assert len(counted) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_ended_before_anything_was_begun_it_promises_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(
            *("live", "glute_bridge", "--camera", f"file:{CLIP}", "--no-window", "--sound", "null"),
            *("--folder", "sessions", "--transcript", "said.txt"),
        ),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said, deadline_s = tmp_path / "said.txt", time.monotonic() + LONGEST_S
    while not (said.exists() and said.read_text("utf-8")) and time.monotonic() < deadline_s:
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGTERM
    (path,) = (tmp_path / "sessions").iterdir()
    assert f"Kept in {path.relative_to(tmp_path)}" in out
    assert f"posecheck report {path.relative_to(tmp_path)}" in out
    assert "Not finished" not in out
    assert "nothing was written" not in err
