"""What the pictures of a recording themselves keep from being told: light, rate, turn, stills."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from posecheck.capture.recorded import PoseTrack
from posecheck.capture.unjudged import frozen_s, lost_s
from posecheck.landmarks import Landmark
from posecheck.pose import MIN_VISIBILITY
from posecheck.pose_models import model_name
from posecheck.preparation.camera_check import DARK
from posecheck.words import text

__all__ = [
    "on_pictures",
    "stands_still",
    "turned",
    "unseeable",
    "upright",
    "upside_down",
]

_L = Landmark
# Somebody is seen in fewer pictures than this share: nobody could be followed.
SEEN_SHARE = 0.5
# Noise (standard deviation) over contrast (from the darkest to the brightest twentieth).
NOISY_SHARE = 0.15
# Pictures a second. A hold of a second or a phase of a repetition needs a few of them.
FEW_FPS, TOO_FEW_FPS = 6.0, 2.5
# Torso against the horizontal of the picture, in degrees: whoever lies is nearer to 0.
UPRIGHT_DEG = 60.0
# Share of the pictures in which a sign must be seen.
MOSTLY = 0.5
# A foot is some 0.4 torso lengths long, seen from the side.
FOOT_T = 0.2
# A bent knee stands out by half a torso length; this much is plain.
KNEE_T = 0.3
# Share of the picture's width by which a camera moves that is not on a stand.
MOVED_SHARE = 0.01

Floats = NDArray[np.float64]


def unseeable(track: PoseTrack) -> str:
    """Say why nobody can be followed, where the pictures are to blame; else nothing."""
    if stands_still(track):
        return text("note.still")
    seen = ~np.isnan(track.points_image_px[:, 0, 0])
    light = _light(track)
    if light is None or seen.mean() >= SEEN_SHARE:
        return ""
    brightness, contrast, noise = light
    if brightness < DARK:
        return text("note.dark.unseeable")
    if noise > NOISY_SHARE * contrast:
        return text("note.noisy")
    return ""


def _light(track: PoseTrack) -> Floats | None:
    """Give brightness, contrast and noise of most pictures; None where nobody looked at them."""
    if track.light is None or np.isnan(track.light).all():
        return None
    measured = (column[~np.isnan(column)] for column in track.light.T)
    return np.array([np.median(column) if len(column) else np.nan for column in measured])


def stands_still(track: PoseTrack) -> bool:
    """Whether the pictures are frozen for most of the time."""
    if not len(track):
        return False
    return frozen_s(track) > MOSTLY * float(track.time_s[-1] - track.time_s[0])


def on_pictures(track: PoseTrack, *, judged: bool) -> Iterator[str]:
    """Say what is known of the pictures that a reader of the result must know."""
    yield from _on_rate(track)
    still_s, moving_s = frozen_s(track), lost_s(track)
    if judged and still_s > 0:
        yield text("note.still.part", seconds=still_s)
    if moving_s > 0:
        yield text("note.camera_lost", seconds=moving_s)
    if judged and _moved(track):
        yield text("note.camera_moved")
    light = _light(track)
    if judged and light is not None and light[0] < DARK:
        yield text("note.dark")
    outlines = track.trunk_side_a_px is not None and track.silhouette_px is not None
    if judged and model_name(track.model_sha256) and track.still_s is None and not outlines:
        yield text("note.old_poses")


def _on_rate(track: PoseTrack) -> Iterator[str]:
    if len(track) < 2:
        return
    fps = 1.0 / float(np.median(np.diff(track.time_s)))
    if fps < TOO_FEW_FPS:
        yield text("note.rate.too_low", fps=fps)
    elif fps < FEW_FPS:
        yield text("note.rate.low", fps=fps)


def _moved(track: PoseTrack) -> bool:
    """Whether the camera pointed elsewhere for a tenth of the time."""
    if track.camera is None or not len(track):
        return False
    width = float(np.max(track.image_size_px.reshape(-1, 2)[:, 0]))
    shift = np.nan_to_num(np.hypot(track.camera[:, 0], track.camera[:, 1]))
    turn = np.nan_to_num(np.radians(track.camera[:, 2])) * width / 2
    return bool(np.quantile(np.maximum(shift, np.abs(turn)), 0.9) > MOVED_SHARE * width)


def turned(track: PoseTrack) -> str:
    """Say that the picture is on its side, where the body shows it; else nothing."""
    if not upright(track):
        return ""
    points, torso = _points(track), _torso(track)
    # Head down for most of the time, or toes that point away from the head, along the trunk:
    # nobody stands, sits or kneels like this.
    head_down = torso[:, 1] < 0
    toes = np.zeros(len(points), dtype=bool)
    for side in (0, 1):
        heel, toe = points[:, _L.LEFT_HEEL + side], points[:, _L.LEFT_FOOT_INDEX + side]
        foot = (toe - heel) / _length(torso)[:, None]
        along = (foot * torso).sum(axis=1) / _length(torso)
        across = np.sqrt(np.maximum(0.0, (foot**2).sum(axis=1) - along**2))
        seen = track.visibility[:, _L.LEFT_HEEL + side] >= MIN_VISIBILITY
        toes |= seen & (along > FOOT_T) & (along > 2 * across)
    sign = head_down | toes
    return text("note.on_its_side") if _mostly(sign, track) else ""


def upside_down(track: PoseTrack) -> bool:
    """Whether bent knees hang below a body that lies, in the picture."""
    points, torso = _points(track), _torso(track)
    length = _length(torso)
    lies = np.abs(torso[:, 0]) > np.abs(torso[:, 1])
    hang = np.zeros(len(points), dtype=bool)
    for side in (0, 1):
        hip, knee, ankle = (
            points[:, each + side, 1] for each in (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE)
        )
        hang |= (knee - hip > KNEE_T * length) & (knee - ankle > KNEE_T * length)
    return _mostly(lies & hang, track)


def upright(track: PoseTrack) -> bool:
    """Whether the person's trunk stands upright in the picture for most of the time."""
    torso = _torso(track)
    steep = np.abs(torso[:, 1]) > math.tan(math.radians(UPRIGHT_DEG)) * np.abs(torso[:, 0])
    return _mostly(steep, track)


def _mostly(sign: NDArray[np.bool_], track: PoseTrack) -> bool:
    seen = ~np.isnan(track.points_image_px[:, 0, 0])
    return bool(seen.any()) and float(sign[seen].mean()) > MOSTLY


def _points(track: PoseTrack) -> Floats:
    return track.points_image_px.astype(np.float64)


def _torso(track: PoseTrack) -> Floats:
    """From shoulders to hips, in pixels; shape (T, 2)."""
    points = _points(track)
    shoulders, hips = (
        (points[:, left] + points[:, left + 1]) / 2 for left in (_L.LEFT_SHOULDER, _L.LEFT_HIP)
    )
    torso: Floats = hips - shoulders
    return torso


def _length(vectors: Floats) -> Floats:
    length: Floats = np.maximum(1e-6, np.hypot(vectors[:, 0], vectors[:, 1]))
    return length
