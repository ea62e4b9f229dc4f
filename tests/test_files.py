"""What is written is the person's own, and what is read is bounded."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from posecheck.app.real_people import expectations
from posecheck.capture.recorded import PoseTrackBuilder
from posecheck.capture.recording import Recording
from posecheck.errors import InputError, LimitsError, PosecheckError, UsageError
from posecheck.exercises import BUILT_IN
from posecheck.files import make_folder, open_own, own_file, read_bounded, read_toml
from posecheck.history.session_file import SessionFile, read_session
from posecheck.pose import Frame
from posecheck.report.truth import read_truth
from posecheck.settings.care import Care
from posecheck.settings.care_file import read_care, write_care
from posecheck.settings.limits_file import read_limits
from posecheck.settings.prescription import read_prescription
from posecheck.settings.profile_file import read_profile, write_profile
from posecheck.voice.transcript import SpokenLine, Transcript

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

LONGEST_S = 10


@contextmanager
def in_time() -> Iterator[None]:
    """What waits for ever fails."""

    def late(number: int, frame: object) -> None:
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(LONGEST_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path)


def forbidden(path: Path) -> None:
    path.write_text("{}")
    path.chmod(0)
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to root")


def digits(path: Path) -> None:
    path.write_text('{"schema": ' + "9" * 5000 + "}")


def nested(path: Path) -> None:
    path.write_text("[" * 50_000)


def surrogate(path: Path) -> None:
    path.write_bytes(b'{"schema": "\xed\xa0\x80"}')


NO_FILES = (pipe, endless, sparse, folder, loop, forbidden)
DAMAGED = (*NO_FILES, digits, nested, surrogate)


def refused(error: type[PosecheckError], read: Callable[[], object]) -> str:
    with pytest.raises(error) as caught:
        read()
    return str(caught.value)


READERS: dict[str, Callable[[Path], str | None]] = {
    "limits": lambda path: refused(LimitsError, lambda: read_limits(path, BUILT_IN[0])),
    "prescription": lambda path: refused(UsageError, lambda: read_prescription(path)),
    "session": lambda path: refused(InputError, lambda: read_session(path)),
    "truth": lambda path: refused(InputError, lambda: read_truth(path)),
    "care": lambda path: read_care(path)[1],
    "profile": lambda path: read_profile(path)[1],
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("make", DAMAGED)
def test_every_reader_tells_in_one_line_that_it_cannot_read_it(
    make: Callable[[Path], None], reader: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    make(path)
    with in_time():
        line = READERS[reader](path)
    assert line is not None
    assert path.name in line
    assert "\n" not in line


@pytest.mark.parametrize("make", DAMAGED)
def test_labels_are_read_with_the_same_care(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "labels.json")
    with in_time(), pytest.raises(InputError, match="no labels"):
        expectations(tmp_path)


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_not_read(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "x")
    with in_time(), pytest.raises(OSError):
        read_bounded(tmp_path / "x", 1024)


@pytest.mark.parametrize(("size", "fits"), [(0, True), (1024, True), (1025, False)])
def test_a_file_may_be_as_large_as_is_said(tmp_path: Path, size: int, fits: bool) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * size)
    if fits:
        assert read_bounded(path, 1024) == b"x" * size
    else:
        with pytest.raises(OSError, match="too large, 1 kB at most"):
            read_bounded(path, 1024)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 2000 + "]" * 2000,
        "a = " + "9" * 5000,
        ".".join("a" * 20_000) + " = 1",
        "[" + ".".join("a" * 20_000) + "]",
        "b = {" + ".".join("a" * 20_000) + " = 1}",
    ],
)
def test_toml_that_would_cost_minutes_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with in_time():
        assert path.name in refused(UsageError, lambda: read_prescription(path))
        assert path.name in refused(LimitsError, lambda: read_limits(path, BUILT_IN[0]))


def test_dots_of_a_comment_are_none_of_a_key(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f"# {'.' * 500}\na.b = 1\n")
    assert read_toml(path, 1024) == {"a": {"b": 1}}


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize(
    ("shared", "file_mode", "made"), [(False, 0o600, 0o700), (True, 0o644, 0o755)]
)
def test_who_may_read_does_not_depend_on_the_umask(
    tmp_path: Path, mask: int, shared: bool, file_mode: int, made: int
) -> None:
    inner = tmp_path / "new" / "inner"
    before = mode(tmp_path)
    with umask(mask):
        make_folder(inner, shared=shared)
        open_own(inner / "opened", "w", shared=shared).close()
        with own_file(inner / "whole", "w", shared=shared) as file:
            file.write("ä")
    assert [mode(inner.parent), mode(inner)] == [made, made]
    assert [mode(inner / "opened"), mode(inner / "whole")] == [file_mode, file_mode]
    assert (inner / "whole").read_text("utf-8") == "ä"
    assert mode(tmp_path) == before


def test_what_is_kept_of_a_persons_health_is_theirs_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with umask(0o022):
        write_care(data / "care.json", Care())
        write_profile(data / "profile.json", ())
        SessionFile.create(data / "sessions", (), "2026-05-02T10:00:00+02:00").close()
        PoseTrackBuilder("made").build().save(data / "poses.npz")
    assert len(list(data.rglob("*"))) == 5
    assert [path for path in (data, *data.rglob("*")) if mode(path) & 0o077] == []


@pytest.mark.parametrize(("shared", "expected"), [(False, 0o600), (True, 0o644)])
def test_a_recording_is_the_owners_alone_unless_shared(
    tmp_path: Path, shared: bool, expected: int
) -> None:
    with umask(0o022):
        recording = Recording(tmp_path / "session.mp4", shared=shared)
        recording.add(Frame(0, 0.0, np.zeros((120, 160, 3), np.uint8)))
        assert recording.close()
    assert mode(tmp_path / "session.mp4") == expected


def test_what_was_there_and_readable_is_the_owners_alone_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    path.write_text("before\n")
    path.chmod(0o644)
    transcript = Transcript(path)
    transcript.add(SpokenLine(0.0, "One."))
    transcript.close()
    assert mode(path) == 0o600
    assert path.read_text() == "before\n00:00.0  One.\n"


def test_a_device_stays_as_it_is(tmp_path: Path) -> None:
    before, link = mode(Path(os.devnull)), tmp_path / "nowhere"
    link.symlink_to(os.devnull)
    open_own(link, "wb").close()
    with own_file(link, "wb") as file:
        file.write(b"nothing")
    assert mode(Path(os.devnull)) == before
    assert stat.S_ISCHR(link.stat().st_mode)
    assert list(tmp_path.iterdir()) == [link]


def test_a_transcript_does_not_wait_for_somebody_to_read_a_pipe(tmp_path: Path) -> None:
    pipe(tmp_path / "said.txt")
    with in_time():
        transcript = Transcript(tmp_path / "said.txt")
    assert transcript.trouble is not None


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt), own_file(path, "w") as file:
        file.write("half")
        raise KeyboardInterrupt
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
