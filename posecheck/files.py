"""The way in and out of files: bounded when read, the person's own when written.

What shows or describes a person is written for them alone, whatever the umask, unless they
share it with everybody on the computer. What is read is a regular file of a known size: a
named pipe is not waited for, and a device that never ends is not read.
"""

from __future__ import annotations

import errno
import json
import math
import os
import re
import stat
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from posecheck.words import text

__all__ = [
    "let_read",
    "make_folder",
    "missing_folders",
    "open_own",
    "own_file",
    "parse_json",
    "read_bounded",
    "read_toml",
]

_OWN, _SHARED = 0o600, 0o644
_OWN_FOLDER, _SHARED_FOLDER = 0o700, 0o755
# Opening a pipe that nobody holds at the other end would wait for ever. (Not on Windows.)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
# A key of so many dotted parts is none; thousands of them cost the reader gigabytes.
_MOST_DOTS = 64


def _opener(name: str, flags: int) -> int:
    return os.open(name, flags | _NO_WAIT, _OWN)


def open_own(path: Path, mode: str, *, shared: bool = False, buffering: int = -1) -> IO[Any]:
    """Open a file to write UTF-8 or (``"b"``) bytes; an OSError for a pipe that nobody reads."""
    encoding = None if "b" in mode else "utf-8"
    file: IO[Any] = open(path, mode, buffering, encoding, opener=_opener)  # noqa: SIM115
    let_read(file.fileno(), shared=shared)
    return file


def let_read(file: int | Path, *, shared: bool) -> None:
    """Let nobody but its owner read a file, or (`shared`) everybody; devices stay as they are."""
    regular = stat.S_ISREG(os.stat(file).st_mode)  # noqa: PTH116
    if regular and (isinstance(file, Path) or os.chmod in os.supports_fd):
        with suppress(OSError):  # somebody else's, or a drive that knows no owners
            os.chmod(file, _SHARED if shared else _OWN)  # noqa: PTH101


@contextmanager
def own_file(path: Path, mode: str, *, shared: bool = False) -> Iterator[IO[Any]]:
    """Write a file; it is there when it is whole, or not at all. A device stays what it is."""
    if path.exists() and not path.is_file():
        with open_own(path, mode, shared=shared) as file:
            yield file
        return
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open_own(part, mode, shared=shared) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def make_folder(folder: Path, *, shared: bool = False) -> None:
    """Make a folder, and those above it, for its owner alone; those that are there stay."""
    for path in reversed(missing_folders(folder)):
        path.mkdir(_OWN_FOLDER, exist_ok=True)
        if shared:
            with suppress(OSError):
                path.chmod(_SHARED_FOLDER)
    folder.mkdir(exist_ok=True)


def missing_folders(folder: Path) -> tuple[Path, ...]:
    """Folders that making `folder` would make, innermost first."""
    missing = []
    for path in (folder, *folder.parents):
        with suppress(OSError):
            if path.exists():
                break
        missing.append(path)
    return tuple(missing)


def read_bounded(path: Path, most_bytes: int) -> bytes:
    """Read a regular file; an OSError if it is another thing (a pipe, a folder), or larger."""
    with open(path, "rb", opener=_opener) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, text("error.file.not_regular"))
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(errno.EFBIG, text("error.file.too_large", kilobytes=most_bytes // 1024))
    return data


def read_toml(path: Path, most_bytes: int) -> dict[str, Any]:
    """Read a TOML file (see `read_bounded`); a ValueError if it is none, or too deep."""
    written = read_bounded(path, most_bytes).decode("utf-8")
    keys = (part for part in re.split(r"[\n=]", written) if not part.lstrip().startswith("#"))
    if any(key.count(".") > _MOST_DOTS for key in keys):
        raise ValueError(text("error.file.too_deep"))
    try:
        return tomllib.loads(written)
    except RecursionError:
        raise ValueError(text("error.file.too_deep")) from None


def parse_json(written: bytes) -> Any:
    """Parse JSON; a ValueError if it is none, too deep, or holds NaN or an infinity."""
    try:
        return json.loads(written, parse_float=_finite, parse_constant=_finite)
    except RecursionError:
        raise ValueError(text("error.file.too_deep")) from None


def _finite(number: str) -> float:
    if not math.isfinite(value := float(number)):
        raise ValueError(text("error.file.no_number", number=number))
    return value
