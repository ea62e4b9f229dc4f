"""What is measured of the long stretch: arms past the head, by landmarks and by the outline."""

from __future__ import annotations

import math

from posecheck.baseline.body import Body
from posecheck.baseline.edges import edges_t
from posecheck.baseline.lumbar import under_gap_t
from posecheck.exercises.lumbar_limits import GAP
from posecheck.exercises.measuring import (
    clearance_of,
    collect,
    elbow_space_deg,
    foot_clearance_t,
    height_of,
)
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures

__all__ = ["measure_stretch"]

_L = Landmark


def _arm_space_deg(body: Body, side: Side) -> float:
    return body.world_angle_deg(_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_WRIST, side)


# A forearm that is drawn by more over the outline of the person, in T, is not there: a far arm
# beside the trunk is drawn past the head, 0.10 to 0.16 over it; one that is there, up to 0.04.
OFF_OUTLINE_T = 0.06


def _arm_deg(body: Body, side: Side) -> float:
    """ARM; NaN where the far forearm is drawn where nobody is."""
    if side is body.near or body.pose.silhouette is None:
        return body.arm_deg(side)
    elbow, wrist = (body.point(left, side) for left in (_L.LEFT_ELBOW, _L.LEFT_WRIST))
    middle = ((elbow[0] + wrist[0]) / 2.0, (elbow[1] + wrist[1]) / 2.0)
    over_t = [height_t - edges_t(body, along_t)[1] for along_t, height_t in (wrist, middle)]
    known_t = [over for over in over_t if not math.isnan(over)]
    there = known_t and max(known_t) <= OFF_OUTLINE_T
    return body.arm_deg(side) if there else math.nan


# Over two arms past the head the outline is 0.07 T and more higher than their hands are apart, over
# one arm that is drawn twice up to 0.03 T.
ARM_T = 0.05


def _hidden_arm_deg(body: Body, side: Side) -> float:
    return math.nan if side is body.near else body.hidden_arm_deg


def _hands_apart_t(body: Body) -> float:
    """How far apart the hands are, in T; NaN where the outline has no room for both."""
    left, right = (body.point(_L.LEFT_WRIST, side) for side in Side)
    apart_t = math.dist(left, right)
    far_t = (left, right)[body.near.other][0]
    lower_t, upper_t = edges_t(body, far_t)
    narrow = upper_t - lower_t - apart_t < ARM_T
    return math.nan if narrow else apart_t


# Along the near forearm, from the elbow, whose hand is nearer than the far one and so seems to
# reach farther.
FAR_HAND_SHARE = 0.75


def _over_forearm_t(body: Body, share: float) -> float:
    """How far the outline reaches over the near forearm, up to a place: by one arm, or by two."""
    elbow, wrist = (body.point(left, body.near) for left in (_L.LEFT_ELBOW, _L.LEFT_WRIST))
    over_t = []
    for part in (0.5, share):
        along_t, height_t = (a + part * (b - a) for a, b in zip(elbow, wrist, strict=True))
        over_t.append(edges_t(body, along_t)[1] - height_t)
    return math.nan if any(map(math.isnan, over_t)) else min(over_t)


def _second_arm_t(body: Body) -> float:
    return _over_forearm_t(body, 1.0)


def _second_forearm_t(body: Body) -> float:
    return _over_forearm_t(body, FAR_HAND_SHARE)


def _elbow_deg(body: Body, side: Side) -> float:
    return body.baseline.calibration.overhead_elbow_deg(body.elbow_deg(side))


def measure_stretch(body: Body) -> Measures:
    """Take what the stretch is judged by: arms, legs and the gap under the back."""
    return collect(
        body,
        {
            "arm_deg": _arm_deg,
            "arm_space_deg": _arm_space_deg,
            "hidden_arm_deg": _hidden_arm_deg,
            "elbow_deg": _elbow_deg,
            "elbow_space_deg": elbow_space_deg,
            "knee_deg": Body.knee_deg,
            "wrist_clearance_t": clearance_of(_L.LEFT_WRIST),
            "foot_clearance_t": foot_clearance_t,
            "hip_h_t": height_of(_L.LEFT_HIP),
            "knee_clearance_t": clearance_of(_L.LEFT_KNEE),
        },
        {
            GAP: under_gap_t,
            "hands_apart_t": _hands_apart_t,
            "second_arm_t": _second_arm_t,
            "second_forearm_t": _second_forearm_t,
        },
    )
