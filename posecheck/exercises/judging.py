"""A measured value held against a range: fault, ok, or can't tell."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from posecheck.exercises.limits import Range
from posecheck.landmarks import Side
from posecheck.verdict import Direction, Reading, Unknown

__all__ = ["SURE_SDS", "Judgement", "Zone", "judged", "unknown", "within", "worst"]

# EXERCISES, "Limits and errors are kept apart": a fault, and ok, are told from a probability
# of 0.9 on: so many standard deviations of a normal distribution.
SURE_SDS = 1.2816


class Zone(StrEnum):
    """Where a value stands relative to the two limits of a check."""

    CLEAR = "clear"
    BAND = "band"
    FAULT = "fault"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value held against its limits at one moment, before any dwell.

    `recovered` says whether the value is past the clear limit, which ends a fault that has
    been raised; `side` is whose it is, where that need not be the working side.
    """

    zone: Zone
    value: float = math.nan
    limit: float = math.nan
    direction: Direction = Direction.NONE
    why: Unknown | None = None
    side: Side | None = None
    recovered: bool = False


def unknown(why: Unknown, value: float = math.nan) -> Judgement:
    """Nothing can be told, because of `why`."""
    return Judgement(Zone.UNKNOWN, value, why=why)


def judged(reading: Reading, limits: Range, why: Unknown = Unknown.NOT_SEEN) -> Judgement:
    """Hold a measured value, with its error, against the range of a check.

    A fault where the true value is past an outer limit with a probability of 0.9, ok where
    it is not with 0.9, in between `Zone.BAND`; equal is not past. The inner limits only say
    whether a fault that was raised is over. NaN is unknown, because of `why`.
    """
    value, sd = reading
    if math.isnan(value):
        return unknown(why)
    margin = SURE_SDS * sd
    if value < limits.low_outer - margin:
        return Judgement(Zone.FAULT, value, limits.low_outer, Direction.LOW)
    if value > limits.high_outer + margin:
        return Judgement(Zone.FAULT, value, limits.high_outer, Direction.HIGH)
    ok = limits.low_outer + margin <= value <= limits.high_outer - margin
    recovered = limits.low_inner <= value <= limits.high_inner
    return Judgement(Zone.CLEAR if ok else Zone.BAND, value, recovered=recovered)


def within(reading: Reading, limits: Range) -> Judgement:
    """Hold a measured value, without its error, against the range of a definition.

    Past an outer limit the definition does not hold (`Zone.FAULT`), within the inner ones it
    does (`Zone.CLEAR`); in between it stays as it was (`Zone.BAND`). NaN is unknown.
    """
    held = judged(Reading(reading.value), limits)
    between = held.zone is Zone.CLEAR and not held.recovered
    return Judgement(Zone.BAND, held.value) if between else held


_RANK = {Zone.FAULT: 0, Zone.UNKNOWN: 1, Zone.BAND: 2, Zone.CLEAR: 3}


def worst(*judgements: Judgement) -> Judgement:
    """Join judgements that must all hold: any fault is one, else unknown wins."""
    if len(judgements) == 1:
        return judgements[0]
    found = min(judgements, key=lambda judgement: _RANK[judgement.zone])
    recovered = all(judgement.recovered for judgement in judgements)
    return found if found.recovered == recovered else replace(found, recovered=recovered)
