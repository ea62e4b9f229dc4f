"""Runs the poses of one part of a clip as an exercise of its own."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from posecheck.app.replay.fault_scores import Replayed
from posecheck.app.replay.trace import TraceBuilder, TrueStates
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.engine import Engine, assess
from posecheck.exercises.registry import find_exercise
from posecheck.pose import Observation
from posecheck.report.truth import PartTruth
from posecheck.tracking.calibration import calibration_for

__all__ = ["run_part"]


def run_part(
    track: PoseTrack,
    truth: PartTruth,
    states: TrueStates | None = None,
    measures: Sequence[str] = (),
) -> Replayed:
    """Judge the poses between the two times of a part, as an analysis of them alone would.

    Parameters
    ----------
    track : PoseTrack
        Of the whole clip.
    measures : sequence of str
        Names of measures to keep in the trace.

    Raises
    ------
    UsageError
        If there is no such exercise.
    """
    exercise = find_exercise(truth.exercise)
    observations = between(track, truth.start_s, truth.end_s)
    calibration = calibration_for(track.model_sha256)
    found = survey(observations, exercise.measure, exercise.unrest, calibration)
    engine = Engine(exercise, truth.dose)
    builder = TraceBuilder(exercise, measures)
    for _, assessment in assess(engine, observations, found.at):
        builder.add(assessment)
    result = engine.result()
    return Replayed(truth, result, builder.build(result), states)


def between(track: PoseTrack, start_s: float, end_s: float) -> list[Observation]:
    """Give the rows of a track from one time to another, both included."""
    times = track.time_s.tolist()
    first, last = bisect.bisect_left(times, start_s), bisect.bisect_right(times, end_s)
    return [track.observation(row) for row in range(first, last)]
