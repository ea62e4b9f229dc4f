"""What an exercise is: data and pure functions; the engine does the rest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any

from posecheck.assessment import Dose
from posecheck.baseline.body import Body
from posecheck.baseline.record import Baseline
from posecheck.events import Phase, RejectReason
from posecheck.exercises.limits import Limits
from posecheck.geometry.posture import Posture, View
from posecheck.landmarks import Landmark, Side
from posecheck.verdict import NO_MEASURES, UNSEEN, Direction, Measures, Reading, Unknown

__all__ = [
    "BEFORE_S",
    "AngleSpec",
    "Check",
    "Exercise",
    "HoldMovement",
    "Judgement",
    "Moment",
    "NearMiss",
    "RepMovement",
    "Role",
    "Severity",
    "ViewSpec",
    "Zone",
    "in_range",
    "judged",
    "sided",
    "unknown",
    "worst",
]


class Zone(StrEnum):
    """Where a value stands relative to the two limits of a check."""

    CLEAR = "clear"
    BAND = "band"
    FAULT = "fault"
    UNKNOWN = "unknown"


class Severity(IntEnum):
    """What is said first: safety, then trunk and pelvis, legs, arms."""

    SAFETY = 0
    TRUNK = 1
    LEGS = 2
    ARMS = 3


class Role(StrEnum):
    """Whose limb an angle is drawn on."""

    ACTIVE = "active"
    OTHER = "other"
    NEAR = "near"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value held against its limits at one moment, before any dwell.

    `recovered` says whether the value is past the clear limit, which ends a fault that has
    been raised; `side` is whose it is, where that need not be the working side.
    """

    zone: Zone
    value: float = math.nan
    limit: float = math.nan
    direction: Direction = Direction.NONE
    why: Unknown | None = None
    side: Side | None = None
    recovered: bool = False


def unknown(why: Unknown, value: float = math.nan) -> Judgement:
    """Nothing can be told, because of `why`."""
    return Judgement(Zone.UNKNOWN, value, why=why)


# How far back a moment of a hold looks to see whether a limb is still on its way: longer than
# what the landmarks are smoothed over (0.2 s), and half of a fault's dwell.
BEFORE_S = 0.3
# EXERCISES, "Limits and errors are kept apart": a fault, and ok, are told from this
# probability on: so many standard deviations of a normal distribution.
SURE = 0.9
SURE_SDS = 1.2816


def judged(
    reading: Reading,
    *,
    low: tuple[float, float] | None = None,
    high: tuple[float, float] | None = None,
    why: Unknown = Unknown.NOT_SEEN,
) -> Judgement:
    """Hold a measured value, with its error, against a range.

    Parameters
    ----------
    reading : Reading
        NaN is unknown, because of `why`.
    low : (fault, clear), optional
        A fault where the true value is below `fault` with a probability of 0.9, ok where it
        is not with 0.9. `clear` only says whether a fault that was raised is over.
    high : (fault, clear), optional
        The same above.

    Returns
    -------
    Judgement
        Between the two, `Zone.BAND`. A value equal to a fault limit is not beyond it.
    """
    value, sd = reading
    if math.isnan(value):
        return unknown(why)
    margin = SURE_SDS * sd
    recovered = (low is None or value >= low[1]) and (high is None or value <= high[1])
    if low is not None and value < low[0] - margin:
        return Judgement(Zone.FAULT, value, low[0], Direction.LOW)
    if high is not None and value > high[0] + margin:
        return Judgement(Zone.FAULT, value, high[0], Direction.HIGH)
    ok = (low is None or value >= low[0] + margin) and (high is None or value <= high[0] - margin)
    return Judgement(Zone.CLEAR if ok else Zone.BAND, value, recovered=recovered)


def in_range(
    value: float,
    *,
    low: tuple[float, float] | None = None,
    high: tuple[float, float] | None = None,
    why: Unknown = Unknown.NOT_SEEN,
) -> Judgement:
    """Hold a value against the two thresholds of a definition.

    Parameters
    ----------
    value : float
        NaN is unknown, because of `why`.
    low : (leave, enter), optional
        Below `leave` the definition does not hold (`Zone.FAULT`), from `enter` on it does
        (`Zone.CLEAR`); in between it stays as it was (`Zone.BAND`).
    high : (leave, enter), optional
        The same above.
    """
    if math.isnan(value):
        return unknown(why)
    if low is not None and value < low[0]:
        return Judgement(Zone.FAULT, value, low[0], Direction.LOW)
    if high is not None and value > high[0]:
        return Judgement(Zone.FAULT, value, high[0], Direction.HIGH)
    clear = (low is None or value >= low[1]) and (high is None or value <= high[1])
    return Judgement(Zone.CLEAR if clear else Zone.BAND, value, recovered=clear)


_ORDER = (Zone.FAULT, Zone.UNKNOWN, Zone.BAND, Zone.CLEAR)


def worst(*judgements: Judgement) -> Judgement:
    """Join judgements that must all hold: any fault is one, else unknown wins."""
    found = min(judgements, key=lambda judgement: _ORDER.index(judgement.zone))
    recovered = all(judgement.recovered for judgement in judgements)
    return found if found.recovered == recovered else replace(found, recovered=recovered)


@cache
def sided(name: str, side: Side) -> str:
    """Name of a measure of one side: ``left_knee_deg``."""
    return f"{side.word}_{name}"


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a check may look at.

    Attributes
    ----------
    time_s : float
    phase : Phase
    side : Side or None
        The working side of a sided exercise, once known.
    near : Side
        The side of the body towards the camera.
    view : View
        From where the camera looks.
    measures : Measures
        Smoothed measures of this moment.
    rest : Measures
        Measures of the person at rest, from the baseline.
    start : Measures
        What a hold or a repetition began with: median of the measures over the first
        moments of the running hold, the last ones at rest before the repetition; empty
        before.
    best : Measures
        For each measure that the exercise tracks (`Exercise.tracked`), the
        largest value so far while this limb was held; NaN before.
    rep : Measures
        Of the repetition just completed; empty except for checks per rep.
    before : Measures
        Of a hold, `BEFORE_S` earlier; empty where nothing was measured then.
    """

    time_s: float
    phase: Phase
    side: Side | None
    near: Side
    view: View
    measures: Measures
    rest: Measures = NO_MEASURES
    start: Measures = NO_MEASURES
    best: Measures = NO_MEASURES
    rep: Measures = NO_MEASURES
    before: Measures = NO_MEASURES

    def of(self, side: Side | None, start: Measures) -> Moment:
        """Give the same moment for a working side, and what a hold of it began with."""
        return Moment(
            self.time_s,
            self.phase,
            side,
            self.near,
            self.view,
            self.measures,
            self.rest,
            start,
            self.best,
            self.rep,
            self.before,
        )

    def active(self, name: str) -> Reading:
        """Reading of a sided measure on the working side; unknown without one."""
        return UNSEEN if self.side is None else self.measures[sided(name, self.side)]

    def other(self, name: str) -> Reading:
        """Reading of a sided measure on the side that does not work."""
        return UNSEEN if self.side is None else self.measures[sided(name, self.side.other)]

    def of_near(self, name: str) -> Reading:
        """Reading of a sided measure on the side towards the camera."""
        return self.measures[sided(name, self.near)]

    def change_per_s(self, name: str) -> float:
        """How fast a measure of the working side changes; NaN if unknown."""
        if self.side is None:
            return math.nan
        before = self.before.value(sided(name, self.side))
        return (self.active(name).value - before) / BEFORE_S

    def at_rest(self, name: str, side: Side | None) -> float:
        """Value of a sided measure at the person's own rest; NaN if unknown."""
        return math.nan if side is None else self.rest.value(sided(name, side))


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at, as data and one pure function.

    Attributes
    ----------
    id : str
        Short name, unique in the exercise.
    judge : callable
        ``judge(moment, limits) -> Judgement``.
    phases : frozenset of Phase
        Where it applies.
    severity : Severity
    cue : str
        Id of what is said; ``.low`` or ``.high`` is added where the judgement
        has a direction and `directional` is set.
    stops_clock : bool
        Whether a fault pauses the good-form clock of a hold.
    stops : callable, optional
        What stops the clock where that is not the check itself but something wider (a knee
        at 60 degrees is told, one at 50 stops the clock).
    dwell_s, clear_dwell_s : float
        How long the fault and the clear zone must last before it is raised
        and cleared.
    per_rep : bool
        Judged once, when a repetition is complete.
    """

    id: str
    judge: Callable[[Moment, Any], Judgement]
    phases: frozenset[Phase]
    severity: Severity
    cue: str
    stops_clock: bool = False
    stops: Callable[[Moment, Any], Judgement] | None = None
    directional: bool = False
    dwell_s: float = 0.6
    clear_dwell_s: float = 0.3
    per_rep: bool = False


@dataclass(frozen=True, slots=True)
class AngleSpec:
    """An angle to draw for a check: corner and ends as left landmarks, and whose."""

    check: str
    ends: tuple[Landmark, Landmark]
    at: Landmark
    measure: str
    role: Role


@dataclass(frozen=True, slots=True)
class RepMovement:
    """A repetition: a signal that rises from rest to its best and comes back.

    `signal` gives the value (NaN unknown); `ready` says whether the person is in
    the starting position at rest, `lifted` whether the movement is really the
    wanted one at its top, `resting` whether they are in the resting pose (None: can't
    tell). Shares are of the range from rest to the person's own best so far, which is
    never taken smaller than `min_range`, nor up to more than `ceiling`. `near_misses`
    are other movements: none of them is a repetition.
    """

    signal: Callable[[Moment], Reading]
    ready: Callable[[Moment, Any], bool | None]
    lifted: Callable[[Moment, Any], bool | None]
    resting: Callable[[Moment, Any], bool | None]
    rest_signal: Callable[[Measures, Side], float]
    min_range: float
    near_misses: tuple[NearMiss, ...] = ()
    ceiling: float = math.inf
    up_share: float = 0.8
    down_share: float = 0.2
    attempt_share: float = 0.4
    min_duration_s: float = 0.8

    def span(self, best: float, rest: float) -> float:
        """Give the range that shares are of, for a rest and a person's own best."""
        return max(min(best, self.ceiling) - rest, self.min_range)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Something that comes near the exercise and is not it: an attempt with a reason.

    `seen` says whether it is there now, for a side or for none (None: can't tell).
    """

    reason: RejectReason
    seen: Callable[[Moment, Any], bool | None]


@dataclass(frozen=True, slots=True)
class HoldMovement:
    """A held position, looked for on each side (or on none).

    `position` is the definition: for a side whether the person is in it (CLEAR), out of it
    (FAULT), in between (BAND: stays as it was) or whether it can't be told. It is taken
    after `enter_s` and left after `leave_s`; what a hold began with (`Moment.start`) is
    measured `settle_s` after it was taken.
    """

    position: Callable[[Moment, Any], Judgement]
    near_misses: tuple[NearMiss, ...] = ()
    enter_s: float = 0.5
    leave_s: float = 0.4
    settle_s: float = 0.0


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """From where the exercise can be judged.

    `max_yaw_deg`: how far the camera may stand off the pure side view before
    nothing is judged; `advice` says in words where it should stand.
    """

    max_yaw_deg: float
    advice: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the programme.

    `measure` turns a body into named numbers; sided ones are named with
    `sided`. `tracked` names those whose best, the largest, is kept.
    `shows_back` asks that no arm lies in front of the lower edge of the trunk.
    `unrest` scores how far a body is from the resting pose of the exercise (NaN:
    another pose), where that is not simply lying flat. `watches` names the
    landmarks (left twins) without which it cannot be followed. `bounces` adds a
    measure in T/s: how much the coordinate that it names goes to and fro.
    `unseen` names the clock-stopping checks that the view cannot show at all.
    `hidden` names measures of whether a limb is down that are remembered while it is hidden
    (`posecheck.engine.memories`).
    """

    name: str
    title: str
    posture: Posture
    has_sides: bool
    dose: Dose
    limits: Limits
    view: ViewSpec
    movement: RepMovement | HoldMovement
    measure: Callable[[Body], Measures]
    checks: tuple[Check, ...]
    angles: tuple[AngleSpec, ...] = ()
    shows_back: bool = False
    tracked: tuple[str, ...] = ()
    summary: str = ""
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
