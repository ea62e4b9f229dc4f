"""Clips of people, rooms, cameras and faults drawn by lot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from posecheck.capture.recorded import PoseTrack
from posecheck.studio.benchmarking.filmed import Filmed
from posecheck.studio.benchmarking.sources import filmed_recipe
from posecheck.studio.cutting import paths_of, render_clip
from posecheck.studio.fresh_recipes import fresh_recipes

__all__ = ["draw", "fresh_recipes", "keep"]


def keep(seed: int, n: int, folder: Path) -> Iterator[str]:
    """Make the files of `n` fresh clips in a folder; those that are there are left as they are.

    Give the name of each clip when it is there. The truth comes last, so that whoever reads
    the folder meanwhile finds whole clips only.
    """
    for recipe in fresh_recipes(seed, n):
        paths = paths_of(folder, recipe.name)
        if not paths["truth"].is_file():
            with tempfile.TemporaryDirectory(prefix="drawing-", dir=folder) as hidden:
                render_clip(recipe, Path(hidden), jobs=1)
                made = paths_of(Path(hidden), recipe.name)
                for part in ("video", "poses", "arrays", "truth"):
                    made[part].rename(paths[part])
        yield recipe.name


def draw(seed: int, n: int, *, poses_only: bool = False) -> Iterator[Filmed]:
    """Make `n` fresh clips, one after the other.

    Parameters
    ----------
    seed, n : int
    poses_only : bool
        See them with a perfect estimator; no picture is drawn.
    """
    for recipe in fresh_recipes(seed, n):
        perfect = filmed_recipe(recipe)
        if poses_only:
            yield perfect
            continue
        with tempfile.TemporaryDirectory(prefix="posecheck-fresh-") as folder:
            render_clip(recipe, Path(folder), jobs=1)
            track = PoseTrack.load(paths_of(Path(folder), recipe.name)["poses"])
        yield Filmed(perfect.truth, perfect.arrays, track)
