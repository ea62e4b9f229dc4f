"""Recorded poses as they are to be judged: frozen stretches left out, the camera steadied."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from posecheck.capture.recorded import PoseTrack
from posecheck.geometry.steady import steadied_observation
from posecheck.pose import Observation
from posecheck.tracking.stillness import FROZEN_AFTER_S

__all__ = ["JudgedTrack"]

# Compression takes some seconds to settle on a picture that stands still from the beginning of
# a shot: 3.0 s in the slowest of five codecs and qualities.
SETTLES_S = 3.0
# Times are kept in float32.
MARGIN_S = 1e-3


class JudgedTrack:
    """The moments of a recording that may be judged; made when they are looked up.

    Frozen stretches are left out from their beginning on, and pictures of a camera that moves
    and cannot be followed: gaps in time. Poses are given in the pixels of the first picture of
    their shot.

    Parameters
    ----------
    track : PoseTrack

    Attributes
    ----------
    frozen_s : float
        Time left out because the pictures stood still.
    lost_s : float
        Time left out because the camera could not be followed.
    """

    def __init__(self, track: PoseTrack) -> None:
        self._track = track
        frozen, lost = _frozen(track), _lost(track)
        self._rows = np.flatnonzero(~(frozen | lost)).tolist()
        steps = np.diff(track.time_s, prepend=track.time_s[:1])
        self.frozen_s = float(steps[frozen].sum())
        self.lost_s = float(steps[lost & ~frozen].sum())

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, row: int) -> Observation:
        return steadied_observation(self.raw(row))

    def __iter__(self) -> Iterator[Observation]:
        return (self[row] for row in range(len(self)))

    def raw(self, row: int) -> Observation:
        """Give a moment in the pixels of its own picture."""
        return self._track.observation(self._rows[row])


def _frozen(track: PoseTrack) -> NDArray[np.bool_]:
    """Mark frozen stretches from their beginning, the first picture of each excepted."""
    if track.still_s is None:
        return np.zeros(len(track), dtype=bool)
    still_s = track.still_s.astype(np.float64)
    rows = np.flatnonzero(still_s >= FROZEN_AFTER_S - 1e-4)
    since_s = track.time_s[rows] - still_s[rows]
    begin_s = _shot_begins(track)[rows]
    since_s = np.where(since_s - begin_s <= SETTLES_S, begin_s - MARGIN_S, since_s)
    begin = np.searchsorted(track.time_s, since_s + MARGIN_S, side="right")
    marks = np.zeros(len(track) + 1, dtype=np.int64)
    np.add.at(marks, begin, 1)
    np.add.at(marks, rows + 1, -1)
    frozen: NDArray[np.bool_] = np.cumsum(marks)[:-1] > 0
    return frozen


def _shot_begins(track: PoseTrack) -> NDArray[np.float64]:
    """Time of the first picture of each picture's shot; what was before it is of no matter."""
    cut = np.zeros(len(track), dtype=bool) if track.cut is None else track.cut > 0
    first = np.maximum.accumulate(np.where(cut, np.arange(len(track)), 0))
    begin_s: NDArray[np.float64] = track.time_s[first]
    return begin_s


def _lost(track: PoseTrack) -> NDArray[np.bool_]:
    if track.camera_lost is None:
        return np.zeros(len(track), dtype=bool)
    return track.camera_lost > 0
