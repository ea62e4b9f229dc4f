"""A recorded video as a source of frames, read with PyAV."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import av.error
import cv2
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posecheck.capture.prefetch import Prefetch
from posecheck.capture.source import StreamHealth
from posecheck.errors import InputError
from posecheck.pose import Frame, ImageArray

__all__ = ["MAX_PIXELS", "MAX_SIDE_PX", "VideoFile"]

# Containers of recorded video. Playlists, concat scripts, devices and pictures are not
# among them: they name other files, or have no time.
_FORMATS = "mov,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,h264,hevc,ivf,mxf,wtv"
# 8K UHD with room for padding to blocks; a larger picture is refused before decoding.
MAX_PIXELS = 7680 * 4352
# The pose model looks at 256 pixels across the person: more than full HD gains nothing
# and costs memory and time.
MAX_SIDE_PX = 1920
# A damaged stretch this long without one readable frame is the end of what can be read.
MAX_BAD_IN_A_ROW = 300
# Files whose last picture is earlier than declared by this much have lost their end:
# one second covers sound that outlasts the picture.
MISSING_END_S = 1.0
_STREAM_PICTURES = frozenset({"png", "mjpeg", "bmp", "gif", "webp", "tiff", "ansi"})


class VideoFile:
    """Frames of a video file, upright, with their presentation times.

    Decoding runs in a thread of its own, ahead of whoever takes the frames, by a
    bounded number of frames. Nothing but a regular file is opened, and nothing
    that the file may name.

    Parameters
    ----------
    path : path-like
    max_side_px : int
        Larger pictures are scaled down to this longer side.

    Raises
    ------
    InputError
        If it is not a video that can be read; one line says why.
    """

    def __init__(self, path: str | Path, max_side_px: int = MAX_SIDE_PX) -> None:
        self._path = Path(path)
        self._max_side_px = max_side_px
        self._health = StreamHealth()
        _refuse_other_than_files(path)
        self._container = _open(self._path)
        try:
            self._stream = _video_stream(self._container, self._path)
            self._start = self._stream.start_time or 0
            self._prefetch = Prefetch(self._decode())
            self._first = self._take_first()
        except BaseException:
            self._container.close()
            raise

    @property
    def name(self) -> str:
        """Name of the file."""
        return self._path.name

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the first upright picture, as delivered."""
        return self._first.size_px

    @property
    def duration_s(self) -> float | None:
        """Declared length in seconds, where known."""
        stream = self._stream
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        if self._container.duration:
            return self._container.duration / av.time_base
        return None

    @property
    def nominal_fps(self) -> float | None:
        """Declared average frame rate, where known."""
        rate = self._stream.average_rate
        return float(rate) if rate else None

    @property
    def health(self) -> StreamHealth:
        """What has been read and what was damaged so far."""
        return self._health

    def __iter__(self) -> Iterator[Frame]:
        """Yield each frame once; a source is read once."""
        first, rest = self._first, self._prefetch
        yield first
        yield from rest

    def close(self) -> None:
        """Stop decoding and let go of the file."""
        self._prefetch.close()
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _take_first(self) -> Frame:
        try:
            return next(self._prefetch)
        except StopIteration:
            self._prefetch.close()
            raise InputError(
                f"{self.name}: no picture in it can be decoded "
                f"({self._health.bad_packets} damaged); record or copy it again"
            ) from None
        except BaseException:
            self._prefetch.close()
            raise

    def _decode(self) -> Iterator[Frame]:
        """Decode in presentation order; runs in the prefetching thread."""
        last_s, size = -1.0, None
        for picture in self._pictures():
            if picture.pts is None or picture.time_base is None:
                self._note(bad_packets=1)
                continue
            time_s = float((picture.pts - self._start) * picture.time_base)
            time_s = max(0.0, time_s) if last_s < 0 else time_s
            if time_s <= last_s:
                self._note(out_of_order=1)
                continue
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_large(self._path, picture.width, picture.height)
            frame = Frame(self._health.frames, time_s, self._upright(picture))
            changed = size is not None and size != frame.size_px
            self._note(frames=1, size_changes=int(changed))
            last_s, size = time_s, frame.size_px
            yield frame
        self._check_end(last_s)

    def _pictures(self) -> Iterator[VideoFrame]:
        """Decode packet by packet; damage is counted and passed over."""
        bad_in_a_row = 0
        for packet in self._packets():
            if packet.is_corrupt:
                self._note(bad_packets=1)
            try:
                pictures = packet.decode()
            except (av.error.FFmpegError, ValueError):
                bad_in_a_row += 1
                self._note(bad_packets=1)
                if bad_in_a_row > MAX_BAD_IN_A_ROW:
                    return
                continue
            bad_in_a_row = 0 if pictures else bad_in_a_row
            for picture in pictures:
                if isinstance(picture, VideoFrame):
                    if picture.is_corrupt:
                        self._note(bad_packets=1)
                    yield picture

    def _packets(self) -> Iterator[av.Packet[VideoStream]]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                yield next(packets)
            except StopIteration:
                return
            except (av.error.FFmpegError, OSError):
                self._note(bad_packets=1)
                return

    def _note(
        self, frames: int = 0, bad_packets: int = 0, out_of_order: int = 0, size_changes: int = 0
    ) -> None:
        old = self._health
        self._health = replace(
            old,
            frames=old.frames + frames,
            bad_packets=old.bad_packets + bad_packets,
            out_of_order=old.out_of_order + out_of_order,
            size_changes=old.size_changes + size_changes,
            complete=old.complete and not bad_packets,
            detail=f"{old.bad_packets + bad_packets} damaged parts" if bad_packets else old.detail,
        )

    def _check_end(self, last_s: float) -> None:
        """Notice a file that ends before its declared length."""
        declared_s = self.duration_s
        if declared_s is not None and last_s >= 0 and declared_s - last_s > MISSING_END_S:
            detail = f"ends at {last_s:.1f} s of {declared_s:.1f} s"
            parts = [part for part in (self._health.detail, detail) if part]
            self._health = replace(self._health, complete=False, detail="; ".join(parts))

    def _upright(self, picture: VideoFrame) -> ImageArray:
        """Convert to BGR, square pixels, upright, and no larger than asked."""
        aspect = self._stream.sample_aspect_ratio
        ratio = float(aspect) if aspect and aspect > 0 else 1.0
        width, height = picture.width, picture.height
        wide = max(1, round(width * ratio))
        scale = min(1.0, self._max_side_px / max(wide, height))
        size = (max(1, round(wide * scale)), max(1, round(height * scale)))
        if size == (width, height):
            upright = picture.to_ndarray(format="bgr24")
        else:
            small = picture.reformat(*size, format="bgr24", interpolation="AREA")
            upright = small.to_ndarray()
        image = np.asarray(upright, dtype=np.uint8)
        return np.ascontiguousarray(_turned(image, picture.rotation))


def _turned(image: ImageArray, rotation_deg: int) -> ImageArray:
    """Apply the rotation tag (degrees counter-clockwise, as PyAV gives it)."""
    turns = {
        90: cv2.ROTATE_90_COUNTERCLOCKWISE,
        180: cv2.ROTATE_180,
        270: cv2.ROTATE_90_CLOCKWISE,
    }
    code = turns.get(round(rotation_deg / 90) * 90 % 360)
    turned: ImageArray = image if code is None else cv2.rotate(image, code)
    return turned


def _refuse_other_than_files(path: str | Path) -> None:
    text = str(path)
    if "://" in text or text.startswith(("http:", "https:", "rtsp:")):
        raise InputError(
            f"{text}: an address, not a file; save the video on this computer and give its name"
        )
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        raise InputError(f"{text}: no such file; check the name and the folder") from None
    except OSError as error:
        raise InputError(f"{text}: cannot be opened ({error.strerror})") from None
    if stat.S_ISDIR(mode):
        raise InputError(f"{text}: a folder, not a video file; name a file in it")
    if not stat.S_ISREG(mode):
        raise InputError(f"{text}: not a regular file (a pipe or device); save it as a file first")
    try:
        with Path(path).open("rb") as file:
            if not file.read(1):
                raise InputError(f"{text}: the file is empty; record or copy it again")
    except OSError as error:
        raise InputError(f"{text}: cannot be read ({error.strerror}); check permissions") from None


def _open(path: Path) -> InputContainer:
    try:
        container = av.open(
            str(path),
            mode="r",
            options={"format_whitelist": _FORMATS, "protocol_whitelist": "file"},
        )
    except (av.error.FFmpegError, OSError, ValueError) as error:
        detail = str(getattr(error, "strerror", None) or "unknown format")
        raise InputError(
            f"{path.name}: not a video that can be read ({detail}); expected a file such as "
            "MP4, MOV, MKV, WebM or AVI"
        ) from None
    return container


def _video_stream(container: InputContainer, path: Path) -> VideoStream:
    streams = [s for s in container.streams.video if s.codec_context is not None]
    if not streams:
        raise InputError(f"{path.name}: no picture in it, only sound; expected a video")
    stream = streams[0]
    context = stream.codec_context
    if context.name in _STREAM_PICTURES and context.name != "mjpeg":
        raise InputError(f"{path.name}: a picture, not a video; expected a recording")
    if context.width * context.height > MAX_PIXELS:
        raise _too_large(path, context.width, context.height)
    context.options = {"max_pixels": str(MAX_PIXELS)}
    stream.thread_type = "AUTO"
    return stream


def _too_large(path: Path, width: int, height: int) -> InputError:
    return InputError(
        f"{path.name}: the picture is too large ({width}x{height}, at most 7680x4320); "
        "save it in a smaller size"
    )
