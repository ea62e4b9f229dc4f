"""Records the pictures of a session, without ever holding it up."""

from __future__ import annotations

import errno
import queue
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from posecheck.capture.growing_mp4 import GrowingMp4
from posecheck.capture.names import shown
from posecheck.errors import OutputError
from posecheck.pose import Frame
from posecheck.words import text, why

__all__ = ["Recording"]

# Half a second of pictures: bridges a busy moment, and is 40 MB at 720p.
MAX_WAITING = 15
# What the recording leaves free: the record of the session itself must still fit.
RESERVE_BYTES = 200_000_000
# Free space is asked for every so many pictures (about once a second).
_CHECK_EVERY = 30
# How long the end waits for the disk.
CLOSE_S = 5.0


class Recording:
    """Takes pictures and writes them on a thread of its own.

    A picture for which there is no room is left out and counted. A disk that is full, or
    nearly so, ends the recording and nothing else. The file can be played at any time, also
    after the program was killed, up to about a second before.

    Parameters
    ----------
    path : Path
        Where to; never an existing file.
    free_bytes : callable, optional
        Gives the free space at a folder; for tests.
    shared : bool
        Whether other users of the computer may read it.

    Attributes
    ----------
    trouble : str or None
        One line on why the recording has ended early.

    Raises
    ------
    OutputError
        If there is such a file already, or the folder cannot be written to.
    """

    def __init__(
        self,
        path: Path,
        free_bytes: Callable[[Path], int] = lambda path: shutil.disk_usage(path)[2],
        *,
        shared: bool = False,
    ) -> None:
        self._path, self._free_bytes, self._shared = path, free_bytes, shared
        _check_target(path)
        self._queue: queue.Queue[Frame | None] = queue.Queue(MAX_WAITING)
        self._file: GrowingMp4 | None = None
        self._written = self._dropped = 0
        self._over = threading.Event()
        self.trouble: str | None = None
        self._thread = threading.Thread(target=self._run, name="posecheck-record", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Pictures that are not written yet."""
        return self._queue.qsize()

    @property
    def dropped(self) -> int:
        """Pictures left out so far because the disk or the processor was busy."""
        return self._dropped

    @property
    def summary(self) -> str:
        """One line on where the recording is, and how long and large; empty if there is none."""
        if self._file is None or not self._path.exists():
            return ""
        megabytes = self._path.stat().st_size / 1e6
        minutes, seconds = divmod(round(self._file.duration_s), 60)
        return text(
            "terminal.recorded",
            length=f"{minutes}:{seconds:02d}",
            megabytes=megabytes,
            path=self._path,
            dropped=self._dropped,
        )

    def add(self, frame: Frame) -> None:
        """Take a copy of a picture, if there is room for it; never waits."""
        if self._over.is_set():
            return
        if self._queue.full():
            self._dropped += 1
            return
        # Whoever draws into the picture afterwards does not draw into the recording.
        copy = Frame(frame.index, frame.time_s, frame.image_bgr.copy())
        try:
            self._queue.put_nowait(copy)
        except queue.Full:
            self._dropped += 1

    def close(self) -> bool:
        """Write what waits and finish the file; False if the disk does not answer.

        May be called twice.
        """
        self._over.set()
        try:
            self._queue.put(None, timeout=CLOSE_S)
        except queue.Full:
            return False
        self._thread.join(CLOSE_S)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            while (frame := self._queue.get()) is not None:
                self._write(frame)
        except OSError as error:
            self._end(error)
        self._finish()
        # Memory is given back, and `close` finds room for its word.
        while not self._queue.empty():
            self._queue.get_nowait()

    def _write(self, frame: Frame) -> None:
        check = self._written % _CHECK_EVERY == 0
        if check and self._free_bytes(self._path.parent) < RESERVE_BYTES:
            raise OSError(errno.ENOSPC, text("error.recording.disk"))
        if self._file is None:
            self._file = GrowingMp4(self._path, frame.size_px, shared=self._shared)
        self._file.write(frame.image_bgr, frame.time_s)
        self._written += 1

    def _finish(self) -> None:
        if self._file is None:
            return
        try:
            self._file.close()
        except OSError as error:
            self._end(error)

    def _end(self, error: OSError) -> None:
        self._over.set()
        if self.trouble is None:
            reason = why(error)
            self.trouble = text(
                "error.recording.ended",
                path=shown(self._path),
                why=reason,
                kept="some" if self._written else "none",
            )


def _check_target(path: Path) -> None:
    """Notice at the start what would fail a minute later."""
    name = shown(path)
    if path.exists():
        raise OutputError("error.recording.there", path=name)
    try:
        path.open("xb").close()
        path.unlink()
    except OSError as error:
        raise OutputError("error.recording.unwritable", path=name, why=why(error)) from None
