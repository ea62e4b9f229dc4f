"""Runs an iterator of frames in its own thread, a bounded way ahead."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Generator

from posecheck.pose import Frame

__all__ = ["MAX_AHEAD", "MAX_AHEAD_BYTES", "Prefetch"]

# Enough to bridge a slow key frame at 30 frames a second.
MAX_AHEAD = 8
# At least one frame is always let through, whatever its size.
MAX_AHEAD_BYTES = 64 * 1024 * 1024


class Prefetch:
    """An iterator that is filled by a thread; errors come out where they are taken.

    Parameters
    ----------
    frames : generator of Frame
        Run, and closed, in the thread.
    """

    def __init__(self, frames: Generator[Frame, None, None]) -> None:
        self._frames = frames
        self._ready: deque[Frame] = deque()
        self._bytes = 0
        self._changed = threading.Condition()
        self._done = self._closed = False
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._fill, name="decode", daemon=True)
        self._thread.start()

    def __iter__(self) -> Prefetch:
        return self

    def __next__(self) -> Frame:
        with self._changed:
            self._changed.wait_for(lambda: self._ready or self._done)
            if self._ready:
                frame = self._ready.popleft()
                self._bytes -= frame.image_bgr.nbytes
                self._changed.notify_all()
                return frame
            if self._error is not None:
                error, self._error = self._error, None
                raise error
            raise StopIteration

    def close(self) -> None:
        """Stop the thread and wait for it. May be called twice."""
        with self._changed:
            self._closed = True
            self._ready.clear()
            self._changed.notify_all()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _fill(self) -> None:
        try:
            # Closed here, not in whichever thread the garbage is collected in, where the
            # container may be gone already.
            with contextlib.closing(self._frames):
                for frame in self._frames:
                    if not self._put(frame):
                        return
        except BaseException as error:  # handed to the thread that takes the frames
            self._error = error
        finally:
            with self._changed:
                self._done = True
                self._changed.notify_all()

    def _put(self, frame: Frame) -> bool:
        """Add a frame when there is room; False once closed."""
        with self._changed:
            self._changed.wait_for(self._has_room_or_closed)
            if self._closed:
                return False
            self._ready.append(frame)
            self._bytes += frame.image_bgr.nbytes
            self._changed.notify_all()
            return True

    def _has_room_or_closed(self) -> bool:
        few = len(self._ready) < MAX_AHEAD and self._bytes < MAX_AHEAD_BYTES
        return self._closed or few or not self._ready
