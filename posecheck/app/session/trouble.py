"""Says what keeps the lock-on from getting on, not over and over."""

from __future__ import annotations

import math
from collections.abc import Sequence

from posecheck.app.session.records import Turn
from posecheck.coaching.utterance import Urgency
from posecheck.preparation.camera_check import Finding

__all__ = ["FindingTalk", "TroubleTalk"]

# The same trouble is told again after this long: it takes a while to move a lamp, a
# laptop or oneself.
AGAIN_S = 12.0
# Another trouble is told a moment after the last one at the soonest.
APART_S = 2.5


class TroubleTalk:
    """Remembers what was told when."""

    def __init__(self) -> None:
        self._told = ""
        self._told_s = -math.inf

    @property
    def has_told(self) -> bool:
        """Whether anything was told so far."""
        return bool(self._told)

    def tell(self, trouble: str, time_s: float) -> None:
        """Note that a trouble is told, here or in other words."""
        self._told, self._told_s = str(trouble), time_s

    def step(self, trouble: str | None, turn: Turn, **values: object) -> None:
        """Say a trouble if the voice is free and it is time."""
        if trouble is None or not turn.free:
            return
        since_s = turn.time_s - self._told_s
        if since_s < (AGAIN_S if trouble == self._told else APART_S):
            return
        self.tell(trouble, turn.time_s)
        turn.say(f"lock.{trouble}", values, Urgency.SIGHT)


class FindingTalk:
    """Says what is wrong with camera, light and place: advice once, a hindrance again."""

    def __init__(self) -> None:
        self._told_s: dict[str, float] = {}

    def step(self, findings: Sequence[Finding], turn: Turn) -> bool:
        """Say the first finding that is due, and what to do; True if there was one."""
        if not turn.free:
            return False
        for finding in findings:
            told_s = self._told_s.get(finding.id)
            again = finding.blocks and told_s is not None and turn.time_s - told_s >= AGAIN_S
            if told_s is None or again:
                self._told_s[finding.id] = turn.time_s
                for text_id in (f"camera.{finding.id}", f"camera.{finding.id}.do"):
                    turn.say(text_id, finding.values, Urgency.SIGHT)
                return True
        return False
