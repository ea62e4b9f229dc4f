"""Which frames of a person on the stomach show every limb on the mat."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from posecheck.landmarks import Landmark, Side
from posecheck.pose import FloatArray

__all__ = ["prone_rest"]

_L = Landmark
# Arms and legs, and the shoulders of a chest that is lifted on its own.
_ENDS = [left + side for left in (_L.LEFT_WRIST, _L.LEFT_ANKLE, _L.LEFT_SHOULDER) for side in Side]
# A limb's lowest place but for what the model misreads for moments, as a share of time.
LOWEST_SHARE = 0.05
# Ten holds of 10 s with 2 to 3 s between them rest for a sixth of the time; the middle of
# the flattest frames then rests even where only half of them do.
REST_SHARE = 0.15


def prone_rest(heights: FloatArray) -> NDArray[np.bool_]:
    """Find the frames in which arms, legs and chest lie lowest, all together.

    Trunk and head lie flat during a row too, so that they alone do not tell rest from a hold.

    Parameters
    ----------
    heights : ndarray, shape (T, 33)
        Over the mat, in T; NaN where a landmark was not seen.

    Returns
    -------
    ndarray of bool, shape (T,)
        All True where no two limbs were ever seen at once.
    """
    ends = heights[:, _ENDS]
    ends = ends[:, ~np.isnan(ends).all(axis=0)]
    # A frame in which fewer limbs are seen proves less.
    enough = (~np.isnan(ends)).sum(axis=1) >= 2
    if not enough.any():
        return np.ones(len(heights), dtype=np.bool_)
    lifts = np.maximum(ends - np.nanquantile(ends, LOWEST_SHARE, axis=0), 0.0)
    mean = np.full(len(heights), np.inf)
    mean[enough] = np.nanmean(lifts[enough], axis=1)
    lowest: NDArray[np.bool_] = mean <= np.quantile(mean[enough], REST_SHARE)
    return lowest
