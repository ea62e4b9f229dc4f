"""Measures that several exercises share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeVar

from posecheck.baseline.body import Body
from posecheck.exercises.limits import Limits
from posecheck.exercises.spec import Judgement, Moment, Zone, in_range, sided, unknown
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Unknown

__all__ = [
    "LEGS_CHANGE_S",
    "SideMeasure",
    "clearance_of",
    "collect",
    "elbow_space_deg",
    "foot_clearance_t",
    "height_of",
    "known",
    "line_offset_t",
    "straight_elbow",
    "unless",
]

# To change legs takes longer: one foot must come down before the other leaves the floor.
LEGS_CHANGE_S = 0.2

SideMeasure = Callable[[Body, Side], float]
L = TypeVar("L", bound=Limits)


def collect(
    body: Body,
    both: Mapping[str, SideMeasure],
    once: Mapping[str, Callable[[Body], float]] | None = None,
) -> Measures:
    """Measure a body: every entry of `both` on each side, every one of `once`.

    Unknown values carry the reason: implausible where the sanity gate refused a
    landmark of this pose, else not seen.
    """
    values = {
        sided(name, side): measure(body, side) for side in Side for name, measure in both.items()
    }
    if once:
        values.update({name: measure(body) for name, measure in once.items()})
    if not body.why_unseen:
        return Measures(values)
    why = Unknown.IMPLAUSIBLE
    return Measures(values, {name: why for name, value in values.items() if math.isnan(value)})


def known(value: float) -> Callable[[Body], float]:
    """Give the measure of what has been measured already."""
    return lambda body: value


def height_of(left: Landmark) -> SideMeasure:
    """Give the measure ``h(p)`` of a landmark, in T."""

    def measure(body: Body, side: Side) -> float:
        return body.height_t(left, side)

    return measure


def line_offset_t(body: Body, left: Landmark, ends: tuple[Landmark, Landmark], side: Side) -> float:
    """Signed distance of a point from the line through two others, in T.

    Positive on the side away from the mat.
    """
    (px, py), a, b = body.point(left, side), body.point(ends[0], side), body.point(ends[1], side)
    if a[0] > b[0]:
        a, b = b, a
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    if not length > 0:
        return math.nan
    return ((b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0])) / length


def clearance_of(left: Landmark) -> SideMeasure:
    """Give the height of a landmark over the mat less what an adult's rests at, in T."""

    def measure(body: Body, side: Side) -> float:
        return body.clearance_t(left, side)

    return measure


def elbow_space_deg(body: Body, side: Side) -> float:
    """ELBOW in space, from the model's metres: bent towards the camera it looks straight."""
    return body.world_angle_deg(
        Landmark.LEFT_SHOULDER, Landmark.LEFT_ELBOW, Landmark.LEFT_WRIST, side
    )


def straight_elbow(
    image_deg: float, space_deg: float, low: tuple[float, float], space_low_deg: float
) -> Judgement:
    """Judge an elbow that should be straight.

    The picture decides on a fault. It is only ok if the elbow is not plainly bent in
    space: one that is bent towards the camera looks straight.
    """
    judgement = in_range(image_deg, low=low)
    hidden = judgement.zone is not Zone.FAULT and space_deg < space_low_deg
    return unknown(Unknown.UNCLEAR) if hidden else judgement


def foot_clearance_t(body: Body, side: Side) -> float:
    """Height of the lowest part of the foot over the mat, in T."""
    heights = [
        body.clearance_t(left, side)
        for left in (Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX, Landmark.LEFT_ANKLE)
    ]
    known = [height for height in heights if not math.isnan(height)]
    return min(known) if known else math.nan


def unless(
    doubtful: Callable[[Moment, L], bool], judge: Callable[[Moment, L], Judgement]
) -> Callable[[Moment, L], Judgement]:
    """Give a judgement that can't tell while what it looks at is in doubt."""

    def judged(moment: Moment, limits: L) -> Judgement:
        return unknown(Unknown.UNCLEAR) if doubtful(moment, limits) else judge(moment, limits)

    return judged
