"""Finds clips with their truth, and reads what lies beside them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.report.truth import ClipTruth, read_truth
from posecheck.words import text

__all__ = ["Clip", "find_clips", "read_truth_arrays"]

TRUTH, ARRAYS, POSES, VIDEO = ".truth.json", ".truth.npz", ".poses.npz", ".mp4"


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip by the path that its files begin with: ``FOLDER/NAME``."""

    stem: Path

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.stem.name

    @property
    def video(self) -> Path:
        """The pictures."""
        return self._file(VIDEO)

    @property
    def poses(self) -> Path:
        """What the pose model saw."""
        return self._file(POSES)

    def truth(self) -> ClipTruth:
        """Read what is true of it.

        Raises
        ------
        InputError
            If that is missing or damaged.
        """
        return read_truth(self._file(TRUTH))

    def arrays(self) -> dict[str, NDArray[Any]] | None:
        """Read what is true frame by frame; None where there is no such file.

        Raises
        ------
        InputError
            If it is damaged.
        """
        path = self._file(ARRAYS)
        return read_truth_arrays(path) if path.exists() else None

    def _file(self, suffix: str) -> Path:
        return self.stem.with_name(self.stem.name + suffix)


def read_truth_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Read ``NAME.truth.npz``.

    Raises
    ------
    InputError
        If it cannot be read or is something else.
    """
    try:
        with np.load(path, allow_pickle=False) as found:
            arrays = {name: found[name] for name in found.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or text("error.clip.damaged")
        raise InputError("error.clip.unreadable", name=path.name, why=reason) from None
    _check(path, arrays)
    return arrays


def _check(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Every array has a row for each time."""
    if "time_s" not in arrays or arrays["time_s"].ndim != 1:
        raise InputError("error.clip.no_time", name=path.name)
    count = len(arrays["time_s"])
    for name, values in arrays.items():
        if name.startswith("state_") and values.shape != (count,):
            raise InputError(
                "error.clip.shape", name=path.name, array=name, count=count, shape=values.shape
            )


def find_clips(paths: Iterable[Path]) -> tuple[Clip, ...]:
    """Find the clips that are meant.

    Parameters
    ----------
    paths : iterable of Path
        Folders (every clip in them that has a truth), or any file of a clip.

    Returns
    -------
    tuple of Clip
        Each once, in the order given; those of a folder by name.

    Raises
    ------
    InputError
        If a path does not exist, or has no truth.
    """
    stems = dict.fromkeys(stem for path in paths for stem in _stems(path))
    return tuple(Clip(stem) for stem in stems)


def _stems(path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = sorted(path.glob(f"*{TRUTH}"))
        if not found:
            raise InputError("error.clip.none", path=path, suffix=TRUTH)
        yield from (_stem(file) for file in found)
        return
    stem = _stem(path)
    if not path.exists():
        raise InputError("error.clip.missing", path=path)
    if not stem.with_name(stem.name + TRUTH).is_file():
        raise InputError("error.clip.no_truth", path=path, name=stem.name, suffix=TRUTH)
    yield stem


def _stem(path: Path) -> Path:
    for suffix in (TRUTH, ARRAYS, POSES):
        if path.name.endswith(suffix):
            return path.with_name(path.name.removesuffix(suffix))
    return path.with_suffix("")
