"""Cameras by name, without opening them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from posecheck.capture.camera_address import WebcamAddress
from posecheck.capture.camera_list import (
    CameraInfo,
    find_camera,
    linux_cameras,
    list_cameras,
    mac_cameras,
)
from posecheck.capture.camera_trouble import who_uses

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="links and nodes of Linux")


class Kernel:
    """Folders as the kernel and udev make them."""

    def __init__(self, root: Path) -> None:
        self.classes, self.devices = root / "class", root / "dev"
        self.classes.mkdir()
        self.devices.mkdir()

    def plug(self, number: int, name: str, index: int = 0, by_id: str = "") -> None:
        entry = self.classes / f"video{number}"
        entry.mkdir()
        (entry / "name").write_text(f"{name}\n", encoding="utf-8")
        (entry / "index").write_text(f"{index}\n", encoding="utf-8")
        node = self.devices / f"video{number}"
        node.touch()
        if by_id:
            folder = self.devices / "v4l" / "by-id"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / by_id).symlink_to(node)

    def cameras(self) -> tuple[CameraInfo, ...]:
        return linux_cameras(self.classes, self.devices, lambda node: node.name != "video10")


@pytest.fixture
def kernel(tmp_path: Path) -> Kernel:
    return Kernel(tmp_path)


@linux_only
def test_linux_lists_cameras_and_not_their_other_nodes(kernel: Kernel) -> None:
    kernel.plug(10, "bcm2835-codec-decode")  # a decoder, as the injected test says
    kernel.plug(2, "BRIO", by_id="usb-046d_BRIO_8D3A-video-index0")
    kernel.plug(3, "BRIO", index=1, by_id="usb-046d_BRIO_8D3A-video-index1")
    kernel.plug(0, "Integrated Camera")
    assert kernel.cameras() == (
        CameraInfo(0, "Integrated Camera", ""),
        CameraInfo(2, "BRIO", "by-id/usb-046d_BRIO_8D3A-video-index0"),
    )


@linux_only
def test_linux_without_any(kernel: Kernel, tmp_path: Path) -> None:
    assert kernel.cameras() == ()
    assert linux_cameras(tmp_path / "none", tmp_path / "none") == ()


@linux_only
def test_a_node_that_is_gone_already_is_left_out(kernel: Kernel) -> None:
    kernel.plug(0, "BRIO")
    (kernel.devices / "video0").unlink()
    assert kernel.cameras() == ()


@linux_only
def test_what_is_no_video_device_is_no_camera(kernel: Kernel) -> None:
    kernel.plug(0, "a file with the name of a camera")
    assert linux_cameras(kernel.classes, kernel.devices) == ()


def test_mac_numbers_by_unique_id() -> None:
    answer = json.dumps(
        {
            "SPCameraDataType": [
                {"_name": "FaceTime HD", "spcamera_unique-id": "B2"},
                {"_name": "USB Camera", "spcamera_unique-id": "0x14"},
            ]
        }
    )
    assert mac_cameras(answer) == (
        CameraInfo(0, "USB Camera", "0x14"),
        CameraInfo(1, "FaceTime HD", "B2"),
    )


@pytest.mark.parametrize("answer", ["", "{}", "[]", "no json", '{"SPCameraDataType": [{}]}'])
def test_mac_without_an_answer(answer: str) -> None:
    assert mac_cameras(answer) == ()


def test_listing_never_fails_here() -> None:
    assert all(camera.name for camera in list_cameras())


CAMERAS = (
    CameraInfo(2, "Integrated Camera"),
    CameraInfo(4, "Logitech BRIO"),
    CameraInfo(6, "Logitech BRIO Infrared"),
)


@pytest.mark.parametrize(
    ("address", "indices"),
    [
        (WebcamAddress(4), [4]),
        (WebcamAddress(0), [2]),  # the first one, whatever its number
        (WebcamAddress(1), []),
        (WebcamAddress(name="integrated"), [2]),
        (WebcamAddress(name="logitech brio"), [4]),  # exact before a part
        (WebcamAddress(name="Logitech"), [4, 6]),
        (WebcamAddress(name="phone"), []),
    ],
)
def test_find(address: WebcamAddress, indices: list[int]) -> None:
    assert [camera.index for camera in find_camera(address, CAMERAS)] == indices


@linux_only
def test_the_program_that_holds_a_device_is_named(tmp_path: Path) -> None:
    held = tmp_path / "video0"
    held.touch()
    with subprocess.Popen(
        [sys.executable, "-c", f"f=open({str(held)!r});print(1,flush=True);input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        users = who_uses(held)
        other.communicate(b"\n")
    assert len(users) == 1
    assert users[0].startswith("python")
    with held.open() as mine:
        assert who_uses(Path(mine.name).resolve()) == ()
