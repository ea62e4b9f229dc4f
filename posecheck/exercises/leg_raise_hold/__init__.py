"""Exercise 1: the holding exercise (one leg raised, lower back pressed down)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import RejectReason
from posecheck.exercises.judging import Judgement, Zone, judged, within, worst
from posecheck.exercises.limits import Range, at_least, at_most, limit
from posecheck.exercises.lumbar import BACK_MEASURES, LumbarLimits, judge_back, unseen_back
from posecheck.exercises.measuring import collect, heights, minus, of, of_foot, own_straight
from posecheck.exercises.moment import Moment, Reach, Role
from posecheck.exercises.rules import all_of, compare, once_still, some_side
from posecheck.exercises.spec import (
    AngleSpec,
    CameraPlace,
    Check,
    Exercise,
    HoldMovement,
    Marks,
    Severity,
)
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Reading

__all__ = ["LEG_RAISE_HOLD", "LegRaiseHoldLimits"]

_L = Landmark
_SPEC = "EXERCISES, 1. Holding exercise"
_DEFINITION = "EXERCISES, 1. Definition"
_STOPS = "EXERCISES, What stops the clock"


@dataclass(frozen=True, slots=True)
class LegRaiseHoldLimits(LumbarLimits):
    """Limits of the holding exercise."""

    raised_knee_deg: Range = limit(at_least(160.0, 165.0), (90.0, 180.0), _SPEC)
    knee_deg: Range = limit(Range(70.0, 75.0, 105.0, 110.0), (30.0, 150.0), _SPEC, middle=90.0)
    knee_stops_deg: Range = limit(
        Range(55.0, 55.0, 125.0, 125.0), (20.0, 180.0), _STOPS, middle=90.0
    )
    foot_t: Range = limit(at_most(0.08, 0.05), (0.0, 0.5), _SPEC)
    leg_deg: Range = limit(Range(20.0, 25.0, 65.0, 70.0), (5.0, 100.0), _SPEC, middle=45.0)
    drift_deg: Range = limit(at_most(10.0, 6.0), (2.0, 45.0), _SPEC, clear=((1.0, 45.0), _SPEC))
    moving_deg_s: float = limit(
        10.0, (2.0, 60.0), "definition: from 45 degrees down within 4.5 s is laying it down"
    )
    head_t: Range = limit(at_most(0.10, 0.06), (0.0, 0.5), _SPEC)
    pelvis_t: Range = limit(at_most(0.07, 0.04), (0.0, 0.5), _SPEC)
    hips_up_t: Range = limit(at_most(0.10), (0.02, 0.5), _DEFINITION)
    risen_deg: Range = limit(
        at_least(5.0, 8.0), (3.0, 30.0), _DEFINITION, leave=((1.0, 30.0), "hysteresis of 3 degrees")
    )
    foot_risen_t: Range = limit(
        at_least(0.10, 0.15), (0.05, 0.5), _DEFINITION, leave=((0.02, 0.5), "hysteresis of a third")
    )
    bent_deg: Range = limit(
        at_least(110.0, 120.0),
        (90.0, 160.0),
        "definition, knee not plainly bent: 40 degrees beyond the fault",
        leave=((90.0, 160.0), "hysteresis of 10 degrees"),
    )
    stretched_rest_deg: float = limit(
        140.0,
        (110.0, 180.0),
        "a knee that rests bent by over 40 degrees does not show how far it can be straightened",
    )
    other_foot_leave_t: float = limit(
        0.30, (0.1, 1.0), "definition, the other foot on the floor: twice a risen foot is not"
    )


def _elevation_deg(body: Body, side: Side) -> Reading:
    """Elevation of a leg: from hip to ankle, or to the knee where the ankle is not seen."""
    whole = body.leg_elevation_deg(side)
    return whole if whole.known else body.turn_deg(_L.LEFT_HIP, _L.LEFT_KNEE, side)


def _risen_deg(body: Body, side: Side) -> Reading:
    """How far a leg is over where it rests: with hip and ankle at their own resting heights.

    Both rest on the floor, whether the leg lies long or its foot stands. A limb that was
    never seen at rest is taken to rest as high as an adult's.
    """
    elevation = body.leg_elevation_deg(side)
    hip, ankle = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_ANKLE, side)
    drop_t = body.resting_height_t(_L.LEFT_ANKLE, side) - body.resting_height_t(_L.LEFT_HIP, side)
    share = drop_t / math.dist(hip, ankle)
    if not abs(share) < 1.0:
        return UNSEEN
    return Reading(elevation.value - math.degrees(math.asin(share)), elevation.sd)


def _other_foot_down(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    down = at_most(limits.other_foot_leave_t, limits.foot_risen_t.low_inner)
    return within(moment.other("foot_risen_t"), down)


_knee_not_bent = compare(Role.ACTIVE, "knee_deg", to="bent_deg", by=within)
_pelvis_down = compare(Role.NEAR, "hip_h_t", to="hips_up_t", by=within)
_other_foot_up = compare(Role.OTHER, "foot_risen_t", to="foot_risen_t", by=within)
# The leg has left its rest, and its foot with it.
_leg_up = all_of(
    compare(Role.ACTIVE, "risen_deg", to="risen_deg", by=within),
    compare(Role.ACTIVE, "ankle_risen_t", to="foot_risen_t", by=within),
)
# Pelvis on the floor, one leg risen and not plainly bent, the other foot on the floor.
_all_but_knee = all_of(_leg_up, _pelvis_down, _other_foot_down)
_position = all_of(_all_but_knee, _knee_not_bent)


def _raised_knee(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """A straight knee, as far as it goes where the leg rested stretched, its foot not up."""
    own_deg = moment.at_rest("knee_deg", moment.side)
    stretched = own_deg >= limits.stretched_rest_deg
    straight = own_straight(limits.raised_knee_deg, own_deg if stretched else math.nan)
    return judged(moment.active("knee_deg"), straight)


def _support_foot(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Heel and toes on the floor, against where they stood when the hold began."""
    # The toes of a leg that lies long point up.
    long = moment.other("knee_deg").value > limits.knee_stops_deg.high_outer
    parts = ("heel_h_t",) if long else ("heel_h_t", "toe_clearance_t")
    risen = (minus(moment.other(part), _stood(moment, part)) for part in parts)
    return worst(*(judged(height, limits.foot_t) for height in risen))


def _stood(moment: Moment, part: str) -> float:
    """Where a part of the foot was at rest, or is taken to be: on the floor."""
    began = moment.at_start(part, moment.side_of(Role.OTHER))
    return 0.0 if math.isnan(began) else min(began, 0.0)


def _steady(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Drift from where the hold began; a leg that is laid down does not drift."""
    began_deg = moment.at_start("leg_elevation_deg", moment.side)
    drift = minus(moment.active("leg_elevation_deg"), began_deg)
    if moment.change_per_s("leg_elevation_deg") < -limits.moving_deg_s:
        return Judgement(Zone.BAND, abs(drift.value))
    # The same leg against itself: what its points are off by is the same.
    return judged(Reading(abs(drift.value), drift.sd / 2.0), limits.drift_deg)


def _settled(moment: Moment, limits: LegRaiseHoldLimits) -> bool:
    return abs(moment.change_per_s("leg_elevation_deg")) <= limits.moving_deg_s


_leg_height = once_still("leg_elevation_deg", to="leg_deg")
_head_shoulders = compare(Role.NEAR, "ear_h_t", "shoulder_h_t", to="head_t")

LEG_RAISE_HOLD = Exercise(
    name="leg_raise_hold",
    posture=Posture.SUPINE,
    place=CameraPlace((2.0, 3.5), (0.05, 0.2)),
    dose=Dose(sets=1, reps=10, hold_s=10.0),
    limits=LegRaiseHoldLimits(),
    # The leg takes about 2 s from where the hold begins to where it is held.
    movement=HoldMovement(
        position=_position,
        near_misses={
            # One leg mostly hides the ankle of the other.
            RejectReason.BOTH_LEGS: some_side(_leg_up, _other_foot_up, Zone.CLEAR),
            RejectReason.HIPS_UP: some_side(_leg_up, _pelvis_down, Zone.FAULT),
            RejectReason.KNEE_BENT: some_side(_all_but_knee, _knee_not_bent, Zone.FAULT),
            RejectReason.NOT_SEEN: some_side(_leg_up, _position, Zone.UNKNOWN),
        },
        settled=_settled,
        settle_s=2.0,
    ),
    measure=collect(
        {
            "knee_deg": Body.knee_deg,
            "leg_elevation_deg": _elevation_deg,
            "risen_deg": _risen_deg,
            "foot_risen_t": of_foot(Body.risen_t),
            "ankle_risen_t": of(_L.LEFT_ANKLE, Body.risen_t),
            **heights(heel=_L.LEFT_HEEL),
            "toe_clearance_t": of(_L.LEFT_FOOT_INDEX, Body.clearance_t),
            **heights(shoulder=_L.LEFT_SHOULDER, ear=_L.LEFT_EAR, hip=_L.LEFT_HIP),
        },
        BACK_MEASURES,
    ),
    unseen=partial(unseen_back, "hollow_back"),
    shows_back=True,
    marks={
        "support_foot": Marks(Role.OTHER, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX),
        "leg_height": Marks(Role.ACTIVE, _L.LEFT_ANKLE),
        "steady": Marks(Role.ACTIVE, _L.LEFT_ANKLE),
        "head_shoulders": Marks(None, _L.LEFT_SHOULDER),
        "pelvis": Marks(None, _L.LEFT_HIP),
    },
    reach=Reach("leg_elevation_deg", Role.ACTIVE, asked_by=("leg_height",)),
    checks=(
        Check("hollow_back", judge_back, Severity.SAFETY, stops_clock=True, dwell_s=0.5),
        Check("pelvis", compare(Role.NEAR, "hip_h_t", to="pelvis_t"), Severity.TRUNK),
        Check("head_shoulders", _head_shoulders, Severity.TRUNK),
        Check("raised_knee", _raised_knee, Severity.LEGS, stops_clock=True),
        Check(
            "support_knee",
            compare(Role.OTHER, "knee_deg", to="knee_deg"),
            Severity.LEGS,
            stops_clock=True,
            stops=compare(Role.OTHER, "knee_deg", to="knee_stops_deg"),
            directional=True,
        ),
        Check("support_foot", _support_foot, Severity.LEGS),
        Check("leg_height", _leg_height, Severity.LEGS, directional=True),
        Check("steady", _steady, Severity.LEGS),
    ),
    angles=(
        AngleSpec("raised_knee", "knee_deg", Role.ACTIVE, "raised_knee_deg"),
        AngleSpec("support_knee", "knee_deg", Role.OTHER, "knee_deg"),
    ),
)
