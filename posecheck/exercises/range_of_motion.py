"""How far a movement goes, and a bound that a therapist sets to it."""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import median

from posecheck.assessment import Assessment
from posecheck.events import HoldEnded, Phase
from posecheck.exercises.judging import Judgement, judged
from posecheck.exercises.limits import Limits, at_least, at_most
from posecheck.exercises.moment import Moment, Role, sided
from posecheck.exercises.spec import Check, Exercise, HoldMovement, Severity
from posecheck.landmarks import Side

__all__ = ["BEYOND", "ReachSeen", "bounded"]

BEYOND = "beyond"
"""Id of the check that a movement stays within its bound."""
_MOVING = frozenset({Phase.RISING, Phase.TOP, Phase.LOWERING})


def bounded(exercise: Exercise, bound: float) -> Exercise:
    """Give the exercise with a range of motion never to exceed.

    Going further is a fault of safety and stops the good-form clock; nothing asks to go
    further any more.

    Raises
    ------
    ValueError
        If nothing says how far this exercise goes.
    """
    reach = exercise.reach
    if reach is None:
        raise ValueError(f"{exercise.name} has no range of motion")
    limits = at_least(bound) if reach.downwards else at_most(bound)

    def judge(moment: Moment, own: Limits) -> Judgement:
        return judged(moment.on(moment.side_of(reach.role), reach.measure), limits)

    held = isinstance(exercise.movement, HoldMovement)
    phases = frozenset({Phase.HOLD}) if held else _MOVING
    check = Check(BEYOND, judge, Severity.SAFETY, phases, stops_clock=held)
    kept = tuple(each for each in exercise.checks if each.id not in reach.asked_by)
    return replace(
        exercise,
        checks=(check, *kept),
        angles=tuple(
            replace(angle, check=BEYOND) if angle.check in reach.asked_by else angle
            for angle in exercise.angles
        ),
    )


class ReachSeen:
    """Keeps how far a hold went while it lasts."""

    def __init__(self, exercise: Exercise) -> None:
        self._reach = exercise.reach
        self._seen: list[tuple[float, Side | None, float]] = []

    def step(self, now: Assessment) -> None:
        """Take what was measured at a moment."""
        reach = self._reach
        if reach is None or now.phase is not Phase.HOLD or now.side is None:
            return
        side = now.side.other if reach.role is Role.OTHER else now.side
        value = now.measures.value(sided(reach.measure, side))
        if math.isfinite(value):
            self._seen.append((now.time_s, now.side, value))

    def of(self, hold: HoldEnded) -> float:
        """Give the median of a hold; NaN if it was not seen."""
        within = [
            value
            for time_s, side, value in self._seen
            if hold.start_s <= time_s <= hold.time_s and side is hold.side
        ]
        return median(within) if within else math.nan
