"""Attempts that come near an exercise and are not it, with their reasons."""

from __future__ import annotations

import math

from posecheck.engine.monitor import DROPOUT_S, EPSILON_S
from posecheck.events import AttemptRejected, Event, RejectReason
from posecheck.exercises.limits import Limits
from posecheck.exercises.spec import Moment, NearMiss
from posecheck.verdict import Unknown

__all__ = ["NEAR_MISS_S", "NearMisses"]

# What lasts less is passing through: as long as the shortest stay that is a hold.
NEAR_MISS_S = 1.0


class NearMisses:
    """Reports each near miss once it has lasted, and again only after it was left."""

    def __init__(self, near_misses: tuple[NearMiss, ...], limits: Limits) -> None:
        self._near_misses, self._limits = near_misses, limits
        self.forget()

    def forget(self) -> None:
        """Nothing is under way."""
        self._since_s = dict.fromkeys((m.reason for m in self._near_misses), math.nan)
        self._last_s = dict(self._since_s)
        self._reported: set[RejectReason] = set()

    def step(self, moment: Moment, why: Unknown | None) -> list[Event]:
        """Take a moment in which nothing is held."""
        events: list[Event] = []
        for near_miss in self._near_misses:
            seen = None if why else near_miss.seen(moment, self._limits)
            events += self._follow(moment.time_s, near_miss.reason, seen)
        return events

    def _follow(self, time_s: float, reason: RejectReason, seen: bool | None) -> list[Event]:
        since_s = self._since_s[reason]
        if seen:
            self._last_s[reason] = time_s
            if math.isnan(since_s):
                self._since_s[reason] = since_s = time_s
            if time_s - since_s < NEAR_MISS_S - EPSILON_S or reason in self._reported:
                return []
            self._reported.add(reason)
            return [AttemptRejected(time_s, since_s, None, reason, math.nan)]
        if not math.isnan(since_s) and time_s - self._last_s[reason] >= DROPOUT_S:
            self._since_s[reason] = math.nan
            self._reported.discard(reason)
        return []
