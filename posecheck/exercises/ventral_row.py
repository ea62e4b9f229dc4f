"""Exercise 6: the ventral row. Its side is that of the lifted arm."""

from __future__ import annotations

import math

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.events import Phase
from posecheck.exercises.measuring import (
    collect,
    elbow_space_deg,
    height_of,
    known,
    straight_elbow,
)
from posecheck.exercises.row_lifts import edge_heights, lifts_of, pelvis_rise_t, row_unrest_t
from posecheck.exercises.row_limbs import (
    FLAT_DEG,
    arm_lost,
    head_rise_t,
    row_position,
    third_limb,
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
from posecheck.exercises.ventral_row_limits import VentralRowLimits
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Unknown

__all__ = ["VENTRAL_ROW", "VentralRowLimits"]

_L = Landmark


def _neck_deg(body: Body, side: Side) -> float:
    return body.angle_deg(_L.LEFT_EAR, _L.LEFT_SHOULDER, _L.LEFT_HIP, side)


def _measure(body: Body) -> Measures:
    heights = edge_heights(body)
    lifts = lifts_of(body, heights)
    return collect(
        body,
        {
            "wrist_h_t": lifts.measure("wrist"),
            "wrist_least_t": lifts.measure("wrist", least=True),
            "ankle_h_t": lifts.measure("ankle"),
            "ankle_least_t": lifts.measure("ankle", least=True),
            "knee_h_t": height_of(_L.LEFT_KNEE),
            "hip_h_t": height_of(_L.LEFT_HIP),
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
            "head_rise_t": head_rise_t,
            "neck_deg": _neck_deg,
            "knee_deg": lifts.knee_deg,
            "elbow_deg": lifts.elbow_deg,
            "elbow_space_deg": elbow_space_deg,
            "hip_deg": Body.hip_extension_deg,
            "trunk_deg": Body.trunk_turn_deg,
        },
        {name: known(height_t) for name, height_t in heights.items()},
    )


def _turned_deg(moment: Moment) -> float:
    """How far the trunk has turned from how it rests."""
    name = sided("trunk_deg", moment.near)
    return moment.measures[name] - moment.rest[name]


def _right_pair(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """No third limb: neither the other arm nor the leg of the same side."""
    if moment.side is None:
        return unknown(Unknown.NOT_SEEN)
    arm = third_limb(moment, "wrist", moment.side.other, limits)
    leg = third_limb(moment, "ankle", moment.side, limits)
    if moment.side is moment.near and arm.zone is not Zone.CLEAR:
        # The far arm is misread by up to 0.3 T behind the head: nobody is blamed for it.
        arm = unknown(Unknown.VIEW)
    return worst(arm, leg)


def _superman(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Arms and legs up at once, and none is seen down.

    From the side the far arm is often hidden behind the head; both legs and the near arm
    with the chest off the mat are more than the row, whatever that arm does.
    """
    near, far = moment.near, moment.near.other
    limbs = [
        third_limb(moment, "ankle", near, limits),
        third_limb(moment, "ankle", far, limits),
        third_limb(moment, "wrist", near, limits),
    ]
    arm = third_limb(moment, "wrist", far, limits)
    chest = in_range(
        moment.of_near("shoulder_h_t"), high=(limits.chest_fault_t, limits.chest_clear_t)
    )
    if arm.zone is not Zone.FAULT:
        # A hidden far arm is drawn down as well as up.
        arm = chest if chest.zone is Zone.FAULT else unknown(Unknown.VIEW)
    limbs.append(arm)
    for zone in (Zone.CLEAR, Zone.UNKNOWN, Zone.BAND):
        found = [limb for limb in limbs if limb.zone is zone]
        if found:
            return found[0]
    return min(limbs, key=lambda limb: limb.value)


def _arm_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    if moment.side is not moment.near:
        return unknown(Unknown.VIEW)
    arm = in_range(moment.active("wrist_h_t"), low=(limits.arm_fault_t, limits.arm_clear_t))
    hand_t, forearm_t = moment.measures["hand_low_t"], moment.measures["forearm_low_t"]
    if arm.zone is Zone.BAND and math.isnan(hand_t) and not math.isnan(forearm_t):
        # The forearm's edge only says how high the hand is at least.
        return unknown(Unknown.UNCLEAR)
    return arm


def _leg_lifted(moment: Moment, limits: VentralRowLimits) -> Judgement:
    leg = in_range(moment.other("ankle_h_t"), low=(limits.leg_fault_t, limits.leg_clear_t))
    # With an arm that is lost the row may be over.
    return unknown(Unknown.NOT_SEEN) if leg.zone is Zone.FAULT and arm_lost(moment) else leg


def _head(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Head in line: not thrown back, the neck not bent more than it is at rest."""
    rise = moment.of_near("head_rise_t")
    raised = in_range(rise, high=(limits.head_fault_t, limits.head_clear_t))
    outline_t = moment.measures["head_high_t"] - moment.rest["head_high_t"]
    if raised.zone is Zone.FAULT and outline_t < limits.head_outline_t:
        # An ear is drawn up while the outline has no head there.
        raised = unknown(Unknown.UNCLEAR)
    bent = moment.rest[sided("neck_deg", moment.near)] - moment.of_near("neck_deg")
    if bent > limits.neck_most_deg:
        return unknown(Unknown.IMPLAUSIBLE)
    # An arched back opens the angle between neck and hip, too.
    arched = _turned_deg(moment)
    bent -= arched if arched > FLAT_DEG else 0.0
    neck = in_range(
        bent, high=(limits.neck_fault_deg, limits.neck_clear_deg), why=Unknown.NO_BASELINE
    )
    if neck.zone is Zone.FAULT and rise <= 0:
        # Down from where it rested there is the mat: a face that is hidden is read so.
        return unknown(Unknown.IMPLAUSIBLE)
    return worst(raised, neck)


def _too_high(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Foot too high, or the hip bent back farther than it is at rest."""
    ankle = in_range(
        moment.other("ankle_h_t"), high=(limits.leg_high_fault_t, limits.leg_high_clear_t)
    )
    if moment.side is None:
        return ankle
    # From the side the far hip of somebody who lies straight is seen bent by a few degrees;
    # a leg that nobody sees at rest is drawn anywhere.
    rest_deg = moment.rest[sided("hip_deg", moment.side.other)]
    straight_deg = STRAIGHT_DEG if math.isnan(rest_deg) else max(rest_deg, limits.resting_hip_deg)
    past = in_range(
        moment.other("hip_deg") - straight_deg,
        high=(limits.past_straight_fault_deg, limits.past_straight_clear_deg),
    )
    return worst(ankle, past)


STRAIGHT_DEG = 180.0


def _straight_limbs(moment: Moment, limits: VentralRowLimits) -> Judgement:
    low = (limits.limb_fault_deg, limits.limb_clear_deg)
    knee = in_range(moment.other("knee_deg"), low=low)
    if moment.side is not moment.near:
        return knee if knee.zone is Zone.FAULT else unknown(Unknown.VIEW)
    return worst(
        knee,
        straight_elbow(
            moment.active("elbow_deg"),
            moment.active("elbow_space_deg"),
            low,
            limits.elbow_space_deg,
        ),
    )


def _pelvis(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Pelvis on the mat, by the silhouette; by the landmarks where it tells nothing."""
    edge_t = pelvis_rise_t(moment.measures, moment.rest)
    if not math.isnan(edge_t):
        edge = in_range(edge_t, high=(limits.hip_fault_t, limits.hip_clear_t))
        high = _too_high(moment, limits).zone is Zone.FAULT and edge_t < limits.hip_carried_t
        return unknown(Unknown.UNCLEAR) if high and edge.zone is Zone.FAULT else edge
    hip = in_range(moment.of_near("hip_h_t"), high=(limits.hip_fault_t, limits.hip_clear_t))
    if hip.zone is Zone.FAULT and moment.of_near("ankle_h_t") >= limits.leg_high_clear_t:
        # A near leg that is raised high draws the hip along.
        hip = unknown(Unknown.UNCLEAR)
    risen = moment.of_near("hip_h_t") - moment.start[sided("hip_h_t", moment.near)]
    if hip.zone is Zone.CLEAR and not math.isnan(risen):
        # The hip of whoever lifts a leg is drawn up to 0.06 T lower than at rest.
        hip = in_range(risen, high=(limits.hip_rise_fault_t, limits.hip_rise_clear_t))
    return hip


def _pelvis_chest(moment: Moment, limits: VentralRowLimits) -> Judgement:
    chest = in_range(
        moment.of_near("shoulder_h_t"), high=(limits.chest_fault_t, limits.chest_clear_t)
    )
    return worst(_pelvis(moment, limits), chest)


def _straight_row(moment: Moment, limits: VentralRowLimits) -> Judgement:
    """Turn of the trunk against its own relaxed line; only a plain arch without calibration."""
    turned = _turned_deg(moment)
    high = (limits.trunk_fault_deg, limits.trunk_clear_deg)
    return in_range(turned, high=high, why=Unknown.NO_BASELINE)


_HOLD = frozenset({Phase.HOLD})
_NAME = "ventral_row"

VENTRAL_ROW = Exercise(
    name=_NAME,
    title="Ventral row",
    summary="On the stomach: lift the head, one arm and the opposite leg; the back stays straight.",
    posture=Posture.PRONE,
    has_sides=True,
    dose=Dose(sets=1, reps=10, hold_s=10.0),
    limits=VentralRowLimits(),
    view=ViewSpec(
        35.0, "Put the camera at your side, low, with your arms and feet in the picture."
    ),
    movement=HoldMovement(position=row_position, enter_s=0.4, leave_s=0.4),
    measure=_measure,
    needs_mask=True,
    unrest=row_unrest_t,
    watches=(
        _L.LEFT_SHOULDER,
        _L.LEFT_HIP,
        _L.LEFT_KNEE,
        _L.LEFT_ANKLE,
        _L.LEFT_WRIST,
    ),
    checks=(
        Check(
            "superman",
            _superman,
            _HOLD,
            Severity.SAFETY,
            f"{_NAME}.superman",
            stops_clock=True,
        ),
        Check(
            "straight_row",
            _straight_row,
            _HOLD,
            Severity.SAFETY,
            f"{_NAME}.straight_row",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check("too_high", _too_high, _HOLD, Severity.TRUNK, f"{_NAME}.too_high"),
        Check("pelvis_chest", _pelvis_chest, _HOLD, Severity.TRUNK, f"{_NAME}.pelvis_chest"),
        Check(
            "head",
            _head,
            _HOLD,
            Severity.TRUNK,
            f"{_NAME}.head",
            stops_clock=True,
        ),
        Check(
            "right_pair", _right_pair, _HOLD, Severity.LEGS, f"{_NAME}.right_pair", stops_clock=True
        ),
        Check(
            "leg_lifted", _leg_lifted, _HOLD, Severity.LEGS, f"{_NAME}.leg_lifted", stops_clock=True
        ),
        Check(
            "arm_lifted", _arm_lifted, _HOLD, Severity.ARMS, f"{_NAME}.arm_lifted", stops_clock=True
        ),
        Check("straight_limbs", _straight_limbs, _HOLD, Severity.LEGS, f"{_NAME}.straight_limbs"),
    ),
    angles=(
        AngleSpec(
            "straight_limbs", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER
        ),
    ),
)
