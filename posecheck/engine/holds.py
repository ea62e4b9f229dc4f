"""The phase machine of a hold, with its clocks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.engine.checks import Form
from posecheck.engine.entrance import Entrance
from posecheck.engine.monitor import DROPOUT_S, EPSILON_S
from posecheck.events import EndReason
from posecheck.exercises.spec import HoldMovement, Zone
from posecheck.landmarks import Side

__all__ = [
    "FAULT_ENDS_HOLD_S",
    "SEEN_SHARE",
    "SETTLING_S",
    "SHORTEST_HOLD_S",
    "WAITS_TOLD_S",
    "EndedHold",
    "HoldMachine",
    "HoldStep",
]

# EXERCISES, "Hold": a fault that lasts over 2 s, counted from 3 s after the position was
# entered, ends the hold.
FAULT_ENDS_HOLD_S = 2.0
SETTLING_S = 3.0
# EXERCISES, "Hold": so long after the clock has begun to wait one sentence says for what.
WAITS_TOLD_S = 3.0
# EXERCISES, "Hold": so much of its goal must have been seen to be good.
SEEN_SHARE = 0.5
# Shorter stays in the position are passing through or trying; they are attempts.
SHORTEST_HOLD_S = 1.0
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
    seen_good_s: float
    reason: EndReason
    stopped_by: str | None = None
    goal_told: bool = False


@dataclass(frozen=True, slots=True)
class HoldStep:
    """What a step brought about."""

    started: bool = False
    goal_reached: bool = False
    waits_since_s: float = math.nan
    ended: EndedHold | None = None


_NOTHING = HoldStep()
_GOOD = Form()


class HoldMachine:
    """Looks for the position on each side, and times it.

    The clocks advance by the time between two observations at which the
    position is held. Time in the fault zone of a check that stops the clock
    waits for the check's dwell, drop-outs included: it counts if the fault never
    gets raised.

    Attributes
    ----------
    limb : Side or None
        Under whose name the limbs are found now.
    """

    def __init__(
        self, movement: HoldMovement, sides: tuple[Side | None, ...], goal_s: float
    ) -> None:
        self._movement = movement
        self._goal_s = goal_s
        self._entrance = Entrance(sides)
        self.limb: Side | None = None
        self.holding = False
        self._blocked_by: str | None = None
        self._clear()

    def _clear(self) -> None:
        self.in_position_s = self.good_form_s = self.seen_good_s = 0.0
        self.start_s = math.nan
        self._pending_s = self._pending_seen_s = self._before_ok_s = 0.0
        self._last_held_s = self._unknown_since_s = math.nan
        self._fault_since_s = self._out_since_s = self._waits_since_s = math.nan
        self._goal_told = self._waits_told = self._in_dwell = False
        self._held_s: dict[Side | None, float] = {}
        self._counted_as: tuple[Side | None, ...] = ()

    @property
    def side(self) -> Side | None:
        """Whose hold it is: None if it was held under either name for longer than a moment."""
        if self._counted_as:
            return self._counted_as[0]
        names = [name for name, held_s in self._held_s.items() if held_s >= SHORTEST_HOLD_S]
        if not names:
            return self.limb
        return names[0] if len(names) == 1 else None

    @property
    def blocked_by(self) -> str | None:
        """The check whose fault ended the last hold and has not been corrected."""
        return self._blocked_by

    def look(
        self, time_s: float, zones: dict[Side | None, Zone], near: Side | None = None
    ) -> HoldStep:
        """Search for the position while nothing is held.

        Time spent in the position with the fault that ended the last hold is no part of
        the next one.
        """
        if self._blocked_by is not None:
            self.forget_entrance()
            return _NOTHING
        self._entrance.step(time_s, zones)
        ready = self._entrance.ready(time_s, zones, self._movement.enter_s, near)
        if not ready:
            return _NOTHING
        self._clear()
        self.limb, self.holding = ready[0], True
        self.start_s = self._entrance.since_s(self.limb)
        self._last_held_s = time_s
        # What form it was on the way in, the checks have not been asked.
        self.in_position_s = self._pending_s = time_s - self.start_s
        self._held_s[self.limb] = self.in_position_s
        return HoldStep(started=True)

    def pass_to(self, limb: Side, time_s: float) -> bool:
        """Go on under the name of the other limb, if what is held has just passed to it.

        Nobody lets go with one side and takes the position with the other within a
        drop-out: the names have been exchanged.
        """
        if time_s - self._last_held_s >= DROPOUT_S:
            return False
        self.limb = limb
        return True

    def forget_entrance(self) -> None:
        """Nobody is on the way into the position: they do not even lie."""
        self._entrance.forget()

    def unblock(self) -> None:
        """Allow a new hold: the fault is corrected or the position was left."""
        self._blocked_by = None

    def hold(self, time_s: float, zone: Zone, form: Form = _GOOD, *, gap: bool = False) -> HoldStep:
        """Advance a running hold.

        Parameters
        ----------
        time_s : float
        zone : Zone
            Of the position on the side that is held.
        form : Form
            What the checks that stop the good-form clock say.
        gap : bool
            Time passed without pictures since the last step; it is not held.
        """
        if zone is Zone.UNKNOWN:
            return self._unseen(time_s)
        if zone is Zone.FAULT:
            return self._out(time_s)
        dt_s = time_s - self._last_held_s
        away = not (math.isnan(self._unknown_since_s) and math.isnan(self._out_since_s))
        if gap or (away and dt_s >= DROPOUT_S + EPSILON_S):
            dt_s = 0.0
        self._unknown_since_s = self._out_since_s = math.nan
        self._last_held_s = time_s
        self.in_position_s += dt_s
        self._held_s[self.limb] = self._held_s.get(self.limb, 0.0) + dt_s
        if form.faulty is not None:
            return self._failing(time_s, form.faulty, form)
        return self._form(time_s, dt_s, form)

    def _failing(self, time_s: float, faulty: str, form: Form) -> HoldStep:
        if math.isnan(self._fault_since_s):
            self._fault_since_s = max(form.since_s, self.start_s)
        self._pending_s = self._pending_seen_s = self._before_ok_s = 0.0
        counted_from_s = max(self._fault_since_s, self.start_s + SETTLING_S)
        late_s = time_s - counted_from_s - FAULT_ENDS_HOLD_S
        if late_s <= 0.0 or form.unsure:
            return _NOTHING
        self._blocked_by = faulty
        # A fault that is reported late has ended the hold before it was.
        self._last_held_s -= late_s
        self.in_position_s -= late_s
        return HoldStep(ended=self._end(EndReason.FAULT, faulty))

    def _form(self, time_s: float, dt_s: float, form: Form) -> HoldStep:
        self._fault_since_s = math.nan
        if form.waits:
            return self._wait(time_s, dt_s)
        self._waits_since_s = math.nan
        self._pending_s += dt_s + self._before_ok_s
        self._before_ok_s = 0.0
        self._pending_seen_s += dt_s if form.seen else 0.0
        self._in_dwell = form.pending
        if not form.pending:
            self.good_form_s += self._pending_s
            self.seen_good_s += self._pending_seen_s
            self._pending_s = self._pending_seen_s = 0.0
        reached = self.counts and not self._goal_told
        if reached:
            self._counted_as = (self.side,)
        self._goal_told = self._goal_told or reached
        return HoldStep(goal_reached=reached)

    def _wait(self, time_s: float, dt_s: float) -> HoldStep:
        """The clock waits: what would stop it has not been seen for too long.

        The first moments of a hold count if it is seen to be ok within a drop-out's time.
        """
        if time_s - self.start_s < self._movement.enter_s + DROPOUT_S and self.good_form_s == 0.0:
            self._before_ok_s += self._pending_s + dt_s
        else:
            self._before_ok_s = 0.0
        self._pending_s = self._pending_seen_s = 0.0
        if math.isnan(self._waits_since_s):
            self._waits_since_s = time_s
        if self._waits_told or time_s - self._waits_since_s < WAITS_TOLD_S - EPSILON_S:
            return _NOTHING
        self._waits_told = True
        return HoldStep(waits_since_s=self._waits_since_s)

    @property
    def counts(self) -> bool:
        """Whether the hold has reached its goal, and enough of it was seen."""
        long_enough = self.good_form_s >= self._goal_s - EPSILON_S
        return long_enough and self.seen_good_s >= SEEN_SHARE * self._goal_s - EPSILON_S

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
            and math.isnan(self._waits_since_s)
        )

    def abort(self, reason: EndReason) -> EndedHold | None:
        """End a running hold where it was last seen."""
        return self._end(reason) if self.holding else None

    def _end(self, reason: EndReason, stopped_by: str | None = None) -> EndedHold:
        if not self._in_dwell:
            # What began to be wrong and was then left, nobody has seen to be good.
            self.good_form_s += self._pending_s
            self.seen_good_s += self._pending_seen_s
        ended = EndedHold(
            self.side,
            self.start_s,
            self._last_held_s,
            self.in_position_s,
            self.good_form_s,
            self.seen_good_s,
            reason,
            stopped_by,
            self._goal_told,
        )
        self.holding = False
        self.forget_entrance()
        self._clear()
        return ended
