"""What is left of an analysis that was ended from outside, and who may read what is written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from posecheck.app.folder import results_folder
from posecheck.resources import sample_video
from tests.cli.conftest import Posecheck
from tests.clips import nobody, pose_file
from tests.session.program import command, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")

CLIP = sample_video("demo_glute_bridge")
LONGEST_S = 60.0
# A second, and as much again for a computer that does other things, too.
AT_ONCE_S = 2.0


def begun(folder: Path, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """Begin an analysis, and wait until it writes into its hidden folder."""
    process = subprocess.Popen(
        command("analyze", CLIP, "-e", "glute_bridge", "-o", "out"),
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
    )
    deadline_s = time.monotonic() + LONGEST_S
    while not hidden(folder):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline_s
        time.sleep(0.01)
    return process


@pytest.fixture(autouse=True)
def _heard() -> None:
    """A job in the background of a script is started with some signals ignored."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def hidden(folder: Path) -> list[Path]:
    return list((folder / "out").glob(".posecheck-*"))


@pytest.mark.parametrize("later_s", [0.0, 1.0])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_it_at_once_with_one_line_and_leaves_nothing(
    name: str, later_s: float, tmp_path: Path
) -> None:
    process = begun(tmp_path)
    time.sleep(later_s)
    sent_s = time.monotonic()
    process.send_signal(signal.Signals[name])
    out, err = process.communicate(timeout=LONGEST_S)
    assert time.monotonic() - sent_s < AT_ONCE_S
    assert process.returncode == 128 + signal.Signals[name]
    assert (out, err) == ("", f"posecheck: stopped ({name}); nothing is left half written\n")
    assert not (tmp_path / "out").exists()


def test_a_terminal_gets_its_cursor_back(tmp_path: Path) -> None:
    keeper, terminal = os.openpty()
    process = begun(tmp_path, terminal)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=LONGEST_S)
    os.write(terminal, b"\nend")
    shown = b""
    while not shown.endswith(b"end"):
        shown += os.read(keeper, 1 << 16)
    os.close(keeper)
    os.close(terminal)
    *_, last = shown.split(b"\r\x1b[2K\x1b[?25h")
    assert last.startswith(b"posecheck: stopped (SIGINT)")
    assert b"\x1b[?25l" not in last


def test_a_second_signal_does_not_disturb_the_end(tmp_path: Path) -> None:
    process = begun(tmp_path)
    for _ in range(50):
        process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=LONGEST_S)
    assert process.returncode == 128 + signal.SIGTERM
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_after_a_kill_the_next_run_clears_up_but_not_what_somebody_writes(
    posecheck: Posecheck, tmp_path: Path
) -> None:
    living = begun(tmp_path)
    (theirs,) = hidden(tmp_path)
    killed = begun(tmp_path)
    while len(both := hidden(tmp_path)) < 2:
        time.sleep(0.01)
    killed.kill()
    killed.communicate()
    (left,) = set(both) - {theirs}
    try:
        assert left.exists()
        poses = pose_file(tmp_path / "nobody.npz", nobody())
        assert posecheck("analyze", poses, "-e", "glute_bridge", "-o", "out").code == 0
        assert hidden(tmp_path) == [theirs]
        assert living.poll() is None
    finally:
        living.terminate()
        living.communicate()
    assert hidden(tmp_path) == []
    assert (tmp_path / "out" / "result.json").exists()


def test_what_this_very_process_writes_is_not_cleared_either(tmp_path: Path) -> None:
    with results_folder(tmp_path) as first:
        with results_folder(tmp_path) as second:
            second.path("b").write_text("b")
            first.path("a").write_text("a")
            second.publish()
        first.publish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_signal_while_files_get_their_names_waits_until_all_have_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def slowly(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGTERM)
        return replace(self, target)

    class Ended(BaseException):
        pass

    def end(number: int, frame: object) -> None:
        raise Ended

    before = signal.signal(signal.SIGTERM, end)
    try:
        with pytest.raises(Ended), results_folder(tmp_path / "out") as staging:
            for name in ("a", "b", "c"):
                staging.path(name).write_text(name)
            monkeypatch.setattr(Path, "replace", slowly)
            staging.publish()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a", "b", "c"]


@pytest.mark.parametrize("share", [False, True])
def test_the_results_of_an_analysis_are_the_owners_alone_unless_shared(
    clip: Path, share: bool, tmp_path: Path
) -> None:
    more = ["--share"] if share else []
    subprocess.run(
        command("analyze", clip, "-e", "glute_bridge", "--save-poses", *more),
        cwd=tmp_path,
        env=environment(tmp_path),
        check=True,
        capture_output=True,
        umask=0o022,
    )
    (folder,) = (tmp_path / "posecheck-results").iterdir()
    names = ["annotated.mp4", "metrics.csv", "poses.npz", "result.json"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert folder.parent.stat().st_mode & 0o777 == (0o755 if share else 0o700)
    assert folder.stat().st_mode & 0o777 == (0o755 if share else 0o700)
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o777 == (0o644 if share else 0o600)
