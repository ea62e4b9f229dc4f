"""Exercise 5: make yourself long."""

from __future__ import annotations

import math

from posecheck.assessment import Dose
from posecheck.events import Phase
from posecheck.exercises.long_stretch_limits import LongStretchLimits
from posecheck.exercises.lumbar_limits import judge_gap
from posecheck.exercises.measuring import straight_elbow
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
from posecheck.exercises.stretch_measures import measure_stretch
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown

__all__ = ["LONG_STRETCH", "LongStretchLimits"]

_L = Landmark


def _position(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """An arm past the head and low, both legs long on the mat.

    A far leg that the near one hides is no reason to doubt; one seen bent is. A far arm
    that went past the head and out of sight is still there; how it is held can't be told.
    """
    arm = _hidden_arm(moment, limits) or _seen_arm(moment, limits)
    near, far = _leg(moment, moment.near, limits), _leg(moment, moment.near.other, limits)
    legs = near if far.zone is Zone.UNKNOWN else worst(near, far)
    joined = worst(arm, legs)
    both = _both_arms(moment)
    if joined.zone is Zone.CLEAR and both and moment.side is not moment.near:
        return unknown(Unknown.UNCLEAR)  # the near arm stands for both
    return joined


def _seen_arm(moment: Moment, limits: LongStretchLimits) -> Judgement:
    hand = (limits.hand_high_t, limits.hand_high_t)
    return worst(
        in_range(moment.active("arm_deg"), low=(limits.arm_leave_deg, limits.arm_enter_deg)),
        in_range(
            moment.active("arm_space_deg"),
            low=(limits.arm_space_leave_deg, limits.arm_space_enter_deg),
        ),
        in_range(moment.active("wrist_clearance_t"), high=hand),
    )


def _hidden_arm(moment: Moment, limits: LongStretchLimits) -> Judgement | None:
    """The far arm where it went out of sight; None if it did not.

    It gives way to a near arm that is put past the head: that is the other side's turn.
    """
    hidden_deg = moment.active("hidden_arm_deg")
    if math.isnan(hidden_deg):
        return None
    other_down = in_range(
        moment.other("arm_deg"), high=(limits.arm_enter_deg, limits.arm_leave_deg)
    )
    past_head = in_range(hidden_deg, low=(limits.arm_leave_deg, limits.arm_enter_deg))
    return worst(past_head, other_down)


def _both_arms(moment: Moment) -> bool:
    difference = abs(moment.active("arm_deg") - moment.other("arm_deg"))
    return difference < BOTH_ARMS_DEG


# Arms closer together than this are overhead together: one limb's angle is only known to
# about 13 degrees (EXERCISES, "Verdict").
BOTH_ARMS_DEG = 13.0


def _leg(moment: Moment, side: Side, limits: LongStretchLimits) -> Judgement:
    knee = moment.measures[f"{side.word}_knee_deg"]
    foot = moment.measures[f"{side.word}_foot_clearance_t"]
    return worst(
        in_range(knee, low=(limits.legs_leave_deg, limits.legs_enter_deg)),
        in_range(foot, high=(limits.feet_leave_t, limits.feet_enter_t)),
    )


def _right_pair(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """Both arms overhead is wrong; which leg lengthens cannot be seen (1 to 2 %).

    A far arm that hides beside the trunk is drawn along the near one: hand upon hand. The
    outline shows whether two arms are past the head, and where the far one is not seen, too.
    """
    second_t = moment.measures["second_arm_t"]
    if moment.side is moment.near and not math.isnan(second_t):
        lies = moment.active("arm_deg") >= limits.arm_clear_deg
        seen = moment.other("arm_deg") >= limits.other_arm_fault_deg
        judgement = in_range(second_t, high=(limits.second_arm_t, limits.second_arm_t))
        come = _comes_t(moment) >= limits.seen_arm_comes_t or second_t >= limits.two_arms_t
        if not seen or judgement.zone is not Zone.FAULT:
            judgement = _second_forearm(moment, limits)
        elif not come:
            return unknown(Unknown.UNCLEAR)
        return judgement if judgement.zone is Zone.FAULT and lies else unknown(Unknown.UNCLEAR)
    other = moment.other("arm_deg")
    high = (limits.other_arm_fault_deg, limits.other_arm_clear_deg)
    judgement = in_range(other, high=high)
    apart = moment.measures["hands_apart_t"] >= limits.hands_apart_t
    return judgement if judgement.zone is Zone.FAULT and apart else unknown(Unknown.UNCLEAR)


def _comes_t(moment: Moment) -> float:
    """How much higher the outline over the forearm is than when the hold began, in T."""
    return moment.measures["second_forearm_t"] - moment.start["second_forearm_t"]


def _second_forearm(moment: Moment, limits: LongStretchLimits) -> Judgement:
    """Whether an arm that is not seen has come over the near forearm since the hold began.

    What has been there from the beginning may be the mat.
    """
    forearm_t = moment.measures["second_forearm_t"]
    come = in_range(_comes_t(moment), high=(limits.arm_comes_t, limits.arm_comes_t))
    there = in_range(forearm_t, high=(limits.unseen_arm_t, limits.unseen_arm_t))
    return there if come.zone is Zone.FAULT else come


def _arm_overhead(moment: Moment, limits: LongStretchLimits) -> Judgement:
    low = (limits.arm_fault_deg, limits.arm_clear_deg)
    return in_range(moment.active("arm_deg"), low=low)


def _elbow(moment: Moment, limits: LongStretchLimits) -> Judgement:
    low = (limits.elbow_fault_deg, limits.elbow_clear_deg)
    angles = moment.active("elbow_deg"), moment.active("elbow_space_deg")
    return straight_elbow(*angles, low, limits.elbow_space_deg)


def _knees(moment: Moment, limits: LongStretchLimits) -> Judgement:
    low = (limits.knee_fault_deg, limits.knee_clear_deg)
    return worst(*(in_range(moment.measures[f"{s.word}_knee_deg"], low=low) for s in Side))


def _flat(moment: Moment, limits: LongStretchLimits) -> Judgement:
    high = (limits.flat_fault_t, limits.flat_clear_t)
    hip = in_range(moment.of_near("hip_h_t"), high=high)
    knee_high = (limits.knee_up_fault_t, limits.flat_clear_t)
    near, far = (
        in_range(_knee_up_t(moment, side, limits), high=knee_high)
        for side in (moment.near, moment.near.other)
    )
    # A far knee that the near leg hides is no reason to doubt; one seen up is.
    return worst(hip, near, *([far] if far.zone is Zone.FAULT else []))


def _knee_up_t(moment: Moment, side: Side, limits: LongStretchLimits) -> float:
    """How high a knee is over where it rests; a leg that rests bent tells nothing of that."""
    name = sided("knee_clearance_t", side)
    rest_t = moment.rest[name]
    if not 0.0 < rest_t <= limits.knee_rests_t:
        rest_t = 0.0
    return moment.measures[name] - rest_t


_HOLD = frozenset({Phase.HOLD})
_NAME = "long_stretch"

LONG_STRETCH = Exercise(
    name=_NAME,
    title="Make yourself long",
    summary="One arm over the head, pull yourself long: with the opposite leg, then the same one.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=2, reps=5, hold_s=5.0),
    limits=LongStretchLimits(),
    view=ViewSpec(
        35.0, "Put the camera at your side, raised and looking down, with your arms in the picture."
    ),
    movement=HoldMovement(position=_position),
    measure=measure_stretch,
    needs_contour=True,
    shows_back=True,
    needs_mask=True,
    watches=(_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_WRIST),
    checks=(
        Check(
            "no_arch",
            judge_gap,
            _HOLD,
            Severity.SAFETY,
            f"{_NAME}.no_arch",
            dwell_s=1.0,
        ),
        Check("flat", _flat, _HOLD, Severity.TRUNK, f"{_NAME}.flat"),
        Check("knees", _knees, _HOLD, Severity.LEGS, f"{_NAME}.knees", stops_clock=True),
        Check(
            "right_pair",
            _right_pair,
            _HOLD,
            Severity.ARMS,
            f"{_NAME}.right_pair",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check(
            "arm_overhead",
            _arm_overhead,
            _HOLD,
            Severity.ARMS,
            f"{_NAME}.arm_overhead",
            stops_clock=True,
        ),
        Check("elbow", _elbow, _HOLD, Severity.ARMS, f"{_NAME}.elbow"),
    ),
    angles=(
        AngleSpec(
            "arm_overhead", (_L.LEFT_HIP, _L.LEFT_WRIST), _L.LEFT_SHOULDER, "arm_deg", Role.ACTIVE
        ),
        AngleSpec("knees", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.NEAR),
    ),
)
