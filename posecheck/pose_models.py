"""The pose models of ``models/manifest.toml``: their weights, what they give, how they err."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from posecheck.errors import UsageError
from posecheck.resources import manifest_file, weights_file

__all__ = ["ModelEntry", "landmark_models", "model_name", "pose_model", "read_manifest"]

_DEFAULT = "full"


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the manifest.

    Attributes
    ----------
    name, file, sha256, licence, about : str
    wheel, url : str
        Where it comes from, one of the two. Those of a wheel are in the package.
    calibration : str
        File of the calibration folder; empty: it gives no landmarks.
    landmarks : str
        Which; ``"blazepose_33"`` are those of `posecheck.landmarks`.
    depth, mask : bool
        Whether it gives them.
    """

    name: str
    file: str
    sha256: str
    licence: str
    about: str
    wheel: str = ""
    url: str = ""
    calibration: str = ""
    landmarks: str = ""
    depth: bool = False
    mask: bool = False

    @property
    def path(self) -> Path:
        """Where its weights lie, or should."""
        return weights_file(self.file)


def read_manifest() -> dict[str, ModelEntry]:
    """Read all entries, by name."""
    with manifest_file().open("rb") as file:
        table = tomllib.load(file)
    return {name: ModelEntry(name=name, **values) for name, values in table.items()}


def landmark_models() -> dict[str, ModelEntry]:
    """Give the models that can be chosen, by name."""
    return {name: entry for name, entry in read_manifest().items() if entry.calibration}


def pose_model(name: str | None = None) -> ModelEntry:
    """Give a model that can be chosen; None: the default one.

    Raises
    ------
    UsageError
        If there is none of this name.
    """
    models = landmark_models()
    entry = models.get(_DEFAULT if name is None else name)
    if entry is None:
        raise UsageError("error.model.unknown", name=name, known=", ".join(models))
    return entry


def model_name(sha256: str) -> str:
    """Give the name of the model with this hash; empty if there is none."""
    return next((e.name for e in landmark_models().values() if e.sha256 == sha256), "")
