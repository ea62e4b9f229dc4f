"""Hand-made truths, and the result that a perfect program would give for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from posecheck.app.replay.trace import Told, Trace, TrueState, TrueStates
from posecheck.assessment import CheckSummary, Dose, FaultInterval, Progress, SessionResult
from posecheck.events import EndReason, HoldEnded, RepCompleted
from posecheck.exercises.registry import find_exercise
from posecheck.landmarks import Side
from posecheck.report.truth import PartTruth, TrueFault, TrueHold, TrueRep

FPS = 20.0


def bridge_truth(
    starts: Iterable[float] = (2.0, 10.0), faults: Iterable[TrueFault] = (), **more: object
) -> PartTruth:
    """Bridges of 5 s each, until 20 s."""
    reps = tuple(TrueRep(s, s + 2.0, s + 5.0) for s in starts)
    return PartTruth(
        "glute_bridge", 0.0, 20.0, Dose(1, 10, 0.0), reps=reps, faults=tuple(faults), **more
    )


def hold_truth(
    holds: Iterable[TrueHold], faults: Iterable[TrueFault] = (), **more: object
) -> PartTruth:
    """Leg raises until 40 s, each to be held for 10 s."""
    return PartTruth(
        "leg_raise_hold",
        0.0,
        40.0,
        Dose(1, 5, 10.0),
        holds=tuple(holds),
        faults=tuple(faults),
        **more,
    )


def held(side: Side, start_s: float, in_position_s: float, lost_s: float = 0.0) -> TrueHold:
    """A hold whose good form lacks `lost_s`; it counts from 10 s on."""
    good_s = in_position_s - lost_s
    return TrueHold(side, start_s, start_s + in_position_s, in_position_s, good_s, good_s >= 10.0)


def fault(check: str, start_s: float, end_s: float, side: Side | None = None) -> TrueFault:
    """A true fault."""
    return TrueFault(check, side, start_s, end_s, 1.0, 0.5)


def perfect_result(truth: PartTruth) -> SessionResult:
    """What a program would say that is never wrong."""
    faults = tuple(
        FaultInterval(f.check, f.side, f.start_s, f.end_s, f.value, f.limit) for f in truth.faults
    )
    counts: Counter[Side | None] = Counter(h.side for h in truth.holds if h.counted)
    if truth.dose.hold_s == 0:
        counts[None] = len(truth.reps)
    reps = tuple(
        RepCompleted(r.end_s, r.start_s, r.top_s, i + 1, None, 2.0, 2.0, 175.0, r.faults, True)
        for i, r in enumerate(truth.reps)
    )
    return SessionResult(
        exercise=truth.exercise,
        dose=truth.dose,
        duration_s=truth.end_s - truth.start_s,
        events=(),
        reps=reps,
        holds=tuple(_ended(hold, truth.dose.hold_s) for hold in truth.holds),
        attempts=(),
        open_movements=(),
        faults=faults,
        checks=tuple(
            CheckSummary(check.id, 1.0, 0.0, 0.0) for check in find_exercise(truth.exercise).checks
        ),
        progress=Progress(dict(counts), truth.dose.reps),
        coverage=1.0,
        view="side",
        posture="supine",
        notes=(),
    )


def _ended(hold: TrueHold, goal_s: float) -> HoldEnded:
    return HoldEnded(
        hold.end_s,
        hold.start_s,
        hold.side,
        hold.in_position_s,
        hold.good_form_s,
        goal_s,
        hold.counted,
        EndReason.LEFT_POSITION,
        hold.faults,
    )


def frame_times(truth: PartTruth) -> NDArray[np.float64]:
    """Times of the frames of a part."""
    return np.arange(truth.start_s, truth.end_s, 1.0 / FPS)


def true_states(truth: PartTruth) -> TrueStates:
    """Every check of the exercise: at fault during its true faults, else ok."""
    times = frame_times(truth)
    codes = {c.id: np.full(len(times), TrueState.OK, np.int8) for c in _checks(truth)}
    for f in truth.faults:
        codes[f.check][(times >= f.start_s) & (times <= f.end_s)] = TrueState.FAULT
    return TrueStates(times, codes)


def perfect_trace(truth: PartTruth, **changed: NDArray[np.int8]) -> Trace:
    """What is told frame by frame by a program that is never wrong."""
    states = true_states(truth)
    told: Mapping[str, NDArray[np.int8]] = {
        check: np.where(codes == TrueState.FAULT, Told.FAULT, Told.OK).astype(np.int8)
        for check, codes in states.codes.items()
    }
    return Trace(states.time_s, {**told, **changed})


def _checks(truth: PartTruth) -> tuple[object, ...]:
    return find_exercise(truth.exercise).checks
