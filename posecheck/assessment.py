"""What one step of the engine yields, and what a whole exercise yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from posecheck.events import AttemptRejected, Event, HoldEnded, MovementOpen, Phase, RepCompleted
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Pose
from posecheck.verdict import Measures, Unknown, Verdict

__all__ = [
    "ActiveFault",
    "Assessment",
    "CheckSummary",
    "CheckedAngle",
    "Clocks",
    "Dose",
    "FaultInterval",
    "MatLine",
    "Progress",
    "SessionResult",
]


@dataclass(frozen=True, slots=True)
class Dose:
    """How much is to be done.

    Attributes
    ----------
    sets : int
    reps : int
        Repetitions (or holds) in a set, per side where the exercise has sides.
    hold_s : float
        Good-form seconds that make a hold count; 0 for a movement.
    """

    sets: int
    reps: int
    hold_s: float


@dataclass(frozen=True, slots=True)
class MatLine:
    """The line the body lies on, in the picture.

    `point_px` lies on it, `along` is the unit vector from feet to head, `up`
    the unit vector away from the mat, `length_px` the torso length T.
    """

    point_px: tuple[float, float]
    along: tuple[float, float]
    up: tuple[float, float]
    torso_px: float


@dataclass(frozen=True, slots=True)
class CheckedAngle:
    """An angle that a check reads now, for drawing: the corner is `at`."""

    check: str
    ends: tuple[Landmark, Landmark]
    at: Landmark
    angle_deg: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of the running hold, and its goal, in seconds."""

    in_position_s: float
    good_form_s: float
    goal_s: float
    running: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """What has been counted so far, by side (None: the exercise has no sides)."""

    counts: Mapping[Side | None, int]
    goal: int

    @property
    def total(self) -> int:
        """All that has been counted."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ActiveFault:
    """A raised fault that has not cleared, most urgent first in an Assessment.

    `marks` are the landmarks to point at.
    """

    check: str
    cue: str
    side: Side | None
    since_s: float
    severity: int
    verdict: Verdict
    marks: tuple[Landmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that is known at the time of one observation.

    `verdicts` has an entry for every check that applies in this phase.
    `cannot_see` is set while nothing can be judged, with `missing` naming the
    landmarks that are wanted. `pose` is the pose as it was judged, with swapped limbs
    mended and what was not believed marked as not visible; None while nothing is.
    """

    time_s: float
    phase: Phase
    side: Side | None
    measures: Measures
    verdicts: Mapping[str, Verdict]
    active_faults: tuple[ActiveFault, ...]
    progress: Progress
    clocks: Clocks | None
    angles: tuple[CheckedAngle, ...]
    mat_line: MatLine | None
    cannot_see: Unknown | None
    missing: tuple[Landmark, ...]
    events: tuple[Event, ...]
    pose: Pose | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FaultInterval:
    """One stretch of time in which a check failed."""

    check: str
    side: Side | None
    start_s: float
    end_s: float
    value: float
    limit: float


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """How long a check was ok, a fault and unknown, in seconds of its phases."""

    check: str
    ok_s: float
    fault_s: float
    unknown_s: float
    why_unknown: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionResult:
    """The outcome of one exercise.

    `coverage` is the share (0 to 1) of the recording's time in which the
    movement could be followed.
    """

    exercise: str
    dose: Dose
    duration_s: float
    events: tuple[Event, ...]
    reps: tuple[RepCompleted, ...]
    holds: tuple[HoldEnded, ...]
    attempts: tuple[AttemptRejected, ...]
    open_movements: tuple[MovementOpen, ...]
    faults: tuple[FaultInterval, ...]
    checks: tuple[CheckSummary, ...]
    progress: Progress
    coverage: float
    view: str
    posture: str
    notes: tuple[str, ...]
