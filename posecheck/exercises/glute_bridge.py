"""Exercise 4: the glute bridge."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import (
    collect,
    foot_clearance_t,
    height_of,
    line_offset_t,
    minus,
)
from posecheck.exercises.spec import (
    AngleSpec,
    Check,
    Exercise,
    Judgement,
    Moment,
    NearMiss,
    RepMovement,
    Role,
    Severity,
    ViewSpec,
    Zone,
    judged,
    sided,
    unknown,
    worst,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Reading, Unknown

__all__ = ["GLUTE_BRIDGE", "STRAIGHT_DEG", "GluteBridgeLimits"]

_L = Landmark
_SPEC = "EXERCISES, 4. Glute bridge"
_DEFINITION = "EXERCISES, 4. Glute bridge, definition"
# Past the straight line is no more of a bridge, and no range to measure others against.
STRAIGHT_DEG = 180.0
# DESIGN, "2-D first": up to this yaw it is a view from the side.
SIDE_VIEW_DEG = 20.0


@dataclass(frozen=True, slots=True)
class GluteBridgeLimits(Limits):
    """Limits of the glute bridge."""

    top_hip_fault_deg: float = limit(160.0, "deg", 120.0, 180.0, _SPEC)
    top_hip_clear_deg: float = limit(165.0, "deg", 120.0, 180.0, _SPEC)
    over_fault_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    over_clear_t: float = limit(0.03, "t", 0.0, 0.5, _SPEC)
    knee_low_fault_deg: float = limit(70.0, "deg", 30.0, 90.0, _SPEC)
    knee_low_clear_deg: float = limit(75.0, "deg", 30.0, 90.0, _SPEC)
    knee_high_clear_deg: float = limit(105.0, "deg", 90.0, 150.0, _SPEC)
    knee_high_fault_deg: float = limit(110.0, "deg", 90.0, 150.0, _SPEC)
    rest_knee_low_fault_deg: float = limit(55.0, "deg", 20.0, 90.0, _SPEC)
    rest_knee_low_clear_deg: float = limit(60.0, "deg", 20.0, 90.0, _SPEC)
    rest_knee_high_clear_deg: float = limit(120.0, "deg", 90.0, 160.0, _SPEC)
    rest_knee_high_fault_deg: float = limit(125.0, "deg", 90.0, 160.0, _SPEC)
    foot_fault_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    foot_clear_t: float = limit(0.04, "t", 0.0, 0.5, _SPEC)
    shoulder_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    shoulder_clear_t: float = limit(0.07, "t", 0.0, 0.5, _SPEC)
    tempo_fault_s: float = limit(0.9, "s", 0.0, 10.0, _SPEC)
    tempo_clear_s: float = limit(1.1, "s", 0.0, 10.0, _SPEC)
    wrist_fault_t: float = limit(0.25, "t", 0.05, 1.0, _SPEC)
    hook_knee_deg: float = limit(
        135.0, "deg", 100.0, 170.0, "definition: the feet stand; straighter legs lie"
    )
    foot_up_t: float = limit(
        0.15, "t", 0.05, 0.5, "definition, as of a risen foot in 1. and 2.: a whole foot in the air"
    )
    lifted_t: float = limit(
        0.10, "t", 0.02, 0.5, "EXERCISES, 1. Definition: from this height of the hip on they are up"
    )


def _over_line_t(body: Body, side: Side) -> Reading:
    return line_offset_t(body, _L.LEFT_HIP, (_L.LEFT_SHOULDER, _L.LEFT_KNEE), side)


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "hip_deg": Body.hip_extension_deg,
            "knee_deg": Body.knee_deg,
            "hip_h_t": height_of(_L.LEFT_HIP),
            "over_line_t": _over_line_t,
            "heel_h_t": height_of(_L.LEFT_HEEL),
            "toe_h_t": height_of(_L.LEFT_FOOT_INDEX),
            "foot_clearance_t": foot_clearance_t,
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "ear_h_t": height_of(_L.LEFT_EAR),
            "wrist_h_t": height_of(_L.LEFT_WRIST),
        },
    )


def _signal(moment: Moment) -> Reading:
    return moment.of_near("hip_deg")


def _rest_signal(rest: Measures, near: Side) -> float:
    return rest.value(sided("hip_deg", near))


def _resting(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    """Whether the hips lie on the mat."""
    height = moment.of_near("hip_h_t")
    return height.value < limits.lifted_t if height.known else None


def _foot_up(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    """Whether a foot is seen in the air; None if the near one is not seen."""
    near = moment.of_near("foot_clearance_t")
    far = moment.measures[sided("foot_clearance_t", moment.near.other)]
    high = (limits.foot_up_t, limits.foot_up_t)
    if Zone.FAULT in (judged(near, high=high).zone, judged(far, high=high).zone):
        return True
    return False if near.known else None


def _ready(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    knee = moment.of_near("knee_deg")
    if not knee.known:
        return None
    # A foot outside the picture is no reason not to begin; one in the air is.
    return knee.value <= limits.hook_knee_deg and _foot_up(moment, limits) is not True


def _lifted(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    """Whether the hips are up while the near foot is seen standing and none in the air."""
    up, foot_up = _hips_up(moment, limits), _foot_up(moment, limits)
    if up is False or foot_up:
        return False
    return None if foot_up is None else up


def _hips_up(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    height = moment.of_near("hip_h_t")
    return height.value >= limits.lifted_t if height.known else None


def _on_one_leg(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    """Whether the hips are up and a foot is in the air; None if a foot is not seen."""
    return _hips_up(moment, limits) and _foot_up(moment, limits)


def _unrest(body: Body) -> float:
    """Height of the hip, in the only pose a bridge starts from: feet up."""
    bent = body.knee_deg(body.near).value <= GluteBridgeLimits().hook_knee_deg
    return body.clearance_t(_L.LEFT_HIP, body.near).value if bent else math.nan


def _high_enough(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    low = (limits.top_hip_fault_deg, limits.top_hip_clear_deg)
    return judged(moment.rep["best"], low=low)


def _not_too_high(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    high = (limits.over_fault_t, limits.over_clear_t)
    return judged(moment.of_near("over_line_t"), high=high)


def _knees(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    knee = moment.of_near("knee_deg")
    if moment.phase is Phase.TOP:
        return judged(
            knee,
            low=(limits.knee_low_fault_deg, limits.knee_low_clear_deg),
            high=(limits.knee_high_fault_deg, limits.knee_high_clear_deg),
        )
    return judged(
        knee,
        low=(limits.rest_knee_low_fault_deg, limits.rest_knee_low_clear_deg),
        high=(limits.rest_knee_high_fault_deg, limits.rest_knee_high_clear_deg),
    )


def _feet_flat(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    """Near foot flat, and the far one where it is seen."""
    if _foot_up(moment, limits):
        return unknown(Unknown.NOT_APPLICABLE)
    if moment.view.yaw_deg > SIDE_VIEW_DEG:
        return unknown(Unknown.VIEW)
    near, far = (_foot_flat(moment, limits, side) for side in (moment.near, moment.near.other))
    return near if far.zone is Zone.UNKNOWN else worst(near, far)


def _foot_flat(moment: Moment, limits: GluteBridgeLimits, side: Side) -> Judgement:
    """Heel and toe against where they stood before the hips were lifted.

    One is up only while the other is down: a foot that rises as a whole is no heel that
    was lifted, but another exercise or a foot that is estimated in the wrong place.
    """
    high = (limits.foot_fault_t, limits.foot_clear_t)
    heel, toe = (
        judged(_risen(moment, sided(name, side)), high=high) for name in ("heel_h_t", "toe_h_t")
    )
    both = worst(heel, toe)
    turned = Zone.CLEAR in (heel.zone, toe.zone)
    unclear = both.zone is Zone.FAULT and not turned
    return Judgement(Zone.BAND, both.value) if unclear else both


def _risen(moment: Moment, name: str) -> Reading:
    began = moment.start.value(name)
    height = moment.measures[name]
    return height if math.isnan(began) else minus(height, began)


def _shoulders_flat(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    high = (limits.shoulder_fault_t, limits.shoulder_clear_t)
    return worst(*(judged(moment.of_near(name), high=high) for name in ("shoulder_h_t", "ear_h_t")))


def _slow(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    low = (limits.tempo_fault_s, limits.tempo_clear_s)
    return worst(*(judged(moment.rep[name], low=low) for name in ("up_s", "down_s")))


def _arms(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    high = (limits.wrist_fault_t, limits.wrist_fault_t)
    return judged(moment.of_near("wrist_h_t"), high=high)


_MOVING = frozenset({Phase.RISING, Phase.TOP, Phase.LOWERING})
_STILL = frozenset({Phase.REST, Phase.TOP})
_NAME = "glute_bridge"

# What a range is taken for at least, in degrees: three standard deviations of an angle from
# one camera (ANCHORS: 6.4 degrees).
LEAST_RANGE_DEG = 19.0

GLUTE_BRIDGE = Exercise(
    name=_NAME,
    title="Glute bridge",
    summary="Lift the bottom towards the ceiling, shoulders flat; slowly up and down.",
    posture=Posture.SUPINE,
    has_sides=False,
    dose=Dose(sets=1, reps=10, hold_s=0.0),
    limits=GluteBridgeLimits(),
    view=ViewSpec(35.0, "Put the camera at your side, low, so that it sees your whole body."),
    movement=RepMovement(
        signal=_signal,
        ready=_ready,
        lifted=_lifted,
        resting=_resting,
        rest_signal=_rest_signal,
        min_range=LEAST_RANGE_DEG,
        near_misses=(NearMiss(RejectReason.FOOT_UP, _on_one_leg),),
        ceiling=STRAIGHT_DEG,
    ),
    measure=_measure,
    unrest=_unrest,
    checks=(
        Check(
            "high_enough",
            _high_enough,
            _MOVING,
            Severity.TRUNK,
            f"{_NAME}.high_enough",
            per_rep=True,
        ),
        Check(
            "not_too_high",
            _not_too_high,
            frozenset({Phase.TOP}),
            Severity.SAFETY,
            f"{_NAME}.not_too_high",
        ),
        Check(
            "shoulders_flat", _shoulders_flat, _MOVING, Severity.TRUNK, f"{_NAME}.shoulders_flat"
        ),
        Check("knees", _knees, _STILL, Severity.LEGS, f"{_NAME}.knees", directional=True),
        Check("feet_flat", _feet_flat, _MOVING, Severity.LEGS, f"{_NAME}.feet_flat"),
        Check("slow", _slow, _MOVING, Severity.TRUNK, f"{_NAME}.slow", per_rep=True),
        Check("arms", _arms, _MOVING, Severity.ARMS, f"{_NAME}.arms"),
    ),
    angles=(
        AngleSpec("knees", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.NEAR),
        AngleSpec(
            "not_too_high", (_L.LEFT_SHOULDER, _L.LEFT_KNEE), _L.LEFT_HIP, "hip_deg", Role.NEAR
        ),
    ),
)
