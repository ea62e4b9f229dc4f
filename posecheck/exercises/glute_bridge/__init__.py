"""Exercise 4: the glute bridge."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import Phase, RejectReason
from posecheck.exercises.judging import Judgement, Zone, judged, unknown, worst
from posecheck.exercises.limits import Limits, Range, at_least, at_most, limit
from posecheck.exercises.measuring import collect, heights, of_foot
from posecheck.exercises.moment import Moment, Reach, Role
from posecheck.exercises.rules import both_sides, compare
from posecheck.exercises.spec import (
    AngleSpec,
    CameraPlace,
    Check,
    Exercise,
    Marks,
    RepMovement,
    Severity,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Reading, Unknown

__all__ = ["GLUTE_BRIDGE", "STRAIGHT_DEG", "GluteBridgeLimits"]

_L = Landmark
_SPEC = "EXERCISES, 4. Glute bridge"
# Past the straight line is no more of a bridge, and no range to measure others against.
STRAIGHT_DEG = 180.0
# DESIGN, "2-D first": up to this yaw it is a view from the side.
SIDE_VIEW_DEG = 20.0
# What a range is taken for at least, in degrees: three standard deviations of an angle from
# one camera (ANCHORS: 6.4 degrees).
LEAST_RANGE_DEG = 19.0


@dataclass(frozen=True, slots=True)
class GluteBridgeLimits(Limits):
    """Limits of the glute bridge."""

    top_hip_deg: Range = limit(at_least(160.0, 165.0), (120.0, 180.0), _SPEC)
    over_t: Range = limit(at_most(0.06, 0.03), (0.0, 0.5), _SPEC)
    knee_deg: Range = limit(Range(70.0, 75.0, 105.0, 110.0), (30.0, 150.0), _SPEC, middle=90.0)
    rest_knee_deg: Range = limit(Range(55.0, 60.0, 120.0, 125.0), (20.0, 160.0), _SPEC, middle=90.0)
    foot_t: Range = limit(at_most(0.06, 0.04), (0.0, 0.5), _SPEC)
    shoulder_t: Range = limit(at_most(0.10, 0.07), (0.0, 0.5), _SPEC)
    tempo_s: Range = limit(at_least(0.9, 1.1), (0.0, 10.0), _SPEC)
    wrist_fault_t: Range = limit(at_most(0.25), (0.05, 1.0), _SPEC)
    hook_knee_deg: float = limit(
        135.0, (100.0, 170.0), "definition: the feet stand; straighter legs lie"
    )
    foot_up_t: Range = limit(
        at_most(0.15),
        (0.05, 0.5),
        "definition, as of a risen foot in 1. and 2.: a whole foot in the air",
    )
    lifted_t: float = limit(
        0.10, (0.02, 0.5), "EXERCISES, 1. Definition: from this height of the hip on they are up"
    )


def _over_line_t(body: Body, side: Side) -> Reading:
    """How far the hip is over the line from shoulder to knee, seen from the mat, in T."""
    lefts = (_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_KNEE)
    hip, *ends = (body.point(left, side) for left in lefts)
    a, b = ends if ends[0][0] <= ends[1][0] else reversed(ends)
    length = math.dist(a, b)
    if not length > 0:
        return UNSEEN
    area = (b[0] - a[0]) * (hip[1] - a[1]) - (b[1] - a[1]) * (hip[0] - a[0])
    sd_hip, sd_a, sd_b = (body.sd_t[left + side][1] for left in lefts)
    return Reading(area / length, math.hypot(sd_hip, sd_a / 2.0, sd_b / 2.0))


def _hips_up(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    height = moment.of_near("hip_h_t")
    return height.value >= limits.lifted_t if height.known else None


def _resting(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    """Whether the hips lie on the mat."""
    up = _hips_up(moment, limits)
    return None if up is None else not up


def _foot_up(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    """Whether a foot is seen in the air; None if the near one is not seen."""
    near, far = (
        judged(moment.on(side, "foot_clearance_t"), limits.foot_up_t).zone
        for side in moment.near_first
    )
    if Zone.FAULT in (near, far):
        return True
    return None if near is Zone.UNKNOWN else False


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


def _on_one_leg(moment: Moment, limits: GluteBridgeLimits) -> bool | None:
    """Whether the hips are up and a foot is in the air; None if a foot is not seen."""
    return _hips_up(moment, limits) and _foot_up(moment, limits)


def _unrest(body: Body) -> float:
    """Height of the hip, in the only pose a bridge starts from: feet up."""
    bent = body.knee_deg(body.near).value <= GluteBridgeLimits().hook_knee_deg
    return body.clearance_t(_L.LEFT_HIP, body.near).value if bent else math.nan


def _knees(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    at_top = moment.phase is Phase.TOP
    return judged(moment.of_near("knee_deg"), limits.knee_deg if at_top else limits.rest_knee_deg)


def _feet_flat(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    """Near foot flat, and the far one where it is seen."""
    if _foot_up(moment, limits):
        return unknown(Unknown.NOT_APPLICABLE)
    if moment.view.yaw_deg > SIDE_VIEW_DEG:
        return unknown(Unknown.VIEW)
    return both_sides(_foot_flat)(moment, limits)


def _foot_flat(moment: Moment, limits: GluteBridgeLimits) -> Judgement:
    """Heel and toe against where they stood before the hips were lifted.

    One is up only while the other is down: a foot that rises as a whole is no heel that
    was lifted, but another exercise or a foot that is estimated in the wrong place.
    """
    parts = (("heel_h_t", _L.LEFT_HEEL), ("toe_h_t", _L.LEFT_FOOT_INDEX))
    heel, toe = (judged(moment.since_start(*part), limits.foot_t) for part in parts)
    both = worst(heel, toe)
    turned = Zone.CLEAR in (heel.zone, toe.zone)
    unclear = both.zone is Zone.FAULT and not turned
    return Judgement(Zone.BAND, both.value) if unclear else both


_TOP = frozenset({Phase.TOP})
_MOVING = frozenset({Phase.RISING, Phase.TOP, Phase.LOWERING})
_STILL = frozenset({Phase.REST, Phase.TOP})
_high_enough = compare(None, "best", to="top_hip_deg")
_slow = compare(None, "up_s", "down_s", to="tempo_s")
_over = compare(Role.NEAR, "over_line_t", to="over_t")
_shoulders = compare(Role.NEAR, "shoulder_h_t", "ear_h_t", to="shoulder_t")

GLUTE_BRIDGE = Exercise(
    name="glute_bridge",
    posture=Posture.SUPINE,
    has_sides=False,
    place=CameraPlace((2.5, 3.0), (0.1, 0.3)),
    # Stretching the back backwards narrows the canal.
    cues_not_with={"high_enough": frozenset({"spinal_stenosis"})},
    dose=Dose(sets=1, reps=10, hold_s=0.0),
    limits=GluteBridgeLimits(),
    movement=RepMovement(
        measure="hip_deg",
        ready=_ready,
        lifted=_lifted,
        resting=_resting,
        min_range=LEAST_RANGE_DEG,
        near_misses={RejectReason.FOOT_UP: _on_one_leg},
        ceiling=STRAIGHT_DEG,
    ),
    measure=collect(
        {
            "hip_deg": Body.hip_extension_deg,
            "knee_deg": Body.knee_deg,
            **heights(hip=_L.LEFT_HIP),
            "over_line_t": _over_line_t,
            **heights(heel=_L.LEFT_HEEL, toe=_L.LEFT_FOOT_INDEX),
            "foot_clearance_t": of_foot(Body.clearance_t),
            **heights(shoulder=_L.LEFT_SHOULDER, ear=_L.LEFT_EAR, wrist=_L.LEFT_WRIST),
        }
    ),
    unrest=_unrest,
    marks={
        "not_too_high": Marks(None, _L.LEFT_HIP),
        "feet_flat": Marks(None, _L.LEFT_HEEL),
        "shoulders_flat": Marks(None, _L.LEFT_SHOULDER),
        "arms": Marks(None, _L.LEFT_WRIST),
    },
    reach=Reach("hip_deg", Role.NEAR, asked_by=("high_enough",)),
    checks=(
        Check("high_enough", _high_enough, Severity.TRUNK, _MOVING, per_rep=True),
        Check("not_too_high", _over, Severity.SAFETY, _TOP),
        Check("shoulders_flat", _shoulders, Severity.TRUNK, _MOVING),
        Check("knees", _knees, Severity.LEGS, _STILL, directional=True),
        Check("feet_flat", _feet_flat, Severity.LEGS, _MOVING),
        Check("slow", _slow, Severity.TRUNK, _MOVING, per_rep=True),
        Check("arms", compare(Role.NEAR, "wrist_h_t", to="wrist_fault_t"), Severity.ARMS, _MOVING),
    ),
    angles=(
        AngleSpec("knees", "knee_deg", Role.NEAR, "knee_deg"),
        AngleSpec("not_too_high", "hip_deg", Role.NEAR, "top_hip_deg"),
    ),
)
