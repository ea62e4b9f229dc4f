"""Exercise 5: make yourself long."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

import numpy as np

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.outline import hidden_past_head_t
from posecheck.events import RejectReason
from posecheck.exercises.judging import Judgement, Zone, judged, within, worst
from posecheck.exercises.limits import Range, at_least, at_most, limit
from posecheck.exercises.lumbar import BACK_MEASURES, LumbarLimits, judge_back, unseen_back
from posecheck.exercises.measuring import collect, heights, of, of_foot, own_straight
from posecheck.exercises.moment import Moment, Reach, Role, sided
from posecheck.exercises.rules import all_of, both_sides, compare, sides_where, some_side
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
from posecheck.pose import FloatArray
from posecheck.verdict import UNSEEN, Reading

__all__ = ["LONG_STRETCH", "LongStretchLimits"]

_L = Landmark
_SPEC = "EXERCISES, 5. Make yourself long"


@dataclass(frozen=True, slots=True)
class LongStretchLimits(LumbarLimits):
    """Limits of the long stretch."""

    hollow_share: Range = limit(at_most(0.6, 0.4), (0.1, 1.0), _SPEC, clear=((0.0, 1.0), _SPEC))
    arm_deg: Range = limit(at_least(145.0, 155.0), (90.0, 180.0), _SPEC)
    elbow_deg: Range = limit(at_least(150.0, 158.0), (90.0, 180.0), _SPEC)
    knee_deg: Range = limit(at_least(160.0, 165.0), (90.0, 180.0), _SPEC)
    flat_t: Range = limit(at_most(0.10, 0.07), (0.0, 0.5), _SPEC)
    past_head_t: Range = limit(
        at_least(0.10, 0.15),
        (0.0, 0.5),
        "definition, an arm past the head: halfway from the ear to the crown",
        leave=((-0.5, 0.5), "hysteresis of a third"),
    )
    legs_deg: Range = limit(
        at_least(120.0, 130.0),
        (100.0, 170.0),
        "EXERCISES, 3. Definition: a leg that is long",
        leave=((90.0, 170.0), "hysteresis of 10 degrees"),
    )
    foot_up_t: Range = limit(
        at_most(0.30, 0.15),
        (0.05, 0.6),
        "definition, no leg in the air: a risen foot, as in 1.",
        leave=((0.1, 1.0), "twice that"),
    )


def _arms(body: Body) -> dict[str, Reading]:
    """How far each wrist is past the ear, along the mat; of a hidden far one by the outline."""
    trunk = [_middle_m(body, left) for left in (_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_EAR)]
    near, far = (_past_head_t(body, side, trunk) for side in (body.near, body.near.other))
    if near.known and not far.known:
        far = hidden_past_head_t(body, near.value)
    return {sided("past_head_t", body.near): near, sided("past_head_t", body.near.other): far}


def _past_head_t(body: Body, side: Side, trunk: list[FloatArray]) -> Reading:
    """Where the wrist is seen; `trunk` are the middles of hips, shoulders and ears in metres.

    An arm that points at the camera seems to be farther along than it is: the model's depth
    has a say, too.
    """
    past_t = body.point(_L.LEFT_WRIST, side)[0] - _ear_t(body, side)
    if math.isnan(past_t):
        return UNSEEN
    sds = (body.sd_t[left + side][0] for left in (_L.LEFT_WRIST, _L.LEFT_EAR))
    hip, shoulder, ear = trunk
    axis, wrist = shoulder - hip, np.array(body.world_point(_L.LEFT_WRIST, side))
    in_space_t = float((wrist - ear) @ axis / (axis @ axis))
    return Reading(in_space_t if in_space_t < past_t else past_t, math.hypot(*sds))


def _middle_m(body: Body, left: Landmark) -> FloatArray:
    """Between a landmark and its twin, or the one of them that is seen."""
    seen = [left + side for side in Side if body.sees(left, side)]
    middle: FloatArray = body.pose.points_world[seen].sum(axis=0) / (len(seen) or math.nan)
    return middle


def _ear_t(body: Body, side: Side) -> float:
    """Where the ear is along the mat: the own one, or the other of the same head."""
    own_t = body.point(_L.LEFT_EAR, side)[0]
    return body.point(_L.LEFT_EAR, side.other)[0] if math.isnan(own_t) else own_t


_past_head = compare(Role.ACTIVE, "past_head_t", to="past_head_t", by=within)
# Both legs long on the floor.
_legs = both_sides(
    all_of(
        compare(Role.ACTIVE, "knee_deg", to="legs_deg", by=within),
        compare(Role.ACTIVE, "foot_clearance_t", to="foot_up_t", by=within),
    )
)
_held = all_of(_past_head, _legs)


def _position(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """One arm past the head, both legs long on the floor.

    What has begun so lasts when the other arm goes there, too: the wrong pair.
    """
    held = _held(moment, limits)
    if held.zone is not Zone.CLEAR:
        return held
    both = _past_head(moment.with_side(moment.side_of(Role.OTHER)), limits).zone is Zone.CLEAR
    return Judgement(Zone.LIKELY, held.value) if both else held


def _both_arms(moment: Moment, limits: LongStretchLimits) -> bool | None:
    past = sides_where(_past_head, moment, limits)
    return len(past) == len(Side) and _legs(moment, limits).zone is Zone.CLEAR


def _right_pair(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """Exactly one arm past the head: the other one is seen not to be.

    That it was seen at rest 5 s ago is not enough: from the height of the mat two arms that
    go past the head together look like one.
    """
    return judged(moment.other("past_head_t"), at_most(limits.past_head_t.low_outer))


def _knee(moment: Moment, limits: LongStretchLimits) -> Judgement:
    straight = own_straight(limits.knee_deg, moment.at_rest("knee_deg", moment.side))
    return judged(moment.active("knee_deg"), straight)


def _flat(moment: Moment, limits: LongStretchLimits) -> Judgement:
    near, far = (
        judged(moment.on(side, "knee_clearance_t"), limits.flat_t) for side in moment.near_first
    )
    hip = judged(moment.of_near("hip_h_t"), limits.flat_t)
    # A far knee that the near leg hides is no reason to doubt; one seen up is.
    return worst(hip, near, *([far] if far.zone is Zone.FAULT else []))


LONG_STRETCH = Exercise(
    name="long_stretch",
    posture=Posture.SUPINE,
    gentle=True,
    place=CameraPlace((2.5, 3.0), (1.2, 1.8)),
    dose=Dose(sets=2, reps=5, hold_s=5.0),
    limits=LongStretchLimits(),
    movement=HoldMovement(
        position=_position,
        near_misses={
            RejectReason.FOOT_UP: some_side(_past_head, _legs, Zone.FAULT),
            RejectReason.BOTH_ARMS: _both_arms,
        },
    ),
    measure=collect(
        {
            "arm_deg": Body.arm_deg,
            "elbow_deg": Body.elbow_deg,
            "knee_deg": Body.knee_deg,
            "foot_clearance_t": of_foot(Body.clearance_t),
            **heights(hip=_L.LEFT_HIP),
            "knee_clearance_t": of(_L.LEFT_KNEE, Body.clearance_t),
        },
        BACK_MEASURES,
        _arms,
    ),
    unseen=partial(unseen_back, "no_arch"),
    shows_back=True,
    watches=(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_WRIST),
    marks={
        "flat": Marks(None, _L.LEFT_HIP),
    },
    reach=Reach("arm_deg", Role.ACTIVE, asked_by=("arm_overhead",)),
    checks=(
        Check("no_arch", judge_back, Severity.SAFETY, dwell_s=1.0),
        Check("flat", _flat, Severity.TRUNK),
        Check("knees", both_sides(_knee), Severity.LEGS, stops_clock=True),
        Check("right_pair", _right_pair, Severity.ARMS, stops_clock=True, dwell_s=0.8),
        Check("arm_overhead", compare(Role.ACTIVE, "arm_deg", to="arm_deg"), Severity.ARMS),
        Check("elbow", compare(Role.ACTIVE, "elbow_deg", to="elbow_deg"), Severity.ARMS),
    ),
    angles=(
        AngleSpec("arm_overhead", "arm_deg", Role.ACTIVE, "arm_deg"),
        AngleSpec("knees", "knee_deg", Role.NEAR, "knee_deg"),
    ),
)
