"""Exercise 3: the supine twist."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.record import Baseline
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import collect, height_of, minus, within
from posecheck.exercises.spec import (
    AngleSpec,
    Check,
    Exercise,
    HoldMovement,
    Judgement,
    Moment,
    NearMiss,
    Role,
    Severity,
    ViewSpec,
    Zone,
    judged,
    sided,
    unknown,
    worst,
)
from posecheck.geometry.angles import turn_deg
from posecheck.geometry.perspective import lean_deg
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Measures, Reading, Unknown

__all__ = ["SUPINE_TWIST", "SupineTwistLimits"]

_L = Landmark
_NAME = "supine_twist"
_SPEC = "EXERCISES, 3. Supine twist"
_DEFINITION = "EXERCISES, 3. Definition"


@dataclass(frozen=True, slots=True)
class SupineTwistLimits(Limits):
    """Limits of the supine twist."""

    shoulder_fault_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    shoulder_clear_t: float = limit(0.05, "t", 0.0, 0.5, _SPEC)
    turn_fault_deg: float = limit(10.0, "deg", 3.0, 90.0, _SPEC)
    turn_clear_deg: float = limit(6.0, "deg", 1.0, 90.0, _SPEC)
    over_enter_deg: float = limit(
        45.0, "deg", 10.0, 90.0, "definition, past the midline: halfway between upright and the mat"
    )
    over_leave_deg: float = limit(35.0, "deg", 0.0, 90.0, "hysteresis of 10 degrees")
    twist_fault_share: float = limit(0.35, "share", 0.0, 1.0, _SPEC)
    twist_clear_share: float = limit(0.45, "share", 0.0, 1.0, _SPEC)
    least_range_share: float = limit(
        0.25, "share", 0.05, 1.0, "of the thigh, 10 cm: less is no range to measure against"
    )
    lower_knee_fault_deg: float = limit(150.0, "deg", 90.0, 180.0, _SPEC)
    lower_knee_clear_deg: float = limit(158.0, "deg", 90.0, 180.0, _SPEC)
    long_enter_deg: float = limit(130.0, "deg", 90.0, 170.0, _DEFINITION)
    long_leave_deg: float = limit(120.0, "deg", 90.0, 170.0, "hysteresis of 10 degrees")
    speed_fault_t_per_s: float = limit(0.08, "t_per_s", 0.01, 2.0, _SPEC)
    speed_clear_t_per_s: float = limit(0.06, "t_per_s", 0.01, 2.0, "hysteresis of a quarter")
    looking_down_deg: float = limit(
        15.0, "deg", 5.0, 60.0, "EXERCISES, 3.: from low at the side only one shoulder is reliable"
    )


def _knee_share(body: Body, side: Side) -> float:
    """How far towards the feet the knee is, of a stretched leg's knee."""
    hip, knee = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_KNEE, side)
    return (hip[0] - knee[0]) / body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side)


# A thigh that points to the feet by more has too little left across the body to be measured.
ALONG_SHARE = 0.85
# The model's depth tells how far a camera looks down to a few degrees, but may read twice as
# much. From where a whole person is seen (2.4 m), a camera that is hip-high, as the exercise
# advises, looks down by 27 degrees at most (1.2 m).
MOST_RAISED_DEG = 27.0


def _lean_deg(body: Body, side: Side, *, away: bool) -> float:
    """Angle of the thigh from the picture's up, in the plane across the body: 0 to 180.

    From the height of the knee over the hip in the picture, which the model sees well,
    against the length of the thigh; its depth is a guess, and only says whether the thigh
    leans `away` from the camera or towards it. NaN while the thigh lies along the body.
    """
    hip, knee = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_KNEE, side)
    along = _knee_share(body, side)
    if not abs(along) < ALONG_SHARE:
        return math.nan
    thigh_t = body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side) * math.sqrt(1.0 - along * along)
    return lean_deg(
        (knee[1] - hip[1]) / thigh_t,
        thigh_t / body.camera_distance_t,
        body.over_middle_t(_L.LEFT_HIP, side) / thigh_t,
        away=away,
    )


def _over_deg(body: Body, side: Side) -> Reading:
    """Angle of the thigh from straight up to the other side; below 0, to its own."""
    depth_m = _depth_m(body, side)
    if math.isnan(depth_m):
        return UNSEEN
    over = depth_m >= 0.0
    away = (side is body.near) == over
    raised_deg = min(body.baseline.view.raised_deg, MOST_RAISED_DEG)
    leans = _lean_deg(body, side, away=away) + (raised_deg if away else -raised_deg)
    if math.isnan(leans):
        return UNSEEN
    thigh_t = body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side)
    sd_t = math.hypot(body.sd_t[_L.LEFT_HIP + side][1], body.sd_t[_L.LEFT_KNEE + side][1])
    return Reading(leans if over else -leans, math.degrees(sd_t / thigh_t))


def _depth_m(body: Body, side: Side) -> float:
    """How far the knee is off its hip towards the other side, by the model's depth."""
    hip, knee = body.world_point(_L.LEFT_HIP, side), body.world_point(_L.LEFT_KNEE, side)
    away = knee[2] - hip[2]
    return away if side is body.near else -away


def _sunk(body: Body, side: Side) -> Reading:
    """How far the knee has sunk below the hip's height, of the thigh; upright is -1."""
    over = _over_deg(body, side)
    if not over.known:
        return UNSEEN
    turned = math.radians(max(0.0, over.value))
    return Reading(-math.cos(turned), math.radians(over.sd) * abs(math.sin(turned)))


def _knee_y_t(body: Body, side: Side) -> Reading:
    return Reading(body.point(_L.LEFT_KNEE, side)[1])


def _shoulder_line_deg(body: Body) -> Reading:
    """Direction from the near to the far shoulder in the frame of the mat."""
    near = body.point(_L.LEFT_SHOULDER, body.near)
    far = body.point(_L.LEFT_SHOULDER, body.near.other)
    turn = turn_deg((far[0] - near[0], far[1] - near[1]), (0.0, 1.0))
    if math.isnan(turn):
        return UNSEEN
    sd_t = math.hypot(body.sd_t[_L.LEFT_SHOULDER][1], body.sd_t[_L.RIGHT_SHOULDER][1])
    return Reading(turn, math.degrees(sd_t / max(math.dist(near, far), 1e-6)))


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "over_deg": _over_deg,
            "sunk_share": _sunk,
            "knee_deg": Body.knee_deg,
            "knee_y_t": _knee_y_t,
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
        },
        {"shoulder_line_deg": _shoulder_line_deg},
    )


def _over(moment: Moment, side: Side | None, limits: SupineTwistLimits) -> Judgement:
    over = UNSEEN if side is None else moment.measures[sided("over_deg", side)]
    return within(over, low=(limits.over_leave_deg, limits.over_enter_deg))


def _position(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """One knee past the midline to the other side, the other leg long."""
    long = within(moment.other("knee_deg"), low=(limits.long_leave_deg, limits.long_enter_deg))
    return worst(_over(moment, moment.side, limits), long)


def _both_over(moment: Moment, limits: SupineTwistLimits) -> bool | None:
    """A knee goes over while the other leg is bent, too."""
    return any(
        _over(moment, side, limits).zone is Zone.CLEAR
        and moment.measures[sided("knee_deg", side.other)].value < limits.long_leave_deg
        for side in Side
    )


def _looks_down(moment: Moment, limits: SupineTwistLimits) -> bool:
    """Whether the camera sees over the near side to the far one."""
    return moment.view.raised_deg >= limits.looking_down_deg


def _shoulder_flat(moment: Moment, limits: SupineTwistLimits, side: Side) -> Judgement:
    high = (limits.shoulder_fault_t, limits.shoulder_clear_t)
    height = moment.measures[sided("shoulder_h_t", side)]
    return replace(judged(height, high=high), side=side)


def _shoulders_flat(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    near, far = (_shoulder_flat(moment, limits, side) for side in (moment.near, moment.near.other))
    if not _looks_down(moment, limits):
        return worst(near, unknown(Unknown.VIEW))
    turned = minus(moment.measures["shoulder_line_deg"], moment.rest.value("shoulder_line_deg"))
    high = (limits.turn_fault_deg, limits.turn_clear_deg)
    line = judged(Reading(abs(turned.value), turned.sd), high=high)
    return worst(near, far, line)


def _crossed(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    low = (0.0, limits.over_leave_deg / 2.0)
    return judged(moment.active("over_deg"), low=low)


def _twisted(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Share of the own way of the knee, from where the hold begins to its own lowest."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    began = -math.cos(math.radians(limits.over_enter_deg))
    whole = moment.best.value(sided("sunk_share", moment.side)) - began
    sunk = moment.active("sunk_share")
    if not whole >= limits.least_range_share:
        return unknown(Unknown.UNCLEAR)
    share = Reading((sunk.value - began) / whole, sunk.sd / whole)
    return judged(share, low=(limits.twist_fault_share, limits.twist_clear_share))


def _lower_knee(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    low = (limits.lower_knee_fault_deg, limits.lower_knee_clear_deg)
    return judged(moment.other("knee_deg"), low=low)


def _calm(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    high = (limits.speed_fault_t_per_s, limits.speed_clear_t_per_s)
    return judged(moment.active("knee_bounce_t_per_s"), high=high)


def _unseen(baseline: Baseline) -> frozenset[str]:
    low = not baseline.view.raised_deg >= SUPINE_TWIST_LIMITS.looking_down_deg
    return frozenset({"shoulders_flat"}) if low else frozenset()


SUPINE_TWIST_LIMITS = SupineTwistLimits()
_HOLD = frozenset({Phase.HOLD})

SUPINE_TWIST = Exercise(
    name=_NAME,
    title="Supine twist",
    summary="One bent leg crosses over to the other side; both shoulders stay on the floor.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=1, reps=5, hold_s=20.0),
    limits=SUPINE_TWIST_LIMITS,
    view=ViewSpec(
        35.0, "Put the camera at your side, about hip-high and looking down; the near leg crosses."
    ),
    movement=HoldMovement(
        position=_position,
        near_misses=(NearMiss(RejectReason.BOTH_LEGS, _both_over),),
        enter_s=0.8,
        leave_s=0.5,
    ),
    measure=_measure,
    unseen=_unseen,
    needs_contour=True,
    needs_mask=True,
    bounces={sided("knee_bounce_t_per_s", s): (sided("knee_y_t", s),) for s in Side},
    tracked={sided("sunk_share", s): 1 for s in Side},
    checks=(
        Check(
            "shoulders_flat",
            _shoulders_flat,
            _HOLD,
            Severity.TRUNK,
            f"{_NAME}.shoulders_flat",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check(
            "crossed",
            _crossed,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.crossed",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check(
            "calm",
            _calm,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.calm",
            # Two seconds are in the measure itself.
            dwell_s=0.4,
        ),
        Check(
            "twisted",
            _twisted,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.twisted",
            # The way down takes 2 to 3 s, and getting into position never counts.
            dwell_s=2.0,
        ),
        Check("lower_knee", _lower_knee, _HOLD, Severity.LEGS, f"{_NAME}.lower_knee"),
    ),
    angles=(
        AngleSpec("lower_knee", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER),
    ),
)
