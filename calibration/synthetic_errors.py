"""The pose model's errors on synthetic people, and the jitter of points that rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark, Side, of_side
from posecheck.pose import MIN_VISIBILITY
from posecheck_studio.camera import Camera

__all__ = ["JOINTS", "Errors", "clip_errors", "jitter_t", "seen_rows", "steady"]

JOINTS = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")
# A check's dwell: what averages out within it is random, what stays is not.
DWELL_S = 0.6
# Fewer frames than this of a joint say nothing.
FEWEST = 30
# Whose shoulders or hips are higher does not lie (bridges lift the hips).
SHOULDERS_LIE_M, HIPS_LIE_M = 0.45, 0.6
# Neither side is the near one when they are about as far away.
EDGE_ON_M = 0.05
# A point that moves less from one dwell to the next rests, or is held.
REST_T = 0.01
# How high a joint is that rests at most, and one that is lifted at least.
RESTING_T, LIFTED_T = 0.02, 0.06
_L = Landmark
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors of one joint on one side of a clip, in T: along the mat to the head, and up.

    Attributes
    ----------
    clip, side, posture, joint : str
    yaw_deg, lens_m : float
        Where the camera stands.
    slow_t, fast_t : ndarray, shape (frames, 2)
        What stays over a dwell, and what is left.
    visibility : ndarray, shape (frames,)
    lift_t : ndarray, shape (frames,)
        True height over the joint's own rest.
    held : ndarray, shape (frames,)
        Whether it truly stays where it is.
    """

    clip: str
    side: str
    posture: str
    joint: str
    yaw_deg: float
    lens_m: float
    slow_t: Floats
    fast_t: Floats
    visibility: Floats
    lift_t: Floats
    held: NDArray[np.bool_]

    def over_rest_t(self, *, lifted: bool) -> Floats:
        """Error of the height over the joint's own rest while it is held, in sight.

        Empty if it is never seen to rest.
        """
        seen = (self.visibility >= MIN_VISIBILITY) & self.held
        rests = seen & (self.lift_t < RESTING_T)
        if rests.sum() < FEWEST:
            return np.zeros(0)
        wanted = seen & (self.lift_t > LIFTED_T) if lifted else rests
        return np.asarray(self.slow_t[wanted, 1] - np.median(self.slow_t[rests, 1]))


def seen_rows(clips: Iterable[Errors], *, hidden: bool = False) -> Floats:
    """Give the errors that last over a dwell in all frames in sight, or out of it."""
    rows = [c.slow_t[(c.visibility < MIN_VISIBILITY) == hidden] for c in clips]
    return np.concatenate([np.zeros((0, 2)), *rows])


def steady(rows: Floats) -> tuple[Floats, Floats]:
    """Middle and half the middle two thirds of rows: a swap of names is no error of place."""
    low, middle, high = np.quantile(rows, (0.159, 0.5, 0.841), axis=0)
    return middle, (high - low) / 2.0


def clip_errors(path: Path) -> Iterator[Errors]:
    """Compare the poses beside a ``NAME.truth.npz`` with it.

    The twist is left out: no joint of a turned body is where a side view has it.
    """
    name = path.name.removesuffix(".truth.npz")
    about = json.loads(path.with_suffix("").with_suffix(".truth.json").read_text("utf-8"))
    with np.load(path) as truth, np.load(path.with_name(f"{name}.poses.npz")) as poses:
        true, read = dict(truth), dict(poses)
    time_s = read["time_s"]
    rows = np.searchsorted((true["time_s"][1:] + true["time_s"][:-1]) / 2.0, time_s)
    joints_m, joints_px = true["joints_m"][rows], true["joints_px"][rows].astype(float)
    camera = Camera(**about["recipe"]["camera"])
    shoulders_m, hips_m = (
        joints_m[:, [left, left + 1], 2].mean(axis=1) for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP)
    )
    lies = (shoulders_m < SHOULDERS_LIE_M) & (hips_m < HIPS_LIE_M)
    lies &= np.isfinite(read["points_image_px"][:, 0, 0])
    axes = _axes(camera, joints_px, lies)
    errors = (read["points_image_px"] - joints_px) @ axes.T
    heights = joints_px @ axes[1]
    lead = _lead_m(joints_m, camera)
    for posture, during in _postures(about, time_s).items():
        for side, nearness in ((s, n) for s in Side for n in ("near", "far")):
            ahead = lead[side] if nearness == "near" else -lead[side]
            use = lies & during & (ahead > EDGE_ON_M)
            if use.sum() < FEWEST:
                continue
            for joint in JOINTS:
                k = of_side(_L[f"LEFT_{joint.upper()}"], side)
                slow = _averaged(errors[use, k], time_s[use])
                yield Errors(
                    clip=name,
                    side=nearness,
                    posture=posture,
                    joint=joint,
                    yaw_deg=abs(camera.yaw_deg),
                    lens_m=camera.height_m,
                    slow_t=slow,
                    fast_t=errors[use, k] - slow,
                    visibility=read["visibility"][use, k],
                    lift_t=heights[use, k] - np.quantile(heights[use, k], 0.1),
                    held=_held(joints_px[use, k] @ axes.T, time_s[use]),
                )


def _postures(about: Mapping[str, Any], time_s: Floats) -> dict[str, NDArray[np.bool_]]:
    during = {name: np.zeros(len(time_s), dtype=np.bool_) for name in ("supine", "prone")}
    for part in about["parts"]:
        if part["exercise"] != "supine_twist":
            posture = "prone" if part["exercise"] == "ventral_row" else "supine"
            during[posture] |= (time_s >= part["start_s"]) & (time_s <= part["end_s"])
    return during


def _axes(camera: Camera, joints_px: Floats, lies: NDArray[np.bool_]) -> Floats:
    """Rows: along the mat towards the head, and up, per T; in the picture."""
    trunk = joints_px[:, [_L.LEFT_SHOULDER, _L.RIGHT_SHOULDER]].mean(axis=1)
    trunk = trunk - joints_px[:, [_L.LEFT_HIP, _L.RIGHT_HIP]].mean(axis=1)
    left, right = camera.project(np.array([[-0.5, 0.0, 0.0], [0.5, 0.0, 0.0]]))
    along = (right - left) / np.linalg.norm(right - left)
    along *= np.sign(np.median(trunk[lies] @ along))
    up = np.array([along[1], -along[0]])
    torso_px = np.median(np.linalg.norm(trunk[lies], axis=1))
    return np.asarray(np.stack([along, up if up[1] < 0.0 else -up]) / torso_px)


def _lead_m(joints_m: Floats, camera: Camera) -> dict[Side, Floats]:
    """By how much each side of the trunk is nearer to the lens than the other."""
    away = [
        np.linalg.norm(
            joints_m[:, [_L.LEFT_SHOULDER + side, _L.LEFT_HIP + side]].mean(axis=1)
            - camera.position,
            axis=1,
        )
        for side in Side
    ]
    return {side: away[side.other] - away[side] for side in Side}


def _averaged(rows: Floats, time_s: Floats) -> Floats:
    """Mean over the dwell around every row."""
    first = np.searchsorted(time_s, time_s - DWELL_S / 2.0)
    last = np.searchsorted(time_s, time_s + DWELL_S / 2.0, side="right")
    sums = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0)])
    return np.asarray((sums[last] - sums[first]) / (last - first)[:, None])


def jitter_t(folder: Path) -> dict[str, float]:
    """How much points of real people that rest go to and fro, in T: median over the clips."""
    found: dict[str, list[float]] = {joint: [] for joint in JOINTS}
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as poses:
            points, time_s = poses["points_image_px"].astype(float), poses["time_s"]
            visible = poses["visibility"] >= MIN_VISIBILITY
        there = np.isfinite(points[:, 0, 0])
        points, time_s, visible = points[there], time_s[there], visible[there]
        if len(points) < FEWEST:
            continue
        trunk = points[:, [_L.LEFT_SHOULDER, _L.RIGHT_SHOULDER]].mean(axis=1)
        trunk = trunk - points[:, [_L.LEFT_HIP, _L.RIGHT_HIP]].mean(axis=1)
        torso_px = float(np.quantile(np.linalg.norm(trunk, axis=1), 0.8))
        for joint in JOINTS:
            for side in Side:
                k = of_side(_L[f"LEFT_{joint.upper()}"], side)
                found[joint] += _rest_jitter(points[:, k] / torso_px, time_s, visible[:, k])
    return {joint: float(np.median(rows)) for joint, rows in found.items() if rows}


def _rest_jitter(rows: Floats, time_s: Floats, visible: NDArray[np.bool_]) -> list[float]:
    rests = visible & _held(_averaged(rows, time_s), time_s)
    if rests.sum() < FEWEST:
        return []
    return [float(np.sqrt(np.mean((rows - _averaged(rows, time_s))[rests] ** 2)))]


def _held(rows: Floats, time_s: Floats) -> NDArray[np.bool_]:
    """Where a point, in T, is about where it is a dwell before and a dwell later."""
    last = len(rows) - 1
    later = np.minimum(np.searchsorted(time_s, time_s + DWELL_S), last)
    before = np.minimum(np.searchsorted(time_s, time_s - DWELL_S), last)
    away = [np.linalg.norm(rows[other] - rows, axis=1) for other in (later, before)]
    return np.asarray(np.maximum(*away) < REST_T)
