"""Keeps OpenCV to one thread where its pictures are small and the cores are busy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import cv2

__all__ = ["one_opencv_thread"]

# The number is the whole process's. Whoever leaves puts back what the last to come found, so
# that the last to leave puts back what the first found.
_found: list[int] = []


@contextmanager
def one_opencv_thread() -> Iterator[None]:
    """Let OpenCV use a single thread meanwhile, in the whole process.

    Its other threads wait for work by spinning: 1 ms of processor time a picture beside the
    pose model, for work that is done in less.
    """
    _found.append(cv2.getNumThreads())
    cv2.setNumThreads(1)
    try:
        yield
    finally:
        cv2.setNumThreads(_found.pop())
