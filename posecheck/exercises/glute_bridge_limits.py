"""Limits of exercise 4, each with its unit, legal range and source."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.exercises.limits import Limits, limit

__all__ = ["GluteBridgeLimits"]

_SPEC = "EXERCISES, 4. Glute bridge"


@dataclass(frozen=True, slots=True)
class GluteBridgeLimits(Limits):
    """Limits of the glute bridge."""

    top_hip_fault_deg: float = limit(160.0, "deg", 120.0, 180.0, _SPEC)
    top_hip_clear_deg: float = limit(
        165.0, "deg", 120.0, 180.0, "EXERCISES; hips at the top of good lifts read 168 and more"
    )
    over_fault_t: float = limit(
        0.115,
        "t",
        0.0,
        0.5,
        "EXERCISES has 0.06; hips on the line or 0.05 over it are read up to 0.104 over it, hips "
        "lifted past it by 0.23 0.10 to 0.20, mostly 0.12 and more",
    )
    over_clear_t: float = limit(0.08, "t", 0.0, 0.5, "as above, hysteresis of a third")
    knee_low_fault_deg: float = limit(70.0, "deg", 30.0, 90.0, _SPEC)
    knee_low_clear_deg: float = limit(75.0, "deg", 30.0, 90.0, _SPEC)
    knee_high_clear_deg: float = limit(105.0, "deg", 90.0, 150.0, _SPEC)
    knee_high_fault_deg: float = limit(110.0, "deg", 90.0, 150.0, _SPEC)
    slanted_yaw_deg: float = limit(
        10.0, "deg", 0.0, 45.0, "a camera square on is read up to 11 degrees round the corner"
    )
    slanted_share: float = limit(
        1.25,
        "deg/deg",
        0.0,
        5.0,
        "seen from 18 degrees round the corner, knees read 9 less than from the side",
    )
    foot_fault_t: float = limit(
        0.07,
        "t",
        0.0,
        0.5,
        "EXERCISES has 0.06; heels that stay down read up to 0.06, heels lifted by 0.09 mostly "
        "0.075 to 0.13",
    )
    foot_clear_t: float = limit(0.04, "t", 0.0, 0.5, _SPEC)
    drawn_in_knee_deg: float = limit(
        85.0,
        "deg",
        60.0,
        100.0,
        "of a foot that is drawn in farther the heel reads, and rises, higher",
    )
    drawn_in_foot_t: float = limit(
        0.075, "t", 0.0, 0.5, "heels of feet drawn in that stay down read up to 0.070"
    )
    foot_rise_fault_t: float = limit(
        0.042,
        "t",
        0.0,
        0.5,
        "since the hips lay on the mat: heels that stay down read up to 0.037 higher for longer, "
        "heels lifted by 0.09 0.043 to 0.13 higher",
    )
    foot_rise_clear_t: float = limit(0.03, "t", 0.0, 0.5, "as above, hysteresis of a third")
    toe_fault_t: float = limit(
        0.16, "t", 0.0, 0.5, "toes of a foot put farther away read up to 0.12 while they stay down"
    )
    toe_clear_t: float = limit(0.13, "t", 0.0, 0.5, "as above, hysteresis of a third")
    shoulder_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    shoulder_clear_t: float = limit(0.07, "t", 0.0, 0.5, _SPEC)
    tempo_fault_s: float = limit(
        0.55,
        "s",
        0.0,
        10.0,
        "a lift of 3 s (EXERCISES: count to three) that eases in and out (minimum jerk, Flash "
        "and Hogan 1985) takes 1.06 s from 20 to 80 % of its way, of which the model reads 0.60 s "
        "and more, and of one of 1 s up to 0.43",
    )
    wrist_fault_t: float = limit(0.25, "t", 0.05, 1.0, _SPEC)
    wrist_clear_t: float = limit(
        0.18, "t", 0.0, 1.0, "hysteresis as of the other heights, about two thirds"
    )
    hook_knee_deg: float = limit(
        135.0, "deg", 100.0, 170.0, "a bridge starts with the feet up; straighter legs lie"
    )
    standing_foot_t: float = limit(
        0.15, "t", 0.05, 0.5, "7 cm: heel raised onto the toes, or toes up on the heel"
    )
    resting_t: float = limit(
        0.08,
        "t",
        0.0,
        0.2,
        "4 cm: hips on the mat",
    )
    far_foot_knee_deg: float = limit(
        105.0, "deg", 90.0, 135.0, "feet farther away than a right-angled knee has them"
    )
    far_foot_resting_t: float = limit(
        0.11, "t", 0.0, 0.2, "resting hips of such people are read at 0.01 to 0.09"
    )
    lifted_t: float = limit(
        0.10,
        "t",
        0.02,
        0.5,
        "5 cm: no hip comes off the mat by less in a bridge, and none does in a sit-up",
    )
