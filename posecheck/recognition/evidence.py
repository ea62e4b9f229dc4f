"""What speaks for an exercise: the movements that its own engine finds in a recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from posecheck.baseline.stretches import Recording
from posecheck.baseline.survey import Span, survey
from posecheck.engine import Engine, assess
from posecheck.events import AttemptRejected, Event, HoldEnded, MovementOpen, Phase, RepCompleted
from posecheck.exercises.spec import Exercise
from posecheck.tracking.calibration import Calibration

__all__ = ["Evidence", "Movement", "evidence_of"]

# Time that is not seen to be in good form says half as much: it may be another exercise that
# passes through the same position.
UNSURE_SHARE = 0.5
# An end of lying so near, before or after, is the same moment; within so much time a person who
# turns over lies again.
SAME_MOMENT_S, TURNING_S = 1.0, 4.0


@dataclass(frozen=True, slots=True)
class Movement:
    """A repetition, a hold, or what only came near one, and for how many seconds it speaks."""

    exercise: Exercise
    start_s: float
    end_s: float
    speaks_s: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Movements that meet the definition of an exercise, and near misses: something else."""

    exercise: Exercise
    spans: tuple[Span, ...]
    movements: tuple[Movement, ...]
    near_misses: tuple[Movement, ...]


def evidence_of(exercise: Exercise, poses: Recording, calibration: Calibration) -> Evidence:
    """Run the exercise's engine over a whole recording."""
    found = survey(poses, exercise.measure, exercise.unrest, calibration)
    engine = Engine(exercise)
    for _ in assess(engine, (poses[row] for row in range(len(poses))), found.at):
        pass
    events = engine.result().events
    near = (event for event in events if isinstance(event, AttemptRejected))
    return Evidence(
        exercise,
        found.spans,
        tuple(_movements(exercise, events, found.spans)),
        tuple(Movement(exercise, e.start_s, e.time_s, e.time_s - e.start_s) for e in near),
    )


def _movements(
    exercise: Exercise, events: tuple[Event, ...], spans: tuple[Span, ...]
) -> Iterator[Movement]:
    for event in events:
        if isinstance(event, RepCompleted):
            speaks_s = event.time_s - event.start_s
        elif isinstance(event, MovementOpen) and event.phase is not Phase.HOLD:
            speaks_s = UNSURE_SHARE * (event.time_s - event.start_s)
        elif isinstance(event, HoldEnded) and not _turns(event, spans):
            unsure_s = event.in_position_s - event.good_form_s
            speaks_s = event.good_form_s + UNSURE_SHARE * unsure_s
        else:
            continue
        yield Movement(exercise, event.start_s, event.time_s, speaks_s)


def _turns(hold: HoldEnded, spans: tuple[Span, ...]) -> bool:
    """Whether it ends in turning over: getting into position for something else, if not good."""
    return hold.good_form_s < hold.in_position_s / 2.0 and any(
        abs(before.end_s - hold.time_s) <= SAME_MOMENT_S
        and 0.0 <= after.start_s - before.end_s <= TURNING_S
        and after.baseline.posture is not before.baseline.posture
        for before in spans
        for after in spans
    )
