"""What is right and wrong at one moment, judged in space by the limits of the exercise."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from posecheck.exercises.spec import Exercise, Judgement
from posecheck.landmarks import Side
from posecheck.studio.measuring import TrueMoment

__all__ = ["Context", "Judged", "Oracle"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know beside the moment.

    Attributes
    ----------
    side : Side or None
        The working side.
    start : TrueMoment or None
        The moment that the running hold is measured against.
    most_deg : float
        The most that `Oracle.reach_deg` has been in holds of this side so far.
    knee_bounce_t_per_s : float
        How much the working side's knee goes up and down again.
    """

    side: Side | None
    start: TrueMoment | None = None
    most_deg: float = math.nan
    knee_bounce_t_per_s: float = math.nan


Judged = Callable[[TrueMoment, Context], Judgement]


@dataclass(frozen=True, slots=True)
class Oracle:
    """The truth about one exercise.

    Attributes
    ----------
    exercise : Exercise
        Where dwell times and doses are taken from.
    position : callable or None
        ``position(moment, side)``: whether the person is in the held position.
    checks : mapping
        Check id to what is true of it at a moment.
    reach_deg : callable or None
        ``reach_deg(moment, side)``: how far a position is taken, where a check asks for the
        person's own most.
    signal_deg : callable or None
        Of a repetition.
    resting : callable
        Whether the person is in the resting pose of a repetition.
    """

    exercise: Exercise
    checks: Mapping[str, Judged]
    position: Callable[[TrueMoment, Side], Judgement] | None = None
    reach_deg: Callable[[TrueMoment, Side], float] | None = None
    signal_deg: Callable[[TrueMoment], float] | None = None
    resting: Callable[[TrueMoment], bool] = lambda moment: False
    per_rep: Mapping[str, Callable[[Mapping[str, float]], Judgement]] = field(default_factory=dict)
