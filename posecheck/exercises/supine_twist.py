"""Exercise 3: the supine twist."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from posecheck.assessment import Dose
from posecheck.events import Phase
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import collect, height_of
from posecheck.exercises.spec import (
    AngleSpec,
    Check,
    Exercise,
    HoldMovement,
    Judgement,
    Moment,
    Role,
    Severity,
    ViewSpec,
    Zone,
    in_range,
    sided,
    unknown,
    worst,
)
from posecheck.kinematics.angles import turn_deg
from posecheck.kinematics.body import Body
from posecheck.kinematics.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Unknown

__all__ = ["SUPINE_TWIST", "SupineTwistLimits"]

_SPEC = "EXERCISES, 3. Supine twist"
_L = Landmark


@dataclass(frozen=True, slots=True)
class SupineTwistLimits(Limits):
    """Limits of the supine twist."""

    shoulder_fault_t: float = limit(
        0.11, "t", 0.0, 0.5, "EXERCISES has 0.08; flat ones of a turned trunk read up to 0.07"
    )
    shoulder_clear_t: float = limit(0.08, "t", 0.0, 0.5, "EXERCISES has 0.05; as above")
    turn_fault_deg: float = limit(
        40.0,
        "deg",
        3.0,
        90.0,
        "EXERCISES has 10; the line from near to far shoulder is 0.15 T short in the picture, "
        "and a twist with both shoulders flat turns its reading by up to 24",
    )
    turn_clear_deg: float = limit(30.0, "deg", 1.0, 90.0, "hysteresis of a quarter")
    crossed_fault_t: float = limit(
        -0.35,
        "t",
        -1.0,
        0.0,
        "the hip joint lies 0.18 T off the midline, and so does a knee that points up, on its "
        "way; 8 cm further out it has fallen to its own side",
    )
    crossed_clear_t: float = limit(
        0.15, "t", 0.0, 1.0, "knee past the midline by 7 cm; between the two nothing is told"
    )
    crossed_leave_t: float = limit(
        0.08, "t", 0.0, 1.0, "half of the way back to the midline: the knee is not across any more"
    )
    twist_fault_share: float = limit(0.35, "share", 0.0, 1.0, _SPEC)
    twist_clear_share: float = limit(0.45, "share", 0.0, 1.0, _SPEC)
    least_range_t: float = limit(
        0.20, "t", 0.05, 1.0, "10 cm: a smaller drop of the knee is no range to measure against"
    )
    lower_knee_fault_deg: float = limit(150.0, "deg", 90.0, 180.0, _SPEC)
    lower_knee_clear_deg: float = limit(158.0, "deg", 90.0, 180.0, _SPEC)
    speed_fault_t_per_s: float = limit(0.08, "t_per_s", 0.01, 2.0, _SPEC)
    speed_clear_t_per_s: float = limit(0.06, "t_per_s", 0.01, 2.0, "hysteresis of a quarter")
    bent_hip_enter_deg: float = limit(
        150.0,
        "deg",
        60.0,
        165.0,
        "the thigh is off the long axis; the model reads a square hip laid over as 110 to 145",
    )
    bent_hip_leave_deg: float = limit(157.0, "deg", 60.0, 175.0, "hysteresis of 7 degrees")
    bent_knee_enter_deg: float = limit(
        147.0, "deg", 60.0, 170.0, "a straight knee reads 157, a square one laid over 90 to 140"
    )
    bent_knee_leave_deg: float = limit(153.0, "deg", 60.0, 175.0, "hysteresis of 6 degrees")
    straight_enter_deg: float = limit(
        140.0, "deg", 100.0, 170.0, "the lower leg lies stretched, well or badly"
    )
    straight_leave_deg: float = limit(128.0, "deg", 90.0, 170.0, "hysteresis of 12 degrees")
    far_shoulder_raised_deg: float = limit(
        15.0, "deg", 5.0, 60.0, "from lower the near shoulder hides the far one"
    )


def _hip_space_deg(body: Body, side: Side) -> float:
    return body.world_angle_deg(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, side)


def _knee_space_deg(body: Body, side: Side) -> float:
    return body.world_angle_deg(_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, side)


def _cross_t(body: Body, side: Side) -> float:
    """How far the knee is past the body's midline, towards the other side, in T.

    In space, from the model's metres: along the line of the shoulders, which stay
    on the floor while the pelvis turns.
    """
    shoulder, other = (body.world_point(_L.LEFT_SHOULDER, s) for s in (side, side.other))
    hips = [body.world_point(_L.LEFT_HIP, s) for s in Side]
    knee = body.world_point(_L.LEFT_KNEE, side)
    across = [b - a for a, b in zip(shoulder, other, strict=True)]
    middle = [(a + b) / 2 for a, b in zip(*hips, strict=True)]
    neck = [(a + b) / 2 for a, b in zip(shoulder, other, strict=True)]
    torso, width = math.dist(middle, neck), math.hypot(*across)
    if not (torso > 0 and width > 0):
        return math.nan
    past = sum((k - m) * a for k, m, a in zip(knee, middle, across, strict=True)) / width
    return body.baseline.calibration.across_t(float(past / torso))


def _shoulder_line_deg(body: Body) -> float:
    """Direction from the near to the far shoulder in the frame of the mat."""
    near = body.point(_L.LEFT_SHOULDER, body.near)
    far = body.point(_L.LEFT_SHOULDER, body.near.other)
    return turn_deg((far[0] - near[0], far[1] - near[1]), (0.0, 1.0))


def _knee_along(body: Body, side: Side) -> float:
    return body.point(_L.LEFT_KNEE, side)[0]


def _knee_height(body: Body, side: Side) -> float:
    return body.point(_L.LEFT_KNEE, side)[1]


def _upright_knee_t(body: Body, side: Side) -> float:
    """Height of the knee if the thigh stood straight up on the hip."""
    hip_height = body.point(_L.LEFT_HIP, side)[1]
    return hip_height + body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side)


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "hip_space_deg": _hip_space_deg,
            "knee_space_deg": _knee_space_deg,
            "knee_deg": Body.knee_deg,
            "cross_t": _cross_t,
            "knee_x_t": _knee_along,
            "knee_y_t": _knee_height,
            "upright_knee_t": _upright_knee_t,
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
        },
        {"shoulder_line_deg": _shoulder_line_deg},
    )


def _position(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """One leg bent at hip and knee, the other stretched out; the knee not just upright.

    While nobody can tell whether the knee is across, nothing begins: a knee that
    points at the ceiling is on its way.
    """
    bent = in_range(
        moment.active("hip_space_deg"),
        high=(limits.bent_hip_leave_deg, limits.bent_hip_enter_deg),
    )
    folded = in_range(
        moment.active("knee_space_deg"),
        high=(limits.bent_knee_leave_deg, limits.bent_knee_enter_deg),
    )
    low = (limits.straight_leave_deg, limits.straight_enter_deg)
    straight = in_range(moment.other("knee_deg"), low=low)
    long = in_range(moment.other("hip_space_deg"), low=low)
    return worst(bent, folded, straight, long, _decided(moment, limits))


def _decided(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Whether the knee is plainly across, or plainly not (a fault to be told)."""
    low = (limits.crossed_leave_t, limits.crossed_clear_t)
    across = in_range(moment.active("cross_t"), low=low)
    plainly_not = _crossed(moment, limits).zone is Zone.FAULT
    return Judgement(Zone.CLEAR, across.value) if plainly_not else across


def _shoulder_flat(moment: Moment, limits: SupineTwistLimits, side: Side) -> Judgement:
    height_t = moment.measures[sided("shoulder_h_t", side)]
    high = (limits.shoulder_fault_t, limits.shoulder_clear_t)
    return replace(in_range(height_t, high=high), side=side)


def _shoulders_flat(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    near, far = (_shoulder_flat(moment, limits, side) for side in (moment.near, moment.near.other))
    if not moment.view.raised_deg >= limits.far_shoulder_raised_deg:
        return worst(near, unknown(Unknown.VIEW))
    turned = abs(moment.measures["shoulder_line_deg"] - moment.rest["shoulder_line_deg"])
    line = in_range(turned, high=(limits.turn_fault_deg, limits.turn_clear_deg))
    return worst(near, far, line)


def _crossed(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    low = (limits.crossed_fault_t, limits.crossed_clear_t)
    judgement = in_range(moment.active("cross_t"), low=low)
    # The depth of a knee is only good enough to blame somebody for the near leg, and
    # from above.
    depth_told = (
        moment.side is moment.near and moment.view.raised_deg >= limits.far_shoulder_raised_deg
    )
    if judgement.zone is Zone.FAULT and not depth_told:
        return unknown(Unknown.VIEW)
    return judgement


def _twisted(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Share of the own way of the knee, from straight up to its own lowest."""
    if moment.side is None or not moment.active("cross_t") >= limits.crossed_leave_t:
        # A knee that sinks to its own side is not twisted; `crossed` tells it.
        return unknown(Unknown.NOT_APPLICABLE)
    name = sided("knee_y_t", moment.side)
    upright = moment.rest[sided("upright_knee_t", moment.side)]
    whole = upright - moment.best[name]
    if not whole >= limits.least_range_t:
        return unknown(Unknown.UNCLEAR)
    share = (upright - moment.measures[name]) / whole
    return in_range(share, low=(limits.twist_fault_share, limits.twist_clear_share))


def _lower_knee(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    low = (limits.lower_knee_fault_deg, limits.lower_knee_clear_deg)
    return in_range(moment.other("knee_deg"), low=low)


def _calm(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    high = (limits.speed_fault_t_per_s, limits.speed_clear_t_per_s)
    return in_range(moment.active("knee_bounce_t_per_s"), high=high)


_HOLD = frozenset({Phase.HOLD})
_NAME = "supine_twist"

SUPINE_TWIST = Exercise(
    name=_NAME,
    title="Supine twist",
    summary="One bent leg crosses over to the other side; both shoulders stay on the floor.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=1, reps=5, hold_s=20.0),
    limits=SupineTwistLimits(),
    view=ViewSpec(
        35.0, "Put the camera at your side, about hip-high and looking down; the near leg crosses."
    ),
    movement=HoldMovement(position=_position, enter_s=0.8, leave_s=0.5),
    measure=_measure,
    needs_mask=True,
    bounces={
        sided("knee_bounce_t_per_s", s): (sided("knee_x_t", s), sided("knee_y_t", s)) for s in Side
    },
    tracked={sided("knee_y_t", s): -1 for s in Side},
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
            band_unknown=True,
        ),
        Check("calm", _calm, _HOLD, Severity.LEGS, f"{_NAME}.calm"),
        Check(
            "twisted",
            _twisted,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.twisted",
            # The way down takes 2 to 3 s, and getting into position never counts.
            dwell_s=3.0,
        ),
        Check("lower_knee", _lower_knee, _HOLD, Severity.LEGS, f"{_NAME}.lower_knee"),
    ),
    angles=(
        AngleSpec("lower_knee", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER),
    ),
)
