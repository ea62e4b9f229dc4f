"""Decides what is said when: one thing at a time, the most urgent first."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from posecheck.assessment import Assessment, Dose
from posecheck.coaching.corrections import Corrections
from posecheck.coaching.holds import HoldTeller
from posecheck.coaching.offers import Offer, Offers
from posecheck.coaching.reps import RepTeller
from posecheck.coaching.set_tally import SetTally
from posecheck.coaching.sides import SidePlan
from posecheck.coaching.sight import SightTeller
from posecheck.coaching.summary import Summary
from posecheck.coaching.utterance import Earcon, Urgency, Utterance
from posecheck.coaching.waiting import WaitTeller
from posecheck.events import HoldStarted, Phase, RepCompleted
from posecheck.exercises.spec import Exercise
from posecheck.landmarks import Side

__all__ = ["CueScheduler", "Earcon", "Urgency", "Utterance"]

# Silence between two corrections, and before what can wait.
_GAP_S, _SHORT_GAP_S = 1.5, 0.3
_CORRECTIVE = frozenset({Urgency.SIGHT, Urgency.TRUNK, Urgency.LEGS, Urgency.ARMS})
_BEGIN_VALID_S = 5.0
_BEFORE_A_HOLD = ("side", "milestone", "wait", "hard")
_SOUNDS: Mapping[type, tuple[str, Earcon]] = {
    RepCompleted: ("count", Earcon.COUNT),
    HoldStarted: ("hold", Earcon.START),
}


class CueScheduler:
    """Coaches one exercise by ear.

    Parameters
    ----------
    dose : Dose, optional
        Default: the exercise's own.
    goals : mapping of Side or None to int, optional
        Repetitions or holds still to do per side, where part of the dose was
        done before; default ``sets * reps`` on every side.
    cues_off : frozenset of str
        Cues that are never said (`Care.cues_off`).

    Notes
    -----
    Same assessments and same `speaking`, same utterances, always. While the session
    is paused, or the person is not locked on, it is not stepped.
    """

    def __init__(
        self,
        exercise: Exercise,
        dose: Dose | None = None,
        *,
        goals: Mapping[Side | None, int] | None = None,
        cues_off: frozenset[str] = frozenset(),
    ) -> None:
        self.exercise = exercise
        self.dose = dose or exercise.dose
        name = exercise.name
        sides: tuple[Side | None, ...] = tuple(Side) if exercise.has_sides else (None,)
        whole: Mapping[Side | None, int] = dict.fromkeys(sides, self.dose.sets * self.dose.reps)
        first = exercise.first_side if exercise.has_sides else None
        self._sides = SidePlan(self.dose, goals or whole, first)
        self._corrections = Corrections(exercise.checks, cues_off)
        self._sight = SightTeller(name)
        self._reps = RepTeller(name, self._sides)
        unseen_told: set[str] = set()
        self._holds = HoldTeller(name, self._sides, self._corrections.just_told, unseen_told)
        self._wait = WaitTeller(name, self._sides)
        self._tally = SetTally(exercise.checks)
        self._summary = Summary(name, self.dose, cues_off, unseen_told)
        self._offers = Offers()
        self._sets_left = self._sides.sets_left
        self._begun = self._over = False
        self._saying: Utterance | None = None
        self._silent_since_s = -math.inf

    def step(self, assessment: Assessment, *, speaking: bool) -> tuple[Utterance, ...]:
        """Take one assessment; give what is to be said now, in this order.

        Parameters
        ----------
        speaking : bool
            Whether the voice is still busy (`Speaker.busy`).

        Returns
        -------
        tuple of Utterance
            Mostly empty; one thing at a time, but several parts at the end of a set.
        """
        if self._over:
            return ()
        time_s = assessment.time_s
        if speaking:
            self._silent_since_s = time_s
        self._sides.count(assessment.progress.counts)
        self._tally.step(assessment)
        if any(isinstance(event, HoldStarted) for event in assessment.events):
            self._offers.drop(*_BEFORE_A_HOLD)  # it has begun without being told to
        self._offers.add(self._gather(assessment))
        self._offers.forget_stale(time_s)
        if self._sides.sets_left < self._sets_left and assessment.clocks is None:
            return self._end_set(time_s)
        return self._choose(assessment, speaking=speaking)

    @property
    def finished(self) -> bool:
        """Whether the dose is done on every side."""
        return self._sides.done

    @property
    def sets_left(self) -> int:
        """How many sets are not complete."""
        return self._sides.sets_left

    def resume(self, time_s: float) -> tuple[Utterance, ...]:
        """Go on after a pause or a rest: what waited is forgotten; give where we are."""
        self._offers.clear()
        self._wait.begin(time_s)
        self._begun = True
        side = self._sides.next_side()
        if side is not None:
            return (
                Utterance("resume", {}, time_s),
                self._holds.side_utterance(side, time_s, first=True),
            )
        number = self.dose.reps - self._sides.left_in_set(None) + 1 if not self.finished else 0
        values = {"count": number}
        return (Utterance("resume.number", values, time_s),) if number else ()

    def finish(self, time_s: float) -> tuple[Utterance, ...]:
        """End the exercise before its dose or at it: the summary, if not yet given."""
        if self._over:
            return ()
        return self._end_set(time_s, last=True)

    def _gather(self, now: Assessment) -> list[Offer]:
        """Everything that this step makes worth saying."""
        offers = self._begin(now)
        offers += self._corrections.step(now)
        offers += self._sight.step(now)
        offers += self._holds.step(now) if self.dose.hold_s else self._reps.step(now)
        offers += self._wait.step(now) if self._begun or now.phase is Phase.SETUP else []
        return offers

    def _begin(self, now: Assessment) -> list[Offer]:
        if self._begun or now.phase in (Phase.SETUP, Phase.AWAY):
            return []
        self._begun = True
        if now.phase is not Phase.REST:
            return []
        side = self._sides.next_side()
        if side is None:
            begin = Utterance(f"begin.{self.exercise.name}", {}, now.time_s)
        else:
            begin = self._holds.side_utterance(side, now.time_s, first=True)
        return [Offer(begin, _BEGIN_VALID_S, "side")]

    def _end_set(self, time_s: float, *, last: bool = False) -> tuple[Utterance, ...]:
        """Say the number that is due, then how the set was."""
        now_due = self._offers.best()
        moment = now_due is not None and now_due.urgency in (Urgency.DONE, Urgency.COUNT)
        before = (replace(now_due, time_s=time_s),) if now_due is not None and moment else ()
        right = self._corrections.put_right
        words = self._summary.of_set(self._tally, self._sides, right, time_s)
        self._offers.clear()
        self._tally.begin()
        self._corrections.begin_set()
        self._sets_left = self._sides.sets_left
        self._over = last or self.finished
        self._begun = False
        self._saying = words[-1]
        return (*before, *words)

    def _choose(self, now: Assessment, *, speaking: bool) -> tuple[Utterance, ...]:
        wanted = (self._offers.best(), self._corrections.wanted(now), self._sight.wanted(now))
        candidates = [utterance for utterance in wanted if utterance is not None]
        if not candidates:
            return ()
        chosen = min(candidates, key=lambda utterance: utterance.urgency)
        if speaking and not self._may_interrupt(chosen):
            return self._sound_only(now)
        if not speaking and self._too_soon(chosen, now.time_s):
            return ()
        self._take(chosen, now)
        return (replace(chosen, time_s=now.time_s),)

    def _too_soon(self, chosen: Utterance, time_s: float) -> bool:
        """Between two corrections there is time to follow the first."""
        before = self._saying
        both = before is not None and {before.urgency, chosen.urgency} <= _CORRECTIVE
        gap_s = _GAP_S if both else (_SHORT_GAP_S if chosen.urgency is Urgency.INFO else 0.0)
        return time_s - self._silent_since_s < gap_s

    def _may_interrupt(self, chosen: Utterance) -> bool:
        current = self._saying
        return chosen.interrupts and (current is None or chosen.urgency < current.urgency)

    def _sound_only(self, now: Assessment) -> tuple[Utterance, ...]:
        """What counts or begins is heard even while something else is being said."""
        for event in now.events:
            kind = _SOUNDS.get(type(event))
            if kind is not None:
                topic, earcon = kind
                self._offers.without_sound(topic)
                return (Utterance("", time_s=now.time_s, urgency=Urgency.COUNT, earcon=earcon),)
        return ()

    def _take(self, chosen: Utterance, now: Assessment) -> None:
        self._saying = chosen
        self._silent_since_s = now.time_s
        waited = self._offers.take(chosen)
        if waited and "cue" not in chosen.values:
            return
        if chosen.id == "sight":
            self._sight.said(now)
        else:
            self._corrections.said(chosen, now)
