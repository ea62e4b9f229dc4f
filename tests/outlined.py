"""Clips with an outline, drawn wrongly for a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from posecheck.assessment import Assessment, Dose, SessionResult
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.verdict import State
from tests.figures import LEFT, RIGHT, Figure, Leg, View, film, ramp, with_leg
from tests.running import run
from tests.test_holds_figure import raised
from tests.test_row_silhouette import LEGS, masked

L = Landmark
FPS = 15.0
# Of somebody on the back, head right, the left side is the near one.
NEAR, FAR = LEFT, RIGHT
UP_S, DOWN_S, END_S = 3.0, 15.0, 19.0
VIEW = View(raised_deg=10.0)
Draw = Callable[[Pose], Pose]


# The knee of a foot that stands here is square.
STANDING = Leg(foot_x=0.62)


def up_on(side: Side) -> Figure:
    """One leg raised over a square support knee."""
    return with_leg(raised(side, 1.0, up_deg=50.0), side.other, STANDING)


def seen(pose: Pose) -> Pose:
    return pose


def merged(pose: Pose) -> Pose:
    """Both legs drawn between the two."""
    points = pose.points_image.copy()
    for left in LEGS:
        points[[left, left + 1]] = points[[left, left + 1]].mean(axis=0)
    return replace(pose, points_image=points)


def exchanged(pose: Pose) -> Pose:
    """Each leg drawn where the other one is."""
    image, world = pose.points_image.copy(), pose.points_world.copy()
    for left in (L.LEFT_HIP, *LEGS):
        for points in (image, world):
            points[[left, left + 1]] = points[[left + 1, left]]
    return replace(pose, points_image=image, points_world=world)


def lost(side: Side) -> Draw:
    """The foot of one leg out of sight."""

    def draw(pose: Pose) -> Pose:
        visibility = pose.visibility.copy()
        visibility[[left + side for left in LEGS[1:]]] = 0.0
        return replace(pose, visibility=visibility)

    return draw


def clip(
    rest: Figure,
    up: Callable[[float], Figure],
    draw: Draw = seen,
    when: tuple[float, float] = (UP_S + 1.0, DOWN_S - 1.0),
    *,
    outline: bool = True,
    view: View = VIEW,
) -> list[Observation]:
    """Rest, a hold from `UP_S` to `DOWN_S`, rest; drawn wrongly for a time."""

    def script(t: float) -> Figure:
        share = ramp(t, UP_S, UP_S + 1.0) - ramp(t, DOWN_S, DOWN_S + 1.0)
        return up(t) if share == 1.0 else (raised_of(up)(share) if share > 0.0 else rest)

    def raised_of(up: Callable[[float], Figure]) -> Callable[[float], Figure]:
        return lambda share: _between(rest, up(UP_S + 1.0), share)

    shown = []
    for now in film(script, END_S, FPS, view):
        assert now.pose is not None
        pose = masked(now.pose) if outline else now.pose
        wrong = when[0] <= now.time_s < when[1]
        shown.append(Observation(now.time_s, draw(pose) if wrong else pose))
    return shown


def _between(rest: Figure, up: Figure, share: float) -> Figure:
    """The way into a hold is not what is tested: rest first, then up."""
    return up if share > 0.5 else rest


def judged(
    name: str, observations: list[Observation], hold_s: float = 8.0
) -> tuple[SessionResult, list[Assessment]]:
    return run(observations, name, Dose(1, 1, hold_s))


def told(steps: list[Assessment], check: str, start_s: float, end_s: float) -> set[State]:
    return {a.verdicts[check].state for a in steps if start_s < a.time_s < end_s}
