"""Angles between points, in whatever space the points are (pixels or metres).

Never called with MediaPipe's normalised coordinates: they bend every angle on
a picture that is not square.
"""

from __future__ import annotations

import math

__all__ = ["Point", "angle_of", "turn_deg"]

Point = tuple[float, float]


def angle_of(end_a: Point, corner: Point, end_b: Point) -> float:
    """Interior angle at `corner` in degrees, 0 to 180; NaN where an end lies on the corner."""
    ux, uy = end_a[0] - corner[0], end_a[1] - corner[1]
    vx, vy = end_b[0] - corner[0], end_b[1] - corner[1]
    if (ux == 0 and uy == 0) or (vx == 0 and vy == 0):
        return math.nan
    return math.degrees(math.atan2(abs(ux * vy - uy * vx), ux * vx + uy * vy))


def turn_deg(vector: Point, reference: Point) -> float:
    """Signed turn from `reference` to `vector` in degrees, -180 to 180.

    Positive turns from the first axis of the space towards its second.
    """
    cross = reference[0] * vector[1] - reference[1] * vector[0]
    dot = reference[0] * vector[0] + reference[1] * vector[1]
    if cross == 0 and dot == 0:
        return math.nan
    return math.degrees(math.atan2(cross, dot))
