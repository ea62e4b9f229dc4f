"""Exercise 5: make yourself long."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import Dose
from posecheck.events import Phase
from posecheck.exercises.limits import limit
from posecheck.exercises.lumbar_limits import GAP, LumbarLimits, judge_gap
from posecheck.exercises.measuring import (
    clearance_of,
    collect,
    elbow_space_deg,
    foot_clearance_t,
    height_of,
    straight_elbow,
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
from posecheck.kinematics.body import Body
from posecheck.kinematics.edges import edges_t
from posecheck.kinematics.lumbar import under_gap_t
from posecheck.kinematics.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Unknown

__all__ = ["LONG_STRETCH", "LongStretchLimits"]

_SPEC = "EXERCISES, 5. Make yourself long"
_L = Landmark


@dataclass(frozen=True, slots=True)
class LongStretchLimits(LumbarLimits):
    """Limits of the long stretch."""

    arm_fault_deg: float = limit(145.0, "deg", 90.0, 180.0, _SPEC)
    arm_clear_deg: float = limit(155.0, "deg", 90.0, 180.0, _SPEC)
    elbow_fault_deg: float = limit(
        162.0,
        "deg",
        90.0,
        180.0,
        "EXERCISES has 150; a far elbow reads too straight: one of 124 degrees as 123 to 161, a "
        "straight one that lasts as 169 and more",
    )
    elbow_clear_deg: float = limit(
        168.0, "deg", 90.0, 180.0, "EXERCISES has 158; as for the fault limit"
    )
    knee_fault_deg: float = limit(160.0, "deg", 90.0, 180.0, _SPEC)
    knee_clear_deg: float = limit(165.0, "deg", 90.0, 180.0, _SPEC)
    elbow_space_deg: float = limit(
        145.0,
        "deg",
        90.0,
        180.0,
        "straight ones read 151 and more in space, one of 124 degrees 140 to 150",
    )
    flat_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    flat_clear_t: float = limit(0.07, "t", 0.0, 0.5, _SPEC)
    arm_enter_deg: float = limit(
        120.0, "deg", 90.0, 170.0, "a hand's width under the fault limit: on its way overhead"
    )
    arm_leave_deg: float = limit(108.0, "deg", 80.0, 170.0, "hysteresis of 12 degrees")
    arm_space_enter_deg: float = limit(
        122.0, "deg", 100.0, 175.0, "in space too, or an arm out to the side looks overhead"
    )
    arm_space_leave_deg: float = limit(110.0, "deg", 90.0, 170.0, "hysteresis of 12 degrees")
    hand_high_t: float = limit(
        1.25, "t", 0.3, 1.5, "an arm that points up has its hand 1.2 T up; higher is no hand"
    )
    legs_enter_deg: float = limit(
        140.0, "deg", 100.0, 170.0, "the legs lie stretched out, well or badly"
    )
    legs_leave_deg: float = limit(128.0, "deg", 90.0, 170.0, "hysteresis of 12 degrees")
    feet_enter_t: float = limit(0.25, "t", 0.1, 0.6, "12 cm: the foot lies on the mat")
    feet_leave_t: float = limit(0.40, "t", 0.1, 1.0, "20 cm: the leg is in the air")
    hands_apart_t: float = limit(
        0.18,
        "t",
        0.05,
        0.6,
        "two arms overhead show their hands 0.21 T apart and more, one arm drawn twice up to 0.14",
    )
    second_arm_t: float = limit(
        0.135,
        "t",
        0.05,
        0.5,
        "over the forearm of one arm overhead the outline is up to 0.13 T higher, over two 0.14 "
        "to 0.33",
    )
    unseen_arm_t: float = limit(
        0.17,
        "t",
        0.05,
        0.5,
        "of an arm that the model does not see: on a mat as dark as the sleeve the mask has shown "
        "0.16 over one arm",
    )
    other_arm_fault_deg: float = limit(
        145.0, "deg", 90.0, 180.0, "the other arm is overhead too (same limit as for the arm)"
    )
    other_arm_clear_deg: float = limit(120.0, "deg", 60.0, 180.0, "not on its way overhead")


def _arm_space_deg(body: Body, side: Side) -> float:
    return body.world_angle_deg(_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_WRIST, side)


# A forearm that is drawn by more over the outline of the person, in T, is not there: a far arm
# beside the trunk is drawn past the head, 0.10 to 0.16 over it; one that is there, up to 0.04.
OFF_OUTLINE_T = 0.06


def _arm_deg(body: Body, side: Side) -> float:
    """ARM; NaN where the far forearm is drawn where nobody is."""
    if side is body.near or body.pose.silhouette is None:
        return body.arm_deg(side)
    elbow, wrist = (body.point(left, side) for left in (_L.LEFT_ELBOW, _L.LEFT_WRIST))
    middle = ((elbow[0] + wrist[0]) / 2.0, (elbow[1] + wrist[1]) / 2.0)
    over_t = [height_t - edges_t(body, along_t)[1] for along_t, height_t in (wrist, middle)]
    known_t = [over for over in over_t if not math.isnan(over)]
    there = known_t and max(known_t) <= OFF_OUTLINE_T
    return body.arm_deg(side) if there else math.nan


# Over two arms past the head the outline is 0.07 T and more higher than their hands are apart, over
# one arm that is drawn twice up to 0.03 T.
ARM_T = 0.05


def _hidden_arm_deg(body: Body, side: Side) -> float:
    return math.nan if side is body.near else body.hidden_arm_deg


def _hands_apart_t(body: Body) -> float:
    """How far apart the hands are, in T; NaN where the outline has no room for both."""
    left, right = (body.point(_L.LEFT_WRIST, side) for side in Side)
    apart_t = math.dist(left, right)
    far_t = (left, right)[body.near.other][0]
    lower_t, upper_t = edges_t(body, far_t)
    narrow = upper_t - lower_t - apart_t < ARM_T
    return math.nan if narrow else apart_t


def _second_arm_t(body: Body) -> float:
    """How far the outline reaches over the near forearm, in T: by one arm, or by two."""
    elbow, wrist = (body.point(left, body.near) for left in (_L.LEFT_ELBOW, _L.LEFT_WRIST))
    middle = ((elbow[0] + wrist[0]) / 2.0, (elbow[1] + wrist[1]) / 2.0)
    over_t = [edges_t(body, along_t)[1] - height_t for along_t, height_t in (wrist, middle)]
    return math.nan if any(map(math.isnan, over_t)) else min(over_t)


def _elbow_deg(body: Body, side: Side) -> float:
    return body.baseline.calibration.overhead_elbow_deg(body.elbow_deg(side))


def _measure(body: Body) -> Measures:
    return collect(
        body,
        {
            "arm_deg": _arm_deg,
            "arm_space_deg": _arm_space_deg,
            "hidden_arm_deg": _hidden_arm_deg,
            "elbow_deg": _elbow_deg,
            "elbow_space_deg": elbow_space_deg,
            "knee_deg": Body.knee_deg,
            "wrist_clearance_t": clearance_of(_L.LEFT_WRIST),
            "foot_clearance_t": foot_clearance_t,
            "hip_h_t": height_of(_L.LEFT_HIP),
            "knee_clearance_t": clearance_of(_L.LEFT_KNEE),
        },
        {GAP: under_gap_t, "hands_apart_t": _hands_apart_t, "second_arm_t": _second_arm_t},
    )


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
        room_t = limits.second_arm_t if seen else limits.unseen_arm_t
        judgement = in_range(second_t, high=(room_t, room_t))
        return judgement if judgement.zone is Zone.FAULT and lies else unknown(Unknown.UNCLEAR)
    other = moment.other("arm_deg")
    high = (limits.other_arm_fault_deg, limits.other_arm_clear_deg)
    judgement = in_range(other, high=high)
    apart = moment.measures["hands_apart_t"] >= limits.hands_apart_t
    return judgement if judgement.zone is Zone.FAULT and apart else unknown(Unknown.UNCLEAR)


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
    near = [in_range(moment.of_near(name), high=high) for name in ("hip_h_t", "knee_clearance_t")]
    far = in_range(moment.measures[sided("knee_clearance_t", moment.near.other)], high=high)
    # A far knee that the near leg hides is no reason to doubt; one seen up is.
    return worst(*near, *([far] if far.zone is Zone.FAULT else []))


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
    measure=_measure,
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
            band_unknown=True,
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
        Check("elbow", _elbow, _HOLD, Severity.ARMS, f"{_NAME}.elbow", band_unknown=True),
    ),
    angles=(
        AngleSpec(
            "arm_overhead", (_L.LEFT_HIP, _L.LEFT_WRIST), _L.LEFT_SHOULDER, "arm_deg", Role.ACTIVE
        ),
        AngleSpec("knees", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.NEAR),
    ),
)
