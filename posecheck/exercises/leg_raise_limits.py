"""Limits of the holding exercise."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.exercises.limits import limit
from posecheck.exercises.lumbar_limits import LumbarLimits

__all__ = ["LegRaiseHoldLimits"]

_SPEC = "EXERCISES, 1. Holding exercise"
_DEFINITION = "EXERCISES, 1. Definition"
_STOPS = "EXERCISES, What stops the clock"


@dataclass(frozen=True, slots=True)
class LegRaiseHoldLimits(LumbarLimits):
    """Limits of the holding exercise."""

    hollow_fault_share: float = limit(0.5, "share", 0.1, 1.0, _SPEC)
    hollow_clear_share: float = limit(0.3, "share", 0.0, 1.0, _SPEC)
    raised_knee_fault_deg: float = limit(160.0, "deg", 90.0, 180.0, _SPEC)
    raised_knee_clear_deg: float = limit(165.0, "deg", 90.0, 180.0, _SPEC)
    knee_low_fault_deg: float = limit(70.0, "deg", 30.0, 90.0, _SPEC)
    knee_low_clear_deg: float = limit(75.0, "deg", 30.0, 90.0, _SPEC)
    knee_high_clear_deg: float = limit(105.0, "deg", 90.0, 150.0, _SPEC)
    knee_high_fault_deg: float = limit(110.0, "deg", 90.0, 150.0, _SPEC)
    knee_stops_low_deg: float = limit(55.0, "deg", 20.0, 90.0, _STOPS)
    knee_stops_high_deg: float = limit(125.0, "deg", 90.0, 180.0, _STOPS)
    foot_fault_t: float = limit(0.08, "t", 0.0, 0.5, _SPEC)
    foot_clear_t: float = limit(0.05, "t", 0.0, 0.5, _SPEC)
    leg_low_fault_deg: float = limit(20.0, "deg", 5.0, 45.0, _SPEC)
    leg_low_clear_deg: float = limit(25.0, "deg", 5.0, 45.0, _SPEC)
    leg_high_clear_deg: float = limit(65.0, "deg", 45.0, 100.0, _SPEC)
    leg_high_fault_deg: float = limit(70.0, "deg", 45.0, 100.0, _SPEC)
    drift_fault_deg: float = limit(10.0, "deg", 2.0, 45.0, _SPEC)
    drift_clear_deg: float = limit(6.0, "deg", 1.0, 45.0, _SPEC)
    moving_deg_s: float = limit(
        10.0, "deg/s", 2.0, 60.0, "definition: from 45 degrees down within 4.5 s is laying it down"
    )
    head_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    head_clear_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    pelvis_fault_t: float = limit(0.07, "t", 0.0, 0.5, _SPEC)
    pelvis_clear_t: float = limit(0.04, "t", 0.0, 0.5, _SPEC)
    hips_up_t: float = limit(0.10, "t", 0.02, 0.5, _DEFINITION)
    risen_enter_deg: float = limit(8.0, "deg", 3.0, 30.0, _DEFINITION)
    risen_leave_deg: float = limit(5.0, "deg", 1.0, 30.0, "hysteresis of 3 degrees")
    foot_risen_enter_t: float = limit(0.15, "t", 0.05, 0.5, _DEFINITION)
    foot_risen_leave_t: float = limit(0.10, "t", 0.02, 0.5, "hysteresis of a third")
    bent_enter_deg: float = limit(
        120.0, "deg", 90.0, 160.0, "definition, knee not plainly bent: 40 degrees beyond the fault"
    )
    bent_leave_deg: float = limit(110.0, "deg", 90.0, 160.0, "hysteresis of 10 degrees")
    stretched_rest_deg: float = limit(
        140.0,
        "deg",
        110.0,
        180.0,
        "a knee that rests bent by over 40 degrees does not show how far it can be straightened",
    )
    other_foot_leave_t: float = limit(
        0.30, "t", 0.1, 1.0, "definition, the other foot on the floor: twice a risen foot is not"
    )
