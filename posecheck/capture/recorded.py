"""Recorded poses: a compact file that replays without the model.

The file is a NumPy ``.npz`` with these arrays; rows without a person are NaN
(points) and 0 (visibility, presence):

``time_s`` (T,) float64; ``points_image_px`` (T, 33, 2), ``points_world_m``
(T, 33, 3), ``visibility`` and ``presence`` (T, 33) float32; ``image_size_px``
(2,) or (T, 2) width and height; optional ``trunk_side_a_px`` and
``trunk_side_b_px`` (T, K, 2) float32, see `posecheck.pose.TrunkContour`; optional ``silhouette_px``
(T, K, 2) float32, see `posecheck.pose.Silhouette`; optional ``model_sha256``.

Of the pictures, see `posecheck.pose.Picture`, all of them or (older files) none, float32:
``still_s``, ``cut`` and ``camera_lost`` (T,), the latter two 0 or 1; ``camera`` (T, 4) shift in
x and y in pixels, turn in degrees and scale; ``light`` (T, 3) brightness, contrast and noise.
What is stored does not depend on an exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.capture.names import shown
from posecheck.capture.recorded_arrays import (
    ARRAY_SHAPES,
    PICTURE_SHAPES,
    checked_arrays,
    read_arrays,
)
from posecheck.capture.settling import settled_still_s
from posecheck.errors import OutputError
from posecheck.files import own_file
from posecheck.pose import Observation, Picture, Pose, Silhouette, TrunkContour
from posecheck.words import why

__all__ = ["PoseTrack", "PoseTrackBuilder"]

Float32 = NDArray[np.float32]

_CHUNK_FRAMES = 512
# Baselines look the same rows up some ten times; about 12 MB.
_KEPT_ROWS = 2048


@dataclass(frozen=True, slots=True)
class PoseTrack:
    """The poses of a whole recording; see the module for the arrays."""

    time_s: NDArray[np.float64]
    points_image_px: Float32
    points_world_m: Float32
    visibility: Float32
    presence: Float32
    image_size_px: NDArray[np.int64]
    trunk_side_a_px: Float32 | None = None
    trunk_side_b_px: Float32 | None = None
    silhouette_px: Float32 | None = None
    model_sha256: str = ""
    still_s: Float32 | None = None
    cut: Float32 | None = None
    camera: Float32 | None = None
    camera_lost: Float32 | None = None
    light: Float32 | None = None
    _kept: dict[int, Observation] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __len__(self) -> int:
        return len(self.time_s)

    def __iter__(self) -> Iterator[Observation]:
        return (self.observation(row) for row in range(len(self)))

    def __getitem__(self, row: int) -> Observation:
        return self.observation(row)

    def taken(self, rows: Sequence[int] | NDArray[np.int64]) -> PoseTrack:
        """Give a track of some of the rows, in order."""
        one_size = self.image_size_px.ndim == 1
        arrays: dict[str, Any] = {
            each.name: values[rows]
            for each in fields(self)
            if isinstance(values := getattr(self, each.name), np.ndarray)
            and not (one_size and each.name == "image_size_px")
        }
        return replace(self, **arrays)

    def observation(self, row: int) -> Observation:
        """Give one row as the engine sees it."""
        seen = self._kept.get(row)
        if seen is None:
            if len(self._kept) >= _KEPT_ROWS:
                self._kept.clear()
            seen = self._kept[row] = self._made(row)
        return seen

    def _made(self, row: int) -> Observation:
        time_s = float(self.time_s[row])
        if np.isnan(self.points_image_px[row]).all():
            return Observation(time_s, None, self.picture(row))
        size = self.image_size_px if self.image_size_px.ndim == 1 else self.image_size_px[row]
        pose = Pose(
            time_s,
            self.points_image_px[row].astype(np.float64),
            self.points_world_m[row].astype(np.float64),
            self.visibility[row].astype(np.float64),
            self.presence[row].astype(np.float64),
            (int(size[0]), int(size[1])),
            self._contour(row),
            self._silhouette(row),
        )
        return Observation(time_s, pose, self.picture(row))

    def picture(self, row: int) -> Picture | None:
        """Give what is known of one picture itself; None in older files."""
        still_s, cut, camera, lost, light = (
            self.still_s,
            self.cut,
            self.camera,
            self.camera_lost,
            self.light,
        )
        if still_s is None or cut is None or camera is None or lost is None or light is None:
            return None
        x_px, y_px, turn_deg, scale = camera[row].tolist()
        brightness, contrast, noise = light[row].tolist()
        return Picture(
            float(still_s[row]),
            bool(cut[row]),
            x_px,
            y_px,
            turn_deg,
            scale,
            bool(lost[row]),
            brightness,
            contrast,
            noise,
        )

    def _contour(self, row: int) -> TrunkContour | None:
        if self.trunk_side_a_px is None or self.trunk_side_b_px is None:
            return None
        side_a, side_b = self.trunk_side_a_px[row], self.trunk_side_b_px[row]
        if np.isnan(side_a).all() and np.isnan(side_b).all():
            return None
        return TrunkContour(side_a.astype(np.float64), side_b.astype(np.float64))

    def _silhouette(self, row: int) -> Silhouette | None:
        edges = self.silhouette_px[row] if self.silhouette_px is not None else None
        if edges is None or np.isnan(edges).all():
            return None
        return Silhouette(edges.astype(np.float64))

    @classmethod
    def load(cls, path: str | Path) -> PoseTrack:
        """Read recorded poses.

        Raises
        ------
        InputError
            If the file is missing, damaged or holds something else.
        """
        return cls(**checked_arrays(read_arrays(Path(path)), shown(Path(path).name)))

    def save(self, path: str | Path) -> None:
        """Write the track, for its owner alone; whole or not at all.

        Raises
        ------
        OutputError
            If the folder is not writable or full.
        """
        target = Path(path)
        arrays: dict[str, Any] = {
            key: getattr(self, key) for key in ("time_s", *ARRAY_SHAPES, "image_size_px")
        }
        if self.trunk_side_a_px is not None and self.trunk_side_b_px is not None:
            arrays["trunk_side_a_px"] = self.trunk_side_a_px
            arrays["trunk_side_b_px"] = self.trunk_side_b_px
        if self.silhouette_px is not None:
            arrays["silhouette_px"] = self.silhouette_px
        for key in PICTURE_SHAPES:
            if getattr(self, key) is not None:
                arrays[key] = getattr(self, key)
        if self.model_sha256:
            arrays["model_sha256"] = np.array(self.model_sha256)
        try:
            with own_file(target, "wb") as file:
                np.savez_compressed(file, **arrays)
        except OSError as error:
            raise OutputError("error.unwritable", path=shown(target), why=why(error)) from None


class PoseTrackBuilder:
    """Collects observations compactly: about 1 kB a frame, in float32 chunks.

    Parameters
    ----------
    model_sha256 : str
        Hash of the model that made them.
    """

    def __init__(self, model_sha256: str = "") -> None:
        self._sha256 = model_sha256
        self._times: list[float] = []
        self._sizes: list[tuple[int, int]] = []
        self._chunks: dict[str, list[Float32]] = {key: [] for key in ARRAY_SHAPES}
        self._contours: dict[int, tuple[Float32, Float32]] = {}
        self._silhouettes: dict[int, Float32] = {}
        self._pictures: dict[int, Picture] = {}

    def add(self, observation: Observation) -> None:
        """Add the next observation."""
        row = len(self._times)
        slot = row % _CHUNK_FRAMES
        if slot == 0:
            for key, shape in ARRAY_SHAPES.items():
                fill = np.nan if key.startswith("points") else 0.0
                chunk = np.full((_CHUNK_FRAMES, *shape), fill, dtype=np.float32)
                self._chunks[key].append(chunk)
        self._times.append(observation.time_s)
        if observation.picture is not None:
            self._pictures[row] = observation.picture
        pose = observation.pose
        self._sizes.append(pose.image_size if pose else (0, 0))
        if pose is None:
            return
        for key, values in (
            ("points_image_px", pose.points_image),
            ("points_world_m", pose.points_world),
            ("visibility", pose.visibility),
            ("presence", pose.presence),
        ):
            self._chunks[key][-1][slot] = values
        if pose.contour is not None:
            self._contours[row] = (
                pose.contour.side_a_px.astype(np.float32),
                pose.contour.side_b_px.astype(np.float32),
            )
        if pose.silhouette is not None:
            self._silhouettes[row] = pose.silhouette.edges_px.astype(np.float32)

    def build(self) -> PoseTrack:
        """Give all that has been added."""
        count = len(self._times)
        arrays: dict[str, Any] = {
            key: np.concatenate(chunks)[:count]
            if chunks
            else np.zeros((0, *ARRAY_SHAPES[key]), "f4")
            for key, chunks in self._chunks.items()
        }
        arrays["image_size_px"] = np.array(self._sizes, dtype=np.int64).reshape(-1, 2)
        if self._contours:
            for index, key in enumerate(("trunk_side_a_px", "trunk_side_b_px")):
                sides = {row: pair[index] for row, pair in self._contours.items()}
                arrays[key] = _with_gaps(count, sides)
        if self._silhouettes:
            arrays["silhouette_px"] = _with_gaps(count, self._silhouettes)
        if self._pictures:
            arrays.update(_of_pictures(count, self._pictures))
        times = np.array(self._times, dtype=np.float64)
        if self._pictures:
            arrays["still_s"] = settled_still_s(times, arrays["still_s"], arrays["cut"])
        return PoseTrack(time_s=times, model_sha256=self._sha256, **arrays)


def _of_pictures(count: int, pictures: Mapping[int, Picture]) -> dict[str, Float32]:
    """Stack what is known of the pictures; NaN, and no cut, where there is nothing."""
    unknown = Picture()
    rows = [pictures.get(row, unknown) for row in range(count)]
    values: dict[str, list[Any]] = {
        "still_s": [p.still_s for p in rows],
        "cut": [p.cut for p in rows],
        "camera": [(p.shift_x_px, p.shift_y_px, p.turn_deg, p.scale) for p in rows],
        "camera_lost": [p.lost for p in rows],
        "light": [(p.brightness, p.contrast, p.noise) for p in rows],
    }
    return {key: np.array(each, dtype=np.float32) for key, each in values.items()}


def _with_gaps(count: int, rows: Mapping[int, Float32]) -> Float32:
    """Stack rows of one shape; NaN where there is none."""
    full = np.full((count, *next(iter(rows.values())).shape), np.nan, dtype=np.float32)
    for row, values in rows.items():
        full[row] = values
    return full
