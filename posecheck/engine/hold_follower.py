"""Follows a hold: looks for the position, times it, and says what happens."""

from __future__ import annotations

import math
from collections import Counter, deque
from dataclasses import replace

from posecheck.assessment import Clocks, Dose
from posecheck.engine.checks import Form
from posecheck.engine.follower import Follower
from posecheck.engine.holds import SHORTEST_HOLD_S, Entrance, Hold, Zones
from posecheck.engine.lasting import DROPOUT_S, EPSILON_S, Lasting
from posecheck.events import (
    AttemptRejected,
    ClockWaits,
    EndReason,
    Event,
    HoldEnded,
    HoldGoalReached,
    HoldStarted,
    MovementOpen,
    Phase,
    RejectReason,
    SideChanged,
)
from posecheck.exercises.judging import Zone
from posecheck.exercises.limits import Limits
from posecheck.exercises.moment import BEFORE_S, Moment
from posecheck.exercises.spec import Exercise, HoldMovement
from posecheck.landmarks import Side
from posecheck.verdict import NO_MEASURES, Measures, Reading, Unknown, median_of

__all__ = ["WAITS_TOLD_S", "HoldFollower"]

# What a hold "began" with is the median over its first moments.
START_WINDOW_S = 0.5
# EXERCISES, "Hold": so long after the clock has begun to wait one sentence says for what.
WAITS_TOLD_S = 3.0
_LEAST = Reading(-math.inf)


class HoldFollower(Follower):
    """Times holds, per side where the exercise has sides."""

    phase = Phase.SETUP

    def __init__(
        self, exercise: Exercise, movement: HoldMovement, limits: Limits, dose: Dose
    ) -> None:
        super().__init__(exercise, movement.near_misses, limits)
        self._movement, self._goal_s = movement, dose.hold_s
        self._tracked = exercise.tracked
        self._sides: tuple[Side | None, ...] = tuple(Side) if exercise.has_sides else (None,)
        self.counts = Counter(dict.fromkeys(self._sides, 0))
        self._entrance = Entrance(self._sides, movement.enter_s)
        self._hold: Hold | None = None
        self._best: dict[Side | None, dict[str, Reading]] = {side: {} for side in self._sides}
        self._start_rows: list[Measures] = []
        self._start = NO_MEASURES
        self._window_end_s = math.nan
        self._recent: deque[Moment] = deque()
        self._unseen, self._left = Lasting(), Lasting()

    @property
    def _running(self) -> Hold | None:
        """The hold that has not ended."""
        return None if self._hold is None or self._hold.ended else self._hold

    def step(self, moment: Moment, why: Unknown | None, *, gap: bool) -> list[Event]:
        """See `Follower.step`."""
        moment = replace(moment, before=self._before(moment, gap=gap))
        zones = self._zones(moment)
        events: list[Event] = []
        if self._hold and self._hold.ended and self.phase is Phase.HOLD:
            events += self._await_correction(self._hold, moment.time_s, zones)
        elif not self._running:
            events += self._look(moment, zones, why, gap=gap)
        side = self._hold.side if self._hold else None
        self._remember(moment)
        best = Measures(dict(self._best[side])) if self._running else NO_MEASURES
        now = replace(moment, phase=self.phase, side=side, start=self._start, best=best)
        # On the way out of the position nobody is asked to hold it well.
        if self.phase is not Phase.HOLD or zones[side] is not Zone.FAULT:
            events += self.checks.step(now, why)
        if self._running:
            self._near_misses.forget()
            return events + self._advance(self._running, now, zones[side], gap=gap, why=why)
        return events + self._near_misses.step(moment, None if moment.measures else why)

    def _before(self, moment: Moment, *, gap: bool) -> Measures:
        """Keep what is measured, and give what was `BEFORE_S` ago."""
        if gap:
            self._recent.clear()
        self._recent.append(moment)
        then_s = moment.time_s - BEFORE_S + EPSILON_S
        while len(self._recent) > 1 and self._recent[1].time_s <= then_s:
            self._recent.popleft()
        oldest = self._recent[0]
        return oldest.measures if oldest.time_s <= then_s else NO_MEASURES

    def _zones(self, moment: Moment) -> Zones:
        """Whether each side is in the position, which a view that shows no form may still show."""
        held, position = replace(moment, start=self._start), self._movement.position
        return {side: position(held.with_side(side), self._limits).zone for side in self._sides}

    def _look(self, moment: Moment, zones: Zones, why: Unknown | None, *, gap: bool) -> list[Event]:
        """Search for the position while nothing is held."""
        unseen_s = self._unseen.step(moment.time_s, lasts=why is not None)
        if why is None or unseen_s >= DROPOUT_S:
            self.phase = Phase.SETUP if why else Phase.REST
        lost = why in (Unknown.POSTURE, Unknown.NO_BASELINE, Unknown.VIEW)
        if gap or (lost and not moment.measures):
            self._entrance.forget()
        taken = self._entrance.step(moment.time_s, zones, moment.near)
        if taken is None:
            return []
        since_s, side = taken
        self._hold = Hold(self._movement, self._goal_s, side, since_s, moment.time_s)
        before, self.side = self.side, side
        self.phase = Phase.HOLD
        self._start_rows, self._start = [], NO_MEASURES
        self.checks.begin()
        started: list[Event] = [HoldStarted(since_s, side)]
        if before is not None and side is not None and before is not side:
            started.insert(0, SideChanged(since_s, side))
        return started

    def _await_correction(self, hold: Hold, time_s: float, zones: Zones) -> list[Event]:
        """Keep telling the fault that ended the hold until it is corrected or left.

        Time spent in the position with it is no part of the next hold.
        """
        left_s = self._left.step(time_s, lasts=zones[hold.side] is Zone.FAULT)
        left = left_s >= self._movement.leave_s - EPSILON_S
        if not left and any(f.check == hold.stopped_by for f in self.checks.active_faults()):
            return []
        self.phase = Phase.REST
        return self.checks.leave(time_s) if left else []

    def _remember(self, moment: Moment) -> None:
        """Keep what the hold began with, and the person's own best."""
        hold = self._running
        if hold is None or not moment.measures:
            return
        movement, held_s = self._movement, moment.time_s - hold.start_s
        late = held_s >= movement.enter_s + movement.settle_s
        settled = late or movement.settled(moment.with_side(hold.side), self._limits)
        if not self._start_rows and settled and held_s >= movement.enter_s:
            self._window_end_s = moment.time_s + START_WINDOW_S
        if moment.time_s <= self._window_end_s:
            self._start_rows.append(moment.measures)
        elif self._start_rows and not self._start:
            self._start = median_of(self._start_rows)
        best = self._best[hold.side]
        for name in self._tracked:
            if (reading := moment.measures[name]).value > best.get(name, _LEAST).value:
                best[name] = Reading(reading.value)

    def _advance(
        self, hold: Hold, now: Moment, zone: Zone, *, gap: bool, why: Unknown | None
    ) -> list[Event]:
        form = self.checks.form(self.unseen)
        reason = hold.step(now.time_s, zone, form, gap=gap)
        if reason:
            return self._end(hold, reason)
        return self._goal_reached(hold, now.time_s) + self._waits(hold, now.time_s, form, why)

    def _waits(self, hold: Hold, time_s: float, form: Form, why: Unknown | None) -> list[Event]:
        """Say once for what the clock waits, while the position is held."""
        long = time_s - hold.waits.since_s >= WAITS_TOLD_S - EPSILON_S
        if hold.waits_told or not (form.waits and long and hold.last_s == time_s):
            return []
        hold.waits_told = True
        # Where nothing can be judged from, that has been said of the view.
        if why is Unknown.VIEW:
            return []
        return [ClockWaits(time_s, hold.waits.since_s, self.side, form.waits)]

    def _goal_reached(self, hold: Hold, time_s: float) -> list[Event]:
        if hold.counted or not hold.counts:
            return []
        hold.counted = True
        self.counts[hold.side] += 1
        return [HoldGoalReached(time_s, hold.side, self.counts[hold.side], hold.good_form_s)]

    def _end(self, hold: Hold, reason: EndReason) -> list[Event]:
        hold.end()
        self._entrance.forget()
        faults = self.checks.faults()
        events: list[Event] = []
        if reason is not EndReason.FAULT:
            events = self.checks.leave(hold.last_s)
            self.phase = Phase.REST
        # The last moments, of which it was not sure that they count, may reach the goal.
        events += self._goal_reached(hold, hold.last_s)
        if hold.in_position_s < min(SHORTEST_HOLD_S, self._goal_s) and not hold.counted:
            reached = hold.good_form_s / self._goal_s
            too_short = RejectReason.TOO_SHORT
            short = AttemptRejected(hold.last_s, hold.start_s, hold.side, too_short, reached)
            return [*events, short]
        ended = HoldEnded(
            time_s=hold.last_s,
            start_s=hold.start_s,
            side=hold.side,
            in_position_s=hold.in_position_s,
            good_form_s=hold.good_form_s,
            goal_s=self._goal_s,
            counted=hold.counted,
            reason=reason,
            faults=faults,
            stopped_by=hold.stopped_by,
            seen_good_s=hold.seen_good_s,
            unseen=tuple(sorted(self.unseen)),
        )
        return [*events, ended]

    def interrupt(self) -> list[Event]:
        """See `Follower.interrupt`."""
        self._entrance.forget()
        self._near_misses.forget()
        self.phase = Phase.SETUP
        return self._end(self._running, EndReason.LEFT_POSITION) if self._running else []

    def finish(self, time_s: float) -> list[Event]:
        """See `Follower.finish`."""
        hold = self._running
        if hold is None:
            return self.checks.leave(time_s)
        side, events = self.side, self._end(hold, EndReason.RECORDING_ENDED)
        if hold.counted:
            return events
        return [*events, MovementOpen(time_s, hold.start_s, side, Phase.HOLD)]

    @property
    def clocks(self) -> Clocks | None:
        """The clocks of the running hold; None between holds."""
        hold = self._running
        if hold is None:
            return None
        return Clocks(hold.in_position_s, hold.good_form_s, self._goal_s, hold.running)
