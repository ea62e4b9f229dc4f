"""Filmed clips whose every angle and time is known."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.app.replay.trace import TrueState
from posecheck.capture.recorded import PoseTrack
from posecheck.exercises.registry import find_exercise
from posecheck.landmarks import LANDMARK_COUNT, Landmark, Side, of_side
from posecheck.report.truth import ClipTruth, PartTruth
from posecheck_studio.benchmarking.angle_errors import JOINTS
from posecheck_studio.benchmarking.filmed import Filmed
from tests.figures import View, bridge, film
from tests.made_clips import bridge_part, track_of
from tests.made_truths import bridge_truth

L = Landmark


def bridges(fps: float = 15.0, **camera: float) -> Filmed:
    """Two good bridges of the stick figure; the true angles are those in the picture."""
    starts, seconds = (2.5, 11.0), 20.0
    observations = film(bridge(starts), seconds, fps, View(far_visibility=1.0))
    track = track_of(observations)
    return filmed(track, bridge_part(), fps=fps, **camera)


def filmed(
    track: PoseTrack,
    part: PartTruth | None = None,
    off_deg: float = 0.0,
    fps: float = 15.0,
    **camera: float,
) -> Filmed:
    """A clip that truly has the angles of its track, less `off_deg`; the left side is near."""
    recipe = {"camera": dict(camera)} if camera else {}
    truth = ClipTruth("made", 20.0, fps, (1280, 720), (part or bridge_truth(),), recipe)
    joints = np.zeros((len(track), LANDMARK_COUNT, 3))
    joints[:, 1::2, 1], joints[:, 2::2, 1] = -0.2, 0.2  # the camera stands at negative y
    joints[:, [L.LEFT_SHOULDER, L.RIGHT_SHOULDER], 0] = 0.5  # a torso of half a metre
    arrays: dict[str, NDArray[Any]] = {"time_s": track.time_s, "joints_m": joints}
    part = part or bridge_truth()
    for check in find_exercise(part.exercise).checks:
        arrays[f"state_0_{check.id}"] = np.full(len(track), TrueState.OK, np.int8)
    points = track.points_image_px.astype(np.float64)
    for joint, corners in JOINTS.items():
        for side in Side:
            a, b, c = (points[:, of_side(left, side)] for left in corners)
            angle = interior_deg(a, b, c)
            arrays[f"angle_{side.word}_{joint}_deg"] = angle - off_deg
            arrays[f"projected_{side.word}_{joint}_deg"] = angle - 1.0
            if joint == "hip":
                joints[:, of_side(L.LEFT_KNEE, side)] += thigh_m(np.radians(angle - off_deg))
    return Filmed(truth, arrays, track)


def thigh_m(hip_rad: NDArray[np.float64]) -> NDArray[np.float64]:
    """From hip to knee for an angle with the trunk, which lies along x."""
    return 0.4 * np.stack([np.cos(hip_rad), np.zeros_like(hip_rad), np.sin(hip_rad)], axis=1)


def interior_deg(
    a: NDArray[np.float64], corner: NDArray[np.float64], b: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Angle at the corner by the cosine: not the formula of the program."""
    u, v = a - corner, b - corner
    lengths = np.linalg.norm(u, axis=1) * np.linalg.norm(v, axis=1)
    return np.degrees(np.arccos(np.clip((u * v).sum(axis=1) / lengths, -1.0, 1.0)))


def scattered(frames: int, seed: int = 0, fps: float = 15.0) -> PoseTrack:
    """Points anywhere in the picture, all seen."""
    rng = np.random.default_rng(seed)
    return PoseTrack(
        time_s=np.arange(frames) / fps,
        points_image_px=rng.uniform(0, 700, (frames, LANDMARK_COUNT, 2)).astype(np.float32),
        points_world_m=rng.uniform(-1, 1, (frames, LANDMARK_COUNT, 3)).astype(np.float32),
        visibility=np.ones((frames, LANDMARK_COUNT), np.float32),
        presence=np.ones((frames, LANDMARK_COUNT), np.float32),
        image_size_px=np.array([1280, 720]),
    )
