"""A file as a stand-in for a camera: the times of the file, at the pace of the clock."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from posecheck.capture.live_source import SessionClock
from posecheck.capture.newest_frame import CameraState, NewestFrame
from posecheck.capture.paced_file import PacedFile
from posecheck.capture.video_file import VideoFile
from posecheck.errors import InputError
from tests.capture.scripted_source import ScriptClock
from tests.media import steady, video

UNEVEN_S = [0.0, 0.04, 0.05, 0.3, 0.31, 0.9, 2.5]


def test_each_picture_comes_when_its_time_has_come(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", UNEVEN_S)
    clock = ScriptClock()
    clock.advance(100.0)
    source = PacedFile(path, clock, wait=clock.advance)
    source.open()
    came = []
    while (frame := source.read()) is not None:
        came.append((frame.time_s, clock() - 100.0))
    source.close()
    with VideoFile(path) as analysed:
        assert [time_s for time_s, _ in came] == [frame.time_s for frame in analysed]
    assert [at_s for _, at_s in came] == pytest.approx([time_s for time_s, _ in came])


def test_pictures_are_those_of_the_analysis(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", steady(10))
    clock = ScriptClock()
    source = PacedFile(path, clock, wait=clock.advance)
    source.open()
    with VideoFile(path) as analysed:
        for wanted in analysed:
            frame = source.read()
            assert frame is not None
            assert np.array_equal(frame.image_bgr, wanted.image_bgr)
    assert source.read() is None
    source.close()


def test_overdue_pictures_come_at_once_and_keep_their_times(tmp_path: Path) -> None:
    clock, waits = ScriptClock(), []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        clock.advance(seconds)

    source = PacedFile(video(tmp_path / "clip.mp4", steady(30)), clock, wait)
    source.open()
    first = source.read()
    assert first is not None
    clock.advance(0.5)
    overdue = [source.read() for _ in range(15)]
    assert waits == []
    assert [frame.time_s for frame in overdue if frame] == pytest.approx(steady(16)[1:], abs=1e-3)
    source.close()


def test_in_real_time_through_the_slot(tmp_path: Path) -> None:
    threads = threading.active_count()
    clock = SessionClock()
    camera = NewestFrame(PacedFile(video(tmp_path / "clip.mp4", steady(20)), clock), clock)
    delays, deadline_s = [], time.monotonic() + 10
    start_s = None
    while camera.state is not CameraState.ENDED and time.monotonic() < deadline_s:
        frame = camera.take(0.05)
        if frame is not None:
            start_s = camera.taken_at_s - frame.time_s if start_s is None else start_s
            delays.append(camera.taken_at_s - start_s - frame.time_s)
    assert camera.close()
    assert len(delays) + camera.drops >= 19
    assert min(delays) >= -1e-3
    # Most are in time, whatever else this computer does.
    assert np.median(delays) < 0.1
    assert threading.active_count() == threads


@pytest.mark.parametrize("content", [None, b"", b"this is no video" * 100])
def test_what_is_no_video_is_said_by_the_slot(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "clip.mp4"
    if content is not None:
        path.write_bytes(content)
    clock = SessionClock()
    camera = NewestFrame(PacedFile(path, clock), clock)
    with pytest.raises(InputError, match=r"clip\.mp4"):
        camera.take(5)
    assert camera.close()
    assert camera.losses == 0
