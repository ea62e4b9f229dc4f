"""A camera of this computer, read with OpenCV."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any, Protocol

import cv2
import numpy as np

from posecheck.capture.camera_address import WebcamAddress
from posecheck.capture.camera_list import CameraInfo, find_camera, list_cameras
from posecheck.capture.camera_trouble import lost, why_not
from posecheck.capture.live_source import CameraLost, Clock, LostReason
from posecheck.capture.video_file import MAX_SIDE_PX
from posecheck.pose import Frame, ImageArray
from posecheck.words import text

__all__ = ["Device", "Webcam", "open_device"]

# The person's joints need some 100 px across the trunk when the whole body is in the
# picture: 720p gives that from 3 m.
ASKED_SIZE_PX = (1280, 720)
ASKED_FPS = 30.0
# As long as a camera may be silent before it is taken for lost.
SILENT_S = 2.0
# A read that fails at once is not to be repeated at the speed of the processor.
_AGAIN_S = 0.02
# OpenCV waits 10 s for each picture unless told otherwise (read at the first capture).
_WAIT_FOR_PICTURE_S = 1
_BACKENDS = {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION, "win32": cv2.CAP_DSHOW}


class Device(Protocol):
    """What is used of OpenCV's ``VideoCapture``."""

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        """Whether it gives pictures."""

    def read(self) -> tuple[bool, Any]:
        """Wait for a picture."""

    def get(self, key: int) -> float:
        """Give a property; 0 where it is not known."""

    def release(self) -> None:
        """Let go of it."""


def open_device(index: int) -> Device:
    """Open a camera and ask it for size, rate and compressed pictures."""
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(_WAIT_FOR_PICTURE_S))
    # What goes wrong is said by us, in words.
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    device = cv2.VideoCapture(index, _BACKENDS.get(sys.platform, cv2.CAP_ANY))
    if device.isOpened():
        # Compressed first: uncompressed, USB 2 carries 720p at 10 pictures a second only.
        device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        device.set(cv2.CAP_PROP_FRAME_WIDTH, ASKED_SIZE_PX[0])
        device.set(cv2.CAP_PROP_FRAME_HEIGHT, ASKED_SIZE_PX[1])
        device.set(cv2.CAP_PROP_FPS, ASKED_FPS)
        device.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return device


class Webcam:
    """A webcam by number or name.

    Once it has been open, only the very same device is opened again, whatever number it
    then has: another camera would stand elsewhere. Larger pictures than full HD are scaled
    down, as in the analysis of a file.

    Parameters
    ----------
    clock : callable
        The clock of the session.
    find, opener, wait : callable, optional
        How cameras are listed and opened, and how time passes; for tests.
    """

    def __init__(
        self,
        address: WebcamAddress,
        clock: Clock,
        find: Callable[[], tuple[CameraInfo, ...]] = list_cameras,
        opener: Callable[[int], Device] = open_device,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self._address, self._clock = address, clock
        self._find, self._opener, self._wait = find, opener, wait
        self._known: CameraInfo | None = None
        self._device: Device | None = None
        self._fps: float | None = None
        self._index, self._last_s = 0, -1.0

    @property
    def name(self) -> str:
        """The name it has in the system, or else what was asked for."""
        if self._known is not None:
            return self._known.name
        return self._address.name or text("error.camera.name", number=self._address.number)

    @property
    def nominal_fps(self) -> float | None:
        """What the camera says it gives, or else what it was asked for."""
        return self._fps

    def open(self) -> None:
        """Open it; the same device as before, if it was open before.

        Raises
        ------
        CameraLost
            With the reason.
        """
        self.close()
        info = self._choose()
        device = self._opener(info.index)
        if not device.isOpened():
            device.release()
            raise why_not(info.index, info.name)
        self._device, self._known = device, info
        declared = device.get(cv2.CAP_PROP_FPS)
        self._fps = declared if 1.0 <= declared <= 1000.0 else ASKED_FPS

    def read(self) -> Frame:
        """Wait for the next picture.

        Raises
        ------
        CameraLost
            If it is gone, or sends nothing for `SILENT_S`.
        """
        give_up_s = self._clock() + SILENT_S
        while True:
            image = self._picture()
            if image is not None:
                break
            self._check_there()
            if self._clock() >= give_up_s:
                raise lost(LostReason.STALLED, self.name)
            self._wait(_AGAIN_S)
        # Two pictures within the clock's grain are still one after the other.
        self._last_s = max(self._captured_s(), self._last_s + 1e-4)
        frame = Frame(self._index, self._last_s, image)
        self._index += 1
        return frame

    def close(self) -> None:
        """Let go of the camera."""
        device, self._device = self._device, None
        if device is not None:
            device.release()

    def _choose(self) -> CameraInfo:
        cameras = self._find()
        if self._known is not None:
            return self._again(self._known, cameras)
        found = find_camera(self._address, cameras)
        if len(found) == 1:
            return found[0]
        if found:
            both = ", ".join(str(camera.index) for camera in found)
            words, first = "error.camera.same_name", found[0].index
            raise lost(LostReason.NOT_FOUND, self.name, words, numbers=both, number=first)
        number = self._address.number
        # Where cameras cannot be listed, a number can be tried all the same.
        if not cameras and number is not None and sys.platform != "linux":
            return CameraInfo(number, text("error.camera.name", number=number))
        raise self._missing(cameras)

    def _missing(self, cameras: tuple[CameraInfo, ...]) -> CameraLost:
        if not cameras:
            return lost(LostReason.NONE, self.name)
        names = ", ".join(f"{camera.index}: {camera.name}" for camera in cameras)
        return lost(LostReason.NOT_FOUND, self.name, "error.camera.there_are", names=names)

    def _again(self, known: CameraInfo, cameras: tuple[CameraInfo, ...]) -> CameraInfo:
        """Find the device that was open before: by its stable id, or else its name."""
        if not cameras and not known.stable_id:
            return known
        by_id = [each for each in cameras if known.stable_id and each.stable_id == known.stable_id]
        # In another socket a camera without a serial number has another id.
        by_name = [each for each in cameras if each.name == known.name]
        same = by_id or by_name
        if len(same) != 1:
            raise lost(LostReason.UNPLUGGED, known.name)
        return same[0]

    def _picture(self) -> ImageArray | None:
        if self._device is None:
            raise lost(LostReason.UNPLUGGED, self.name)
        try:
            good, image = self._device.read()
        except cv2.error:  # a damaged picture, for instance
            return None
        if not good or image is None or image.size == 0:
            return None
        return _fitting(np.asarray(image, dtype=np.uint8))

    def _check_there(self) -> None:
        """Tell a camera that is gone from one that is silent, where cameras can be listed."""
        known, cameras = self._known, self._find()
        if known is not None and (cameras or known.stable_id) and known not in cameras:
            raise lost(LostReason.UNPLUGGED, known.name)

    def _captured_s(self) -> float:
        """When the camera took the picture, where the driver says so, or else now."""
        now_s = self._clock()
        if sys.platform == "linux" and self._device is not None:
            # V4L2 stamps on the steady clock, when the first line of the picture came in.
            age_s = time.monotonic() - self._device.get(cv2.CAP_PROP_POS_MSEC) / 1000.0
            if 0.0 <= age_s < SILENT_S:
                return now_s - age_s
        return now_s


def _fitting(image: ImageArray) -> ImageArray:
    """Give three colours, and at most full HD."""
    if image.ndim == 2 or image.shape[2] == 1:
        image = np.asarray(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
    longer = max(image.shape[:2])
    if longer <= MAX_SIDE_PX:
        return image
    scale = MAX_SIDE_PX / longer
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)
