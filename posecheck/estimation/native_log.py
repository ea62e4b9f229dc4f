"""Keeps the native library's log lines off the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from posecheck.signals import held_back

__all__ = ["quiet_stderr"]


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Send what native code writes to the error stream nowhere.

    Python's own errors are raised, not written, and so are not lost; what is said of a signal
    waits, for a moment.
    """
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # no error stream at all
        yield
        return
    with held_back():
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)
