"""What is measured of a twist: where the bent leg lies, and whether the pelvis has turned."""

from __future__ import annotations

import math

from posecheck.baseline.body import Body
from posecheck.baseline.edges import edges_t
from posecheck.baseline.lumbar import pelvis_top_t
from posecheck.exercises.measuring import collect, height_of
from posecheck.geometry.angles import turn_deg
from posecheck.geometry.perspective import lean_deg
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures

__all__ = ["measure_twist"]

_L = Landmark


def _knee_share(body: Body, side: Side) -> float:
    """How far towards the feet the knee is, of a stretched leg's knee."""
    hip, knee = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_KNEE, side)
    return (hip[0] - knee[0]) / body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side)


def _foot_share(body: Body, side: Side) -> float:
    """How far towards the feet the ankle is, of a stretched leg's ankle."""
    hip, ankle = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_ANKLE, side)
    thigh_t = body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side)
    return (hip[0] - ankle[0]) / (thigh_t + body.bone_t(_L.LEFT_KNEE, _L.LEFT_ANKLE, side))


# The model's depth, which tells how far a camera looks down, is off by 5 degrees mostly, but
# has read 47 for 22. From where a whole person is seen (2.4 m), a camera that is hip-high, as
# the exercise advises, looks down by 27 degrees at most (1.2 m).
MOST_RAISED_DEG = 27.0


def _raised_deg(body: Body) -> float:
    return min(body.baseline.view.raised_deg, MOST_RAISED_DEG)


def _over_deg(body: Body, side: Side) -> float:
    """Angle of the thigh from straight up to the other side, if it is there: 90 is level.

    The near thigh leans away from a camera that looks down on it, and seems the higher.
    """
    near = side is body.near
    raised_deg = _raised_deg(body)
    over_deg = _lean_deg(body, side, away=near) + (raised_deg if near else -raised_deg)
    return body.baseline.calibration.thigh_over_deg(over_deg, near=near)


def _own_deg(body: Body, side: Side) -> float:
    """Angle of the thigh from straight up to its own side, if it is there."""
    away = side is not body.near
    raised_deg = _raised_deg(body)
    return _lean_deg(body, side, away=away) + (raised_deg if away else -raised_deg)


def _lean_deg(body: Body, side: Side, *, away: bool) -> float:
    """Angle of the thigh from the picture's up, in the plane across the body: 0 to 180.

    From the height of the knee over the hip in the picture, which the model sees well,
    against the length of the thigh; its depth is a guess, and only says whether the thigh
    leans `away` from the camera or towards it. What points to the feet is no lean. NaN
    while the thigh lies along the body.
    """
    hip, knee = body.point(_L.LEFT_HIP, side), body.point(_L.LEFT_KNEE, side)
    along = _knee_share(body, side)
    if not abs(along) < ALONG_SHARE:
        return math.nan
    thigh_t = body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side) * math.sqrt(1.0 - along * along)
    return lean_deg(
        (knee[1] - hip[1]) / thigh_t,
        thigh_t / body.camera_distance_t,
        body.over_middle_t(_L.LEFT_HIP, side) / thigh_t,
        away=away,
    )


# A thigh that points to the feet by more has too little left across the body to be measured.
ALONG_SHARE = 0.85


# A thigh this much along the body does not stand up: of a stretched one's length.
STANDING_SHARE = 0.6


def _rise(body: Body, side: Side) -> float:
    """Height of the knee over its hip in the picture, of the thigh's length across the body.

    1 is a thigh that stands up. NaN while it lies along the body.
    """
    along = _knee_share(body, side)
    if not abs(along) < STANDING_SHARE:
        return math.nan
    rise_t = body.point(_L.LEFT_KNEE, side)[1] - body.point(_L.LEFT_HIP, side)[1]
    return rise_t / (body.bone_t(_L.LEFT_HIP, _L.LEFT_KNEE, side) * math.sqrt(1.0 - along * along))


def _sunk(body: Body, side: Side) -> float:
    """How far the knee has sunk below the hip's height, of the thigh; upright is -1."""
    over_deg = _over_deg(body, side)
    return math.nan if math.isnan(over_deg) else -math.cos(math.radians(max(0.0, over_deg)))


def _depth_t(body: Body, side: Side) -> float:
    """How far the knee is off its hip towards the other side, by the model's depth, in T."""
    hip, knee = body.world_point(_L.LEFT_HIP, side), body.world_point(_L.LEFT_KNEE, side)
    away = knee[2] - hip[2]
    return (away if side is body.near else -away) / TORSO_M


# An adult's torso, by which the model's metres become T (EXERCISES, "T").
TORSO_M = 0.5


def _shoulder_line_deg(body: Body) -> float:
    """Direction from the near to the far shoulder in the frame of the mat."""
    near = body.point(_L.LEFT_SHOULDER, body.near)
    far = body.point(_L.LEFT_SHOULDER, body.near.other)
    return turn_deg((far[0] - near[0], far[1] - near[1]), (0.0, 1.0))


# Two legs that lie as they do in a twist, one drawn in and one stretched out, by how far towards
# the feet knee and foot are. Where the model takes one for the other or draws both along one,
# the stretched one reads 0.45 to 0.8 (0.89 and more where it is seen) and the other 0.8.
DRAWN_IN_SHARE, STRETCHED_SHARE = 0.75, 0.82


def _knee_height(body: Body, side: Side) -> float:
    """Height of the knee; NaN while the legs are not told apart, which moves it by itself."""
    stretched = _foot_share(body, side.other) >= STRETCHED_SHARE
    apart = stretched and _knee_share(body, side) <= DRAWN_IN_SHARE
    return body.point(_L.LEFT_KNEE, side)[1] if apart else math.nan


# From the near hip towards the feet, in T: the lower edge of the far leg's thigh, to before its
# knee, and of its shank, from after the knee to the ankle.
THIGH_T, SHANK_T = (0.35, 0.65), (0.95, 1.40)


def _far_knee_edge_deg(body: Body) -> float:
    """Angle of the far knee by the lower edge of the outline, while the near leg is away.

    In eleven clips of nine made people it read 4 to 7 degrees less than the knee, at 135 to
    175 degrees, and 10 more at 130 to 135; the model's own landmarks of a leg under another
    one read 150 to 170 for 130.
    """
    hip_t = body.point(_L.LEFT_HIP, body.near)[0]
    slopes = (_edge_slope_deg(body, hip_t, THIGH_T), _edge_slope_deg(body, hip_t, SHANK_T))
    return 180.0 + slopes[0] - slopes[1]


def _edge_slope_deg(body: Body, hip_t: float, towards_feet_t: tuple[float, float]) -> float:
    """How far the lower edge falls towards the feet between two places."""
    heights = [edges_t(body, hip_t - away_t)[0] for away_t in towards_feet_t]
    run_t = towards_feet_t[1] - towards_feet_t[0]
    return math.degrees(math.atan2(heights[0] - heights[1], run_t))


# From the near hip towards the head, in T: the flank, short of the shoulder and its arm.
FLANK_T = 0.65


def _flank_low_t(body: Body) -> float:
    """Height of the lower edge of the flank, in T: it comes up with the near shoulder."""
    return edges_t(body, body.point(_L.LEFT_HIP, body.near)[0] + FLANK_T)[0]


def measure_twist(body: Body) -> Measures:
    """Measure a twist: lengths in T, angles in degrees; NaN where a point was not seen."""
    return collect(
        body,
        {
            "over_deg": _over_deg,
            "own_deg": _own_deg,
            "thigh_rise": _rise,
            "sunk": _sunk,
            "depth_t": _depth_t,
            "knee_share": _knee_share,
            "foot_share": _foot_share,
            "knee_deg": Body.knee_deg,
            "knee_y_t": _knee_height,
            "shoulder_h_t": height_of(_L.LEFT_SHOULDER),
        },
        {
            "shoulder_line_deg": _shoulder_line_deg,
            "pelvis_top_t": pelvis_top_t,
            "far_knee_edge_deg": _far_knee_edge_deg,
            "flank_low_t": _flank_low_t,
        },
    )
