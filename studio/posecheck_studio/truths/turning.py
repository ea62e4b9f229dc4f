"""The truth about the twist and about the row on the stomach, as EXERCISES defines them."""

from __future__ import annotations

import math

import numpy as np

from posecheck.landmarks import Landmark, Side
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.rotations import Vector
from posecheck_studio.truths.oracle import Context, Oracle, Values
from posecheck_studio.truths.specification import (
    DEFINITION,
    SPECIFICATION,
    TRUNK_RANGE_DEG,
)

__all__ = ["ROWING", "TWISTING"]

_L = Landmark
_LEFT_SHARE = 0.35

# Exercise 3.


def _across(moment: TrueMoment, side: Side) -> Vector:
    """Direction from the hip of a side to the other one, of the person at rest."""
    hips = [moment.rest_points_m[_L.LEFT_HIP + s] for s in (side, side.other)]
    return np.asarray((hips[1] - hips[0]) / np.linalg.norm(hips[1] - hips[0]))


def _past_midline_t(moment: TrueMoment, side: Side) -> float:
    """How far a knee is on the other side of the resting body's midline."""
    hips = moment.rest_points_m[[_L.LEFT_HIP, _L.RIGHT_HIP]].mean(axis=0)
    knee = moment.point(_L.LEFT_KNEE, side) - hips
    return float(knee @ _across(moment, side)) / moment.torso_m


def _fallen_deg(moment: TrueMoment, side: Side) -> float:
    """Of the thigh from straight up, to either side."""
    thigh = moment.point(_L.LEFT_KNEE, side) - moment.point(_L.LEFT_HIP, side)
    return math.degrees(math.atan2(abs(float(thigh @ _across(moment, side))), float(thigh[2])))


def _drawn_in(moment: TrueMoment, side: Side) -> bool:
    """Whether the knee has left its rest: it is no longer down beside the other one."""
    hip, knee = moment.point(_L.LEFT_HIP, side), moment.point(_L.LEFT_KNEE, side)
    thigh_m = float(np.linalg.norm(knee - hip))
    return float((hip - knee) @ moment.cranial) < (1.0 - _LEFT_SHARE) * thigh_m


def _is_across(moment: TrueMoment, side: Side) -> bool:
    """Over the other leg; or plainly fallen to its own side, which is a hold with a fault."""
    if moment.knee_deg(side.other) < DEFINITION.long_deg or _drawn_in(moment, side.other):
        return False
    past = _past_midline_t(moment, side) > 0.0
    return _drawn_in(moment, side) and (past or _fallen_deg(moment, side) >= _OWN_SIDE_DEG)


# The thigh of a leg that is set up stands; one that has fallen outwards is farther over.
_OWN_SIDE_DEG = 30.0


def _shoulders(moment: TrueMoment, context: Context) -> Values:
    """Heights, and the turn of the line between the shoulders against the resting one."""
    line, rest = (
        points[_L.RIGHT_SHOULDER] - points[_L.LEFT_SHOULDER]
        for points in (moment.points_m, moment.rest_points_m)
    )
    tilts = [math.asin(float(row[2] / np.linalg.norm(row))) for row in (line, rest)]
    turn = abs(tilts[0] - tilts[1])
    up = max(moment.height_t(_L.LEFT_SHOULDER, side) for side in Side)
    return {"up": up, "turn": math.degrees(turn)}


def _twisted(moment: TrueMoment, context: Context) -> Values:
    """Of the knee's way down from its highest point, by the person's own lowest."""
    drop = context.highest_m - context.lowest_m
    knee = float(moment.point(_L.LEFT_KNEE, context.active)[2])
    crossed = _past_midline_t(moment, context.active) > 0.0
    if not crossed or not drop / moment.torso_m >= _LEAST_DROP_T:
        return {}
    return {"share": (context.highest_m - knee) / drop}


# No share is told of less: it would be the noise of a height.
_LEAST_DROP_T = 0.16

TWISTING = Oracle(
    SPECIFICATION["supine_twist"],
    {
        "shoulders_flat": _shoulders,
        "crossed": lambda m, c: {"short": -_past_midline_t(m, c.active)},
        "calm": lambda m, c: {"speed": c.knee_speed_t_per_s},
        "twisted": _twisted,
        "lower_knee": lambda m, c: {"knee": m.knee_deg(c.other)},
    },
    holds=_is_across,
)

# Exercise 6; the side is that of the arm.


def _wrists_t(moment: TrueMoment) -> dict[Side, float]:
    return {side: moment.height_t(_L.LEFT_WRIST, side) for side in Side}


def _ankles_t(moment: TrueMoment) -> dict[Side, float]:
    return {side: moment.height_t(_L.LEFT_ANKLE, side) for side in Side}


def _working_side(moment: TrueMoment) -> Side | None:
    """Side of the arm that is higher, or else of the arm that goes with the higher leg."""
    arms, legs = _wrists_t(moment), _ankles_t(moment)
    for lead in (arms[Side.LEFT] - arms[Side.RIGHT], legs[Side.RIGHT] - legs[Side.LEFT]):
        if abs(lead) >= _LEAD_T:
            return Side.LEFT if lead > 0.0 else Side.RIGHT
    return None


# With less between them both are up.
_LEAD_T = 0.05
_RISEN_T = SPECIFICATION["ventral_row"].checks["arm_lifted"].limits["wrist"].fault


def _is_rowing(moment: TrueMoment, side: Side) -> bool:
    """An arm or a leg has risen; that both have is for the checks to say."""
    lifted = max(_wrists_t(moment)[side], _ankles_t(moment)[side.other])
    return lifted >= _RISEN_T and _working_side(moment) in (side, None)


def _third(moment: TrueMoment, context: Context) -> Values:
    """The higher one of the limbs that should lie."""
    side = context.active
    return {"third": max(_wrists_t(moment)[side.other], _ankles_t(moment)[side])}


def _superman(moment: TrueMoment, context: Context) -> Values:
    return {"third": min(*_wrists_t(moment).values(), *_ankles_t(moment).values())}


def _row_head(moment: TrueMoment, context: Context) -> Values:
    """Rise of the ear over the shoulder's; the neck bent backwards past its resting line."""
    rises = [
        moment.height_t(_L.LEFT_EAR, side) - moment.height_t(_L.LEFT_SHOULDER, side)
        for side in Side
    ]
    return {"ear": max(rises), "neck": min(_neck_back_deg(moment, side) for side in Side)}


def _neck_back_deg(moment: TrueMoment, side: Side) -> float:
    """Ear, shoulder, hip; 180 straight, and as straight while the chin is tucked."""
    ear, shoulder, hip = (
        moment.sagittal_m(part, side) for part in (_L.LEFT_EAR, _L.LEFT_SHOULDER, _L.LEFT_HIP)
    )
    trunk, neck = shoulder - hip, ear - shoulder
    back = math.degrees(math.atan2(trunk[0] * neck[1] - trunk[1] * neck[0], float(trunk @ neck)))
    return 180.0 - max(0.0, back)


def _too_high(moment: TrueMoment, context: Context) -> Values:
    leg = context.other
    resting_deg = moment.at_rest().hip_extension_deg(leg, prone=True)
    past = moment.hip_extension_deg(leg, prone=True) - min(resting_deg, 180.0)
    return {"ankle": _ankles_t(moment)[leg], "past": past}


def _pelvis_chest(moment: TrueMoment, context: Context) -> Values:
    return {
        "hip": max(moment.height_t(_L.LEFT_HIP, side) for side in Side),
        "shoulder": max(moment.height_t(_L.LEFT_SHOULDER, side) for side in Side),
    }


def _row_arch(moment: TrueMoment, context: Context) -> Values:
    """Turn of the trunk against the resting one, of the person's own range."""
    turned = moment.trunk_deg(Side.LEFT) - moment.at_rest().trunk_deg(Side.LEFT)
    return {"share": turned / TRUNK_RANGE_DEG}


ROWING = Oracle(
    SPECIFICATION["ventral_row"],
    {
        "superman": _superman,
        "straight_row": _row_arch,
        "too_high": _too_high,
        "pelvis_chest": _pelvis_chest,
        "head": _row_head,
        "right_pair": _third,
        "leg_lifted": lambda m, c: {"ankle": _ankles_t(m)[c.other]},
        "arm_lifted": lambda m, c: {"wrist": _wrists_t(m)[c.active]},
        "straight_limbs": lambda m, c: {
            "knee": m.knee_deg(c.other),
            "elbow": m.elbow_deg(c.active),
        },
    },
    holds=_is_rowing,
)
