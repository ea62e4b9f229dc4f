"""What is measured of a synthetic person for each check, and when they are in the position."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from posecheck.events import Phase
from posecheck.landmarks import Side
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.truths.specification import ExerciseSpec

__all__ = ["Context", "Measured", "Oracle", "Values"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a measure may know beside the moment.

    Attributes
    ----------
    side : Side or None
        The working side.
    start : TrueMoment or None
        Of a hold: the moment that it is measured against.
    highest_m, lowest_m : float
        Of the working knee: the highest since it left its rest, the lowest of all holds of
        this side so far.
    knee_speed_t_per_s : float
        How much the working side's knee goes up and down again.
    phase : Phase
        Of a repetition.
    """

    side: Side | None
    start: TrueMoment | None = None
    highest_m: float = math.nan
    lowest_m: float = math.nan
    knee_speed_t_per_s: float = math.nan
    phase: Phase = Phase.HOLD

    @property
    def active(self) -> Side:
        """The working side of a hold."""
        if self.side is None:
            raise ValueError("a hold has a side")
        return self.side

    @property
    def other(self) -> Side:
        """The side that does not work."""
        return self.active.other


# By the name of a limit; empty where the check has nothing to say.
Values = Mapping[str, float]
Measured = Callable[[TrueMoment, Context], Values]


@dataclass(frozen=True, slots=True)
class Oracle:
    """The truth about one exercise.

    Attributes
    ----------
    spec : ExerciseSpec
    checks : mapping
        Check id to what is measured of it at a moment.
    holds : callable or None
        ``holds(moment, side)``: whether the definition of the hold is met.
    keeps : callable or None
        The same once it was; default: `holds`.
    signal_deg : callable or None
        Of a repetition.
    lifted : callable
        Whether the definition of a repetition is met at its top.
    phases : mapping
        In which phases of a repetition a check has something to say.
    """

    spec: ExerciseSpec
    checks: Mapping[str, Measured]
    holds: Callable[[TrueMoment, Side], bool] | None = None
    keeps: Callable[[TrueMoment, Side], bool] | None = None
    signal_deg: Callable[[TrueMoment], float] | None = None
    lifted: Callable[[TrueMoment], bool] = lambda moment: True
    phases: Mapping[str, frozenset[Phase]] = field(default_factory=dict)
