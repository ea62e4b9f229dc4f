"""Use cases on the pose models: list, verify, fetch."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from posecheck.errors import ModelError, UsageError
from posecheck.estimation.weights import load_weights, sha256
from posecheck.files import make_folder, own_file
from posecheck.pose_models import ModelEntry, read_manifest
from posecheck.resources import fetched_models_folder
from posecheck.words import why

__all__ = ["ModelState", "ModelStatus", "fetch_model", "model_statuses"]

_TIMEOUT_S = 60.0


class ModelState(StrEnum):
    """What is on this computer."""

    OK = "ok"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """A model of the manifest and its state here."""

    entry: ModelEntry
    state: ModelState


def model_statuses() -> tuple[ModelStatus, ...]:
    """Look at every model of the manifest."""
    return tuple(ModelStatus(entry, _state(entry)) for entry in read_manifest().values())


def _state(entry: ModelEntry) -> ModelState:
    if not entry.path.is_file():
        return ModelState.MISSING
    try:
        load_weights(entry)
    except ModelError:
        return ModelState.DAMAGED
    return ModelState.OK


def fetch_model(name: str, folder: Path | None = None) -> Path:
    """Fetch a model's weights from its address, or copy them from a folder.

    The only command of the program that uses the network, and only when asked.

    Raises
    ------
    UsageError
        If there is no such model.
    ModelError
        If it cannot be fetched, or what came has another hash.
    """
    manifest = read_manifest()
    if name not in manifest:
        raise UsageError("error.model.unknown", name=name, known=", ".join(manifest))
    entry = manifest[name]
    data = _read(folder / entry.file) if folder else _download(entry)
    if sha256(data) != entry.sha256:
        raise ModelError("error.model.other_hash", name=name)
    target = entry.path if entry.path.is_file() else fetched_models_folder() / entry.file
    try:
        make_folder(target.parent)
        with own_file(target, "wb", shared=True) as file:
            file.write(data)
    except OSError as error:
        raise ModelError("error.model.unwritable", path=target, why=why(error)) from None
    return target


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError("error.model.unreadable", path=path, why=why(error)) from None


def _download(entry: ModelEntry) -> bytes:
    if not entry.url:
        raise ModelError("error.model.comes_with_it", name=entry.name)
    try:
        with urllib.request.urlopen(entry.url, timeout=_TIMEOUT_S) as answer:
            data: bytes = answer.read()
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise ModelError("error.model.not_fetched", name=entry.name, why=reason) from None
    return data
