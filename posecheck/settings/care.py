"""The safety questions, what their answers switch off, and what pain is made of.

The questions are those of EXERCISES, "Safety". They are asked once and can be changed;
the answers stay on this computer. No answer forbids anything for good: whoever has
asked a doctor or physiotherapist, or goes on knowingly, says so, and all is on again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

__all__ = [
    "PAIN_WORSE_BY",
    "QUESTIONS",
    "SCALE",
    "Answer",
    "Care",
    "Effect",
    "Rating",
    "RatingKind",
    "SafetyQuestion",
    "pain_advice",
]

_ALL = frozenset(
    {
        "leg_raise_hold",
        "knee_to_chest",
        "supine_twist",
        "glute_bridge",
        "long_stretch",
        "ventral_row",
    }
)


class Answer(StrEnum):
    """An answer to a safety question.

    `CLEARED` is yes, and the person has asked a doctor or physiotherapist or goes
    on knowingly.
    """

    UNANSWERED = "unanswered"
    NO = "no"
    YES = "yes"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a yes switches off: names of exercises and ids of cues."""

    exercises_off: frozenset[str] = frozenset()
    cues_off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SafetyQuestion:
    """One question; its words are ``care.ask.<id>`` and ``care.why.<id>``.

    `stays_off` are cues that stay off even when the exercises are cleared.
    """

    id: str
    effect: Effect
    stays_off: frozenset[str] = frozenset()


# Cues that ask for more bending or turning of the spine than the person took themselves.
_FURTHER = frozenset({"supine_twist.twisted", "knee_to_chest.depth"})

QUESTIONS: tuple[SafetyQuestion, ...] = (
    # Bending and turning to the end of the range loads brittle vertebrae: what asks for
    # more of it is never said, the exercises themselves stay.
    SafetyQuestion("osteoporosis", Effect(cues_off=_FURTHER), _FURTHER),
    # Stretching the back backwards narrows the canal: the exercise on the stomach, and
    # the cue that asks for a higher bridge.
    SafetyQuestion(
        "spinal_stenosis",
        Effect(frozenset({"ventral_row"}), frozenset({"glute_bridge.high_enough"})),
        frozenset({"glute_bridge.high_enough"}),
    ),
    # What was done decides what is allowed, and only the surgeon knows it.
    SafetyQuestion("back_surgery", Effect(_ALL)),
    # No hip flexion past 90 degrees, no twist, no crossing for 6 to 8 weeks.
    SafetyQuestion("hip_replacement", Effect(frozenset({"knee_to_chest", "supine_twist"}))),
    # Beyond 16 weeks nobody should lie flat on the back for long, or on the stomach.
    SafetyQuestion("pregnancy", Effect(_ALL)),
)

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
        if question not in {q.id for q in QUESTIONS}:
            raise KeyError(question)
        return Care({**self.answers, question: answer}, on)

    @property
    def unanswered(self) -> tuple[SafetyQuestion, ...]:
        """Questions still to be asked, in order."""
        return tuple(q for q in QUESTIONS if self.answer(q.id) is Answer.UNANSWERED)

    @property
    def ask_first(self) -> tuple[SafetyQuestion, ...]:
        """Questions with a plain yes: a doctor or physiotherapist is to be asked first."""
        return tuple(q for q in QUESTIONS if self.answer(q.id) is Answer.YES)

    def why_off(self, exercise: str) -> tuple[str, ...]:
        """Ids of the questions whose answer switches an exercise off; empty if it is on."""
        return tuple(q.id for q in self.ask_first if exercise in q.effect.exercises_off)

    @property
    def exercises_off(self) -> frozenset[str]:
        """Names of the exercises that are off."""
        return frozenset(name for name in _ALL if self.why_off(name))

    @property
    def cues_off(self) -> frozenset[str]:
        """Ids of cues that are not to be said, with and without ``.low`` or ``.high``."""
        off: frozenset[str] = frozenset()
        for question in QUESTIONS:
            if self.answer(question.id) is Answer.YES:
                off |= question.effect.cues_off | question.stays_off
            elif self.answer(question.id) is Answer.CLEARED:
                off |= question.stays_off
        return off

    def may_say(self, cue: str) -> bool:
        """Whether a cue may be said, directional or not."""
        return not any(cue == off or cue.startswith(f"{off}.") for off in self.cues_off)


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
