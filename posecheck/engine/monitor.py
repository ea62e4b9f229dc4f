"""The fault monitor: a judgement each step in, debounced verdicts and events out."""

from __future__ import annotations

import math

from posecheck.events import Event, FaultCleared, FaultRaised
from posecheck.exercises.spec import Check, Judgement, Zone
from posecheck.landmarks import Side
from posecheck.verdict import State, Unknown, Verdict

__all__ = ["DROPOUT_S", "EPSILON_S", "FaultMonitor", "cue_of", "verdict_of"]

# EXERCISES, "Hold": a drop-out shorter than this loses nothing.
DROPOUT_S = 0.5
# So much of the dwell of a fault was seen: nobody is told for what was not.
LEAST_SEEN = 0.5
# Sums of frame times carry rounding of this size.
EPSILON_S = 1e-6


class FaultMonitor:
    """Dwell, hysteresis and drop-outs of one check.

    Attributes
    ----------
    active : bool
        A fault has been raised and not cleared.
    since_s : float
        When the fault zone was entered; NaN outside it.
    ever : bool
        A fault has been raised since `forget_history`.
    told_ok : bool
        The check has been ok for a moment since `forget_history`.
    """

    def __init__(self, check: Check) -> None:
        self.check = check
        self.ever = False
        self.told_ok = False
        self._side: Side | None = None
        self.reset()

    def reset(self) -> None:
        """Start anew, without an event."""
        self.active = False
        self.since_s = math.nan
        self._clear_since_s = math.nan
        self._unknown_since_s = math.nan
        self._unseen_s = 0.0
        self._verdict = Verdict(State.UNKNOWN, why=Unknown.UNCLEAR)

    def forget_history(self) -> None:
        """Begin a new repetition or hold."""
        self.ever = self.active
        self.told_ok = False

    @property
    def verdict(self) -> Verdict:
        """The verdict of the last step."""
        return self._verdict

    @property
    def waiting(self) -> bool:
        """A fault is in its dwell: neither raised nor, by a drop-out, forgotten."""
        return not self.active and not math.isnan(self.since_s)

    @property
    def raised_side(self) -> Side | None:
        """The side whose fault was raised."""
        return self._side

    def leave(self, time_s: float) -> list[Event]:
        """The check no longer applies: end a raised fault as seen over."""
        events: list[Event] = [self._cleared(time_s, seen=True)] if self.active else []
        self.reset()
        return events

    def step(self, time_s: float, judgement: Judgement, side: Side | None) -> list[Event]:
        """Take one judgement and update the verdict."""
        if judgement.zone is Zone.UNKNOWN:
            return self._step_unknown(time_s, judgement)
        if not math.isnan(self._unknown_since_s):
            self._unseen_s += time_s - self._unknown_since_s
        self._unknown_since_s = math.nan
        if judgement.zone is Zone.FAULT:
            return self._step_fault(time_s, judgement, side)
        if self.active:
            return self._step_recovering(time_s, judgement)
        self.since_s = math.nan
        self._verdict = verdict_of(judgement)
        self.told_ok = self.told_ok or self._verdict.state is State.OK
        return []

    def _step_unknown(self, time_s: float, judgement: Judgement) -> list[Event]:
        if math.isnan(self._unknown_since_s):
            self._unknown_since_s = time_s
        # What cannot be judged from where the camera stands is no drop-out: it stays so.
        wait_s = self.check.clear_dwell_s if judgement.why is Unknown.VIEW else DROPOUT_S
        brief = time_s - self._unknown_since_s < wait_s - EPSILON_S
        waiting = not math.isnan(self.since_s)
        if brief and (waiting or self._verdict.state is not State.UNKNOWN):
            return []
        events: list[Event] = [self._cleared(time_s, seen=False)] if self.active else []
        unknown_since_s = self._unknown_since_s
        self.reset()
        self._unknown_since_s = unknown_since_s
        self._verdict = Verdict(State.UNKNOWN, why=judgement.why or Unknown.NOT_SEEN)
        return events

    def _step_fault(self, time_s: float, judgement: Judgement, side: Side | None) -> list[Event]:
        self._clear_since_s = math.nan
        if math.isnan(self.since_s):
            self.since_s, self._unseen_s = time_s, 0.0
        fault = verdict_of(judgement)
        if self.active:
            self._verdict = fault
        elif self._dwelt(time_s):
            self.active = self.ever = True
            self._side = side if judgement.side is None else judgement.side
            self._verdict = fault
            return [self._raised(time_s, judgement)]
        else:
            # In the fault zone it is not ok, and before the dwell it is no fault.
            self._verdict = Verdict(State.UNKNOWN, judgement.value, why=Unknown.UNCLEAR)
        return []

    def _dwelt(self, time_s: float) -> bool:
        """Whether the fault has lasted for its dwell, and enough of that was seen."""
        lasts_s, dwell_s = time_s - self.since_s, self.check.dwell_s - EPSILON_S
        return lasts_s >= dwell_s and lasts_s - self._unseen_s >= LEAST_SEEN * dwell_s

    def _step_recovering(self, time_s: float, judgement: Judgement) -> list[Event]:
        if not judgement.recovered:
            self._clear_since_s = math.nan
            return []
        if math.isnan(self._clear_since_s):
            self._clear_since_s = time_s
        if time_s - self._clear_since_s < self.check.clear_dwell_s - EPSILON_S:
            return []
        event = self._cleared(self._clear_since_s, seen=True)
        self.reset()
        self._verdict = verdict_of(judgement)
        self.told_ok = self._verdict.state is State.OK
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
            cue=cue_of(self.check, judgement),
        )

    def _cleared(self, time_s: float, *, seen: bool) -> FaultCleared:
        return FaultCleared(time_s, self.since_s, self.check.id, self._side, seen)


def cue_of(check: Check, judgement: Judgement | Verdict) -> str:
    """Give the id of what is said, with ``.low`` or ``.high`` where it makes a difference."""
    direction = judgement.direction
    return f"{check.cue}.{direction}" if check.directional and direction else check.cue


def verdict_of(judgement: Judgement) -> Verdict:
    """Give the verdict of a judgement that needs no dwell; between the limits can't tell."""
    if judgement.zone is Zone.UNKNOWN:
        return Verdict(State.UNKNOWN, why=judgement.why or Unknown.NOT_SEEN)
    if judgement.zone is Zone.FAULT:
        return Verdict(State.FAULT, judgement.value, judgement.limit, judgement.direction)
    if judgement.zone is Zone.BAND:
        return Verdict(State.UNKNOWN, judgement.value, why=Unknown.UNCLEAR)
    return Verdict(State.OK, judgement.value)
