"""Clips that nobody has fitted anything on: new people, rooms and cameras by lot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from posecheck.capture.recorded import PoseTrack
from posecheck.studio.benchmarking.filmed import Filmed
from posecheck.studio.benchmarking.sources import filmed_recipe
from posecheck.studio.cutting import paths_of, render_clip
from posecheck.studio.recipe import Recipe, Sitter, Turn
from posecheck.studio.samples import SAMPLES, placed

__all__ = ["draw", "fresh_recipes"]

# People: heights of adults from the 2nd to the 98th percentile, and their girths.
_HEIGHT_M, _GIRTH = (1.50, 1.93), (0.88, 1.25)
# Cameras: the advised range of EXERCISES, round where the sample's camera stands.
_NEARER_M, _HIGHER_M, _YAW_DEG, _ROLL_DEG = (-0.15, 0.25), (-0.04, 0.10), (-8.0, 8.0), (-3.0, 3.0)
# Seeds of looks and rooms start beyond those of the samples.
_FIRST_SEED = 10_000
_LAST_SEED = 1_000_000


def fresh_recipes(seed: int, n: int) -> tuple[Recipe, ...]:
    """Draw recipes: the movements of the samples by turns, everything else by lot.

    Movements that need their own camera (poorer views, ramps, sessions) are left out.
    """
    random = np.random.default_rng(seed)
    movements = [r for r in SAMPLES if r.kind == "exercise" and "poor" not in r.name]
    order = random.permutation(len(movements))
    picked = [movements[order[i % len(order)]] for i in range(n)]
    return tuple(_drawn(recipe, i, random) for i, recipe in enumerate(picked))


def _drawn(recipe: Recipe, number: int, random: np.random.Generator) -> Recipe:
    camera = replace(
        recipe.camera,
        distance_m=recipe.camera.distance_m + float(random.uniform(*_NEARER_M)),
        height_m=recipe.camera.height_m + float(random.uniform(*_HIGHER_M)),
        yaw_deg=float(random.uniform(*_YAW_DEG)),
        roll_deg=float(random.uniform(*_ROLL_DEG)),
    )
    head_right = bool(random.random() < 0.5)
    sitter = Sitter(
        height_m=float(random.uniform(*_HEIGHT_M)),
        girth=float(random.uniform(*_GIRTH)),
        look_seed=int(random.integers(_FIRST_SEED, _LAST_SEED)),
        room_seed=int(random.integers(_FIRST_SEED, _LAST_SEED)),
    )
    return placed(
        replace(
            recipe,
            name=f"fresh_{number:02d}_{recipe.name}",
            camera=camera,
            sitter=sitter,
            head_right=head_right,
            turns=recipe.turns if head_right == recipe.head_right else _mirrored(recipe.turns),
        )
    )


def _mirrored(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The other side, so that whoever lies the other way round works the near side as before."""
    other = {"left": "right", "right": "left", "": ""}
    return tuple(replace(turn, side=other[turn.side]) for turn in turns)


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
