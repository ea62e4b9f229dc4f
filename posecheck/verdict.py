"""The three-valued verdict and the measures that it is given on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "NO_MEASURES",
    "UNSEEN",
    "Direction",
    "Measures",
    "Reading",
    "State",
    "Unknown",
    "Verdict",
    "median_of",
]


class Reading(NamedTuple):
    """A measured value and its standard deviation, in one unit; NaN is unknown."""

    value: float
    sd: float = 0.0

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return not math.isnan(self.value)


UNSEEN = Reading(math.nan, 0.0)


class State(StrEnum):
    """The three values. What was not seen is never ``OK``."""

    OK = "ok"
    FAULT = "fault"
    UNKNOWN = "unknown"


class Unknown(StrEnum):
    """Why something cannot be told."""

    NOT_SEEN = "not seen"
    IMPLAUSIBLE = "implausible landmarks"
    VIEW = "view unsuitable"
    POSTURE = "posture"
    NO_BASELINE = "no resting baseline"
    NO_CONTOUR = "outline of the back hidden"
    NOT_CALIBRATED = "lower back not calibrated"
    STILL_PICTURE = "the picture stands still"
    CAMERA_MOVES = "the camera moves"
    UNCLEAR = "between the limits"
    NOT_APPLICABLE = "not applicable"


class Direction(StrEnum):
    """Which end of its range a value has left; chooses the wording of a cue."""

    NONE = ""
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of one check at one moment.

    Attributes
    ----------
    state : State
    value : float
        The measured value in the unit of the check; NaN if unknown.
    limit : float
        The limit that was passed, in the same unit; NaN unless a fault.
    direction : Direction
        For a fault, whether the value is too low or too high.
    why : Unknown, optional
        For ``UNKNOWN``, the reason.
    """

    state: State
    value: float = math.nan
    limit: float = math.nan
    direction: Direction = Direction.NONE
    why: Unknown | None = None


@dataclass(frozen=True, slots=True)
class Measures(Mapping[str, Reading]):
    """Named readings of one moment; the unit ends the name (``_deg``, ``_t``, ``_s``).

    A value of NaN is unknown. Where nothing was measured every name is; where something was,
    a name that is not there is a mistake and raises `KeyError`.
    """

    readings: Mapping[str, Reading]

    def __getitem__(self, name: str) -> Reading:
        return self.readings[name] if self.readings else UNSEEN

    def __iter__(self) -> Iterator[str]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)

    def value(self, name: str) -> float:
        """Give the value alone; NaN if unknown."""
        return self[name][0]


NO_MEASURES = Measures(MappingProxyType({}))


def median_of(rows: Sequence[Measures]) -> Measures:
    """Give the median of each measure where it is known, with the median sd."""
    readings: dict[str, Reading] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        known = [row[name] for row in rows if row[name].known]
        values, sds = [reading.value for reading in known], [reading.sd for reading in known]
        readings[name] = Reading(median(values), median(sds)) if known else UNSEEN
    return Measures(readings)
