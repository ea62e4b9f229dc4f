"""A recorded video that is played as a stand-in for a camera."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from posecheck.capture.patient_clock import PatientClock
from posecheck.capture.video_file import MAX_SIDE_PX, VideoFile
from posecheck.pose import Frame

__all__ = ["PacedFile"]


class PacedFile:
    """Gives each picture of a file when its time has come.

    Times are the file's own, so that a session on a clip sees what an analysis of it
    sees; only the moment at which a picture comes is taken from the clock, which stands
    still there until the next picture is asked for. The file is played once.

    Parameters
    ----------
    max_side_px : int
        Larger pictures are scaled down to this longer side.
    """

    def __init__(
        self, path: str | Path, clock: PatientClock, max_side_px: int = MAX_SIDE_PX
    ) -> None:
        self._path, self._clock, self._max_side_px = Path(path), clock, max_side_px
        self._video: VideoFile | None = None
        self._frames: Iterator[Frame] = iter(())
        self._started_s: float | None = None

    @property
    def name(self) -> str:
        """Name of the file."""
        return self._path.name

    @property
    def nominal_fps(self) -> float | None:
        """Declared average frame rate, once open."""
        return self._video.nominal_fps if self._video is not None else None

    def open(self) -> None:
        """Open the file; its first picture comes at once.

        Raises
        ------
        InputError
            If it is not a video that can be read; another attempt is of no use.
        """
        if self._video is None:
            self._video = VideoFile(self._path, self._max_side_px)
            self._frames = iter(self._video)

    def read(self) -> Frame | None:
        """Wait until the next picture is due; None at the end of the file."""
        frame = next(self._frames, None)
        if frame is None:
            return None
        if self._started_s is None:
            self._started_s = self._clock() - frame.time_s
        self._clock.wait_until(self._started_s + frame.time_s)
        return frame

    def close(self) -> None:
        """Let go of the file and of the clock."""
        self._clock.let_go()
        self._frames = iter(())
        if self._video is not None:
            self._video.close()
