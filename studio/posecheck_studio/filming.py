"""From a performance to its truth, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import LANDMARK_COUNT
from posecheck.pose import Observation, TrunkContour
from posecheck.report.truth import ClipTruth, PartTruth
from posecheck_studio.exact_poses import exact_observation
from posecheck_studio.figure import Figure, landmark_points
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.performance import Part, Performance, resting_heights
from posecheck_studio.recipe import Recipe, recipe_document
from posecheck_studio.rotations import Vector
from posecheck_studio.staging import perform
from posecheck_studio.truths.back import Back, back_of, gap_m, outline
from posecheck_studio.truths.clip import part_truth
from posecheck_studio.truths.specification import SPECIFICATION

__all__ = ["Shoot", "shoot"]


@dataclass(frozen=True, slots=True)
class Shoot:
    """All that is true of a clip.

    Attributes
    ----------
    performance : Performance
    times_s : ndarray, shape (frames,)
    joints_m : ndarray, shape (frames, 33, 3)
        NaN while nobody is there.
    gaps_m : ndarray, shape (frames,)
        Of the lower back over the mat; NaN where the exercise does not ask for it.
    outlines : list
        Of the trunk in the picture, or None.
    truth : ClipTruth
    states : dict
        ``state_<part>_<check>``: see `posecheck_studio.truths.clip.part_truth`.
    """

    recipe: Recipe
    performance: Performance
    times_s: NDArray[np.float64]
    joints_m: Vector
    gaps_m: Vector
    outlines: tuple[TrunkContour | None, ...]
    truth: ClipTruth
    states: dict[str, NDArray[np.int8]]

    def exact_poses(self) -> list[Observation]:
        """What an exact estimator would see."""
        camera = self.recipe.camera
        return [
            exact_observation(float(t), joints, camera, edge)
            for t, joints, edge in zip(self.times_s, self.joints_m, self.outlines, strict=True)
        ]


# The truth is worked out this often, so that its times are exact to a hundredth of a second.
TRUTH_FPS = 60.0


def shoot(recipe: Recipe) -> Shoot:
    """Work out everything true of a recipe's clip; no picture is made.

    Raises
    ------
    ValueError
        If the frame rate of the recipe does not divide `TRUTH_FPS`.
    """
    if TRUTH_FPS % recipe.fps:
        raise ValueError(f"{recipe.fps} frames a second do not divide {TRUTH_FPS}")
    performance = perform(recipe)
    count, every = int(performance.duration_s * recipe.fps), int(TRUTH_FPS / recipe.fps)
    moments_s = np.arange(count * every) / TRUTH_FPS
    bodies = [performance.figure_at(float(time_s)) for time_s in moments_s]
    joints = np.array([_NOBODY if b is None else landmark_points(b) for b in bodies])
    times = moments_s[::every]
    backs = [_back(performance, body, t) for body, t in zip(bodies[::every], times, strict=True)]
    gaps = np.array([np.nan if back is None else gap_m(back) for back in backs])
    fine_gaps = np.interp(moments_s, times, gaps)
    parts: list[PartTruth] = []
    states: dict[str, NDArray[np.int8]] = {}
    for number, part in enumerate(performance.parts):
        found, checks = _part(recipe, performance, part, moments_s, joints, fine_gaps)
        parts.append(found)
        states.update({f"state_{number}_{name}": rows[::every] for name, rows in checks.items()})
    camera = recipe.camera
    truth = ClipTruth(
        recipe.name,
        count / recipe.fps,
        recipe.fps,
        (camera.width_px, camera.height_px),
        tuple(parts),
        recipe_document(recipe),
    )
    outlines = tuple(None if back is None else outline(back, camera) for back in backs)
    return Shoot(recipe, performance, times, joints[::every], gaps, outlines, truth, states)


_NOBODY = np.full((LANDMARK_COUNT, 3), np.nan)


def _back(performance: Performance, figure: Figure | None, time_s: float) -> Back | None:
    wanted = figure is not None and _wants_back(performance, float(time_s))
    return back_of(figure) if figure is not None and wanted else None


def _wants_back(performance: Performance, time_s: float) -> bool:
    return any(
        SPECIFICATION[part.exercise].back
        for part in performance.parts
        if any(start_s <= time_s <= end_s for start_s, end_s in part.stretches)
    )


def _part(
    recipe: Recipe,
    performance: Performance,
    part: Part,
    times: NDArray[np.float64],
    joints: Vector,
    gaps: Vector,
) -> tuple[PartTruth, dict[str, NDArray[np.int8]]]:
    torso_m, rest_m, flat_m = resting_heights(performance.person, prone=part.prone)
    moments = [
        TrueMoment(points, performance.person.cranial, torso_m, rest_m, flat_m, float(gap))
        for points, gap in zip(joints, gaps, strict=True)
    ]
    return part_truth(part, times.tolist(), moments, recipe.may_be_unknown)
