"""How much of a recording cannot be judged because of its pictures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from posecheck.capture.recorded import PoseTrack
from posecheck.tracking.stillness import FROZEN_AFTER_S

__all__ = ["frozen_s", "lost_s"]


def frozen_s(track: PoseTrack) -> float:
    """Time in which the pictures stood still for two seconds and more, in s."""
    return _time_in(_frozen(track), track)


def lost_s(track: PoseTrack) -> float:
    """Time in which the camera moved and could not be followed, in s."""
    return _time_in(_lost(track) & ~_frozen(track), track)


def _time_in(marks: NDArray[np.bool_], track: PoseTrack) -> float:
    return float(np.diff(track.time_s, prepend=track.time_s[:1])[marks].sum())


def _frozen(track: PoseTrack) -> NDArray[np.bool_]:
    """Mark frozen stretches from their beginning, the first picture of each excepted."""
    still_s = _same_s(track) if track.still_s is None else track.still_s.astype(np.float64)
    rows = np.flatnonzero(still_s >= FROZEN_AFTER_S)
    since_s = track.time_s[rows] - still_s[rows]
    begin = np.searchsorted(track.time_s, since_s + 1e-4, side="right")
    marks = np.zeros(len(track) + 1, dtype=np.int64)
    np.add.at(marks, begin, 1)
    np.add.at(marks, rows + 1, -1)
    frozen: NDArray[np.bool_] = np.cumsum(marks)[:-1] > 0
    return frozen


def _same_s(track: PoseTrack) -> NDArray[np.float64]:
    """For how long the landmarks have been exactly the same: all that older files tell."""
    points = track.points_image_px
    same = np.zeros(len(track), dtype=bool)
    if len(track) > 1:
        same[1:] = (points[1:] == points[:-1]).all(axis=(1, 2))
    first = np.maximum.accumulate(np.where(same, 0, np.arange(len(track))))
    lasted_s: NDArray[np.float64] = track.time_s - track.time_s[first]
    return lasted_s


def _lost(track: PoseTrack) -> NDArray[np.bool_]:
    if track.camera_lost is None:
        return np.zeros(len(track), dtype=bool)
    return track.camera_lost > 0
