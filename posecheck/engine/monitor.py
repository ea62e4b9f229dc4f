"""The fault monitor: a judgement each step in, debounced verdicts and events out."""

from __future__ import annotations

import math

from posecheck.assessment import ActiveFault
from posecheck.engine.lasting import DROPOUT_S, EPSILON_S, Lasting
from posecheck.events import Event, FaultCleared, FaultRaised
from posecheck.exercises.judging import Judgement, Zone
from posecheck.exercises.spec import Check
from posecheck.landmarks import Side
from posecheck.verdict import State, Unknown, Verdict

__all__ = ["LEAST_SEEN", "FaultMonitor"]

# So much of the dwell of a fault was seen: nobody is told for what was not.
LEAST_SEEN = 0.5


class FaultMonitor:
    """Dwell, hysteresis and drop-outs of one check.

    A fault is `active` from when it is raised until it is cleared; `since_s` is when its zone
    was entered (NaN outside it). Since `forget_history`: `ever` if a fault was raised, `told_ok`
    if the check was seen to be ok, and at `last_ok_s` its verdict was last ok, drop-outs
    included (-inf if never).
    """

    def __init__(self, check: Check) -> None:
        self.check = check
        self._side: Side | None = None
        self.reset(Unknown.NOT_APPLICABLE if check.per_rep else Unknown.UNCLEAR)
        self.forget_history()

    def reset(self, why: Unknown = Unknown.UNCLEAR) -> None:
        """Start anew, without an event."""
        self.active = False
        self.since_s = math.nan
        self._clear, self._unknown = Lasting(), Lasting()
        self._unseen_s = 0.0
        self.verdict = Verdict(State.UNKNOWN, why=why)

    def forget_history(self) -> None:
        """Begin a new repetition or hold."""
        self.ever = self.active
        self.told_ok = False
        self.last_ok_s = -math.inf

    @property
    def waiting(self) -> bool:
        """A fault is in its dwell: neither raised nor, by a drop-out, forgotten."""
        return not self.active and not math.isnan(self.since_s)

    @property
    def fault(self) -> ActiveFault:
        """The raised fault, for whoever shows or says it."""
        check, cue = self.check, _cue_of(self.check, self.verdict)
        severity = int(check.severity)
        marks = check.marks.of(self._side) if check.marks else ()
        return ActiveFault(check.id, cue, self._side, self.since_s, severity, self.verdict, marks)

    def leave(self, time_s: float) -> list[Event]:
        """The check no longer applies: end a raised fault as seen over."""
        events: list[Event] = [self._cleared(time_s, seen=True)] if self.active else []
        self.reset()
        return events

    def judge_rep(self, time_s: float, start_s: float, judgement: Judgement) -> list[Event]:
        """Judge a whole repetition that lasted from `start_s` until now."""
        self.since_s, self.verdict = start_s, _verdict_of(judgement)
        self.active = self.ever = judgement.zone is Zone.FAULT
        self.told_ok = self.verdict.state is State.OK
        if not self.active:
            return []
        return [self._raised(time_s, judgement), self._cleared(time_s, seen=True)]

    def step(self, time_s: float, judgement: Judgement, side: Side | None) -> list[Event]:
        """Take one judgement and update the verdict."""
        if judgement.zone is Zone.UNKNOWN:
            events = self._step_unknown(time_s, judgement)
        else:
            if self._unknown.under_way:
                self._unseen_s += self._unknown.end(time_s)
            events = self._step_known(time_s, judgement, side)
            self.told_ok = self.told_ok or self.verdict.state is State.OK
        if self.verdict.state is State.OK:
            self.last_ok_s = time_s
        return events

    def _step_known(self, time_s: float, judgement: Judgement, side: Side | None) -> list[Event]:
        if judgement.zone is Zone.FAULT:
            return self._step_fault(time_s, judgement, side)
        if self.active:
            return self._step_recovering(time_s, judgement)
        self.since_s = math.nan
        self.verdict = _verdict_of(judgement)
        return []

    def _step_unknown(self, time_s: float, judgement: Judgement) -> list[Event]:
        # What cannot be judged from where the camera stands is no drop-out: it stays so.
        wait_s = self.check.clear_dwell_s if judgement.why is Unknown.VIEW else DROPOUT_S
        brief = self._unknown.step(time_s) < wait_s - EPSILON_S
        waiting = not math.isnan(self.since_s)
        if brief and (waiting or self.verdict.state is not State.UNKNOWN):
            return []
        events: list[Event] = [self._cleared(time_s, seen=False)] if self.active else []
        unknown = self._unknown
        self.reset()
        self._unknown = unknown
        self.verdict = _verdict_of(judgement)
        return events

    def _step_fault(self, time_s: float, judgement: Judgement, side: Side | None) -> list[Event]:
        self._clear = Lasting()
        if math.isnan(self.since_s):
            self.since_s, self._unseen_s = time_s, 0.0
        raised = not self.active and self._dwelt(time_s)
        if raised:
            self.active = self.ever = True
            self._side = side if judgement.side is None else judgement.side
        # In the fault zone it is not ok, and before the dwell it is no fault.
        undecided = Verdict(State.UNKNOWN, judgement.value, why=Unknown.UNCLEAR)
        self.verdict = _verdict_of(judgement) if self.active else undecided
        return [self._raised(time_s, judgement)] if raised else []

    def _dwelt(self, time_s: float) -> bool:
        """Whether the fault has lasted for its dwell, and enough of that was seen."""
        lasts_s, dwell_s = time_s - self.since_s, self.check.dwell_s - EPSILON_S
        return lasts_s >= dwell_s and lasts_s - self._unseen_s >= LEAST_SEEN * dwell_s

    def _step_recovering(self, time_s: float, judgement: Judgement) -> list[Event]:
        clear_s = self._clear.step(time_s, lasts=judgement.recovered)
        if not clear_s >= self.check.clear_dwell_s - EPSILON_S:
            return []
        event = self._cleared(self._clear.since_s, seen=True)
        self.reset()
        self.verdict = _verdict_of(judgement)
        return [event]

    def _raised(self, time_s: float, judgement: Judgement) -> FaultRaised:
        return FaultRaised(
            time_s=time_s,
            since_s=self.since_s,
            check=self.check.id,
            side=self._side,
            value=judgement.value,
            limit=judgement.limit,
            direction=judgement.direction,
            cue=_cue_of(self.check, judgement),
        )

    def _cleared(self, time_s: float, *, seen: bool) -> FaultCleared:
        return FaultCleared(time_s, self.since_s, self.check.id, self._side, seen)


def _cue_of(check: Check, judgement: Judgement | Verdict) -> str:
    """Give the id of what is said, with ``.low`` or ``.high`` where it makes a difference."""
    direction = judgement.direction
    return f"{check.cue}.{direction}" if check.directional and direction else check.cue


def _verdict_of(judgement: Judgement) -> Verdict:
    """Give the verdict of a judgement that needs no dwell; between the limits can't tell."""
    if judgement.zone is Zone.UNKNOWN:
        return Verdict(State.UNKNOWN, why=judgement.why or Unknown.NOT_SEEN)
    if judgement.zone is Zone.FAULT:
        return Verdict(State.FAULT, judgement.value, judgement.limit, judgement.direction)
    if judgement.zone is Zone.BAND:
        return Verdict(State.UNKNOWN, judgement.value, why=Unknown.UNCLEAR)
    return Verdict(State.OK, judgement.value)
