"""The truth about the twist and about the row on the stomach."""

from __future__ import annotations

import math

import numpy as np

from posecheck.exercises.spec import Judgement, Zone, in_range, worst
from posecheck.exercises.supine_twist import SUPINE_TWIST, SupineTwistLimits
from posecheck.exercises.ventral_row import VENTRAL_ROW
from posecheck.exercises.ventral_row_limits import VentralRowLimits
from posecheck.landmarks import Landmark, Side
from posecheck.studio.measuring import TrueMoment
from posecheck.studio.rotations import Vector
from posecheck.studio.truths.oracle import Context, Oracle

__all__ = ["ROWING", "TWISTING"]

_L = Landmark
_TWIST, _ROW = SupineTwistLimits(), VentralRowLimits()


def _active(context: Context) -> Side:
    if context.side is None:
        raise ValueError("a hold has a side")
    return context.side


# Exercise 3.


def _across(moment: TrueMoment, side: Side) -> Vector:
    """Direction from the hip of a side to the other one, of the person at rest."""
    hips = [moment.rest_points_m[_L.LEFT_HIP + s] for s in (side, side.other)]
    return np.asarray((hips[1] - hips[0]) / np.linalg.norm(hips[1] - hips[0]))


def _over_deg(moment: TrueMoment, side: Side) -> float:
    """Angle of the thigh from straight up to the other side; negative to its own."""
    across = _across(moment, side)
    thigh = moment.point(_L.LEFT_KNEE, side) - moment.point(_L.LEFT_HIP, side)
    return math.degrees(math.atan2(float(thigh @ across), float(thigh[2])))


def _along_share(moment: TrueMoment, left: Landmark, side: Side) -> float:
    """How far towards the feet a joint is, of where it is with the leg stretched out."""
    hip, knee, ankle = (
        moment.point(part, side) for part in (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE)
    )
    length = float(np.linalg.norm(knee - hip))
    if left is _L.LEFT_ANKLE:
        length += float(np.linalg.norm(ankle - knee))
    return float((hip - moment.point(left, side)) @ moment.cranial) / length


def _crossed(moment: TrueMoment, context: Context) -> Judgement:
    """How far the knee is off its own hip, towards the other side."""
    side = _active(context)
    thigh = moment.point(_L.LEFT_KNEE, side) - moment.point(_L.LEFT_HIP, side)
    depth_t = float(thigh @ _across(moment, side)) / moment.torso_m
    return in_range(depth_t, low=(_TWIST.depth_fault_t, _TWIST.depth_clear_t))


def _twist_position(moment: TrueMoment, side: Side) -> Judgement:
    over_deg = _over_deg(moment, side)
    over = in_range(over_deg, low=(_TWIST.over_leave_deg, _TWIST.over_enter_deg))
    own = in_range(-over_deg, low=(_TWIST.own_leave_deg, _TWIST.own_enter_deg))
    drawn_in = min(_along_share(moment, left, side) for left in (_L.LEFT_KNEE, _L.LEFT_ANKLE))
    return worst(
        over if over_deg > 0.0 else own,
        in_range(drawn_in, high=(_TWIST.drawn_in_leave_share, _TWIST.drawn_in_enter_share)),
        in_range(
            _along_share(moment, _L.LEFT_ANKLE, side.other),
            low=(_TWIST.long_leave_share, _TWIST.long_enter_share),
        ),
    )


def _shoulders(moment: TrueMoment, context: Context) -> Judgement:
    high = (_TWIST.shoulder_fault_t, _TWIST.shoulder_clear_t)
    heights = (moment.height_t(_L.LEFT_SHOULDER, side) for side in Side)
    return worst(*(in_range(height, high=high) for height in heights))


def _twisted(moment: TrueMoment, context: Context) -> Judgement:
    side = _active(context)
    over_deg = _over_deg(moment, side)
    began, best = (-math.cos(math.radians(d)) for d in (_TWIST.over_enter_deg, context.most_deg))
    if over_deg < 0.0 or not best - began >= _TWIST.least_range_share:
        return in_range(math.nan)
    share = (-math.cos(math.radians(over_deg)) - began) / (best - began)
    return in_range(share, low=(_TWIST.twist_fault_share, _TWIST.twist_clear_share))


def _calm(moment: TrueMoment, context: Context) -> Judgement:
    high = (_TWIST.speed_fault_t_per_s, _TWIST.speed_clear_t_per_s)
    return in_range(context.knee_bounce_t_per_s, high=high)


def _lower_knee(moment: TrueMoment, context: Context) -> Judgement:
    low = (_TWIST.lower_knee_fault_deg, _TWIST.lower_knee_clear_deg)
    return in_range(moment.knee_deg(_active(context).other), low=low)


TWISTING = Oracle(
    SUPINE_TWIST,
    {
        "shoulders_flat": _shoulders,
        "crossed": _crossed,
        "calm": _calm,
        "twisted": _twisted,
        "lower_knee": _lower_knee,
    },
    position=_twist_position,
    reach_deg=_over_deg,
)

# Exercise 6; the side is that of the arm.


def _working_side(moment: TrueMoment) -> Side | None:
    arms = moment.height_t(_L.LEFT_WRIST, Side.LEFT) - moment.height_t(_L.LEFT_WRIST, Side.RIGHT)
    legs = moment.height_t(_L.LEFT_ANKLE, Side.RIGHT) - moment.height_t(_L.LEFT_ANKLE, Side.LEFT)
    for lead in (arms, legs):
        if abs(lead) >= _ROW.lead_t:
            return Side.LEFT if lead > 0 else Side.RIGHT
    return None


def _row_position(moment: TrueMoment, side: Side) -> Judgement:
    working = _working_side(moment)
    lift = max(moment.height_t(_L.LEFT_WRIST, side), moment.height_t(_L.LEFT_ANKLE, side.other))
    if working is not None and working is not side:
        return Judgement(Zone.FAULT, lift)
    return in_range(lift, low=(_ROW.lift_leave_t, _ROW.lift_enter_t))


def _row_pair(moment: TrueMoment, context: Context) -> Judgement:
    side, high = _active(context), (_ROW.third_limb_fault_t, _ROW.third_limb_clear_t)
    heights = (moment.height_t(_L.LEFT_WRIST, side.other), moment.height_t(_L.LEFT_ANKLE, side))
    return worst(*(in_range(height, high=high) for height in heights))


def _superman(moment: TrueMoment, context: Context) -> Judgement:
    heights = [
        moment.height_t(part, side) for part in (_L.LEFT_WRIST, _L.LEFT_ANKLE) for side in Side
    ]
    return in_range(min(heights), high=(_ROW.third_limb_fault_t, _ROW.third_limb_clear_t))


def _row_head(moment: TrueMoment, context: Context) -> Judgement:
    def one(side: Side) -> Judgement:
        rise = moment.height_t(_L.LEFT_EAR, side) - moment.height_t(_L.LEFT_SHOULDER, side)
        bent_deg = moment.at_rest().neck_deg(side) - moment.neck_deg(side)
        return worst(
            in_range(rise, high=(_ROW.head_fault_t, _ROW.head_clear_t)),
            in_range(bent_deg, high=(_ROW.neck_fault_deg, _ROW.neck_clear_deg)),
        )

    return worst(*(one(side) for side in Side))


def _too_high(moment: TrueMoment, context: Context) -> Judgement:
    leg = _active(context).other
    resting_deg = moment.at_rest().hip_extension_deg(leg, prone=True)
    past = moment.hip_extension_deg(leg, prone=True) - resting_deg
    return worst(
        in_range(
            moment.height_t(_L.LEFT_ANKLE, leg),
            high=(_ROW.leg_high_fault_t, _ROW.leg_high_clear_t),
        ),
        in_range(past, high=(_ROW.past_straight_fault_deg, _ROW.past_straight_clear_deg)),
    )


def _limbs(moment: TrueMoment, context: Context) -> Judgement:
    side, low = _active(context), (_ROW.limb_fault_deg, _ROW.limb_clear_deg)
    return worst(
        in_range(moment.knee_deg(side.other), low=low), in_range(moment.elbow_deg(side), low=low)
    )


def _pelvis_chest(moment: TrueMoment, context: Context) -> Judgement:
    hips = max(moment.height_t(_L.LEFT_HIP, side) for side in Side)
    chest = max(moment.height_t(_L.LEFT_SHOULDER, side) for side in Side)
    return worst(
        in_range(hips, high=(_ROW.hip_fault_t, _ROW.hip_clear_t)),
        in_range(chest, high=(_ROW.chest_fault_t, _ROW.chest_clear_t)),
    )


def _row_arch(moment: TrueMoment, context: Context) -> Judgement:
    """Turn of the trunk against the resting one."""
    hip, shoulder = _L.LEFT_HIP, _L.LEFT_SHOULDER
    rest = moment.rest_m[shoulder] - moment.rest_m[hip]
    rest_deg = math.degrees(math.atan2(float(rest), moment.torso_m))
    turned = moment.trunk_deg(Side.LEFT) - rest_deg
    return in_range(turned, high=(_ROW.trunk_fault_deg, _ROW.trunk_clear_deg))


def _arm_up(moment: TrueMoment, context: Context) -> Judgement:
    low = (_ROW.arm_fault_t, _ROW.arm_clear_t)
    return in_range(moment.height_t(_L.LEFT_WRIST, _active(context)), low=low)


def _leg_up(moment: TrueMoment, context: Context) -> Judgement:
    low = (_ROW.leg_fault_t, _ROW.leg_clear_t)
    return in_range(moment.height_t(_L.LEFT_ANKLE, _active(context).other), low=low)


ROWING = Oracle(
    VENTRAL_ROW,
    {
        "superman": _superman,
        "straight_row": _row_arch,
        "too_high": _too_high,
        "pelvis_chest": _pelvis_chest,
        "head": _row_head,
        "right_pair": _row_pair,
        "leg_lifted": _leg_up,
        "arm_lifted": _arm_up,
        "straight_limbs": _limbs,
    },
    position=_row_position,
)
