"""The recording of a session: never in the way, and playable whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from posecheck.capture import recording as recording_module
from posecheck.capture.growing_mp4 import GrowingMp4
from posecheck.capture.recording import MAX_WAITING, RESERVE_BYTES, Recording
from posecheck.capture.video_file import VideoFile
from posecheck.errors import OutputError
from posecheck.pose import Frame, ImageArray
from tests.capture.mjpeg_server import number_of, numbered

ROOT = Path(__file__).parents[2]
PLENTY = RESERVE_BYTES * 10


def frames(count: int, start: int = 0, fps: float = 30.0) -> list[Frame]:
    rows = range(start, start + count)
    return [Frame(row, 5.0 + row / fps, numbered(row % 256)) for row in rows]


def until(condition: Callable[[], bool]) -> None:
    end_s = time.monotonic() + 15.0
    while not condition():
        assert time.monotonic() < end_s, "it did not happen"
        time.sleep(0.005)


def add_all(recording: Recording, pictures: list[Frame]) -> None:
    """Add without overtaking the disk."""
    for picture in pictures:
        until(lambda: recording.waiting < MAX_WAITING)
        recording.add(picture)


def played(path: Path) -> list[tuple[int, float]]:
    with VideoFile(path) as video:
        return [(number_of(frame.image_bgr), frame.time_s) for frame in video]


def test_every_picture_is_there_at_its_time(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "session.mp4", lambda folder: PLENTY)
    pictures = frames(50)
    pictures[30:] = [Frame(f.index, f.time_s + 20.0, f.image_bgr) for f in pictures[30:]]
    add_all(recording, pictures)
    assert recording.close()
    assert recording.close()
    assert recording.trouble is None
    assert recording.dropped == 0
    seen = played(tmp_path / "session.mp4")
    assert [number for number, _ in seen] == list(range(50))
    wanted = [frame.time_s - 5.0 for frame in pictures]
    assert [time_s for _, time_s in seen] == pytest.approx(wanted, abs=1e-3)


def test_summary_says_where_how_long_and_how_large(tmp_path: Path) -> None:
    path = tmp_path / "session.mp4"
    recording = Recording(path, lambda folder: PLENTY)
    add_all(recording, frames(4, fps=1 / 31))
    recording.close()
    megabytes = path.stat().st_size / 1e6
    assert recording.summary == f"Recorded 1:33 ({megabytes:.1f} MB) in {path}"


def test_without_a_picture_there_is_no_file_and_nothing_to_say(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "session.mp4")
    assert recording.close()
    assert recording.summary == ""
    assert list(tmp_path.iterdir()) == []


def test_drawing_into_a_picture_afterwards_is_not_recorded(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "session.mp4", lambda folder: PLENTY)
    for picture in frames(MAX_WAITING):
        recording.add(picture)
        picture.image_bgr[:] = 0
    recording.close()
    numbers = [number for number, _ in played(tmp_path / "session.mp4")]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) + recording.dropped == MAX_WAITING


def test_a_slow_disk_costs_pictures_and_no_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    class Slow(GrowingMp4):
        def write(self, image_bgr: ImageArray, time_s: float) -> None:
            go_on.wait(20)
            super().write(image_bgr, time_s)

    monkeypatch.setattr(recording_module, "GrowingMp4", Slow)
    recording = Recording(tmp_path / "session.mp4", lambda folder: PLENTY)
    before_s = time.monotonic()
    for picture in frames(100):
        recording.add(picture)
    assert time.monotonic() - before_s < 1.0
    assert recording.dropped >= 100 - MAX_WAITING - 1
    go_on.set()
    recording.close()
    assert len(played(tmp_path / "session.mp4")) == 100 - recording.dropped
    assert f"{recording.dropped} pictures left out" in recording.summary


def test_a_nearly_full_disk_ends_the_recording_and_leaves_room(tmp_path: Path) -> None:
    free = [PLENTY, PLENTY, RESERVE_BYTES - 1]
    recording = Recording(tmp_path / "session.mp4", lambda folder: free.pop(0))
    for picture in frames(100):
        until(lambda: recording.waiting < MAX_WAITING)
        recording.add(picture)
    until(lambda: recording.trouble is not None)
    assert recording.trouble is not None
    assert "nearly full" in recording.trouble
    assert "what was recorded before is kept" in recording.trouble
    assert "\n" not in recording.trouble
    assert recording.close()
    assert len(played(tmp_path / "session.mp4")) == 60
    assert recording.summary


def test_a_full_disk_from_the_start_leaves_nothing(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "session.mp4", lambda folder: 0)
    add_all(recording, frames(3))
    until(lambda: recording.trouble is not None)
    assert "nothing was recorded" in str(recording.trouble)
    recording.close()
    assert list(tmp_path.iterdir()) == []
    assert recording.summary == ""


# Writes until the system refuses (a limit on the size of files stands for the full disk),
# then says what the recording says.
FILLS_UP = """
    import resource, sys, time
    from pathlib import Path
    import numpy as np
    from posecheck.capture.recording import MAX_WAITING, Recording
    from posecheck.pose import Frame
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
    recording = Recording(Path(sys.argv[1]), lambda folder: 10**12)
    rng = np.random.default_rng(1)
    row = 0
    while recording.trouble is None and row < 3000:
        if recording.waiting < MAX_WAITING:
            noise = rng.integers(0, 255, (240, 320, 3), dtype=np.uint8)
            recording.add(Frame(row, row / 30, noise))
            row += 1
        else:
            time.sleep(0.001)
    print(recording.close(), recording.trouble)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_disk_that_refuses_ends_the_recording_which_still_plays(tmp_path: Path) -> None:
    path = tmp_path / "session.mp4"
    command = [sys.executable, "-c", textwrap.dedent(FILLS_UP), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, cwd=ROOT)
    assert done.stdout.startswith("True ")
    assert "the recording has ended" in done.stdout
    assert path.stat().st_size <= 4_000_000
    with VideoFile(path) as video:
        assert sum(1 for _ in video) >= 60  # two whole fragments


# Records in real time and says after each picture how many have been handed over.
RECORDS = """
    import sys, time
    from pathlib import Path
    from posecheck.capture.recording import Recording
    from posecheck.pose import Frame
    from tests.capture.mjpeg_server import numbered
    recording = Recording(Path(sys.argv[1]), lambda folder: 10**12)
    for row in range(3000):
        recording.add(Frame(row, row / 30, numbered(row % 256)))
        print(row, flush=True)
        time.sleep(0.005)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("after", [45, 100, 151])
def test_a_killed_recording_plays_up_to_a_second_before(tmp_path: Path, after: int) -> None:
    path = tmp_path / "session.mp4"
    command = [sys.executable, "-c", textwrap.dedent(RECORDS), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:
        assert running.stdout is not None
        last = next(row for row in map(int, running.stdout) if row >= after)
        os.kill(running.pid, signal.SIGKILL)
    seen = played(path)
    assert [number for number, _ in seen] == list(range(len(seen)))
    # One fragment, and what waited for the disk.
    assert len(seen) >= last - 30 - MAX_WAITING


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "session.mp4"
    path.write_text("precious")
    with pytest.raises(OutputError, match="choose another name"):
        Recording(path)
    assert path.read_text() == "precious"


def test_a_folder_that_is_not_there_is_noticed_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="choose another folder"):
        Recording(tmp_path / "none" / "session.mp4")


def test_a_picture_of_another_size_is_fitted_in_and_not_stretched(tmp_path: Path) -> None:
    file = GrowingMp4(tmp_path / "session.mp4", (320, 240))
    file.write(np.full((240, 320, 3), 200, np.uint8), 0.0)
    upright = np.full((400, 200, 3), 200, np.uint8)
    file.write(upright, 0.1)
    file.close()
    with VideoFile(tmp_path / "session.mp4") as video:
        _, fitted = [frame.image_bgr for frame in video]
    bright = fitted[:, :, 1] > 100
    columns, rows = bright.any(axis=0).sum(), bright.any(axis=1).sum()
    assert rows == 240
    assert columns == pytest.approx(120, abs=2)
    assert bright[:, 160].all()


def test_odd_sizes_lose_a_line_and_nothing_else(tmp_path: Path) -> None:
    file = GrowingMp4(tmp_path / "session.mp4", (321, 241))
    file.write(np.full((241, 321, 3), 90, np.uint8), 0.0)
    file.close()
    with VideoFile(tmp_path / "session.mp4") as video:
        assert video.size_px == (320, 240)
        assert len(list(video)) == 1
