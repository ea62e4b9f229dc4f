"""Keeps what was learnt of a person's lower back in the user's data folder."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from posecheck.baseline.back_calibration import LowerBackCalibration, Profile
from posecheck.resources import data_folder
from posecheck.settings.kept_file import read_kept, write_kept
from posecheck.words import text

__all__ = [
    "keep_calibration",
    "profile_file",
    "read_profile",
    "write_profile",
]

# On the back and on the stomach, from either side, with room for a camera that is moved now
# and then; the oldest is forgotten.
MOST_PLACEMENTS = 12


def profile_file() -> Path:
    """Give the path of the file; it need not exist."""
    return data_folder() / "profile.json"


def keep_calibration(profile: Profile, new: LowerBackCalibration) -> Profile:
    """Add a calibration in place of those of the same placement."""
    others = tuple(kept for kept in profile if not kept.placement.same_as(new.placement))
    return (*others, new)[-MOST_PLACEMENTS:]


def read_profile(path: Path) -> tuple[Profile, str | None]:
    """Read the profile.

    Returns
    -------
    profile : tuple of LowerBackCalibration
        Empty if there is no file; what cannot be read is left out.
    trouble : str or None
        One line on what could not be read.
    """
    try:
        document = read_kept(path, "lower_back", list)
    except ValueError as error:
        return (), _trouble(path, str(error))
    if document is None:
        return (), None
    from pydantic import TypeAdapter, ValidationError  # 0.1 s, only where there is a profile

    rows, kept = document["lower_back"], []
    entry = TypeAdapter(LowerBackCalibration)
    for row in rows:
        with suppress(ValidationError):
            kept.append(entry.validate_python(row))
    lost = len(rows) - len(kept)
    damage = (
        _trouble(path, text("error.kept.damaged", count=lost, total=len(rows))) if lost else None
    )
    return tuple(kept), damage


def _trouble(path: Path, why: str) -> str:
    return text("error.kept.profile", path=path.name, why=why)


def write_profile(path: Path, profile: Iterable[LowerBackCalibration]) -> None:
    """Write the profile; whole or not at all.

    Raises
    ------
    OutputError
        If the folder is not writable or the disk is full.
    """
    rows = [asdict(kept) for kept in profile]
    for row in rows:
        row["placement"]["near"] = row["placement"]["near"].word
    write_kept(path, {"lower_back": rows}, "error.kept.profile_unwritable")
