"""Since when each side has been in the position, while nothing is held."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from posecheck.engine.monitor import DROPOUT_S, EPSILON_S
from posecheck.exercises.spec import Zone
from posecheck.landmarks import Side

__all__ = ["Entrance"]


@dataclass(slots=True)
class _Way:
    """The way of one side into the position; times in seconds, NaN where not under way.

    `since_s` is since when it has been in position, `unseen_s` since when nothing can be told.
    """

    since_s: float = math.nan
    unseen_s: float = math.nan


class Entrance:
    """Remembers since when each side has been in position.

    Where it goes out of sight for a moment on the way in (shorter than a drop-out), the
    position was taken somewhere in between: the middle is as likely as any.
    """

    def __init__(self, sides: tuple[Side | None, ...]) -> None:
        self._sides = sides
        self.forget()

    def forget(self) -> None:
        """Nobody is on the way."""
        self._ways = {side: _Way() for side in self._sides}

    def step(self, time_s: float, zones: Mapping[Side | None, Zone]) -> None:
        """Take the next moment."""
        for side, way in self._ways.items():
            zone = zones[side]
            if zone is Zone.UNKNOWN:
                way.unseen_s = time_s if math.isnan(way.unseen_s) else way.unseen_s
                continue
            away_s = time_s - way.unseen_s
            if zone is Zone.FAULT or away_s >= DROPOUT_S - EPSILON_S:
                way.since_s = math.nan
            if zone is Zone.CLEAR and math.isnan(way.since_s):
                brief = away_s < DROPOUT_S - EPSILON_S
                way.since_s = time_s - away_s / 2.0 if brief else time_s
            way.unseen_s = math.nan

    def ready(
        self, time_s: float, zones: Mapping[Side | None, Zone], enter_s: float, near: Side | None
    ) -> list[Side | None]:
        """Give the sides that have been in position for `enter_s`, the earliest first.

        Of two at once the near one comes first.
        """
        ready = [
            side
            for side in self._sides
            if zones[side] in (Zone.CLEAR, Zone.BAND)
            and time_s - self._ways[side].since_s >= enter_s - EPSILON_S
        ]
        return sorted(ready, key=lambda side: (self._ways[side].since_s, side is not near))

    def since_s(self, side: Side | None) -> float:
        """Since when this side has been in position; NaN if it is not."""
        return self._ways[side].since_s
