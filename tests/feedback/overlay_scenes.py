"""Hand-made people and moments to draw: every number is chosen here."""

from __future__ import annotations

from typing import Any

import numpy as np

from posecheck.assessment import (
    ActiveFault,
    Assessment,
    CheckedAngle,
    Clocks,
    MatLine,
    Progress,
)
from posecheck.events import Phase
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side, of_side
from posecheck.pose import ImageArray, Pose
from posecheck.verdict import NO_MEASURES, Direction, State, Unknown, Verdict

L = Landmark
GREY = 90
OK = Verdict(State.OK, 120.0)
FAULT = Verdict(State.FAULT, 130.0, 110.0, Direction.HIGH)
UNKNOWN = Verdict(State.UNKNOWN, why=Unknown.NOT_SEEN)

# Lying on the back, head on the left, knees up; shares of the picture.
_BODY = {
    L.LEFT_EAR: (0.20, 0.72),
    L.LEFT_SHOULDER: (0.30, 0.74),
    L.LEFT_ELBOW: (0.38, 0.78),
    L.LEFT_WRIST: (0.47, 0.78),
    L.LEFT_HIP: (0.52, 0.72),
    L.LEFT_KNEE: (0.66, 0.55),
    L.LEFT_ANKLE: (0.70, 0.75),
    L.LEFT_HEEL: (0.69, 0.78),
    L.LEFT_FOOT_INDEX: (0.76, 0.78),
}


def blank(size: tuple[int, int], level: int = GREY) -> ImageArray:
    return np.full((size[1], size[0], 3), level, np.uint8)


def person(size: tuple[int, int], visibility: float = 1.0) -> Pose:
    points = np.full((LANDMARK_COUNT, 2), np.nan)
    seen = np.zeros(LANDMARK_COUNT)
    for left, share in _BODY.items():
        for side in Side:
            landmark = of_side(left, side)
            points[landmark] = np.array(share) * size + (0, -0.03 * size[1] * side)
            seen[landmark] = visibility
    return Pose(0.0, points, np.zeros((LANDMARK_COUNT, 3)), seen, seen, size)


def with_point(pose: Pose, landmark: Landmark, point: tuple[float, float]) -> Pose:
    points = pose.points_image.copy()
    points[landmark] = point
    return Pose(
        pose.time_s, points, pose.points_world, pose.visibility, pose.presence, pose.image_size
    )


def with_visibility(pose: Pose, landmark: Landmark, value: float) -> Pose:
    seen = pose.visibility.copy()
    seen[landmark] = value
    return Pose(pose.time_s, pose.points_image, pose.points_world, seen, seen, pose.image_size)


def knee(verdict: Verdict = OK, angle_deg: float = 92.0) -> CheckedAngle:
    return CheckedAngle("knees", (L.LEFT_HIP, L.LEFT_ANKLE), L.LEFT_KNEE, angle_deg, verdict)


def fault(cue: str, side: Side | None = None) -> ActiveFault:
    return ActiveFault(cue.split(".")[1], cue, side, 0.0, 1, FAULT)


def moment(**changes: Any) -> Assessment:
    fields: dict[str, Any] = {
        "time_s": 1.0,
        "phase": Phase.REST,
        "side": None,
        "measures": NO_MEASURES,
        "verdicts": {},
        "active_faults": (),
        "progress": Progress({None: 3}, 10),
        "clocks": None,
        "angles": (),
        "mat_line": None,
        "cannot_see": None,
        "missing": (),
        "events": (),
    }
    return Assessment(**{**fields, **changes})


def holding(good_form_s: float = 6.2, *, running: bool = True, **changes: Any) -> Assessment:
    fields: dict[str, Any] = {
        "phase": Phase.HOLD,
        "side": Side.LEFT,
        "progress": Progress({Side.LEFT: 3, Side.RIGHT: 2}, 10),
        "clocks": Clocks(7.9, good_form_s, 10.0, running),
    }
    return moment(**{**fields, **changes})


def mat(size: tuple[int, int]) -> MatLine:
    return MatLine((size[0] / 2, size[1] * 0.8), (-1.0, 0.0), (0.0, -1.0), size[0] / 5)


STATES: dict[str, Assessment] = {
    "rest": moment(),
    "rising with angle": moment(phase=Phase.RISING, angles=(knee(),)),
    "fault": moment(
        phase=Phase.TOP,
        angles=(knee(FAULT),),
        active_faults=(fault("glute_bridge.shoulders_flat"), fault("glute_bridge.arms")),
    ),
    "unknown angle": moment(angles=(knee(UNKNOWN, float("nan")),)),
    "hold": holding(),
    "hold paused": holding(running=False),
    "hold done": holding(10.0),
    "hold before anything": holding(0.0, clocks=Clocks(0.0, 0.0, 0.0, False)),
    "long text": holding(
        active_faults=(fault("ventral_row.superman", Side.LEFT),), angles=(knee(FAULT),)
    ),
    "unseen feet": moment(cannot_see=Unknown.NOT_SEEN, missing=(L.LEFT_HEEL, L.RIGHT_HEEL)),
    **{f"unseen: {why}": holding(cannot_see=why) for why in Unknown},
}
"""Name to moment: every state that looks different."""

SIZES = ((320, 240), (640, 480), (1280, 720), (720, 1280), (1920, 1080), (481, 271), (64, 48))
