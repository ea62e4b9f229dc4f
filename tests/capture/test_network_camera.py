"""A real network camera over loopback, which is switched off and comes back."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from posecheck.capture import bounded_input, open_camera
from posecheck.capture.live_source import CameraLost, LostReason, SessionClock
from posecheck.capture.newest_frame import CameraState, NewestFrame
from posecheck.capture.open_camera import make_source, start_camera
from posecheck.capture.picture_health import FROZEN_AFTER_S
from posecheck.errors import CameraError
from posecheck.pose import Frame
from tests.capture.mjpeg_server import MjpegServer, number_of, numbered

# Reads until the camera is lost; gives the pictures, the last words, and the most memory.
READER = """
import re, sys
from pathlib import Path
from posecheck.capture.live_source import CameraLost, SessionClock
from posecheck.capture.open_camera import make_source
source, count = make_source(sys.argv[1], SessionClock()), 0
try:
    source.open()
    while source.read() is not None:
        count += 1
except CameraLost as lost:
    print(count, lost, sep="\\n")
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def until(condition: Callable[[], bool], deadline_s: float = 15.0) -> None:
    end_s = time.monotonic() + deadline_s
    while not condition():
        assert time.monotonic() < end_s, "it did not happen"
        time.sleep(0.01)


@pytest.fixture
def server() -> Iterator[MjpegServer]:
    with MjpegServer() as running:
        yield running


@pytest.fixture
def camera(server: MjpegServer) -> Iterator[NewestFrame]:
    started = start_camera(server.url, SessionClock())
    yield started
    started.close()


def is_lost(camera: NewestFrame, *reasons: LostReason) -> bool:
    return camera.state is CameraState.LOST and camera.reason in reasons


def take(camera: NewestFrame) -> Frame:
    frame = camera.take(15.0)
    assert frame is not None
    return frame


def test_pictures_come_in_order_at_once_and_once(camera: NewestFrame, server: MjpegServer) -> None:
    numbers, behind = [], []
    for _ in range(30):
        numbers.append(number_of(take(camera).image_bgr))
        behind.append(server.number - numbers[-1])
    assert numbers == sorted(set(numbers))
    # No picture waits for the next ones; a busy computer may be one behind.
    assert sorted(behind)[len(behind) // 2] <= 1
    assert camera.name == f"127.0.0.1:{server.port}"


def test_times_are_those_of_the_session(server: MjpegServer) -> None:
    clock = SessionClock()
    camera = start_camera(server.url, clock)
    frames = [take(camera) for _ in range(10)]
    now_s = clock()
    camera.close()
    times = [frame.time_s for frame in frames]
    assert times == sorted(set(times))
    assert 0.0 < times[0] < times[-1] <= now_s
    assert frames[0].image_bgr.shape == (240, 320, 3)


def test_server_dies_and_comes_back(camera: NewestFrame, server: MjpegServer) -> None:
    before = take(camera)
    server.die()
    until(lambda: camera.state is CameraState.LOST)
    until(lambda: is_lost(camera, LostReason.UNREACHABLE))
    assert "check the address" in camera.message
    server.start()
    until(lambda: camera.state is CameraState.RUNNING)
    after = take(camera)
    assert after.time_s > before.time_s
    assert number_of(after.image_bgr) > number_of(before.image_bgr)


def test_stream_stalls_and_goes_on(camera: NewestFrame, server: MjpegServer) -> None:
    take(camera)
    server.stalled.set()
    until(lambda: is_lost(camera, LostReason.STALLED))
    server.stalled.clear()
    until(lambda: camera.state is CameraState.RUNNING)


def test_closing_hangs_up(server: MjpegServer) -> None:
    camera = start_camera(server.url, SessionClock())
    take(camera)
    before_s = time.monotonic()
    assert camera.close()
    assert time.monotonic() - before_s < 1.0
    until(lambda: server.open_connections == 0)


@pytest.mark.parametrize(
    ("path", "reason", "words"),
    [
        ("/page", LostReason.UNREACHABLE, "not with a stream of pictures"),
        ("/secret", LostReason.REFUSED, "name and password"),
        ("/nothing", LostReason.UNREACHABLE, "nothing at that address"),
        ("/broken", LostReason.UNREACHABLE, "answers, but has a fault of its own"),
    ],
)
def test_answers_without_pictures(
    server: MjpegServer, path: str, reason: LostReason, words: str
) -> None:
    source = make_source(server.url.replace("/video", path), SessionClock())
    with pytest.raises(CameraLost, match=words) as caught:
        source.open()
    source.close()
    assert caught.value.reason is reason
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told elsewhere")
def test_a_picture_of_two_gigabytes_is_not_believed(server: MjpegServer) -> None:
    server.claims = 2_000_000_000
    done = subprocess.run(
        [sys.executable, "-c", READER, server.url], check=True, capture_output=True, text=True
    )
    pictures, said, peak_kb = done.stdout.splitlines()
    # What was sent before it became too much was a picture, with nothing behind it.
    assert int(pictures) <= 1
    assert said.startswith("127.0.0.1")
    assert int(peak_kb) < 300_000
    assert done.stderr == ""


@pytest.mark.parametrize(("most_bytes", "pictures"), [(2_000_000, 3), (100_000, 0)])
def test_a_picture_may_be_as_large_as_is_said(
    monkeypatch: pytest.MonkeyPatch, most_bytes: int, pictures: int
) -> None:
    monkeypatch.setattr(bounded_input, "MAX_STREAM_PACKET_BYTES", most_bytes)
    read = 0
    with MjpegServer(draw=lambda number: numbered(number, (1280, 720))) as server:
        source = make_source(server.url, SessionClock())
        with suppress(CameraLost):
            source.open()
            while read < 3:
                assert source.read() is not None
                read += 1
        source.close()
    assert read == pictures


def test_empty_lines_before_the_first_picture_are_passed_over(server: MjpegServer) -> None:
    server.before = b"\r\n\r\n"
    source = make_source(server.url, SessionClock())
    source.open()
    assert source.read() is not None
    source.close()


def test_a_picture_that_drips_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/video"
        source = make_source(address, SessionClock())
        threading.Thread(target=drip, args=(listener,), daemon=True).start()
        before_s = time.monotonic()
        with pytest.raises(CameraLost):
            source.open()
            source.read()
        source.close()
        assert time.monotonic() - before_s < 8.0


def drip(listener: socket.socket) -> None:
    """Send a byte of a picture now and then."""
    connection, _ = listener.accept()
    head = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=p\r\n\r\n"
    part = "--p\r\nContent-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\n"
    with connection, suppress(OSError):
        connection.sendall((head + part).encode())
        for _ in range(200):
            connection.sendall(b"\xff")
            time.sleep(0.05)


def test_no_other_address_is_connected_to(server: MjpegServer) -> None:
    with MjpegServer() as other:
        server.moved_to = other.url
        source = make_source(server.url.replace("/video", "/moved"), SessionClock())
        with pytest.raises(CameraLost, match="the address of the stream itself"):
            source.open()
        assert other.connections == 0


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for scheme in ("http", "rtsp"):
        source = make_source(f"{scheme}://me:secret@127.0.0.1:{port}/video", SessionClock())
        with pytest.raises(CameraError, match="does not answer") as caught:
            source.open()
        assert "secret" not in str(caught.value)
        assert "secret" not in source.name


def test_somebody_who_never_answers_is_given_up() -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        source = make_source(f"http://127.0.0.1:{mute.getsockname()[1]}/video", SessionClock())
        before_s = time.monotonic()
        with pytest.raises(CameraLost) as caught:
            source.open()
        assert caught.value.reason is LostReason.UNREACHABLE
        assert time.monotonic() - before_s < 8.0


def test_an_empty_room_that_hardly_changes_is_no_fault_of_a_stream_yet() -> None:
    with MjpegServer(draw=lambda number: numbered(1)) as server:
        camera = start_camera(server.url, SessionClock())
        take(camera)
        until(lambda: camera.age_s > FROZEN_AFTER_S + 1.0)
        assert camera.state is CameraState.RUNNING
        assert camera.losses == 0
        camera.close()


def test_frozen_stream_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_camera, "STREAM_FROZEN_AFTER_S", 1.5)
    with MjpegServer(draw=lambda number: numbered(1)) as server:
        camera = start_camera(server.url, SessionClock())
        until(lambda: is_lost(camera, LostReason.FROZEN))
        camera.close()
