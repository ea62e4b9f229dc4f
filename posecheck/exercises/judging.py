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
SURE, SURE_SDS = 0.9, 1.2816
# From so many on, the other answer is out of the question.
CERTAIN_SDS = 5.0


class Zone(StrEnum):
    """Where a value stands relative to the two limits of a check.

    Of a position, `LIKELY` is in between, too, but rather in it than not: it is not taken
    there, and where it then is, it had been.
    """

    CLEAR = "clear"
    LIKELY = "likely"
    BAND = "band"
    FAULT = "fault"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value held against its limits at one moment, before any dwell.

    `recovered` says whether the value is past the clear limit, which ends a fault that has
    been raised; `side` is whose it is, where that need not be the working side. `beyond` is
    how probable it is that the true value is past a limit, which is the nearer one.
    """

    zone: Zone
    value: float = math.nan
    limit: float = math.nan
    direction: Direction = Direction.NONE
    why: Unknown | None = None
    side: Side | None = None
    recovered: bool = False
    beyond: float = 0.0


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
    low, high = limits.low_outer - value, value - limits.high_outer
    past, limit, to = (low, limits.low_outer, Direction.LOW)
    if high > low:
        past, limit, to = (high, limits.high_outer, Direction.HIGH)
    margin, recovered = SURE_SDS * sd, limits.low_inner <= value <= limits.high_inner
    zone = Zone.FAULT if past > margin else Zone.CLEAR if past <= -margin else Zone.BAND
    return Judgement(zone, value, limit, to, recovered=recovered, beyond=_probability(past, sd))


def _probability(past: float, sd: float) -> float:
    """How probable it is that a value that is measured to be past a limit by so much is."""
    if abs(past) >= CERTAIN_SDS * sd:
        return float(past > 0.0)
    return (1.0 + math.erf(past / (sd * math.sqrt(2.0)))) / 2.0


def within(reading: Reading, limits: Range) -> Judgement:
    """Hold a measured value, without its error, against the range of a definition.

    Past an outer limit the definition does not hold (`Zone.FAULT`), within the inner ones it
    does (`Zone.CLEAR`); in between it stays as it was (`Zone.BAND`). NaN is unknown.
    """
    held = judged(Reading(reading.value), limits)
    between = held.zone is Zone.CLEAR and not held.recovered
    return Judgement(Zone.BAND, held.value) if between else held


_RANK = {zone: rank for rank, zone in enumerate(("fault", "unknown", "band", "likely", "clear"))}


def worst(*judgements: Judgement, apart: bool = True) -> Judgement:
    """Join judgements that must all hold: any fault is one, else unknown wins.

    Each may be in doubt while hardly all of them hold. Where they are of landmarks that err
    `apart`, all hold with the product of their probabilities: that is held against 0.9, too.
    """
    if len(judgements) == 1:
        return judgements[0]
    found = min(judgements, key=lambda judgement: _RANK[judgement.zone])
    recovered = all(judgement.recovered for judgement in judgements)
    likeliest = max(judgements, key=lambda judgement: judgement.beyond)
    zone, beyond = found.zone, likeliest.beyond
    if apart:
        beyond = 1.0 - math.prod(1.0 - judgement.beyond for judgement in judgements)
        if beyond >= SURE and zone is not Zone.FAULT:
            found, zone = likeliest, Zone.FAULT
        elif beyond > 1.0 - SURE and zone is Zone.CLEAR:
            zone = Zone.BAND
    if (zone, recovered, beyond) == (found.zone, found.recovered, found.beyond):
        return found
    return replace(found, zone=zone, recovered=recovered, beyond=beyond)
