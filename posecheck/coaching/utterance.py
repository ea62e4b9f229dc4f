"""What the coach wants said: an id, its values, and how urgent it is; no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType

__all__ = ["NO_VALUES", "Earcon", "Urgency", "Utterance"]

NO_VALUES: Mapping[str, object] = MappingProxyType({})


class Earcon(StrEnum):
    """Short sounds, each with one meaning."""

    START = "start"
    COUNT = "count"
    FAULT = "fault"
    CORRECTED = "corrected"
    DONE = "done"


class Urgency(IntEnum):
    """What comes first when several things could be said; the smaller, the sooner.

    Safety, then what is only true for a moment (let go, numbers, the answer to a
    correction), then what corrects: trunk, legs, arms; then what can wait.
    """

    SAFETY = 0
    DONE = 1
    COUNT = 2
    ANSWER = 3
    SIGHT = 4
    TRUNK = 5
    LEGS = 6
    ARMS = 7
    INFO = 8


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say, at the time of the picture that gave rise to it.

    Attributes
    ----------
    id : str
        Id in the catalogues; empty: only the sound.
    values : mapping
        What fills the text: numbers, a `Side`, ``missing`` (landmarks), ``cue``
        (the id of another text). `posecheck.feedback.spoken.words` makes the
        sentence.
    time_s : float
        Frame time at which it is to be said.
    earcon : Earcon or None
        A sound to play right before.
    interrupts : bool
        What is being said is cut off for this.
    """

    id: str
    values: Mapping[str, object] = field(default_factory=lambda: NO_VALUES)
    time_s: float = 0.0
    urgency: Urgency = Urgency.INFO
    earcon: Earcon | None = None
    interrupts: bool = False
