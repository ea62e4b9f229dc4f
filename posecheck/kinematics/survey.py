"""First pass over a recording: where the person lies, and the baseline there."""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from posecheck.assessment import MatLine
from posecheck.kinematics.baseline import RESTING_HEIGHT_T, Baseline, to_mat
from posecheck.kinematics.body import Body
from posecheck.kinematics.posture import Placement, Posture, View, placement_of, view_kind
from posecheck.kinematics.sanity import Gate, seen_landmarks
from posecheck.landmarks import BONES, LANDMARK_COUNT, Landmark, Side, of_side
from posecheck.pose import FloatArray, Observation, Pose
from posecheck.verdict import Measures

__all__ = ["Span", "Survey", "lift_t", "survey"]

_L = Landmark
Measure = Callable[[Body], Measures]
Unrest = Callable[[Body], float]

# Shorter stretches of lying are passed through on the way down or up.
MIN_LYING_S = 1.0
# Nobody lies down anew within this time; a shorter gap is a drop-out.
MAX_GAP_S = 1.0
# Head and shoulders that jump this far (in T) between two frames, and this many times
# farther than in the frames around, were cut to or moved with the camera. Measured on
# real clips: cuts 0.15 to 0.3 T, the fastest sit-up 0.1 T with its neighbours alike.
CUT_JUMP_T = 0.12
CUT_RATIO = 4.0
CUT_NEIGHBOURS = 3
# Two stretches show the same placement if size, view and place agree so far.
SAME_SCALE = 0.10
SAME_YAW_DEG = 10.0
SAME_PLACE_T = 0.4
# A foot that lies on the mat makes a line with the shoulder along the trunk.
AGREE_DEG = 9.0
# By how much the model's trunk line of a person lying flat drops towards the head (on the
# back) or rises (on the stomach): medians over the same clips and photos as the resting
# heights, -2.5 (spread 3.5) and 2.5 (spread 1.5) degrees.
TRUNK_BIAS_DEG = {Posture.SUPINE: -2.5, Posture.PRONE: 2.5}
# The share of the time in which a resting point is taken to rest.
REST_SHARE = 0.15
# A resting height farther from an adult's is no rest (a heel that never comes down): 10 cm,
# of which the mat line's direction takes half at an outstretched hand; a head may lie on
# a pillow.
REST_TOLERANCE_T = 0.20
PILLOW_T = 0.30
# Head and trunk are what the mat line is made from: no adult's height stands in for them.
_FIXED = (_L.LEFT_EAR, _L.LEFT_SHOULDER, _L.LEFT_HIP)
_HEAD_AND_SHOULDERS = [_L.LEFT_EAR, _L.RIGHT_EAR, _L.LEFT_SHOULDER, _L.RIGHT_SHOULDER]
# Points whose heights tell how flat the whole body lies.
_LIFTS = (_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_WRIST)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with one baseline; both ends included, in seconds."""

    start_s: float
    end_s: float
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class Survey:
    """The baselines of a recording, in order of time."""

    spans: tuple[Span, ...]

    def at(self, time_s: float) -> Baseline | None:
        """Give the baseline in force at a time; None before and between stretches of lying."""
        index = bisect.bisect_right([span.start_s for span in self.spans], time_s) - 1
        if index < 0 or time_s > self.spans[index].end_s:
            return None
        return self.spans[index].baseline


@dataclass(frozen=True, slots=True)
class _Seen:
    pose: Pose
    place: Placement


def survey(
    observations: Iterable[Observation],
    measure: Measure | None = None,
    unrest: Unrest | None = None,
) -> Survey:
    """Find the stretches in which a person lies, and their resting baselines.

    Stretches that show the same placement share one baseline, taken from the
    flattest moments of all of them.

    Parameters
    ----------
    observations : iterable of Observation
        The whole recording, in order of time.
    measure : callable, optional
        The exercise's measures, for `Baseline.rest`.
    unrest : callable, optional
        How far a body is from the exercise's resting pose; NaN if it is another
        pose altogether. Default: how far its joints are off the mat.

    Returns
    -------
    Survey
        Without spans if nobody ever lies for a second.
    """
    groups: list[list[list[_Seen]]] = []
    for stretch in _stretches(observations):
        for group in groups:
            if _same_placement(group[0], stretch):
                group.append(stretch)
                break
        else:
            groups.append([stretch])
    spans = [
        Span(stretch[0].pose.time_s, stretch[-1].pose.time_s, baseline)
        for group in groups
        for baseline in (
            _baseline([seen for stretch in group for seen in stretch], measure, unrest),
        )
        for stretch in group
    ]
    return Survey(tuple(sorted(spans, key=lambda span: span.start_s)))


def _stretches(observations: Iterable[Observation]) -> list[list[_Seen]]:
    """Cut a recording into stretches of one lying placement, at least a second long."""
    lying = list(_lying(observations))
    jumps = _jumps_t(lying)
    found: list[list[_Seen]] = []
    current: list[_Seen] = []
    for index, seen in enumerate(lying):
        if current and (_is_break(current[-1], seen) or _is_cut(jumps, index - 1)):
            found.append(current)
            current = []
        current.append(seen)
    found.append(current)
    return [s for s in found if s and s[-1].pose.time_s - s[0].pose.time_s >= MIN_LYING_S]


def _lying(observations: Iterable[Observation]) -> Iterator[_Seen]:
    for observation in observations:
        if observation.pose is None:
            continue
        place = placement_of(observation.pose)
        if place is not None and place.posture in (Posture.SUPINE, Posture.PRONE):
            yield _Seen(observation.pose, place)


def _is_break(before: _Seen, after: _Seen) -> bool:
    if after.pose.time_s - before.pose.time_s > MAX_GAP_S:
        return True
    turned: bool = (before.place.head_left, before.place.near) != (
        after.place.head_left,
        after.place.near,
    )
    return turned


def _jumps_t(lying: list[_Seen]) -> list[float]:
    """How far head and shoulders moved from each frame to the next, in T."""
    if len(lying) < 2:
        return []
    points = np.array([seen.pose.points_image[_HEAD_AND_SHOULDERS] for seen in lying])
    sizes = np.array([seen.place.torso_px for seen in lying[:-1]])
    moved = np.linalg.norm(np.diff(points, axis=0), axis=2).mean(axis=1)
    jumps: list[float] = (moved / sizes).tolist()
    return jumps


def _is_cut(jumps: list[float], index: int) -> bool:
    """Whether one step stands out from those around it."""
    before = jumps[max(0, index - CUT_NEIGHBOURS) : index]
    around = before + jumps[index + 1 : index + 1 + CUT_NEIGHBOURS]
    usual = median(around) if around else 0.0
    return jumps[index] > max(CUT_JUMP_T, CUT_RATIO * usual)


def _same_placement(a: list[_Seen], b: list[_Seen]) -> bool:
    one, two = a[0].place, b[0].place
    if (one.head_left, one.near, one.posture) != (two.head_left, two.near, two.posture):
        return False
    size_a, yaw_a, xa, ya = _typical(a)
    size_b, yaw_b, xb, yb = _typical(b)
    return (
        abs(size_a - size_b) <= SAME_SCALE * size_a
        and abs(yaw_a - yaw_b) <= SAME_YAW_DEG
        and math.hypot(xa - xb, ya - yb) <= SAME_PLACE_T * size_a
    )


def _typical(stretch: list[_Seen]) -> tuple[float, float, float, float]:
    """Medians of a stretch: T, yaw, and the place of the shoulders."""
    shoulders = np.array([s.pose.points_image[_HEAD_AND_SHOULDERS].mean(axis=0) for s in stretch])
    x, y = np.median(shoulders, axis=0)
    size_px = median(seen.place.torso_px for seen in stretch)
    return size_px, median(seen.place.yaw_deg for seen in stretch), float(x), float(y)


def _baseline(seen: list[_Seen], measure: Measure | None, unrest: Unrest | None) -> Baseline:
    near = Side(round(float(np.mean([s.place.near for s in seen]))))
    head_left = sum(s.place.head_left for s in seen) * 2 > len(seen)
    posture = _posture(near, head_left)
    mat = _mat_line(seen, near, head_left)
    view = _view(seen)
    heights = np.array([to_mat(s.pose.points_image.tolist(), mat) for s in seen])[:, :, 1]
    heights[~np.array([seen_landmarks(s.pose) for s in seen])] = np.nan
    far_shift_t = _far_shift_t(heights, near)
    baseline = Baseline(
        mat=mat,
        resting_t=_resting(heights, near, far_shift_t, posture),
        limb_t=_limb_lengths(seen, mat.torso_px),
        near=near,
        head_left=head_left,
        posture=posture,
        view=view,
        far_shift_t=far_shift_t,
        how=f"first pass, {len(seen)} lying frames",
    )
    if measure is None:
        return baseline
    return replace(baseline, rest=_rest(seen, baseline, measure, unrest or lift_t))


def _posture(near: Side, head_left: bool) -> Posture:
    """See `placement_of`: who lies on the back, head left, turns the right side to the camera."""
    return Posture.SUPINE if (near is Side.RIGHT) == head_left else Posture.PRONE


def _view(seen: list[_Seen]) -> View:
    yaw_deg = median(s.place.yaw_deg for s in seen)
    raised_deg = median(s.place.raised_deg for s in seen)
    return View(view_kind(yaw_deg, raised_deg), yaw_deg, raised_deg)


def _mat_line(seen: list[_Seen], near: Side, head_left: bool) -> MatLine:
    """Direction of the mat from trunk and feet where both agree that they lie on it."""
    points = np.array([s.pose.points_image for s in seen])
    posture = _posture(near, head_left)
    adult = RESTING_HEIGHT_T[posture]
    trunk_deg = np.array([s.place.trunk_deg for s in seen]) - TRUNK_BIAS_DEG[posture]
    rise_t = adult[_L.LEFT_SHOULDER] - adult[_L.LEFT_HEEL]
    feet_deg = _feet_line_deg(points, near, head_left, [rise_t * s.place.torso_px for s in seen])
    agree = np.abs(trunk_deg - feet_deg) < AGREE_DEG
    if agree.mean() >= REST_SHARE / 3:
        flat = agree & (
            np.abs(trunk_deg - feet_deg) <= np.quantile(np.abs(trunk_deg - feet_deg)[agree], 0.5)
        )
        tilt_deg = float(np.median((trunk_deg[flat] + feet_deg[flat]) / 2))
    else:
        flat = np.ones(len(seen), dtype=bool)
        tilt_deg = float(np.median(trunk_deg))
    along, up = _axes(tilt_deg, head_left)
    torso_px = float(np.median([s.place.torso_px for s, f in zip(seen, flat, strict=True) if f]))
    hip_index, shoulder_index = _L.LEFT_HIP + near, _L.LEFT_SHOULDER + near
    height = np.median(points[flat] @ np.array(up), axis=0)
    level = min(
        height[hip_index] - adult[_L.LEFT_HIP] * torso_px,
        height[shoulder_index] - adult[_L.LEFT_SHOULDER] * torso_px,
    )
    hip = np.median(points[flat][:, hip_index], axis=0)
    origin = hip + (level - hip @ np.array(up)) * np.array(up)
    return MatLine((float(origin[0]), float(origin[1])), along, up, torso_px)


def _feet_line_deg(
    points: FloatArray, near: Side, head_left: bool, rise_px: list[float]
) -> FloatArray:
    """Direction from the lower heel to the near shoulder, less what that rests higher."""
    shoulder = points[:, _L.LEFT_SHOULDER + near]
    heels = points[:, [_L.LEFT_HEEL, _L.RIGHT_HEEL]]
    heel = np.take_along_axis(heels, heels[..., 1].argmax(axis=1)[:, None, None], axis=1)[:, 0]
    run = (heel[:, 0] - shoulder[:, 0]) * (1 if head_left else -1)
    drop = heel[:, 1] - shoulder[:, 1] - np.array(rise_px)
    degrees: FloatArray = np.degrees(np.arctan2(drop, run))
    return degrees


def _axes(tilt_deg: float, head_left: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    tilt = math.radians(tilt_deg)
    sign = -1.0 if head_left else 1.0
    along = (sign * math.cos(tilt), -math.sin(tilt))
    up = (-sign * math.sin(tilt), -math.cos(tilt))
    return along, up


def _low(heights: FloatArray, index: int) -> float:
    """Height at which a landmark rests: a low quantile over time; NaN if never seen."""
    known = heights[:, index][~np.isnan(heights[:, index])]
    return float(np.quantile(known, REST_SHARE)) if len(known) else math.nan


def _far_shift_t(heights: FloatArray, near: Side) -> float:
    """How much higher than the near one the far shoulder and hip rest."""
    shifts = [
        _low(heights, left + near.other) - _low(heights, left + near)
        for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP)
    ]
    known = [shift for shift in shifts if not math.isnan(shift)]
    return median(known) if known else math.nan


def _resting(heights: FloatArray, near: Side, far_shift_t: float, posture: Posture) -> FloatArray:
    """Where each landmark rests, if that is near where an adult's does."""
    resting = np.full(LANDMARK_COUNT, np.nan)
    limbs = _limbs_of(near)
    for index, adult in RESTING_HEIGHT_T[posture].items():
        expected = adult if _side_of(index) is near else adult + far_shift_t
        value = _low(heights, index)
        head = index in (_L.LEFT_EAR, _L.RIGHT_EAR)
        if abs(value - expected) <= (PILLOW_T if head else REST_TOLERANCE_T):
            resting[index] = value
        elif index in limbs:
            resting[index] = expected
    return resting


def _side_of(landmark: Landmark) -> Side:
    return Side.LEFT if landmark % 2 == 1 else Side.RIGHT


def _limbs_of(side: Side) -> set[Landmark]:
    """Landmarks of one side whose resting place need not have been seen."""
    return {
        of_side(left, side)
        for left in RESTING_HEIGHT_T[Posture.SUPINE]
        if left % 2 == 1 and left not in _FIXED
    }


def _limb_lengths(seen: list[_Seen], torso_px: float) -> FloatArray:
    points = np.array([s.pose.points_image for s in seen])
    pairs = np.array(BONES)
    lengths = np.linalg.norm(points[:, pairs[:, 0]] - points[:, pairs[:, 1]], axis=2)
    limb: FloatArray = np.quantile(lengths, 0.9, axis=0) / torso_px
    return limb


def _rest(seen: Sequence[_Seen], baseline: Baseline, measure: Measure, unrest: Unrest) -> Measures:
    """Median of the measures over the share of the frames that rests most."""
    gate = Gate()
    bodies = [b for s in seen for b in (gate.body(s.pose, baseline)[0],) if b is not None]
    scored = [(score, b) for b in bodies for score in (unrest(b),) if not math.isnan(score)]
    if not scored:
        return Measures({})
    enough = float(np.quantile([score for score, _ in scored], REST_SHARE))
    rows = [measure(body) for score, body in scored if score <= enough]
    values: dict[str, float] = {}
    for name in rows[0]:
        known = [row[name] for row in rows if not math.isnan(row[name])]
        values[name] = median(known) if known else math.nan
    return Measures(values)


def lift_t(body: Body) -> float:
    """How far near joints are off the mat in all, in T; unseen ones do not count."""
    lifts = (body.clearance_t(left, body.near) for left in _LIFTS)
    return sum(max(0.0, lift) for lift in lifts if not math.isnan(lift))
