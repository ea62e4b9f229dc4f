"""Plain words on what could not be told, for the end of a result."""

from __future__ import annotations

from collections.abc import Iterator

from posecheck.assessment import SessionResult
from posecheck.capture.source import StreamHealth
from posecheck.engine import Engine
from posecheck.kinematics.posture import SIDE_YAW_DEG
from posecheck.kinematics.survey import Survey

__all__ = ["notes_on"]

# Below this share of the time, most of the exercise was not followed.
POOR_COVERAGE = 0.5


def notes_on(engine: Engine, health: StreamHealth, found: Survey, frames: int) -> tuple[str, ...]:
    """Say what a reader of the result must know, most important first."""
    return tuple(_notes(engine, health, found, frames))


def _notes(engine: Engine, health: StreamHealth, found: Survey, frames: int) -> Iterator[str]:
    result = engine.result()
    if not health.complete:
        yield f"Incomplete: the file is damaged ({health.detail}); only what could be read counts."
    if frames < 2:
        yield "Can't tell: one picture is not a movement."
    elif not found.spans:
        yield "Can't tell: nobody was seen lying on a mat."
    else:
        yield from _on_placement(engine, result, found)
    if health.size_changes:
        yield "The size of the picture changed midway; each part was judged in its own size."


def _on_placement(engine: Engine, result: SessionResult, found: Survey) -> Iterator[str]:
    exercise = engine.exercise
    spans = found.spans
    right = [s for s in spans if s.baseline.posture is exercise.posture]
    if not right:
        seen = ", ".join(sorted({str(s.baseline.posture) for s in spans}))
        yield f"Can't tell: {exercise.title} is done {exercise.posture}; the person lay {seen}."
        return
    usable = [s for s in right if s.baseline.view.yaw_deg <= exercise.view.max_yaw_deg]
    if not usable:
        yield f"Can't tell from where the camera stood. {exercise.view.advice}"
        return
    if any(s.baseline.view.yaw_deg > SIDE_YAW_DEG for s in usable):
        yield f"The camera stood at a slant; angles are less exact. {exercise.view.advice}"
    if len({id(s.baseline) for s in spans}) > 1:
        yield "The person or the camera moved; each stretch was judged on its own."
    if result.coverage < POOR_COVERAGE:
        yield f"Only {result.coverage:.0%} of the time could be judged."
