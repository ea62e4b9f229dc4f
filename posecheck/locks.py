"""Tells what a living process is writing from what was cut short.

The lock is the operating system's own and goes with the process, however it ends.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: a running session is offered, and choosing it is the person's doing
    fcntl = None  # type: ignore[assignment]

__all__ = ["hold", "is_in_use", "lock"]


def lock(descriptor: int) -> bool:
    """Hold an open file until it is closed; False if somebody else holds it.

    Where files cannot be locked (Windows, some network drives) it is True.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def is_in_use(path: Path) -> bool:
    """Whether a living process holds the file."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            return not lock(descriptor)
        finally:
            os.close(descriptor)
    return False


def hold(folder: Path) -> int | None:
    """Hold a folder until the descriptor is closed; None where nothing can be held.

    Raises
    ------
    BlockingIOError
        If a living process holds it.
    """
    if fcntl is None:
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return descriptor
