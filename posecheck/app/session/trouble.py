"""Says what keeps the lock-on from getting on, not over and over."""

from __future__ import annotations

import math

from posecheck.app.session.records import Turn
from posecheck.coaching.utterance import Urgency, Utterance

__all__ = ["TroubleTalk"]

# The same trouble is told again after this long: it takes a while to move a lamp, a
# laptop or oneself.
AGAIN_S = 12.0
# Another trouble is told a moment after the last one at the soonest.
APART_S = 2.5


class TroubleTalk:
    """Remembers what was told when."""

    def __init__(self, prefix: str = "lock") -> None:
        self._prefix = prefix
        self._told = ""
        self._told_s = -math.inf

    def step(self, trouble: str | None, turn: Turn, **values: object) -> None:
        """Say a trouble if the voice is free and it is time."""
        if trouble is None or not turn.free:
            return
        since_s = turn.time_s - self._told_s
        if since_s < (AGAIN_S if trouble == self._told else APART_S):
            return
        self._told, self._told_s = str(trouble), turn.time_s
        name = f"{self._prefix}.{trouble}"
        turn.says.append(Utterance(name, values, turn.time_s, Urgency.SIGHT))
