"""Follows a hold: a phase machine, two clocks, the checks and the events they make."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

from posecheck.assessment import ActiveFault, Clocks, Dose
from posecheck.engine.checks import CheckRunner
from posecheck.engine.holds import SEEN_SHARE, SHORTEST_HOLD_S, EndedHold, HoldMachine
from posecheck.engine.medians import median_of
from posecheck.engine.monitor import DROPOUT_S, EPSILON_S
from posecheck.engine.near_misses import NearMisses
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
from posecheck.exercises.limits import Limits
from posecheck.exercises.spec import Exercise, HoldMovement, Moment, Zone
from posecheck.landmarks import Side
from posecheck.verdict import NO_MEASURES, Measures, Reading, Unknown, Verdict

__all__ = ["HoldFollower"]

# What a hold "began" with is the median over its first moments.
START_WINDOW_S = 0.5


class HoldFollower:
    """Times holds, per side where the exercise has sides."""

    def __init__(
        self, exercise: Exercise, movement: HoldMovement, limits: Limits, dose: Dose
    ) -> None:
        self._exercise, self._movement, self._limits = exercise, movement, limits
        self._goal_s = dose.hold_s
        sides: tuple[Side | None, ...] = tuple(Side) if exercise.has_sides else (None,)
        self._sides = sides
        self._machine = HoldMachine(movement, sides, dose.hold_s)
        self._near_misses = NearMisses(movement.near_misses, limits)
        self._unseen: frozenset[str] = frozenset()
        self._checks = CheckRunner(exercise, limits)
        self._best: dict[Side | None, dict[str, float]] = {side: {} for side in sides}
        self._start_rows: list[Measures] = []
        self._start = NO_MEASURES
        self._unseen_since_s = self._left_since_s = self._window_end_s = math.nan
        self.counts: Counter[Side | None] = Counter(dict.fromkeys(sides, 0))
        self.side: Side | None = None
        self.phase = Phase.SETUP

    def see(self, unseen: frozenset[str]) -> None:
        """See `Follower.see`."""
        self._unseen = unseen

    def step(self, moment: Moment, why: Unknown | None, *, gap: bool) -> list[Event]:
        """See `Follower.step`."""
        zones = self._zones(moment, why)
        events: list[Event] = []
        if self._machine.holding:
            self._follow_limb(moment.time_s, zones)
        else:
            events += self._look(moment, zones, why, gap=gap)
        self._remember(moment)
        now = self._moment(moment)
        # On the way out of the position nobody is asked to hold it well.
        leaving = self.phase is Phase.HOLD and zones[self._machine.limb] is Zone.FAULT
        if not leaving:
            events += self._checks.step(now, why)
        if self._machine.holding:
            if moment.time_s > self._machine.start_s:
                events += self._advance(now, zones[self._machine.limb], gap=gap, why=why)
            self._near_misses.forget()
        else:
            events += self._near_misses.step(moment, None if moment.measures else why)
        return events

    def _zones(self, moment: Moment, why: Unknown | None) -> dict[Side | None, Zone]:
        """Whether each side is in the position, which a view that shows no form may still show."""
        if why and not moment.measures:
            return dict.fromkeys(self._sides, Zone.UNKNOWN)
        return {
            side: self._movement.position(moment.of(side, self._start), self._limits).zone
            for side in self._sides
        }

    def _follow_limb(self, time_s: float, zones: dict[Side | None, Zone]) -> None:
        """Follow what is held to the other limb's name, where the two have been exchanged."""
        limb = self._machine.limb
        if limb is None or zones[limb] in (Zone.CLEAR, Zone.BAND):
            return
        if zones[limb.other] is Zone.CLEAR and self._machine.pass_to(limb.other, time_s):
            self._start_rows, self._start = [], NO_MEASURES

    def _moment(self, moment: Moment) -> Moment:
        best = NO_MEASURES
        if self._machine.holding:
            own = self._best[self._machine.limb]
            best = Measures({name: Reading(value) for name, value in own.items()})
        return replace(
            moment, phase=self.phase, side=self._machine.limb, start=self._start, best=best
        )

    def _look(
        self, moment: Moment, zones: dict[Side | None, Zone], why: Unknown | None, *, gap: bool
    ) -> list[Event]:
        if self._machine.blocked_by is not None:
            return self._await_correction(moment.time_s, zones[self._machine.limb])
        self._set_idle_phase(moment.time_s, why)
        lost = why in (Unknown.POSTURE, Unknown.NO_BASELINE, Unknown.VIEW)
        if gap or (lost and not moment.measures):
            self._machine.forget_entrance()
        if not self._machine.look(moment.time_s, zones, moment.near).started:
            return []
        before, self.side = self.side, self._machine.side
        self.phase = Phase.HOLD
        self._start_rows, self._start = [], NO_MEASURES
        self._checks.begin()
        started: list[Event] = [HoldStarted(self._machine.start_s, self.side)]
        if before is not None and self.side is not None and before is not self.side:
            started.insert(0, SideChanged(self._machine.start_s, self.side))
        return started

    def _await_correction(self, time_s: float, position: Zone) -> list[Event]:
        """Keep telling the fault that ended the hold until it is corrected or left."""
        if position is not Zone.FAULT:
            self._left_since_s = math.nan
        elif math.isnan(self._left_since_s):
            self._left_since_s = time_s
        left = time_s - self._left_since_s >= self._movement.leave_s - EPSILON_S
        if not left and self._machine.blocked_by in self._checks.active():
            return []
        self._machine.unblock()
        self.phase = Phase.REST
        return self._checks.leave(time_s) if left else []

    def _set_idle_phase(self, time_s: float, why: Unknown | None) -> None:
        if why is None:
            self._unseen_since_s, self.phase = math.nan, Phase.REST
            return
        if math.isnan(self._unseen_since_s):
            self._unseen_since_s = time_s
        if time_s - self._unseen_since_s >= DROPOUT_S:
            self.phase = Phase.SETUP

    def _remember(self, moment: Moment) -> None:
        """Keep what the hold began with, and the person's own best."""
        if not self._machine.holding or not moment.measures:
            return
        settled_s = self._machine.start_s + self._movement.enter_s + self._movement.settle_s
        if not self._start_rows:
            # It can be known late that a hold has begun.
            self._window_end_s = max(settled_s, moment.time_s) + START_WINDOW_S
        if settled_s <= moment.time_s <= self._window_end_s:
            self._start_rows.append(moment.measures)
        elif moment.time_s > settled_s and not self._start:
            self._start = median_of(self._start_rows)
        best = self._best[self._machine.limb]
        for name, sign in self._exercise.tracked.items():
            value = moment.measures.value(name)
            if not math.isnan(value):
                known = best.get(name, value)
                best[name] = max(known, value) if sign > 0 else min(known, value)

    def _advance(self, now: Moment, zone: Zone, *, gap: bool, why: Unknown | None) -> list[Event]:
        form = self._checks.form(self._unseen)
        step = self._machine.hold(now.time_s, zone, form, gap=gap)
        if self._machine.holding:
            self.side = self._machine.side
        events: list[Event] = []
        if step.goal_reached:
            self.counts[self.side] += 1
            good_s = self._machine.good_form_s
            events.append(HoldGoalReached(now.time_s, self.side, self.counts[self.side], good_s))
        # Where nothing can be judged from, that has been said of the view.
        if not math.isnan(step.waits_since_s) and why is not Unknown.VIEW:
            events.append(ClockWaits(now.time_s, step.waits_since_s, self.side, form.waits))
        if step.ended:
            events += self._ended(step.ended)
        return events

    def _ended(self, ended: EndedHold) -> list[Event]:
        faults = self._checks.faults()
        events: list[Event] = []
        if ended.reason is not EndReason.FAULT:
            events = self._checks.leave(ended.end_s)
            self.phase = Phase.REST
        seen = ended.seen_good_s >= SEEN_SHARE * self._goal_s - EPSILON_S
        counted = ended.good_form_s >= self._goal_s - EPSILON_S and seen
        if counted and not ended.goal_told:
            # The last moments, of which it was not sure that they count, reached the goal.
            self.counts[ended.side] += 1
            count = self.counts[ended.side]
            events.append(HoldGoalReached(ended.end_s, ended.side, count, ended.good_form_s))
        if ended.in_position_s < min(SHORTEST_HOLD_S, self._goal_s) and not counted:
            reached = ended.good_form_s / self._goal_s if self._goal_s else math.nan
            short = AttemptRejected(
                ended.end_s, ended.start_s, ended.side, RejectReason.TOO_SHORT, reached
            )
            return [*events, short]
        return [*events, self._hold_of(ended, faults, counted=counted)]

    def _hold_of(self, ended: EndedHold, faults: tuple[str, ...], *, counted: bool) -> HoldEnded:
        return HoldEnded(
            time_s=ended.end_s,
            start_s=ended.start_s,
            side=ended.side,
            in_position_s=ended.in_position_s,
            good_form_s=ended.good_form_s,
            goal_s=self._goal_s,
            counted=counted,
            reason=ended.reason,
            faults=faults,
            stopped_by=ended.stopped_by,
            seen_good_s=ended.seen_good_s,
            unseen=tuple(sorted(self._unseen)),
        )

    def interrupt(self, time_s: float, why: Unknown) -> list[Event]:
        """See `Follower.interrupt`."""
        posture = why is Unknown.POSTURE
        self._machine.forget_entrance()
        self._near_misses.forget()
        ended = self._machine.abort(EndReason.LEFT_POSITION if posture else EndReason.NOT_SEEN)
        self.phase = Phase.SETUP
        return self._ended(ended) if ended else []

    def finish(self, moment: Moment) -> list[Event]:
        """See `Follower.finish`."""
        if not self._machine.holding:
            return self._checks.leave(moment.time_s)
        start_s, side = self._machine.start_s, self.side
        ended = self._machine.abort(EndReason.RECORDING_ENDED)
        events = self._ended(ended) if ended else []
        if any(isinstance(event, HoldEnded) and event.counted for event in events):
            return events
        return [*events, MovementOpen(moment.time_s, start_s, side, Phase.HOLD)]

    def verdicts(self) -> dict[str, Verdict]:
        """See `Follower.verdicts`."""
        return self._checks.verdicts(self.phase)

    timed_verdicts = verdicts

    def rep_verdicts(self) -> dict[str, Verdict]:
        """Holds have none."""
        return {}

    def active_faults(self) -> list[ActiveFault]:
        """See `Follower.active_faults`."""
        return self._checks.active_faults()

    @property
    def clocks(self) -> Clocks | None:
        """The clocks of the running hold; None between holds."""
        machine = self._machine
        if not machine.holding:
            return None
        return Clocks(machine.in_position_s, machine.good_form_s, self._goal_s, machine.running)
