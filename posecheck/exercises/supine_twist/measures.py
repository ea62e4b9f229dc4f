"""What the supine twist measures: where a knee is across the body, how the pelvis turns.

The thigh points at the camera, so that 2-D hip and knee angles mean nothing. How far it
leans comes from the height of the knee over the hip against the thigh's length, which the
model sees well; to which side, from two witnesses together: how far the knee is off its hip
across the trunk (in the model's own space) and which hip has risen over the other.
"""

from __future__ import annotations

import math

from posecheck.baseline.body import Body
from posecheck.exercises.judging import SURE_SDS
from posecheck.exercises.measuring import collect, minus
from posecheck.exercises.moment import sided
from posecheck.geometry.angles import Point
from posecheck.geometry.perspective import camera_distance_t, lean_deg
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import UNSEEN, Reading

__all__ = ["MIDLINE_DEG", "SURE_SIDE_SDS", "measure_twist"]

_L = Landmark

# A knee over the midline: half the width of the hips (0.2 T) over the thigh (0.84 T).
MIDLINE_DEG = 14.0
# A thigh that points to the feet by more has too little left across the body to be measured.
ALONG_SHARE = 0.85
# The model's depth tells how far a camera looks down to a few degrees, but may read twice as
# much. From where a whole person is seen (2.4 m), a camera that is hip-high, as the exercise
# advises, looks down by 27 degrees at most (1.2 m).
MOST_RAISED_DEG, RAISED_SD_DEG = 27.0, 6.0
# On 30 real recordings of legs that go nowhere sideways (raised, bent, bridging, photos) a
# knee is placed off its hip, across the trunk, within 0.1 m in 95 %, and the hip of a leg
# that is up over the other one within 0.15 T of where it rests. In real twists it is 0.1 to
# 0.35 m and 0.1 to 0.3 T.
ASIDE_SD_M, ROLL_SD_T = 0.05, 0.08
# One witness alone says no more than this many sds: what is farther off is a landmark astray.
MOST_SDS = 4.0
# A twist begins only where its side is this sure (0.99): most knees that seem to lean cross
# nothing. On those recordings 0.95 of the knees that seem to lean stay under 1.3 sds.
SURE_SIDE_SDS = 2.33
# Shoulder joints of adults are about 0.35 m apart, a torso is 0.5 m long.
SHOULDERS_APART_T = 0.7
# A turned pelvis drags the shoulder landmarks along. With both shoulders flat the one that
# goes with the upper hip read 0.1 to 0.3 of how far that hip had risen over the other (four
# synthetic people) and 0.2 (a real one, over and back); the other one, which has nowhere to
# sink to, read 0 to 0.2 lower.
DRAG_SHARE, DRAG_SD_SHARE = 0.2, 0.1
# The lower hip, about which the pelvis turns, lies on the mat. Where it seems to have risen by
# more (3 sds of a hip against its own rest), the camera or the whole person has moved.
LOWER_HIP_T = 0.10


def _along_share(body: Body, side: Side) -> Reading:
    """How far towards the feet the knee is, of a stretched leg's knee."""
    hip, knee = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_KNEE, side)
    return Reading((hip[0] - knee[0]) / body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side))


def _hip_roll_t(body: Body) -> Reading:
    """How much higher in the picture the far hip is than the near one."""
    near, far = (body.point(_L.LEFT_HIP, side)[1] for side in (body.near, body.near.other))
    return Reading(far - near, ROLL_SD_T)


def _pelvis_over_t(body: Body, side: Side) -> Reading:
    """How far the hip of a side has risen over the other one: its leg goes over."""
    rolled = minus(_hip_roll_t(body), body.baseline.rest.value("hip_roll_t"))
    return Reading(-rolled.value, rolled.sd) if side is body.near else rolled


def _aside_m(body: Body, side: Side) -> float:
    """How far the knee is off its hip towards the other side, across the trunk.

    In the model's space, of which the depth is a guess. Across the trunk, not in depth: of
    somebody who lies at a slant what is farther down the body is nearer or farther, too.
    """
    ends = (_middle(body, _L.LEFT_SHOULDER), _middle(body, _L.LEFT_HIP))
    trunk = (ends[0][0] - ends[1][0], ends[0][1] - ends[1][1])
    hip, knee = (body.world_point(left, side) for left in (_L.LEFT_HIP, _L.LEFT_KNEE))
    thigh = (knee[0] - hip[0], knee[2] - hip[2])
    away = (thigh[1] * trunk[0] - thigh[0] * trunk[1]) / (math.hypot(*trunk) or math.nan)
    return math.copysign(1.0, trunk[0]) * (away if side is body.near else -away)


def _middle(body: Body, left: Landmark) -> Point:
    """Middle between left and right as a camera above would see it, in metres."""
    a, b = (body.world_point(left, side) for side in Side)
    return ((a[0] + b[0]) / 2.0, (a[2] + b[2]) / 2.0)


def _over_sds(body: Body, side: Side) -> float:
    """How sure it is that the thigh leans to the other side (below 0: to its own), in sds."""
    aside, pelvis = _aside_m(body, side) / ASIDE_SD_M, _pelvis_over_t(body, side)
    if not pelvis.known:
        return aside
    return (_capped(aside) + _capped(pelvis.value / pelvis.sd)) / math.sqrt(2.0)


def _capped(sds: float) -> float:
    return math.copysign(MOST_SDS, sds) if abs(sds) > MOST_SDS else sds


def _lean_deg(body: Body, side: Side, *, over: bool) -> Reading:
    """Angle of the thigh from straight up, if it leans over (else to its own side).

    In the plane across the body, 0 to 180, less what the camera looks down.
    """
    along = _along_share(body, side).value
    if not abs(along) < ALONG_SHARE:
        return UNSEEN
    thigh_t = body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side) * math.sqrt(1.0 - along * along)
    rise = (body.point(_L.LEFT_KNEE, side)[1] - body.point(_L.LEFT_HIP, side)[1]) / thigh_t
    sds = (body.sd_t[left + side][1] for left in (_L.LEFT_HIP, _L.LEFT_KNEE))
    sd = math.hypot(*sds) / thigh_t
    closeness = thigh_t / camera_distance_t(body.pose.image_size, body.baseline.mat.torso_px)
    middle = body.over_middle_t(_L.LEFT_HIP, side) / thigh_t
    away = (side is body.near) == over
    leans = [lean_deg(r, closeness, middle, away=away) for r in (rise - sd, rise, rise + sd)]
    raised_deg = min(body.baseline.view.raised_deg, MOST_RAISED_DEG)
    value = leans[1] + (raised_deg if away else -raised_deg)
    off_deg = max(abs(lean - leans[1]) for lean in leans)
    return Reading(value, math.hypot(off_deg, RAISED_SD_DEG))


def _over_deg(body: Body, side: Side, sds: float) -> Reading:
    """Angle of the thigh from straight up to the other side; below 0, to its own.

    Unknown where the side cannot be told; a thigh that stands up has none.
    """
    if math.isnan(sds):
        return UNSEEN
    if abs(sds) < SURE_SDS:
        upright = min(_lean_deg(body, side, over=to) for to in (True, False))
        return upright if upright.value < MIDLINE_DEG else UNSEEN
    lean = _lean_deg(body, side, over=sds > 0.0)
    return lean if sds > 0.0 else Reading(-lean.value, lean.sd)


def _sunk_share(over: Reading) -> Reading:
    """How far the knee has sunk on the other side, of the thigh: upright 0, level 1."""
    if not over.value >= 0.0:
        return UNSEEN
    turned = math.radians(over.value)
    return Reading(1.0 - math.cos(turned), math.radians(over.sd) * abs(math.sin(turned)))


def _shoulder_h_t(body: Body, side: Side) -> Reading:
    """Height of a shoulder over its own rest, less what the turned pelvis drags it along.

    Unknown where the mat is not where it was.
    """
    if min(_rose_t(body, _L.LEFT_HIP, either, "hip_y_t") for either in Side) > LOWER_HIP_T:
        return UNSEEN
    turned_t = _pelvis_over_t(body, side).value
    dragged_t = DRAG_SHARE * (0.0 if turned_t < 0.0 else turned_t)
    rose_t = _rose_t(body, _L.LEFT_SHOULDER, side, "shoulder_y_t")
    sd_t = body.height_t(_L.LEFT_SHOULDER, side).sd
    return Reading(rose_t - dragged_t, math.hypot(sd_t, DRAG_SD_SHARE * abs(turned_t)))


def _rose_t(body: Body, left: Landmark, side: Side, height: str) -> float:
    """How much higher in the picture a landmark is than where it rested."""
    return body.point(left, side)[1] - body.baseline.rest.value(sided(height, side))


def _shoulder_turn_deg(body: Body) -> Reading:
    """How far the line through the shoulders has turned about the trunk since rest.

    From how much higher one has risen than the other: in the picture the line itself hardly
    turns, it grows longer.
    """
    near, far = (_shoulder_h_t(body, side) for side in (body.near, body.near.other))
    turned = (far.value - near.value) / SHOULDERS_APART_T
    if math.isnan(turned):
        return UNSEEN
    sd = math.hypot(near.sd, far.sd) / SHOULDERS_APART_T
    return Reading(math.degrees(math.asin(max(-1.0, min(1.0, turned)))), math.degrees(sd))


def _thighs(body: Body) -> dict[str, Reading]:
    """Where each thigh leans."""
    readings = {}
    for side in Side:
        sds = _over_sds(body, side)
        over = readings[sided("over_deg", side)] = _over_deg(body, side, sds)
        readings[sided("over_sds", side)] = Reading(sds)
        readings[sided("sunk_share", side)] = _sunk_share(over)
    return readings


measure_twist = collect(
    {
        "pelvis_over_t": _pelvis_over_t,
        "along_share": _along_share,
        "knee_deg": Body.knee_deg,
        "knee_y_t": lambda body, side: Reading(body.point(_L.LEFT_KNEE, side)[1]),
        "shoulder_y_t": lambda body, side: Reading(body.point(_L.LEFT_SHOULDER, side)[1]),
        "hip_y_t": lambda body, side: Reading(body.point(_L.LEFT_HIP, side)[1]),
        "shoulder_h_t": _shoulder_h_t,
    },
    {"hip_roll_t": _hip_roll_t, "turn_deg": _shoulder_turn_deg},
    _thighs,
)
