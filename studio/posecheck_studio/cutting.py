"""From a recipe to the files of a clip: video, truth and recorded poses."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from posecheck.app.poses import poses_from
from posecheck.capture.recorded import PoseTrack
from posecheck.feedback.video_writer import VideoWriter
from posecheck.pose import ImageArray
from posecheck.report.truth import ClipTruth, truth_document
from posecheck_studio.filming import Shoot, shoot
from posecheck_studio.recipe import Recipe
from posecheck_studio.rendering.scene import Scene
from posecheck_studio.staging import perform
from posecheck_studio.truth_arrays import truth_arrays
from posecheck_studio.wardrobe import dressed

__all__ = ["Progress", "paths_of", "record_poses", "render_clip", "write_truth"]

Progress = Callable[[str, float], None]

# Small files of still pictures: about 15 kB a second at 640 x 480.
_QUALITY = {"preset": "slow", "crf": "28"}
# Recorded poses are kept to this: 1/16 px, half a millimetre, 1/256 of certainty.
_PIXEL_STEPS, _METRE_STEPS, _SHARE_STEPS = 16.0, 2000.0, 256.0


def paths_of(folder: Path, name: str) -> dict[str, Path]:
    """Give the files of a clip: ``video``, ``truth``, ``arrays`` and ``poses``."""
    return {
        "video": folder / f"{name}.mp4",
        "truth": folder / f"{name}.truth.json",
        "arrays": folder / f"{name}.truth.npz",
        "poses": folder / f"{name}.poses.npz",
    }


def render_clip(
    recipe: Recipe, folder: Path, jobs: int = 1, progress: Progress = lambda stage, share: None
) -> None:
    """Make the video of a recipe, its truth and its recorded poses.

    Parameters
    ----------
    jobs : int
        Processes that draw pictures.
    progress : callable
        Told the stage and its share done.

    Raises
    ------
    OutputError
        If the folder cannot be written.
    ModelError
        If the pose model is missing.
    """
    paths = paths_of(folder, recipe.name)
    found = write_truth(recipe, folder)
    camera, count = recipe.camera, len(found.times_s)
    size = (camera.width_px, camera.height_px)
    with VideoWriter(paths["video"], size, options=_QUALITY) as writer:
        for index, picture in enumerate(_pictures(recipe, count, jobs)):
            writer.write(picture, float(found.times_s[index]))
            progress("drawing", (index + 1) / count)
    record_poses(paths["video"], paths["poses"], found.truth, progress)


def write_truth(recipe: Recipe, folder: Path) -> Shoot:
    """Write the truth of a recipe beside where its clip is, and give it."""
    paths = paths_of(folder, recipe.name)
    found = shoot(recipe)
    text = json.dumps(truth_document(found.truth), indent=1, ensure_ascii=False)
    paths["truth"].write_text(text + "\n", encoding="utf-8")
    np.savez_compressed(paths["arrays"], **truth_arrays(found))
    return found


def record_poses(video: Path, target: Path, truth: ClipTruth, progress: Progress) -> PoseTrack:
    """Look at a clip with the pose model and keep what it saw, rounded to be small."""
    track = _rounded(poses_from(video, progress).track)
    track.save(target)
    return track


def _rounded(track: PoseTrack) -> PoseTrack:
    sides = (track.trunk_side_a_px, track.trunk_side_b_px)
    side_a, side_b = (None if s is None else _to(s, _PIXEL_STEPS) for s in sides)
    return replace(
        track,
        points_image_px=_to(track.points_image_px, _PIXEL_STEPS),
        points_world_m=_to(track.points_world_m, _METRE_STEPS),
        visibility=_to(track.visibility, _SHARE_STEPS),
        presence=_to(track.presence, _SHARE_STEPS),
        trunk_side_a_px=side_a,
        trunk_side_b_px=side_b,
    )


def _to(values: NDArray[np.float32], steps: float) -> NDArray[np.float32]:
    return (np.round(values * steps) / steps).astype(np.float32)


def _pictures(recipe: Recipe, count: int, jobs: int) -> Iterator[ImageArray]:
    """Draw all pictures of a clip in order."""
    if jobs <= 1:
        renderer = _Renderer(recipe)
        yield from (renderer.picture(index) for index in range(count))
        return
    # One thread each: the processes already share the machine.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with ProcessPoolExecutor(
        jobs, get_context("spawn"), initializer=_start, initargs=(recipe,)
    ) as pool:
        yield from pool.map(_picture, range(count), chunksize=4)


class _Renderer:
    """Draws any picture of a clip."""

    def __init__(self, recipe: Recipe) -> None:
        self._fps = recipe.fps
        self._performance = perform(recipe)
        people, room, sensor = dressed(recipe)
        self._scene = Scene(people, room, recipe.camera, sensor, recipe.sitter.room_seed)

    def picture(self, index: int) -> ImageArray:
        """Draw the picture with a number."""
        time_s = index / self._fps
        performance = self._performance
        first = performance.figure_at(time_s)
        other = performance.passer_at(time_s) if performance.passer_at else None
        here = [figure for figure in (first, other) if figure is not None]
        return self._scene.picture(here, index)


_renderers: list[_Renderer] = []


def _start(recipe: Recipe) -> None:
    _renderers[:] = [_Renderer(recipe)]


def _picture(index: int) -> ImageArray:
    return _renderers[0].picture(index)
