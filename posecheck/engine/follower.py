"""What follows a movement, of whatever kind."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping

from posecheck.assessment import Clocks
from posecheck.engine.checks import CheckRunner
from posecheck.engine.lasting import DROPOUT_S, EPSILON_S, Lasting
from posecheck.events import AttemptRejected, Event, Phase, RejectReason
from posecheck.exercises.limits import Limits
from posecheck.exercises.moment import Moment
from posecheck.exercises.rules import Seen
from posecheck.exercises.spec import Exercise
from posecheck.landmarks import Side
from posecheck.verdict import Unknown

__all__ = ["NEAR_MISS_S", "Follower", "NearMisses"]

# What lasts less is passing through: as long as the shortest stay that is a hold.
NEAR_MISS_S = 1.0


class Follower(ABC):
    """Follows a movement and runs its checks.

    `counts` is what has been counted by side (None: the exercise has no sides), `side` the
    working side once known, `unseen` the clock-stopping checks the view cannot show at all.
    """

    def __init__(
        self, exercise: Exercise, near_misses: Mapping[RejectReason, Seen], limits: Limits
    ) -> None:
        self._limits = limits
        self._near_misses = NearMisses(near_misses, limits)
        self.checks = CheckRunner(exercise, limits)
        self.counts: Counter[Side | None] = Counter()
        self.side: Side | None = None
        self.unseen: frozenset[str] = frozenset()

    @property
    @abstractmethod
    def phase(self) -> Phase:
        """Where in the movement the person is."""

    @property
    def clocks(self) -> Clocks | None:
        """The clocks of a running hold; None otherwise."""
        return None

    @abstractmethod
    def step(self, moment: Moment, why: Unknown | None, *, gap: bool) -> list[Event]:
        """Take one moment; with `why`, nothing can be judged in it."""

    @abstractmethod
    def interrupt(self) -> list[Event]:
        """The person or the camera moved: give up what is under way."""

    @abstractmethod
    def finish(self, time_s: float) -> list[Event]:
        """The recording or the exercise is over."""


class NearMisses:
    """Reports each near miss once it has lasted, and again only after it was left."""

    def __init__(self, near_misses: Mapping[RejectReason, Seen], limits: Limits) -> None:
        self._near_misses, self._limits = near_misses, limits
        self.forget()

    def forget(self) -> None:
        """Nothing is under way."""
        self._there = {reason: Lasting() for reason in self._near_misses}
        self._last_s = dict.fromkeys(self._there, math.nan)
        self._reported: set[RejectReason] = set()

    def step(self, moment: Moment, why: Unknown | None) -> list[Event]:
        """Take a moment in which nothing is held."""
        events: list[Event] = []
        time_s = moment.time_s
        for reason, seen in self._near_misses.items():
            there = self._there[reason]
            if not why and seen(moment, self._limits):
                self._last_s[reason] = time_s
                if there.step(time_s) >= NEAR_MISS_S - EPSILON_S and reason not in self._reported:
                    self._reported.add(reason)
                    events.append(AttemptRejected(time_s, there.since_s, None, reason, math.nan))
            elif time_s - self._last_s[reason] >= DROPOUT_S:
                self._there[reason] = Lasting()
                self._reported.discard(reason)
        return events
