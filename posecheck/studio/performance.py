"""A performance: who does what, when and where; a figure for every time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from posecheck.assessment import Dose
from posecheck.landmarks import LANDMARK_COUNT, Landmark
from posecheck.studio.figure import Figure, Proportions, landmark_points
from posecheck.studio.legs import Planted
from posecheck.studio.measuring import TrueMoment
from posecheck.studio.posing import Lying, lying_axes, pose_figure
from posecheck.studio.rotations import Vector
from posecheck.studio.score import Score

__all__ = ["Part", "Performance", "Person", "resting_heights", "scored"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who lies where: `at_m` is where the hips are along the mat."""

    proportions: Proportions
    head_right: bool = True
    at_m: float = 0.0

    @property
    def cranial(self) -> Vector:
        """Towards the head, along the mat."""
        return np.asarray(lying_axes(head_right=self.head_right)[:, 2])

    def figure(self, pose: Lying) -> Figure:
        """Take a pose on the mat."""
        return pose_figure(self.proportions, pose, head_right=self.head_right, at_m=self.at_m)


@dataclass(frozen=True, slots=True)
class Part:
    """One exercise of a performance, between two times."""

    exercise: str
    start_s: float
    end_s: float
    dose: Dose
    prone: bool = False


@dataclass(frozen=True, slots=True)
class Performance:
    """What is to be seen. `figure_at` gives None while nobody is there."""

    person: Person
    parts: tuple[Part, ...]
    duration_s: float
    figure_at: Callable[[float], Figure | None]
    passer_at: Callable[[float], Figure | None] | None = None

    def moments(
        self, part: Part, times: Sequence[float], gaps_m: Sequence[float]
    ) -> list[TrueMoment]:
        """Measure the person at the given times of a part."""
        torso_m, rest_m = resting_heights(self.person, prone=part.prone)
        found = []
        for time_s, gap_m in zip(times, gaps_m, strict=True):
            figure = self.figure_at(time_s)
            points = (
                np.full((LANDMARK_COUNT, 3), np.nan) if figure is None else landmark_points(figure)
            )
            found.append(TrueMoment(points, self.person.cranial, torso_m, rest_m, gap_m))
        return found


def scored(person: Person, exercise: str, score: Score, dose: Dose) -> Performance:
    """Give the performance of one exercise by its score, from its beginning to its end."""
    part = Part(exercise, 0.0, score.end_s, dose, prone=score.pose.prone)
    return Performance(person, (part,), score.end_s, lambda time_s: person.figure(score.at(time_s)))


def resting_heights(person: Person, *, prone: bool) -> tuple[float, Vector]:
    """Torso length T and the height of every landmark of the person lying at rest, in metres.

    On the back the heights of the feet are those of feet that stand.
    """
    flat = landmark_points(person.figure(Lying(prone=prone)))
    heights = flat[:, 2]
    if not prone:
        foot = Planted()
        standing = landmark_points(person.figure(Lying(legs=(foot, foot))))
        feet = np.arange(Landmark.LEFT_ANKLE, LANDMARK_COUNT)
        heights[feet] = standing[feet, 2]
    shoulders = flat[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]].mean(axis=0)
    hips = flat[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0)
    return float(np.linalg.norm(shoulders - hips)), heights
