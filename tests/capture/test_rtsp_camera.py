"""A phone that sends RTSP, over loopback: times from its own stamps, without delay."""

from __future__ import annotations

import time

import numpy as np
import pytest

from posecheck.capture.live_source import CameraLost, LostReason, SessionClock
from posecheck.capture.newest_frame import CameraState
from posecheck.capture.open_camera import make_source, start_camera
from tests.capture.mjpeg_server import number_of
from tests.capture.rtsp_server import RtspServer


def test_stamps_of_the_camera_are_the_times_however_unevenly_it_sends() -> None:
    clock = SessionClock()
    with RtspServer(fps=30.0, jitter_s=0.02) as server:
        source = make_source(server.url, clock)
        source.open()
        assert source.nominal_fps == pytest.approx(30.0)
        frames = [source.read() for _ in range(45)]
        now_s = clock()
        source.close()
    kept = [frame for frame in frames if frame is not None]
    numbers = [number_of(frame.image_bgr) for frame in kept]
    assert np.diff(numbers).tolist() == [1] * 44
    steps = np.diff([frame.time_s for frame in kept])
    # Even, but for the first ones, while the quickest delivery is not known yet, and where a
    # busy computer hands a picture over late. Times of arrival would hardly ever be even.
    assert np.mean(np.abs(steps - 1 / 30) < 1e-3) > 0.5
    assert kept[-1].time_s <= now_s


def test_no_picture_is_held_back() -> None:
    clock = SessionClock()
    with RtspServer() as server:
        camera = start_camera(server.url, clock)
        behind_s = []
        for _ in range(30):
            frame = camera.take(15.0)
            assert frame is not None
            behind_s.append(clock() - frame.time_s)
        camera.close()
    # Less than two pictures, even on a busy computer.
    assert np.median(behind_s) < 2 / 30


def test_hanging_up_is_lost() -> None:
    server = RtspServer()
    camera = start_camera(server.url, SessionClock())
    assert camera.take(15.0) is not None
    server.die()
    deadline_s = time.monotonic() + 15
    while camera.reason is not LostReason.UNREACHABLE and time.monotonic() < deadline_s:
        time.sleep(0.01)
    assert camera.state is CameraState.LOST
    assert camera.reason is LostReason.UNREACHABLE
    assert camera.close()


def test_nobody_at_the_address_is_said() -> None:
    server = RtspServer()
    server.die()
    source = make_source(server.url, SessionClock())
    with pytest.raises(CameraLost, match="does not answer"):
        source.open()
