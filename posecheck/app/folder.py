"""A folder of results that appears whole or not at all, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from posecheck.errors import OutputError

__all__ = ["ensure_folder", "whole_text_file"]


def ensure_folder(folder: Path) -> Path:
    """Make the folder and prove that it can be written.

    Raises
    ------
    OutputError
        If it cannot.
    """
    probe = folder / ".posecheck-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"posecheck")
        probe.unlink()
    except OSError as error:
        raise _failed(folder, error) from None
    return folder


@contextmanager
def whole_text_file(path: Path) -> Iterator[TextIO]:
    """Open a text file that gets its name only when it is complete.

    Raises
    ------
    OutputError
        If it cannot be written; nothing half-written is left.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _failed(path, error) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _failed(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path}: cannot be written ({error.strerror}); "
        "choose another folder with -o, or free some space"
    )
