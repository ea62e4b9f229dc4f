"""How far the angles in the picture are from the true ones in space."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark, Side, of_side
from posecheck_studio.benchmarking.filmed import (
    Filmed,
    Height,
    Yaw,
    near_sides,
    nearest_rows,
    true_at,
)

__all__ = ["JOINTS", "AngleErrors", "AngleKey", "AngleScore", "angle_deg", "angle_errors", "pooled"]

_L = Landmark
# End, corner and end of each angle, by their left landmarks.
JOINTS: dict[str, tuple[Landmark, Landmark, Landmark]] = {
    "knee": (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE),
    "hip": (_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE),
    "elbow": (_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST),
    "arm": (_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_WRIST),
}
# In the twist the thigh points at the camera: hip and knee in the picture mean nothing
# (EXERCISES, 3), and are no measure of a side view.
_TURNED = frozenset({"supine_twist"})
# As the engine takes a landmark to be seen (`baseline.sanity`).
_SEEN = 0.5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AngleKey:
    """Which joint, on which side of the body towards the camera, from where."""

    joint: str
    near: bool
    yaw: Yaw
    height: Height

    @property
    def side(self) -> str:
        """``"near"`` or ``"far"``."""
        return "near" if self.near else "far"


@dataclass(frozen=True, slots=True)
class AngleScore:
    """Errors of an angle against the true angle in space, in degrees; NaN without frames.

    Attributes
    ----------
    frames : int
        Frames in which the angle could be read.
    seen : float
        Their share, 0 to 1, of those in which the person was truly there.
    mae_deg, bias_deg, sd_deg, p95_deg, worst_deg : float
        Mean, mean with its sign, spread, 95th percentile and largest.
    projected_mae_deg : float
        Against the true angle as it looks in the picture: what the estimator adds.
    """

    frames: int
    seen: float
    mae_deg: float
    bias_deg: float
    sd_deg: float
    p95_deg: float
    worst_deg: float
    projected_mae_deg: float


@dataclass(frozen=True, slots=True)
class AngleErrors:
    """Error of every frame, in degrees; `missed` counts frames without a reading."""

    space_deg: Floats
    picture_deg: Floats
    missed: int

    def score(self) -> AngleScore:
        """Sum the errors up."""
        count = len(self.space_deg)
        off = np.abs(self.space_deg)
        whole = count + self.missed
        return AngleScore(
            frames=count,
            seen=count / whole if whole else math.nan,
            mae_deg=_mean(off),
            bias_deg=_mean(self.space_deg),
            sd_deg=float(self.space_deg.std()) if count else math.nan,
            p95_deg=float(np.quantile(off, 0.95)) if count else math.nan,
            worst_deg=float(off.max()) if count else math.nan,
            projected_mae_deg=_mean(np.abs(self.picture_deg[~np.isnan(self.picture_deg)])),
        )


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else math.nan


def pooled(errors: Iterable[AngleErrors]) -> AngleErrors:
    """Put errors of several kinds together."""
    rows = list(errors)
    if not rows:
        return AngleErrors(np.zeros(0), np.zeros(0), 0)
    return AngleErrors(
        np.concatenate([row.space_deg for row in rows]),
        np.concatenate([row.picture_deg for row in rows]),
        sum(row.missed for row in rows),
    )


def angle_errors(clips: Iterable[Filmed]) -> dict[AngleKey, AngleErrors]:
    """Compare the angles of every pose with the truth, within the parts of each clip.

    Clips without true joints and angles are left out.
    """
    found: dict[AngleKey, list[AngleErrors]] = {}
    for clip in clips:
        for key, errors in _of_clip(clip):
            found.setdefault(key, []).append(errors)
    return {key: pooled(errors) for key, errors in found.items()}


def _of_clip(clip: Filmed) -> Iterator[tuple[AngleKey, AngleErrors]]:
    if "joints_m" not in clip.arrays:
        return
    time_s = clip.track.time_s
    rows = nearest_rows(clip.arrays["time_s"], time_s)
    for turned in (False, True):
        inside = np.zeros(len(time_s), dtype=np.bool_)
        for part in clip.truth.parts:
            if (part.exercise in _TURNED) is turned:
                inside |= (time_s >= part.start_s) & (time_s <= part.end_s)
        use = inside & (rows >= 0)
        view = (Yaw.TURNED, clip.view[1]) if turned else clip.view
        if use.any():
            yield from _of_view(clip, view, use, near_sides(clip)[rows[use]])


def _of_view(
    clip: Filmed, view: tuple[Yaw, Height], use: NDArray[np.bool_], near: NDArray[np.int8]
) -> Iterator[tuple[AngleKey, AngleErrors]]:
    """Errors of every joint and side in the poses to `use`; `near` is for those alone."""
    time_s = clip.track.time_s[use]
    for joint in JOINTS:
        for side in Side:
            if f"angle_{side.word}_{joint}_deg" not in clip.arrays:
                continue
            true = true_at(clip.arrays["time_s"], _true_deg(clip, joint, side), time_s)
            seen = clip.arrays.get(f"projected_{side.word}_{joint}_deg")
            flat = np.full(len(true), math.nan)
            if seen is not None:
                flat = true_at(clip.arrays["time_s"], seen, time_s)
            read = _read_deg(clip, joint, side)[use]
            for is_near in (True, False):
                mine = (near == side) if is_near else (near == side.other)
                key = AngleKey(joint, is_near, *view)
                yield key, _errors(read[mine], true[mine], flat[mine])


def _true_deg(clip: Filmed, joint: str, side: Side) -> Floats:
    """True angle in space of every frame.

    HIP is the thigh's angle with the trunk's long axis. With the line to the shoulder of its
    own side no hip would ever be straight: shoulders are wider than hips, by 11 degrees.
    """
    if joint != "hip":
        return np.asarray(clip.arrays[f"angle_{side.word}_{joint}_deg"], dtype=np.float64)
    joints = np.asarray(clip.arrays["joints_m"], dtype=np.float64)
    shoulders, hips = (
        (joints[:, left] + joints[:, left + 1]) / 2.0 for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP)
    )
    hip, knee = (joints[:, of_side(left, side)] for left in (_L.LEFT_HIP, _L.LEFT_KNEE))
    return angle_deg(hip + shoulders - hips, hip, knee)


def angle_deg(end_a: Floats, corner: Floats, end_b: Floats) -> Floats:
    """Interior angle at `corner`, batch first, in degrees, 0 to 180.

    Points have the shape (..., 2) or (..., 3), in one space with equal units on every axis. NaN
    where a point is NaN or an end lies on the corner. Of unit vectors
    ``2 atan2(|u - v|, |u + v|)`` keeps its precision near 0 and 180, where arccos loses it.
    """
    with np.errstate(invalid="ignore"):
        u, v = (
            (end - corner) / np.linalg.norm(end - corner, axis=-1, keepdims=True)
            for end in (end_a, end_b)
        )
    half = np.arctan2(np.linalg.norm(u - v, axis=-1), np.linalg.norm(u + v, axis=-1))
    angle: Floats = np.degrees(2.0 * half)
    return angle


def _read_deg(clip: Filmed, joint: str, side: Side) -> Floats:
    """Angle in the picture for every pose; NaN where a point of it is not seen."""
    track = clip.track
    corners = [of_side(left, side) for left in JOINTS[joint]]
    points = track.points_image_px[:, corners].astype(np.float64)
    sure = (track.visibility[:, corners] >= _SEEN) & (track.presence[:, corners] >= _SEEN)
    angles = angle_deg(points[:, 0], points[:, 1], points[:, 2])
    return np.where(sure.all(axis=1), angles, math.nan)


def _errors(read: Floats, true: Floats, flat: Floats) -> AngleErrors:
    there = ~np.isnan(true)
    known = there & ~np.isnan(read)
    return AngleErrors(
        read[known] - true[known], read[known] - flat[known], int((there & ~known).sum())
    )
