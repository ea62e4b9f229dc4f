"""Which fault is corrected next, when it is repeated, and when it is called corrected."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from posecheck.assessment import ActiveFault, Assessment
from posecheck.coaching.offers import Offer
from posecheck.coaching.utterance import Earcon, Urgency, Utterance
from posecheck.events import FaultCleared, FaultRaised, Phase, RepCompleted
from posecheck.exercises.spec import Check, Severity
from posecheck.verdict import State

__all__ = ["REPEATS_S", "Corrections"]

# One thing at a time: whoever was told something gets this long to do it.
_FOLLOW_S = 5.0
# The engine has waited for the dwell of the check (0.6 s and more). What is not about
# safety gets this much more, in which most people notice by themselves.
_DWELL_S = 0.4
# A cue that did not help is repeated after 8 s, then after 20 s, then not again in this
# set: somebody who has heard it three times and cannot do it is not helped by a fourth.
REPEATS_S = (8.0, 20.0)
# Except for what keeps a hold from counting: nobody should lie there and wonder why.
_KEEPS_FROM_COUNTING_S = 45.0
# What the last repetition lacked is told before the next one is under way.
_REP_FRESH_S = 4.0
# Advice on legs and arms in the last seconds of a hold comes too late to be followed.
_TOO_LATE_S = 3.0
# "Better" must still be understood as an answer to the cue.
_ANSWER_S = 12.0
_ANSWER_REP_S = 25.0
_ANSWER_VALID_S = 2.5
# A hold that a fault ends, ends 2 s after it: until then the cue is still in the ear.
_JUST_S = 6.0
# On the way down most faults end by themselves; that is no correction.
_WORKING = frozenset({Phase.RISING, Phase.TOP, Phase.HOLD})
# Different words for the same thing, taken in turn.
_CORRECTED_TEXTS = 3

_URGENCY = {
    Severity.SAFETY: Urgency.SAFETY,
    Severity.TRUNK: Urgency.TRUNK,
    Severity.LEGS: Urgency.LEGS,
    Severity.ARMS: Urgency.ARMS,
}


@dataclass(slots=True)
class _Told:
    """How often a cue was said since it was last corrected, and when."""

    check: str = ""
    times: int = 0
    last_s: float = -math.inf
    rest_offered: bool = False


class Corrections:
    """The memory of what has been corrected in one exercise.

    Parameters
    ----------
    cues_off : frozenset of str
        Cues that are never said, with or without ``.low`` and ``.high``.
    """

    def __init__(self, checks: Iterable[Check], cues_off: frozenset[str]) -> None:
        checks = tuple(checks)
        self._per_rep = {check.id for check in checks if check.per_rep}
        self._stops_clock = {check.id for check in checks if check.stops_clock}
        self._off = cues_off
        self._told: dict[str, _Told] = {}
        self._raised_s: dict[str, float] = {}
        self._spoken: dict[str, float] = {}
        self._corrected = 0
        self.put_right: set[str] = set()

    def step(self, now: Assessment) -> list[Offer]:
        """Follow the faults; give the praise for one that was told and is corrected."""
        offers: list[Offer] = []
        for event in now.events:
            if isinstance(event, FaultRaised):
                self._raised_s[event.check] = event.time_s
            elif isinstance(event, FaultCleared) and now.phase in _WORKING:
                offers += self._answer(now, event.check, _ANSWER_S)
            elif isinstance(event, RepCompleted):
                for check in set(self._spoken) - set(event.faults):
                    offers += self._answer(now, check, _ANSWER_REP_S)
        return offers

    def wanted(self, now: Assessment) -> Utterance | None:
        """Give the cue that is due, most important first; None if there is none."""
        if self._being_followed(now):
            return None
        for fault in now.active_faults:
            if self._is_due(fault, now):
                return self._utterance(fault, now.time_s)
            if fault.severity == Severity.SAFETY and not self._switched_off(fault.cue):
                return None  # as long as this one stands, nothing else matters
        return None

    def said(self, utterance: Utterance, now: Assessment) -> None:
        """Remember that the cue of this utterance was said."""
        cue = str(utterance.values.get("cue", utterance.id))
        told = self._told.setdefault(cue, _Told())
        if utterance.id == "cue.rest":
            told.rest_offered = True
        told.times += 1
        told.last_s = now.time_s
        for fault in now.active_faults:
            if fault.cue == cue:
                told.check = fault.check
                self._spoken[fault.check] = now.time_s

    def just_told(self, cue: str, time_s: float) -> bool:
        """Whether a cue was said a moment ago, or is never to be said."""
        told = self._told.get(cue)
        return self._switched_off(cue) or (told is not None and time_s - told.last_s < _JUST_S)

    def begin_set(self) -> None:
        """Begin a new set: what was told before may be told again."""
        self._told.clear()
        self.put_right.clear()

    def _being_followed(self, now: Assessment) -> bool:
        """Whether a cue was said just now and is still to be followed; safety waits for none."""
        first = next(iter(now.active_faults), None)
        if first is None or (first.severity == Severity.SAFETY and first.cue not in self._told):
            return False
        told = (self._told.get(fault.cue) for fault in now.active_faults)
        return any(t is not None and now.time_s - t.last_s < _FOLLOW_S for t in told)

    def _is_due(self, fault: ActiveFault, now: Assessment) -> bool:
        if self._switched_off(fault.cue):
            return False
        waited_s = now.time_s - self._raised_s.get(fault.check, fault.since_s)
        if fault.check in self._per_rep:
            if waited_s > _REP_FRESH_S:
                return False
        elif fault.severity != Severity.SAFETY and waited_s < _DWELL_S:
            return False
        if _comes_too_late(fault, now):
            return False
        told = self._told.get(fault.cue)
        return told is None or self._may_repeat(told, fault, now.time_s)

    def _may_repeat(self, told: _Told, fault: ActiveFault, time_s: float) -> bool:
        since_s = time_s - told.last_s
        if told.times <= len(REPEATS_S):
            return since_s >= REPEATS_S[told.times - 1]
        if fault.severity == Severity.SAFETY and not told.rest_offered:
            return since_s >= REPEATS_S[0]
        return fault.check in self._stops_clock and since_s >= _KEEPS_FROM_COUNTING_S

    def _switched_off(self, cue: str) -> bool:
        return any(cue == off or cue.startswith(f"{off}.") for off in self._off)

    def _utterance(self, fault: ActiveFault, time_s: float) -> Utterance:
        told = self._told.get(fault.cue)
        urgency = _URGENCY[Severity(fault.severity)]
        again = (
            told is not None
            and urgency is Urgency.SAFETY
            and told.times > len(REPEATS_S)
            and not told.rest_offered
        )
        values: dict[str, object] = {"side": fault.side, "cue": fault.cue}
        return Utterance(
            "cue.rest" if again else fault.cue,
            values,
            time_s,
            urgency,
            Earcon.FAULT,
            interrupts=urgency is Urgency.SAFETY and told is None,
        )

    def _answer(self, now: Assessment, check: str, within_s: float) -> list[Offer]:
        """Call a fault corrected: it was told, and now the check is seen to be ok."""
        spoken_s = self._spoken.pop(check, -math.inf)
        verdict = now.verdicts.get(check)
        seen_ok = verdict is not None and verdict.state is State.OK
        if not seen_ok:
            return []
        self._forget(check)
        if now.time_s - spoken_s > within_s:
            return []
        self.put_right.add(check)
        others = any(not self._switched_off(f.cue) for f in now.active_faults if f.check != check)
        name = "corrected.more" if others else f"corrected.{1 + self._corrected % _CORRECTED_TEXTS}"
        self._corrected += 1
        praise = Utterance(name, time_s=now.time_s, urgency=Urgency.ANSWER, earcon=Earcon.CORRECTED)
        return [Offer(praise, _ANSWER_VALID_S, "corrected")]

    def _forget(self, check: str) -> None:
        """A corrected fault is told anew when it comes back, but not at once."""
        for told in self._told.values():
            if told.check == check:
                told.times = 1


def _comes_too_late(fault: ActiveFault, now: Assessment) -> bool:
    """A hold that has reached its goal, or nearly, is not corrected any more."""
    if now.clocks is None or fault.severity == Severity.SAFETY:
        return False
    left_s = now.clocks.goal_s - now.clocks.good_form_s
    return left_s <= (_TOO_LATE_S if fault.severity >= Severity.LEGS else 0.0)
