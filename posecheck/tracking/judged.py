"""Which moments may be judged, and in which pixels: what the picture itself says to that."""

from __future__ import annotations

from posecheck.geometry.steady import steadied_observation
from posecheck.pose import Observation
from posecheck.tracking.stillness import Stillness

__all__ = ["Judged"]


class Judged:
    """Takes each moment and gives it as it is to be judged; causal.

    A pose is given in the pixels of its shot's first picture. A frozen picture, and one of a
    camera that moves and cannot be followed, is a gap: None.
    """

    def __init__(self) -> None:
        self._stillness = Stillness()

    @property
    def still_since_s(self) -> float:
        """When the present still stretch began; NaN while there is none."""
        return self._stillness.since_s

    def step(self, observation: Observation) -> Observation | None:
        """Take the next moment."""
        frozen = self._stillness.step(observation)
        picture = observation.picture
        if frozen or (picture is not None and picture.lost):
            return None
        return steadied_observation(observation)
