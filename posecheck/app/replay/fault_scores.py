"""How well faults are found, per check, over many clips. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from posecheck.app.replay.matching import match_faults
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.app.replay.trace import Told, Trace, TrueState, TrueStates
from posecheck.assessment import SessionResult
from posecheck.report.truth import PartTruth

__all__ = ["FaultScore", "Replayed", "fault_scores", "total"]

# The states in which a check has something to say.
_APPLIES = (TrueState.OK, TrueState.FAULT, TrueState.BETWEEN)


@dataclass(frozen=True, slots=True)
class Replayed:
    """One part of a clip: what is true and what was told."""

    truth: PartTruth
    result: SessionResult
    trace: Trace | None = None
    states: TrueStates | None = None


@dataclass(frozen=True, slots=True)
class FaultScore:
    """Episodes of one check.

    Attributes
    ----------
    true_positives : int
        True faults that were told, of the right side.
    false_positives : int
        Faults that were told and are not true.
    false_negatives : int
        True faults that were not told (or of the wrong side).
    untold : int
        True faults left open where the camera may; in no other number.
    tolerated : int
        Told where that is neither right nor wrong; in no other number.
    applies_s, cant_tell_s : float
        Time in which the check truly has something to say, and the part of it in
        which neither ok nor fault was told. Of a check on whole repetitions, as the
        engine timed it.
    """

    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0
    untold: int = 0
    tolerated: int = 0
    applies_s: float = 0.0
    cant_tell_s: float = 0.0

    @property
    def precision(self) -> float:
        """Share of the told faults that are true, 0 to 1; NaN if none was told."""
        return _share(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        """Share of the true faults that were told, 0 to 1; NaN if there is none."""
        return _share(self.true_positives, self.true_positives + self.false_negatives)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; NaN if nothing is true nor told."""
        wrong = self.false_positives + self.false_negatives
        return _share(2 * self.true_positives, 2 * self.true_positives + wrong)

    @property
    def cant_tell(self) -> float:
        """Share of the time in which nothing was told, 0 to 1; NaN if it never applies."""
        return _share(self.cant_tell_s, self.applies_s)

    def __add__(self, other: FaultScore) -> FaultScore:
        return FaultScore(
            self.true_positives + other.true_positives,
            self.false_positives + other.false_positives,
            self.false_negatives + other.false_negatives,
            self.untold + other.untold,
            self.tolerated + other.tolerated,
            self.applies_s + other.applies_s,
            self.cant_tell_s + other.cant_tell_s,
        )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def fault_scores(
    replayed: Iterable[Replayed], tolerances: Tolerances = OF_MODEL
) -> dict[tuple[str, str], FaultScore]:
    """Score every check of every exercise.

    Returns
    -------
    dict
        (exercise, check) to its score; every check that was told, true or timed.
    """
    scores: dict[tuple[str, str], FaultScore] = {}
    for part in replayed:
        for check, score in _scores_of(part, tolerances).items():
            key = (part.truth.exercise, check)
            scores[key] = scores.get(key, FaultScore()) + score
    return scores


def total(scores: Iterable[FaultScore]) -> FaultScore:
    """Add scores up: each episode weighs the same."""
    return sum(scores, FaultScore())


def _scores_of(part: Replayed, tolerances: Tolerances) -> Mapping[str, FaultScore]:
    match = match_faults(part.result, part.truth, part.trace, tolerances)
    scores: dict[str, FaultScore] = {}

    def add(check: str, score: FaultScore) -> None:
        scores[check] = scores.get(check, FaultScore()) + score

    for summary in part.result.checks:
        applies_s, cant_tell_s = _times(part, summary.check)
        add(summary.check, FaultScore(applies_s=applies_s, cant_tell_s=cant_tell_s))
    for true, _ in match.raised:
        add(true.check, FaultScore(true_positives=1))
    for true in (*match.missed, *(true for true, _ in match.wrong_side)):
        add(true.check, FaultScore(false_negatives=1))
    for true in match.untold:
        add(true.check, FaultScore(untold=1))
    for found in (*match.false, *(found for _, found in match.wrong_side)):
        add(found.check, FaultScore(false_positives=1))
    for found in match.tolerated:
        add(found.check, FaultScore(tolerated=1))
    return scores


def _times(part: Replayed, check: str) -> tuple[float, float]:
    """Seconds in which a check applies and in which nothing was told of it."""
    if part.trace is not None and part.states is not None and check in part.states.codes:
        applies = np.isin(part.states.at(check, part.trace.time_s), _APPLIES)
        silent = np.isin(part.trace.of(check), (Told.NOTHING, Told.UNKNOWN))
        frame_s = part.trace.frame_s
        return float(frame_s[applies].sum()), float(frame_s[applies & silent].sum())
    summary = next(s for s in part.result.checks if s.check == check)
    return summary.ok_s + summary.fault_s + summary.unknown_s, summary.unknown_s
