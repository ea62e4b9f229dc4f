"""Whether the pictures stand still: a frozen stream, or a photograph as a video."""

from __future__ import annotations

import math

from posecheck.pose import Observation

__all__ = ["FROZEN_AFTER_S", "Stillness"]

# EXERCISES.md, "Hold": no change but compression for 2 s is a gap and counts no time.
FROZEN_AFTER_S = 2.0


class Stillness:
    """Follows whether the present picture has stood still for so long that it is frozen.

    Landmarks do not say it: of a picture that is given again and again, bit by bit the same,
    they go on moving by some pixels. Where nothing is known of the picture, it is not frozen.

    Attributes
    ----------
    since_s : float
        When the present still stretch began; NaN while there is none.
    """

    def __init__(self) -> None:
        self.since_s = math.nan

    def step(self, observation: Observation) -> bool:
        """Take the next moment; true in a frozen stretch, which began at `since_s`."""
        picture = observation.picture
        still_s = 0.0 if picture is None else picture.still_s
        self.since_s = observation.time_s - still_s if still_s > 0 else math.nan
        # Times are kept in float32; a picture less is no matter.
        return still_s >= FROZEN_AFTER_S - 1e-4
