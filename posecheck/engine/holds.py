"""The way into a position, and a running hold with its clocks."""

from __future__ import annotations

import math
from collections.abc import Mapping

from posecheck.engine.checks import Form
from posecheck.engine.lasting import DROPOUT_S, EPSILON_S, Lasting
from posecheck.events import EndReason
from posecheck.exercises.judging import Zone
from posecheck.exercises.spec import HoldMovement
from posecheck.landmarks import Side

__all__ = ["SETTLING_S", "SHORTEST_HOLD_S", "Entrance", "Hold", "Zones"]

# EXERCISES, "Hold": a fault that lasts over 2 s, counted from 3 s after the position was
# entered, ends the hold.
FAULT_ENDS_HOLD_S = 2.0
SETTLING_S = 3.0
# EXERCISES, "Hold": so much of its goal must have been seen to be good.
SEEN_SHARE = 0.5
# Shorter stays in the position are passing through or trying; they are attempts.
SHORTEST_HOLD_S = 1.0
# As long out of sight, and nobody knows whether it is still the same hold.
UNSEEN_ENDS_HOLD_S = 2.0


Zones = Mapping[Side | None, Zone]


class Entrance:
    """Remembers since when each side has been in position.

    Where it goes out of sight for a moment on the way in (shorter than a drop-out), the
    position was taken somewhere in between: the middle is as likely as any. Where it was
    likely before it was sure, it was taken then, or a drop-out's time before.
    """

    def __init__(self, sides: tuple[Side | None, ...], enter_s: float) -> None:
        self._sides, self._enter_s = sides, enter_s
        self.forget()

    def forget(self) -> None:
        """Nobody is on the way."""
        self._since_s = dict.fromkeys(self._sides, math.nan)
        self._likely_s = dict.fromkeys(self._sides, math.nan)
        self._unseen = {side: Lasting() for side in self._sides}

    def step(self, time_s: float, zones: Zones, near: Side) -> tuple[float, Side | None] | None:
        """Take the next moment; give since when which side has been in position long enough.

        The earliest; of two at once the near one; None if there is none.
        """
        for side in self._sides:
            self._follow(time_s, side, zones[side])
        ready = [
            (max(self._likely_s[side], self._since_s[side] - DROPOUT_S), side)
            for side in self._sides
            if zones[side] in (Zone.CLEAR, Zone.LIKELY, Zone.BAND)
            and time_s - self._since_s[side] >= self._enter_s - EPSILON_S
        ]
        return min(ready, key=lambda taken: (taken[0], taken[1] is not near), default=None)

    def _follow(self, time_s: float, side: Side | None, zone: Zone) -> None:
        if zone is Zone.UNKNOWN:
            self._unseen[side].step(time_s)
            return
        away_s = self._unseen[side].end(time_s)
        brief = away_s < DROPOUT_S - EPSILON_S
        if zone is Zone.FAULT or away_s >= DROPOUT_S - EPSILON_S:
            self._since_s[side] = self._likely_s[side] = math.nan
        from_s = time_s - away_s / 2.0 if brief else time_s
        if math.isnan(self._since_s[side]):
            if zone not in (Zone.LIKELY, Zone.CLEAR):
                self._likely_s[side] = math.nan
            elif math.isnan(self._likely_s[side]):
                self._likely_s[side] = from_s
            if zone is Zone.CLEAR:
                self._since_s[side] = from_s


class Hold:
    """The clocks of one hold.

    They advance by the time between two observations at which the position is held. Time in
    the fault zone of a check that stops the clock waits for the check's dwell, drop-outs
    included: it counts if the fault never gets raised.

    The position was taken on a `side` at `start_s` and last held at `last_s`; for the times in
    it see `posecheck.events.HoldEnded`. The clock may be `running`, or it `waits` for what has
    not been seen for too long. `counted` says that its goal has been told, `waits_told` that
    its waiting has, `stopped_by` which check's fault ended it.
    """

    def __init__(
        self, movement: HoldMovement, goal_s: float, side: Side | None, start_s: float, now_s: float
    ) -> None:
        self._movement, self._goal_s = movement, goal_s
        self.side, self.start_s, self.last_s = side, start_s, now_s
        self.in_position_s = now_s - start_s
        self.good_form_s = self.seen_good_s = 0.0
        # What form it was on the way in, the checks have not been asked.
        self._pending_s = self.in_position_s
        self._pending_seen_s = self._before_ok_s = 0.0
        self._unknown, self._out, self.waits = Lasting(), Lasting(), Lasting()
        self._fault_since_s = math.nan
        self._in_dwell = self.running = self.ended = False
        self.counted = self.waits_told = False
        self.stopped_by: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the hold has reached its goal, and enough of it was seen."""
        long_enough = self.good_form_s >= self._goal_s - EPSILON_S
        return long_enough and self.seen_good_s >= SEEN_SHARE * self._goal_s - EPSILON_S

    def step(self, time_s: float, zone: Zone, form: Form, *, gap: bool) -> EndReason | None:
        """Take the next moment, with the zone of the position; say whether it has ended.

        With `gap` time has passed without pictures since the last step; it is not held.
        """
        if zone is Zone.UNKNOWN:
            self.running = False
            lost = self._unknown.step(time_s) >= UNSEEN_ENDS_HOLD_S
            return EndReason.NOT_SEEN if lost else None
        if zone is Zone.FAULT:
            if not self._out.under_way:
                self._left_unseen(time_s)
            left = self._out.step(time_s) >= self._movement.leave_s - EPSILON_S
            return EndReason.LEFT_POSITION if left else None
        return self._held(time_s, form, gap=gap)

    def _left_unseen(self, time_s: float) -> None:
        """Count half of a drop-out in which the position was left, as it is when it is taken."""
        left_s = (self._unknown.since_s + time_s) / 2.0
        if self._unknown.end(time_s) < DROPOUT_S - EPSILON_S:
            self.in_position_s += left_s - self.last_s
            if math.isnan(self._fault_since_s):
                self._pending_s += left_s - self.last_s
            self.last_s = left_s

    def _held(self, time_s: float, form: Form, *, gap: bool) -> EndReason | None:
        dt_s = time_s - self.last_s
        away = self._unknown.under_way or self._out.under_way
        if gap or (away and dt_s >= DROPOUT_S + EPSILON_S):
            dt_s = 0.0
        self._unknown, self._out = Lasting(), Lasting()
        self.last_s = time_s
        self.in_position_s += dt_s
        self.running = not (form.faulty or form.waits or form.pending)
        if form.faulty:
            return EndReason.FAULT if self._fails(time_s, form) else None
        self._fault_since_s = math.nan
        if form.waits:
            self._wait(time_s, dt_s)
        else:
            self._go_on(dt_s, form)
        return None

    def _go_on(self, dt_s: float, form: Form) -> None:
        self.waits = Lasting()
        self._pending_s += dt_s + self._before_ok_s
        self._before_ok_s = 0.0
        self._pending_seen_s += dt_s if form.seen else 0.0
        self._in_dwell = form.pending
        if not form.pending:
            self._credit()

    def _fails(self, time_s: float, form: Form) -> bool:
        """Whether the fault has lasted for too long."""
        if math.isnan(self._fault_since_s):
            self._fault_since_s = form.since_s
        self._pending_s = self._pending_seen_s = self._before_ok_s = 0.0
        counted_from_s = max(self._fault_since_s, self.start_s + SETTLING_S)
        late_s = time_s - counted_from_s - FAULT_ENDS_HOLD_S
        if late_s <= 0.0 or form.unsure:
            return False
        # A fault that is reported late has ended the hold before it was.
        self.last_s -= late_s
        self.in_position_s -= late_s
        self.stopped_by = form.faulty
        return True

    def _wait(self, time_s: float, dt_s: float) -> None:
        """Let the clock wait.

        The first moments of a hold count if it is seen to be ok within a drop-out's time.
        """
        if time_s - self.start_s < self._movement.enter_s + DROPOUT_S and self.good_form_s == 0.0:
            self._before_ok_s += self._pending_s + dt_s
        else:
            self._before_ok_s = 0.0
        self._pending_s = self._pending_seen_s = 0.0
        self.waits.step(time_s)

    def _credit(self) -> None:
        self.good_form_s += self._pending_s
        self.seen_good_s += self._pending_seen_s
        self._pending_s = self._pending_seen_s = 0.0

    def end(self) -> None:
        """End where it was last held."""
        if not self._in_dwell:
            # What began to be wrong and was then left, nobody has seen to be good.
            self._credit()
        self.ended, self.running = True, False
