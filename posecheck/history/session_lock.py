"""Tells a session that is being written from one that was cut short.

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

__all__ = ["is_in_use", "lock"]


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
