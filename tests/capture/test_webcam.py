"""The webcam: which device is opened, what it is asked, and what each failure is called.

No computer of a test has a camera: the device behind OpenCV is replaced by one that does
as it is told. Everything else is what runs in a session.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from posecheck.capture import camera_trouble
from posecheck.capture.camera_address import WebcamAddress
from posecheck.capture.camera_list import CameraInfo
from posecheck.capture.live_source import CameraLost, LostReason, SessionClock
from posecheck.capture.webcam import ASKED_FPS, SILENT_S, Device, Webcam
from tests.capture.scripted_source import ScriptClock

BRIO = CameraInfo(2, "BRIO", "by-id/brio")
OTHER = CameraInfo(0, "Integrated", "by-id/integrated")
PICTURE = np.full((72, 128, 3), 90, dtype=np.uint8)


class Told:
    """A device that gives what it was told, in order, then the last of it for ever."""

    def __init__(self, gives: Sequence[Any] = (PICTURE,), fps: float = 0.0, opens: bool = True):
        self.gives, self.fps, self.opens = list(gives), fps, opens
        self.on, self.stamp_s = opens, 0.0

    def isOpened(self) -> bool:
        return self.opens

    def read(self) -> tuple[bool, Any]:
        give = self.gives.pop(0) if len(self.gives) > 1 else self.gives[0]
        if isinstance(give, Exception):
            raise give
        return give is not None, give

    def get(self, key: int) -> float:
        return {cv2.CAP_PROP_FPS: self.fps, cv2.CAP_PROP_POS_MSEC: self.stamp_s * 1e3}.get(key, 0.0)

    def release(self) -> None:
        self.on = False


class Desk:
    """Cameras that are plugged in, the devices behind them, and a clock."""

    def __init__(self, *cameras: CameraInfo) -> None:
        self.cameras = cameras
        self.devices = {camera.index: Told() for camera in cameras}
        self.opened: list[int] = []
        self.clock = ScriptClock()

    def webcam(self, number: int | None = None, name: str = "") -> Webcam:
        return Webcam(
            WebcamAddress(number, name),
            self.clock,
            lambda: self.cameras,
            self._open,
            self.clock.advance,
        )

    def _open(self, index: int) -> Device:
        self.opened.append(index)
        return self.devices[index]


def lost_by(webcam: Webcam) -> CameraLost:
    with pytest.raises(CameraLost) as caught:
        webcam.open()
    assert "\n" not in str(caught.value)
    return caught.value


def test_by_number_by_name_and_first_of_all() -> None:
    for address, index in [((2, ""), 2), ((None, "brio"), 2), ((0, ""), 0)]:
        desk = Desk(OTHER, BRIO)
        webcam = desk.webcam(*address)
        webcam.open()
        assert desk.opened == [index]
        webcam.close()
        assert not desk.devices[index].on
    desk = Desk(BRIO)
    desk.webcam(0).open()
    assert desk.opened == [2]


def test_name_and_rate_are_those_of_the_device() -> None:
    desk = Desk(BRIO)
    webcam = desk.webcam(name="brio")
    assert webcam.name == "brio"
    desk.devices[2].fps = 24.0
    webcam.open()
    assert (webcam.name, webcam.nominal_fps) == ("BRIO", 24.0)
    desk.devices[2].fps = 0.0
    webcam.open()
    assert webcam.nominal_fps == ASKED_FPS


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a number can be tried unlisted")
def test_no_camera_at_all() -> None:
    lost = lost_by(Desk().webcam(0))
    assert lost.reason is LostReason.NONE
    assert "plug one in" in str(lost)


def test_no_such_camera_names_those_there_are() -> None:
    lost = lost_by(Desk(OTHER, BRIO).webcam(name="phone"))
    assert lost.reason is LostReason.NOT_FOUND
    assert "0: Integrated, 2: BRIO" in str(lost)


def test_two_of_a_name_want_the_number() -> None:
    twins = CameraInfo(0, "USB Camera", "a"), CameraInfo(2, "USB Camera", "b")
    lost = lost_by(Desk(*twins).webcam(name="USB Camera"))
    assert lost.reason is LostReason.NOT_FOUND
    assert "--camera 0" in str(lost)


def test_unplugged_while_reading_and_back_under_another_number() -> None:
    desk = Desk(OTHER, BRIO)
    webcam = desk.webcam(2)
    webcam.open()
    before = webcam.read()
    desk.cameras, desk.devices[2].gives = (OTHER,), [None]
    with pytest.raises(CameraLost) as caught:
        webcam.read()
    assert caught.value.reason is LostReason.UNPLUGGED
    webcam.close()
    # Not the other camera, which stands elsewhere.
    assert lost_by(webcam).reason is LostReason.UNPLUGGED
    assert desk.opened == [2]
    desk.cameras = (OTHER, CameraInfo(4, "BRIO", "by-id/brio"))
    desk.devices[4] = Told()
    webcam.open()
    assert desk.opened == [2, 4]
    assert webcam.read().time_s > before.time_s


def test_back_in_another_socket_it_is_known_by_its_name() -> None:
    desk = Desk(BRIO)
    webcam = desk.webcam(2)
    webcam.open()
    desk.cameras, desk.devices[0] = (CameraInfo(0, "BRIO", "by-path/other"),), Told()
    webcam.open()
    assert desk.opened == [2, 0]


def test_of_two_of_a_kind_it_is_the_same_one() -> None:
    twins = CameraInfo(0, "BRIO", "by-id/a"), CameraInfo(2, "BRIO", "by-id/b")
    desk = Desk(*twins)
    webcam = desk.webcam(2)
    webcam.open()
    desk.cameras = CameraInfo(0, "BRIO", "by-id/b"), CameraInfo(2, "BRIO", "by-id/a")
    webcam.open()
    assert desk.opened == [2, 0]


def test_another_camera_under_the_same_number_is_not_it() -> None:
    desk = Desk(BRIO)
    webcam = desk.webcam(2)
    webcam.open()
    desk.cameras = (CameraInfo(2, "Integrated", "by-id/integrated"),)
    assert lost_by(webcam).reason is LostReason.UNPLUGGED


@pytest.mark.parametrize("failure", [None, cv2.error("damaged"), np.zeros((0, 0, 3), np.uint8)])
def test_single_bad_pictures_are_passed_over(failure: Any) -> None:
    desk = Desk(BRIO)
    desk.devices[2] = Told([failure, failure, PICTURE])
    webcam = desk.webcam(2)
    webcam.open()
    assert webcam.read().image_bgr.shape == (72, 128, 3)


def test_silence_is_lost_as_stalled_within_its_time() -> None:
    desk = Desk(BRIO)
    desk.devices[2] = Told([PICTURE, None])
    webcam = desk.webcam(2)
    webcam.open()
    webcam.read()
    start_s = desk.clock()
    with pytest.raises(CameraLost) as caught:
        webcam.read()
    assert caught.value.reason is LostReason.STALLED
    assert desk.clock() - start_s == pytest.approx(SILENT_S, abs=0.05)


def test_times_increase_even_if_the_clock_stands() -> None:
    desk = Desk(BRIO)
    webcam = desk.webcam(2)
    webcam.open()
    frames = [webcam.read() for _ in range(5)]
    assert [frame.index for frame in frames] == [0, 1, 2, 3, 4]
    assert all(b.time_s > a.time_s for a, b in itertools.pairwise(frames))
    assert frames[-1].time_s < 0.01


@pytest.mark.skipif(sys.platform != "linux", reason="V4L2 says when a picture was taken")
def test_time_is_that_of_the_capture_where_the_driver_tells() -> None:
    desk = Desk(BRIO)
    clock = SessionClock()
    webcam = Webcam(WebcamAddress(2), clock, lambda: desk.cameras, lambda index: desk.devices[2])
    webcam.open()
    time.sleep(0.06)
    desk.devices[2].stamp_s = time.monotonic() - 0.05
    frame = webcam.read()
    assert frame.time_s == pytest.approx(clock() - 0.05, abs=0.02)
    # A stamp of another clock is none.
    desk.devices[2].stamp_s = 1.0
    assert webcam.read().time_s == pytest.approx(clock(), abs=0.02)


def test_grey_and_large_pictures_are_brought_into_shape() -> None:
    desk = Desk(BRIO)
    grey = np.full((480, 640), 80, dtype=np.uint8)
    large = np.full((2160, 3840, 3), 80, dtype=np.uint8)
    desk.devices[2] = Told([grey, grey[:, :, None], large])
    webcam = desk.webcam(2)
    webcam.open()
    shapes = [webcam.read().image_bgr.shape for _ in range(3)]
    assert shapes == [(480, 640, 3), (480, 640, 3), (1080, 1920, 3)]


@pytest.mark.skipif(sys.platform != "linux", reason="device files of Linux")
class TestWhyNotOnLinux:
    def refused(self, monkeypatch: pytest.MonkeyPatch, node: Path) -> CameraLost:
        monkeypatch.setattr(camera_trouble, "node_of", lambda index: node)
        desk = Desk(BRIO)
        desk.devices[2] = Told(opens=False)
        return lost_by(desk.webcam(2))

    def test_gone(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        lost = self.refused(monkeypatch, tmp_path / "video2")
        assert lost.reason is LostReason.UNPLUGGED

    def test_permission(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        node = tmp_path / "video2"
        node.touch(mode=0o000)

        def refuse(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        # The superuser may open anything: the system's refusal is played.
        monkeypatch.setattr(camera_trouble.os, "open", refuse)
        lost = self.refused(monkeypatch, node)
        assert lost.reason is LostReason.REFUSED
        assert "group video" in str(lost)

    def test_busy(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        node = tmp_path / "video2"
        node.touch()
        lost = self.refused(monkeypatch, node)
        assert lost.reason is LostReason.BUSY
        assert "close that program" in str(lost)
