"""A performance: who does what, when and where; a figure for every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from posecheck.assessment import Dose
from posecheck.landmarks import LANDMARK_COUNT, Landmark
from posecheck_studio.arms import Beside, Forward
from posecheck_studio.figure import Figure, Proportions, landmark_points
from posecheck_studio.legs import Planted
from posecheck_studio.posing import Lying, lying_axes, pose_figure
from posecheck_studio.rotations import Vector

__all__ = ["Part", "Performance", "Person", "resting_heights"]


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
    """One exercise of a performance, between two times.

    `lying` are the stretches of it in which the person is on the mat.
    """

    exercise: str
    start_s: float
    end_s: float
    dose: Dose
    prone: bool = False
    lying: tuple[tuple[float, float], ...] = ()

    @property
    def stretches(self) -> tuple[tuple[float, float], ...]:
        """When the person is on the mat; all of the part unless said otherwise."""
        return self.lying or ((self.start_s, self.end_s),)


@dataclass(frozen=True, slots=True)
class Performance:
    """What is to be seen. `figure_at` gives None while nobody is there."""

    person: Person
    parts: tuple[Part, ...]
    duration_s: float
    figure_at: Callable[[float], Figure | None]
    passer_at: Callable[[float], Figure | None] | None = None


def resting_heights(person: Person, *, prone: bool) -> tuple[float, Vector, Vector]:
    """Torso length T, height and place of every landmark of the person at rest, in metres.

    On the back the heights of the feet are those of feet that stand; on the stomach the
    arms are stretched forward.
    """
    arms = (Forward(), Forward()) if prone else (Beside(), Beside())
    flat = landmark_points(person.figure(Lying(prone=prone, arms=arms)))
    heights = flat[:, 2].copy()
    if not prone:
        foot = Planted()
        standing = landmark_points(person.figure(Lying(legs=(foot, foot))))
        feet = np.arange(Landmark.LEFT_ANKLE, LANDMARK_COUNT)
        heights[feet] = standing[feet, 2]
    shoulders = flat[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]].mean(axis=0)
    hips = flat[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0)
    return float(np.linalg.norm(shoulders - hips)), heights, flat
