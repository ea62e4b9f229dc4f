"""What is said while somebody gets ready: what the lock-on finds, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from posecheck.app.session.records import Turn
from posecheck.app.session.script import Script
from posecheck.app.session.trouble import FindingTalk, TroubleTalk
from posecheck.coaching.utterance import Earcon, Urgency, Utterance
from posecheck.geometry.posture import Posture
from posecheck.preparation.camera_check import Finding
from posecheck.preparation.lock_state import LockEvent, LockState, LockTrouble, Stage

__all__ = ["SetUpTalk", "lock_words", "side_values"]

_PLACE = "place."
_LIE_DOWN = f"lock.{LockEvent.FACE_SEEN}"
# Before these have been said nobody knows what is wanted of them: no advice yet.
_FIRST_OF_ALL = (_PLACE, _LIE_DOWN, "session.next")


class SetUpTalk:
    """Answers the lock-on, and says what is wrong once it is known what is wanted.

    Parameters
    ----------
    script : Script
        What is to be said before the exercise; what can wait is put into it.
    posture : Posture
        How the exercise is done.
    first : bool
        Whether the session begins with this exercise.
    """

    def __init__(
        self, script: Script, posture: Posture, trouble: TroubleTalk, *, first: bool
    ) -> None:
        self._script, self._posture, self._trouble = script, posture, trouble
        self._first = first
        self._camera = FindingTalk()

    def answer(self, state: LockState, turn: Turn) -> None:
        """Say what the lock-on has just found."""
        event = state.event
        if event in (LockEvent.LOCKED, LockEvent.MOVED, LockEvent.RETURNED):
            self._script.drop(_LIE_DOWN)
            # Who has only stayed where they were need not hear it in words again.
            worth_words = self._first or self._trouble.has_told or event is not LockEvent.LOCKED
            words = lock_words(event, turn.time_s)
            turn.says.append(words if worth_words else replace(words, id=""))
        elif event is LockEvent.FACE_SEEN:
            # Nobody is to lie down who has not heard where the camera goes.
            lie_down = Utterance(f"{_LIE_DOWN}.{self._posture}", {}, turn.time_s)
            self._script.put_after(_PLACE, lie_down)
        elif event is LockEvent.LYING:
            self._script.drop(_LIE_DOWN)
            if turn.free:  # to lie still is worth a word only while it is still to be done
                turn.say(f"lock.{event}")
        elif event is not None:
            turn.say(f"lock.{event}", side_values(state))

    def advise(self, state: LockState, findings: Sequence[Finding], turn: Turn) -> None:
        """Say what is wrong with camera, light and place, or why the lock-on does not get on."""
        if self._script.awaits(_LIE_DOWN):
            # To lie down takes a while once it has been asked for.
            self._trouble.tell(LockTrouble.NOT_LYING, turn.time_s)
        if self._script.awaits(*_FIRST_OF_ALL):
            return
        if not self._camera.step(findings, turn) and state.stage is not Stage.LOCKED:
            self._trouble.step(state.trouble, turn)


def side_values(state: LockState) -> Mapping[str, object]:
    """Fill words about the side towards the camera, as far as it is known."""
    return {} if state.near is None else {"side": state.near}


def lock_words(event: LockEvent, time_s: float) -> Utterance:
    """Say that the person has been locked on, with its sound."""
    return Utterance(f"lock.{event}", {}, time_s, Urgency.SIGHT, Earcon.START)
