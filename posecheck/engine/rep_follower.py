"""Follows a repetition: counts it, runs the checks, and says what happens."""

from __future__ import annotations

import math
from collections import Counter, deque
from dataclasses import replace
from statistics import median

from posecheck.engine.follower import Follower
from posecheck.engine.lasting import DROPOUT_S, Lasting
from posecheck.engine.reps import Outcome, Rep, RepMachine
from posecheck.events import AttemptRejected, Event, MovementOpen, Phase, RejectReason, RepCompleted
from posecheck.exercises.limits import Limits
from posecheck.exercises.moment import Moment
from posecheck.exercises.spec import Exercise, RepMovement
from posecheck.verdict import NO_MEASURES, UNSEEN, Measures, Reading, Unknown, median_of

__all__ = ["RepFollower", "RestTracker"]

# A movement that was out of sight for longer is not the same movement any more.
LOST_S = 2.0
# A signal that stays within this range for this long, in the resting pose, is at rest.
REST_S, REST_RANGE = 0.6, 2.5


class RepFollower(Follower):
    """Counts repetitions.

    `unseen` changes nothing: one with a fault counts, and so does one half seen.
    """

    def __init__(self, exercise: Exercise, movement: RepMovement, limits: Limits) -> None:
        super().__init__(exercise, movement.near_misses, limits)
        self._movement = movement
        self._most_sd = (movement.up_share - movement.down_share) * movement.min_range
        self.counts = Counter({None: 0})
        self._machine = RepMachine(movement)
        self._resting = RestTracker()
        self._unseen = Lasting()
        self._rest = math.nan
        self._rest_rows: deque[Moment] = deque()
        self._start = NO_MEASURES
        self._last: Moment | None = None

    @property
    def phase(self) -> Phase:
        """See `Follower.phase`."""
        return self._machine.phase

    def step(self, moment: Moment, why: Unknown | None, *, gap: bool) -> list[Event]:
        """See `Follower.step`."""
        signal = UNSEEN if why else self._movement.signal(moment)
        # By a signal that is off by more, up and down cannot be told apart.
        signal = signal if signal.sd <= self._most_sd else UNSEEN
        self._rest = self._rest_of(moment, signal.value)
        events = self._near_misses.step(moment, why)
        if events:
            # What has become another exercise is no repetition of this one.
            self._machine.forget(rest_first=True)
        if not signal.known or math.isnan(self._rest):
            events += self._step_unseen(moment.time_s, why)
        else:
            events += self._step_seen(moment, signal, gap=gap)
        now = replace(moment, phase=self.phase, start=self._start)
        return events + self.checks.step(now, why)

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

    def _step_seen(self, moment: Moment, signal: Reading, *, gap: bool) -> list[Event]:
        dropped = self._unseen.end(moment.time_s) >= DROPOUT_S
        if gap or dropped:
            self._machine.mark_gap()
        self._last = moment
        was_moving = self.phase not in (Phase.REST, Phase.SETUP)
        lifted = self._movement.lifted(moment, self._limits)
        ready = self._movement.ready(moment, self._limits)
        done = self._machine.step(moment.time_s, signal, self._rest, lifted=lifted, ready=ready)
        if not was_moving and self.phase is Phase.RISING:
            self.checks.begin()
            if self._rest_rows:
                self._start = median_of([row.measures for row in self._rest_rows])
            self._rest_rows.clear()
        return self._outcome(done, moment)

    def _step_unseen(self, time_s: float, why: Unknown | None) -> list[Event]:
        unseen_s = self._unseen.step(time_s)
        if why is Unknown.POSTURE and unseen_s >= DROPOUT_S:
            return self._give_up(RejectReason.LEFT_POSTURE)
        return self._give_up(RejectReason.NOT_SEEN) if unseen_s >= LOST_S else []

    def interrupt(self) -> list[Event]:
        """See `Follower.interrupt`: what is under way at a cut counts, or stays open."""
        return self._give_up(None)

    def _give_up(self, reason: RejectReason | None) -> list[Event]:
        """End what is under way with what was last seen of it."""
        if self._last is None:
            return []
        started_s, phase = self._machine.started_s(), self.phase
        last, done = self._last, self._machine.finish()
        events = self._outcome(done, last)
        self._machine.forget()
        self._resting = RestTracker()
        self._near_misses.forget()
        self._rest_rows.clear()
        self._start, self._last = NO_MEASURES, None
        if done is not None or math.isnan(started_s):
            return events
        if reason is None:
            return [MovementOpen(last.time_s, started_s, None, phase)]
        was_up = phase in (Phase.TOP, Phase.LOWERING)
        return [AttemptRejected(last.time_s, started_s, None, reason, math.nan)] if was_up else []

    def _outcome(self, done: Outcome, moment: Moment) -> list[Event]:
        if not isinstance(done, Rep):
            return [done] if done else []
        best = done.best if done.top_seen else UNSEEN
        rep = Measures({"best": best, "up_s": done.up_s, "down_s": done.down_s})
        events = self.checks.judge_rep(replace(moment, rep=rep), done.start_s)
        faults = self.checks.faults()
        self.counts[None] += 1
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
            clean=False if faults else (None if self.checks.untold() else True),
        )
        return [completed, *events]

    def finish(self, time_s: float) -> list[Event]:
        """See `Follower.finish`."""
        return self._give_up(None) + self.checks.leave(time_s)


class RestTracker:
    """Where the signal rests now: feet that are put elsewhere move it."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, float]] = deque()
        self._rest = math.nan

    def step(self, time_s: float, signal: float, first: float, *, resting: bool | None) -> float:
        """Give the rest: `first` (from the baseline) until the person has rested.

        `resting` says whether the person is in the resting pose; None is can't tell.
        """
        if not resting:
            self._kept.clear()
        else:
            self._kept.append((time_s, signal))
            while time_s - self._kept[0][0] > REST_S * 2.0:
                self._kept.popleft()
            values = [value for _, value in self._kept]
            still = max(values) - min(values) <= REST_RANGE
            if still and time_s - self._kept[0][0] >= REST_S:
                self._rest = median(values)
        return first if math.isnan(self._rest) else self._rest
