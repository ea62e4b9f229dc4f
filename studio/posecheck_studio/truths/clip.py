"""The whole truth of a clip: for every part, and frame by frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from posecheck.report.truth import PartTruth, TrueFault, TrueHold, TrueRep
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.performance import Part
from posecheck_studio.truths.episodes import is_plain
from posecheck_studio.truths.holds import HeldTruth, true_holds
from posecheck_studio.truths.judging import Judgement, Zone
from posecheck_studio.truths.oracle import Oracle
from posecheck_studio.truths.repetitions import MovedTruth, true_reps
from posecheck_studio.truths.supine import BRIDGE, HOLDING, PULLING, STRETCHING
from posecheck_studio.truths.turning import ROWING, TWISTING

__all__ = ["ORACLES", "STATE_CODES", "part_truth"]

ORACLES: dict[str, Oracle] = {
    oracle.spec.name: oracle for oracle in (HOLDING, PULLING, TWISTING, BRIDGE, STRETCHING, ROWING)
}
# How the state of a check is written frame by frame; 0 is not applicable. A fault is one that
# is plain; one that is near its limit may be told or not, as what is between the limits.
STATE_CODES = {Zone.UNKNOWN: 0, Zone.CLEAR: 1, Zone.FAULT: 2, Zone.BAND: 3}


def part_truth(
    part: Part,
    times: Sequence[float],
    moments: Sequence[TrueMoment],
    may_be_unknown: tuple[str, ...] = (),
) -> tuple[PartTruth, dict[str, NDArray[np.int8]]]:
    """Work out what is true of a part.

    Returns
    -------
    truth : PartTruth
    states : dict of ndarray of int8
        For each check its state at every time: 0 not applicable, 1 ok, 2 plainly at
        fault, 3 near the limit: between the two, or at fault by no more than `NEAR_SD`.
    """
    oracle = ORACLES[part.exercise]
    reps: list[TrueRep] = []
    holds: list[TrueHold] = []
    faults: list[TrueFault] = []
    tolerated: list[TrueFault] = []
    judged: list[Mapping[str, Judgement] | None] = [None] * len(times)
    for start_s, end_s in part.stretches:
        rows = [i for i, time_s in enumerate(times) if start_s <= time_s <= end_s]
        if not rows:
            continue
        now, what = [times[i] for i in rows], [moments[i] for i in rows]
        found: HeldTruth | MovedTruth
        if oracle.signal_deg is not None:
            found = moved = true_reps(oracle, now, what)
            reps += moved.reps
        else:
            found = held = true_holds(oracle, now, what, part.dose)
            holds += held.holds
        faults += found.faults
        tolerated += found.tolerated
        judged[rows[0] : rows[-1] + 1] = found.judged
    truth = PartTruth(
        part.exercise,
        part.start_s,
        part.end_s,
        part.dose,
        tuple(reps),
        tuple(holds),
        tuple(faults),
        tuple(tolerated),
        may_be_unknown,
    )
    return truth, _states(oracle, judged)


def _states(
    oracle: Oracle, judged: Sequence[Mapping[str, Judgement] | None]
) -> dict[str, NDArray[np.int8]]:
    states = {name: np.zeros(len(judged), dtype=np.int8) for name in oracle.spec.checks}
    for index, row in enumerate(judged):
        for name, judgement in (row or {}).items():
            near = judgement.zone is Zone.FAULT and not is_plain(judgement)
            states[name][index] = STATE_CODES[Zone.BAND if near else judgement.zone]
    return states
