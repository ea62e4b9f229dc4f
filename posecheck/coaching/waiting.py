"""Breaks the silence while somebody seems not to know what to do next."""

from __future__ import annotations

import math

from posecheck.assessment import Assessment
from posecheck.coaching.offers import Offer
from posecheck.coaching.sides import SidePlan
from posecheck.coaching.utterance import Utterance
from posecheck.events import Phase

__all__ = ["WaitTeller"]

# A rest between two holds takes a few breaths; after this long a word helps, and once
# more. Who still does not begin may not be able to, or is not seen to: they are told how to
# go on without it, and then left in peace.
_REST_S = (14.0, 40.0, 75.0)
# Nothing begins before the start position is taken; that is worth a word sooner.
_SETUP_S = (6.0, 25.0, 60.0)
_VALID_S = 3.0


class WaitTeller:
    """Follows how long nothing has happened."""

    def __init__(self, exercise: str, sides: SidePlan) -> None:
        self._exercise, self._sides = exercise, sides
        self._phase: Phase | None = None
        self.begin(math.nan)

    def begin(self, time_s: float) -> None:
        """Begin to wait: something has been said or done."""
        self._since_s, self._times = time_s, 0

    def step(self, now: Assessment) -> list[Offer]:
        """Give a word when the time for it has come."""
        still = now.phase in (Phase.REST, Phase.SETUP) and now.cannot_see is None
        if not still or now.active_faults or now.phase is not self._phase:
            self._phase = now.phase
            self.begin(now.time_s)
            return []
        waits = _SETUP_S if now.phase is Phase.SETUP else _REST_S
        due = self._times < len(waits) and now.time_s - self._since_s >= waits[self._times]
        if not due:
            return []
        self._times += 1
        last = self._times == len(waits)
        return [Offer(self._word(now, last=last), _VALID_S, "wait")]

    def _word(self, now: Assessment, *, last: bool) -> Utterance:
        if last:
            return Utterance(f"idle.skip.{self._exercise}", {}, now.time_s)
        if now.phase is Phase.SETUP:
            return Utterance(f"setup.{self._exercise}", {}, now.time_s)
        side = self._sides.next_side()
        name = f"idle.{self._exercise}.{self._sides.set_number}"
        values = {} if side is None else {"side": side, "other": side.other}
        return Utterance(name, values, now.time_s)
