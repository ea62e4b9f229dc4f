"""What an exercise is: data and pure functions; the engine does the rest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.record import Baseline
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import Limits
from posecheck.exercises.moment import Moment, Reach, Role, sided
from posecheck.exercises.rules import Judge, Seen
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import Measures, Reading

__all__ = [
    "NEVER_WITH",
    "PROGRAMME_PLACE",
    "AngleSpec",
    "CameraPlace",
    "Check",
    "Exercise",
    "HoldMovement",
    "Marks",
    "RepMovement",
    "Severity",
]


# EXERCISES, "Safety": after back surgery, and beyond 16 weeks of pregnancy, a doctor says first
# which exercises are right.
NEVER_WITH = frozenset({"back_surgery", "pregnancy"})


class Severity(IntEnum):
    """What is said first: safety, then trunk and pelvis, legs, arms."""

    SAFETY = 0
    TRUNK = 1
    LEGS = 2
    ARMS = 3


class Marks:
    """What is pointed at: left landmarks, and whose they are (None: both sides)."""

    __slots__ = ("lefts", "whose")

    def __init__(self, whose: Role | None, *lefts: Landmark) -> None:
        self.whose, self.lefts = whose, lefts

    def of(self, side: Side | None) -> tuple[Landmark, ...]:
        """Give the landmarks for a fault of a side; both sides where it is not known."""
        sides = tuple(Side)
        if side is not None and self.whose is not None:
            sides = (side.other if self.whose is Role.OTHER else side,)
        return tuple(Landmark(left + each) for left in self.lefts for each in sides)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at, as data and one pure function.

    Attributes
    ----------
    id : str
        Short name, unique in the exercise.
    judge : callable
        ``judge(moment, limits) -> Judgement``.
    severity : Severity
    phases : frozenset of Phase
        Where it applies.
    stops_clock : bool
        Whether a fault pauses the good-form clock of a hold.
    stops : callable, optional
        What stops the clock where that is not the check itself but something wider (a knee
        at 60 degrees is told, one at 50 stops the clock).
    directional : bool
        Whether ``.low`` or ``.high`` is added to the cue.
    dwell_s, clear_dwell_s : float
        How long the fault and the clear zone must last before it is raised
        and cleared.
    per_rep : bool
        Judged once, when a repetition is complete.
    cue : str
        Id of what is said, ``<exercise>.<id>``: given by the exercise.
    marks : Marks, optional
        What is pointed at while it is at fault: given by the exercise.
    """

    id: str
    judge: Judge
    severity: Severity
    phases: frozenset[Phase] = frozenset({Phase.HOLD})
    stops_clock: bool = False
    stops: Judge | None = None
    directional: bool = False
    dwell_s: float = 0.6
    clear_dwell_s: float = 0.3
    per_rep: bool = False
    cue: str = ""
    marks: Marks | None = None


# Corner and ends of the angles that can be drawn, as left landmarks.
_JOINTS = {
    "knee_deg": (Landmark.LEFT_KNEE, (Landmark.LEFT_HIP, Landmark.LEFT_ANKLE)),
    "hip_deg": (Landmark.LEFT_HIP, (Landmark.LEFT_SHOULDER, Landmark.LEFT_KNEE)),
    "arm_deg": (Landmark.LEFT_SHOULDER, (Landmark.LEFT_HIP, Landmark.LEFT_WRIST)),
}


@dataclass(frozen=True, slots=True)
class AngleSpec:
    """An angle to draw for a check: that of a knee, hip or arm, and whose.

    `limit` names the field of the limits whose ends a plot shows; empty: none.
    """

    check: str
    measure: str
    role: Role
    limit: str = ""

    @property
    def joint(self) -> tuple[Landmark, tuple[Landmark, Landmark]]:
        """Its corner and ends, as left landmarks."""
        return _JOINTS[self.measure]


@dataclass(frozen=True, slots=True)
class RepMovement:
    """A repetition: a measure of the near side that rises from rest and comes back.

    `ready` says whether the person is in the starting position at rest, `lifted` whether the
    movement is really the wanted one at its top, `resting` whether they are in the resting
    pose (None: can't tell). Shares are of the range from rest to the person's own best so
    far, which is never taken smaller than `min_range`, nor up to more than `ceiling`.
    `near_misses` are other movements, which end as attempts with a reason.
    """

    measure: str
    ready: Seen
    lifted: Seen
    resting: Seen
    min_range: float
    near_misses: Mapping[RejectReason, Seen] = field(default_factory=dict)
    ceiling: float = math.inf
    up_share: float = 0.8
    down_share: float = 0.2
    attempt_share: float = 0.4
    min_duration_s: float = 0.8

    def signal(self, moment: Moment) -> Reading:
        """Give what rises and falls."""
        return moment.of_near(self.measure)

    def rest_signal(self, rest: Measures, near: Side) -> float:
        """Give its value at rest; NaN if unknown."""
        return rest.value(sided(self.measure, near))

    def span(self, best: float, rest: float) -> float:
        """Give the range that shares are of, for a rest and a person's own best."""
        return max(min(best, self.ceiling) - rest, self.min_range)


@dataclass(frozen=True, slots=True)
class HoldMovement:
    """A held position, looked for on each side (or on none).

    `position` is the definition: for a side whether the person is in it (CLEAR), out of it
    (FAULT), in between (BAND: stays as it was) or whether it can't be told. It is taken
    after `enter_s` and left after `leave_s`; what a hold began with (`Moment.start`) is
    measured once it is `settled`, at latest `settle_s` after that. `near_misses` come near it
    and are not it.
    """

    position: Judge
    near_misses: Mapping[RejectReason, Seen] = field(default_factory=dict)
    enter_s: float = 0.5
    leave_s: float = 0.4
    settled: Callable[[Moment, Any], bool] = lambda moment, limits: True
    settle_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CameraPlace:
    """Where the lens stands: from the mat's middle to the side, and over the mat; metres."""

    distance_m: tuple[float, float]
    height_m: tuple[float, float]


# EXERCISES, "Where the camera stands": one place that serves the whole programme.
PROGRAMME_PLACE = CameraPlace((2.5, 3.0), (0.3, 0.5))


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the programme.

    `measure` turns a body into named numbers; sided ones are named with
    `sided`. `advice` says in words where the camera should stand, `max_yaw_deg` how far it
    may stand off the pure side view before nothing is judged. `tracked` names measures
    whose largest value so far is kept.
    `shows_back` asks that no arm lies in front of the lower edge of the trunk.
    `unrest` scores how far a body is from the resting pose of the exercise (NaN:
    another pose), where that is not simply lying flat. `watches` names the
    landmarks (left twins) without which it cannot be followed. `bounces` adds a
    measure in T/s: how much the coordinate that it names goes to and fro.
    `unseen` names the clock-stopping checks that the view cannot show at all.
    `hidden` names measures of whether a limb is down that are remembered while it is hidden
    (`posecheck.engine.memories`). `marks` says for checks, by id, what is pointed at where no
    angle shows it. `reach` is its range of motion. Of two sides `first_side` is done first; a
    `gentle` exercise suits a bad day. `not_with` names the safety questions
    (`posecheck.settings.care`) whose yes leaves it out, `cues_not_with` those with which the cue
    of a check is never said. Its texts, `<language>.ftl`, and its figure for the drawing of the
    camera's place, `figure.json`, lie beside it.
    """

    name: str
    posture: Posture
    dose: Dose
    limits: Limits
    movement: RepMovement | HoldMovement
    measure: Callable[[Body], Measures]
    checks: tuple[Check, ...]
    marks: Mapping[str, Marks] = field(default_factory=dict)
    angles: tuple[AngleSpec, ...] = ()
    has_sides: bool = True
    first_side: Side = Side.LEFT
    reach: Reach | None = None
    gentle: bool = False
    place: CameraPlace = PROGRAMME_PLACE
    not_with: frozenset[str] = NEVER_WITH
    cues_not_with: Mapping[str, frozenset[str]] = field(default_factory=dict)
    max_yaw_deg: float = 35.0
    shows_back: bool = False
    tracked: tuple[str, ...] = ()
    bounces: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    unseen: Callable[[Baseline], frozenset[str]] = lambda baseline: frozenset()
    unrest: Callable[[Body], float] | None = None
    watches: tuple[Landmark, ...] = (
        Landmark.LEFT_SHOULDER,
        Landmark.LEFT_HIP,
        Landmark.LEFT_KNEE,
        Landmark.LEFT_ANKLE,
    )

    def __post_init__(self) -> None:
        cued = tuple(
            replace(check, cue=f"{self.name}.{check.id}", marks=self.marks.get(check.id))
            for check in self.checks
        )
        object.__setattr__(self, "checks", cued)
