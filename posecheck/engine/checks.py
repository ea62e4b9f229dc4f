"""Runs the checks of an exercise: which apply, what they say, what is raised."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import ActiveFault
from posecheck.engine.monitor import FaultMonitor
from posecheck.events import Event, Phase
from posecheck.exercises.judging import Zone, unknown
from posecheck.exercises.limits import Limits
from posecheck.exercises.moment import Moment
from posecheck.exercises.spec import Exercise
from posecheck.verdict import State, Unknown, Verdict

__all__ = ["STAYS_OK_S", "CheckRunner", "Form"]

# EXERCISES, "Hold": a check that is unknown does not stop the clock while it was ok within
# the last 2 s.
STAYS_OK_S = 2.0


@dataclass(frozen=True, slots=True)
class Form:
    """What the checks that stop the good-form clock say at a moment.

    `pending`: one has been in its fault zone, not yet raised. `faulty`: the one whose fault
    has been raised, at `since_s` (NaN without one); with `unsure` it cannot be told now
    whether it lasts, which ends no hold. `seen`: every one that the view can show is ok now.
    `waits`: those that are unknown and have not been ok for 2 s.
    """

    pending: bool = False
    faulty: str | None = None
    since_s: float = math.nan
    unsure: bool = False
    seen: bool = True
    waits: tuple[str, ...] = ()


class CheckRunner:
    """Holds one fault monitor per check.

    What a check of a whole repetition found stays current until the next one is complete.
    """

    def __init__(self, exercise: Exercise, limits: Limits) -> None:
        self._limits = limits
        monitors = {check.id: FaultMonitor(check) for check in exercise.checks}
        self._timed = {n: m for n, m in monitors.items() if not m.check.per_rep}
        self._of_reps = {n: m for n, m in monitors.items() if m.check.per_rep}
        self._monitors = self._timed | self._of_reps
        self._stops = {
            name: FaultMonitor(monitor.check) if monitor.check.stops else monitor
            for name, monitor in self._timed.items()
            if monitor.check.stops_clock
        }
        self._zones: dict[str, Zone] = {}
        self._last_s = math.nan

    def step(self, moment: Moment, why: Unknown | None) -> list[Event]:
        """Judge every check that applies in this phase; with `why` all are unknown."""
        events: list[Event] = []
        self._last_s = moment.time_s
        for name, monitor in self._timed.items():
            check = monitor.check
            if moment.phase not in check.phases:
                if self._zones.pop(name, None):
                    events += self._leave(name, moment.time_s)
                continue
            judgement = unknown(why) if why else check.judge(moment, self._limits)
            self._zones[name] = judgement.zone
            events += monitor.step(moment.time_s, judgement, moment.side)
            if check.stops_clock and check.stops:
                if judgement.zone is not Zone.UNKNOWN:
                    judgement = check.stops(moment, self._limits)
                self._stops[name].step(moment.time_s, judgement, moment.side)
        return events

    def judge_rep(self, moment: Moment, start_s: float) -> list[Event]:
        """Judge what is asked of a whole repetition, which lasted from `start_s` until now."""
        events: list[Event] = []
        for monitor in self._of_reps.values():
            judgement = monitor.check.judge(moment, self._limits)
            events += monitor.judge_rep(moment.time_s, start_s, judgement)
        return events

    def begin(self) -> None:
        """Begin a repetition or hold: what was found before is not its own."""
        for monitor in (*self._timed.values(), *self._stops.values()):
            monitor.forget_history()

    def faults(self) -> tuple[str, ...]:
        """Checks that have failed since `begin`."""
        return tuple(name for name, monitor in self._monitors.items() if monitor.ever)

    def untold(self) -> bool:
        """Whether some check has never been told since `begin`."""
        return not all(m.told_ok or m.ever for m in self._monitors.values())

    def form(self, unseen: frozenset[str]) -> Form:
        """Say what the checks that stop the clock say, but for those the view cannot show."""
        pending, seen, faulty, waits = False, True, None, []
        for name, monitor in self._stops.items():
            if name not in self._zones:
                continue
            if monitor.active:
                faulty = faulty or monitor
            pending = pending or monitor.waiting
            if name in unseen:
                continue
            ok = monitor.verdict.state is State.OK
            seen = seen and ok
            undecided = not (ok or monitor.active or monitor.waiting)
            if undecided and self._last_s - monitor.last_ok_s > STAYS_OK_S:
                waits.append(name)
        if faulty is None:
            return Form(pending, seen=seen, waits=tuple(waits))
        # Where it is clear already it has ended, if it stays so.
        unsure = self._zones[faulty.check.id] in (Zone.UNKNOWN, Zone.CLEAR)
        return Form(pending, faulty.check.id, faulty.since_s, unsure=unsure, seen=False)

    def verdicts(self, phase: Phase) -> dict[str, Verdict]:
        """Give the verdicts of the checks that apply in this phase."""
        return {n: m.verdict for n, m in self._timed.items() if phase in m.check.phases}

    def rep_verdicts(self) -> dict[str, Verdict]:
        """Give the verdicts on the last repetition."""
        return {name: monitor.verdict for name, monitor in self._of_reps.items()}

    def active_faults(self) -> list[ActiveFault]:
        """Raised faults that have not cleared, and those of the last repetition."""
        return [monitor.fault for monitor in self._monitors.values() if monitor.active]

    def leave(self, time_s: float) -> list[Event]:
        """Nothing applies any more: the exercise or the recording is over."""
        return [event for name in self._timed for event in self._leave(name, time_s)]

    def _leave(self, name: str, time_s: float) -> list[Event]:
        events = self._timed[name].leave(time_s)
        if name in self._stops:
            self._stops[name].leave(time_s)
        return events
