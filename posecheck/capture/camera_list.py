"""The cameras of this computer, by name, without turning any of them on."""

from __future__ import annotations

import contextlib
import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posecheck.capture.camera_address import WebcamAddress

__all__ = ["CameraInfo", "find_camera", "linux_cameras", "list_cameras", "mac_cameras"]

# Asking a Mac for its cameras takes about half a second.
_ASK_S = 5.0
# linux/videodev2.h: the request, the record it fills (driver, card, bus, version, all
# capabilities, those of this node), and the capabilities that make or unmake a camera.
_QUERYCAP = 0x80685600
_CAPABILITY = struct.Struct("=16s32s32sIII12x")
_CAPTURE = 0x0000_0001 | 0x0000_1000
_CODEC = 0x0000_4000 | 0x0000_8000


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """One camera.

    Attributes
    ----------
    index : int
        Its number; may be another one after it was plugged in again.
    name : str
        As the system calls it.
    stable_id : str
        The same after it was plugged in again; empty where the system has none.
    """

    index: int
    name: str
    stable_id: str = ""


def list_cameras() -> tuple[CameraInfo, ...]:
    """Give the cameras in the order of their numbers; none where they cannot be listed."""
    if sys.platform == "linux":
        return linux_cameras()
    if sys.platform == "darwin":
        return mac_cameras(_ask_mac())
    if sys.platform == "win32":
        return _windows_cameras()
    return ()


def find_camera(address: WebcamAddress, cameras: tuple[CameraInfo, ...]) -> tuple[CameraInfo, ...]:
    """Give the cameras that an address may mean: one, if it is clear.

    Number 0 is the first camera there is, whatever its number. Names are compared
    without regard to case; a part of the name is enough.
    """
    if address.number is not None:
        same = tuple(camera for camera in cameras if camera.index == address.number)
        return cameras[:1] if not same and address.number == 0 else same
    wanted = address.name.casefold()
    exact = tuple(camera for camera in cameras if camera.name.casefold() == wanted)
    return exact or tuple(camera for camera in cameras if wanted in camera.name.casefold())


def linux_cameras(
    classes: Path = Path("/sys/class/video4linux"),
    devices: Path = Path("/dev"),
    is_camera: Callable[[Path], bool] | None = None,
) -> tuple[CameraInfo, ...]:
    """Read the kernel's list; the parameters are for tests."""
    is_camera = is_camera if is_camera is not None else _captures
    found = []
    for entry in classes.glob("video*"):
        number = entry.name.removeprefix("video")
        node = devices / entry.name
        # Further nodes of the same camera carry its measurements, not its picture.
        if not number.isdigit() or _text(entry / "index") not in ("", "0"):
            continue
        if node.exists() and is_camera(node):
            name = _text(entry / "name") or entry.name
            found.append(CameraInfo(int(number), name, _stable_id(node, devices, entry)))
    return tuple(sorted(found, key=lambda camera: camera.index))


def mac_cameras(answer: str) -> tuple[CameraInfo, ...]:
    """Read what ``system_profiler -json SPCameraDataType`` says.

    OpenCV numbers the cameras of a Mac by the order of their unique ids.
    """
    try:
        entries = json.loads(answer)["SPCameraDataType"]
        pairs = sorted((str(each["spcamera_unique-id"]), str(each["_name"])) for each in entries)
    except (ValueError, KeyError, TypeError):
        return ()
    return tuple(CameraInfo(index, name, key) for index, (key, name) in enumerate(pairs))


def _ask_mac() -> str:
    command = ["/usr/sbin/system_profiler", "-json", "SPCameraDataType"]
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=_ASK_S, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout


def _windows_cameras() -> tuple[CameraInfo, ...]:
    """Ask DirectShow, in whose order OpenCV numbers them too."""
    import av

    ask: Callable[[str], list[Any]] | None = getattr(av, "enumerate_input_devices", None)
    if ask is None:  # an older PyAV
        return ()
    try:
        devices = ask("dshow")
    except (OSError, ValueError):
        return ()
    cameras = [device for device in devices if "audio" not in " ".join(device.media_types or ())]
    return tuple(
        CameraInfo(index, str(each.description or each.name), str(each.name))
        for index, each in enumerate(cameras)
    )


def _captures(node: Path) -> bool:
    """Whether a node gives pictures of a camera; True for what may not be asked.

    Asking does not turn the camera on.
    """
    import fcntl

    try:
        handle = os.open(node, os.O_RDWR | os.O_NONBLOCK)
    except PermissionError:
        return True  # so that the person learns of the missing permission
    except OSError:
        return False
    try:
        answer = fcntl.ioctl(handle, _QUERYCAP, bytes(_CAPABILITY.size))
    except OSError:
        return False
    finally:
        os.close(handle)
    of_node: int = _CAPABILITY.unpack(answer)[5]
    return bool(of_node & _CAPTURE) and not of_node & _CODEC


def _stable_id(node: Path, devices: Path, entry: Path) -> str:
    """Name the device by its serial number, or else by the socket that it is in."""
    for folder in ("by-id", "by-path"):
        for link in sorted((devices / "v4l" / folder).glob("*")):
            if link.resolve() == node.resolve():
                return f"{folder}/{link.name}"
    device = entry / "device"
    return str(device.resolve()) if device.exists() else ""


def _text(path: Path) -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8").strip()
    return ""
