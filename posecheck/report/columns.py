"""The measures that an exercise gives, by name, whether or not anybody was seen."""

from __future__ import annotations

import math

import numpy as np

from posecheck.assessment import MatLine
from posecheck.baseline.body import Body
from posecheck.baseline.record import Baseline
from posecheck.exercises.spec import Exercise
from posecheck.geometry.posture import View
from posecheck.landmarks import BONES, LANDMARK_COUNT, Side
from posecheck.pose import Pose
from posecheck.tracking.estimate import estimate_of

__all__ = ["measure_names"]


def measure_names(exercise: Exercise) -> tuple[str, ...]:
    """Give the names of all measures, in the order of the table's columns.

    They are asked from a body of which nothing is seen.
    """
    return (*exercise.measure(_unseen(exercise)), *exercise.bounces)


def _unseen(exercise: Exercise) -> Body:
    n = LANDMARK_COUNT
    nothing = np.full((n, 2), math.nan)
    pose = Pose(0.0, nothing, np.full((n, 3), math.nan), np.zeros(n), np.zeros(n), (1, 1))
    baseline = Baseline(
        mat=MatLine((0.0, 0.0), (1.0, 0.0), (0.0, -1.0), 1.0),
        resting_t=np.full(n, math.nan),
        limb_t=np.full(len(BONES), math.nan),
        near=Side.LEFT,
        head_left=False,
        posture=exercise.posture,
        view=View(0.0, 0.0),
        far_shift_t=math.nan,
    )
    points = [(math.nan, math.nan)] * n
    return Body(points, [(0.0, 0.0)] * n, baseline, estimate_of(pose))
