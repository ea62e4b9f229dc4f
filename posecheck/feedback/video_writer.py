"""Writes an H.264 video that browsers play, with exact times of presentation."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
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
# Good to look at on a screen, about 1 MB for 10 s of a quiet room at 720p.
_OPTIONS = {"preset": "veryfast", "crf": "23"}
_FRAGMENTS = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
# A killed recording loses at most this many frames.
_KEY_EVERY = 60


class VideoWriter:
    """A context manager; the file appears under its name only when it is whole.

    Parameters
    ----------
    path : Path
    size_px : tuple of int
        Width and height; odd ones lose their last column or row (H.264 needs even).
    options : mapping, optional
        Of the encoder x264.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """

    def __init__(
        self, path: Path, size_px: tuple[int, int], options: Mapping[str, str] = _OPTIONS
    ) -> None:
        self._path = path
        self._part = path.with_name(path.name + ".part")
        self._size = (max(2, size_px[0] // 2 * 2), max(2, size_px[1] // 2 * 2))
        self._last_pts = -1
        try:
            self._container = av.open(str(self._part), "w", format="mp4", options=_FRAGMENTS)
            self._stream = self._container.add_stream("libx264", rate=30, options=dict(options))
        except (av.error.FFmpegError, OSError, ValueError) as error:
            raise self._failed(error) from None
        self._stream.width, self._stream.height = self._size
        self._stream.pix_fmt = "yuv420p"
        self._stream.time_base = self._stream.codec_context.time_base = _TIME_BASE
        self._stream.gop_size = _KEY_EVERY

    def write(self, image_bgr: ImageArray, time_s: float) -> None:
        """Add a picture of the given size at its time, in seconds.

        A picture of another size (a source that changed midway) is placed at the
        top left of a black one, never stretched.
        """
        width, height = self._size
        if image_bgr.shape[:2] != (height, width):
            image_bgr = _placed(image_bgr, width, height)
        frame = VideoFrame.from_ndarray(image_bgr, format="bgr24")
        frame.pts = self._last_pts = max(self._last_pts + 1, round(time_s / _TIME_BASE))
        frame.time_base = _TIME_BASE
        try:
            self._container.mux(self._stream.encode(frame))
        except (av.error.FFmpegError, OSError) as error:
            raise self._failed(error) from None

    def close(self) -> None:
        """Finish the file and give it its name."""
        try:
            self._container.mux(self._stream.encode(None))
            self._container.close()
            self._part.replace(self._path)
        except (av.error.FFmpegError, OSError) as error:
            self._part.unlink(missing_ok=True)
            raise self._failed(error) from None

    def abort(self) -> None:
        """Give up and leave nothing behind."""
        # The disk may be full; what matters is that nothing stays.
        with contextlib.suppress(av.error.FFmpegError, OSError):
            self._container.close()
        self._part.unlink(missing_ok=True)

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


def _placed(image_bgr: ImageArray, width: int, height: int) -> ImageArray:
    canvas: ImageArray = np.zeros((height, width, 3), dtype=np.uint8)
    part = image_bgr[:height, :width]
    canvas[: part.shape[0], : part.shape[1]] = part
    return canvas
