"""The engine for somebody who is watched now: one assessment for every picture."""

from __future__ import annotations

from dataclasses import replace

from posecheck.assessment import Assessment
from posecheck.baseline.record import Baseline
from posecheck.engine.engine import Engine
from posecheck.events import Event
from posecheck.pose import Observation

__all__ = ["LiveEngine"]


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
        return self._merged(self.engine.step(observation, baseline), observation)

    def finish(self) -> tuple[Event, ...]:
        """End the exercise; give the events that are left."""
        return tuple(event for done in self.engine.finish() for event in done.events)

    def _merged(self, done: tuple[Assessment, ...], observation: Observation) -> Assessment | None:
        self._latest = done[-1] if done else self._latest
        if self._latest is None:
            return None
        events = tuple(event for assessment in done for event in assessment.events)
        return replace(
            self._latest,
            time_s=observation.time_s,
            events=events,
            pose=observation.pose if self._latest.pose is not None else None,
        )
