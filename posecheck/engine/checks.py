"""Runs the checks of an exercise: which apply, what they say, what is raised."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecheck.assessment import ActiveFault
from posecheck.engine.monitor import FaultMonitor, cue_of, verdict_of
from posecheck.events import Event, FaultCleared, FaultRaised, Phase
from posecheck.exercises.limits import Limits
from posecheck.exercises.spec import Check, Exercise, Judgement, Moment, Zone, unknown
from posecheck.landmarks import Side
from posecheck.verdict import State, Unknown, Verdict

__all__ = ["STAYS_OK_S", "CheckRunner", "Form", "RepJudge", "active_fault"]


# EXERCISES, "Hold": a check that is unknown does not stop the clock while it was ok within
# the last 2 s.
STAYS_OK_S = 2.0


@dataclass(frozen=True, slots=True)
class Form:
    """What the checks that stop the good-form clock say at a moment.

    Attributes
    ----------
    pending : bool
        One has been in its fault zone, not yet raised.
    faulty : str or None
        The one whose fault has been raised.
    since_s : float
        Since when there has been that fault; NaN without one.
    unsure : bool
        Whether it lasts cannot be told now: that ends no hold.
    seen : bool
        Every one that the view can show is ok now.
    waits : tuple of str
        Those that are unknown and have not been ok for 2 s.
    """

    pending: bool = False
    faulty: str | None = None
    since_s: float = math.nan
    unsure: bool = False
    seen: bool = True
    waits: tuple[str, ...] = ()


class _Stop:
    """Follows what stops the clock in one check."""

    def __init__(self, check: Check, told: FaultMonitor) -> None:
        self.check = check
        self.monitor = told if check.stops is None else FaultMonitor(check)
        self.last_ok_s = -math.inf

    def step(self, moment: Moment, limits: Limits, judgement: Judgement) -> None:
        """Take the judgement of the check itself at this moment."""
        if self.check.stops is not None:
            if judgement.zone is not Zone.UNKNOWN:
                judgement = self.check.stops(moment, limits)
            self.monitor.step(moment.time_s, judgement, moment.side)
        if self.monitor.verdict.state is State.OK:
            self.last_ok_s = moment.time_s


class CheckRunner:
    """Holds one fault monitor per check."""

    def __init__(self, exercise: Exercise, limits: Limits) -> None:
        self._limits = limits
        self._monitors = {
            check.id: FaultMonitor(check) for check in exercise.checks if not check.per_rep
        }
        self._stops = {
            name: _Stop(monitor.check, monitor)
            for name, monitor in self._monitors.items()
            if monitor.check.stops_clock
        }
        self._zones: dict[str, Zone] = {}
        self._last_s = math.nan

    def step(self, moment: Moment, why: Unknown | None) -> list[Event]:
        """Judge every check that applies in this phase.

        With `why` given, nothing can be judged now and every check that would
        apply is unknown for that reason.
        """
        events: list[Event] = []
        self._last_s = moment.time_s
        for monitor in self._monitors.values():
            check = monitor.check
            if moment.phase not in check.phases:
                events += monitor.leave(moment.time_s)
                self._zones.pop(check.id, None)
                if check.id in self._stops:
                    self._stops[check.id].monitor.leave(moment.time_s)
                continue
            judgement = unknown(why) if why else check.judge(moment, self._limits)
            self._zones[check.id] = judgement.zone
            events += monitor.step(moment.time_s, judgement, moment.side)
            if check.id in self._stops:
                self._stops[check.id].step(moment, self._limits, judgement)
        return events

    def begin(self) -> None:
        """Begin a repetition or hold: what was found before is not its own."""
        for monitor in self._monitors.values():
            monitor.forget_history()
        for stop in self._stops.values():
            stop.last_ok_s = -math.inf

    def faults(self) -> tuple[str, ...]:
        """Checks that have failed since `begin`."""
        return tuple(name for name, monitor in self._monitors.items() if monitor.ever)

    def untold(self) -> bool:
        """Whether some check has never been told since `begin`."""
        return not all(
            monitor.told_ok or monitor.ever or monitor.verdict.state is State.OK
            for monitor in self._monitors.values()
        )

    def form(self, unseen: frozenset[str]) -> Form:
        """Say what the checks that stop the clock say, but for those the view cannot show."""
        pending, seen, faulty, waits = False, True, None, []
        for name, stop in self._stops.items():
            if name not in self._zones:
                continue
            monitor = stop.monitor
            if monitor.active:
                faulty = faulty or monitor
            pending = pending or monitor.waiting
            if name in unseen:
                continue
            ok = monitor.verdict.state is State.OK
            seen = seen and ok
            undecided = not (ok or monitor.active or monitor.waiting)
            if undecided and self._last_s - stop.last_ok_s > STAYS_OK_S:
                waits.append(name)
        if faulty is None:
            return Form(pending, seen=seen, waits=tuple(waits))
        # Where it is clear already it has ended, if it stays so.
        unsure = self._zones.get(faulty.check.id) in (Zone.UNKNOWN, Zone.CLEAR)
        return Form(pending, faulty.check.id, faulty.since_s, unsure=unsure, seen=False)

    def active(self) -> frozenset[str]:
        """Ids of the checks whose fault is raised."""
        return frozenset(name for name, monitor in self._monitors.items() if monitor.active)

    def verdicts(self, phase: Phase) -> dict[str, Verdict]:
        """Give the verdicts of the checks that apply in this phase."""
        return {
            name: monitor.verdict
            for name, monitor in self._monitors.items()
            if phase in monitor.check.phases
        }

    def active_faults(self) -> list[ActiveFault]:
        """Raised faults that have not cleared."""
        return [
            active_fault(monitor.check, monitor.verdict, monitor.raised_side, monitor.since_s)
            for monitor in self._monitors.values()
            if monitor.active
        ]

    def leave(self, time_s: float) -> list[Event]:
        """Nothing applies any more: the exercise or the recording is over."""
        for stop in self._stops.values():
            if stop.check.stops is not None:
                stop.monitor.leave(time_s)
        return [e for monitor in self._monitors.values() for e in monitor.leave(time_s)]


class RepJudge:
    """Judges the checks that look at a whole repetition, once it is complete.

    What it found stays current until the next repetition is complete.
    """

    def __init__(self, exercise: Exercise, limits: Limits) -> None:
        self._limits = limits
        self._checks = tuple(check for check in exercise.checks if check.per_rep)
        self._last: dict[str, Verdict] = {
            check.id: Verdict(State.UNKNOWN, why=Unknown.NOT_APPLICABLE) for check in self._checks
        }
        self._since_s = 0.0
        self._side: Side | None = None

    def judge(self, moment: Moment, start_s: float) -> list[Event]:
        """Judge one repetition that lasted from `start_s` until now."""
        self._since_s, self._side = start_s, moment.side
        events: list[Event] = []
        for check in self._checks:
            judgement = check.judge(moment, self._limits)
            self._last[check.id] = verdict_of(judgement)
            if judgement.zone is Zone.FAULT:
                events += self._events(check, judgement, moment)
        return events

    def _events(self, check: Check, judgement: Judgement, moment: Moment) -> list[Event]:
        raised = FaultRaised(
            time_s=moment.time_s,
            since_s=self._since_s,
            check=check.id,
            side=moment.side,
            value=judgement.value,
            limit=judgement.limit,
            direction=judgement.direction,
            cue=cue_of(check, judgement),
        )
        return [
            raised,
            FaultCleared(moment.time_s, self._since_s, check.id, moment.side, seen=True),
        ]

    def faults(self) -> tuple[str, ...]:
        """Checks that failed in the last repetition."""
        return tuple(n for n, verdict in self._last.items() if verdict.state is State.FAULT)

    def untold(self) -> bool:
        """Whether a check of the last repetition could not be told."""
        return any(verdict.state is State.UNKNOWN for verdict in self._last.values())

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """Verdicts on the last repetition."""
        return dict(self._last)

    def active_faults(self) -> list[ActiveFault]:
        """Faults of the last repetition."""
        return [
            active_fault(check, self._last[check.id], self._side, self._since_s)
            for check in self._checks
            if self._last[check.id].state is State.FAULT
        ]


def active_fault(check: Check, verdict: Verdict, side: Side | None, since_s: float) -> ActiveFault:
    """Describe a raised fault for whoever shows or says it."""
    cue = cue_of(check, verdict)
    return ActiveFault(check.id, cue, side, since_s, int(check.severity), verdict)
