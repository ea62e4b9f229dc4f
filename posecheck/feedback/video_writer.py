"""Writes an H.264 video that browsers play, with exact times of presentation."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from posecheck.capture.growing_mp4 import GrowingMp4
from posecheck.errors import OutputError
from posecheck.pose import ImageArray
from posecheck.words import why

__all__ = ["VideoWriter"]

# Good to look at on a screen, about 1 MB for 10 s of a quiet room at 720p. Without pictures that
# refer to later ones: they would make a browser show everything two pictures late.
_OPTIONS = {"preset": "veryfast", "crf": "23", "bf": "0"}


class VideoWriter:
    """A context manager; the file appears under its name only when it is whole.

    Parameters
    ----------
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
        try:
            self._part.unlink(missing_ok=True)
            options = {"g": "60", **options}  # a key picture every 2 s
            self._file = GrowingMp4(self._part, size_px, options=options, start_s=0.0)
        except OSError as error:
            raise self._failed(error) from None

    def write(self, image_bgr: ImageArray, time_s: float) -> None:
        """Add a picture at its time, in seconds; one of another size is fitted in."""
        try:
            self._file.write(image_bgr, time_s)
        except OSError as error:
            raise self._failed(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._file.close()
            if kind is None:
                self._part.replace(self._path)
        except OSError as failed:
            if kind is None:
                raise self._failed(failed) from None
        finally:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _failed(self, error: OSError) -> OutputError:
        return OutputError("error.unwritable", path=self._path, why=why(error))
