"""Limits of exercise 5, each with its unit, legal range and source."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.exercises.limits import limit
from posecheck.exercises.lumbar_limits import LumbarLimits

__all__ = ["LongStretchLimits"]

_SPEC = "EXERCISES, 5. Make yourself long"


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
    knee_fault_deg: float = limit(
        162.5,
        "deg",
        90.0,
        180.0,
        "EXERCISES has 160; a knee of 140 is read as 135 to 160, straight ones as 164 and more",
    )
    knee_clear_deg: float = limit(166.0, "deg", 90.0, 180.0, "EXERCISES has 165; as above")
    elbow_space_deg: float = limit(
        145.0,
        "deg",
        90.0,
        180.0,
        "straight ones read 151 and more in space, one of 124 degrees 140 to 150",
    )
    flat_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    flat_clear_t: float = limit(0.07, "t", 0.0, 0.5, _SPEC)
    knee_up_fault_t: float = limit(
        0.13,
        "t",
        0.0,
        0.5,
        "EXERCISES has 0.10; of two legs that lie, taken for each other, the near one reads 0.12, "
        "knees that are up 0.21 to 0.30",
    )
    knee_rests_t: float = limit(
        0.06,
        "t",
        0.0,
        0.2,
        "over an adult's resting knee: straight legs rest up to 0.05 higher, by their girth",
    )
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
        0.11,
        "t",
        0.05,
        0.5,
        "over the forearm of one arm overhead the outline is up to 0.08 T higher for longer, over "
        "two 0.12 to 0.33",
    )
    unseen_arm_t: float = limit(
        0.21,
        "t",
        0.05,
        0.5,
        "up to before the hand, of an arm that the model does not see: over two arms 0.23 and more "
        "from the first moment on; on a mat as dark as the sleeve the mask has shown 0.16 and "
        "0.205 over one",
    )
    arm_comes_t: float = limit(
        0.10,
        "t",
        0.0,
        0.5,
        "since the hold began: of a mat over one arm the mask has shown 0.30 from the beginning; "
        "a second arm adds 0.13 and more",
    )
    seen_arm_comes_t: float = limit(
        0.135,
        "t",
        0.0,
        0.5,
        "as above, of an arm that the model draws there, as it does on a dark mat: a second one "
        "adds 0.15 and more, a mat beside a body that moves up to 0.125",
    )
    two_arms_t: float = limit(
        0.28,
        "t",
        0.05,
        0.5,
        "of arms that were both there from the beginning; a mat over one arm has shown 0.25",
    )
    other_arm_fault_deg: float = limit(
        145.0, "deg", 90.0, 180.0, "the other arm is overhead too (same limit as for the arm)"
    )
    other_arm_clear_deg: float = limit(120.0, "deg", 60.0, 180.0, "not on its way overhead")
