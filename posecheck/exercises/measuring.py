"""Measures and definitions that several exercises share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from posecheck.baseline.body import Body
from posecheck.exercises.spec import Judgement, in_range, sided
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Measures, Reading

__all__ = [
    "SideMeasure",
    "clearance_of",
    "collect",
    "elevation_deg",
    "foot_clearance_t",
    "foot_risen_t",
    "height_of",
    "line_offset_t",
    "lowest",
    "minus",
    "risen_of",
    "straight_limit_deg",
    "within",
]

SideMeasure = Callable[[Body, Side], Reading]
_L = Landmark
_FOOT = (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX, _L.LEFT_ANKLE)
# EXERCISES: what a person cannot do is no fault: straight means up to the own resting
# extension less this.
OWN_MARGIN_DEG = 10.0


def collect(
    body: Body,
    both: Mapping[str, SideMeasure],
    once: Mapping[str, Callable[[Body], Reading]] | None = None,
) -> Measures:
    """Measure a body: every entry of `both` on each side, every one of `once`."""
    readings = {
        sided(name, side): measure(body, side) for side in Side for name, measure in both.items()
    }
    if once:
        readings.update({name: measure(body) for name, measure in once.items()})
    return Measures(readings)


def height_of(left: Landmark) -> SideMeasure:
    """Give the measure ``h(p)`` of a landmark, in T."""

    def measure(body: Body, side: Side) -> Reading:
        return body.height_t(left, side)

    return measure


def clearance_of(left: Landmark) -> SideMeasure:
    """Give the height of a landmark over the mat less what an adult's rests at, in T."""

    def measure(body: Body, side: Side) -> Reading:
        return body.clearance_t(left, side)

    return measure


def risen_of(left: Landmark) -> SideMeasure:
    """Give the height of a landmark over where it rests, or an adult's does, in T."""

    def measure(body: Body, side: Side) -> Reading:
        return body.risen_t(left, side)

    return measure


def elevation_deg(body: Body, side: Side) -> Reading:
    """Elevation of a leg: from hip to ankle, or to the knee where the ankle is not seen."""
    whole = body.leg_elevation_deg(side)
    return whole if whole.known else body.turn_deg(_L.LEFT_HIP, _L.LEFT_KNEE, side)


def lowest(readings: list[Reading]) -> Reading:
    """Give the least of what is known; unknown if nothing is."""
    known = [reading for reading in readings if reading.known]
    return min(known) if known else UNSEEN


def foot_clearance_t(body: Body, side: Side) -> Reading:
    """Height of the lowest part of the foot over the mat, in T."""
    return lowest([body.clearance_t(left, side) for left in _FOOT])


def foot_risen_t(body: Body, side: Side) -> Reading:
    """Height of the lowest part of the foot over where that part rests, in T."""
    return lowest([body.risen_t(left, side) for left in _FOOT])


def line_offset_t(
    body: Body, left: Landmark, ends: tuple[Landmark, Landmark], side: Side
) -> Reading:
    """Signed distance of a point from the line through two others, in T.

    Positive on the side away from the mat.
    """
    (px, py), a, b = body.point(left, side), body.point(ends[0], side), body.point(ends[1], side)
    if a[0] > b[0]:
        a, b = b, a
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    if not length > 0:
        return UNSEEN
    offset_t = ((b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0])) / length
    if math.isnan(offset_t):
        return UNSEEN
    sd_p, sd_a, sd_b = (body.sd_t[index + side][1] for index in (left, *ends))
    return Reading(offset_t, math.hypot(sd_p, sd_a / 2.0, sd_b / 2.0))


def minus(reading: Reading, base: float) -> Reading:
    """Give a reading against a base; unknown if that is (NaN)."""
    return UNSEEN if math.isnan(base) else Reading(reading.value - base, reading.sd)


def straight_limit_deg(limit_deg: float, own_deg: float) -> float:
    """Give the limit of straight for a person whose limb rests at `own_deg` (NaN unknown)."""
    if math.isnan(own_deg):
        return limit_deg
    return min(limit_deg, own_deg - OWN_MARGIN_DEG)


def within(
    reading: Reading,
    *,
    low: tuple[float, float] | None = None,
    high: tuple[float, float] | None = None,
) -> Judgement:
    """Hold a reading against the thresholds (leave, enter) of a definition."""
    return in_range(reading.value, low=low, high=high)
