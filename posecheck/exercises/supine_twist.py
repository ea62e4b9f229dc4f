"""Exercise 3: the supine twist."""

from __future__ import annotations

import math
from dataclasses import replace

from posecheck.assessment import Dose
from posecheck.events import Phase
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
from posecheck.exercises.supine_twist_limits import SupineTwistLimits
from posecheck.exercises.twist_measures import measure_twist
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Unknown

__all__ = ["SUPINE_TWIST", "SupineTwistLimits"]

_L = Landmark


def _position(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """One leg drawn in and laid over, or fallen to its own side; the other stretched out.

    A leg across hides behind its own thigh or is taken for the other one. While the leg
    cannot be made out and the pelvis stays turned, nothing has changed.
    """
    drawn_in = _drawn_in(moment, limits)
    laid = _laid(moment, limits)
    low = (limits.long_leave_share, limits.long_enter_share)
    other = in_range(moment.other("foot_share"), low=low)
    position = worst(drawn_in, other, laid)
    lost = Zone.UNKNOWN in (drawn_in.zone, laid.zone) or _drawn_wrongly(moment, limits)
    if not _pelvis_turned(moment, limits):
        return position
    if lost:
        return Judgement(Zone.BAND, position.value)
    # On the way over the leg is drawn along the other one for a moment.
    on_the_way = moment.phase is not Phase.HOLD and drawn_in.zone is Zone.FAULT
    return unknown(Unknown.UNCLEAR) if on_the_way else position


def _drawn_wrongly(moment: Moment, limits: SupineTwistLimits) -> bool:
    """Whether the leg may have been drawn along the other one: from low down, or half."""
    plainly_long = moment.active("foot_share") >= limits.plainly_long_share
    if plainly_long and _looks_down(moment, limits):
        return False
    return _drawn_in(moment, limits).zone is Zone.FAULT


def _drawn_in(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    shares = (moment.active("knee_share"), moment.active("foot_share"))
    known = [share for share in shares if not math.isnan(share)]
    high = (limits.drawn_in_leave_share, limits.drawn_in_enter_share)
    return in_range(min(known) if known else math.nan, high=high)


def _pelvis_turned(moment: Moment, limits: SupineTwistLimits) -> bool:
    """Whether the outline is up, and as much as it was when the hold began, nearly."""
    rest_t = moment.rest["pelvis_top_t"]
    now_t, began_t = (row["pelvis_top_t"] - rest_t for row in (moment.measures, moment.start))
    if math.isnan(began_t):
        return now_t >= limits.pelvis_turned_t
    return now_t >= max(limits.pelvis_kept_t, limits.pelvis_kept_share * began_t)


def _laid(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Whether the thigh has sunk to either side."""
    side = _on_side(moment, limits)
    if side.zone is not Zone.FAULT:
        low = (limits.over_leave_deg, limits.over_enter_deg)
        over = in_range(_over_deg(moment, limits), low=low)
        if over.zone is Zone.FAULT and _lets_up(moment, limits):
            return Judgement(Zone.BAND, over.value)
        known = side.zone is Zone.CLEAR or moment.phase is Phase.HOLD
        # Nothing begins before it is known to which side the knee has sunk.
        return over if known or over.zone is not Zone.CLEAR else Judgement(Zone.BAND, over.value)
    if not _depth_told(moment, limits):
        return unknown(Unknown.VIEW)
    return in_range(moment.active("own_deg"), low=(limits.own_leave_deg, limits.own_enter_deg))


def _over_deg(moment: Moment, limits: SupineTwistLimits) -> float:
    """How far the thigh leans over, by what it read when it stood up."""
    read_deg, off = moment.active("over_deg"), moment.active("thigh_rise_most") - 1.0
    stood_up = moment.side is moment.near and abs(off) <= limits.rise_off_share
    return read_deg + limits.per_rise_deg * off if stood_up else read_deg


def _lets_up(moment: Moment, limits: SupineTwistLimits) -> bool:
    """Whether a knee that is held has come up a little, and not back."""
    held = moment.phase is Phase.HOLD and _over_deg(moment, limits) >= limits.over_let_up_deg
    return held and _pelvis_turned(moment, limits)


def _on_side(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """On which side of its hip the knee is: clear is the other one, fault its own."""
    if moment.side is not moment.near and moment.active("own_deg") > limits.floor_deg:
        return Judgement(Zone.CLEAR, moment.active("over_deg"))
    depth_t, low = moment.active("depth_t"), (limits.depth_fault_t, limits.depth_clear_t)
    judgement = in_range(depth_t, low=low)
    rise_t = moment.measures["pelvis_top_t"] - moment.rest["pelvis_top_t"]
    if moment.side is not moment.near or not rise_t >= limits.pelvis_across_t:
        return judgement
    # The pelvis turns with a knee that goes across, not with one that falls open: depth flips.
    zone = {Zone.FAULT: Zone.BAND, Zone.BAND: Zone.CLEAR}.get(judgement.zone, judgement.zone)
    return replace(judgement, zone=zone)


def _depth_told(moment: Moment, limits: SupineTwistLimits) -> bool:
    """Whether the depth of a knee is good enough to blame somebody: near, and from above."""
    return moment.side is moment.near and _looks_down(moment, limits)


def _shoulder_flat(moment: Moment, limits: SupineTwistLimits, side: Side) -> Judgement:
    height_t = moment.measures[sided("shoulder_h_t", side)]
    far = (limits.far_shoulder_fault_t, limits.far_shoulder_clear_t)
    high = (limits.shoulder_fault_t, limits.shoulder_clear_t) if side is moment.near else far
    return replace(in_range(height_t, high=high), side=side)


def _looks_down(moment: Moment, limits: SupineTwistLimits) -> bool:
    """Whether the camera sees over the near side to the far one."""
    return moment.view.raised_deg >= limits.looking_down_deg


def _near_by_flank(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Whether the near shoulder is flat, by the outline; the band where it does not tell."""
    rise_t = moment.measures["flank_low_t"] - moment.rest["flank_low_t"]
    judgement = in_range(rise_t, high=(limits.flank_lifted_t, limits.flank_flat_t))
    return replace(judgement, side=moment.near)


def _near_risen(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Whether the near shoulder has come up since the hold began, and its flank with it."""
    names = (sided("shoulder_h_t", moment.near), "flank_low_t")
    rises_t = [moment.measures[name] - moment.start[name] for name in names]
    rise_t = math.nan if any(map(math.isnan, rises_t)) else min(rises_t)
    high = (limits.both_risen_t, limits.both_risen_t)
    return replace(in_range(rise_t, high=high), side=moment.near)


def _shoulders_flat(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    risen = _near_risen(moment, limits)
    return risen if risen.zone is Zone.FAULT else _shoulders_as_read(moment, limits)


def _shoulders_as_read(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    near, far = (_shoulder_flat(moment, limits, side) for side in (moment.near, moment.near.other))
    flank = _near_by_flank(moment, limits)
    if flank.zone in (Zone.CLEAR, Zone.FAULT):
        # The model may draw the near shoulder at the far one, and the line between them anyhow.
        return worst(flank, far if _looks_down(moment, limits) else unknown(Unknown.VIEW))
    if not _looks_down(moment, limits):
        return worst(near, unknown(Unknown.VIEW))
    if flank.value >= limits.flank_doubt_t:
        near = worst(near, flank)  # no landmark clears it
    turned = abs(moment.measures["shoulder_line_deg"] - moment.rest["shoulder_line_deg"])
    line = in_range(turned, high=(limits.turn_fault_deg, limits.turn_clear_deg))
    return worst(near, far, line)


def _crossed(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    judgement = _on_side(moment, limits)
    if judgement.zone is Zone.FAULT and not _depth_told(moment, limits):
        return unknown(Unknown.VIEW)
    return judgement


def _twisted(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    """Share of the own way of the knee, from where the hold begins to its own lowest."""
    if moment.side is None or _on_side(moment, limits).zone is Zone.FAULT:
        # A knee that sinks to its own side is not twisted; `crossed` tells it.
        return unknown(Unknown.NOT_APPLICABLE)
    if not _looks_down(moment, limits):
        return unknown(Unknown.VIEW)
    began = -math.cos(math.radians(limits.over_enter_deg))
    whole = moment.best[sided("sunk", moment.side)] - began
    if not whole >= limits.least_range_share:
        return unknown(Unknown.UNCLEAR)
    share = (moment.active("sunk") - began) / whole
    return in_range(share, low=(limits.twist_fault_share, limits.twist_clear_share))


def _lower_knee(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    edge_deg = moment.measures["far_knee_edge_deg"]
    away = moment.side is moment.near and _on_side(moment, limits).zone is not Zone.FAULT
    if away and not math.isnan(edge_deg):
        # The far leg lies under the near one, where its own landmarks are guesses. A near leg
        # that has fallen towards the camera hides it, edge and all.
        return _knee_by_edge(moment, edge_deg, limits)
    low = (limits.lower_knee_fault_deg, limits.lower_knee_clear_deg)
    judgement = in_range(moment.other("knee_deg"), low=low)
    drawn_wrongly = moment.other("foot_share") < limits.stretched_share
    if drawn_wrongly and judgement.zone is not Zone.FAULT:
        # A straight leg is a long one: it has been drawn along the other.
        return unknown(Unknown.UNCLEAR)
    return judgement


def _knee_by_edge(moment: Moment, edge_deg: float, limits: SupineTwistLimits) -> Judgement:
    """Bent by its outline; or by how much more than when the hold began, if it is drawn bent."""
    edge = in_range(edge_deg, low=(limits.edge_knee_fault_deg, limits.edge_knee_clear_deg))
    bends = moment.start["far_knee_edge_deg"] - edge_deg >= limits.knee_bends_deg
    if edge.zone is Zone.FAULT or not bends:
        return edge
    drawn_deg = moment.other("knee_deg")
    return worst(edge, in_range(drawn_deg, low=(limits.drawn_bent_deg, limits.drawn_bent_deg)))


def _calm(moment: Moment, limits: SupineTwistLimits) -> Judgement:
    high = (limits.speed_fault_t_per_s, limits.speed_clear_t_per_s)
    return in_range(moment.active("knee_bounce_t_per_s"), high=high)


_HOLD = frozenset({Phase.HOLD})
_NAME = "supine_twist"

SUPINE_TWIST = Exercise(
    name=_NAME,
    title="Supine twist",
    summary="One bent leg crosses over to the other side; both shoulders stay on the floor.",
    posture=Posture.SUPINE,
    has_sides=True,
    dose=Dose(sets=1, reps=5, hold_s=20.0),
    limits=SupineTwistLimits(),
    view=ViewSpec(
        35.0, "Put the camera at your side, about hip-high and looking down; the near leg crosses."
    ),
    movement=HoldMovement(position=_position, enter_s=0.8, leave_s=0.5, nearly_s=2.0),
    measure=measure_twist,
    needs_contour=True,
    needs_mask=True,
    one_bent=True,
    bounces={sided("knee_bounce_t_per_s", s): (sided("knee_y_t", s),) for s in Side},
    tracked={sided("sunk", s): 1 for s in Side},
    most={sided("thigh_rise_most", s): sided("thigh_rise", s) for s in Side},
    checks=(
        Check(
            "shoulders_flat",
            _shoulders_flat,
            _HOLD,
            Severity.TRUNK,
            f"{_NAME}.shoulders_flat",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check(
            "crossed",
            _crossed,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.crossed",
            stops_clock=True,
            dwell_s=0.8,
        ),
        Check(
            "calm",
            _calm,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.calm",
            # Two seconds are in the measure itself.
            dwell_s=0.4,
        ),
        Check(
            "twisted",
            _twisted,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.twisted",
            # The way down takes 2 to 3 s, and getting into position never counts.
            dwell_s=2.0,
        ),
        Check(
            "lower_knee",
            _lower_knee,
            _HOLD,
            Severity.LEGS,
            f"{_NAME}.lower_knee",
        ),
    ),
    angles=(
        AngleSpec("lower_knee", (_L.LEFT_HIP, _L.LEFT_ANKLE), _L.LEFT_KNEE, "knee_deg", Role.OTHER),
    ),
)
