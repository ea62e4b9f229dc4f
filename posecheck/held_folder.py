"""A folder that a living process holds, and that the next one removes after a kill."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

__all__ = ["HeldFolder"]


class HeldFolder:
    """A new folder for its owner alone; those that killed processes have left go.

    Parameters
    ----------
    prefix : str
        How the names of such folders begin.
    parent : Path, optional
        Where it is made, instead of the system's folder for temporary files.

    Attributes
    ----------
    path : Path
    """

    def __init__(self, prefix: str, parent: Path | None = None) -> None:
        place = parent or Path(tempfile.gettempdir())
        _clear_left_over(place, prefix)
        while True:
            self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
            self._lock = _lock_of(self.path)
            # Before it is held another process may take it for a left-over.
            with suppress(OSError):  # some drives know no locks
                try:
                    self._lock.acquire(blocking=False)
                except Timeout:
                    continue
            if self.path.exists():
                return

    def close(self) -> None:
        """Remove it; harmless when it is gone."""
        self._lock.release()  # Windows removes no file that is held
        shutil.rmtree(self.path, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether this user made it: in a shared folder others may have laid a trap."""
    return sys.platform == "win32" or folder.stat().st_uid == os.geteuid()


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder / ".lock", mode=0o600, thread_local=False)


def _clear_left_over(place: Path, prefix: str) -> None:
    """Remove what nobody holds; what is somebody else's stays, and so does where a link leads."""
    for left in place.glob(f"{prefix}*"):
        with suppress(OSError):
            if left.is_symlink() or not _is_ours(left):
                continue
            with _lock_of(left).acquire(blocking=False):
                shutil.rmtree(left, ignore_errors=True)
            if sys.platform == "win32":  # where the held file stayed
                shutil.rmtree(left, ignore_errors=True)
