"""Limits of exercise 6, each with its unit, legal range and source."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.exercises.limits import Limits, limit

__all__ = ["VentralRowLimits"]

_SPEC = "EXERCISES, 6. Ventral row"


@dataclass(frozen=True, slots=True)
class VentralRowLimits(Limits):
    """Limits of the ventral row."""

    third_limb_fault_t: float = limit(0.10, "t", 0.02, 0.5, _SPEC)
    third_limb_clear_t: float = limit(0.07, "t", 0.0, 0.5, "hysteresis of a third")
    arm_fault_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    arm_clear_t: float = limit(0.12, "t", 0.0, 0.5, _SPEC)
    leg_fault_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    leg_clear_t: float = limit(0.12, "t", 0.0, 0.5, _SPEC)
    head_fault_t: float = limit(
        0.135,
        "t",
        0.0,
        0.6,
        "EXERCISES has 0.20, or a neck bent by 25 degrees; a hidden face shows no angle, and "
        "at 0.4 T from shoulder to ear 20 degrees are 0.14 T",
    )
    head_clear_t: float = limit(
        0.125,
        "t",
        0.0,
        0.6,
        "EXERCISES has 0.15; heads in line read up to 0.12, thrown back 0.15 and more, once 0.137",
    )
    head_outline_t: float = limit(
        0.06,
        "t",
        0.0,
        0.5,
        "upper edge where the head is, since the rest: heads thrown back 0.09, mostly 0.21 to 0.32",
    )
    neck_fault_deg: float = limit(
        26.0,
        "deg",
        5.0,
        60.0,
        "EXERCISES has 25 from straight; the pose model puts the ear of a face that is hidden 5 to "
        "20 degrees low, so it is measured against the own resting neck",
    )
    neck_clear_deg: float = limit(19.0, "deg", 2.0, 60.0, "hysteresis of a quarter")
    neck_most_deg: float = limit(
        70.0,
        "deg",
        30.0,
        120.0,
        "a healthy neck extends by 60 degrees (AMA Guides); 10 more for the measuring. A face that "
        "is drawn in the wrong place reads 85 to 90",
    )
    leg_high_fault_t: float = limit(0.60, "t", 0.2, 1.5, _SPEC)
    leg_high_clear_t: float = limit(0.50, "t", 0.2, 1.5, "hysteresis of a sixth")
    past_straight_fault_deg: float = limit(20.0, "deg", 5.0, 60.0, _SPEC)
    past_straight_clear_deg: float = limit(14.0, "deg", 2.0, 60.0, _SPEC)
    resting_hip_deg: float = limit(
        170.0,
        "deg",
        120.0,
        180.0,
        "hips of people who lie on the stomach read 164 to 179, most 170 and more; a far one that "
        "is drawn anywhere 160 and 9",
    )
    limb_fault_deg: float = limit(155.0, "deg", 90.0, 180.0, _SPEC)
    limb_clear_deg: float = limit(162.0, "deg", 90.0, 180.0, _SPEC)
    elbow_space_deg: float = limit(
        140.0, "deg", 90.0, 180.0, "15 degrees under the fault limit: depth is a guess"
    )
    hip_fault_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    hip_clear_t: float = limit(0.04, "t", 0.0, 0.5, _SPEC)
    hip_carried_t: float = limit(
        0.09, "t", 0.0, 0.5, "a leg that is too high carries the outline of the hip up by 0.07"
    )
    hip_rise_fault_t: float = limit(
        0.08, "t", 0.0, 0.5, "since the hold began; of a pelvis lifted by 0.115 T 0.10 is read"
    )
    hip_rise_clear_t: float = limit(0.05, "t", 0.0, 0.5, "hysteresis of a third")
    chest_fault_t: float = limit(0.25, "t", 0.0, 0.6, _SPEC)
    chest_clear_t: float = limit(0.20, "t", 0.0, 0.6, _SPEC)
    trunk_fault_deg: float = limit(
        15.0, "deg", 5.0, 45.0, "a chest lifted by 0.25 T over one T of trunk turns it by 14.5"
    )
    trunk_clear_deg: float = limit(
        5.0, "deg", 0.0, 45.0, "landmark noise of 1 % of T and breathing stay below"
    )
    lift_enter_t: float = limit(
        0.12,
        "t",
        0.03,
        0.5,
        "a limb is lifted from there on (arm and leg lifted, EXERCISES); less is no hold",
    )
    lift_leave_t: float = limit(0.08, "t", 0.01, 0.5, "a limb is not lifted below (EXERCISES)")
    lead_t: float = limit(
        0.06, "t", 0.01, 0.3, "3 cm: one arm is the higher one; less is landmark noise"
    )
    arms_lead_t: float = limit(
        0.12, "t", 0.01, 0.5, "twice that where the legs say otherwise: the far arm is misread"
    )
