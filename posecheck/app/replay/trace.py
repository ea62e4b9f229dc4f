"""What was told frame by frame, and what was true frame by frame, as small arrays."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.assessment import Assessment, SessionResult
from posecheck.events import RepCompleted
from posecheck.exercises.spec import Exercise
from posecheck.verdict import UNSEEN, State

__all__ = ["Told", "Trace", "TraceBuilder", "TrueState", "TrueStates", "runs"]

Codes = NDArray[np.int8]


class Told(IntEnum):
    """What was told of a check at a moment."""

    NOTHING = 0
    OK = 1
    FAULT = 2
    UNKNOWN = 3


class TrueState(IntEnum):
    """What is true of a check at a moment, as ``NAME.truth.npz`` writes it."""

    NOT_APPLICABLE = 0
    OK = 1
    FAULT = 2
    BETWEEN = 3


_TOLD = {State.OK: Told.OK, State.FAULT: Told.FAULT, State.UNKNOWN: Told.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Trace:
    """What was told over time.

    Attributes
    ----------
    time_s : ndarray, shape (T,)
    told : mapping of check to ndarray of int8, shape (T,)
        Codes of `Told`. Of a check on whole repetitions: what was told of the
        repetition that the moment belongs to.
    measures : mapping of name to ndarray, shape (T,)
        Those asked for; NaN where unknown.
    """

    time_s: NDArray[np.float64]
    told: Mapping[str, Codes]
    measures: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    @property
    def frame_s(self) -> NDArray[np.float64]:
        """Time that each frame stands for; the last one as long as the one before."""
        return _steps(self.time_s)

    def of(self, check: str) -> Codes:
        """Give what was told of a check; nothing of one that is not known."""
        found = self.told.get(check)
        return np.zeros(len(self.time_s), dtype=np.int8) if found is None else found

    def seconds(self, check: str, told: Told, start_s: float, end_s: float) -> float:
        """Time between two moments in which this was told, in seconds."""
        inside = (self.time_s >= start_s) & (self.time_s <= end_s)
        return float(self.frame_s[inside & (self.of(check) == told)].sum())


@dataclass(frozen=True, slots=True)
class TrueStates:
    """What is true of each check over time; codes of `TrueState`."""

    time_s: NDArray[np.float64]
    codes: Mapping[str, Codes]

    @classmethod
    def of_part(cls, arrays: Mapping[str, NDArray[Any]], part: int) -> TrueStates:
        """Take the states of a part out of the arrays of ``NAME.truth.npz``."""
        prefix = f"state_{part}_"
        codes = {
            name.removeprefix(prefix): np.asarray(values, dtype=np.int8)
            for name, values in arrays.items()
            if name.startswith(prefix)
        }
        return cls(np.asarray(arrays["time_s"], dtype=np.float64), codes)

    def at(self, check: str, time_s: NDArray[np.float64]) -> Codes:
        """Give the state at other times: that of the nearest frame of the truth."""
        codes = self.codes[check]
        if len(self.time_s) < 2:
            return np.resize(codes, len(time_s)) if len(codes) else np.zeros(len(time_s), np.int8)
        middles = (self.time_s[1:] + self.time_s[:-1]) / 2.0
        return np.asarray(codes[np.searchsorted(middles, time_s)])


def _steps(time_s: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(time_s) < 2:
        return np.zeros(len(time_s))
    steps = np.diff(time_s)
    return np.append(steps, steps[-1])


def runs(
    time_s: NDArray[np.float64], wanted: NDArray[np.bool_], largest_step_s: float
) -> Iterator[tuple[float, float]]:
    """First and last time of every unbroken run of frames in which `wanted` holds.

    A step longer than `largest_step_s` breaks a run.
    """
    first = last = math.nan
    for time, want in zip(time_s.tolist(), wanted.tolist(), strict=True):
        if not math.isnan(first) and (not want or time - last > largest_step_s):
            yield first, last
            first = math.nan
        if want:
            first = time if math.isnan(first) else first
            last = time
    if not math.isnan(first):
        yield first, last


class TraceBuilder:
    """Collects a `Trace` from the assessments of one exercise.

    Parameters
    ----------
    measures : sequence of str
        Names of measures to keep.
    """

    def __init__(self, exercise: Exercise, measures: Sequence[str] = ()) -> None:
        self._per_rep = tuple(check.id for check in exercise.checks if check.per_rep)
        self._checks = tuple(check.id for check in exercise.checks if not check.per_rep)
        self._times = array("d")
        self._told = {check: bytearray() for check in self._checks}
        self._measures = {name: array("d") for name in measures}
        self._reps: list[tuple[float, float, dict[str, Told]]] = []

    def add(self, assessment: Assessment) -> None:
        """Take the next assessment."""
        self._times.append(assessment.time_s)
        verdicts = assessment.verdicts
        for check, told in self._told.items():
            verdict = verdicts.get(check)
            told.append(Told.NOTHING if verdict is None else _TOLD[verdict.state])
        for name, values in self._measures.items():
            values.append(assessment.measures.get(name, UNSEEN).value)
        if self._per_rep:
            for event in assessment.events:
                if isinstance(event, RepCompleted):
                    row = {name: _TOLD[verdicts[name].state] for name in self._per_rep}
                    self._reps.append((event.start_s, event.time_s, row))

    def build(self, result: SessionResult) -> Trace:
        """Give all that was added; `result` has a repetition that ended with the recording."""
        time_s = np.array(self._times, dtype=np.float64)
        told = {name: np.frombuffer(bytes(row), dtype=np.int8) for name, row in self._told.items()}
        rows = {name: np.zeros(len(time_s), dtype=np.int8) for name in self._per_rep}
        for start_s, end_s, verdicts in [*self._reps, *self._last(result)]:
            inside = (time_s >= start_s) & (time_s <= end_s)
            for name, state in verdicts.items():
                rows[name][inside] = state
        measures = {name: np.array(values) for name, values in self._measures.items()}
        return Trace(time_s, told | rows, measures)

    def _last(self, result: SessionResult) -> Iterator[tuple[float, float, dict[str, Told]]]:
        known = {start_s for start_s, _, _ in self._reps}
        for rep in result.reps:
            if rep.start_s not in known:
                otherwise = Told.OK if rep.clean else Told.UNKNOWN
                row = {n: Told.FAULT if n in rep.faults else otherwise for n in self._per_rep}
                yield rep.start_s, rep.time_s, row
