"""A number from 0 to 10 without touching anything: the voice counts, an arm goes up.

The pose model has three points on a hand (thumb, index, little finger), so fingers cannot
be counted. The sign of `posecheck.preparation.sign` can be told from everything else, and
so the numbers are offered one after the other and the sign takes the one that was heard.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.baseline.record import Baseline
from posecheck.pose import Observation
from posecheck.preparation.sign import sign_of

__all__ = ["NUMBERS", "OFFER_S", "NumberByArm", "NumberState"]

NUMBERS = range(11)
# Time to hear a number, to think and to raise an arm.
OFFER_S = 2.0
# From deciding to an arm that points at the ceiling: a third of a second to react, the
# rest for the way of the arm. What was offered then is what is meant.
REACTION_S = 0.9
# An arm that is up for this long is meant.
HOLD_S = 0.6
# A limb is down when it has not been seen up for this long.
DOWN_S = 0.4
# After the number has been repeated, the sign made again within this time takes it back.
TAKE_BACK_S = 4.0
# Who took a number back is near the right one.
BACK_BY = 2
# Raised before the first number, an arm answers nothing.
_NOTHING = -1


@dataclass(frozen=True, slots=True)
class NumberState:
    """Where the question is at one moment.

    Attributes
    ----------
    offered : int or None
        The number on offer; None while nothing is.
    say : int or None
        A number to be said at this very step: offered anew.
    heard : int or None
        The number that was understood and can still be taken back; to be repeated
        when it appears.
    answer : int or None
        The answer, at the step in which it is certain and ever after.
    over : bool
        Answered, or every number was offered and none taken (`answer` None: not told,
        which is no zero).
    """

    time_s: float
    offered: int | None = None
    say: int | None = None
    heard: int | None = None
    answer: int | None = None
    over: bool = False


class NumberByArm:
    """Offers 0 to 10 and reads the arm. Time is that of the observations."""

    def __init__(self) -> None:
        self._first = NUMBERS[0]
        self._began_s = math.nan
        self._said = _NOTHING
        self._up_since_s = math.nan
        self._up_last_s = -math.inf
        self._armed = False
        self._heard: int | None = None
        self._heard_s = math.nan
        self._over = False

    def step(self, observation: Observation, baseline: Baseline | None) -> NumberState:
        """Take one observation.

        Parameters
        ----------
        baseline : Baseline or None
            The one in force, or the last one; None for who sits.
        """
        time_s = observation.time_s
        if self._over:
            return NumberState(time_s, answer=self._heard, over=True)
        raised_s = self._follow(observation, baseline)
        if self._heard is not None:
            return self._confirming(time_s, raised_s)
        return self._offering(time_s, raised_s)

    def _follow(self, observation: Observation, baseline: Baseline | None) -> float:
        """For how long a limb has been up; it must have been down before, or it is 0."""
        time_s, under_way = observation.time_s, not math.isnan(self._up_since_s)
        pose = observation.pose
        if pose is not None and sign_of(pose, baseline, keep=under_way) is not None:
            self._up_last_s = time_s
            if not under_way:
                self._up_since_s = time_s
        elif pose is not None and time_s - self._up_last_s > DOWN_S:
            self._up_since_s, self._armed = math.nan, True
        if math.isnan(self._up_since_s) or not self._armed:
            return 0.0
        return self._up_last_s - self._up_since_s

    def _offering(self, time_s: float, raised_s: float) -> NumberState:
        if math.isnan(self._began_s):
            self._began_s = time_s
        if raised_s >= HOLD_S:
            meant = self._offered_at(self._up_since_s - REACTION_S)
            self._armed = False
            if meant != _NOTHING:
                self._heard, self._heard_s = min(meant, NUMBERS[-1]), time_s
                return NumberState(time_s, heard=self._heard)
        if self._armed and not math.isnan(self._up_since_s):
            return NumberState(time_s, self._said if self._said in NUMBERS else None)
        offered = self._offered_at(time_s)
        if offered not in NUMBERS:
            # An arm that goes up late still means the last number.
            self._over = self._offered_at(time_s - REACTION_S) not in NUMBERS
            return NumberState(time_s, over=self._over)
        say = offered if offered != self._said else None
        self._said = offered
        return NumberState(time_s, offered, say)

    def _offered_at(self, time_s: float) -> int:
        """The number on offer at a time; -1 before the first."""
        if time_s < self._began_s:
            return _NOTHING
        return self._first + int((time_s - self._began_s) / OFFER_S)

    def _confirming(self, time_s: float, raised_s: float) -> NumberState:
        assert self._heard is not None
        if raised_s >= HOLD_S:
            self._first = max(NUMBERS[0], self._heard - BACK_BY)
            self._heard, self._armed = None, False
            self._began_s, self._said = time_s, _NOTHING
            return self._offering(time_s, 0.0)
        undecided = self._armed and not math.isnan(self._up_since_s)
        if time_s - self._heard_s >= TAKE_BACK_S and not undecided:
            self._over = True
            return NumberState(time_s, answer=self._heard, over=True)
        return NumberState(time_s, heard=self._heard)
