"""A folder of results that gets its files when all of them are whole, or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from posecheck.errors import OutputError, UsageError

__all__ = ["Staging", "refuse_to_overwrite", "results_folder"]


class Staging:
    """Names files in a hidden folder beside their final place, in the order they are asked for."""

    def __init__(self, hidden: Path, folder: Path) -> None:
        self._hidden, self._folder = hidden, folder
        self._names: list[str] = []

    def path(self, name: str) -> Path:
        """Give the place to write a file that shall be called `name`."""
        self._names.append(name)
        return self._hidden / name

    def publish(self) -> tuple[Path, ...]:
        """Move all files to their names, the last asked for last; give their final places."""
        for name in self._names:
            (self._hidden / name).replace(self._folder / name)
        return tuple(self._folder / name for name in self._names)


@contextmanager
def results_folder(folder: Path) -> Iterator[Staging]:
    """Make a folder and prove that it can be written, before any long work.

    Unless `Staging.publish` is reached, nothing that was written stays, nor does a
    folder that was made for it.

    Raises
    ------
    OutputError
        If the folder cannot be made or written, now or later.
    """
    made = _missing_folders(folder)
    hidden: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        hidden = Path(tempfile.mkdtemp(prefix=".posecheck-", dir=folder))
        yield Staging(hidden, folder)
    except OutputError as error:
        raise OutputError(str(error).replace(str(hidden), str(folder))) from None
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written ({error.strerror or error}); "
            "choose another folder with -o, or free some space"
        ) from None
    finally:
        if hidden is not None:
            shutil.rmtree(hidden, ignore_errors=True)
        for path in made:
            # Not empty: results are in it, and it stays.
            with contextlib.suppress(OSError):
                path.rmdir()


def _missing_folders(folder: Path) -> tuple[Path, ...]:
    """Folders that making `folder` would make, innermost first."""
    missing = []
    for path in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            if path.exists():
                break
        missing.append(path)
    return tuple(missing)


def refuse_to_overwrite(source: Path, folder: Path, names: Sequence[str]) -> None:
    """Keep a recording from being replaced by its own results.

    Raises
    ------
    UsageError
        If one of the files to be written is the recording itself.
    """
    for name in names:
        target = folder / name
        with contextlib.suppress(OSError):
            if target.exists() and target.samefile(source):
                raise UsageError(
                    f"{target}: the results would replace the recording itself; "
                    "choose another folder with -o"
                )
