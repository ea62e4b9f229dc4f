"""What ``--camera`` means: a webcam, the address of a stream, or a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from posecheck.capture.names import shown
from posecheck.errors import UsageError

__all__ = ["Address", "FileAddress", "StreamAddress", "WebcamAddress", "parse_address"]

STREAM_SCHEMES = ("http", "https", "rtsp", "rtsps")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_NODE = re.compile(r"/dev/video(\d+)")
# No system numbers its cameras beyond this; a longer number is a slip of the finger.
MAX_NUMBER = 999


@dataclass(frozen=True, slots=True)
class WebcamAddress:
    """A camera of this computer, by number or else by name."""

    number: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class StreamAddress:
    """A camera in the network."""

    url: str

    @property
    def host(self) -> str:
        """Host and port, without the user's name and password."""
        return shown(urlsplit(self.url).netloc.rpartition("@")[2])


@dataclass(frozen=True, slots=True)
class FileAddress:
    """A video that stands in for a camera."""

    path: Path


Address = WebcamAddress | StreamAddress | FileAddress


def parse_address(text: str) -> Address:
    """Tell what kind of camera a text names.

    Raises
    ------
    UsageError
        If it can be none.
    """
    text = text.strip()
    if text.startswith("file:"):
        return _file(text.removeprefix("file:"))
    if match := _SCHEME.match(text):
        return _stream(text, match[1].lower())
    if text.isascii() and (text.isdigit() or _NODE.fullmatch(text)):
        return _number(text)
    if not text:
        raise UsageError("error.camera.nothing")
    if _is_file(text):
        raise UsageError("error.camera.file", name=shown(text))
    return WebcamAddress(name=text)


def _file(name: str) -> FileAddress:
    if name.startswith("///"):
        name = name[2:]
    if not name:
        raise UsageError("error.camera.no_video")
    return FileAddress(Path(name).expanduser())


def _stream(text: str, scheme: str) -> StreamAddress:
    if scheme not in STREAM_SCHEMES:
        known = ", ".join(STREAM_SCHEMES)
        raise UsageError("error.camera.scheme", scheme=shown(scheme), known=known)
    try:
        parts = urlsplit(text)
        valid = bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    # FFmpeg would send what follows a line break to the camera as it stands.
    if not valid or not text.isprintable() or " " in text:
        raise UsageError("error.camera.incomplete", scheme=scheme)
    return StreamAddress(text)


def _number(text: str) -> WebcamAddress:
    number = int(text.removeprefix("/dev/video"))
    if number > MAX_NUMBER:
        raise UsageError("error.camera.number", name=shown(text))
    return WebcamAddress(number=number)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False
