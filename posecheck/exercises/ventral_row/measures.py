"""What the ventral row measures."""

from __future__ import annotations

import math

from posecheck.baseline.body import Body
from posecheck.baseline.outline import has_left, hidden_rise_t, is_as_at_rest, joined, nothing_above
from posecheck.exercises.judging import Zone, judged
from posecheck.exercises.limits import at_most
from posecheck.exercises.measuring import collect, heights
from posecheck.exercises.moment import sided
from posecheck.geometry.angles import turn_deg
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Reading

__all__ = ["STRAIGHT_DEG", "THIRD_T", "measure_row"]

_L = Landmark
Bone = tuple[Landmark, Landmark]
_ARM, _LEG = (_L.LEFT_ELBOW, _L.LEFT_WRIST), (_L.LEFT_KNEE, _L.LEFT_ANKLE)
STRAIGHT_DEG = 180.0
# EXERCISES, 6: no third limb over this, in T.
THIRD_T = 0.10


def _neck_deg(body: Body, side: Side) -> Reading:
    """Ear, shoulder, hip: less than 180 is thrown back, more a tucked chin."""
    interior = body.angle_deg(_L.LEFT_EAR, _L.LEFT_SHOULDER, _L.LEFT_HIP, side, "arm")
    hip, shoulder, ear = (
        body.point(left, side) for left in (_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_EAR)
    )
    trunk = (shoulder[0] - hip[0], shoulder[1] - hip[1])
    back_deg = turn_deg((ear[0] - shoulder[0], ear[1] - shoulder[1]), trunk)
    return Reading(STRAIGHT_DEG - back_deg, interior.sd)


def _head_t(body: Body, side: Side) -> Reading:
    """Height of the ear over that of the shoulder, both against their rest."""
    ear, shoulder = body.height_t(_L.LEFT_EAR, side), body.height_t(_L.LEFT_SHOULDER, side)
    return Reading(ear.value - shoulder.value, math.hypot(ear.sd, shoulder.sd))


def _propped_t(body: Body, side: Side) -> Reading:
    """Height of the shoulder over where the elbow of the same side rests."""
    resting_t = float(body.baseline.resting_t[_L.LEFT_ELBOW + side])
    sds = (body.sd_t[left + side][1] for left in (_L.LEFT_SHOULDER, _L.LEFT_ELBOW))
    return Reading(body.point(_L.LEFT_SHOULDER, side)[1] - resting_t, math.hypot(*sds))


def _rise_t(body: Body, side: Side, bone: Bone) -> Reading:
    """``h(p)`` of the end of a limb; of a far one with what the outline shows of it."""
    risen = body.height_t(bone[1], side)
    return risen if side is body.near else joined(risen, hidden_rise_t(body, *bone))


def _limbs(body: Body) -> dict[str, Reading]:
    """How far each limb is up, whether it is away and whether it is down."""
    readings = {}
    for side in Side:
        for limb, bone in (("wrist", _ARM), ("ankle", _LEG)):
            risen = readings[sided(f"{limb}_h_t", side)] = _rise_t(body, side, bone)
            readings[sided(f"{limb}_away", side)] = _away(body, side, bone)
            readings[sided(f"{limb}_down", side)] = _down(body, side, bone, risen)
    return readings


def _away(body: Body, side: Side, bone: Bone) -> Reading:
    """1 where a hidden far limb is not where it rested, else 0."""
    hidden = side is not body.near and not body.sees(bone[1], side)
    return Reading(float(hidden and has_left(body, *bone)))


def _down(body: Body, side: Side, bone: Bone, risen: Reading) -> Reading:
    """Whether a limb is down: see `posecheck.engine.memories`."""
    zone = judged(risen, at_most(THIRD_T)).zone
    if zone in (Zone.CLEAR, Zone.FAULT):
        return Reading(float(zone is Zone.CLEAR))
    if side is body.near or has_left(body, *bone):
        return Reading(0.0)
    if is_as_at_rest(body, *bone):
        return Reading(1.0)
    return Reading(0.5 if nothing_above(body, *bone) else 0.0)


# Of a body on its stomach; heights are over its own rest, in T.
measure_row = collect(
    {
        **heights(hip=_L.LEFT_HIP, shoulder=_L.LEFT_SHOULDER),
        "propped_t": _propped_t,
        "head_t": _head_t,
        "neck_deg": _neck_deg,
        "knee_deg": Body.knee_deg,
        "elbow_deg": Body.elbow_deg,
        "hip_deg": Body.hip_extension_deg,
        "trunk_deg": Body.trunk_turn_deg,
    },
    pairs=_limbs,
)
