"""All six exercises done by the stick figure, each with the mistakes people make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from posecheck.assessment import Dose
from posecheck.landmarks import Side
from posecheck.pose import Observation
from tests.figures import (
    LEFT,
    RIGHT,
    Arm,
    Figure,
    Leg,
    Script,
    View,
    film,
    lifted_hook,
    pulses,
    ramp,
    with_arm,
    with_leg,
)
from tests.hold_scripts import PRONE, row, stretched
from tests.test_knee_to_chest_figure import HOOK_LYING, pulled
from tests.test_leg_raise_figure import raised

Pose = Callable[[Side, float, float, int], Figure]
FPS = 15.0
FIRST_S, PAUSE_S = 6.0, 4.0


def holds(
    rest: Figure, pose: Pose, order: Sequence[Side], hold_s: float = 12.0
) -> tuple[Script, float]:
    """Holds in the given order: a second in, `hold_s` there, a second out, a rest.

    `pose(side, share, seconds, index)` gives the figure; also how long it all takes.
    """
    every_s = hold_s + 2.0 + PAUSE_S

    def script(t: float) -> Figure:
        index = int((t - FIRST_S) // every_s) if t >= FIRST_S else -1
        if not 0 <= index < len(order):
            return rest
        since_s = t - FIRST_S - index * every_s
        share = ramp(since_s, 0, 1) - ramp(since_s, 1 + hold_s, 2 + hold_s)
        return pose(order[index], share, since_s, index) if share > 0 else rest

    return script, FIRST_S + len(order) * every_s + 1.0


@dataclass(frozen=True)
class Scene:
    """A film of an exercise and the dose it is done for."""

    exercise: str
    observations: list[Observation]
    dose: Dose


def leg_raise() -> Scene:
    """Two a side; the second hold with a knee that bends for 3 s, the third all along."""

    def pose(side: Side, share: float, since_s: float, index: int) -> Figure:
        bent = index == 2 or (index == 1 and 3 < since_s < 6)
        return raised(side, share, knee_deg=135.0 if bent else 180.0)

    script, seconds = holds(Figure(), pose, (LEFT, RIGHT) * 3)
    return Scene("leg_raise_hold", film(script, seconds, FPS), Dose(1, 2, 10.0))


def knee_to_chest() -> Scene:
    """Two a side; in the second the head comes up."""

    def pose(side: Side, share: float, since_s: float, index: int) -> Figure:
        figure = pulled(side, share)
        lift = 0.09 if index == 1 and 3 < since_s < 8 else 0.0
        return replace(figure, head_lift_m=lift)

    script, seconds = holds(HOOK_LYING, pose, (LEFT, RIGHT) * 2)
    return Scene("knee_to_chest", film(script, seconds, FPS), Dose(1, 2, 10.0))


def supine_twist() -> Scene:
    """One a side and one more; in the second the right shoulder lifts for a while."""

    def pose(side: Side, share: float, since_s: float, index: int) -> Figure:
        leg = Leg(thigh_deg=85 * share, knee_deg=180 - 90 * share, over_deg=90.0 * share)
        figure = with_leg(Figure(), side, leg)
        lift = {RIGHT: 0.09} if index == 1 and 6 < since_s < 10 else {}
        return replace(figure, shoulder_lift_m=lift)

    script, seconds = holds(Figure(), pose, (LEFT, RIGHT, RIGHT), hold_s=23.0)
    view = View(raised_deg=22.0)
    return Scene("supine_twist", film(script, seconds, FPS, view), Dose(1, 1, 20.0))


def glute_bridge() -> Scene:
    """Six; arms lifted in the second, feet too far away in the third and fourth."""
    share = pulses([6.0 + 8.5 * n for n in range(6)], 3.0, 1.0, 3.0)

    def script(t: float) -> Figure:
        figure = lifted_hook(23.0 * share(t))
        if 14.5 < t < 20.5:
            arm = Arm(35.0 * share(t))
            figure = replace(figure, arms={LEFT: arm, RIGHT: arm})
        if 23.0 < t < 38.5:
            foot = Leg(foot_x=0.72)
            figure = replace(figure, legs={LEFT: foot, RIGHT: foot})
        return figure

    return Scene("glute_bridge", film(script, 59.0, FPS), Dose(1, 6, 0.0))


def long_stretch() -> Scene:
    """One a side in each of two sets; a bent elbow in the second."""

    def pose(side: Side, share: float, since_s: float, index: int) -> Figure:
        bent = index == 1 and since_s < 4
        return stretched(side, share, 135.0 if bent else 180.0)

    script, seconds = holds(Figure(), pose, (LEFT, RIGHT) * 2, hold_s=7.0)
    return Scene("long_stretch", film(script, seconds, FPS), Dose(2, 1, 5.0))


def ventral_row() -> Scene:
    """Two a side; in the second everything comes up at once for a while."""

    def pose(side: Side, share: float, since_s: float, index: int) -> Figure:
        figure = row(side, share)
        if index == 1 and 4 < since_s < 8:
            figure = with_leg(figure, side, Leg(thigh_deg=10.0))
            figure = with_arm(figure, side.other, Arm(162.0))
        return figure

    script, seconds = holds(PRONE, pose, (RIGHT, LEFT) * 3)
    return Scene("ventral_row", film(script, seconds, FPS), Dose(1, 2, 10.0))


PROGRAMME: dict[str, Callable[[], Scene]] = {
    "leg_raise_hold": leg_raise,
    "knee_to_chest": knee_to_chest,
    "supine_twist": supine_twist,
    "glute_bridge": glute_bridge,
    "long_stretch": long_stretch,
    "ventral_row": ventral_row,
}
