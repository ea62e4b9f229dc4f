"""Whose position it is, and since when: where limbs hide each other, names get mixed up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from posecheck.engine.monitor import DROPOUT_S, EPSILON_S
from posecheck.exercises.spec import Zone
from posecheck.landmarks import Side

__all__ = ["Entrance", "Exchange"]

# In the position on both sides at once: which it is shows within this time, or it is the
# near one.
UNDECIDED_S = 1.0
# Nearly in position before the names were mixed up: no more of it than this counts.
NEARLY_S = 1.0
# The model mixes names up for 0.1 to 0.5 s (calibration/README.md); after twice that time
# nobody knows whose limb it is.
LONGEST_S = 1.0


@dataclass(slots=True)
class _Way:
    """The way of one side into the position; times in seconds, NaN where not under way.

    `here_s` is since when this side is in position without a break, `since_s` since when
    anybody was, `near_s` since when it has been nearly in position, `unseen_s` since when
    nothing can be told, and `left_s`, `was_s` when the position was last lost on this side
    and since when it had been held, or nearly.
    """

    here_s: float = math.nan
    since_s: float = math.nan
    near_s: float = math.nan
    unseen_s: float = math.nan
    left_s: float = math.nan
    was_s: float = math.nan


class Entrance:
    """Remembers, while nothing is held, since when each side has been in position.

    Where it went out of sight for a moment on the way in (shorter than a drop-out), the
    position was taken somewhere in between: the middle is as likely as any, the beginning if it
    had nearly been taken before. Where one side comes into the position within `blink_s` of the
    other losing it, the model has named the same limbs anew: the position goes on. It has mixed
    them up before that, so that nearly in position counts too.
    """

    def __init__(
        self, sides: tuple[Side | None, ...], blink_s: float, nearly_s: float = 0.0
    ) -> None:
        self._sides, self._blink_s, self._nearly_s = sides, blink_s, nearly_s
        self.forget()

    def forget(self) -> None:
        """Nobody is on the way."""
        self._ways = {side: _Way() for side in self._sides}

    def step(self, time_s: float, zones: Mapping[Side | None, Zone]) -> None:
        """Take the next moment."""
        for side, way in self._ways.items():
            if zones[side] is Zone.FAULT:
                self._lose(time_s, way)
        for side, way in self._ways.items():
            if zones[side] is not Zone.UNKNOWN and time_s - way.unseen_s >= DROPOUT_S - EPSILON_S:
                # What happened in the meantime nobody knows: it begins anew.
                way.here_s = way.since_s = way.near_s = way.unseen_s = math.nan
            if zones[side] is Zone.CLEAR:
                self._take(time_s, side, way)
            elif zones[side] is Zone.UNKNOWN and math.isnan(way.unseen_s):
                way.unseen_s = time_s
            elif zones[side] is Zone.BAND:
                way.near_s = _began_s(time_s, way) if math.isnan(way.near_s) else way.near_s
                way.unseen_s = math.nan

    def _lose(self, time_s: float, way: _Way) -> None:
        nearly_s = max(way.near_s, time_s - NEARLY_S)
        was_s = nearly_s if math.isnan(way.since_s) else way.since_s
        if not math.isnan(was_s):
            way.left_s, way.was_s = time_s, was_s
        way.here_s = way.since_s = way.near_s = way.unseen_s = math.nan

    def _take(self, time_s: float, side: Side | None, way: _Way) -> None:
        if math.isnan(way.here_s):
            way.here_s = time_s
            began_s = _began_s(time_s, way)
            if time_s - way.near_s <= self._nearly_s + EPSILON_S:
                began_s = min(began_s, way.near_s)
            way.since_s = min(began_s, self._handed_on(time_s, side))
        way.unseen_s = math.nan

    def _handed_on(self, time_s: float, side: Side | None) -> float:
        """Since when the other side held what this one has just taken over; infinity if not."""
        if not self._blink_s > 0.0:
            return math.inf
        began = [
            way.was_s
            for other, way in self._ways.items()
            if other is not side and time_s - way.left_s <= self._blink_s + EPSILON_S
        ]
        return min(began, default=math.inf)

    def ready(
        self,
        time_s: float,
        zones: Mapping[Side | None, Zone],
        enter_s: float,
        near: Side | None = None,
    ) -> list[Side | None]:
        """Give the sides that have been in position for `enter_s`, the earliest first.

        Of two at once the near one comes first. Who is in position on both sides at once
        waits for one to be left, for a while; the time counts.
        """
        ready = [
            side
            for side in self._sides
            if zones[side] in (Zone.CLEAR, Zone.BAND)
            and time_s - self._ways[side].here_s >= enter_s - EPSILON_S
        ]
        ready.sort(key=lambda side: (self._ways[side].here_s, side is not near))
        both = len(self._sides) > 1 and all(zones[side] is Zone.CLEAR for side in self._sides)
        waits = both and ready and time_s - self._ways[ready[0]].here_s < enter_s + UNDECIDED_S
        return [] if waits else ready

    def since_s(self, side: Side | None) -> float:
        """Since when the position that this side is in has been held; NaN if it is not."""
        return self._ways[side].since_s


def _began_s(time_s: float, way: _Way) -> float:
    """When what is seen now began: now, or in the moment out of sight before it."""
    if time_s - way.unseen_s >= DROPOUT_S - EPSILON_S or math.isnan(way.unseen_s):
        return time_s
    nearly = way.near_s < way.unseen_s
    return way.unseen_s if nearly else (way.unseen_s + time_s) / 2.0


class Exchange:
    """Notices, while a side is held, that the model has named its limbs anew.

    The held side loses the position and the other comes into it within `blink_s`: no body
    does that, so it is still the same limb, until the other side loses the position too.
    """

    def __init__(self, blink_s: float) -> None:
        self._blink_s = blink_s
        self._held_s = self._other_out_s = self._since_s = math.nan
        self._exchanged = False

    def step(self, time_s: float, held: Zone, other: Zone) -> bool:
        """Say whether the held limb goes by the other side's name now."""
        if held is not Zone.FAULT:
            self._held_s, self._exchanged = time_s, False
        if other is Zone.FAULT:
            self._other_out_s, self._exchanged = time_s, False
        if held is Zone.FAULT and other in (Zone.CLEAR, Zone.BAND) and not self._exchanged:
            known = not math.isnan(self._other_out_s)
            began_s = min(self._held_s, self._other_out_s)
            self._exchanged = known and time_s - began_s <= self._blink_s + EPSILON_S
            self._since_s = time_s
        return self._exchanged

    def believed(self, time_s: float) -> bool:
        """Whether it has lasted no longer than the model mixes names up."""
        return time_s - self._since_s < LONGEST_S - EPSILON_S
