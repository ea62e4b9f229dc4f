"""Three, two, one: a second apart."""

from __future__ import annotations

from posecheck.app.session.records import Turn
from posecheck.coaching.utterance import Earcon, Urgency

__all__ = ["COUNTDOWN_FROM", "Countdown"]

# Time to breathe in, not to tire.
COUNTDOWN_FROM = 3


class Countdown:
    """Says the numbers from `time_s` on, then go.

    Attributes
    ----------
    shown : int
        The number that was said last.
    """

    def __init__(self, time_s: float) -> None:
        self._began_s = time_s
        self.shown = COUNTDOWN_FROM + 1

    def step(self, turn: Turn) -> bool:
        """Say what is due; True at go."""
        if turn.time_s < self._began_s + COUNTDOWN_FROM + 1 - self.shown:
            return False
        self.shown -= 1
        if self.shown > 0:
            turn.say("session.number", {"count": self.shown}, Urgency.DONE)
        else:
            turn.say("session.go", urgency=Urgency.DONE, earcon=Earcon.START)
        return self.shown == 0
