"""Limits of exercise 1, each with its unit, legal range and source."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.exercises.limits import limit
from posecheck.exercises.lumbar_limits import LumbarLimits

__all__ = ["LegRaiseHoldLimits"]

_SPEC = "EXERCISES, 1. Holding exercise"


@dataclass(frozen=True, slots=True)
class LegRaiseHoldLimits(LumbarLimits):
    """Limits of the holding exercise."""

    raised_knee_fault_deg: float = limit(160.0, "deg", 90.0, 180.0, _SPEC)
    raised_knee_clear_deg: float = limit(165.0, "deg", 90.0, 180.0, _SPEC)
    bent_share: float = limit(
        0.03,
        "share",
        0.0,
        0.2,
        "hip to ankle of a far raised leg, by how much it has become shorter since the hold began: "
        "straight ones up to 0.02, ones bent to 136 degrees 0.064 and more (5 people)",
    )
    short_share: float = limit(
        0.836,
        "share",
        0.7,
        1.0,
        "hip to ankle of such a leg: straight ones that read bent 0.845 and more, ones bent to 136 "
        "degrees up to 0.826",
    )
    plainly_bent_deg: float = limit(
        139.0,
        "deg",
        90.0,
        160.0,
        "such knees, straight, have been read as 141 for longer; bent to 136 degrees as 125 to 141",
    )
    knee_low_fault_deg: float = limit(
        73.0,
        "deg",
        30.0,
        90.0,
        "EXERCISES has 70; beside a raised leg a knee folded to 54 degrees is read as 52 to 74, "
        "one of 90 as 77 and more",
    )
    knee_low_clear_deg: float = limit(76.0, "deg", 30.0, 90.0, "EXERCISES has 75; as above")
    knee_high_clear_deg: float = limit(105.0, "deg", 90.0, 150.0, _SPEC)
    knee_high_fault_deg: float = limit(110.0, "deg", 90.0, 150.0, _SPEC)
    foot_fault_t: float = limit(
        0.06, "t", 0.0, 0.5, "the heel; EXERCISES has 0.08, of which the model reads a half"
    )
    foot_clear_t: float = limit(0.04, "t", 0.0, 0.5, "EXERCISES has 0.05; as above")
    toe_fault_t: float = limit(
        0.13,
        "t",
        0.0,
        0.5,
        "EXERCISES has 0.08; toes of a foot put farther away read up to 0.11 while they stay down",
    )
    toe_clear_t: float = limit(0.10, "t", 0.0, 0.5, "as above, hysteresis of a quarter")
    foot_rise_fault_t: float = limit(
        0.10,
        "t",
        0.0,
        0.5,
        "since the hold began; EXERCISES has 0.08; a foot that stands reads up to 0.075 higher "
        "than it did, one that is lifted by 0.17 reads 0.12",
    )
    foot_rise_clear_t: float = limit(0.07, "t", 0.0, 0.5, "hysteresis of a third")
    still_rise_fault_t: float = limit(
        0.05,
        "t",
        0.0,
        0.5,
        "of a heel whose knee is as it was; one that stands reads up to 0.040 higher for longer, "
        "one that is lifted by 0.16 0.046 to 0.12",
    )
    still_rise_clear_t: float = limit(0.042, "t", 0.0, 0.5, "as above")
    least_rise_fault_t: float = limit(
        0.034,
        "t",
        0.0,
        0.5,
        "of such a heel while the other leg is up as it was: one that stands reads up to 0.028 "
        "higher for longer (27 clips), one that is lifted by 0.16 0.040 to 0.12 (8)",
    )
    least_rise_clear_t: float = limit(0.03, "t", 0.0, 0.5, "as above")
    same_raise_deg: float = limit(
        8.0, "deg", 2.0, 30.0, "under the fault of `steady`; a leg that passes draws the heel up"
    )
    plain_still_rise_t: float = limit(
        0.05, "t", 0.0, 0.5, "of that heel, as below, nearly twice what one that stands reads"
    )
    plain_rise_t: float = limit(
        0.085,
        "t",
        0.0,
        0.5,
        "of such a heel, so much is no misreading: beside a leg that passes a standing one has "
        "read 0.076, one that was lifted over an edge that hardly rose 0.101",
    )
    sole_fault_t: float = limit(
        0.08,
        "t",
        0.0,
        0.5,
        "as in EXERCISES, of the lower edge of the silhouette since the hold began: under a heel "
        "that is lifted by 0.16 it rises by 0.10 to 0.14",
    )
    sole_clear_t: float = limit(0.05, "t", 0.0, 0.5, _SPEC)
    over_edge_t: float = limit(
        0.10,
        "t",
        0.05,
        0.5,
        "of a heel over the lower edge of the silhouette, since the hold began: two feet that "
        "stood were drawn 0.13 to 0.5 over it while their knee was hidden; over a lifted one the "
        "edge is short by up to 0.06",
    )
    same_knee_deg: float = limit(
        15.0, "deg", 5.0, 45.0, "a shank that leans by as much more moves the edge by 0.05 T"
    )
    leg_low_fault_deg: float = limit(20.0, "deg", 5.0, 45.0, _SPEC)
    leg_low_clear_deg: float = limit(25.0, "deg", 5.0, 45.0, _SPEC)
    leg_high_clear_deg: float = limit(65.0, "deg", 45.0, 100.0, _SPEC)
    leg_high_fault_deg: float = limit(70.0, "deg", 45.0, 100.0, _SPEC)
    drift_fault_deg: float = limit(10.0, "deg", 2.0, 45.0, _SPEC)
    drift_clear_deg: float = limit(6.0, "deg", 1.0, 45.0, _SPEC)
    head_fault_t: float = limit(0.10, "t", 0.0, 0.5, _SPEC)
    head_clear_t: float = limit(0.06, "t", 0.0, 0.5, _SPEC)
    pelvis_fault_t: float = limit(0.07, "t", 0.0, 0.5, _SPEC)
    pelvis_clear_t: float = limit(0.04, "t", 0.0, 0.5, _SPEC)
    raised_enter_deg: float = limit(
        12.0, "deg", 5.0, 30.0, "well under the lowest good height, well over a resting leg"
    )
    raised_leave_deg: float = limit(8.0, "deg", 2.0, 30.0, "hysteresis of 4 degrees")
    outline_top_t: float = limit(
        1.0,
        "t",
        0.5,
        2.0,
        "the knee of a foot that stands is 0.55 to 0.8 up; a straight leg raised by 35 degrees 1.0",
    )
    outline_low_t: float = limit(
        0.10, "t", 0.0, 0.5, "over where the feet rest: one is still there, give or take the mask"
    )
    folded_knee_deg: float = limit(
        115.0, "deg", 90.0, 150.0, "a leg folded more is on its way or held to the chest"
    )
    long_share: float = limit(
        0.82,
        "share",
        0.7,
        1.0,
        "hip to ankle of a leg whose knee is hidden, which is the far one and seems 0.06 shorter: "
        "straight ones read 0.83 and more, one folded to 115 degrees would 0.79 (trigonometry)",
    )
    other_foot_enter_t: float = limit(
        0.25, "t", 0.1, 0.6, "12 cm: the other foot is on the floor, give or take the mat line"
    )
    other_foot_leave_t: float = limit(0.40, "t", 0.1, 1.0, "20 cm: both legs are in the air")
