"""Which moments may be judged, and in which pixels: what the picture itself says to that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from posecheck.geometry.steady import steadied
from posecheck.pose import Observation
from posecheck.tracking.stillness import Stillness

__all__ = ["Judged", "judged"]


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
        picture, pose = observation.picture, observation.pose
        if frozen or (picture is not None and picture.lost):
            return None
        if pose is None or picture is None:
            return observation
        steady = steadied(pose, picture)
        return observation if steady is pose else replace(observation, pose=steady)


def judged(track: Iterable[Observation]) -> list[Observation]:
    """Give the moments of a recording that may be judged.

    The whole of a frozen stretch is left out, from its beginning on, not only what comes after
    it has lasted long enough to be known.
    """
    look, kept = Judged(), list[Observation]()
    for observation in track:
        now = look.step(observation)
        if now is not None:
            kept.append(now)
            continue
        while kept and kept[-1].time_s > look.still_since_s:
            kept.pop()
    return kept
