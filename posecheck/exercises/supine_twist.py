"""Exercise 3: the supine twist."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecheck.assessment import Dose
from posecheck.baseline.record import Baseline
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.measuring import within
from posecheck.exercises.spec import (
    SURE_SDS,
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
    in_range,
    judged,
    sided,
    unknown,
    worst,
)
from posecheck.exercises.twist_measures import MIDLINE_DEG, SURE_SIDE_SDS, measure_twist
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Reading, Unknown

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
    midline_deg: float = limit(
        MIDLINE_DEG, "deg", 0.0, 45.0, "definition, past the midline; of the thigh from upright"
    )
    own_side_deg: float = limit(
        30.0, "deg", 10.0, 90.0, "a leg that is set up leans outwards by less"
    )
    twist_fault_share: float = limit(0.35, "share", 0.0, 1.0, _SPEC)
    twist_clear_share: float = limit(0.45, "share", 0.0, 1.0, _SPEC)
    least_range_share: float = limit(
        0.25, "share", 0.05, 1.0, "of the thigh, 10 cm: less is no range to measure against"
    )
    rest_share: float = limit(
        0.65, "share", 0.3, 0.9, "definition: the knee of a long leg is where a stretched leg's is"
    )
    apart_share: float = limit(
        0.25, "share", 0.1, 0.9, "of the thigh: a knee that has left its rest beside the other one"
    )
    pelvis_over_t: float = limit(
        0.20, "t", 0.02, 0.5, "a pelvis turned by 30 degrees: hip joints are 0.4 T apart"
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


def _across(moment: Moment, side: Side, limits: SupineTwistLimits) -> Judgement:
    """Whether a knee is seen past the midline, or else plainly fallen to its own side.

    A knee that goes out of sight behind a turned pelvis stays where it was.
    """
    over = moment.measures[sided("over_deg", side)]
    if not over.known:
        turned = moment.measures[sided("pelvis_over_t", side)].value >= limits.pelvis_over_t
        return Judgement(Zone.BAND) if turned else unknown(Unknown.NOT_SEEN)
    value, least = over.value, limits.midline_deg
    if value < 0.0:
        value, least = -value, limits.own_side_deg
    leans = in_range(value, low=(least, least + SURE_SDS * over.sd))
    sure = abs(moment.measures[sided("over_sds", side)].value) >= SURE_SIDE_SDS
    return leans if sure else worst(leans, Judgement(Zone.BAND))


def _long(moment: Moment, side: Side, limits: SupineTwistLimits) -> Judgement:
    """Whether the other leg lies long, its knee where it rests, apart from the bent one.

    Of a knee that is out of sight nobody can say how far apart it is.
    """
    knee = moment.measures[sided("knee_deg", side.other)]
    bent, along = (moment.measures[sided("along_share", s)] for s in (side, side.other))
    apart = in_range(along.value - bent.value, low=(limits.apart_share, limits.apart_share))
    return worst(
        within(knee, low=(limits.long_leave_deg, limits.long_enter_deg)),
        in_range(along.value, low=(limits.rest_share, limits.rest_share)),
        apart if bent.known else Judgement(Zone.BAND),
    )


def _position(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """One knee across, the other leg long."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    return worst(_across(moment, moment.side, limits), _long(moment, moment.side, limits))


def _both_over(moment: Moment, limits: SupineTwistLimits) -> bool | None:
    """A knee is plainly over while the other leg is not long: it goes along, or stands."""
    plainly = (limits.own_side_deg, limits.own_side_deg)
    return any(
        moment.measures[sided("over_sds", side)].value >= SURE_SIDE_SDS
        and judged(moment.measures[sided("over_deg", side)], low=plainly).zone is Zone.CLEAR
        and _long(moment, side, limits).zone is Zone.FAULT
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
    """Both shoulders by their heights, which say it first: 0.08 T is a turn of 7 degrees."""
    near, far = (_shoulder_flat(moment, limits, side) for side in (moment.near, moment.near.other))
    if not _looks_down(moment, limits):
        return worst(near, unknown(Unknown.VIEW))
    turned = moment.measures["turn_deg"]
    high = (limits.turn_fault_deg, limits.turn_clear_deg)
    line = judged(Reading(abs(turned.value), turned.sd), high=high)
    return worst(near, far, line) if line.zone is Zone.FAULT else worst(near, far)


def _crossed(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    low = (limits.midline_deg, limits.midline_deg)
    return judged(moment.active("over_deg"), low=low)


def _twisted(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Share of the own way of the knee, from upright to its own lowest."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    whole = moment.best.value(sided("sunk_share", moment.side))
    sunk = moment.active("sunk_share")
    if not whole >= limits.least_range_share:
        return unknown(Unknown.UNCLEAR)
    share = Reading(sunk.value / whole, sunk.sd / whole)
    return judged(share, low=(limits.twist_fault_share, limits.twist_clear_share))


def _lower_knee(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    low = (limits.lower_knee_fault_deg, limits.lower_knee_clear_deg)
    return judged(moment.other("knee_deg"), low=low)


def _calm(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    high = (limits.speed_fault_t_per_s, limits.speed_clear_t_per_s)
    return judged(moment.active("knee_bounce_t_per_s"), high=high)


def _unseen(baseline: Baseline) -> frozenset[str]:
    """From low at the side neither the midline nor the far shoulder is seen."""
    low = not baseline.view.raised_deg >= SUPINE_TWIST_LIMITS.looking_down_deg
    return frozenset({"shoulders_flat", "crossed"}) if low else frozenset()


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
    measure=measure_twist,
    unseen=_unseen,
    bounces={sided("knee_bounce_t_per_s", s): sided("knee_y_t", s) for s in Side},
    tracked=tuple(sided("sunk_share", s) for s in Side),
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
