"""What the engine says happened, each with the time of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from posecheck.landmarks import Side
from posecheck.verdict import Direction, Unknown

__all__ = [
    "AttemptRejected",
    "ClockWaits",
    "EndReason",
    "Event",
    "FaultCleared",
    "FaultRaised",
    "HoldEnded",
    "HoldGoalReached",
    "HoldStarted",
    "MovementOpen",
    "PersonFound",
    "PersonLost",
    "Phase",
    "RejectReason",
    "RepCompleted",
    "SideChanged",
    "ViewSuitable",
    "ViewUnsuitable",
]


class Phase(StrEnum):
    """Where in the movement the person is."""

    AWAY = "away"
    SETUP = "setup"
    REST = "rest"
    RISING = "rising"
    TOP = "top"
    LOWERING = "lowering"
    HOLD = "hold"


class RejectReason(StrEnum):
    """Why an attempt did not count."""

    TOO_SMALL = "too small"
    TOO_SHORT = "too short"
    NOT_LOWERED = "not lowered"
    NOT_SEEN = "not seen"
    LEFT_POSTURE = "left the posture"
    BOTH_LEGS = "both legs"
    BOTH_ARMS = "both arms"
    HIPS_UP = "hips off the floor"
    FOOT_UP = "a foot in the air"
    KNEE_BENT = "knee bent"
    NOT_LYING = "propped up"
    ONE_LIMB = "an arm or a leg alone"


class EndReason(StrEnum):
    """Why a hold ended."""

    LEFT_POSITION = "left the position"
    FAULT = "fault"
    NOT_SEEN = "not seen"
    RECORDING_ENDED = "recording ended"


@dataclass(frozen=True, slots=True)
class RepCompleted:
    """A repetition that counts (with its faults, if any).

    `count` is the running number, from 1, over the whole exercise; `start_s`,
    `top_s` and `time_s` are its beginning, highest point and end; `up_s` and
    `down_s` the times between 5 and 95 % of its own range, NaN if unknown;
    `faults` the ids of the checks that failed during it; `clean` is None when a
    check of it could not be told and none failed.
    """

    time_s: float
    start_s: float
    top_s: float
    count: int
    side: Side | None
    up_s: float
    down_s: float
    best: float
    faults: tuple[str, ...]
    clean: bool | None


@dataclass(frozen=True, slots=True)
class AttemptRejected:
    """A movement that began like a repetition or hold and fell short.

    `reached` is its share of the needed range, 0 to 1, or NaN.
    """

    time_s: float
    start_s: float
    side: Side | None
    reason: RejectReason
    reached: float


@dataclass(frozen=True, slots=True)
class HoldStarted:
    """The position was taken at `time_s`."""

    time_s: float
    side: Side | None


@dataclass(frozen=True, slots=True)
class HoldGoalReached:
    """Good-form time has just reached the goal. `count` is per side, from 1."""

    time_s: float
    side: Side | None
    count: int
    good_form_s: float


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """A hold with its two clocks; `counted` when good form reached the goal.

    `time_s` is when the position was last held, `start_s` when it was taken.
    `faults` names the checks that failed during it, `stopped_by` the one whose
    fault ended it. `seen_good_s` is the part of `good_form_s` in which every check that
    stops the clock, and that the view can show, was seen to be ok; `unseen` names those that
    it cannot show.
    """

    time_s: float
    start_s: float
    side: Side | None
    in_position_s: float
    good_form_s: float
    goal_s: float
    counted: bool
    reason: EndReason
    faults: tuple[str, ...]
    stopped_by: str | None = None
    seen_good_s: float = 0.0
    unseen: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the view could show all that makes the form good."""
        return not self.unseen


@dataclass(frozen=True, slots=True)
class ClockWaits:
    """The good-form clock has stood still since `since_s`: `checks` are not seen."""

    time_s: float
    since_s: float
    side: Side | None
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FaultRaised:
    """A fault that outlasted its dwell; it began at `since_s`."""

    time_s: float
    since_s: float
    check: str
    side: Side | None
    value: float
    limit: float
    direction: Direction
    cue: str


@dataclass(frozen=True, slots=True)
class FaultCleared:
    """A raised fault is over: corrected, or (`seen` False) out of sight."""

    time_s: float
    since_s: float
    check: str
    side: Side | None
    seen: bool


@dataclass(frozen=True, slots=True)
class MovementOpen:
    """A movement still under way at the end of the recording that does not count."""

    time_s: float
    start_s: float
    side: Side | None
    phase: Phase


@dataclass(frozen=True, slots=True)
class PersonLost:
    """Nobody, or nobody usable, has been seen since `time_s`."""

    time_s: float


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody is seen again from `time_s` on."""

    time_s: float


@dataclass(frozen=True, slots=True)
class ViewUnsuitable:
    """From `time_s` on nothing can be judged from where the camera stands."""

    time_s: float
    why: Unknown
    detail: str


@dataclass(frozen=True, slots=True)
class ViewSuitable:
    """The view can be judged again from `time_s` on."""

    time_s: float


@dataclass(frozen=True, slots=True)
class SideChanged:
    """The working side is now `side`."""

    time_s: float
    side: Side


Event = (
    RepCompleted
    | AttemptRejected
    | HoldStarted
    | HoldGoalReached
    | HoldEnded
    | ClockWaits
    | FaultRaised
    | FaultCleared
    | MovementOpen
    | PersonLost
    | PersonFound
    | ViewUnsuitable
    | ViewSuitable
    | SideChanged
)
