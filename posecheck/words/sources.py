"""Where texts lie: the folder of a language, and the folder of each exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Final

__all__ = ["ALONE", "ENTRY_POINT_GROUP", "exercise_folders", "files", "languages"]

ENTRY_POINT_GROUP: Final = "posecheck.exercises"
# Files whose ids begin with their name; each is read only when one of its texts is asked for,
# so that the command line's help is there at once.
ALONE: Final = frozenset(
    {"benchmark", "cli", "error", "history", "note", "prescribe", "report", "terminal"}
)
_HERE: Final = Path(__file__).parent
_BUILT_IN: Final = _HERE.parent / "exercises"


@cache
def languages() -> tuple[str, ...]:
    """Give the languages that there are, English first."""
    found = sorted(folder.name for folder in _HERE.iterdir() if any(folder.glob("*.ftl")))
    return ("en", *(language for language in found if language != "en"))


@cache
def exercise_folders() -> Mapping[str, Path]:
    """Give the folder of texts of each exercise by its name, those of other packages too.

    An exercise of another package is known by the name of its entry point, which is the name
    of the exercise; its texts lie beside the module that the entry point names.
    """
    folders = {file.parent.name: file.parent for file in _BUILT_IN.glob("*/en.ftl")}
    added = {
        point.name: folder
        for point in entry_points(group=ENTRY_POINT_GROUP)
        if point.name not in folders and (folder := _folder_of(point.module))
    }
    return MappingProxyType(folders | added)


def _folder_of(module: str) -> Path | None:
    """Give the folder of a module; None if it is not there (the registry says so)."""
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).parent if spec and spec.origin else None


def files(language: str, room: str) -> Iterator[Path]:
    """Give the files of a language in a room.

    A room is an exercise, a file that is read alone, or all others of the program (``""``).
    """
    if room in ALONE:
        yield _HERE / language / f"{room}.ftl"
    elif room:
        yield from exercise_folders()[room].glob(f"{language}.ftl")
    else:
        every = sorted((_HERE / language).glob("*.ftl"))
        yield from (file for file in every if file.stem not in ALONE)
