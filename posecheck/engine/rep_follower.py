"""Follows a repetition: a phase machine, the checks and the events they make."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

from posecheck.assessment import ActiveFault, Clocks
from posecheck.engine.checks import CheckRunner, RepJudge
from posecheck.engine.monitor import DROPOUT_S
from posecheck.engine.reps import Rejected, Rep, RepMachine, RestTracker
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
        self._unseen_since_s = math.nan
        self._rest = math.nan
        self._start = NO_MEASURES
        self._last: Moment | None = None
        self.counts: Counter[Side | None] = Counter({None: 0})
        self.side: Side | None = None
        self.phase = Phase.SETUP

    def see(self, unseen: frozenset[str]) -> None:
        """See `Follower.see`: a repetition with a fault counts, and so does one half seen."""

    def step(self, moment: Moment, why: Unknown | None, *, gap: bool) -> list[Event]:
        """See `Follower.step`."""
        signal = UNSEEN if why else self._movement.signal(moment)
        self._rest = self._rest_of(moment, signal.value)
        events: list[Event] = []
        if not signal.known or math.isnan(self._rest):
            events += self._unseen(moment.time_s, why)
        else:
            events += self._seen(moment, signal, gap=gap)
        if self.phase is not Phase.SETUP or why:
            now = replace(moment, phase=self.phase, start=self._start)
            events += self._checks.step(now, why)
        return events

    def _rest_of(self, moment: Moment, signal: float) -> float:
        first = self._movement.rest_signal(moment.rest, moment.near)
        if math.isnan(signal):
            return first if math.isnan(self._rest) else self._rest
        resting = self._movement.resting(moment, self._limits)
        if resting and self.phase is Phase.REST:
            self._start = moment.measures
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
        return self._outcome(done, moment)

    def _unseen(self, time_s: float, why: Unknown | None) -> list[Event]:
        if math.isnan(self._unseen_since_s):
            self._unseen_since_s = time_s
        left = why is Unknown.POSTURE and time_s - self._unseen_since_s >= DROPOUT_S
        if left or time_s - self._unseen_since_s >= LOST_S:
            return self.interrupt(time_s, why or Unknown.NOT_SEEN)
        return []

    def interrupt(self, time_s: float, why: Unknown) -> list[Event]:
        """See `Follower.interrupt`."""
        # What is more than half of the way down at a cut, or when sight is lost, counts.
        done = self._machine.finish(time_s, self._rest)
        if done is not None and self._last is not None:
            events = self._outcome(done, self._last)
            self._reset()
            return events
        posture = why is Unknown.POSTURE
        reason = RejectReason.LEFT_POSTURE if posture else RejectReason.NOT_SEEN
        rejected = self._machine.abort(time_s, reason)
        self._reset()
        return [_attempt(rejected, None)] if rejected else []

    def _reset(self) -> None:
        self._machine.abort(math.nan, RejectReason.NOT_SEEN)
        self._resting.reset()
        self._start, self._last = NO_MEASURES, None
        self.phase = Phase.SETUP

    def _outcome(self, done: Rep | Rejected | None, moment: Moment) -> list[Event]:
        if done is None:
            return []
        if isinstance(done, Rejected):
            return [_attempt(done, None)]
        times = {"up_s": done.up_s, "down_s": done.down_s, "start_s": done.start_s}
        rep = Measures(
            {"best": Reading(done.best, done.best_sd)}
            | {name: Reading(value) for name, value in times.items()}
        )
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
            up_s=done.up_s,
            down_s=done.down_s,
            best=done.best,
            faults=faults,
            clean=clean,
        )
        return [completed, *events]

    def finish(self, moment: Moment) -> list[Event]:
        """See `Follower.finish`."""
        done = self._machine.finish(moment.time_s, self._rest)
        events = self._outcome(done, moment)
        started_s = self._machine.started_s(self._rest)
        if not events and not math.isnan(started_s):
            events.append(MovementOpen(moment.time_s, started_s, None, self.phase))
        return events + self._checks.leave(moment.time_s)

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


def _attempt(rejected: Rejected, side: Side | None) -> AttemptRejected:
    return AttemptRejected(
        rejected.end_s, rejected.start_s, side, rejected.reason, rejected.reached
    )
