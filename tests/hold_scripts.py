"""A good hold on each side of the held exercises, done by a figure."""

from __future__ import annotations

from dataclasses import replace

from posecheck.landmarks import Side
from tests.figures import LEFT, RIGHT, Arm, Figure, Leg, Script, with_arm, with_leg
from tests.holding import SECONDS, held
from tests.test_knee_to_chest_figure import HOOK_LYING, pulled
from tests.test_leg_raise_figure import raised

__all__ = ["GOOD", "HOOK_LYING", "PRONE", "SECONDS", "held", "pulled", "raised", "row", "stretched"]


def stretched(side: Side, share: float, elbow_deg: float = 180.0) -> Figure:
    raise_deg = 180.0 if share > 0.5 else 60.0 * share
    return with_arm(Figure(), side, Arm(raise_deg=raise_deg, elbow_deg=elbow_deg))


PRONE = Figure(prone=True, arms={LEFT: Arm(180.0), RIGHT: Arm(180.0)})


def row(side: Side, share: float, leg_side: Side | None = None, leg_deg: float = 10.0) -> Figure:
    leg_side = side.other if leg_side is None else leg_side
    figure = replace(PRONE, head_lift_m=0.03 * share)
    figure = with_arm(figure, side, Arm(180.0 - 18.0 * share))
    return with_leg(figure, leg_side, Leg(thigh_deg=max(0.5, leg_deg * share)))


GOOD: dict[str, Script] = {
    "leg_raise_hold": held(Figure(), raised),
    "knee_to_chest": held(HOOK_LYING, pulled),
    "long_stretch": held(Figure(), stretched),
    "ventral_row": held(PRONE, row),
}
