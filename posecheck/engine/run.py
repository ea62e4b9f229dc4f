"""Runs the engine over a whole recording: every observation with its own assessment."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from posecheck.assessment import Assessment
from posecheck.baseline.record import Baseline
from posecheck.engine.engine import Engine
from posecheck.pose import Observation

__all__ = ["assess"]


def assess(
    engine: Engine,
    observations: Iterable[Observation],
    baseline_at: Callable[[float], Baseline | None],
) -> Iterator[tuple[Observation, Assessment]]:
    """Judge a recording from its beginning to its end.

    Parameters
    ----------
    engine : Engine
        A new one; it is finished when the iterator is.
    observations : iterable of Observation
        In order of time.
    baseline_at : callable
        The baseline in force at a time, or None (`posecheck.baseline.survey.Survey.at`).

    Yields
    ------
    observation, assessment
        Both of the same moment.
    """
    waiting: deque[Observation] = deque()
    for observation in observations:
        waiting.append(observation)
        for assessment in engine.step(observation, baseline_at(observation.time_s)):
            yield waiting.popleft(), assessment
    for assessment in engine.finish():
        yield waiting.popleft(), assessment
