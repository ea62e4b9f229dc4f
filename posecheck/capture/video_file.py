"""A recorded video as a source of frames, read with PyAV."""

from __future__ import annotations

import struct
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import av
import av.error
import cv2
import numpy as np
from av.buffer import Buffer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from posecheck.capture.names import shown
from posecheck.capture.prefetch import Prefetch
from posecheck.capture.source import StreamHealth
from posecheck.capture.video_clock import VideoClock, declared_length, has_its_end
from posecheck.capture.video_opening import MAX_PIXELS, open_video, too_large, video_stream
from posecheck.errors import InputError
from posecheck.pose import Frame, ImageArray
from posecheck.words import text

__all__ = ["MAX_PIXELS", "MAX_SIDE_PX", "VideoFile"]

# The pose model looks at 256 pixels across the person: more than full HD gains nothing
# and costs memory and time.
MAX_SIDE_PX = 1920
# A damaged stretch this long without one readable frame is the end of what can be read.
MAX_BAD_IN_A_ROW = 300
# Pixels were never wider or taller than 4:1; beyond that the tag is a mistake.
MAX_PIXEL_ASPECT = 4.0


class VideoFile:
    """Frames of a video file, upright, with their presentation times.

    Time 0 is the first picture of the stream. Decoding runs in a thread of its
    own, ahead of whoever takes the frames, by a bounded number of frames.
    Nothing but a regular file is opened, and nothing that the file may name.
    Pictures that the decoder knows to be damaged are left out: they leave a gap
    in time and make the file incomplete. Only what the decoder notices can be
    counted: MP4 carries no checksums.

    Parameters
    ----------
    max_side_px : int
        Larger pictures are scaled down to this longer side.

    Raises
    ------
    InputError
        If it is not a video that can be read; one line says why. Also while
        iterating, where a later picture is too large.
    """

    def __init__(self, path: str | Path, max_side_px: int = MAX_SIDE_PX) -> None:
        self._path = Path(path)
        self._max_side_px = max_side_px
        self._health = StreamHealth()
        self._ends_at = self._runs_back_at = ""
        self._delivered = 0
        self._container, self._file = open_video(self._path)
        try:
            self._stream = video_stream(self._container, self._path)
            self._declared = declared_length(self._container, self._stream)
            rate = self._stream.average_rate
            self._nominal_fps = float(rate) if rate else None
            self._prefetch = Prefetch(self._decode())
            first = self._take_first()
        except BaseException:
            self._let_go()
            raise
        self._first: Frame | None = first
        self._size_px = first.size_px

    @property
    def name(self) -> str:
        """Name of the file."""
        return self._path.name

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the first upright picture, as delivered."""
        return self._size_px

    @property
    def duration_s(self) -> float | None:
        """Declared length in seconds, where known."""
        return self._declared.duration_s

    @property
    def nominal_fps(self) -> float | None:
        """Declared average frame rate, where known."""
        return self._nominal_fps

    @property
    def health(self) -> StreamHealth:
        """What has been read and what was damaged so far."""
        health = self._health
        damaged = health.bad_packets
        parts = (
            text("note.file.damaged", count=damaged) if damaged else "",
            self._runs_back_at,
            self._ends_at,
        )
        detail = "; ".join(part for part in parts if part)
        return replace(health, frames=self._delivered, complete=not detail, detail=detail)

    def __iter__(self) -> Iterator[Frame]:
        """Yield each frame once; a second loop goes on where the first one stopped."""
        if self._first is not None:
            first, self._first = self._first, None
            self._delivered += 1
            yield first
        for frame in self._prefetch:
            self._delivered += 1
            yield frame

    def close(self) -> None:
        """Stop decoding and let go of the file."""
        self._first = None
        self._prefetch.close()
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _let_go(self) -> None:
        self._container.close()
        self._file.close()

    def _take_first(self) -> Frame:
        try:
            return next(self._prefetch)
        except StopIteration:
            self._prefetch.close()
            raise InputError(
                "error.video.undecodable", name=shown(self.name), count=self._health.bad_packets
            ) from None
        except BaseException:
            self._prefetch.close()
            raise

    def _decode(self) -> Generator[Frame, None, None]:
        """Decode in presentation order; runs in the prefetching thread."""
        clock = VideoClock(self._container, self._stream)
        index, last_s, size = 0, -1.0, None
        for picture in self._pictures():
            time_s = clock.time_s(picture, damaged_before=self._health.bad_packets > 0)
            if time_s is None:
                self._note(bad_packets=1)
                continue
            if time_s <= last_s:
                self._left_out(time_s, last_s)
                continue
            image = self._upright(picture)
            if image is None:
                self._note(bad_packets=1)
                continue
            frame = Frame(index, time_s, image)
            self._note(size_changes=int(size not in (None, frame.size_px)))
            index, last_s, size = index + 1, time_s, frame.size_px
            yield frame
        self._check_end(clock.end_s)

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
                if not isinstance(picture, VideoFrame):
                    continue
                if picture.is_corrupt:
                    # Patched up with what was there before: not what happened.
                    self._note(bad_packets=int(not packet.is_corrupt))
                else:
                    yield picture

    def _packets(self) -> Iterator[av.Packet[VideoStream]]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
                self._file.renew()
                yield packet
            except StopIteration:
                self._note(bad_packets=int(self._file.cut_off))
                return
            except (av.error.FFmpegError, OSError):
                self._note(bad_packets=1)
                return

    def _note(self, bad_packets: int = 0, out_of_order: int = 0, size_changes: int = 0) -> None:
        old = self._health
        self._health = replace(
            old,
            bad_packets=old.bad_packets + bad_packets,
            out_of_order=old.out_of_order + out_of_order,
            size_changes=old.size_changes + size_changes,
        )

    def _left_out(self, time_s: float, last_s: float) -> None:
        self._note(out_of_order=1)
        # A picture given twice loses nothing; time that runs backwards does.
        if time_s < last_s and not self._runs_back_at:
            self._runs_back_at = text("note.file.runs_back", seconds=last_s)

    def _check_end(self, end_s: float) -> None:
        """Notice a file that ends before its declared length."""
        declared_s, slack_s = self._declared
        if declared_s is not None and declared_s - end_s > slack_s:
            self._ends_at = text("note.file.ends", end=end_s, declared=declared_s)
        elif not has_its_end(self._path, self._container):
            self._ends_at = text("note.file.no_end", seconds=end_s)

    def _upright(self, picture: VideoFrame) -> ImageArray | None:
        """Convert to BGR, square pixels, upright, no larger than asked; None if impossible."""
        if picture.width * picture.height > MAX_PIXELS:
            raise too_large(self._path, picture.width, picture.height)
        wide = max(1, round(picture.width * self._pixel_aspect()))
        scale = min(1.0, self._max_side_px / max(wide, picture.height))
        size = (max(1, round(wide * scale)), max(1, round(picture.height * scale)))
        try:
            if size == (picture.width, picture.height):
                image = picture.to_ndarray(format="bgr24")
            else:
                small = picture.reformat(*size, format="bgr24", interpolation="AREA")
                image = small.to_ndarray()
        except (av.error.FFmpegError, ValueError):
            return None
        return _turned(np.asarray(image, dtype=np.uint8), picture)

    def _pixel_aspect(self) -> float:
        aspect = float(self._stream.sample_aspect_ratio or 1)
        return aspect if 1 / MAX_PIXEL_ASPECT <= aspect <= MAX_PIXEL_ASPECT else 1.0


def _turned(image: ImageArray, picture: VideoFrame) -> ImageArray:
    """Apply the display matrix: turned by quarters, or mirrored."""
    tag = picture.side_data.get("DISPLAYMATRIX")
    if not isinstance(tag, Buffer):
        return np.ascontiguousarray(image)
    # Nine 32-bit numbers; (x, y) is shown at (a x + c y, b x + d y).
    a, b, _, c, d = struct.unpack_from("=5i", bytes(tag))
    transposed = abs(b) + abs(c) > abs(a) + abs(d)
    x_sign, y_sign = (c, b) if transposed else (a, d)
    if transposed:
        image = cv2.transpose(image)
    if x_sign < 0 or y_sign < 0:
        # Of cv2.flip: 1 left and right, 0 top and bottom, -1 both.
        image = cv2.flip(image, 1 if y_sign >= 0 else 0 if x_sign >= 0 else -1)
    return np.ascontiguousarray(image)
