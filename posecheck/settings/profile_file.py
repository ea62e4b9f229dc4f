"""Keeps what was learnt of a person's lower back in the user's data folder."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import platformdirs

from posecheck.baseline.back_calibration import (
    BackPlacement,
    LowerBackCalibration,
    Profile,
    SignalCalibration,
)
from posecheck.errors import OutputError
from posecheck.files import make_folder, own_file, read_bounded
from posecheck.geometry.lower_back import Signal
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Side

__all__ = [
    "keep_calibration",
    "profile_file",
    "read_profile",
    "write_profile",
]

SCHEMA = 1
# A placement takes under 1 kB.
_MAX_BYTES = 256 * 1024
# On the back and on the stomach, from either side, with room for a camera that is moved now
# and then; the oldest is forgotten.
MOST_PLACEMENTS = 12


def profile_file() -> Path:
    """Give the path of the file; it need not exist."""
    return Path(platformdirs.user_data_dir("posecheck", appauthor=False)) / "profile.json"


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
        document = json.loads(read_bounded(path, _MAX_BYTES))
    except FileNotFoundError:
        return (), None
    except (OSError, ValueError, RecursionError) as error:
        return (), _trouble(path, str(error))
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        return (), _trouble(path, f"expected schema {SCHEMA}")
    rows = document.get("lower_back")
    if not isinstance(rows, list):
        return (), _trouble(path, "it holds no lower back")
    read = [_calibration_of(row) for row in rows]
    kept = tuple(calibration for calibration in read if calibration is not None)
    lost = len(read) - len(kept)
    return kept, _trouble(path, f"{lost} of {len(read)} entries are damaged") if lost else None


def _trouble(path: Path, why: str) -> str:
    return f"{path.name}: what is known of your lower back cannot be read ({why}); show it again"


def _calibration_of(row: Any) -> LowerBackCalibration | None:
    """Read one entry; None where anything is missing or out of its range."""
    try:
        place = row["placement"]
        placement = BackPlacement(
            Posture(place["posture"]),
            Side[str(place["near"]).upper()],
            bool(place["head_left"]),
            _positive(place["torso_px"]),
            _pair(place["mat_px"]),
            _size(place["image_size"]),
        )
        signals = {
            Signal(name): SignalCalibration(
                _finite(end["press"]), _finite(end["arch"]), _positive(end["sd"])
            )
            for name, end in row["signals"].items()
        }
        return LowerBackCalibration(signals, _finite(row["d_prime"]), placement)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("a number")
    return number


def _positive(value: Any) -> float:
    number = _finite(value)
    if not number > 0.0:
        raise ValueError("more than 0")
    return number


def _pair(values: Any) -> tuple[float, float]:
    x, y = values
    return _finite(x), _finite(y)


def _size(values: Any) -> tuple[int, int]:
    width, height = values
    return int(width), int(height)


def write_profile(path: Path, profile: Iterable[LowerBackCalibration]) -> None:
    """Write the profile; whole or not at all.

    Raises
    ------
    OutputError
        If the folder is not writable or the disk is full.
    """
    document = {"schema": SCHEMA, "lower_back": [_row_of(kept) for kept in profile]}
    try:
        make_folder(path.parent)
        with own_file(path, "w") as file:
            json.dump(document, file, indent=1, allow_nan=False)
            file.write("\n")
    except OSError as error:
        raise OutputError(
            f"{path}: the profile cannot be kept ({error.strerror or error}); "
            "free some space or make the folder writable"
        ) from None


def _row_of(calibration: LowerBackCalibration) -> dict[str, Any]:
    place = calibration.placement
    return {
        "placement": {
            "posture": place.posture.value,
            "near": place.near.name.lower(),
            "head_left": place.head_left,
            "torso_px": place.torso_px,
            "mat_px": list(place.mat_px),
            "image_size": list(place.image_size),
        },
        "signals": {
            signal.value: {"press": end.press, "arch": end.arch, "sd": end.sd}
            for signal, end in calibration.signals.items()
        },
        "d_prime": calibration.d_prime,
    }
