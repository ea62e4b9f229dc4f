"""Reads and checks the arrays of a file of recorded poses."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.capture.names import shown
from posecheck.capture.source import LONGEST_S
from posecheck.errors import InputError
from posecheck.landmarks import LANDMARK_COUNT
from posecheck.pose import LATEST_S

__all__ = ["ARRAY_SHAPES", "MAX_FILE_BYTES", "PICTURE_SHAPES", "checked_arrays", "read_arrays"]

# Per row of the file.
ARRAY_SHAPES: Mapping[str, tuple[int, ...]] = {
    "points_image_px": (LANDMARK_COUNT, 2),
    "points_world_m": (LANDMARK_COUNT, 3),
    "visibility": (LANDMARK_COUNT,),
    "presence": (LANDMARK_COUNT,),
}
# Likewise, of the pictures themselves; all of them or none.
PICTURE_SHAPES: Mapping[str, tuple[int, ...]] = {
    "still_s": (),
    "cut": (),
    "camera": (4,),
    "camera_lost": (),
    "light": (3,),
}
_CONTOUR = ("trunk_side_a_px", "trunk_side_b_px")
_WANTED = ("time_s", *ARRAY_SHAPES, "image_size_px")
_SILHOUETTE = "silhouette_px"
_OPTIONAL = (*_CONTOUR, _SILHOUETTE, *PICTURE_SHAPES, "model_sha256")
# About five hours at 30 frames a second unpacked, and little enough to read at once.
MAX_FILE_BYTES = 1_000_000_000
# Beyond any picture, in pixels, and any room; their squares can still be added up.
_FAR = 1e6

Arrays = dict[str, NDArray[Any]]


def read_arrays(path: Path) -> Arrays:
    """Read the known arrays of an ``.npz``; others are not touched.

    Raises
    ------
    InputError
        If it is no such file, or damaged.
    """
    name = shown(path.name)
    try:
        regular = path.is_file()
        if not regular and not path.exists():
            raise InputError("error.no_file", path=shown(path))
        # A named pipe would be waited for, for ever.
        if not regular:
            raise InputError("error.poses.no_file", path=shown(path))
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > MAX_FILE_BYTES:
            raise InputError("error.poses.too_large", name=name, gigabytes=size / 1e9)
        with np.load(path, allow_pickle=False) as arrays:
            return {key: arrays[key] for key in (*_WANTED, *_OPTIONAL) if key in arrays}
    except InputError:
        raise
    except Exception as error:  # whatever damage does to the libraries that read it
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError("error.poses.damaged", name=name, why=reason) from None


def checked_arrays(found: Mapping[str, NDArray[Any]], name: str) -> dict[str, Any]:
    """Check names, shapes and values at the door, and give the fields of a track.

    Raises
    ------
    InputError
        On the first thing that is wrong.
    """
    missing = [key for key in _WANTED if key not in found]
    if missing:
        raise InputError("error.poses.arrays", name=name, missing=", ".join(missing))
    time_s = _times(found["time_s"], name)
    count = len(time_s)
    checked: dict[str, Any] = {"time_s": time_s}
    for key, shape in ARRAY_SHAPES.items():
        checked[key] = _floats(found[key], (count, *shape), f"{name}: {key}")
    # Zeros in the place of what was not known: no body has all its points in one place.
    world = checked["points_world_m"]
    world[(np.ptp(world, axis=1) == 0).all(axis=1)] = np.nan
    for key in ("visibility", "presence"):
        _refuse_beyond_one(checked[key], f"{name}: {key}")
    seen = ~np.isnan(checked["points_image_px"]).all(axis=(1, 2))
    checked["image_size_px"] = _sizes(found["image_size_px"], seen, f"{name}: image_size_px")
    checked.update(_contours(found, count, name))
    if _SILHOUETTE in found:
        edges = found[_SILHOUETTE]
        columns = edges.shape[1] if edges.ndim == 3 else 0
        checked[_SILHOUETTE] = _floats(edges, (count, columns, 2), f"{name}: {_SILHOUETTE}")
    checked.update(_pictures(found, count, name))
    checked["model_sha256"] = str(found.get("model_sha256", ""))
    return checked


def _times(values: NDArray[Any], name: str) -> NDArray[np.float64]:
    if values.ndim != 1 or values.dtype.kind not in "fiu":
        raise InputError("error.poses.times", name=name)
    time_s: NDArray[np.float64] = _as(np.float64, values)
    near = (np.abs(time_s) <= LATEST_S).all()  # not NaN, nor infinite
    steps_s = np.diff(time_s) if near else np.zeros(1)
    if not ((steps_s > 0).all() and steps_s.sum() <= LONGEST_S):
        raise InputError("error.poses.times", name=name)
    return time_s


def _floats(values: NDArray[Any], shape: tuple[int, ...], where: str) -> NDArray[np.float32]:
    if values.shape != shape or values.dtype.kind not in "fiu":
        raise InputError(
            "error.poses.shape", where=where, shape=shape, got=values.shape, kind=values.dtype
        )
    numbers: NDArray[np.float32] = _as(np.float32, values)
    if (np.abs(numbers) > _FAR).any():
        raise InputError("error.poses.far", where=where, most=_FAR)
    return numbers


def _as(kind: type[np.floating[Any]], values: NDArray[Any]) -> NDArray[Any]:
    """Convert numbers; what is too large becomes infinite without a warning."""
    with np.errstate(all="ignore"):
        return values.astype(kind)


def _refuse_beyond_one(values: NDArray[np.float32], where: str) -> None:
    if ((values < 0) | (values > 1)).any():
        raise InputError("error.poses.share", where=where, least=values.min(), most=values.max())


def _sizes(values: NDArray[Any], seen: NDArray[np.bool_], where: str) -> NDArray[np.int64]:
    """Check the sizes of the pictures that show somebody; the others may be 0."""
    if values.shape not in ((2,), (len(seen), 2)) or values.dtype.kind not in "fiu":
        raise InputError("error.poses.size", where=where)
    numbers = _as(np.float64, values)
    if not (np.abs(numbers) <= _FAR).all():
        raise InputError("error.poses.pixels", where=where, most=_FAR)
    sizes = numbers.astype(np.int64)
    used = sizes if sizes.ndim == 1 else sizes[seen]
    if seen.any() and (used < 1).any():
        raise InputError("error.poses.no_size", where=where)
    return sizes


def _contours(
    found: Mapping[str, NDArray[Any]], count: int, name: str
) -> dict[str, NDArray[np.float32]]:
    given = [key for key in _CONTOUR if key in found]
    if not given:
        return {}
    if len(given) == 1:
        raise InputError("error.poses.one_side", name=name, array=given[0])
    stations = found[given[0]].shape[1] if found[given[0]].ndim == 3 else 0
    shape = (count, stations, 2)
    return {key: _floats(found[key], shape, f"{name}: {key}") for key in given}


def _pictures(
    found: Mapping[str, NDArray[Any]], count: int, name: str
) -> dict[str, NDArray[np.float32]]:
    given = [key for key in PICTURE_SHAPES if key in found]
    if given and len(given) < len(PICTURE_SHAPES):
        missing = ", ".join(key for key in PICTURE_SHAPES if key not in found)
        raise InputError("error.poses.with_it", name=name, array=given[0], missing=missing)
    shapes = {key: (count, *PICTURE_SHAPES[key]) for key in given}
    return {key: _floats(found[key], shape, f"{name}: {key}") for key, shape in shapes.items()}
