"""Decides what is said when: one thing at a time, the most urgent first."""

from __future__ import annotations

from collections.abc import Mapping

from posecheck.assessment import Assessment, Dose
from posecheck.coaching.utterance import Earcon, Urgency, Utterance
from posecheck.exercises.spec import Exercise
from posecheck.landmarks import Side

__all__ = ["CueScheduler", "Earcon", "Urgency", "Utterance"]


class CueScheduler:
    """Coaches one exercise by ear.

    Parameters
    ----------
    exercise : Exercise
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
        sides: tuple[Side | None, ...] = tuple(Side) if exercise.has_sides else (None,)
        self.goals = goals or dict.fromkeys(sides, self.dose.sets * self.dose.reps)
        self._cues_off = cues_off
        self._finished = False

    def step(self, assessment: Assessment, *, speaking: bool) -> tuple[Utterance, ...]:
        """Take one assessment; give what is to be said now, in this order.

        Parameters
        ----------
        assessment : Assessment
        speaking : bool
            Whether the voice is still busy (`Speaker.busy`).

        Returns
        -------
        tuple of Utterance
            Mostly empty; one thing at a time, but several parts at the end of a set.
        """
        raise NotImplementedError

    @property
    def finished(self) -> bool:
        """Whether the dose is done on every side."""
        return self._finished

    def resume(self, time_s: float) -> tuple[Utterance, ...]:
        """Go on after a pause: what was waiting is forgotten; give where we are."""
        raise NotImplementedError

    def finish(self, time_s: float) -> tuple[Utterance, ...]:
        """End the exercise before its dose or at it: the summary, if not yet given."""
        raise NotImplementedError
