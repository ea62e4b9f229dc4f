"""The truth about the exercises on the back, as EXERCISES defines them."""

from __future__ import annotations

from posecheck.events import Phase
from posecheck.landmarks import Landmark, Side
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.truths.oracle import Context, Oracle, Values
from posecheck_studio.truths.specification import BACK_RANGE_T, DEFINITION, SPECIFICATION

__all__ = ["BRIDGE", "HOLDING", "PULLING", "STRETCHING", "foot_height_t"]

_L = Landmark
_D = DEFINITION


def foot_height_t(moment: TrueMoment, side: Side) -> float:
    """Height of the lowest part of the foot over where it is while it stands, in T."""
    parts = (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX, _L.LEFT_ANKLE)
    return min(moment.height_t(part, side) for part in parts)


def _highest_t(moment: TrueMoment, *parts: Landmark) -> float:
    return max(moment.height_t(part, side) for part in parts for side in Side)


def _head(moment: TrueMoment, context: Context) -> Values:
    return {"up": _highest_t(moment, _L.LEFT_EAR, _L.LEFT_SHOULDER)}


def _hollow(moment: TrueMoment, context: Context) -> Values:
    """Share of the person's own range; pressed flat is none of it."""
    return {"share": moment.gap_m / moment.torso_m / BACK_RANGE_T}


def _either(low: str, high: str, value: float) -> Values:
    return {low: value, high: value}


# Exercise 1.


def _leg_is_raised(moment: TrueMoment, side: Side) -> bool:
    return _highest_t(moment, _L.LEFT_HIP) < _D.hips_down_t and _leg_is_up(moment, side)


def _leg_is_up(moment: TrueMoment, side: Side) -> bool:
    rest = moment.at_rest()
    risen_deg = moment.elevation_deg(side) - rest.elevation_deg(side)
    ankle = moment.point(_L.LEFT_ANKLE, side)[2] - rest.point(_L.LEFT_ANKLE, side)[2]
    return (
        risen_deg >= _D.leg_risen_deg
        and ankle / moment.torso_m >= _D.foot_risen_t
        and moment.knee_deg(side) >= _D.plainly_bent_deg
        and foot_height_t(moment, side.other) < _D.foot_down_t
    )


def _support_foot(moment: TrueMoment, context: Context) -> Values:
    """Heel or toe of a foot that stands; a long leg's toes point up."""
    if moment.knee_deg(context.other) >= _D.long_deg:
        return {"foot": foot_height_t(moment, context.other)}
    parts = (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
    return {"foot": max(moment.height_t(part, context.other) for part in parts)}


def _steady(moment: TrueMoment, context: Context) -> Values:
    if context.start is None:
        return {}
    began_deg = context.start.elevation_deg(context.active)
    return {"drift": abs(moment.elevation_deg(context.active) - began_deg)}


HOLDING = Oracle(
    SPECIFICATION["leg_raise_hold"],
    {
        "hollow_back": _hollow,
        "pelvis": lambda m, c: {"hip": _highest_t(m, _L.LEFT_HIP)},
        "head_shoulders": _head,
        "raised_knee": lambda m, c: {"knee": m.knee_deg(c.active)},
        "support_knee": lambda m, c: _either("low", "high", m.knee_deg(c.other)),
        "support_foot": _support_foot,
        "leg_height": lambda m, c: _either("low", "high", m.elevation_deg(c.active)),
        "steady": _steady,
    },
    holds=_leg_is_raised,
    keeps=_leg_is_up,
)

# Exercise 2.


def _drawn_up(moment: TrueMoment, side: Side) -> bool:
    folded = moment.hip_deg(side) <= _D.drawn_up_deg
    return folded and foot_height_t(moment, side) >= _D.foot_risen_t


def _one_knee_is_drawn_up(moment: TrueMoment, side: Side) -> bool:
    return _drawn_up(moment, side) and not _drawn_up(moment, side.other)


PULLING = Oracle(
    SPECIFICATION["knee_to_chest"],
    {
        "head_shoulders": _head,
        "depth": lambda m, c: {"hip": m.hip_deg(c.active)},
        "other_leg": lambda m, c: {"knee": m.knee_deg(c.other)},
        "knee_folded": lambda m, c: {"knee": m.knee_deg(c.active)},
        "other_foot": lambda m, c: {"foot": m.height_t(_L.LEFT_HEEL, c.other)},
    },
    holds=_one_knee_is_drawn_up,
)

# Exercise 4.

_MOVING = frozenset({Phase.RISING, Phase.TOP, Phase.LOWERING})


def _over_line_t(moment: TrueMoment, side: Side) -> float:
    a, b = moment.sagittal_m(_L.LEFT_KNEE, side), moment.sagittal_m(_L.LEFT_SHOULDER, side)
    hip = moment.sagittal_m(_L.LEFT_HIP, side)
    line = b - a
    across = line[0] * (hip[1] - a[1]) - line[1] * (hip[0] - a[0])
    return float(across / (line @ line) ** 0.5 / moment.torso_m)


def _bridge_knees(moment: TrueMoment, context: Context) -> Values:
    angles = [moment.knee_deg(side) for side in Side]
    where = "top" if context.phase is Phase.TOP else "rest"
    return {f"{where}_low": min(angles), f"{where}_high": max(angles)}


def _feet_flat(moment: TrueMoment, context: Context) -> Values:
    """A heel is up while its toes are down; a whole foot in the air is another exercise."""
    heights = [
        max(moment.height_t(part, side) for part in (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX))
        for side in Side
    ]
    return {"foot": max(heights)}


BRIDGE = Oracle(
    SPECIFICATION["glute_bridge"],
    {
        "not_too_high": lambda m, c: {"over": max(_over_line_t(m, side) for side in Side)},
        "shoulders_flat": _head,
        "knees": _bridge_knees,
        "feet_flat": _feet_flat,
        "arms": lambda m, c: {"wrist": _highest_t(m, _L.LEFT_WRIST)},
    },
    signal_deg=lambda m: m.hip_extension_deg(Side.LEFT),
    lifted=lambda m: (
        min(m.height_t(_L.LEFT_HIP, side) for side in Side) >= _D.hips_lifted_t
        and max(foot_height_t(m, side) for side in Side) < _D.foot_down_t
    ),
    phases={
        "not_too_high": frozenset({Phase.TOP}),
        "shoulders_flat": _MOVING,
        "knees": frozenset({Phase.REST, Phase.TOP}),
        "feet_flat": _MOVING,
        "arms": _MOVING,
    },
)

# Exercise 5.


def _past_head_t(moment: TrueMoment, side: Side) -> float:
    """How far the wrist is past the ear, along the body."""
    wrist, ear = (moment.sagittal_m(part, side)[0] for part in (_L.LEFT_WRIST, _L.LEFT_EAR))
    return float(wrist - ear) / moment.torso_m


def _is_stretched(moment: TrueMoment, side: Side) -> bool:
    """On that side's arm; with both past the head, the one that went first keeps the hold."""
    legs = all(
        moment.knee_deg(leg) >= _D.long_deg and foot_height_t(moment, leg) < _D.foot_down_t
        for leg in Side
    )
    return legs and _past_head_t(moment, side) > 0.0


STRETCHING = Oracle(
    SPECIFICATION["long_stretch"],
    {
        "no_arch": _hollow,
        "flat": lambda m, c: {"up": _highest_t(m, _L.LEFT_HIP, _L.LEFT_KNEE)},
        "knees": lambda m, c: {"knee": min(m.knee_deg(side) for side in Side)},
        "right_pair": lambda m, c: {"past_head": _past_head_t(m, c.other)},
        "arm_overhead": lambda m, c: {"arm": m.arm_deg(c.active)},
        "elbow": lambda m, c: {"elbow": m.elbow_deg(c.active)},
    },
    holds=_is_stretched,
)
