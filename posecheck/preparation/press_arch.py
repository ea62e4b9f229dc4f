"""Finds a person pressing and arching the lower back, without being told when.

Nothing else may move meanwhile, and every signal that can be read has to go along: a breath
moves the belly but not what lies under the back. Where an arm hides that, the outline over
the pelvis has to rise more than over the belly: an arch turns the pelvis, a breath does not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from posecheck.baseline.back_calibration import (
    BackPlacement,
    LowerBackCalibration,
    calibrate,
)
from posecheck.baseline.lumbar import pose_pelvis_top_t, pose_readings
from posecheck.baseline.record import Baseline
from posecheck.geometry.lower_back import SIGNALS, Readings, Signal
from posecheck.geometry.mat_frame import in_mat_t
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark
from posecheck.pose import MIN_VISIBILITY, FloatArray, Pose
from posecheck.preparation.stillness import HAND_T, STILL_T
from posecheck.preparation.turning_points import STEADY_S, Turn, together, turning_points

__all__ = ["BackMoment", "PressArch", "back_moment", "find_press_arch"]

_L = Landmark
# Pictures farther apart than this are two stretches.
MAX_GAP_S = 0.5
# Once may be a change of position; EXERCISES has it done twice.
FEWEST_CYCLES = 2
# A signal goes along where arched and pressed are a deviation apart.
ALONG_D = 1.0
# A signal that is known less often than this says nothing about a stretch.
KNOWN_SHARE = 0.7
# EXERCISES, exercise 1: the pelvis is on the floor, and a foot 0.15 T up is a raised leg.
PELVIS_T = 0.10
LEG_T = 0.15
# How far each joint may go while only the back moves, near and far side, in T. The far one
# is hidden half of the time and trembles more.
_STILL: dict[Posture, tuple[tuple[Landmark, float, float], ...]] = {
    Posture.SUPINE: (
        (_L.LEFT_EAR, STILL_T, math.inf),
        (_L.LEFT_SHOULDER, STILL_T, math.inf),
        (_L.LEFT_WRIST, HAND_T, HAND_T),
        (_L.LEFT_KNEE, STILL_T, LEG_T),
        (_L.LEFT_ANKLE, STILL_T, LEG_T),
    ),
    # The chest is lifted, and the arms with it.
    Posture.PRONE: ((_L.LEFT_KNEE, STILL_T, LEG_T), (_L.LEFT_ANKLE, STILL_T, LEG_T)),
}
_QUANTILES = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class BackMoment:
    """What is known of the lower back in one picture.

    Attributes
    ----------
    hip_t : float
        Height of the near hip over the mat line, in T.
    joints_t : ndarray, shape (n, 2)
        Those that keep still, along the mat and over it, in T; NaN where not seen.
    pelvis_t : float
        Height of the upper outline over the pelvis, in T; NaN unknown.
    """

    time_s: float
    readings: Readings
    hip_t: float
    joints_t: FloatArray
    pelvis_t: float


@dataclass(frozen=True, slots=True)
class PressArch:
    """Moments at which the lower back was pressed and arched, and what they tell."""

    pressed_s: tuple[float, ...]
    arched_s: tuple[float, ...]
    calibration: LowerBackCalibration


def back_moment(pose: Pose, baseline: Baseline) -> BackMoment:
    """Read one picture."""
    near = baseline.near
    still = _STILL.get(baseline.posture, ())
    rows = [_L.LEFT_HIP + near, *(left + side for left, *_ in still for side in (near, near.other))]
    joints = in_mat_t(pose.points_image[rows], baseline.mat)
    joints[pose.visibility[rows] < MIN_VISIBILITY] = math.nan
    return BackMoment(
        time_s=pose.time_s,
        readings=pose_readings(pose, baseline),
        hip_t=float(joints[0, 1]),
        joints_t=joints[1:],
        pelvis_t=pose_pelvis_top_t(pose, baseline),
    )


def find_press_arch(moments: Sequence[BackMoment], placement: BackPlacement) -> PressArch | None:
    """Find the moments at which the lower back was pressed and arched.

    Parameters
    ----------
    moments : sequence of BackMoment
        Of one placement, in order of time.

    Returns
    -------
    PressArch or None
        Of the still stretch that tells most. None where nothing but the back moves up and
        down at least twice; a calibration that is not `seen` where it does, but hardly.
    """
    found = [
        candidate
        for stretch in _still_stretches(moments, placement.posture)
        for candidate in (_in_stretch(stretch, placement),)
        if candidate is not None
    ]
    return max(found, key=lambda candidate: candidate.calibration.d_prime, default=None)


def _still_stretches(moments: Sequence[BackMoment], posture: Posture) -> Iterator[list[BackMoment]]:
    """Cut where pictures are missing or anything but the back moves within a second."""
    stretch: list[BackMoment] = []
    for moment, still in zip(moments, _still(moments, posture), strict=True):
        gap = bool(stretch) and moment.time_s - stretch[-1].time_s > MAX_GAP_S
        if stretch and (gap or not still):
            yield stretch
            stretch = []
        if still:
            stretch.append(moment)
    if stretch:
        yield stretch


def _still(moments: Sequence[BackMoment], posture: Posture) -> list[bool]:
    times = np.array([moment.time_s for moment in moments])
    firsts = np.searchsorted(times, times - STEADY_S, side="left")
    lasts = np.searchsorted(times, times + STEADY_S, side="right")
    return [_rests(moments[first:last], posture) for first, last in zip(firsts, lasts, strict=True)]


def _rests(moments: Sequence[BackMoment], posture: Posture) -> bool:
    """Whether no limb moves and the pelvis stays down in these moments."""
    limits = np.array([limit for _, *sides in _STILL[posture] for limit in sides])
    hips = _span(np.array([moment.hip_t for moment in moments]))
    joints = _span(np.array([moment.joints_t for moment in moments]))
    moved = np.hypot(joints[:, 0], joints[:, 1]) > limits
    return not moved.any() and not hips > PELVIS_T


def _span(values: FloatArray) -> FloatArray:
    """How far values go over time, without their extremes; NaN where one is not seen."""
    # Over the few pictures of a second this is much faster than `nanquantile`.
    ordered = np.sort(values, axis=0)
    known = (~np.isnan(values)).sum(axis=0)
    low, high = (
        np.take_along_axis(
            ordered, np.round(share * np.maximum(known - 1, 0)).astype(np.intp)[None], axis=0
        )[0]
        for share in _QUANTILES
    )
    span: FloatArray = high - low
    return span


def _in_stretch(stretch: list[BackMoment], placement: BackPlacement) -> PressArch | None:
    times = np.array([moment.time_s for moment in stretch])
    columns = {
        signal: np.array([moment.readings[signal] for moment in stretch])
        for signal in SIGNALS[placement.posture]
    }
    read = {s: c for s, c in columns.items() if (~np.isnan(c)).mean() >= KNOWN_SHARE}
    if not read:
        return None
    pressed, arched = _paired(turning_points(times, together(times, read.values())))
    if len(pressed) < FEWEST_CYCLES:
        return None
    first_s = min(pressed[0].start_s, arched[0].start_s)
    last_s = max(pressed[-1].end_s, arched[-1].end_s)
    meanwhile = [moment for moment in stretch if first_s <= moment.time_s <= last_s]
    if not _rests(meanwhile, placement.posture):
        return None
    low, high = ([_during(stretch, turn) for turn in turns] for turns in (pressed, arched))
    calibration = calibrate(_readings(low), _readings(high), placement)
    if not _go_along(calibration, read):
        return None
    if len(read) < len(columns) and not _pelvis_turns(low, high, calibration):
        return None
    return PressArch(
        tuple(turn.time_s for turn in pressed), tuple(turn.time_s for turn in arched), calibration
    )


def _readings(spans: list[list[BackMoment]]) -> list[list[Readings]]:
    return [[moment.readings for moment in span] for span in spans]


def _go_along(calibration: LowerBackCalibration, read: Iterable[Signal]) -> bool:
    known = calibration.signals
    return all(s in known and known[s].d_prime >= ALONG_D for s in read)


def _pelvis_turns(
    low: list[list[BackMoment]], high: list[list[BackMoment]], calibration: LowerBackCalibration
) -> bool:
    """Whether the outline rises more over the pelvis than over the middle of the belly."""
    belly = calibration.signals.get(Signal.BELLY_RISE)
    if belly is None:
        return False
    press_t, arch_t = (
        float(np.mean([moment.pelvis_t for span in spans for moment in span]))
        for spans in (low, high)
    )
    return arch_t - press_t > belly.arch - belly.press


def _paired(turns: list[Turn]) -> tuple[list[Turn], list[Turn]]:
    """Drop what has no partner: how somebody lay before the first cycle, or after the last."""
    pressed, arched = ([turn for turn in turns if turn.high is high] for high in (False, True))
    if len(arched) > len(pressed):
        return pressed, arched[1:]
    return pressed[: len(arched)], arched


def _during(stretch: list[BackMoment], turn: Turn) -> list[BackMoment]:
    return [moment for moment in stretch if turn.start_s <= moment.time_s <= turn.end_s]
