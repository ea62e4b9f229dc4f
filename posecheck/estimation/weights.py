"""The pose models' weights: hash check on every load, and the bundle."""

from __future__ import annotations

import hashlib

from posecheck.errors import ModelError
from posecheck.estimation.bundle import assemble
from posecheck.pose_models import ModelEntry, pose_model, read_manifest

__all__ = ["load_bundle", "load_weights", "sha256"]


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
    try:
        data = entry.path.read_bytes()
    except OSError:
        raise ModelError("error.model.missing", name=entry.name, file=entry.file) from None
    if sha256(data) != entry.sha256:
        raise ModelError("error.model.damaged", name=entry.name, file=entry.file)
    return data


def load_bundle(model: str | None) -> tuple[bytes, str]:
    """Assemble the bundle of a landmark model with the detector.

    Returns
    -------
    bundle : bytes
    sha256 : str
        Hash of the landmark model's weights.
    """
    entry = pose_model(model)
    detector, landmarks = load_weights(read_manifest()["detector"]), load_weights(entry)
    return assemble(detector, landmarks), entry.sha256
