"""Writes an H.264 video that browsers play, with exact times of presentation."""

from __future__ import annotations

import contextlib
import os
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import av.error
import numpy as np
from av.video.frame import VideoFrame

from posecheck.errors import OutputError
from posecheck.pose import ImageArray

__all__ = ["VideoWriter"]

# The clock of MPEG: divides every usual frame rate.
_TIME_BASE = Fraction(1, 90_000)
# Good to look at on a screen, about 1 MB for 10 s of a quiet room at 720p. Without
# B-frames: with them, the end of a file that has a gap in time would be declared too early.
_OPTIONS = {"preset": "veryfast", "crf": "23", "bf": "0"}
# Fragments while recording, so that a killed one still plays; an ordinary MP4 with its
# whole index when it is closed, so that players know the length and can seek.
_FRAGMENTS = {"movflags": "hybrid_fragmented+frag_keyframe+default_base_moof"}
# A killed recording loses at most this many frames.
_KEY_EVERY = 60
# ITU-T H.273 code of BT.601, by which the conversion from BGR weighs the colours. Untagged,
# players take large pictures for BT.709 and show other greens and reds.
_BT601 = 6


class VideoWriter:
    """A context manager; the file appears under its name only when it is whole.

    Parameters
    ----------
    path : Path
    size_px : tuple of int
        Width and height; odd ones lose their last column or row (H.264 needs even).

    Raises
    ------
    OutputError
        If the file cannot be written.
    """

    def __init__(self, path: Path, size_px: tuple[int, int]) -> None:
        self._path = path
        self._part = path.with_name(path.name + ".part")
        self._size = (max(2, size_px[0] // 2 * 2), max(2, size_px[1] // 2 * 2))
        self._last_pts = -1
        self._finished = False
        try:
            self._file = _PartFile(self._part)
        except OSError as error:
            raise self._failed(error) from None
        try:
            self._open()
        except (av.error.FFmpegError, OSError, ValueError) as error:
            self.abort()
            raise self._failed(error) from None

    def _open(self) -> None:
        self._container = av.open(self._file, "w", format="mp4", options=_FRAGMENTS)
        self._stream = self._container.add_stream("libx264", rate=30, options=_OPTIONS)
        self._stream.width, self._stream.height = self._size
        self._stream.pix_fmt = "yuv420p"
        context = self._stream.codec_context
        self._stream.time_base = context.time_base = _TIME_BASE
        context.gop_size = _KEY_EVERY
        context.colorspace = _BT601

    def write(self, image_bgr: ImageArray, time_s: float) -> None:
        """Add a picture of the given size at its time, in seconds.

        A picture of another size (a source that changed midway) is placed at the
        top left of a black one, never stretched. The first picture is shown at
        once: times count from it, to 1/90000 s. A time that is not later than
        the one before is moved to the next tick.

        Raises
        ------
        OutputError
            If the file cannot be written; nothing is left of it.
        """
        width, height = self._size
        if image_bgr.shape[:2] != (height, width):
            image_bgr = _placed(image_bgr, width, height)
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(image_bgr), format="bgr24")
        frame.pts = self._last_pts = max(self._last_pts + 1, round(time_s / _TIME_BASE))
        frame.time_base = _TIME_BASE
        self._encode(frame)

    def close(self) -> None:
        """Finish the file and give it its name. May be called twice.

        Without a single picture there is no file.

        Raises
        ------
        OutputError
            If the file cannot be written; nothing is left of it.
        """
        if self._finished:
            return
        if self._last_pts < 0:
            self.abort()
            return
        self._encode(None)
        try:
            self._container.close()
            self._file.finish()
            self._part.replace(self._path)
        except (av.error.FFmpegError, OSError) as error:
            self.abort()
            raise self._failed(error) from None
        self._finished = True

    def abort(self) -> None:
        """Give up and leave nothing behind; does nothing to a finished file."""
        if self._finished:
            return
        self._finished = True
        # The disk may be full; what matters is that nothing stays.
        with contextlib.suppress(av.error.FFmpegError, OSError, AttributeError):
            self._container.close()
        self._file.discard()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _encode(self, frame: VideoFrame | None) -> None:
        try:
            self._container.mux(self._stream.encode(frame))
            self._file.check()
        except (av.error.FFmpegError, OSError) as error:
            self.abort()
            raise self._failed(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()

    def _failed(self, error: Exception) -> OutputError:
        reason = getattr(error, "strerror", None) or str(error)
        return OutputError(
            f"{self._path}: cannot be written ({reason}); "
            "choose another folder with -o, or free some space"
        )


class _PartFile:
    """A file that remembers the first write that failed.

    FFmpeg keeps the failure of its last writes to itself: a full disk would leave a
    video that lacks its end and looks whole.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write, or note why not."""
        if self._error is None:
            try:
                return self._file.write(data)
            except OSError as error:
                self._error = error
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a place, for the index at the end."""
        if self._error is None:
            try:
                return self._file.seek(offset, whence)
            except OSError as error:
                self._error = error
        return offset

    def tell(self) -> int:
        """Where the next byte goes."""
        return 0 if self._error is not None else self._file.tell()

    def check(self) -> None:
        """Raise what went wrong so far."""
        if self._error is not None:
            raise self._error

    def finish(self) -> None:
        """Bring all of it to the disk."""
        self.check()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Let go of the file, whatever is left to write."""
        with contextlib.suppress(OSError):
            self._file.close()


def _placed(image_bgr: ImageArray, width: int, height: int) -> ImageArray:
    canvas: ImageArray = np.zeros((height, width, 3), dtype=np.uint8)
    part = image_bgr[:height, :width]
    canvas[: part.shape[0], : part.shape[1]] = part
    return canvas
