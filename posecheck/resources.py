"""Where data lies: in an installed wheel, an editable install or a source tree."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from posecheck.errors import InputError

__all__ = [
    "calibration_file",
    "data_folder",
    "fetched_models_folder",
    "manifest_file",
    "sample_video",
    "weights_file",
]

_PACKAGE = Path(__file__).parent
# A wheel carries the top-level data folders inside the package.
_WHEEL_DATA = _PACKAGE / "_data"
_DATA = _WHEEL_DATA if _WHEEL_DATA.is_dir() else _PACKAGE.parent


def manifest_file() -> Path:
    """Give the manifest of the pose models."""
    return _DATA / "models" / "manifest.toml"


def calibration_file(name: str) -> Path:
    """Give a file of the calibration folder."""
    return _DATA / "calibration" / name


def data_folder() -> Path:
    """Give the user's folder of what is kept from run to run; it need not exist."""
    return Path(platformdirs.user_data_dir("posecheck", appauthor=False))


def fetched_models_folder() -> Path:
    """Give the folder that `posecheck models fetch` writes to."""
    return data_folder() / "models"


def weights_file(name: str) -> Path:
    """Give the file of a model's weights: the embedded one, else a fetched one.

    The file need not exist; whoever loads it says what to do then.
    """
    embedded = _PACKAGE / "_models" / name
    fetched = fetched_models_folder() / name
    return fetched if fetched.is_file() and not embedded.is_file() else embedded


def sample_video(name: str) -> Path:
    """Give a sample clip.

    Raises
    ------
    InputError
        If it is not there, with the names of those that are.
    """
    folder = _DATA / "sample_videos"
    path = folder / f"{name}.mp4"
    if not path.is_file():
        there = ", ".join(sorted(p.stem for p in folder.glob("*.mp4"))) or "none"
        raise InputError("error.sample", name=name, known=there)
    return path
