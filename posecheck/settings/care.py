"""The safety questions, what their answers switch off, and what pain is made of.

The questions are those of EXERCISES, "Safety". They are asked once and can be changed;
the answers stay on this computer. No answer forbids anything for good: whoever has
asked a doctor or physiotherapist, or goes on knowingly, says so, and all is on again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from posecheck.exercises.spec import Exercise

__all__ = [
    "PAIN_WORSE_BY",
    "QUESTIONS",
    "SCALE",
    "Answer",
    "Care",
    "Rating",
    "RatingKind",
    "pain_advice",
]

QUESTIONS = ("osteoporosis", "spinal_stenosis", "back_surgery", "hip_replacement", "pregnancy")
"""Ids of the questions; their words are ``care.ask.<id>`` and ``care.why.<id>``.

What a yes leaves out, each exercise says of itself (`Exercise.not_with`, `cues_not_with`).
"""
# Arching stretches the back backwards, as the exercise on the stomach may.
_NO_ARCH = frozenset({"spinal_stenosis", "back_surgery", "pregnancy"})


class Answer(StrEnum):
    """An answer to a safety question.

    `CLEARED` is yes, and the person has asked a doctor or physiotherapist or goes
    on knowingly.
    """

    UNANSWERED = "unanswered"
    NO = "no"
    YES = "yes"
    CLEARED = "cleared"


_NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Care:
    """The answers of one person.

    Attributes
    ----------
    answers : mapping of str to Answer
        By id of the question; one that is missing is `UNANSWERED`.
    asked_on : str
        Date of the last change, ISO 8601; empty if never asked.
    """

    answers: Mapping[str, Answer] = field(default_factory=lambda: _NO_ANSWERS)
    asked_on: str = ""

    def answer(self, question: str) -> Answer:
        """Give the answer to a question."""
        return self.answers.get(question, Answer.UNANSWERED)

    def answered(self, question: str, answer: Answer, on: str) -> Care:
        """Give the answers with one changed.

        Raises
        ------
        KeyError
            If there is no such question.
        """
        if question not in QUESTIONS:
            raise KeyError(question)
        return Care({**self.answers, question: answer}, on)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Questions still to be asked, in order."""
        return tuple(q for q in QUESTIONS if self.answer(q) is Answer.UNANSWERED)

    @property
    def ask_first(self) -> tuple[str, ...]:
        """Questions with a plain yes: a doctor or physiotherapist is to be asked first."""
        return tuple(q for q in QUESTIONS if self.answer(q) is Answer.YES)

    def why_off(self, exercise: Exercise) -> tuple[str, ...]:
        """Ids of the questions whose answer leaves an exercise out; empty if it is on."""
        return tuple(q for q in self.ask_first if q in exercise.not_with)

    @property
    def may_arch(self) -> bool:
        """Whether nothing speaks against arching the back."""
        return not _NO_ARCH.intersection(self.ask_first)

    def cues_off(self, exercises: Iterable[Exercise]) -> frozenset[str]:
        """Give the cues that are not to be said, with and without ``.low`` or ``.high``.

        They stay off when the exercise itself is on again.
        """
        yes = {q for q in QUESTIONS if self.answer(q) in (Answer.YES, Answer.CLEARED)}
        return frozenset(
            f"{exercise.name}.{check}"
            for exercise in exercises
            for check, questions in exercise.cues_not_with.items()
            if yes & questions
        )


SCALE = range(11)
"""Pain and effort are told from 0 to 10."""

# The smallest change of a pain score of 0 to 10 that people with a bad back notice
# (Childs, Piva and Fritz 2005; Farrar et al. 2001).
PAIN_WORSE_BY = 2
# From here on pain is called severe (Boonstra et al. 2014: 7 and more).
SEVERE_PAIN = 7


class RatingKind(StrEnum):
    """What is asked, and when; the id of the question is ``care.rate.<kind>``."""

    PAIN_BEFORE = "pain_before"
    PAIN_AFTER = "pain_after"
    EFFORT_AFTER = "effort_after"


@dataclass(frozen=True, slots=True)
class Rating:
    """A number from 0 to 10; None: asked and not answered, which is no zero.

    Raises
    ------
    ValueError
        If the number is not on the scale.
    """

    kind: RatingKind
    value: int | None

    def __post_init__(self) -> None:
        if self.value is not None and self.value not in SCALE:
            raise ValueError(f"{self.kind}: expected 0 to 10, got {self.value}")


def pain_advice(before: int | None, after: int | None) -> str:
    """Give the id of what is said about the pain: never "good" where it was not told.

    Returns
    -------
    str
        ``care.pain.severe`` (7 or more, before or after), ``care.pain.worse``
        (2 or more up), ``care.pain.better`` (2 or more down), ``care.pain.same``,
        or ``care.pain.unknown`` if a number is missing.
    """
    if any(value is not None and value >= SEVERE_PAIN for value in (before, after)):
        return "care.pain.severe"
    if before is None or after is None:
        return "care.pain.unknown"
    if after - before >= PAIN_WORSE_BY:
        return "care.pain.worse"
    return "care.pain.better" if before - after >= PAIN_WORSE_BY else "care.pain.same"
