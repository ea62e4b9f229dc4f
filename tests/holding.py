"""Scripts of holds, one on each side, for the tests of held exercises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from posecheck.assessment import Dose, SessionResult
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation
from tests.figures import LEFT, RIGHT, Figure, Script, View, film, ramp
from tests.running import run

DOSE = Dose(1, 10, 3.0)
HELD_S = 5.0
SECONDS = 3.0 + 2 * (HELD_S + 4.0) + 1.0

Pose = Callable[[Side, float], Figure]


def held(rest: Figure, pose: Pose, hold_s: float = HELD_S) -> Script:
    """Rest 3 s, hold left, rest 2 s, hold right, rest; up in 1 s, down in half of one."""
    starts = ((LEFT, 3.0), (RIGHT, 3.0 + hold_s + 4.0))

    def script(t: float) -> Figure:
        for side, start_s in starts:
            end_s = start_s + 1.0 + hold_s
            share = ramp(t, start_s, start_s + 1.0) - ramp(t, end_s, end_s + 0.5)
            if share > 0:
                return pose(side, share)
        return rest

    return script


def once(rest: Figure, pose: Callable[[float], Figure], start_s: float, end_s: float) -> Script:
    """Rest, be in a pose from one time to another, and rest again; half a second each way."""

    def script(t: float) -> Figure:
        share = ramp(t, start_s - 0.5, start_s) - ramp(t, end_s, end_s + 0.5)
        return pose(share) if share > 0 else rest

    return script


def analysed(
    name: str,
    script: Script,
    seconds: float = SECONDS,
    fps: float = 20.0,
    view: View | None = None,
) -> SessionResult:
    """Analyse a script as an exercise."""
    return run(film(script, seconds, fps, view), name, DOSE)[0]


def hidden(observation: Observation, *landmarks: Landmark) -> Observation:
    """The same observation with landmarks that nobody sees."""
    assert observation.pose is not None
    visibility = np.array(observation.pose.visibility)
    visibility[list(landmarks)] = 0.2
    return Observation(observation.time_s, replace(observation.pose, visibility=visibility))


def misnamed(observation: Observation) -> Observation:
    """The same observation with the legs called by each other's name."""
    assert observation.pose is not None
    rows = list(range(33))
    for left in (25, 27, 29, 31):
        rows[left], rows[left + 1] = left + 1, left
    pose = observation.pose
    exchanged = replace(
        pose,
        points_image=pose.points_image[rows],
        points_world=pose.points_world[rows],
        visibility=pose.visibility[rows],
    )
    return Observation(observation.time_s, exchanged)
