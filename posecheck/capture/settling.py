"""A photograph as a video: compression takes a while to settle on a picture that never moves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from posecheck.tracking.stillness import FROZEN_AFTER_S

__all__ = ["SETTLES_S", "settled_still_s"]

# Compression takes some seconds to settle on a picture that stands still from the beginning of
# a shot: 3.0 s in the slowest of five codecs and qualities.
SETTLES_S = 3.0
# Times are kept in float32.
MARGIN_S = 1e-3


def settled_still_s(
    time_s: NDArray[np.float64], still_s: NDArray[np.float32], cut: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Say of shots that settle on one picture that they have shown it from their beginning.

    Parameters
    ----------
    time_s, still_s, cut : ndarray, shape (T,)
        See `posecheck.pose.Picture`.

    Returns
    -------
    ndarray, shape (T,)
        `still_s`, counted from the beginning of such a shot.
    """
    settled = still_s.copy()
    begins = np.flatnonzero(np.concatenate([[True], cut[1:] > 0]) if len(cut) else [])
    for first, last in zip(begins, [*begins[1:], len(time_s)], strict=True):
        rows = slice(first, last)
        since_s = time_s[rows] - still_s[rows] - time_s[first]
        frozen = (still_s[rows] >= FROZEN_AFTER_S - MARGIN_S) & (since_s <= SETTLES_S)
        if frozen.any():
            end = first + np.flatnonzero(frozen)[-1] + 1
            settled[first:end] = time_s[first:end] - time_s[first]
    return settled
