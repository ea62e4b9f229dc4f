"""The truth about the exercises on the back."""

from __future__ import annotations

from collections.abc import Mapping

from posecheck.exercises.glute_bridge import GLUTE_BRIDGE, GluteBridgeLimits
from posecheck.exercises.knee_to_chest import KNEE_TO_CHEST, KneeToChestLimits
from posecheck.exercises.leg_raise_hold import LEG_RAISE_HOLD, LegRaiseHoldLimits
from posecheck.exercises.long_stretch import LONG_STRETCH, LongStretchLimits
from posecheck.exercises.spec import Judgement, in_range, worst
from posecheck.landmarks import Landmark, Side
from posecheck.studio.measuring import TrueMoment
from posecheck.studio.truths.oracle import Context, Oracle

__all__ = ["BRIDGE", "HOLDING", "PULLING", "STRETCHING", "foot_height_t"]

_L = Landmark
_RAISE, _PULL = LegRaiseHoldLimits(), KneeToChestLimits()
_BRIDGE, _LONG = GluteBridgeLimits(), LongStretchLimits()


def _active(context: Context) -> Side:
    if context.side is None:
        raise ValueError("a hold has a side")
    return context.side


def foot_height_t(moment: TrueMoment, side: Side) -> float:
    """Height of the lowest part of the foot over where it rests, in T."""
    parts = (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX, _L.LEFT_ANKLE)
    return min(moment.height_t(part, side) for part in parts)


def _highest_t(moment: TrueMoment, *parts: Landmark) -> float:
    return max(moment.height_t(part, side) for part in parts for side in Side)


def _head(moment: TrueMoment, fault_t: float, clear_t: float) -> Judgement:
    return in_range(_highest_t(moment, _L.LEFT_EAR, _L.LEFT_SHOULDER), high=(fault_t, clear_t))


# Exercise 1.


def _raise_position(moment: TrueMoment, side: Side) -> Judgement:
    return worst(
        in_range(
            moment.elevation_deg(side), low=(_RAISE.raised_leave_deg, _RAISE.raised_enter_deg)
        ),
        in_range(moment.knee_deg(side), low=(_RAISE.folded_knee_deg, _RAISE.folded_knee_deg)),
        in_range(
            foot_height_t(moment, side.other),
            high=(_RAISE.other_foot_leave_t, _RAISE.other_foot_enter_t),
        ),
    )


def _raised_knee(moment: TrueMoment, context: Context) -> Judgement:
    low = (_RAISE.raised_knee_fault_deg, _RAISE.raised_knee_clear_deg)
    return in_range(moment.knee_deg(_active(context)), low=low)


def _support_knee(moment: TrueMoment, context: Context) -> Judgement:
    return in_range(
        moment.knee_deg(_active(context).other),
        low=(_RAISE.knee_low_fault_deg, _RAISE.knee_low_clear_deg),
        high=(_RAISE.knee_high_fault_deg, _RAISE.knee_high_clear_deg),
    )


def _support_foot(moment: TrueMoment, context: Context) -> Judgement:
    side, high = _active(context).other, (_RAISE.foot_fault_t, _RAISE.foot_clear_t)
    heights = (moment.height_t(part, side) for part in (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX))
    return worst(*(in_range(height, high=high) for height in heights))


def _leg_height(moment: TrueMoment, context: Context) -> Judgement:
    return in_range(
        moment.elevation_deg(_active(context)),
        low=(_RAISE.leg_low_fault_deg, _RAISE.leg_low_clear_deg),
        high=(_RAISE.leg_high_fault_deg, _RAISE.leg_high_clear_deg),
    )


def _steady(moment: TrueMoment, context: Context) -> Judgement:
    side, start = _active(context), context.start
    if start is None:
        return in_range(float("nan"))
    drift = abs(moment.elevation_deg(side) - start.elevation_deg(side))
    return in_range(drift, high=(_RAISE.drift_fault_deg, _RAISE.drift_clear_deg))


def _gap(moment: TrueMoment, context: Context) -> Judgement:
    high = (_RAISE.gap_fault_t, _RAISE.gap_clear_t)
    return in_range(moment.gap_m / moment.torso_m, high=high)


def _raise_pelvis(moment: TrueMoment, context: Context) -> Judgement:
    high = (_RAISE.pelvis_fault_t, _RAISE.pelvis_clear_t)
    return in_range(_highest_t(moment, _L.LEFT_HIP), high=high)


HOLDING = Oracle(
    LEG_RAISE_HOLD,
    {
        "hollow_back": _gap,
        "pelvis": _raise_pelvis,
        "head_shoulders": lambda m, c: _head(m, _RAISE.head_fault_t, _RAISE.head_clear_t),
        "raised_knee": _raised_knee,
        "support_knee": _support_knee,
        "support_foot": _support_foot,
        "leg_height": _leg_height,
        "steady": _steady,
    },
    position=_raise_position,
)

# Exercise 2.


def _pull_position(moment: TrueMoment, side: Side) -> Judgement:
    return worst(
        in_range(moment.hip_deg(side), high=(_PULL.pulled_leave_deg, _PULL.pulled_enter_deg)),
        in_range(
            foot_height_t(moment, side),
            low=(_PULL.pulled_foot_leave_t, _PULL.pulled_foot_enter_t),
        ),
        in_range(
            foot_height_t(moment, side.other),
            high=(_PULL.both_up_leave_t, _PULL.both_up_enter_t),
        ),
    )


def _depth(moment: TrueMoment, context: Context) -> Judgement:
    high = (_PULL.depth_fault_deg, _PULL.depth_clear_deg)
    return in_range(moment.hip_deg(_active(context)), high=high)


def _folded(moment: TrueMoment, context: Context) -> Judgement:
    high = (_PULL.folded_fault_deg, _PULL.folded_clear_deg)
    return in_range(moment.knee_deg(_active(context)), high=high)


def _other_leg(moment: TrueMoment, context: Context) -> Judgement:
    high = (_PULL.other_knee_fault_deg, _PULL.other_knee_clear_deg)
    return in_range(moment.knee_deg(_active(context).other), high=high)


def _other_foot(moment: TrueMoment, context: Context) -> Judgement:
    high = (_PULL.other_foot_fault_t, _PULL.other_foot_clear_t)
    return in_range(moment.height_t(_L.LEFT_HEEL, _active(context).other), high=high)


PULLING = Oracle(
    KNEE_TO_CHEST,
    {
        "head_shoulders": lambda m, c: _head(m, _PULL.head_fault_t, _PULL.head_clear_t),
        "depth": _depth,
        "other_leg": _other_leg,
        "knee_folded": _folded,
        "other_foot": _other_foot,
    },
    position=_pull_position,
)

# Exercise 4.


# Hips that lie: 5 mm.
_ON_MAT_T = 0.01


def _over_line_t(moment: TrueMoment, side: Side) -> float:
    a, b = moment.sagittal_m(_L.LEFT_KNEE, side), moment.sagittal_m(_L.LEFT_SHOULDER, side)
    hip = moment.sagittal_m(_L.LEFT_HIP, side)
    line = b - a
    across = line[0] * (hip[1] - a[1]) - line[1] * (hip[0] - a[0])
    return float(across / (line @ line) ** 0.5 / moment.torso_m)


def _bridge_knees(moment: TrueMoment, context: Context) -> Judgement:
    return worst(
        *(
            in_range(
                moment.knee_deg(side),
                low=(_BRIDGE.knee_low_fault_deg, _BRIDGE.knee_low_clear_deg),
                high=(_BRIDGE.knee_high_fault_deg, _BRIDGE.knee_high_clear_deg),
            )
            for side in Side
        )
    )


def _over(moment: TrueMoment, context: Context) -> Judgement:
    high = (_BRIDGE.over_fault_t, _BRIDGE.over_clear_t)
    return worst(*(in_range(_over_line_t(moment, side), high=high) for side in Side))


def _feet_flat(moment: TrueMoment, context: Context) -> Judgement:
    high = (_BRIDGE.foot_fault_t, _BRIDGE.foot_clear_t)
    return in_range(_highest_t(moment, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX), high=high)


def _arms(moment: TrueMoment, context: Context) -> Judgement:
    high = (_BRIDGE.wrist_fault_t, _BRIDGE.wrist_clear_t)
    return in_range(_highest_t(moment, _L.LEFT_WRIST), high=high)


def _high_enough(rep: Mapping[str, float]) -> Judgement:
    low = (_BRIDGE.top_hip_fault_deg, _BRIDGE.top_hip_clear_deg)
    return in_range(rep["best_deg"], low=low)


def _slow(rep: Mapping[str, float]) -> Judgement:
    low = (_BRIDGE.tempo_fault_s, _BRIDGE.tempo_fault_s)
    return worst(*(in_range(rep[name], low=low) for name in ("up_s", "down_s")))


BRIDGE = Oracle(
    GLUTE_BRIDGE,
    {
        "not_too_high": _over,
        "shoulders_flat": lambda m, c: _head(m, _BRIDGE.shoulder_fault_t, _BRIDGE.shoulder_clear_t),
        "knees": _bridge_knees,
        "feet_flat": _feet_flat,
        "arms": _arms,
    },
    signal_deg=lambda m: m.hip_extension_deg(Side.LEFT),
    resting=lambda m: _highest_t(m, _L.LEFT_HIP) <= _ON_MAT_T,
    per_rep={"high_enough": _high_enough, "slow": _slow},
)

# Exercise 5.


def _stretch_leg(moment: TrueMoment, side: Side) -> Judgement:
    return worst(
        in_range(moment.knee_deg(side), low=(_LONG.legs_leave_deg, _LONG.legs_enter_deg)),
        in_range(foot_height_t(moment, side), high=(_LONG.feet_leave_t, _LONG.feet_enter_t)),
    )


def _stretch_position(moment: TrueMoment, side: Side) -> Judgement:
    hand = moment.height_t(_L.LEFT_WRIST, side)
    return worst(
        in_range(moment.arm_deg(side), low=(_LONG.arm_leave_deg, _LONG.arm_enter_deg)),
        in_range(hand, high=(_LONG.hand_high_t, _LONG.hand_high_t)),
        *(_stretch_leg(moment, leg) for leg in Side),
    )


def _stretch_pair(moment: TrueMoment, context: Context) -> Judgement:
    high = (_LONG.other_arm_fault_deg, _LONG.other_arm_clear_deg)
    return in_range(moment.arm_deg(_active(context).other), high=high)


def _stretch_knees(moment: TrueMoment, context: Context) -> Judgement:
    low = (_LONG.knee_fault_deg, _LONG.knee_clear_deg)
    return worst(*(in_range(moment.knee_deg(side), low=low) for side in Side))


def _flat(moment: TrueMoment, context: Context) -> Judgement:
    high = (_LONG.flat_fault_t, _LONG.flat_clear_t)
    return in_range(_highest_t(moment, _L.LEFT_HIP, _L.LEFT_KNEE), high=high)


STRETCHING = Oracle(
    LONG_STRETCH,
    {
        "no_arch": _gap,
        "flat": _flat,
        "knees": _stretch_knees,
        "right_pair": _stretch_pair,
        "arm_overhead": lambda m, c: in_range(
            m.arm_deg(_active(c)), low=(_LONG.arm_fault_deg, _LONG.arm_clear_deg)
        ),
        "elbow": lambda m, c: in_range(
            m.elbow_deg(_active(c)), low=(_LONG.elbow_fault_deg, _LONG.elbow_clear_deg)
        ),
    },
    position=_stretch_position,
)
