"""A file as a stand-in for a camera: the times of the file, and nobody is hurried."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from posecheck.capture.live_source import SessionClock
from posecheck.capture.newest_frame import CLOSE_S, CameraState, NewestFrame
from posecheck.capture.paced_file import PacedFile
from posecheck.capture.patient_clock import PatientClock
from posecheck.capture.video_file import VideoFile
from posecheck.errors import InputError
from tests.capture.scripted_source import ScriptClock
from tests.media import steady, video

UNEVEN_S = [0.0, 0.04, 0.05, 0.3, 0.31, 0.9, 2.5]


def manual() -> tuple[PatientClock, ScriptClock]:
    """A patient clock, and the one beneath it, which moves when it is slept on."""
    beneath = ScriptClock()
    return PatientClock(now=beneath, sleep=beneath.advance), beneath


def test_each_picture_comes_when_its_time_has_come(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", UNEVEN_S)
    clock, beneath = manual()
    beneath.advance(100.0)
    source = PacedFile(path, clock)
    source.open()
    came = []
    while (frame := source.read()) is not None:
        came.append((frame.time_s, beneath() - 100.0))
    source.close()
    with VideoFile(path) as analysed:
        assert [time_s for time_s, _ in came] == [frame.time_s for frame in analysed]
    assert [at_s for _, at_s in came] == pytest.approx([time_s for time_s, _ in came])


def test_pictures_are_those_of_the_analysis(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", steady(10))
    source = PacedFile(path, manual()[0])
    source.open()
    with VideoFile(path) as analysed:
        for wanted in analysed:
            frame = source.read()
            assert frame is not None
            assert np.array_equal(frame.image_bgr, wanted.image_bgr)
    assert source.read() is None
    source.close()


def test_the_clock_stands_still_for_whoever_is_slow(tmp_path: Path) -> None:
    clock, beneath = manual()
    source = PacedFile(video(tmp_path / "clip.mp4", steady(30)), clock)
    source.open()
    came = []
    for _ in range(30):
        frame = source.read()
        assert frame is not None
        beneath.advance(0.5)  # a look takes longer than there is between two pictures
        came.append((frame.time_s, clock()))
    assert [at_s for _, at_s in came] == pytest.approx([time_s for time_s, _ in came])
    source.close()
    beneath.advance(2.0)
    assert clock() == pytest.approx(came[-1][1] + 2.0)


def test_no_picture_is_left_out_however_slowly_they_are_taken(tmp_path: Path) -> None:
    threads = threading.active_count()
    now = PatientClock(speed=50.0)
    clock = SessionClock(now)
    source = PacedFile(video(tmp_path / "clip.mp4", steady(20)), now)
    camera = NewestFrame(source, clock, waits=True)
    times_s, at_s, deadline_s = [], [], time.monotonic() + 10
    while (frame := camera.take(5)) is not None and time.monotonic() < deadline_s:
        times_s.append(frame.time_s)
        at_s.append(camera.taken_at_s)
        busy_until_s = time.monotonic() + 0.01  # half a second of the clock
        while time.monotonic() < busy_until_s:
            pass
    assert camera.state is CameraState.ENDED
    assert camera.close()
    assert camera.drops == 0
    assert times_s == pytest.approx(steady(20), abs=1e-3)
    assert np.diff(at_s) == pytest.approx(np.diff(times_s), abs=1e-6)
    assert threading.active_count() == threads


def test_closing_does_not_wait_for_a_picture_that_nobody_takes(tmp_path: Path) -> None:
    now = PatientClock()
    source = PacedFile(video(tmp_path / "clip.mp4", steady(5)), now)
    camera = NewestFrame(source, SessionClock(now), waits=True)
    assert camera.take(5) is not None
    began_s = time.monotonic()
    assert camera.close()
    assert time.monotonic() - began_s < CLOSE_S
    before_s = now()
    assert now() > before_s or now() > before_s  # it runs again


@pytest.mark.parametrize("content", [None, b"", b"this is no video" * 100])
def test_what_is_no_video_is_said_by_the_slot(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "clip.mp4"
    if content is not None:
        path.write_bytes(content)
    camera = NewestFrame(PacedFile(path, PatientClock()), SessionClock(), waits=True)
    with pytest.raises(InputError, match=r"clip\.mp4"):
        camera.take(5)
    assert camera.close()
    assert camera.losses == 0
