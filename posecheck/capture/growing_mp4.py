"""An MP4 that can be played while it still grows, and after its writer was killed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import IO

import av
import av.error
import cv2
import numpy as np
from av.video.frame import VideoFrame

from posecheck.files import open_own
from posecheck.pose import ImageArray
from posecheck.words import text

__all__ = ["GrowingMp4"]

# The clock of MPEG: divides every usual frame rate.
_TIME_BASE = Fraction(1, 90_000)
# One thread, and the least work for each picture: looking at the person comes first. No
# picture is kept back, so that a kill loses what was not written and no more: at most the
# pictures since the last key picture, 1 s at 30 pictures a second.
_OPTIONS = {"preset": "ultrafast", "tune": "zerolatency", "crf": "23", "threads": "1", "g": "30"}
# Each fragment stands for itself, whatever comes after it.
_MUXING = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "flush_packets": "1"}
# The nominal rate in the header; the stamps count.
_RATE = 30


class GrowingMp4:
    """Writes H.264 with exact times.

    Parameters
    ----------
    path : Path
        Must not exist yet.
    size_px : tuple of int
        Width and height; odd ones lose their last column or row.
    shared : bool
        Whether other users of the computer may read it.
    options : mapping
        Of the encoder x264.
    start_s : float, optional
        The time that is 0 in the file, instead of the first picture's.

    Raises
    ------
    OSError
        If it cannot be written; what was written before stays.
    """

    def __init__(
        self,
        path: Path,
        size_px: tuple[int, int],
        *,
        shared: bool = False,
        options: Mapping[str, str] = _OPTIONS,
        start_s: float | None = None,
    ) -> None:
        self._size = max(2, size_px[0] // 2 * 2), max(2, size_px[1] // 2 * 2)
        self._file = _Sink(open_own(path, "xb", shared=shared, buffering=0))
        self._start_s = start_s
        self._last_pts = -1
        try:
            self._open(options)
        except (av.error.FFmpegError, ValueError) as error:
            self._file.shut()
            raise OSError(0, text("error.no_h264", why=error)) from None

    def _open(self, options: Mapping[str, str]) -> None:
        self._container = av.open(self._file, "w", format="mp4", options=_MUXING)
        self._stream = self._container.add_stream("libx264", rate=_RATE, options=dict(options))
        self._stream.width, self._stream.height = self._size
        self._stream.pix_fmt = "yuv420p"
        self._stream.time_base = self._stream.codec_context.time_base = _TIME_BASE

    @property
    def duration_s(self) -> float:
        """Time of the last picture."""
        return float(max(0, self._last_pts) * _TIME_BASE)

    def write(self, image_bgr: ImageArray, time_s: float) -> None:
        """Add a picture; one of another size is fitted in, never stretched."""
        if self._start_s is None:
            self._start_s = time_s
        frame = VideoFrame.from_ndarray(_fitted(image_bgr, self._size), format="bgr24")
        stamp = round((time_s - self._start_s) / _TIME_BASE)
        frame.pts = self._last_pts = max(self._last_pts + 1, stamp)
        frame.time_base = _TIME_BASE
        self._do(lambda: self._container.mux(self._stream.encode(frame)))

    def close(self) -> None:
        """Write what is left and close the file."""
        try:
            self._do(lambda: self._container.mux(self._stream.encode(None)))
            self._do(self._container.close)
        finally:
            # After a full disk FFmpeg has more to write; it goes nowhere.
            with contextlib.suppress(av.error.FFmpegError, OSError):
                self._container.close()
            self._file.shut()

    def _do(self, write: Callable[[], object]) -> None:
        try:
            write()
        except av.error.FFmpegError as error:
            self._file.check()
            raise OSError(error.errno, error.strerror) from None
        self._file.check()


class _Sink:
    """A file that keeps the first error, since FFmpeg keeps it to itself."""

    def __init__(self, file: IO[bytes]) -> None:
        # Unbuffered, so that a full disk is noticed by the write that fills it.
        self._file = file
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write all of it, or note why not."""
        rest = memoryview(data)
        while rest and self._error is None:
            try:
                rest = rest[self._file.write(rest) :]
            except OSError as error:
                self._error = error
        return len(data)

    def check(self) -> None:
        """Raise what went wrong."""
        if self._error is not None:
            raise self._error

    def shut(self) -> None:
        """Let go of the file."""
        if self._error is None:
            self._error = OSError("closed")
        self._file.close()


def _fitted(image_bgr: ImageArray, size_px: tuple[int, int]) -> ImageArray:
    """Give the picture in this size, with black beside it where the shape differs."""
    width, height = size_px
    have_height, have_width = image_bgr.shape[:2]
    if have_width // 2 * 2 == width and have_height // 2 * 2 == height:
        return np.ascontiguousarray(image_bgr[:height, :width])
    scale = min(width / have_width, height / have_height)
    inner = max(1, round(have_width * scale)), max(1, round(have_height * scale))
    canvas: ImageArray = np.zeros((height, width, 3), dtype=np.uint8)
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    canvas[top : top + inner[1], left : left + inner[0]] = cv2.resize(
        image_bgr, inner, interpolation=cv2.INTER_AREA
    )
    return canvas
