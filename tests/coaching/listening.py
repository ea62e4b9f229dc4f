"""Hears an exercise as a person with eyes shut would: what is said when, in frame time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from posecheck.assessment import Assessment, Dose
from posecheck.baseline.survey import survey
from posecheck.coaching.scheduler import CueScheduler, Utterance
from posecheck.engine import Engine, assess
from posecheck.exercises.registry import find_exercise
from posecheck.feedback.spoken import words
from posecheck.pose import Observation
from posecheck.tracking.calibration import PERFECT, calibration_for
from posecheck.voice.silence import spoken_s


@dataclass(frozen=True)
class Heard:
    """One thing that was heard; `cut` if it cut off what was being said."""

    time_s: float
    text: str
    utterance: Utterance
    cut: bool

    @property
    def id(self) -> str:
        return self.utterance.id

    def __str__(self) -> str:
        sound = f"({self.utterance.earcon}) " if self.utterance.earcon else ""
        return f"{self.time_s:7.1f} {'!' if self.cut else ' '} {sound}{self.text}".rstrip()


class Ear:
    """Plays the part of the speaker: words take their time, one after the other."""

    def __init__(self, language: str = "en") -> None:
        self.heard: list[Heard] = []
        self._language, self._until_s = language, -1.0

    def speaking(self, time_s: float) -> bool:
        return time_s < self._until_s

    def hear(self, utterances: Iterable[Utterance], time_s: float) -> None:
        for utterance in utterances:
            text = words(utterance, self._language)
            busy = self.speaking(time_s)
            at_once = utterance.interrupts or not busy or not text
            start_s = time_s if at_once else self._until_s
            self.heard.append(Heard(start_s, text, utterance, utterance.interrupts and busy))
            if text:
                self._until_s = start_s + spoken_s(text)


def listen(
    observations: Sequence[Observation],
    name: str,
    dose: Dose | None = None,
    *,
    language: str = "en",
    cues_off: frozenset[str] = frozenset(),
) -> list[Heard]:
    """Coach somebody through a film; the end of the film ends the exercise."""
    exercise = find_exercise(name)
    calibration = calibration_for(PERFECT)
    found = survey(observations, exercise.measure, exercise.unrest, calibration)
    engine = Engine(exercise, dose)
    steps = [assessment for _, assessment in assess(engine, observations, found.at)]
    scheduler = CueScheduler(exercise, dose, cues_off=cues_off)
    return coach(scheduler, steps, language)


def coach(
    scheduler: CueScheduler, steps: Sequence[Assessment], language: str = "en"
) -> list[Heard]:
    """Give assessments to a scheduler, and hear it."""
    ear = Ear(language)
    for step in steps:
        said = scheduler.step(step, speaking=ear.speaking(step.time_s))
        ear.hear(said, step.time_s)
    ear.hear(scheduler.finish(steps[-1].time_s), steps[-1].time_s)
    return ear.heard


def ids(heard: Iterable[Heard]) -> list[str]:
    """Give the ids in order, sounds without words left out."""
    return [each.id for each in heard if each.id]


def of(heard: Iterable[Heard], prefix: str) -> list[Heard]:
    """Give those whose id begins with `prefix`."""
    return [each for each in heard if each.id.startswith(prefix)]
