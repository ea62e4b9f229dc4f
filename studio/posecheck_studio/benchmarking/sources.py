"""Where the clips of a benchmark come from: files, the model, or an exact estimator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.app.poses import Progress
from posecheck.app.replay.clips import Clip, find_clips
from posecheck.app.replay.replay import Through, poses_of
from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.errors import InputError
from posecheck.pose import Observation
from posecheck.tracking.calibration import PERFECT
from posecheck_studio.benchmarking.filmed import Filmed, camera_of
from posecheck_studio.camera import Camera
from posecheck_studio.filming import shoot
from posecheck_studio.recipe import Recipe
from posecheck_studio.truth_arrays import exact_track, truth_arrays

__all__ = ["exact_from", "filmed_from", "filmed_recipe", "refilmed", "track_of"]


def filmed_from(
    folder: Path,
    through: Through | None,
    progress: Progress = lambda stage, share: None,
    model: str | None = None,
) -> Iterator[Filmed]:
    """Read the clips of a folder with what the pose model saw of them.

    Parameters
    ----------
    through : Through, optional
        Default: recorded poses where they are, else the pose model.
    model : str, optional
        Which pose model.

    Raises
    ------
    InputError
        If a clip cannot be read.
    """
    clips = find_clips([folder])
    for index, clip in enumerate(clips):
        truth = clip.truth()
        way = through or (Through.POSES if clip.poses.is_file() else Through.MODEL)

        def tell(stage: str, share: float, before: int = index) -> None:
            progress("benchmark", (before + share) / len(clips))

        track = poses_of(clip, truth, way, tell, model)
        tell("benchmark", 1.0)
        yield Filmed(truth, _arrays(clip), track)


def exact_from(folder: Path) -> Iterator[Filmed]:
    """Read the clips of a folder as an exact estimator would see them.

    Raises
    ------
    InputError
        If a clip cannot be read.
    """
    for clip in find_clips([folder]):
        truth, arrays = clip.truth(), _arrays(clip)
        yield Filmed(truth, arrays, track_of(exact_track(truth, arrays)))


def _arrays(clip: Clip) -> Mapping[str, NDArray[Any]]:
    arrays = clip.arrays()
    if arrays is None:
        raise InputError(
            f"{clip.name}: a benchmark needs the truth frame by frame; "
            f"expected {clip.name}.truth.npz beside it"
        )
    return arrays


def track_of(observations: Iterable[Observation]) -> PoseTrack:
    """Record observations."""
    builder = PoseTrackBuilder(PERFECT)
    for observation in observations:
        builder.add(observation)
    return builder.build()


def filmed_recipe(recipe: Recipe) -> Filmed:
    """Work a recipe out; it is seen by an exact estimator, and no picture is drawn."""
    found = shoot(recipe)
    arrays = {name: np.asarray(values) for name, values in truth_arrays(found).items()}
    return Filmed(found.truth, arrays, track_of(found.exact_poses()))


def refilmed(clips: Sequence[Filmed], field: str, value: float) -> list[Filmed]:
    """See the same movements with a camera that stands elsewhere.

    The outline of the back is not redrawn, so that what is read from it is can't tell.

    Parameters
    ----------
    field : str
        Of `posecheck_studio.camera.Camera`.
    """
    return [_refilmed(clip, field, value) for clip in clips]


def _refilmed(clip: Filmed, field: str, value: float) -> Filmed:
    settings: dict[str, Any] = {**asdict(camera_of(clip.truth)), field: value}
    camera = Camera(**settings)
    recipe = {**clip.truth.recipe, "camera": settings}
    truth = replace(clip.truth, recipe=recipe)
    pixels = camera.project(np.asarray(clip.arrays["joints_m"], dtype=np.float64))
    arrays = {k: v for k, v in clip.arrays.items() if not k.startswith("projected_")}
    for name in ("outline_low_px", "outline_high_px"):
        if name in arrays:
            arrays[name] = np.full_like(arrays[name], np.nan)
    arrays["joints_px"] = pixels
    return Filmed(truth, arrays, track_of(exact_track(truth, arrays)))
