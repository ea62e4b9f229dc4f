"""Hand-made assessments: every number is chosen here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from posecheck.assessment import ActiveFault, Assessment, Clocks, Progress
from posecheck.events import FaultCleared, FaultRaised, Phase
from posecheck.exercises.registry import find_exercise
from posecheck.landmarks import Side
from posecheck.verdict import NO_MEASURES, Direction, State, Unknown, Verdict

OK = Verdict(State.OK, 1.0)
FAULT = Verdict(State.FAULT, 2.0, 1.0, Direction.HIGH)
UNKNOWN = Verdict(State.UNKNOWN, why=Unknown.NOT_SEEN)


def moment(time_s: float, **changes: Any) -> Assessment:
    fields: dict[str, Any] = {
        "phase": Phase.REST,
        "side": None,
        "measures": NO_MEASURES,
        "verdicts": {},
        "active_faults": (),
        "progress": counts(),
        "clocks": None,
        "angles": (),
        "mat_line": None,
        "cannot_see": None,
        "missing": (),
        "events": (),
    }
    return Assessment(time_s, **{**fields, **changes})


def counts(done: Mapping[Side | None, int] | int = 0, goal: int = 10) -> Progress:
    return Progress({None: done} if isinstance(done, int) else dict(done), goal)


def clocks(good_s: float, goal_s: float = 10.0, *, running: bool = True) -> Clocks:
    return Clocks(good_s, good_s, goal_s, running)


def fault(exercise: str, check: str, since_s: float = 0.0, side: Side | None = None) -> ActiveFault:
    (found,) = [c for c in find_exercise(exercise).checks if c.id == check]
    return ActiveFault(check, found.cue, side, since_s, int(found.severity), FAULT)


def raised(active: ActiveFault, time_s: float) -> FaultRaised:
    return FaultRaised(
        time_s, active.since_s, active.check, active.side, 2.0, 1.0, Direction.HIGH, active.cue
    )


def cleared(active: ActiveFault, time_s: float, *, seen: bool = True) -> FaultCleared:
    return FaultCleared(time_s, active.since_s, active.check, active.side, seen)
