"""The pose models' weights: manifest, hash check on every load, and the bundle."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from posecheck.errors import ModelError, UsageError
from posecheck.estimation.bundle import assemble
from posecheck.resources import manifest_file, weights_file

__all__ = [
    "LANDMARK_MODELS",
    "ModelEntry",
    "load_bundle",
    "load_weights",
    "read_manifest",
    "sha256",
]

LANDMARK_MODELS = ("full", "lite", "heavy")


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the manifest. Of `wheel` and `url`, one says where it comes from."""

    name: str
    file: str
    sha256: str
    licence: str
    about: str
    wheel: str = ""
    url: str = ""

    @property
    def path(self) -> Path:
        """Where its weights lie, or should."""
        return weights_file(self.file)


def read_manifest() -> dict[str, ModelEntry]:
    """Read `models/manifest.toml`."""
    with manifest_file().open("rb") as file:
        table = tomllib.load(file)
    return {name: ModelEntry(name=name, **values) for name, values in table.items()}


def sha256(data: bytes) -> str:
    """Give the hash as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def load_weights(entry: ModelEntry) -> bytes:
    """Read a model's weights and check their hash.

    Raises
    ------
    ModelError
        If they are missing or damaged, with the command that mends it.
    """
    remedy = f"run: posecheck models fetch {entry.name}"
    try:
        data = entry.path.read_bytes()
    except OSError:
        raise ModelError(f"pose model {entry.name}: {entry.file} is missing; {remedy}") from None
    if sha256(data) != entry.sha256:
        raise ModelError(f"pose model {entry.name}: {entry.file} is damaged; {remedy}")
    return data


def load_bundle(model: str) -> tuple[bytes, str]:
    """Assemble the bundle of a landmark model with the detector.

    Returns
    -------
    bundle : bytes
    sha256 : str
        Hash of the landmark model's weights.
    """
    manifest = read_manifest()
    if model not in LANDMARK_MODELS:
        names = ", ".join(LANDMARK_MODELS)
        raise UsageError(f"pose model {model!r}: unknown; there are: {names}")
    detector, landmarks = load_weights(manifest["detector"]), load_weights(manifest[model])
    return assemble(detector, landmarks), manifest[model].sha256
