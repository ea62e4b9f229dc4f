"""Questions put to the person on the mat: a number from 0 to 10, or why they stop."""

from __future__ import annotations

from posecheck.app.session.records import Answered, Key, Turn
from posecheck.baseline.record import Baseline
from posecheck.coaching.utterance import Urgency
from posecheck.feedback.screen import Page, Phrase, Screen
from posecheck.geometry.posture import Posture
from posecheck.history.session_record import EndedBecause
from posecheck.pose import Observation
from posecheck.preparation.answer_by_arm import NumberByArm, NumberState
from posecheck.settings.care import SCALE, RatingKind

__all__ = ["WHY_KEYS", "AskNumber", "AskWhy"]

# Who says nothing for this long after the question does not want to say.
PATIENCE_S = 15.0
# After a 1 a 0 may still follow, which makes a ten.
SECOND_DIGIT_S = 1.2
WHY_KEYS = {
    Key.ONE: EndedBecause.PAIN,
    Key.TWO: EndedBecause.TIRED,
    Key.THREE: EndedBecause.OTHER,
}
# What words about the sign end with where it is another one.
_PRONE = f".{Posture.PRONE}"
# The reasons in the order in which they are named.
_REASONS = tuple(WHY_KEYS.values())


class _Question:
    """A question that is put once and is over when answered, refused or not heard.

    Parameters
    ----------
    by_arm : bool
        Whether a raised arm may answer; else keys alone.
    prone : bool
        Whether the person lies on the stomach, where the sign is a bent knee.
    """

    def __init__(self, *, by_arm: bool = True, prone: bool = False) -> None:
        self.over = False
        self._reader = NumberByArm() if by_arm else None
        self._offering = False
        self._asked_s: float | None = None
        self._way = _PRONE if by_arm and prone else ""

    def _read(
        self, observation: Observation, baseline: Baseline | None, turn: Turn
    ) -> NumberState | None:
        """Read the arm; None before the question has been said, or where no arm may answer."""
        if self._reader is None or not (turn.free or self._offering):
            return None
        self._offering = True
        return self._reader.step(observation, baseline)

    def _unheard(self, turn: Turn) -> bool:
        """Whether nothing was said for long, on either side."""
        if turn.speaking or self._asked_s is None:
            self._asked_s = turn.time_s
        return turn.time_s - self._asked_s >= PATIENCE_S


class AskNumber(_Question):
    """Asks for a number from 0 to 10."""

    value: int | None

    def __init__(self, kind: RatingKind, *, by_arm: bool = True, prone: bool = False) -> None:
        super().__init__(by_arm=by_arm, prone=prone)
        self.kind, self.value = kind, None
        self._offered: int | None = None
        self._heard = False
        self._digit: tuple[int, float] | None = None

    def see(self, observation: Observation, baseline: Baseline | None, turn: Turn) -> None:
        """Take an observation; an arm may answer once the question has been said."""
        self._put(turn)
        state = self._read(observation, baseline, turn) if self._digit is None else None
        if state is None:
            self._wait(turn)
            return
        self._offered = state.heard if state.heard is not None else state.offered
        if state.say is not None:
            _say_number("session.number", state.say, turn)
        if state.heard is not None and not self._heard:
            _say_number("session.number_heard", state.heard, turn)
        self._heard = state.heard is not None
        if state.over:
            self._close(state.answer, turn)

    def tick(self, turn: Turn) -> None:
        """Let time pass; without a picture only keys can answer."""
        self._put(turn)
        self._wait(turn)

    def press(self, key: Key, turn: Turn) -> None:
        """Take a digit, or a refusal."""
        self._put(turn)
        if self.over:
            return
        if key in (Key.SKIP, Key.STOP, Key.NO):
            self._close(None, turn)
        elif key.value.isdigit():
            self._digit_pressed(int(key.value), turn)

    def screen(self) -> Screen:
        """Give the page of the question."""
        number = self._offered if self._digit is None else self._digit[0]
        headline = Phrase(f"care.rate.{self.kind}")
        return Screen(
            Page.QUESTION,
            headline=headline,
            advice=Phrase(f"screen.number.do{self._way}" if self._reader else "screen.number.keys"),
            number=number,
            keys=("key.number", "key.skip_question"),
        )

    def _put(self, turn: Turn) -> None:
        if self._asked_s is None:
            self._asked_s = turn.time_s
            turn.say(f"care.rate.{self.kind}")
            if self._reader is not None:
                turn.say(f"session.number_how{self._way}")

    def _digit_pressed(self, digit: int, turn: Turn) -> None:
        if self._digit is not None and self._digit[0] == 1 and digit == 0:
            self._take(SCALE[-1], turn)
        elif digit == 1:
            self._digit = (1, turn.time_s)
        else:
            self._take(digit, turn)

    def _wait(self, turn: Turn) -> None:
        """Take a lone 1 when no 0 has followed; give up when nothing was said for long."""
        if self.over:
            return
        if self._digit is not None:
            if turn.time_s - self._digit[1] >= SECOND_DIGIT_S:
                self._take(self._digit[0], turn)
        elif self._unheard(turn):
            self._close(None, turn)

    def _take(self, value: int, turn: Turn) -> None:
        _say_number("session.number_taken", value, turn)
        self._close(value, turn)

    def _close(self, value: int | None, turn: Turn) -> None:
        self.value, self.over = value, True
        turn.records.append(Answered(str(self.kind), value, turn.time_s))


def _say_number(text_id: str, number: int, turn: Turn) -> None:
    turn.say(text_id, {"count": number}, Urgency.DONE, interrupts=True)


class AskWhy(_Question):
    """Asks why somebody stops: pain, tired, or something else."""

    because: EndedBecause | None = None

    def see(self, observation: Observation, baseline: Baseline | None, turn: Turn) -> None:
        """Take an observation; the reasons are named, and an arm takes one."""
        self._put(turn)
        state = None if self.over else self._read(observation, baseline, turn)
        if state is None:
            return
        said = state.say if state.heard is None else state.heard
        if said is not None and said >= len(_REASONS):
            self._close(EndedBecause.OTHER)
        elif state.heard is not None:
            self._close(_REASONS[state.heard])
        elif state.say is not None:
            turn.urge(f"why.{_REASONS[state.say]}")

    def tick(self, turn: Turn) -> None:
        """Put the question; take silence for "other"."""
        self._put(turn)

    def _put(self, turn: Turn) -> None:
        if self._asked_s is None:
            turn.say(f"why.ask{self._way}", interrupts=True)
            self._asked_s = turn.time_s
        elif self._unheard(turn):
            self._close(EndedBecause.OTHER)

    def press(self, key: Key, turn: Turn) -> None:
        """Take 1, 2 or 3; anything that stops or skips is "other"."""
        if key in WHY_KEYS:
            self._close(WHY_KEYS[key])
        elif key in (Key.STOP, Key.SKIP, Key.NO):
            self._close(EndedBecause.OTHER)

    def screen(self) -> Screen:
        """Give the page of the question."""
        return Screen(
            Page.QUESTION,
            headline=Phrase("why.headline"),
            advice=Phrase("why.do"),
            keys=("key.why", "key.skip_question"),
        )

    def _close(self, because: EndedBecause) -> None:
        self.because, self.over = because, True
