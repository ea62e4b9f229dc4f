"""How the scores change when one thing gets worse step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.landmarks import Side
from posecheck_studio.benchmarking.filmed import Filmed, near_sides
from posecheck_studio.benchmarking.perturbing import (
    GAP_EVERY_S,
    OCCLUSIONS,
    at_frame_rate,
    hidden,
    noisy,
    with_gaps,
)
from posecheck_studio.benchmarking.scores import SyntheticHeadline, score_synthetic

__all__ = ["Film", "Plan", "Point", "Sweep", "camera_plans", "run_sweep", "track_plans"]

# What is filmed with a value in place.
Film = Callable[[float], Iterable[Filmed]]

FRAME_RATES = (30.0, 15.0, 10.0, 7.5, 5.0, 3.0)
# 0.02 T is about 1 cm; the model's own jitter is about 0.01 T.
NOISE_T = (0.0, 0.005, 0.01, 0.02, 0.03, 0.05)
GAPS_S = (0.0, 0.2, 0.4, 0.6, 1.0, 2.0)
YAWS_DEG = (0.0, 10.0, 20.0, 30.0, 40.0)
HEIGHTS_M = (0.1, 0.3, 0.6, 1.0, 1.4)
# Frame rates are not kept to the last digit.
_NEARLY = 1.02
ROLLS_DEG = (0.0, 4.0, 8.0, 12.0, 20.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made worse.

    Attributes
    ----------
    name : str
        Of the files and in tables.
    axis : str
        What `values` are, with the unit.
    values : tuple of float
    film : callable
        Gives the clips with one of `values` in place.
    labels : tuple of str
        Names of the values where they are no numbers.
    """

    name: str
    axis: str
    values: tuple[float, ...]
    film: Film
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """Scores with one value in place."""

    value: float
    label: str
    scores: SyntheticHeadline


@dataclass(frozen=True, slots=True)
class Sweep:
    """Scores over all values."""

    name: str
    axis: str
    points: tuple[Point, ...]
    named: bool


def run_sweep(
    plan: Plan,
    tolerances: Tolerances = OF_MODEL,
    progress: Callable[[str, float], None] = lambda stage, share: None,
) -> Sweep:
    """Score the clips at every value of a plan."""
    labels = plan.labels or tuple(f"{value:g}" for value in plan.values)
    points = []
    for index, (value, label) in enumerate(zip(plan.values, labels, strict=True)):
        points.append(Point(value, label, score_synthetic(plan.film(value), tolerances).headline()))
        progress(f"sweep: {plan.name}", (index + 1) / len(plan.values))
    return Sweep(plan.name, plan.axis, tuple(points), bool(plan.labels))


def track_plans(clips: Sequence[Filmed], seed: int = 1) -> tuple[Plan, ...]:
    """Plan sweeps that need only poses: frame rate, noise, drop-outs and hidden points.

    Parameters
    ----------
    clips : sequence of Filmed
        Best with exact poses, so that nothing else is wrong.
    seed : int
        Of the noise; every value draws the same numbers.
    """

    def frame_rate(fps: float) -> Iterable[Filmed]:
        return [replace(clip, track=at_frame_rate(clip.track, fps)) for clip in clips]

    def noise(sigma_t: float) -> Iterable[Filmed]:
        rng = np.random.default_rng(seed)
        return [replace(clip, track=noisy(clip.track, sigma_t, rng)) for clip in clips]

    def gaps(gap_s: float) -> Iterable[Filmed]:
        rng = np.random.default_rng(seed)
        return [replace(clip, track=with_gaps(clip.track, gap_s, rng)) for clip in clips]

    def occluded(index: float) -> Iterable[Filmed]:
        landmarks, where = tuple(OCCLUSIONS.values())[int(index)]
        return [
            replace(clip, track=hidden(clip.track, landmarks, _sides(clip, where)))
            for clip in clips
        ]

    return (
        Plan("frame rate", "frames per second", _reached(clips), frame_rate),
        Plan("landmark noise", "standard deviation, torso lengths", NOISE_T, noise),
        Plan("drop-outs", f"seconds without a person, every {GAP_EVERY_S:g} s", GAPS_S, gaps),
        Plan(
            "hidden landmarks",
            "hidden throughout",
            tuple(float(index) for index in range(len(OCCLUSIONS))),
            occluded,
            tuple(OCCLUSIONS),
        ),
    )


def _reached(clips: Sequence[Filmed]) -> tuple[float, ...]:
    """Frame rates that the poses have; the slowest clip sets the highest."""
    steps = [np.diff(clip.track.time_s) for clip in clips]
    slowest_s = max((float(np.median(step)) for step in steps if len(step)), default=0.0)
    most = 1.0 / slowest_s if slowest_s else FRAME_RATES[0]
    return tuple(fps for fps in FRAME_RATES if fps <= most * _NEARLY) or (most,)


def _sides(clip: Filmed, where: str) -> tuple[Side, ...]:
    if where == "both":
        return tuple(Side)
    known = near_sides(clip)
    known = known[known >= 0]
    near = Side(round(float(known.mean()))) if len(known) else Side.LEFT
    return (near,) if where == "near" else (near.other,)


def camera_plans(film: Callable[[str, float], Iterable[Filmed]]) -> tuple[Plan, ...]:
    """Plan sweeps of where the camera stands.

    Parameters
    ----------
    film : callable
        ``film(name, value)`` gives the clips filmed by a camera whose field ``name``
        (``yaw_deg``, ``height_m`` or ``roll_deg``, see `posecheck_studio.camera`) has
        that value.
    """
    return (
        Plan("camera yaw", "degrees off the side view", YAWS_DEG, lambda v: film("yaw_deg", v)),
        Plan("camera height", "metres over the mat", HEIGHTS_M, lambda v: film("height_m", v)),
        Plan("camera roll", "degrees", ROLLS_DEG, lambda v: film("roll_deg", v)),
    )
