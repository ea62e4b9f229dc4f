"""How a session ends: a last word on the pain, good-bye, and a moment for the last page."""

from __future__ import annotations

import math

from posecheck.app.session.records import Over, Turn
from posecheck.app.session.script import Script
from posecheck.coaching.utterance import Earcon, Utterance
from posecheck.history.session_record import EndedBecause
from posecheck.settings.care import pain_advice

__all__ = ["Farewell"]

# The last page stays for this long after the last word.
FAREWELL_S = 3.0


class Farewell:
    """Says good-bye, once.

    Parameters
    ----------
    ratings : bool
        Whether pain was asked for, and is spoken of.

    Attributes
    ----------
    because : EndedBecause or None
        Why the session ends; None while it goes on.
    pain_after : int or None
        None: not told.
    """

    def __init__(self, *, ratings: bool, pain_before: int | None) -> None:
        self._ratings, self._pain_before = ratings, pain_before
        self.because: EndedBecause | None = None
        self.pain_after: int | None = None
        self._script = Script()
        self._said_s = math.inf

    def step(self, turn: Turn) -> None:
        """Say the next of the last words."""
        if math.isinf(self._said_s):
            self._said_s = turn.time_s
            turn.records.append(Over(turn.time_s, self.because or EndedBecause.OTHER))
            self._script.add(*self._last_words())
        elif not self._script.empty or turn.speaking:
            self._said_s = turn.time_s
        self._script.step(turn)

    def cut_short(self) -> None:
        """Leave out what has not been said."""
        self._script.clear()

    def over(self, turn: Turn) -> bool:
        """Whether all is said and was to be seen for long enough."""
        said_all = self._script.empty and not turn.speaking and not turn.says
        return said_all and turn.time_s >= self._said_s + FAREWELL_S

    def _last_words(self) -> tuple[Utterance, ...]:
        done = self.because is EndedBecause.DONE
        end = Utterance("session.done" if done else "session.ended", earcon=Earcon.DONE)
        if not self._ratings:
            return (end,)
        told = self.pain_after is not None  # zero is told, too
        advice = (Utterance(pain_advice(self._pain_before, self.pain_after)),) if told else ()
        return (*advice, *((Utterance("care.sore"),) if done else ()), end)
