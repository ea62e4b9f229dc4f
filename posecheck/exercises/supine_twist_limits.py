"""Limits of exercise 3, each with its unit, legal range and source."""

from __future__ import annotations

from dataclasses import dataclass

from posecheck.exercises.limits import Limits, limit

__all__ = ["SupineTwistLimits"]


@dataclass(frozen=True, slots=True)
class SupineTwistLimits(Limits):
    """Limits of the supine twist."""

    shoulder_fault_t: float = limit(
        0.13,
        "t",
        0.0,
        0.5,
        "EXERCISES has 0.08; flat ones of a turned trunk read up to 0.126, ones lifted by 0.27 "
        "0.16 and more",
    )
    shoulder_clear_t: float = limit(
        0.105, "t", 0.0, 0.5, "EXERCISES has 0.05; flat ones of a turned trunk read up to 0.09"
    )
    far_shoulder_fault_t: float = limit(
        0.165,
        "t",
        0.0,
        0.5,
        "a flat far one of a turned trunk reads up to 0.14, and has read 0.16",
    )
    far_shoulder_clear_t: float = limit(0.105, "t", 0.0, 0.5, "as of the near one")
    turn_fault_deg: float = limit(
        40.0,
        "deg",
        3.0,
        90.0,
        "EXERCISES has 10; the line from near to far shoulder is 0.15 T short in the picture, "
        "and a twist with both shoulders flat turns its reading by up to 24",
    )
    turn_clear_deg: float = limit(30.0, "deg", 1.0, 90.0, "hysteresis of a quarter")
    flank_flat_t: float = limit(
        0.035,
        "t",
        0.0,
        0.5,
        "rise of the lower edge of the flank: under a near shoulder lifted by 0.27 at least "
        "0.05, mostly 0.10 to 0.18; under flat ones 0.02 and less, 0.06 at most",
    )
    flank_lifted_t: float = limit(0.09, "t", 0.0, 0.5, "as above; between them the landmarks tell")
    flank_doubt_t: float = limit(
        0.067,
        "t",
        0.0,
        0.5,
        "as above: flat ones 0.065 at most for longer; under a shoulder lifted by 0.27, that was "
        "read 0.08, 0.075",
    )
    both_risen_t: float = limit(
        0.035,
        "t",
        0.0,
        0.5,
        "of a near shoulder and its flank, the lesser of both, since the hold began: flat ones up "
        "to 0.018 for longer (22 clips), once 0.032, ones lifted by 0.27 0.049 and more (12)",
    )
    over_enter_deg: float = limit(
        60.0,
        "deg",
        30.0,
        90.0,
        "thigh from straight up to the other side; less is seen from beside and above as upright",
    )
    over_leave_deg: float = limit(
        55.0, "deg", 20.0, 90.0, "hysteresis of 5: below, the height of a knee hardly changes"
    )
    over_let_up_deg: float = limit(
        45.0,
        "deg",
        20.0,
        90.0,
        "a knee that lets up to 62 has read 50; while the pelvis stays turned it is still over",
    )
    per_rise_deg: float = limit(
        80.0,
        "deg",
        0.0,
        200.0,
        "the near thigh, which stands up before it is laid over, must read 1 of its length then; "
        "of one that reads 0.01 more the angle reads 0.8 too small (trigonometry at 60 degrees "
        "from 24 above: 0.8; fitted on 53 holds of 24 made people: 1.2)",
    )
    rise_off_share: float = limit(
        0.12, "share", 0.0, 0.3, "more than that is no thigh that has stood up; read 0.89 to 1.09"
    )
    own_enter_deg: float = limit(
        30.0, "deg", 10.0, 90.0, "the knee has fallen to its own side by 20 cm: not across"
    )
    own_leave_deg: float = limit(22.0, "deg", 5.0, 90.0, "hysteresis of 8 degrees")
    depth_fault_t: float = limit(
        -0.12,
        "t",
        -1.0,
        0.0,
        "6 cm behind the plane of the hip, on the own side; an upright knee reads up to 5 cm off",
    )
    depth_clear_t: float = limit(0.12, "t", 0.0, 1.0, "the same, on the other side")
    pelvis_turned_t: float = limit(
        0.045,
        "t",
        0.01,
        0.3,
        "how much a turned pelvis raises the outline of the trunk; a thigh laid over raises it "
        "by 0.06 to 0.13, one at 40 degrees by 0.01 to 0.05",
    )
    pelvis_across_t: float = limit(
        0.02,
        "t",
        0.01,
        0.3,
        "beside a near knee that lies on its own side the outline of the pelvis is up by 0.006 at "
        "most (26 holds), beside one that lies across by 0.017 and more (103 of 104)",
    )
    pelvis_kept_t: float = limit(
        0.02,
        "t",
        0.01,
        0.3,
        "in a hold, where it is known that it has been turned; of one it rose by 0.027",
    )
    pelvis_kept_share: float = limit(
        0.5, "share", 0.1, 1.0, "of what the pelvis raised it by at first; less is another pose"
    )
    floor_deg: float = limit(
        105.0, "deg", 90.0, 150.0, "no thigh falls farther: a level one lies at 90"
    )
    twist_fault_share: float = limit(
        0.48,
        "share",
        0.0,
        1.0,
        "EXERCISES has 0.35; a share of 0.12 mostly reads -0.2 to 0.1, of one person 0.46; a good "
        "one 0.57 and more",
    )
    twist_clear_share: float = limit(0.55, "share", 0.0, 1.0, "EXERCISES has 0.45; as above")
    least_range_share: float = limit(
        0.25,
        "share",
        0.05,
        1.0,
        "of the thigh, 10 cm: a smaller drop of the knee is no range to measure against",
    )
    lower_knee_fault_deg: float = limit(
        156.0,
        "deg",
        90.0,
        180.0,
        "EXERCISES has 150; a knee that stands up before the other leg reads 10 too straight",
    )
    lower_knee_clear_deg: float = limit(163.0, "deg", 90.0, 180.0, "hysteresis of 7 degrees")
    edge_knee_fault_deg: float = limit(
        151.0,
        "deg",
        90.0,
        180.0,
        "EXERCISES has 150, clear from 158, read as 145 and 152 by the outline; one of 133 "
        "has read 139 to 151, straight ones for longer 157 and more (18 people)",
    )
    edge_knee_clear_deg: float = limit(
        156.0, "deg", 90.0, 180.0, "EXERCISES has 158, read as 152 to 154; one of 133 has read 155"
    )
    knee_bends_deg: float = limit(
        10.0,
        "deg",
        2.0,
        60.0,
        "of that outline, since the hold began: straight ones up to 9.9 for longer, once 12, ones "
        "that bend to 133 by 12.9 and more (43 clips)",
    )
    drawn_bent_deg: float = limit(
        163.0,
        "deg",
        120.0,
        180.0,
        "with it the landmarks of that knee must say so: straight ones read 173 to 179, ones bent "
        "to 133 145 to 157 (medians)",
    )
    speed_fault_t_per_s: float = limit(
        0.08,
        "t_per_s",
        0.01,
        2.0,
        "EXERCISES; averaged over 0.3 s a knee laid over is seen to go to and fro by up to 0.05, "
        "one that bounces by 0.10 to 0.35",
    )
    speed_clear_t_per_s: float = limit(0.06, "t_per_s", 0.01, 2.0, "hysteresis of a quarter")
    drawn_in_enter_share: float = limit(
        0.72,
        "share",
        0.3,
        0.9,
        "knee or foot along the body, of the stretched leg: 0.5 with hip and knee square",
    )
    drawn_in_leave_share: float = limit(0.80, "share", 0.3, 0.95, "hysteresis of a tenth")
    long_enter_share: float = limit(
        0.75, "share", 0.4, 1.0, "the lower leg lies stretched, well or badly (knee over 100)"
    )
    plainly_long_share: float = limit(
        0.9, "share", 0.7, 1.0, "a leg that lies stretched: one drawn half wrongly reads less"
    )
    stretched_share: float = limit(
        0.82, "share", 0.5, 1.0, "straight legs that are seen read 0.89 and more"
    )
    long_leave_share: float = limit(0.65, "share", 0.3, 1.0, "hysteresis of a tenth")
    looking_down_deg: float = limit(
        15.0,
        "deg",
        5.0,
        60.0,
        "from lower the near shoulder hides the far one, and the thigh its own knee",
    )
