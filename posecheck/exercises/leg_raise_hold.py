"""Exercise 1: the holding exercise (one leg raised, lower back pressed down)."""

from __future__ import annotations

import math

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.edges import edges_t, reach_t
from posecheck.baseline.lumbar import under_gap_t
from posecheck.events import Phase
from posecheck.exercises.leg_raise_foot import support_foot
from posecheck.exercises.leg_raise_limits import LegRaiseHoldLimits
from posecheck.exercises.lumbar_limits import GAP, judge_gap
from posecheck.exercises.measuring import (
    LEGS_CHANGE_S,
    SideMeasure,
    clearance_of,
    collect,
    foot_clearance_t,
    height_of,
    known,
    unless,
)
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
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Unknown

__all__ = ["LEG_RAISE_HOLD", "LegRaiseHoldLimits"]

_L = Landmark


# The sole of a foot that stands is looked at this far from its heel, towards the hips, in T:
# the landmark is in the middle of the heel.
UNDER_HEEL_T = 0.08


# Legs are beyond this, from the hip, in T.
BEYOND_HIP_T = 0.3


def _sole_edge(left: Landmark, aside_t: float) -> SideMeasure:
    """Give the measure of the lower edge of the silhouette at a landmark, in T."""

    def measure(body: Body, side: Side) -> float:
        return edges_t(body, body.point(left, side)[0] + aside_t)[0]

    return measure


def _raised_knee_deg(body: Body, side: Side) -> float:
    calibration = body.baseline.calibration
    return calibration.raised_knee_deg(body.knee_deg(side), near=side is body.near)


def _leg_share(body: Body, side: Side) -> float:
    """How far the ankle is from the hip, of a straight leg."""
    hip, ankle = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_ANKLE, side)
    thigh_t = body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, body.near)
    return math.dist(hip, ankle) / (thigh_t + body.bone_t(_L.LEFT_KNEE, _L.LEFT_ANKLE, body.near))


def _measure(body: Body) -> Measures:
    up_to_t = body.point(_L.LEFT_HIP, body.near)[0] - BEYOND_HIP_T
    lowest_t, highest_t = reach_t(body.pose, body.baseline.mat, up_to_t)
    return collect(
        body,
        {
            "knee_deg": Body.knee_deg,
            "raised_knee_deg": _raised_knee_deg,
            "leg_share": _leg_share,
            "hip_deg": Body.hip_deg,
            "leg_elevation_deg": Body.leg_elevation_deg,
            "foot_clearance_t": foot_clearance_t,
            "heel_h_t": height_of(_L.LEFT_HEEL),
            "toe_clearance_t": clearance_of(_L.LEFT_FOOT_INDEX),
            "heel_low_t": _sole_edge(_L.LEFT_HEEL, UNDER_HEEL_T),
            "toe_low_t": _sole_edge(_L.LEFT_FOOT_INDEX, 0.0),
            "hip_h_t": height_of(_L.LEFT_HIP),
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "ear_h_t": height_of(_L.LEFT_EAR),
        },
        {GAP: under_gap_t, "legs_low_t": known(lowest_t), "legs_top_t": known(highest_t)},
    )


def _drawn_position(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    raised = in_range(
        moment.active("leg_elevation_deg"),
        low=(limits.raised_leave_deg, limits.raised_enter_deg),
    )
    other_down = in_range(
        moment.other("foot_clearance_t"),
        high=(limits.other_foot_leave_t, limits.other_foot_enter_t),
    )
    return worst(raised, _unfolded(moment, limits), other_down)


def _unfolded(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Whether the raised leg is not folded; a knee behind the other leg by how long it is."""
    knee_deg, folded = moment.active("knee_deg"), limits.folded_knee_deg
    if not math.isnan(knee_deg):
        return in_range(knee_deg, low=(folded, folded))
    share = moment.active("leg_share")
    return Judgement(Zone.CLEAR, share) if share >= limits.long_share else in_range(knee_deg)


def _position(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """One leg up with the knee not folded, the other foot on the floor."""
    position = _drawn_position(moment, limits)
    if moment.phase is not Phase.HOLD and _unfolded(moment, limits).zone is Zone.UNKNOWN:
        # Half hidden and drawn short: on its way up the leg passes the other one.
        return unknown(Unknown.UNCLEAR)
    if position.zone is Zone.CLEAR or not _outline_in_position(moment, limits):
        return position
    # On the way up the model exchanges the legs for a moment: nobody has put the leg down.
    held = moment.phase is Phase.HOLD
    return Judgement(Zone.BAND, position.value) if held else unknown(Unknown.UNCLEAR)


def _misdrawn(moment: Moment, limits: LegRaiseHoldLimits) -> bool:
    """Whether the model has lost a leg, or taken one for the other, while the outline has both."""
    if moment.phase is not Phase.HOLD:
        return False
    drawn = _drawn_position(moment, limits).zone
    return drawn is not Zone.CLEAR and _outline_in_position(moment, limits)


def _outline_in_position(moment: Moment, limits: LegRaiseHoldLimits) -> bool:
    """Whether the outline plainly shows a raised leg, and one that stands or lies."""
    rest_t = moment.rest["legs_low_t"]
    low = moment.measures["legs_low_t"] - (0.0 if math.isnan(rest_t) else rest_t)
    return low <= limits.outline_low_t and moment.measures["legs_top_t"] >= limits.outline_top_t


def _raised_knee(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    low = (limits.raised_knee_fault_deg, limits.raised_knee_clear_deg)
    if _misdrawn(moment, limits):
        # Where the two are drawn for each other the one that is drawn raised tells.
        drawn_deg = moment.other("raised_knee_deg")
        plain = drawn_deg < limits.plainly_bent_deg and _drawn_for_each_other(moment, limits)
        return in_range(drawn_deg, low=low) if plain else unknown(Unknown.UNCLEAR)
    judgement = in_range(moment.active("raised_knee_deg"), low=low)
    if moment.side in (None, moment.near) or judgement.zone is Zone.CLEAR:
        return judgement
    # The standing leg half hides it: a knee that bends brings its foot nearer, too.
    share, name = moment.active("leg_share"), sided("leg_share", moment.side)
    shorter = moment.start[name] - share
    nearer = shorter >= limits.bent_share or share <= limits.short_share
    bent = nearer or judgement.value < limits.plainly_bent_deg
    return judgement if bent else unknown(Unknown.UNCLEAR)


def _drawn_for_each_other(moment: Moment, limits: LegRaiseHoldLimits) -> bool:
    """Whether the standing leg is drawn as the raised one, and the raised one on the floor."""
    standing = moment.other("leg_elevation_deg") >= limits.raised_enter_deg
    return standing and moment.active("leg_elevation_deg") < limits.raised_leave_deg


def _support_knee(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    exchanged = _misdrawn(moment, limits) and _drawn_for_each_other(moment, limits)
    judgement = in_range(
        moment.active("knee_deg") if exchanged else moment.other("knee_deg"),
        low=(limits.knee_low_fault_deg, limits.knee_low_clear_deg),
        high=(limits.knee_high_fault_deg, limits.knee_high_clear_deg),
    )
    if judgement.zone is not Zone.FAULT and _misdrawn(moment, limits):
        # A knee folded sharply is when the model loses the raised leg: what it reads then may
        # be a fault, but never proves the knee right.
        return unknown(Unknown.UNCLEAR)
    return judgement


def _leg_height(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    return in_range(
        moment.active("leg_elevation_deg"),
        low=(limits.leg_low_fault_deg, limits.leg_low_clear_deg),
        high=(limits.leg_high_fault_deg, limits.leg_high_clear_deg),
    )


def _steady(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    if moment.side is None:
        return in_range(math.nan)
    began = moment.start[f"{moment.side.word}_leg_elevation_deg"]
    drift = abs(moment.active("leg_elevation_deg") - began)
    return in_range(drift, high=(limits.drift_fault_deg, limits.drift_clear_deg))


def _head_shoulders(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    high = (limits.head_fault_t, limits.head_clear_t)
    names = ("ear_h_t", "shoulder_h_t")
    return worst(*(in_range(moment.of_near(name), high=high) for name in names))


def _pelvis(moment: Moment, limits: LegRaiseHoldLimits) -> Judgement:
    """Both hips must be up: the model's hip goes along with a leg that is raised.

    The near one alone, on the side of the raised leg, can't be told from that. The far one
    may be drawn high where it rests (up to 0.19 T; lifted 0.13 higher and more).
    """
    high = (limits.pelvis_fault_t, limits.pelvis_clear_t)
    near = in_range(moment.of_near("hip_h_t"), high=high)
    name = sided("hip_h_t", moment.near.other)
    rest_t = moment.rest[name]
    far = in_range(moment.measures[name] - (0.0 if math.isnan(rest_t) else rest_t), high=high)
    if near.zone is not Zone.FAULT or far.zone in (Zone.FAULT, Zone.UNKNOWN):
        return near
    return unknown(Unknown.UNCLEAR)


_HOLD = frozenset({Phase.HOLD})
_NAME = "leg_raise_hold"

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
    movement=HoldMovement(position=_position, settle_s=2.0, blink_s=LEGS_CHANGE_S),
    measure=_measure,
    needs_contour=True,
    shows_back=True,
    needs_mask=True,
    checks=(
        Check(
            "hollow_back",
            judge_gap,
            _HOLD,
            Severity.SAFETY,
            f"{_NAME}.hollow_back",
            stops_clock=True,
            dwell_s=1.0,
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
            directional=True,
        ),
        Check(
            "support_foot",
            unless(_misdrawn, support_foot),
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.support_foot",
        ),
        Check(
            "leg_height",
            unless(_misdrawn, _leg_height),
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.leg_height",
            directional=True,
        ),
        Check(
            "steady",
            unless(_misdrawn, _steady),
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.steady",
            # A leg that is put down drifts for up to 0.7 s before the position is left.
            dwell_s=0.8,
        ),
    ),
    angles=(
        AngleSpec(
            "raised_knee",
            (_L.LEFT_HIP, _L.LEFT_ANKLE),
            _L.LEFT_KNEE,
            "raised_knee_deg",
            Role.ACTIVE,
        ),
        AngleSpec(
            "support_knee", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER
        ),
    ),
)
