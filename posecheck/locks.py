"""Tells what a living process is writing from what was cut short.

The lock is the operating system's own and goes with the process, however it ends.
"""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: a running session is offered, and choosing it is the person's doing
    fcntl = None  # type: ignore[assignment]

__all__ = ["hold", "is_in_use", "lock"]


def lock(descriptor: int) -> None:
    """Hold an open file or folder until it is closed.

    A BlockingIOError if somebody else holds it; another OSError where nothing can be held
    (Windows, some network drives).
    """
    if fcntl is None:
        raise OSError("files cannot be held here")
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold(path: Path) -> int:
    """Open a file or folder and hold it until the descriptor is closed; see `lock`."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        lock(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def is_in_use(path: Path) -> bool:
    """Whether a living process is known to hold the file."""
    try:
        os.close(hold(path))
    except OSError as error:
        return isinstance(error, BlockingIOError)
    return False
