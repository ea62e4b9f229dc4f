"""Runs poses through the survey and the engine, as every door of the program does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from posecheck.assessment import Assessment, Dose, SessionResult
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.engine import Engine, assess
from posecheck.exercises.limits import Limits
from posecheck.exercises.registry import find_exercise
from posecheck.pose import Observation
from posecheck.tracking.calibration import PERFECT, calibration_for

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"


def run(
    observations: Sequence[Observation] | PoseTrack,
    exercise_name: str,
    dose: Dose | None = None,
    limits: Limits | None = None,
    model: str | None = None,
) -> tuple[SessionResult, list[Assessment]]:
    """Analyse poses; give the result and every assessment.

    Poses that were not recorded have no errors, unless a `model` is named.
    """
    exercise = find_exercise(exercise_name)
    made = not isinstance(observations, PoseTrack)
    recorded = PERFECT if made else observations.model_sha256
    calibration = calibration_for(recorded if model is None else model)
    found = survey(observations, exercise.measure, exercise.unrest, calibration)
    engine = Engine(exercise, dose, limits)
    steps = [assessment for _, assessment in assess(engine, observations, found.at)]
    return engine.result(), steps


def track(name: str, folder: str = "tracks") -> PoseTrack:
    """Poses of a real clip, or a skip where they are not at hand."""
    path = REAL / folder / f"{name}.npz"
    if not path.is_file():
        pytest.skip("the folder of real recordings is not here")
    return PoseTrack.load(path)


def fault_names(result: SessionResult) -> set[str]:
    """The checks that failed at least once."""
    return {fault.check for fault in result.faults}
