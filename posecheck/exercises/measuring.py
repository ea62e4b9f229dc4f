"""Measures and definitions that several exercises share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posecheck.baseline.body import Body
from posecheck.exercises.limits import Range, at_least
from posecheck.exercises.moment import sided
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Measures, Reading

__all__ = ["collect", "heights", "minus", "of", "of_foot", "own_straight"]

SideMeasure = Callable[[Body, Side], Reading]
_L = Landmark
_FOOT = (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX, _L.LEFT_ANKLE)
OWN_MARGIN_DEG = 10.0


def collect(
    both: Mapping[str, SideMeasure],
    once: Mapping[str, Callable[[Body], Reading]] | None = None,
    pairs: Callable[[Body], Mapping[str, Reading]] = lambda body: {},
) -> Callable[[Body], Measures]:
    """Measure a body: every entry of `both` on each side, every one of `once`, and `pairs`.

    `pairs` gives measures that come of each other; they are named as they are.
    """
    each = [(sided(name, side), read, side) for side in Side for name, read in both.items()]
    single = tuple((once or {}).items())

    def measure(body: Body) -> Measures:
        readings = {name: read(body, side) for name, read, side in each}
        readings.update((name, read(body)) for name, read in single)
        readings.update(pairs(body))
        return Measures(readings)

    return measure


def heights(**lefts: Landmark) -> dict[str, SideMeasure]:
    """Give the measures ``<name>_h_t``: heights of landmarks over where the person's own rest."""
    return {f"{name}_h_t": of(left, Body.height_t) for name, left in lefts.items()}


def of(left: Landmark, quantity: Callable[[Body, Landmark, Side], Reading]) -> SideMeasure:
    """Give the measure of a landmark that a method of `Body` reads."""

    def measure(body: Body, side: Side) -> Reading:
        return quantity(body, left, side)

    return measure


def of_foot(quantity: Callable[[Body, Landmark, Side], Reading]) -> SideMeasure:
    """Give the measure of the lowest part of the foot that is seen."""

    def measure(body: Body, side: Side) -> Reading:
        readings = (quantity(body, left, side) for left in _FOOT)
        return min((reading for reading in readings if reading.known), default=UNSEEN)

    return measure


def minus(reading: Reading, base: float) -> Reading:
    """Give a reading against a base; unknown if that is (NaN)."""
    return Reading(reading.value - base, reading.sd)


def own_straight(straight: Range, own_deg: float) -> Range:
    """Give the range of straight for a person whose limb rests at `own_deg` (NaN unknown).

    What a person cannot do is no fault: straight means up to the own resting extension less
    a margin (EXERCISES).
    """
    if not own_deg - OWN_MARGIN_DEG < straight.low_outer:
        return straight
    least_deg = own_deg - OWN_MARGIN_DEG
    return at_least(least_deg, least_deg + straight.low_inner - straight.low_outer)
