"""Counts repetitions aloud."""

from __future__ import annotations

from posecheck.assessment import Assessment
from posecheck.coaching.attempts import AttemptTeller
from posecheck.coaching.offers import Offer
from posecheck.coaching.sides import SidePlan
from posecheck.coaching.utterance import Earcon, Urgency, Utterance
from posecheck.events import AttemptRejected, RepCompleted

__all__ = ["RepTeller"]

# A number that comes later would seem to belong to the next repetition.
_COUNT_VALID_S = 2.0
# Half-way is worth a word in sets of this many and more.
_HALF_FROM = 6
# "Good" with every third number at most: more often it means nothing.
_PRAISE_EVERY = 3


class RepTeller:
    """Follows the repetitions of one exercise."""

    def __init__(self, exercise: str, sides: SidePlan) -> None:
        self._exercise, self._sides = exercise, sides
        self._since_praise = _PRAISE_EVERY
        self._attempts = AttemptTeller(exercise)

    def step(self, now: Assessment) -> list[Offer]:
        """Give what the events of this step call for."""
        offers: list[Offer] = []
        for event in now.events:
            if isinstance(event, RepCompleted):
                offers.append(self._counted(event, now.time_s))
            elif isinstance(event, AttemptRejected):
                offers += self._attempts.offers(event, now.time_s)
        return offers

    def _counted(self, rep: RepCompleted, time_s: float) -> Offer:
        number, left = self._sides.number(rep.side), self._sides.left_in_set(rep.side)
        self._since_praise += 1
        # What could not be told (None) is not praised.
        praise = rep.clean is True and self._since_praise >= _PRAISE_EVERY
        name = "count.number"
        if left == 1 and number > 1:
            name = "count.one_more"
        elif left == number >= _HALF_FROM // 2:
            name = "count.half"
        elif praise and left:
            name, self._since_praise = "count.good", 0
        count = Utterance(name, {"count": number}, time_s, Urgency.COUNT, Earcon.COUNT)
        return Offer(count, _COUNT_VALID_S, "count")
