"""Makes recorded poses worse in a known way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from posecheck.capture.recorded import PoseTrack
from posecheck.landmarks import Landmark, Side, of_side

__all__ = ["OCCLUSIONS", "at_frame_rate", "hidden", "noisy", "torso_px", "with_gaps"]

_L = Landmark
# A landmark that is not seen: MediaPipe gives such points about this visibility.
_HIDDEN = 0.1
# One drop-out in every stretch of this length.
GAP_EVERY_S = 5.0
# Length of an adult's torso, for noise on the points in metres.
_TORSO_M = 0.5

_FOOT = (_L.LEFT_ANKLE, _L.LEFT_HEEL, _L.LEFT_FOOT_INDEX)
_HAND = (_L.LEFT_WRIST, _L.LEFT_PINKY, _L.LEFT_INDEX, _L.LEFT_THUMB)
# What is hidden, by left landmarks, and whether on the near side only, the far, or both.
OCCLUSIONS: Mapping[str, tuple[tuple[Landmark, ...], str]] = {
    "nothing": ((), "both"),
    "far leg": ((_L.LEFT_KNEE, *_FOOT), "far"),
    "far arm": ((_L.LEFT_ELBOW, *_HAND), "far"),
    "near hand": (_HAND, "near"),
    "feet": (_FOOT, "both"),
    "near knee": ((_L.LEFT_KNEE,), "near"),
    "near hip": ((_L.LEFT_HIP,), "near"),
    "head": ((_L.LEFT_EAR,), "both"),
}


def torso_px(track: PoseTrack) -> float:
    """Torso length T in the picture, in pixels: the median over the track."""
    points = track.points_image_px.astype(np.float64)
    shoulders = points[:, [_L.LEFT_SHOULDER, _L.RIGHT_SHOULDER]].mean(axis=1)
    hips = points[:, [_L.LEFT_HIP, _L.RIGHT_HIP]].mean(axis=1)
    return float(np.nanmedian(np.linalg.norm(shoulders - hips, axis=1)))


def at_frame_rate(track: PoseTrack, fps: float) -> PoseTrack:
    """Keep the frames nearest to an even rate; one that is not reached keeps all."""
    if len(track) < 2:
        return track
    wanted = np.arange(track.time_s[0], track.time_s[-1] + 1e-9, 1.0 / fps)
    middles = (track.time_s[1:] + track.time_s[:-1]) / 2.0
    return _rows(track, np.unique(np.searchsorted(middles, wanted)))


def _rows(track: PoseTrack, rows: NDArray[np.intp]) -> PoseTrack:
    sizes = track.image_size_px
    side_a, side_b = track.trunk_side_a_px, track.trunk_side_b_px
    return replace(
        track,
        time_s=track.time_s[rows],
        points_image_px=track.points_image_px[rows],
        points_world_m=track.points_world_m[rows],
        visibility=track.visibility[rows],
        presence=track.presence[rows],
        image_size_px=sizes if sizes.ndim == 1 else sizes[rows],
        trunk_side_a_px=None if side_a is None else side_a[rows],
        trunk_side_b_px=None if side_b is None else side_b[rows],
    )


def noisy(track: PoseTrack, sigma_t: float, rng: np.random.Generator) -> PoseTrack:
    """Add Gaussian noise to every landmark of every frame, each on its own.

    Parameters
    ----------
    sigma_t : float
        Standard deviation of each coordinate, in T. The trunk's outline stays.
    """
    sigma_px = sigma_t * torso_px(track)
    image = track.points_image_px + rng.normal(0.0, 1.0, track.points_image_px.shape) * sigma_px
    world = track.points_world_m + rng.normal(0.0, 1.0, track.points_world_m.shape) * (
        sigma_t * _TORSO_M
    )
    return replace(
        track,
        points_image_px=image.astype(np.float32),
        points_world_m=world.astype(np.float32),
    )


def with_gaps(track: PoseTrack, gap_s: float, rng: np.random.Generator) -> PoseTrack:
    """See nobody for `gap_s`, once in every 5 s, at a time chosen by lot."""
    gone = np.zeros(len(track), dtype=np.bool_)
    end_s = float(track.time_s[-1]) if len(track) else 0.0
    for start_s in np.arange(0.0, end_s, GAP_EVERY_S):
        from_s = start_s + rng.uniform(0.0, max(0.0, GAP_EVERY_S - gap_s))
        gone |= (track.time_s >= from_s) & (track.time_s < from_s + gap_s)
    return _blanked(track, gone)


def _blanked(track: PoseTrack, gone: NDArray[np.bool_]) -> PoseTrack:
    def without(values: NDArray[np.float32], fill: float) -> NDArray[np.float32]:
        copy = values.copy()
        copy[gone] = fill
        return copy

    side_a, side_b = track.trunk_side_a_px, track.trunk_side_b_px
    return replace(
        track,
        points_image_px=without(track.points_image_px, np.nan),
        points_world_m=without(track.points_world_m, np.nan),
        visibility=without(track.visibility, 0.0),
        presence=without(track.presence, 0.0),
        trunk_side_a_px=None if side_a is None else without(side_a, np.nan),
        trunk_side_b_px=None if side_b is None else without(side_b, np.nan),
    )


def hidden(track: PoseTrack, landmarks: Sequence[Landmark], sides: Sequence[Side]) -> PoseTrack:
    """Hide landmarks (named by their left twins) on some sides throughout."""
    columns = [of_side(left, side) for left in landmarks for side in sides]
    visibility = track.visibility.copy()
    visibility[:, columns] = np.minimum(visibility[:, columns], _HIDDEN)
    return replace(track, visibility=visibility)
