"""Finds out why a camera of this computer does not open."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

from posecheck.capture.live_source import CameraLost, LostReason
from posecheck.capture.names import shown

__all__ = ["lost", "node_of", "who_uses", "why_not"]

_WINDOWS_CONSENT = (
    r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"
)


def lost(reason: LostReason, name: str, text_id: str = "", **fields: object) -> CameraLost:
    """Make the loss of a camera with its line for people, its own words or the usual ones."""
    words = text_id or f"error.lost.{reason}"
    return CameraLost(reason, words, name=shown(name), platform=sys.platform, **fields)


def node_of(index: int) -> Path:
    """Give the device file of a camera on Linux."""
    return Path(f"/dev/video{index}")


def why_not(index: int, name: str) -> CameraLost:
    """Say why a camera that is there did not open."""
    if sys.platform == "linux":
        return _why_not_on_linux(node_of(index), name)
    # On a Mac several programs may use a camera at once: what is left is permission.
    refused = sys.platform == "darwin" or _windows_refuses()
    return lost(LostReason.REFUSED if refused else LostReason.BUSY, name)


def _why_not_on_linux(node: Path, name: str) -> CameraLost:
    try:
        os.close(os.open(node, os.O_RDWR | os.O_NONBLOCK))
    except OSError as error:
        reasons = {
            errno.EACCES: LostReason.REFUSED,
            errno.EPERM: LostReason.REFUSED,
            errno.EBUSY: LostReason.BUSY,
            errno.ENOENT: LostReason.UNPLUGGED,
            errno.ENODEV: LostReason.UNPLUGGED,
            errno.ENXIO: LostReason.UNPLUGGED,
        }
        return lost(reasons.get(error.errno or 0, LostReason.FAILED), name)
    users = who_uses(node)
    if users:
        # Only one program at a time may take pictures, though several may open it.
        return lost(LostReason.BUSY, name, "error.camera.busy_with", user=users[0])
    return lost(LostReason.BUSY, name)


def who_uses(node: Path, processes: Path = Path("/proc")) -> tuple[str, ...]:
    """Name the other programs of this user that hold a device file open (Linux)."""
    wanted, names = str(node), []
    for process in processes.glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        # Processes end while they are looked at, and those of others are closed to us.
        with contextlib.suppress(OSError):
            if any(_target(link) == wanted for link in (process / "fd").iterdir()):
                names.append(shown((process / "comm").read_text(encoding="utf-8").strip()))
    return tuple(sorted(set(names)))


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _windows_refuses() -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    for key in (_WINDOWS_CONSENT, _WINDOWS_CONSENT + r"\NonPackaged"):
        with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            if winreg.QueryValueEx(opened, "Value")[0] == "Deny":
                return True
    return False
