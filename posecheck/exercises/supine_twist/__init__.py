"""Exercise 3: the supine twist."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecheck.assessment import Dose
from posecheck.baseline.record import Baseline
from posecheck.events import RejectReason
from posecheck.exercises.judging import SURE_SDS, Judgement, Zone, judged, unknown, within, worst
from posecheck.exercises.limits import Limits, Range, at_least, at_most, limit
from posecheck.exercises.moment import Moment, Reach, Role, sided
from posecheck.exercises.rules import all_of, compare, sides_where
from posecheck.exercises.spec import (
    NEVER_WITH,
    AngleSpec,
    CameraPlace,
    Check,
    Exercise,
    HoldMovement,
    Marks,
    Severity,
)
from posecheck.exercises.supine_twist.measures import MIDLINE_DEG, SURE_SIDE_SDS, measure_twist
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Reading, Unknown

__all__ = ["SUPINE_TWIST", "SupineTwistLimits"]

_SPEC = "EXERCISES, 3. Supine twist"
_DEFINITION = "EXERCISES, 3. Definition"


@dataclass(frozen=True, slots=True)
class SupineTwistLimits(Limits):
    """Limits of the supine twist."""

    shoulder_t: Range = limit(at_most(0.08, 0.05), (0.0, 0.5), _SPEC)
    turn_deg: Range = limit(at_most(10.0, 6.0), (3.0, 90.0), _SPEC, clear=((1.0, 90.0), _SPEC))
    midline_deg: Range = limit(
        at_least(MIDLINE_DEG),
        (0.0, 45.0),
        "definition, past the midline; of the thigh from upright",
    )
    own_side_deg: Range = limit(
        at_least(30.0), (10.0, 90.0), "a leg that is set up leans outwards by less"
    )
    twist_share: Range = limit(at_least(0.35, 0.45), (0.0, 1.0), _SPEC)
    least_range_share: float = limit(
        0.25, (0.05, 1.0), "of the thigh, 10 cm: less is no range to measure against"
    )
    rest_share: float = limit(
        0.65, (0.3, 0.9), "definition: the knee of a long leg is where a stretched leg's is"
    )
    apart_share: float = limit(
        0.25, (0.1, 0.9), "of the thigh: a knee that has left its rest beside the other one"
    )
    pelvis_over_t: float = limit(
        0.20, (0.02, 0.5), "a pelvis turned by 30 degrees: hip joints are 0.4 T apart"
    )
    lower_knee_deg: Range = limit(at_least(150.0, 158.0), (90.0, 180.0), _SPEC)
    long_deg: Range = limit(
        at_least(120.0, 130.0),
        (90.0, 170.0),
        _DEFINITION,
        leave=((90.0, 170.0), "hysteresis of 10 degrees"),
    )
    speed_t_per_s: Range = limit(
        at_most(0.08, 0.06), (0.01, 2.0), _SPEC, clear=((0.01, 2.0), "hysteresis of a quarter")
    )
    looking_down_deg: float = limit(
        15.0, (5.0, 60.0), "EXERCISES, 3.: from low at the side only one shoulder is reliable"
    )


def _across(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Whether a knee is seen past the midline, or else plainly fallen to its own side.

    A knee that goes out of sight behind a turned pelvis stays where it was.
    """
    over = moment.active("over_deg")
    if not over.known:
        turned = moment.active("pelvis_over_t").value >= limits.pelvis_over_t
        return Judgement(Zone.BAND) if turned else unknown(Unknown.NOT_SEEN)
    value, least = over.value, limits.midline_deg.low_outer
    if value < 0.0:
        value, least = -value, limits.own_side_deg.low_outer
    if value < least + over.sd:
        return Judgement(Zone.FAULT, value)
    sure = abs(moment.active("over_sds").value) >= SURE_SIDE_SDS
    sure = sure and value >= least + SURE_SDS * over.sd
    return Judgement(Zone.CLEAR if sure else Zone.LIKELY, value)


def _long(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Whether the other leg lies long, its knee where it rests, apart from the bent one.

    Of a knee that is out of sight nobody can say how far apart it is.
    """
    bent, along = moment.active("along_share"), moment.other("along_share")
    apart = within(Reading(along.value - bent.value), at_least(limits.apart_share))
    return worst(
        within(moment.other("knee_deg"), limits.long_deg),
        within(along, at_least(limits.rest_share)),
        apart if bent.known else Judgement(Zone.BAND),
    )


# One knee across, the other leg long.
_position = all_of(_across, _long)


def _both_over(moment: Moment, limits: SupineTwistLimits) -> bool | None:
    """A knee is plainly over while the other leg is not long: it goes along, or stands."""
    over = compare(Role.ACTIVE, "over_deg", to="own_side_deg")
    return any(
        one.active("over_sds").value >= SURE_SIDE_SDS and _long(one, limits).zone is Zone.FAULT
        for one in sides_where(over, moment, limits)
    )


def _shoulders_flat(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Both shoulders by their heights, which say it first: 0.08 T is a turn of 7 degrees."""
    near, far = (
        replace(judged(moment.on(side, "shoulder_h_t"), limits.shoulder_t), side=side)
        for side in moment.near_first
    )
    if not moment.view.raised_deg >= limits.looking_down_deg:
        return worst(near, unknown(Unknown.VIEW))
    turned = moment.measures["turn_deg"]
    line = judged(Reading(abs(turned.value), turned.sd), limits.turn_deg)
    return worst(near, far, line) if line.zone is Zone.FAULT else worst(near, far)


def _twisted(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Share of the own way of the knee, from upright to its own lowest."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    whole = moment.best.value(sided("sunk_share", moment.side))
    sunk = moment.active("sunk_share")
    if not whole >= limits.least_range_share:
        return unknown(Unknown.UNCLEAR)
    return judged(Reading(sunk.value / whole, sunk.sd / whole), limits.twist_share)


def _unseen(baseline: Baseline) -> frozenset[str]:
    """From low at the side neither the midline nor the far shoulder is seen."""
    low = not baseline.view.raised_deg >= SupineTwistLimits().looking_down_deg
    return frozenset({"shoulders_flat", "crossed"}) if low else frozenset()


_crossed = compare(Role.ACTIVE, "over_deg", to="midline_deg")
_calm = compare(Role.ACTIVE, "knee_bounce_t_per_s", to="speed_t_per_s")
_lower_knee = compare(Role.OTHER, "knee_deg", to="lower_knee_deg")

SUPINE_TWIST = Exercise(
    name="supine_twist",
    posture=Posture.SUPINE,
    gentle=True,
    place=CameraPlace((2.5, 3.0), (1.0, 1.6)),
    # No crossing with a new hip, no twist of brittle vertebrae, until a doctor has agreed.
    not_with=NEVER_WITH | {"hip_replacement", "osteoporosis"},
    cues_not_with={"twisted": frozenset({"osteoporosis"})},
    dose=Dose(sets=1, reps=5, hold_s=20.0),
    limits=SupineTwistLimits(),
    movement=HoldMovement(
        position=_position,
        near_misses={RejectReason.BOTH_LEGS: _both_over},
        enter_s=0.8,
        leave_s=0.5,
    ),
    measure=measure_twist,
    unseen=_unseen,
    bounces={sided("knee_bounce_t_per_s", s): sided("knee_y_t", s) for s in Side},
    tracked=tuple(sided("sunk_share", s) for s in Side),
    marks={
        "shoulders_flat": Marks(Role.ACTIVE, Landmark.LEFT_SHOULDER),
        "crossed": Marks(Role.ACTIVE, Landmark.LEFT_KNEE),
        "twisted": Marks(Role.ACTIVE, Landmark.LEFT_KNEE),
    },
    reach=Reach("over_deg", Role.ACTIVE, asked_by=("twisted",)),
    checks=(
        Check("shoulders_flat", _shoulders_flat, Severity.TRUNK, stops_clock=True, dwell_s=0.8),
        Check("crossed", _crossed, Severity.LEGS, stops_clock=True, dwell_s=0.8),
        # Two seconds are in the measure itself.
        Check("calm", _calm, Severity.LEGS, dwell_s=0.4),
        # The way down takes 2 to 3 s, and getting into position never counts.
        Check("twisted", _twisted, Severity.LEGS, dwell_s=2.0),
        Check("lower_knee", _lower_knee, Severity.LEGS),
    ),
    angles=(AngleSpec("lower_knee", "knee_deg", Role.OTHER, "lower_knee_deg"),),
)
