"""Clips of people, rooms, cameras and faults chosen by lot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from posecheck.capture.recorded import PoseTrack
from posecheck_studio.benchmarking.filmed import Filmed
from posecheck_studio.benchmarking.sources import filmed_recipe
from posecheck_studio.cutting import paths_of, render_clip
from posecheck_studio.fresh_recipes import fresh_recipes

__all__ = ["render_fresh"]


def render_fresh(seed: int, n: int, *, poses_only: bool = False) -> Iterator[Filmed]:
    """Make `n` fresh clips, one after the other.

    Parameters
    ----------
    seed, n : int
    poses_only : bool
        See them with an exact estimator; no picture is rendered.
    """
    for recipe in fresh_recipes(seed, n):
        exact = filmed_recipe(recipe)
        if poses_only:
            yield exact
            continue
        with tempfile.TemporaryDirectory(prefix="posecheck-fresh-") as folder:
            render_clip(recipe, Path(folder), jobs=1)
            track = PoseTrack.load(paths_of(Path(folder), recipe.name)["poses"])
        yield Filmed(exact.truth, exact.arrays, track)
