"""The phase machine of a hold, with its two clocks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.engine.checks import Stopping
from posecheck.engine.entrance import Entrance
from posecheck.engine.monitor import DROPOUT_S, EPSILON_S
from posecheck.events import EndReason
from posecheck.exercises.spec import HoldMovement, Zone
from posecheck.landmarks import Side

__all__ = ["FAULT_ENDS_HOLD_S", "EndedHold", "HoldMachine", "HoldStep"]

# EXERCISES, "Hold": a fault that lasts over 2 s ends the hold.
FAULT_ENDS_HOLD_S = 2.0
# As long out of sight, and nobody knows whether it is still the same hold.
UNSEEN_ENDS_HOLD_S = 2.0


@dataclass(frozen=True, slots=True)
class EndedHold:
    """A hold that is over; times in seconds."""

    side: Side | None
    start_s: float
    end_s: float
    in_position_s: float
    good_form_s: float
    reason: EndReason
    stopped_by: str | None = None
    goal_told: bool = False


@dataclass(frozen=True, slots=True)
class HoldStep:
    """What a step brought about."""

    started: bool = False
    goal_reached: bool = False
    ended: EndedHold | None = None


_NOTHING = HoldStep()
GOOD = Stopping()


class HoldMachine:
    """Looks for the position on each side, and times it.

    The clocks advance by the time between two observations at which the
    position is held. Time in the fault zone of a check that stops the clock
    waits for the check's dwell, drop-outs included: it counts if the fault never
    gets raised.
    """

    def __init__(self, movement: HoldMovement, sides: tuple[Side | None, ...], goal_s: float):
        self._movement = movement
        self._goal_s = goal_s
        self._sides = sides
        self._entrance = Entrance(sides, movement.blink_s, movement.nearly_s)
        self.side: Side | None = None
        self.holding = False
        self._blocked_by: str | None = None
        self._clear()

    def _clear(self) -> None:
        self.in_position_s = self.good_form_s = 0.0
        self.start_s = self._known_s = math.nan
        self._pending_s = 0.0
        self._last_held_s = self._unknown_since_s = math.nan
        self._fault_since_s = self._out_since_s = math.nan
        self._goal_told = False

    @property
    def blocked_by(self) -> str | None:
        """The check whose fault ended the last hold and has not been corrected."""
        return self._blocked_by

    @property
    def blocked(self) -> bool:
        """A fault ended the last hold and has not been corrected."""
        return self._blocked_by is not None

    def look(
        self, time_s: float, zones: dict[Side | None, Zone], near: Side | None = None
    ) -> HoldStep:
        """Search for the position while nothing is held.

        Who is in it on both sides at once waits for one to be left; the time counts.
        Time spent in the position with the fault that ended the last hold is no part of
        the next one.
        """
        if self.blocked:
            self.forget_entrance()
            return _NOTHING
        self._entrance.step(time_s, zones)
        ready = self._entrance.ready(time_s, zones, self._movement.enter_s, near)
        if not ready:
            return _NOTHING
        self._clear()
        self.side, self.holding = ready[0], True
        self.start_s, self._known_s = self._entrance.since_s(self.side), time_s
        self._last_held_s = time_s
        self.in_position_s = self._pending_s = time_s - self.start_s
        return HoldStep(started=True)

    def forget_entrance(self) -> None:
        """Nobody is on the way into the position: they do not even lie."""
        self._entrance.forget()

    def unblock(self) -> None:
        """Allow a new hold: the fault is corrected or the position was left."""
        self._blocked_by = None

    def hold(
        self,
        time_s: float,
        zone: Zone,
        stop: Stopping = GOOD,
        *,
        gap: bool = False,
    ) -> HoldStep:
        """Advance a running hold.

        Parameters
        ----------
        time_s : float
        zone : Zone
            Of the position on the side that is held.
        stop : Stopping
            What stops the good-form clock.
        gap : bool
            Time passed without pictures since the last step; it is not held.
        """
        if zone is Zone.UNKNOWN:
            return self._unseen(time_s)
        if zone is Zone.FAULT:
            return self._out(time_s)
        dt_s = 0.0 if gap else time_s - self._last_held_s
        if not math.isnan(self._unknown_since_s) or not math.isnan(self._out_since_s):
            away_s = time_s - self._last_held_s
            dt_s = away_s if away_s < DROPOUT_S + EPSILON_S and not gap else 0.0
        self._unknown_since_s = self._out_since_s = math.nan
        self._last_held_s = time_s
        self.in_position_s += dt_s
        if stop.faulty is not None:
            return self._failing(time_s, stop.faulty, stop)
        return self._form(dt_s, pending=stop.pending)

    def _failing(self, time_s: float, faulty: str, stop: Stopping) -> HoldStep:
        if math.isnan(self._fault_since_s):
            # What was wrong as soon as the hold was known has been so since it began.
            known = stop.since_s <= self._known_s
            self._fault_since_s = self.start_s if known else stop.since_s
        self._pending_s = 0.0
        late_s = time_s - self._fault_since_s - FAULT_ENDS_HOLD_S
        if late_s <= 0.0 or stop.unsure:
            return _NOTHING
        self._blocked_by = faulty
        # A fault that is told late has ended the hold before it was told.
        self._last_held_s -= late_s
        self.in_position_s -= late_s
        return HoldStep(ended=self._end(EndReason.FAULT, faulty))

    def _form(self, dt_s: float, *, pending: bool) -> HoldStep:
        self._fault_since_s = math.nan
        self._pending_s += dt_s
        if not pending:
            self.good_form_s += self._pending_s
            self._pending_s = 0.0
        reached = self.good_form_s >= self._goal_s - EPSILON_S and not self._goal_told
        self._goal_told = self._goal_told or reached
        return HoldStep(goal_reached=reached)

    def _unseen(self, time_s: float) -> HoldStep:
        if math.isnan(self._unknown_since_s):
            self._unknown_since_s = time_s
        if time_s - self._unknown_since_s >= UNSEEN_ENDS_HOLD_S:
            return HoldStep(ended=self._end(EndReason.NOT_SEEN))
        return _NOTHING

    def _out(self, time_s: float) -> HoldStep:
        if math.isnan(self._out_since_s):
            self._left_unseen(time_s)
            self._out_since_s = time_s
        if time_s - self._out_since_s >= self._movement.leave_s - EPSILON_S:
            return HoldStep(ended=self._end(EndReason.LEFT_POSITION))
        return _NOTHING

    def _left_unseen(self, time_s: float) -> None:
        """Count half of a drop-out in which the position was left, as it is when it is taken."""
        if time_s - self._unknown_since_s < DROPOUT_S - EPSILON_S:
            left_s = (self._unknown_since_s + time_s) / 2.0
            self.in_position_s += left_s - self._last_held_s
            if math.isnan(self._fault_since_s):
                self._pending_s += left_s - self._last_held_s
            self._last_held_s = left_s
        self._unknown_since_s = math.nan

    @property
    def running(self) -> bool:
        """Whether the good-form clock runs."""
        return (
            self.holding
            and self._pending_s == 0.0
            and math.isnan(self._fault_since_s)
            and math.isnan(self._unknown_since_s)
        )

    def abort(self, reason: EndReason) -> EndedHold | None:
        """End a running hold where it was last seen."""
        return self._end(reason) if self.holding else None

    def _end(self, reason: EndReason, stopped_by: str | None = None) -> EndedHold:
        ended = EndedHold(
            self.side,
            self.start_s,
            self._last_held_s,
            self.in_position_s,
            self.good_form_s + self._pending_s,
            reason,
            stopped_by,
            self._goal_told,
        )
        self.holding = False
        self.forget_entrance()
        self._clear()
        return ended
