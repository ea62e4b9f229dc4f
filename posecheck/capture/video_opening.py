"""Opens a recorded video with care: regular files only, no lists, no giants."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import av
import av.error
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from posecheck.capture.bounded_input import BoundedFile
from posecheck.capture.names import shown
from posecheck.errors import InputError
from posecheck.words import text, why

__all__ = ["MAX_PIXELS", "open_video", "too_large", "video_stream"]

# Containers of recorded video that say when each picture is shown. Playlists, concat
# scripts, devices, pictures and bare H.264 are not among them: they name other files
# or have no time.
_FORMATS = "mov,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,ivf,mxf,wtv"
# 8K UHD with room for padding to blocks; a larger picture is refused before decoding.
MAX_PIXELS = 7680 * 4352
# Frame threads notice damage in H.264 that a single thread conceals, so at least two even
# on one core; more than four only hold more pictures in memory.
_THREADS = min(4, max(2, os.cpu_count() or 2))
_STILL_PICTURES = frozenset({"png", "bmp", "gif", "webp", "tiff", "ansi"})
# A few times a second, for a large picture.
_BUFFER_BYTES = 256 * 1024
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")


def open_video(path: Path) -> tuple[InputContainer, BoundedFile]:
    """Open a regular file of a known container, and nothing that it may name.

    Raises
    ------
    InputError
        If it is not such a file; one line says why.
    """
    _refuse_other_than_files(path)
    try:
        # Absolute: FFmpeg would take a name such as "monday:1.mp4" for an address.
        file = BoundedFile(os.path.abspath(path))  # noqa: PTH100 - links keep their names
        container = av.open(
            file,
            mode="r",
            buffer_size=_BUFFER_BYTES,
            options={
                "format_whitelist": _FORMATS,
                "protocol_whitelist": "file",
                "max_pixels": str(MAX_PIXELS),
            },
        )
        return container, file
    except (av.error.FFmpegError, OSError, ValueError) as error:
        detail = str(getattr(error, "strerror", None) or text("error.video.unknown_format"))
        raise InputError("error.video.not_video", name=shown(path.name), why=detail) from None


def video_stream(container: InputContainer, path: Path) -> VideoStream:
    """Choose the moving picture and set its decoder up.

    Raises
    ------
    InputError
        If there is none, it cannot be decoded, or it is too large.
    """
    name = shown(path.name)
    streams = [
        stream
        for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic
    ]
    if not streams:
        sound = "sound" if container.streams.audio else "none"
        raise InputError("error.video.no_picture", name=name, streams=sound)
    stream = max(streams, key=_pixels)
    if stream.codec_context is None:
        raise InputError("error.video.coding", name=name)
    context = stream.codec_context
    if context.name in _STILL_PICTURES:
        raise InputError("error.video.picture", name=name)
    if _pixels(stream) > MAX_PIXELS:
        raise too_large(path, context.width, context.height)
    context.options = {"max_pixels": str(MAX_PIXELS)}
    context.thread_type = "AUTO"
    context.thread_count = _THREADS
    return stream


def too_large(path: Path, width: int, height: int) -> InputError:
    """Make the error for a picture beyond MAX_PIXELS."""
    return InputError("error.video.too_large", name=shown(path.name), width=width, height=height)


def _pixels(stream: VideoStream) -> int:
    context = stream.codec_context
    return context.width * context.height if context is not None else 0


def _refuse_other_than_files(path: Path) -> None:
    name = shown(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _not_found(path, error) from None
    if stat.S_ISDIR(mode):
        raise InputError("error.video.folder", path=name)
    if not stat.S_ISREG(mode):
        raise InputError("error.video.not_regular", path=name)
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise InputError("error.video.unreadable", path=name, why=why(error)) from None
    if empty:
        raise InputError("error.video.empty", path=name)


def _not_found(path: Path, error: Exception) -> InputError:
    name = shown(path)
    # Only what is no file: "take:1/clip.mp4" is a name like any other.
    if _ADDRESS.match(name):
        return InputError("error.address", path=name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError("error.no_file", path=name)
    reason = getattr(error, "strerror", None) or text("error.video.impossible_name")
    return InputError("error.video.unopened", path=name, why=reason)
