"""Leads through holds: begins them, counts them down, ends them, names the next side."""

from __future__ import annotations

import math
from collections.abc import Callable

from posecheck.assessment import Assessment, Clocks
from posecheck.coaching.attempts import AttemptTeller
from posecheck.coaching.offers import Offer
from posecheck.coaching.sides import SidePlan
from posecheck.coaching.utterance import Earcon, Urgency, Utterance
from posecheck.events import (
    AttemptRejected,
    ClockWaits,
    EndReason,
    HoldEnded,
    HoldGoalReached,
    HoldStarted,
    Phase,
    RejectReason,
)
from posecheck.landmarks import Side

__all__ = ["COUNTDOWN", "HoldTeller"]

COUNTDOWN = (10, 5, 4, 3, 2, 1)
# In a short hold the numbers would begin with the hold: there only these.
_SHORT_COUNTDOWN = (3, 2, 1)
_SHORT_S = 7.0
# "Ten" is said only where it is not the beginning of the hold anyway.
_TEN_FROM_S = 15.0
# A number that is said later than this is the next one.
_NUMBER_VALID_S = 0.5
_START_VALID_S = 2.5
_DONE_VALID_S = 1.5
_NEXT_VALID_S = 6.0
_ENDED_VALID_S = 4.0
# A reminder to breathe fits before the numbers, in the second hold and every fourth on.
_BREATHE_LEFT_S = (6.5, 8.5)
_BREATHE_FIRST, _BREATHE_EVERY = 2, 4
# Whoever goes on holding is told once more that it is enough.
_ENOUGH_S = 5.0
# A hold that begins so soon after a fault was corrected is the same one, from the start.
_AGAIN_S = 1.5
# So many holds ended by a fault without one that counted are too hard for today.
_HARD_HOLDS = 3
_HARD_VALID_S = 12.0
# Two tries in a row that are too short are no coincidence.
_SHORT_TRIES = 2
# Half-way is worth a word with this many still to do.
_HALF_FROM = 3


class HoldTeller:
    """Follows the holds of one exercise.

    Parameters
    ----------
    just_told : callable
        Whether a cue was said a moment ago; it need not be said again then.
    unseen_told : set of str
        Checks of which it has been said that they cannot be seen; added to.
    """

    def __init__(
        self,
        exercise: str,
        sides: SidePlan,
        just_told: Callable[[str, float], bool],
        unseen_told: set[str],
    ) -> None:
        self._exercise, self._sides, self._just_told = exercise, sides, just_told
        self._holds = self._short_tries = 0
        self._announced: Side | None = None
        self._stopped_s = -math.inf
        self._hard_told = False
        self._in_a_row = self._milestone_left = 0
        self._attempts = AttemptTeller(exercise)
        self._unseen_told = unseen_told
        self._reset()

    def _reset(self) -> None:
        self._numbers_left: tuple[int, ...] = ()
        self._breathed = False
        self._goal_s = math.nan

    def step(self, now: Assessment) -> list[Offer]:
        """Give what the events and the clocks of this step call for."""
        offers: list[Offer] = []
        if now.phase is Phase.HOLD and now.clocks is None:
            self._stopped_s = now.time_s
        for event in now.events:
            if isinstance(event, HoldStarted):
                offers.append(self._started(event, now))
            elif isinstance(event, HoldGoalReached):
                offers.append(self._reached(event, now.time_s))
            elif isinstance(event, HoldEnded):
                offers += self._ended(event, now)
            elif isinstance(event, AttemptRejected):
                offers += self._rejected(event, now.time_s)
            elif isinstance(event, ClockWaits):
                offers.append(self._waits(event, now.time_s))
        if now.clocks is not None and now.clocks.running:
            offers += self._running(now, now.clocks)
        return offers

    def next_side(self, time_s: float) -> list[Offer]:
        """Say which side is next."""
        side = self._sides.next_side()
        if side is None:
            return []
        return [Offer(self.side_utterance(side, time_s), _NEXT_VALID_S, "side")]

    def side_utterance(self, side: Side, time_s: float, *, first: bool = False) -> Utterance:
        """Name a side; `first`: to begin with it, in a new exercise or set."""
        kind = "first" if first else ("same" if side is self._announced else "next")
        self._announced = side
        name = f"side.{kind}.{self._exercise}.{self._sides.set_number}"
        return Utterance(name, {"side": side, "other": side.other}, time_s)

    def _started(self, hold: HoldStarted, now: Assessment) -> Offer:
        self._reset()
        goal_s = now.clocks.goal_s if now.clocks else 0.0
        self._numbers_left = _numbers(goal_s)
        self._holds += 1
        self._short_tries = 0
        values: dict[str, object] = {"seconds": round(goal_s)}
        name = "hold.first" if self._holds == 1 else "hold.start"
        if hold.side is not None and self._sides.left_in_set(hold.side) == 0:
            name = f"side.full.{self._exercise}"
            self._numbers_left = ()
            values = {"side": hold.side, "other": hold.side.other}
        elif hold.side is not None and hold.side is not self._announced:
            name = f"hold.side.{self._exercise}"
            values = {"side": hold.side, "other": hold.side.other}
        elif now.time_s - self._stopped_s <= _AGAIN_S:
            name = "hold.again"
        self._announced = hold.side
        started = Utterance(name, values, now.time_s, Urgency.ANSWER, Earcon.START)
        return Offer(started, self._start_valid_s(now.clocks), "hold")

    def _start_valid_s(self, clocks: Clocks | None) -> float:
        """To begin is said before the first number, or not at all."""
        if clocks is None or not self._numbers_left:
            return _START_VALID_S
        until_number_s = clocks.goal_s - clocks.good_form_s - self._numbers_left[0]
        return min(_START_VALID_S, max(0.0, until_number_s))

    def _reached(self, goal: HoldGoalReached, time_s: float) -> Offer:
        self._goal_s, self._numbers_left = time_s, ()
        self._sides.held(goal.side)
        values: dict[str, object] = {"count": self._sides.number(goal.side)}
        name = f"hold.reached.{self._exercise}"
        if self._sides.surplus(goal.side):
            name, values = "hold.enough", {}
        done = Utterance(name, values, time_s, Urgency.DONE, Earcon.DONE, interrupts=True)
        return Offer(done, _DONE_VALID_S, "hold")

    def _ended(self, hold: HoldEnded, now: Assessment) -> list[Offer]:
        self._reset()
        if hold.counted:
            self._in_a_row = 0
            seen = self._unseen(hold, now.time_s)
            return self._milestone(now.time_s) + self.next_side(now.time_s) + seen
        self._in_a_row += hold.reason is EndReason.FAULT
        name, values = self._why_not(hold, now)
        if not name:
            return []
        told = Utterance(name, values, now.time_s, Urgency.TRUNK)
        return [Offer(told, _ENDED_VALID_S, "hold"), *self._too_hard(now.time_s)]

    def _too_hard(self, time_s: float) -> list[Offer]:
        """Offer a way out, once, where hold after hold does not succeed."""
        if self._in_a_row < _HARD_HOLDS or self._hard_told:
            return []
        self._hard_told = True
        told = Utterance(f"hold.hard.{self._exercise}", time_s=time_s)
        return [Offer(told, _HARD_VALID_S, "hard")]

    def _milestone(self, time_s: float) -> list[Offer]:
        """Half of a longer set is done, or all but one."""
        left, whole = self._sides.left_in_set_together, self._sides.set_together
        half = left * 2 == whole and left >= _HALF_FROM
        last = left == 1 and self._sides.sets_left == 1 and whole >= _HALF_FROM
        if not (half or last) or left == self._milestone_left:
            return []
        self._milestone_left = left
        told = Utterance("hold.half" if half else "hold.last", time_s=time_s)
        return [Offer(told, _NEXT_VALID_S, "milestone")]

    def _why_not(self, hold: HoldEnded, now: Assessment) -> tuple[str, dict[str, object]]:
        """Say why a hold does not count; empty if that needs no words."""
        if hold.reason is EndReason.NOT_SEEN:
            return "hold.unseen", {}
        if hold.reason is EndReason.FAULT:
            return self._stopped(hold, now)
        if hold.reason is not EndReason.LEFT_POSITION:
            return "", {}
        seconds = int(hold.good_form_s)
        if seconds < 1:
            return "hold.none", {}
        return "hold.short", {"seconds": seconds, "goal": round(hold.goal_s)}

    def _stopped(self, hold: HoldEnded, now: Assessment) -> tuple[str, dict[str, object]]:
        faults = [f for f in now.active_faults if f.check == hold.stopped_by]
        if not faults or self._just_told(faults[0].cue, now.time_s):
            return "hold.stopped", {}
        return "hold.stopped_by", {"cue": faults[0].cue, "side": faults[0].side}

    def _waits(self, waits: ClockWaits, time_s: float) -> Offer:
        """Say what is not seen, while the clock stands still for it."""
        cue = f"untold.{self._exercise}.{waits.checks[0]}" if waits.checks else "untold"
        told = Utterance("hold.waits", {"cue": cue}, time_s, Urgency.TRUNK)
        return Offer(told, _ENDED_VALID_S, "hold")

    def _unseen(self, hold: HoldEnded, time_s: float) -> list[Offer]:
        """Say once what the camera cannot show of a hold that counts."""
        new = [check for check in hold.unseen if check not in self._unseen_told]
        if not new or self._unseen_told:
            return []
        self._unseen_told.update(new)
        told = Utterance(f"untold.{self._exercise}.{new[0]}", {}, time_s)
        return [Offer(told, _NEXT_VALID_S, "unseen")]

    def _rejected(self, attempt: AttemptRejected, time_s: float) -> list[Offer]:
        if attempt.reason is not RejectReason.TOO_SHORT:
            return self._attempts.offers(attempt, time_s)
        self._reset()
        self._holds -= 1
        self._short_tries += 1
        if self._short_tries != _SHORT_TRIES:
            return []
        told = Utterance("hold.longer", {}, time_s, Urgency.TRUNK)
        return [Offer(told, _ENDED_VALID_S, "hold")]

    def _running(self, now: Assessment, clocks: Clocks) -> list[Offer]:
        left_s = clocks.goal_s - clocks.good_form_s
        if left_s <= 0.0:
            return self._enough(now.time_s)
        due = [number for number in self._numbers_left if left_s <= number]
        if due:
            self._numbers_left = tuple(n for n in self._numbers_left if n < left_s)
            number = min(due)
            name = "countdown.ten" if number == COUNTDOWN[0] else "countdown.number"
            told = Utterance(name, {"count": number}, now.time_s, Urgency.COUNT)
            return [Offer(told, _NUMBER_VALID_S, "count")]
        return self._breathe(now, left_s)

    def _enough(self, time_s: float) -> list[Offer]:
        if not time_s - self._goal_s >= _ENOUGH_S:
            return []
        self._goal_s = math.nan
        return [Offer(Utterance("hold.enough", time_s=time_s), _ENDED_VALID_S, "hold")]

    def _breathe(self, now: Assessment, left_s: float) -> list[Offer]:
        turn = (self._holds - _BREATHE_FIRST) % _BREATHE_EVERY == 0
        fits = _BREATHE_LEFT_S[0] <= left_s <= _BREATHE_LEFT_S[1]
        if self._breathed or not (turn and fits) or now.active_faults:
            return []
        self._breathed = True
        told = Utterance(f"breathe.{self._exercise}", time_s=now.time_s)
        return [Offer(told, _NUMBER_VALID_S, "breathe")]


def _numbers(goal_s: float) -> tuple[int, ...]:
    if goal_s < _SHORT_S:
        return tuple(n for n in _SHORT_COUNTDOWN if n < goal_s)
    return tuple(n for n in COUNTDOWN if n < COUNTDOWN[0] or goal_s >= _TEN_FROM_S)
