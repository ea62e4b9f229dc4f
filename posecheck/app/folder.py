"""A folder of results that gets its files when all of them are whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from posecheck.errors import OutputError, UsageError
from posecheck.files import let_read, make_folder, missing_folders
from posecheck.held_folder import HeldFolder
from posecheck.signals import cleared, held_back
from posecheck.words import why

__all__ = ["Staging", "refuse_to_overwrite", "results_folder"]

_HIDDEN = ".posecheck-unfinished-"
# Room for the table and a minute of video; less is noticed before the long work.
_ROOM_BYTES = 8_000_000


class Staging:
    """Names files in a hidden folder beside their final place, in the order they are asked for."""

    def __init__(self, hidden: Path, folder: Path, *, shared: bool = False) -> None:
        self._hidden, self._folder, self._shared = hidden, folder, shared
        self._names: list[str] = []

    def path(self, name: str) -> Path:
        """Give the place to write a file that shall be called `name`."""
        self._names.append(name)
        return self._hidden / name

    def publish(self) -> tuple[Path, ...]:
        """Move all files to their names, the last asked for last; give their final places.

        Whoever wrote them and however: only their owner may read them, or (shared) everybody.
        """
        with held_back():
            _refuse_folders(self._folder, self._names)
            for name in self._names:
                let_read(self._hidden / name, shared=self._shared)
                (self._hidden / name).replace(self._folder / name)
        return tuple(self._folder / name for name in self._names)


@contextmanager
def results_folder(folder: Path, *, shared: bool = False) -> Iterator[Staging]:
    """Make a folder and prove that it can be written, before any long work.

    Unless `Staging.publish` is reached, nothing that was written stays, nor does a
    folder that was made for it; what a killed run left goes now. Files and folders are for
    their owner alone, unless they are `shared`.

    Raises
    ------
    OutputError
        If the folder cannot be made or written, now or later.
    """
    made = missing_folders(folder)
    hidden: HeldFolder | None = None

    def clear() -> None:
        if hidden is not None:
            hidden.close()
        for path in made:
            # Not empty: results are in it, and it stays.
            with contextlib.suppress(OSError):
                path.rmdir()

    try:
        with cleared(clear):
            make_folder(folder, shared=shared)
            with held_back():
                hidden = HeldFolder(_HIDDEN, folder)
            if shutil.disk_usage(hidden.path).free < _ROOM_BYTES:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            yield Staging(hidden.path, folder, shared=shared)
    except OutputError as error:
        place = str(hidden.path) if hidden is not None else str(folder)
        raise OutputError(str(error).replace(place, str(folder))) from None
    except OSError as error:
        raise OutputError("error.unwritable", path=folder, why=why(error)) from None


def _refuse_folders(folder: Path, names: Sequence[str]) -> None:
    for target in (folder / name for name in names):
        if target.is_dir():
            raise OutputError("error.folder_in_the_way", path=target)


def refuse_to_overwrite(source: Path, folder: Path, names: Sequence[str]) -> None:
    """Keep a recording from being replaced by its own results.

    Raises
    ------
    UsageError
        If one of the files to be written is the recording itself.
    OutputError
        If a folder has the name of one.
    """
    _refuse_folders(folder, names)
    for name in names:
        target = folder / name
        with contextlib.suppress(OSError):
            if target.exists() and target.samefile(source):
                raise UsageError("error.replaces_recording", path=target)
