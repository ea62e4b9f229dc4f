"""Follows a repetition: a phase machine, the checks and the events they make."""

from __future__ import annotations

import math
from collections import Counter, deque
from dataclasses import replace

from posecheck.assessment import ActiveFault, Clocks
from posecheck.engine.checks import CheckRunner, RepJudge
from posecheck.engine.medians import median_of
from posecheck.engine.monitor import DROPOUT_S
from posecheck.engine.near_misses import NearMisses
from posecheck.engine.reps import REST_S, Rejected, Rep, RepMachine, RestTracker
from posecheck.events import (
    AttemptRejected,
    Event,
    MovementOpen,
    Phase,
    RejectReason,
    RepCompleted,
)
from posecheck.exercises.limits import Limits
from posecheck.exercises.spec import Exercise, Moment, RepMovement
from posecheck.landmarks import Side
from posecheck.verdict import NO_MEASURES, UNSEEN, Measures, Reading, Unknown, Verdict

__all__ = ["RepFollower"]

# A movement that was out of sight for longer is not the same movement any more.
LOST_S = 2.0


class RepFollower:
    """Counts repetitions."""

    def __init__(self, exercise: Exercise, movement: RepMovement, limits: Limits) -> None:
        self._movement, self._limits = movement, limits
        self._machine = RepMachine(movement)
        self._resting = RestTracker()
        self._checks = CheckRunner(exercise, limits)
        self._judge = RepJudge(exercise, limits)
        self._near_misses = NearMisses(movement.near_misses, limits)
        self._unseen_since_s = math.nan
        self._rest = math.nan
        self._rest_rows: deque[Moment] = deque()
        self._start = NO_MEASURES
        self._last: Moment | None = None
        self.counts: Counter[Side | None] = Counter({None: 0})
        self.side: Side | None = None
        self.phase = Phase.SETUP

    def see(self, unseen: frozenset[str]) -> None:
        """See `Follower.see`: a repetition with a fault counts, and so does one half seen."""

    def step(self, moment: Moment, why: Unknown | None, *, gap: bool) -> list[Event]:
        """See `Follower.step`."""
        signal = UNSEEN if why else self._told_apart(self._movement.signal(moment))
        self._rest = self._rest_of(moment, signal.value)
        events = self._near_misses.step(moment, why)
        if events:
            # What has become another exercise is no repetition of this one.
            self._machine.forget(rest_first=True)
            self.phase = Phase.SETUP
        if not signal.known or math.isnan(self._rest):
            events += self._unseen(moment.time_s, why)
        else:
            events += self._seen(moment, signal, gap=gap)
        if self.phase is not Phase.SETUP or why:
            now = replace(moment, phase=self.phase, start=self._start)
            events += self._checks.step(now, why)
        return events

    def _told_apart(self, signal: Reading) -> Reading:
        """Give the signal; unknown where up and down cannot be told apart by it."""
        apart = (self._movement.up_share - self._movement.down_share) * self._movement.min_range
        return signal if signal.sd <= apart else UNSEEN

    def _rest_of(self, moment: Moment, signal: float) -> float:
        first = self._movement.rest_signal(moment.rest, moment.near)
        if math.isnan(signal):
            return first if math.isnan(self._rest) else self._rest
        resting = self._movement.resting(moment, self._limits)
        if resting and self.phase is Phase.REST:
            self._rest_rows.append(moment)
            while moment.time_s - self._rest_rows[0].time_s > REST_S:
                self._rest_rows.popleft()
        return self._resting.step(moment.time_s, signal, first, resting=resting)

    def _seen(self, moment: Moment, signal: Reading, *, gap: bool) -> list[Event]:
        dropped = moment.time_s - self._unseen_since_s >= DROPOUT_S
        if gap or dropped:
            self._machine.mark_gap()
        self._unseen_since_s = math.nan
        self._last = moment
        was_moving = self._machine.phase not in (Phase.REST, Phase.SETUP)
        lifted = self._movement.lifted(moment, self._limits)
        ready = self._movement.ready(moment, self._limits)
        done = self._machine.step(moment.time_s, signal, self._rest, lifted=lifted, ready=ready)
        self.phase = self._machine.phase
        if not was_moving and self.phase is Phase.RISING:
            self._checks.begin()
            if self._rest_rows:
                self._start = median_of([row.measures for row in self._rest_rows])
            self._rest_rows.clear()
        return self._outcome(done, moment)

    def _unseen(self, time_s: float, why: Unknown | None) -> list[Event]:
        if math.isnan(self._unseen_since_s):
            self._unseen_since_s = time_s
        left = why is Unknown.POSTURE and time_s - self._unseen_since_s >= DROPOUT_S
        if not (left or time_s - self._unseen_since_s >= LOST_S):
            return []
        return self._give_up(RejectReason.LEFT_POSTURE if left else RejectReason.NOT_SEEN)

    def interrupt(self, time_s: float, why: Unknown) -> list[Event]:
        """See `Follower.interrupt`: what is under way at a cut counts, or stays open."""
        return self._give_up(None)

    def _give_up(self, reason: RejectReason | None) -> list[Event]:
        """End what is under way with what was last seen of it."""
        if self._last is None:
            return []
        started_s, phase = self._machine.started_s(self._rest), self.phase
        last, done = self._last, self._machine.finish(self._rest)
        events = self._outcome(done, last)
        was_up = phase in (Phase.TOP, Phase.LOWERING)
        self._reset()
        if done is not None or math.isnan(started_s):
            return events
        if reason is None:
            return [MovementOpen(last.time_s, started_s, None, phase)]
        return [AttemptRejected(last.time_s, started_s, None, reason, math.nan)] if was_up else []

    def _reset(self) -> None:
        self._machine.forget()
        self._resting.reset()
        self._near_misses.forget()
        self._rest_rows.clear()
        self._start, self._last = NO_MEASURES, None
        self.phase = Phase.SETUP

    def _outcome(self, done: Rep | Rejected | None, moment: Moment) -> list[Event]:
        if done is None:
            return []
        if isinstance(done, Rejected):
            return [AttemptRejected(done.end_s, done.start_s, None, done.reason, done.reached)]
        rep = Measures({"best": done.best, "up_s": done.up_s, "down_s": done.down_s})
        events = self._judge.judge(replace(moment, rep=rep), done.start_s)
        faults = self._checks.faults() + self._judge.faults()
        untold = self._checks.untold() or self._judge.untold()
        self.counts[None] += 1
        clean = False if faults else (None if untold else True)
        completed = RepCompleted(
            time_s=done.end_s,
            start_s=done.start_s,
            top_s=done.top_s,
            count=self.counts[None],
            side=None,
            up_s=done.up_s.value,
            down_s=done.down_s.value,
            best=done.best.value,
            faults=faults,
            clean=clean,
        )
        return [completed, *events]

    def finish(self, moment: Moment) -> list[Event]:
        """See `Follower.finish`."""
        return self._give_up(None) + self._checks.leave(moment.time_s)

    def verdicts(self) -> dict[str, Verdict]:
        """See `Follower.verdicts`."""
        return self.timed_verdicts() | self.rep_verdicts()

    def timed_verdicts(self) -> dict[str, Verdict]:
        """See `Follower.timed_verdicts`."""
        return self._checks.verdicts(self.phase)

    def rep_verdicts(self) -> dict[str, Verdict]:
        """See `Follower.rep_verdicts`."""
        return self._judge.verdicts

    def active_faults(self) -> list[ActiveFault]:
        """See `Follower.active_faults`."""
        return self._checks.active_faults() + self._judge.active_faults()

    @property
    def clocks(self) -> Clocks | None:
        """A repetition has no clocks."""
        return None
