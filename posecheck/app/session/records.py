"""What goes into the core of a session and what comes out of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from posecheck.assessment import Assessment
from posecheck.baseline.record import Baseline
from posecheck.coaching.utterance import NO_VALUES, Earcon, Urgency, Utterance
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.feedback.screen import Screen
from posecheck.history.session_record import EndedBecause

__all__ = [
    "Answered",
    "Camera",
    "Ended",
    "Key",
    "Moved",
    "Output",
    "Over",
    "Record",
    "Sight",
    "Started",
    "Turn",
]


class Key(StrEnum):
    """What somebody at the computer can press."""

    PAUSE = "pause"
    SKIP = "skip"
    STOP = "stop"
    YES = "yes"
    NO = "no"
    ZERO = "0"
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"
    SEVEN = "7"
    EIGHT = "8"
    NINE = "9"


class Sight(StrEnum):
    """What the camera does."""

    OPENING = "opening"
    RUNNING = "running"
    LOST = "lost"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Camera:
    """The state of the camera; `reason` is a text id where it is lost."""

    sight: Sight
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """An exercise begins to count."""

    exercise: str
    time_s: float


@dataclass(frozen=True, slots=True)
class Moved:
    """A repetition, a hold or an attempt; `reach` is how far a hold went."""

    exercise: str
    event: RepCompleted | HoldEnded | AttemptRejected
    reach: float = math.nan


@dataclass(frozen=True, slots=True)
class Ended:
    """An exercise is over."""

    exercise: str
    time_s: float
    because: EndedBecause


@dataclass(frozen=True, slots=True)
class Answered:
    """A question was put; `value` None: not answered."""

    question: str
    value: int | str | None
    time_s: float


@dataclass(frozen=True, slots=True)
class Over:
    """The session is over and need not be gone on with."""

    time_s: float
    because: EndedBecause


Record = Started | Moved | Ended | Answered | Over


@dataclass(slots=True)
class Turn:
    """Collects what comes of one input.

    Attributes
    ----------
    time_s : float
        Time of the input, in seconds of the session.
    speaking : bool
        Whether the voice is busy.
    """

    time_s: float
    speaking: bool = False
    says: list[Utterance] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    @property
    def free(self) -> bool:
        """Whether something could be said now without waiting."""
        return not self.speaking and not self.says

    def say(
        self,
        text_id: str,
        values: Mapping[str, object] = NO_VALUES,
        urgency: Urgency = Urgency.INFO,
        earcon: Earcon | None = None,
        *,
        interrupts: bool = False,
    ) -> None:
        """Have something said; see `Utterance`."""
        said = Utterance(text_id, values, self.time_s, urgency, earcon, interrupts)
        self.says.append(said)

    def urge(self, text_id: str, earcon: Earcon | None = None) -> None:
        """Have something said at once, whatever is being said."""
        self.say(text_id, NO_VALUES, Urgency.DONE, earcon, interrupts=True)


@dataclass(frozen=True, slots=True)
class Output:
    """What comes of one input.

    Attributes
    ----------
    says : tuple of Utterance
        To be said in this order.
    records : tuple of Record
        To be written in this order, before what is said is said.
    assessment : Assessment or None
        To be drawn into the picture.
    over : bool
        Nothing more will come; what is being said may be said to its end.
    camera_off : bool
        The camera is not needed any more.
    """

    screen: Screen
    says: tuple[Utterance, ...] = ()
    records: tuple[Record, ...] = ()
    assessment: Assessment | None = None
    baseline: Baseline | None = None
    over: bool = False
    camera_off: bool = False
