"""Exercise 1: the holding exercise (one leg raised, lower back pressed down)."""

from __future__ import annotations

import math

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.record import Baseline
from posecheck.events import Phase, RejectReason
from posecheck.exercises.leg_raise_limits import LegRaiseHoldLimits
from posecheck.exercises.lumbar_limits import judge_back, unseen_back
from posecheck.exercises.lumbar_measures import BACK_MEASURES
from posecheck.exercises.measuring import (
    clearance_of,
    collect,
    elevation_deg,
    foot_risen_t,
    height_of,
    minus,
    risen_of,
    straight_limit_deg,
    within,
)
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
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Measures, Reading, Unknown

__all__ = ["LEG_RAISE_HOLD", "LegRaiseHoldLimits"]

_L = Landmark
_NAME = "leg_raise_hold"


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "knee_deg": Body.knee_deg,
            "leg_elevation_deg": elevation_deg,
            "risen_deg": _risen_deg,
            "foot_risen_t": foot_risen_t,
            "ankle_risen_t": risen_of(_L.LEFT_ANKLE),
            "heel_h_t": height_of(_L.LEFT_HEEL),
            "toe_clearance_t": clearance_of(_L.LEFT_FOOT_INDEX),
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "ear_h_t": height_of(_L.LEFT_EAR),
            "hip_h_t": height_of(_L.LEFT_HIP),
        },
        BACK_MEASURES,
    )


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


def _leg_up(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """The leg has left its rest, and its foot with it."""
    risen = within(moment.active("risen_deg"), low=(limits.risen_leave_deg, limits.risen_enter_deg))
    foot = within(
        moment.active("ankle_risen_t"),
        low=(limits.foot_risen_leave_t, limits.foot_risen_enter_t),
    )
    return worst(risen, foot)


def _pelvis_down(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    return within(moment.of_near("hip_h_t"), high=(limits.hips_up_t, limits.hips_up_t))


def _other_foot_down(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    high = (limits.other_foot_leave_t, limits.foot_risen_enter_t)
    return within(moment.other("foot_risen_t"), high=high)


def _knee_not_bent(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    return within(moment.active("knee_deg"), low=(limits.bent_leave_deg, limits.bent_enter_deg))


def _position(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Pelvis on the floor, one leg risen and not plainly bent, the other foot on the floor."""
    return worst(
        _leg_up(moment, limits),
        _knee_not_bent(moment, limits),
        _pelvis_down(moment, limits),
        _other_foot_down(moment, limits),
    )


def _lifted(moment: Moment, limits: LegRaiseHoldLimits) -> list[Moment]:
    """The same moment for each side whose leg is up."""
    sides = [moment.of(side, moment.start) for side in Side]
    return [one for one in sides if _leg_up(one, limits).zone is Zone.CLEAR]


def _both_up(moment: Moment, limits: LegRaiseHoldLimits) -> bool | None:
    """One leg up, and the other foot in the air as well: one mostly hides the other's ankle."""
    up_t = limits.foot_risen_enter_t
    return any(one.other("foot_risen_t").value >= up_t for one in _lifted(moment, limits))


def _hips_up(moment: Moment, limits: LegRaiseHoldLimits) -> bool | None:
    up = _pelvis_down(moment, limits).zone is Zone.FAULT
    return up and bool(_lifted(moment, limits))


def _partly_seen(moment: Moment, limits: LegRaiseHoldLimits) -> bool | None:
    """A leg is up and nothing is wrong, but the other foot or the pelvis is out of sight."""
    return any(_position(one, limits).zone is Zone.UNKNOWN for one in _lifted(moment, limits))


def _lifted_bent(moment: Moment, limits: LegRaiseHoldLimits) -> bool | None:
    """All of the position but the knee, which is plainly bent."""
    return any(
        _knee_not_bent(one, limits).zone is Zone.FAULT
        and _pelvis_down(one, limits).zone is Zone.CLEAR
        and _other_foot_down(one, limits).zone is Zone.CLEAR
        for one in _lifted(moment, limits)
    )


def _raised_knee(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    own_deg = moment.at_rest("knee_deg", moment.side)
    fault_deg = straight_limit_deg(limits.raised_knee_fault_deg, _stretched(own_deg, limits))
    clear_deg = fault_deg + limits.raised_knee_clear_deg - limits.raised_knee_fault_deg
    return judged(moment.active("knee_deg"), low=(fault_deg, clear_deg))


def _stretched(own_deg: float, limits: LegRaiseHoldLimits) -> float:
    """The own extension, where the leg rested stretched and not with its foot up."""
    return own_deg if own_deg >= limits.stretched_rest_deg else math.nan


def _support_knee(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    return judged(
        moment.other("knee_deg"),
        low=(limits.knee_low_fault_deg, limits.knee_low_clear_deg),
        high=(limits.knee_high_fault_deg, limits.knee_high_clear_deg),
    )


def _support_knee_stops(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    low, high = limits.knee_stops_low_deg, limits.knee_stops_high_deg
    return judged(moment.other("knee_deg"), low=(low, low), high=(high, high))


def _support_foot(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Heel and toes on the floor, against where they stood when the hold began.

    The toes of a leg that lies long point up.
    """
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    long = moment.other("knee_deg").value > limits.knee_stops_high_deg
    parts = ("heel_h_t",) if long else ("heel_h_t", "toe_clearance_t")
    names = [sided(name, moment.side.other) for name in parts]
    high = (limits.foot_fault_t, limits.foot_clear_t)
    return worst(
        *(judged(minus(moment.measures[name], _stood(moment, name)), high=high) for name in names)
    )


def _stood(moment: Moment, name: str) -> float:
    """Where a part of the foot was at rest, or is taken to be: on the floor."""
    began = moment.start.value(name)
    return 0.0 if math.isnan(began) else min(began, 0.0)


def _leg_height(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """How high the leg is held, once it is not on its way up or down."""
    height = moment.active("leg_elevation_deg")
    if abs(moment.change_per_s("leg_elevation_deg")) > limits.moving_deg_s:
        return Judgement(Zone.BAND, height.value)
    return judged(
        height,
        low=(limits.leg_low_fault_deg, limits.leg_low_clear_deg),
        high=(limits.leg_high_fault_deg, limits.leg_high_clear_deg),
    )


def _steady(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Drift from where the hold began; a leg that is laid down does not drift."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    began_deg = moment.start.value(sided("leg_elevation_deg", moment.side))
    drift = minus(moment.active("leg_elevation_deg"), began_deg)
    if moment.change_per_s("leg_elevation_deg") < -limits.moving_deg_s:
        return Judgement(Zone.BAND, abs(drift.value))
    high = (limits.drift_fault_deg, limits.drift_clear_deg)
    # The same leg against itself: what its points are off by is the same.
    return judged(Reading(abs(drift.value), drift.sd / 2.0), high=high)


def _head_shoulders(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    high = (limits.head_fault_t, limits.head_clear_t)
    return worst(*(judged(moment.of_near(name), high=high) for name in ("ear_h_t", "shoulder_h_t")))


def _pelvis(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    high = (limits.pelvis_fault_t, limits.pelvis_clear_t)
    return judged(moment.of_near("hip_h_t"), high=high)


def _unseen(baseline: Baseline) -> frozenset[str]:
    return unseen_back("hollow_back", baseline)


_HOLD = frozenset({Phase.HOLD})

LEG_RAISE_HOLD = Exercise(
    name=_NAME,
    title="Holding exercise",
    summary="One foot on the floor, the other leg lifted with a straight knee; back pressed down.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=1, reps=10, hold_s=10.0),
    limits=LegRaiseHoldLimits(),
    view=ViewSpec(35.0, "Put the camera at your side, low, so that it sees your whole body."),
    # The leg takes about 2 s from where the hold begins to where it is held.
    movement=HoldMovement(
        position=_position,
        near_misses=(
            NearMiss(RejectReason.BOTH_LEGS, _both_up),
            NearMiss(RejectReason.HIPS_UP, _hips_up),
            NearMiss(RejectReason.KNEE_BENT, _lifted_bent),
            NearMiss(RejectReason.NOT_SEEN, _partly_seen),
        ),
        settle_s=2.0,
    ),
    measure=_measure,
    unseen=_unseen,
    shows_back=True,
    checks=(
        Check(
            "hollow_back",
            judge_back,
            _HOLD,
            Severity.SAFETY,
            f"{_NAME}.hollow_back",
            stops_clock=True,
            dwell_s=0.5,
        ),
        Check("pelvis", _pelvis, _HOLD, Severity.TRUNK, f"{_NAME}.pelvis"),
        Check("head_shoulders", _head_shoulders, _HOLD, Severity.TRUNK, f"{_NAME}.head_shoulders"),
        Check(
            "raised_knee",
            _raised_knee,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.raised_knee",
            stops_clock=True,
        ),
        Check(
            "support_knee",
            _support_knee,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.support_knee",
            stops_clock=True,
            stops=_support_knee_stops,
            directional=True,
        ),
        Check("support_foot", _support_foot, _HOLD, Severity.LEGS, f"{_NAME}.support_foot"),
        Check(
            "leg_height",
            _leg_height,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.leg_height",
            directional=True,
        ),
        Check("steady", _steady, _HOLD, Severity.LEGS, f"{_NAME}.steady"),
    ),
    angles=(
        AngleSpec(
            "raised_knee", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.ACTIVE
        ),
        AngleSpec(
            "support_knee", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER
        ),
    ),
)
