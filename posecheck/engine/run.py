"""Runs the engine over a whole recording, or while somebody is watched."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from posecheck.assessment import Assessment
from posecheck.baseline.record import Baseline
from posecheck.engine.engine import Engine
from posecheck.events import Event
from posecheck.pose import Observation

__all__ = ["LiveEngine", "assess"]


def assess(
    engine: Engine,
    observations: Iterable[Observation],
    baseline_at: Callable[[float], Baseline | None],
) -> Iterator[tuple[Observation, Assessment]]:
    """Judge a recording from its beginning to its end: every observation with its assessment.

    Parameters
    ----------
    engine : Engine
        A new one; it is finished when the iterator is.
    observations : iterable of Observation
        In order of time.
    baseline_at : callable
        The baseline in force at a time, or None (`posecheck.baseline.survey.Survey.at`).
    """
    waiting: deque[Observation] = deque()
    for observation in observations:
        waiting.append(observation)
        for assessment in engine.step(observation, baseline_at(observation.time_s)):
            yield waiting.popleft(), assessment
    for assessment in engine.finish():
        yield waiting.popleft(), assessment


class LiveEngine:
    """Gives, for every observation, what is known by then.

    The verdicts, counts and clocks are the engine's latest; the pose is that of the
    observation itself, so that what is drawn does not lag.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._latest: Assessment | None = None

    def step(self, observation: Observation, baseline: Baseline | None) -> Assessment | None:
        """Take one observation; None until the first one has been judged."""
        done = self.engine.step(observation, baseline)
        self._latest = done[-1] if done else self._latest
        if self._latest is None:
            return None
        return replace(
            self._latest,
            time_s=observation.time_s,
            events=tuple(event for assessment in done for event in assessment.events),
            pose=observation.pose if self._latest.pose is not None else None,
        )

    def finish(self) -> tuple[Event, ...]:
        """End the exercise; give the events that are left."""
        return tuple(event for done in self.engine.finish() for event in done.events)
