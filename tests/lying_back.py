"""A lying figure whose lower back is pressed and arched, with its outline."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose, TrunkContour
from tests.figures import HOOK, LEFT, RIGHT, Arm, Figure, film

CHEST = {LEFT: Arm(40.0, 40.0), RIGHT: Arm(40.0, 40.0)}
LYING = Figure(arms=CHEST, legs={LEFT: HOOK, RIGHT: HOOK})
ARM_BESIDE = Figure(legs={LEFT: HOOK, RIGHT: HOOK})
STATIONS, TORSO_PX = 24, 200.0
SHARES = (np.arange(STATIONS) + 0.5) / STATIONS
# As measured on a real person: arched, the gap opens by 0.03 T at its highest, and the upper
# edge rises towards the pelvis.
GAP_T, PELVIS_T = 0.03, 0.035
# A mask's edge trembles by about this much.
EDGE_T = 0.004
# Of a calm breath: highest over the middle of the belly, 7 mm from in to out.
BREATH_T, BREATH_S = 0.007, 3.3


@dataclass(frozen=True, slots=True)
class Back:
    """What the outline shows: 0 pressed, 1 arched, and the belly's rise by a breath."""

    arched: float = 0.0
    breath: float = 0.0


def with_back(pose: Pose, back: Back, random: np.random.Generator, near: Side = LEFT) -> Pose:
    """Give a pose the outline of a trunk on the mat."""
    shoulder = pose.points_image[Landmark.LEFT_SHOULDER + near]
    hip = pose.points_image[Landmark.LEFT_HIP + near]
    x = shoulder[0] + SHARES * (hip[0] - shoulder[0])
    hollow = np.exp(-(((SHARES - 0.6) / 0.12) ** 2))
    belly = np.exp(-(((SHARES - 0.5) / 0.2) ** 2))
    pelvis = np.interp(SHARES, (0.2, 0.35, 0.6, 0.7), (0.0, 0.3, 0.35, 1.0))
    floor = max(shoulder[1] + 0.12 * TORSO_PX, hip[1] + 0.18 * TORSO_PX)
    low_t = GAP_T * back.arched * hollow
    high_t = 0.45 + PELVIS_T * back.arched * pelvis + BREATH_T * back.breath * belly
    edges = [
        np.stack([x, floor - TORSO_PX * (height + random.normal(0.0, EDGE_T, STATIONS))], axis=1)
        for height in (low_t, high_t)
    ]
    return replace(pose, contour=TrunkContour(*edges))


def press_and_arch(time_s: float) -> Back:
    """Two seconds each, from 2 s on, on top of breathing."""
    since_s = time_s - 1.0
    arched = 0.0 if since_s < 0.0 else 0.5 - 0.5 * math.cos(math.pi * since_s / 2.0)
    return replace(breathing(time_s), arched=arched)


def breathing(time_s: float) -> Back:
    return Back(breath=math.sin(2.0 * math.pi * time_s / BREATH_S))


def filmed(
    back: Callable[[float], Back], seconds: float = 16.0, figure: Figure = LYING, fps: float = 15.0
) -> list[Observation]:
    random = np.random.default_rng(4)
    return [
        Observation(o.time_s, with_back(o.pose, back(o.time_s), random))
        for o in film(lambda t: figure, seconds, fps)
        if o.pose is not None
    ]
