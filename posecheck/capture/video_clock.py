"""Times of the pictures of a video, in seconds since the first one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posecheck.capture.source import LONGEST_S
from posecheck.pose import LATEST_S

__all__ = ["Declared", "VideoClock", "declared_length", "has_its_end"]

# Three pictures of a slow camera: some writers forget how long the last ones last.
STREAM_SLACK_S = 0.2
# Sound may outlast the picture.
FILE_SLACK_S = 1.0
# Of an Ogg: a head, 255 pieces of at most 255 bytes, and their sizes.
_LARGEST_PAGE_BYTES = 27 + 255 + 255 * 255
# MP4 cannot tell of a longer one, from one picture to the next.
_GAP_S = 21_600.0


class VideoClock:
    """Turns the stamps of decoded pictures into presentation times.

    AVI stores no presentation times, only the order of decoding at a steady
    rate: there, pictures come out of the decoder one a tick, and their decoding
    stamps are the times.

    Parameters
    ----------
    container, stream
        Where the pictures come from.
    """

    def __init__(self, container: InputContainer, stream: VideoStream) -> None:
        self._stream = stream
        self._ticks = container.format.name == "avi"
        self._start: int | None = None
        self._last: int | None = None
        self._step = 1
        self.end_s = 0.0

    def time_s(self, picture: VideoFrame, damaged_before: bool) -> float | None:
        """Give the time of the next picture; None if it has no stamp, or an absurd one.

        Parameters
        ----------
        damaged_before : bool
            Whether something could not be read so far: the first picture then
            need not be the first of the stream, whose own start counts.
        """
        stamp = self._tick(picture) if self._ticks else picture.pts
        base = picture.time_base or self._stream.time_base
        if stamp is None or not base or abs(stamp * base) > LATEST_S:
            return None
        if self._start is None:
            self._start, use_declared = stamp, damaged_before and not self._ticks
            declared = self._stream.start_time if use_declared else None
            if declared is not None and 0 < (stamp - declared) * base < LONGEST_S:
                self._start = declared
        time_s = float((stamp - self._start) * base)
        if abs(time_s) > LONGEST_S or time_s - self.end_s > _GAP_S:
            return None
        length_s = float((picture.duration or 0) * base)
        self.end_s = max(self.end_s, time_s + (length_s if length_s < _GAP_S else 0.0))
        return time_s

    def _tick(self, picture: VideoFrame) -> int:
        """Stamp of an AVI picture; the last ones leave the decoder without any."""
        last = self._last
        if picture.dts is not None:
            stamp = picture.dts
            if last is not None and stamp > last:
                self._step = stamp - last
        else:
            stamp = 0 if last is None else last + self._step
        self._last = stamp
        return stamp


class Declared(NamedTuple):
    """Length of the picture as the file declares it."""

    duration_s: float | None
    # By how much a whole file may end earlier.
    slack_s: float


def declared_length(container: InputContainer, stream: VideoStream) -> Declared:
    """Read the length of the stream, or else of the file with its sound."""
    if stream.duration and stream.time_base:
        return Declared(float(stream.duration * stream.time_base), STREAM_SLACK_S)
    end_s, slack_s = _tagged_end_s(stream), STREAM_SLACK_S
    if end_s is None and container.duration:
        end_s, slack_s = container.duration / av.time_base, FILE_SLACK_S
    if end_s is None:
        return Declared(None, slack_s)
    # Matroska declares when the last picture ends; it may begin late.
    start_s = float((stream.start_time or 0) * (stream.time_base or 0))
    return Declared(end_s - start_s if 0 < start_s < end_s else end_s, slack_s)


def has_its_end(path: Path, container: InputContainer) -> bool:
    """Whether the last page of an Ogg, which declares no length, says that it is the last."""
    if container.format.name != "ogg":
        return True
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LARGEST_PAGE_BYTES))
        end = file.read(_LARGEST_PAGE_BYTES)
    page = end[max(0, end.rfind(b"OggS")) :]
    # Its flags are the sixth byte; the sizes of its pieces follow their number, the 27th.
    pieces = page[27 : 27 + page[26]] if len(page) > 26 else b""
    return len(page) == 27 + len(pieces) + sum(pieces) and bool(page[5] & 4)


def _tagged_end_s(stream: VideoStream) -> float | None:
    """Read the DURATION tag of a Matroska track: 00:01:02.345000000."""
    hours, _, rest = stream.metadata.get("DURATION", "").partition(":")
    minutes, _, seconds = rest.partition(":")
    try:
        end_s = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    except (ValueError, OverflowError):
        return None
    return end_s if 0 < end_s <= LONGEST_S else None
