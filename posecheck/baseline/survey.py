"""First pass over a recording: where the person lies, and the baseline there."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from posecheck.assessment import MatLine
from posecheck.baseline.body import Body, body_of
from posecheck.baseline.outline import resting_edges
from posecheck.baseline.prone_rest import prone_rest
from posecheck.baseline.record import Baseline
from posecheck.baseline.stretches import Recording, Seen, placements
from posecheck.geometry.mat_frame import in_mat_t
from posecheck.geometry.posture import Placement, Posture, View
from posecheck.landmarks import BONES, LANDMARK_COUNT, Landmark, Side
from posecheck.pose import FloatArray
from posecheck.tracking.calibration import Calibration, calibration_for
from posecheck.tracking.estimate import estimate_of, seen_landmarks
from posecheck.verdict import Measures, Unknown, median_of

__all__ = ["Span", "Survey", "lift_t", "rests", "survey"]

_L = Landmark
Measure = Callable[[Body], Measures]
Unrest = Callable[[Body], float]

# A foot that lies on the mat makes a line with the shoulder along the trunk.
AGREE_DEG = 9.0
# The share of the time in which a resting point is taken to rest.
REST_SHARE = 0.15
# Medians and quantiles over more frames than this are no better.
MOST_FRAMES = 3000
# And of rest, a seventh of them (`REST_SHARE`), over more than this. Limbs that change their
# names are still told by frames up to 0.3 s apart: two minutes of them.
MOST_REST_FRAMES = 500
# Whether somebody lies at all shows in so many frames.
LIES_FRAMES = 200
# With less rest than this share of the time, a stretch shows no resting person.
LEAST_REST_SHARE = 0.05
# A resting height farther from an adult's is no rest (a heel that never comes down): 10 cm,
# of which the mat line's direction takes half at an outstretched hand; a head may lie on
# a pillow.
REST_TOLERANCE_T = 0.20
PILLOW_T = 0.30
# Head and trunk are what the mat line is made from: no adult's height stands in for them.
_FIXED = (_L.LEFT_EAR, _L.LEFT_SHOULDER, _L.LEFT_HIP)
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
        inside = (s.baseline for s in self.spans if s.start_s <= time_s <= s.end_s)
        return next(inside, None)


def survey(
    recording: Recording,
    measure: Measure | None = None,
    unrest: Unrest | None = None,
    calibration: Calibration | None = None,
) -> Survey:
    """Find the stretches in which a person lies, and their resting baselines.

    Stretches that show the same placement share one baseline, taken from the
    flattest moments of all of them. Nobody who lies for less than a second is found.

    Parameters
    ----------
    recording : sequence of Observation
        The whole recording, in order of time; looked at several times.
    measure : callable, optional
        The exercise's measures, for `Baseline.rest`.
    unrest : callable, optional
        How far a body is from the exercise's resting pose; NaN if it is another
        pose altogether. Default: how far its joints are off the mat.
    calibration : Calibration, optional
        Of the model that made the poses; default: the embedded model's.
    """
    model = calibration or calibration_for()
    spans: list[Span] = []
    for group in placements(recording, lambda stretch: rests(stretch, model)):
        seen = thinned([seen for stretch in group for seen in stretch])
        baseline = _baseline(seen, measure, unrest, model)
        if _lies(seen, baseline):
            spans += [Span(part[0].time_s, part[-1].time_s, baseline) for part in group]
    return Survey(tuple(sorted(spans, key=lambda span: span.start_s)))


def _baseline(
    seen: list[Seen], measure: Measure | None, unrest: Unrest | None, model: Calibration
) -> Baseline:
    near = Side(round(float(np.mean([s.place.near for s in seen]))))
    head_left = sum(s.place.head_left for s in seen) * 2 > len(seen)
    posture = _posture(near, head_left)
    mat, flat = _mat_line(seen, near, head_left, model)
    heights = in_mat_t(np.array([s.pose.points_image for s in seen]), mat)[..., 1]
    heights[~np.array([seen_landmarks(s.pose) for s in seen])] = np.nan
    # A low quantile of flat frames finds the rest of a limb that is lifted now and then; in
    # the row one is up most of the time.
    prone = posture is Posture.PRONE
    share = 0.5 if prone else REST_SHARE
    if prone:
        flat = prone_rest(heights)
        # With a limb up the trunk is drawn up to a tenth longer.
        torso_px = _torso_px(seen, flat)
        heights *= mat.torso_px / torso_px
        mat = replace(mat, torso_px=torso_px)
    resting = thinned([seen[row] for row in np.flatnonzero(flat)], LIES_FRAMES)
    lows_t = [_low(column, share) for column in heights[flat].T]
    far_shift_t = _far_shift_t(lows_t, near)
    baseline = Baseline(
        mat=mat,
        resting_t=_resting(lows_t, near, far_shift_t, model.resting_height_t[posture]),
        limb_t=_limb_lengths(seen, mat.torso_px),
        near=near,
        head_left=head_left,
        posture=posture,
        view=_view([s.place for s in seen]),
        far_shift_t=far_shift_t,
        calibration=model,
        resting_edges_px=resting_edges((s.pose for s in resting), 1.0 - share),
    )
    if measure is None:
        return baseline
    return _with_rest(baseline, seen, measure, unrest or lift_t)


def _posture(near: Side, head_left: bool) -> Posture:
    """See `placement_of`: who lies on the back, head left, turns the right side to the camera."""
    return Posture.SUPINE if (near is Side.RIGHT) == head_left else Posture.PRONE


def _view(places: list[Placement]) -> View:
    names = ("yaw_deg", "raised_deg", "across_t")
    return View(*(median(getattr(place, name) for place in places) for name in names))


def thinned(seen: list[Seen], most: int = MOST_FRAMES) -> list[Seen]:
    """Take evenly spaced frames of a long recording, so that memory and time stay bounded."""
    return seen[:: -(-len(seen) // most)] if seen else seen


def _tilts(
    seen: list[Seen], near: Side, head_left: bool, model: Calibration
) -> tuple[FloatArray, FloatArray]:
    """Direction of the mat per frame, as the trunk has it and as the feet have it.

    That is from the lower heel to the near shoulder, less what that rests higher.
    """
    posture = _posture(near, head_left)
    adult = model.resting_height_t[posture]
    points = np.array([s.pose.points_image for s in seen])
    trunk_deg = np.array([s.place.trunk_deg for s in seen]) - model.trunk_bias_deg[posture]
    shoulder, heels = points[:, _L.LEFT_SHOULDER + near], points[:, [_L.LEFT_HEEL, _L.RIGHT_HEEL]]
    heel = np.take_along_axis(heels, heels[..., 1].argmax(axis=1)[:, None, None], axis=1)[:, 0]
    run_px = (heel[:, 0] - shoulder[:, 0]) * (1 if head_left else -1)
    rise_t = adult[_L.LEFT_SHOULDER] - adult[_L.LEFT_HEEL]
    rises_px = rise_t * np.array([s.place.torso_px for s in seen])
    drop_px = heel[:, 1] - shoulder[:, 1] - rises_px
    return trunk_deg, np.degrees(np.arctan2(drop_px, run_px))


def _flat_frames(trunk_deg: FloatArray, feet_deg: FloatArray) -> NDArray[np.bool_] | None:
    """The frames in which trunk and feet agree best that both lie; None if there are too few."""
    apart = np.abs(trunk_deg - feet_deg)
    agree = apart < AGREE_DEG
    if agree.mean() < LEAST_REST_SHARE:
        return None
    flat: NDArray[np.bool_] = agree & (apart <= np.quantile(apart[agree], 0.5))
    return flat


def rests(stretch: list[Seen], model: Calibration) -> bool:
    """Whether trunk and feet both lie on the mat in some of these frames."""
    seen = thinned(stretch)
    place = seen[0].place
    return _flat_frames(*_tilts(seen, place.near, place.head_left, model)) is not None


def _mat_line(
    seen: list[Seen], near: Side, head_left: bool, model: Calibration
) -> tuple[MatLine, NDArray[np.bool_]]:
    """The mat from trunk and feet where both lie on it, and the frames where they do."""
    trunk_deg, feet_deg = _tilts(seen, near, head_left, model)
    found = _flat_frames(trunk_deg, feet_deg)
    flat = np.ones(len(seen), dtype=np.bool_) if found is None else found
    tilts = trunk_deg if found is None else (trunk_deg + feet_deg) / 2
    tilt, sign = math.radians(float(np.median(tilts[flat]))), -1.0 if head_left else 1.0
    along, up = (sign * math.cos(tilt), -math.sin(tilt)), (-sign * math.sin(tilt), -math.cos(tilt))
    torso_px = _torso_px(seen, flat)
    points = np.array([s.pose.points_image for s in seen])[flat]
    adult = model.resting_height_t[_posture(near, head_left)]
    hip_index, shoulder_index = _L.LEFT_HIP + near, _L.LEFT_SHOULDER + near
    height = np.median(points @ np.array(up), axis=0)
    level = min(
        height[hip_index] - adult[_L.LEFT_HIP] * torso_px,
        height[shoulder_index] - adult[_L.LEFT_SHOULDER] * torso_px,
    )
    hip = np.median(points[:, hip_index], axis=0)
    origin = hip + (level - hip @ np.array(up)) * np.array(up)
    return MatLine((float(origin[0]), float(origin[1])), along, up, torso_px), flat


def _torso_px(seen: list[Seen], flat: NDArray[np.bool_]) -> float:
    return float(np.median(np.array([s.place.torso_px for s in seen])[flat]))


def _low(heights: FloatArray, share: float) -> float:
    """Height at which a landmark rests: a low quantile over time; NaN if never seen."""
    known = heights[~np.isnan(heights)]
    return float(np.quantile(known, share)) if len(known) else math.nan


def _far_shift_t(lows_t: list[float], near: Side) -> float:
    """How much higher than the near one the far shoulder and hip rest."""
    pairs = ((left + near.other, left + near) for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP))
    shifts = [lows_t[far] - lows_t[own] for far, own in pairs]
    known = [shift for shift in shifts if not math.isnan(shift)]
    return median(known) if known else math.nan


def _resting(
    lows_t: list[float], near: Side, far_shift_t: float, adults: Mapping[Landmark, float]
) -> FloatArray:
    """Where each landmark rests, if that is near where an adult's does."""
    resting = np.full(LANDMARK_COUNT, np.nan)
    for index, adult in adults.items():
        value = lows_t[index]
        side = Side.LEFT if index % 2 == 1 else Side.RIGHT
        far, fixed = side is not near, index - side in _FIXED
        expected = adult + far_shift_t if far else adult
        # The far shoulder and hip are shifted by more and by less than the middle of the two.
        wide = index - side == _L.LEFT_EAR or (far and fixed)
        if abs(value - expected) <= (PILLOW_T if wide else REST_TOLERANCE_T):
            resting[index] = value
        elif not (far or fixed):
            resting[index] = expected
    return resting


def _limb_lengths(seen: list[Seen], torso_px: float) -> FloatArray:
    points, pairs = np.array([s.pose.points_image for s in seen]), np.array(BONES)
    lengths = np.linalg.norm(points[:, pairs[:, 0]] - points[:, pairs[:, 1]], axis=2)
    return np.asarray(np.quantile(lengths, 0.9, axis=0) / torso_px)


def _lies(seen: list[Seen], baseline: Baseline) -> bool:
    """Whether most of the frames show somebody whom no hand or knee carries."""
    whys = [body_of(estimate_of(s.pose), baseline)[1] for s in thinned(seen, LIES_FRAMES)]
    return sum(why is Unknown.POSTURE for why in whys) * 2 <= len(whys)


def _with_rest(baseline: Baseline, seen: list[Seen], measure: Measure, unrest: Unrest) -> Baseline:
    """Take the measures at rest from the frames that rest most, as the camera sees these.

    A body that turns is taken by the model's depth for one that is seen from lower.
    """
    scored: list[tuple[float, Placement, Body]] = []
    for frame in thinned(seen, MOST_REST_FRAMES):
        body, _ = body_of(estimate_of(frame.pose), baseline)
        if body is not None and not math.isnan(score := unrest(body)):
            scored.append((score, frame.place, body))
    if not scored:
        return baseline
    enough = float(np.quantile([score for score, *_ in scored], REST_SHARE))
    resting = [(place, body) for score, place, body in scored if score <= enough]
    seen_so = replace(baseline, view=_view([place for place, _ in resting]))
    rows = [measure(replace(body, baseline=seen_so)) for _, body in resting]
    return replace(seen_so, rest=median_of(rows))


def lift_t(body: Body) -> float:
    """How far near joints are off the mat in all, in T; unseen ones do not count."""
    lifts = (body.clearance_t(left, body.near).value for left in _LIFTS)
    return sum(max(0.0, lift) for lift in lifts if not math.isnan(lift))
