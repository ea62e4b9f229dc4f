"""True repetitions of a movement, and the faults in the phases of the movement."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from posecheck.events import Phase
from posecheck.exercises.spec import Judgement, RepMovement, Zone
from posecheck.report.truth import TrueFault, TrueRep
from posecheck.studio.measuring import TrueMoment
from posecheck.studio.truths.episodes import episodes
from posecheck.studio.truths.oracle import Context, Oracle

__all__ = ["MovedTruth", "true_reps"]

# EXERCISES, check "slow".
_FIFTH, _FOUR_FIFTHS = 0.2, 0.8


@dataclass(frozen=True, slots=True)
class MovedTruth:
    """Everything true of the repetitions of a part."""

    reps: tuple[TrueRep, ...]
    faults: tuple[TrueFault, ...]
    tolerated: tuple[TrueFault, ...]
    judged: tuple[dict[str, Judgement] | None, ...]


def true_reps(oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment]) -> MovedTruth:
    """Work out the repetitions of one part of a clip."""
    movement = oracle.exercise.movement
    if not isinstance(movement, RepMovement) or oracle.signal_deg is None:
        raise TypeError(f"{oracle.exercise.name} is no movement")
    signal = [oracle.signal_deg(moment) for moment in moments]
    rests = _rests(signal, [oracle.resting(moment) for moment in moments])
    phases, spans = _phases(signal, rests, movement)
    judged = tuple(
        {name: judge(moment, Context(None)) for name, judge in oracle.checks.items()}
        for moment in moments
    )
    faults, tolerated = _timed(oracle, times, phases, judged)
    reps = []
    for first, last, best_deg in spans:
        rep, judgements = _rep(oracle, times, signal, (first, last), rests[first], best_deg)
        per_rep = _of_rep(rep, judgements, Zone.FAULT)
        tolerated += _of_rep(rep, judgements, Zone.BAND)
        names = [f.check for f in faults if f.start_s < rep.end_s and f.end_s > rep.start_s]
        names += [fault.check for fault in per_rep]
        reps.append(TrueRep(rep.start_s, rep.top_s, rep.end_s, tuple(dict.fromkeys(names))))
        faults += per_rep
    faults.sort(key=lambda fault: fault.start_s)
    rows = tuple(_in_phase(oracle, row, phase) for row, phase in zip(judged, phases, strict=True))
    return MovedTruth(tuple(reps), tuple(faults), tuple(tolerated), rows)


def _in_phase(oracle: Oracle, row: dict[str, Judgement], phase: Phase) -> dict[str, Judgement]:
    applies = {check.id for check in oracle.exercise.checks if phase in check.phases}
    return {name: judgement for name, judgement in row.items() if name in applies}


def _rests(signal: Sequence[float], resting: Sequence[bool]) -> list[float]:
    """Where the signal last rested before each moment (or first rests)."""
    known = next((value for value, rests in zip(signal, resting, strict=True) if rests), math.nan)
    found = []
    for value, rests in zip(signal, resting, strict=True):
        known = value if rests else known
        found.append(known)
    return found


def _phases(
    signal: Sequence[float], rests: Sequence[float], movement: RepMovement
) -> tuple[list[Phase], list[tuple[int, int, float]]]:
    """Phase of every moment, and first, last and best of every repetition."""
    best = -math.inf
    phases: list[Phase] = []
    spans: list[tuple[int, int, float]] = []
    index = 0
    while index < len(signal):
        rest = rests[index]
        share = (signal[index] - rest) / movement.span(best, rest)
        if share < movement.down_share:
            phases.append(Phase.REST)
            index += 1
            continue
        stop = _stop(signal, rests, index, best, movement)
        peak = min(max(signal[index:stop]), movement.ceiling)
        span = movement.span(max(best, peak), rest)
        if (peak - rest) / span >= movement.up_share:
            best = max(best, peak)
            spans.append((index, stop, best))
        phases += _moving(signal[index:stop], rest, span, movement)
        index = stop
    return phases, spans


def _stop(
    signal: Sequence[float],
    rests: Sequence[float],
    start: int,
    best: float,
    movement: RepMovement,
) -> int:
    """Where a movement that begins at `start` is down again."""
    peak = -math.inf
    for index in range(start, len(signal)):
        peak = min(max(peak, signal[index]), movement.ceiling)
        rest = rests[index]
        span = movement.span(max(best, peak), rest)
        if index > start and (signal[index] - rest) / span < movement.down_share:
            return index
    return len(signal)


def _moving(
    signal: Sequence[float], rest_deg: float, span: float, movement: RepMovement
) -> list[Phase]:
    phases, reached = [], False
    for value in signal:
        share = (value - rest_deg) / span
        if share >= movement.up_share:
            reached = True
            phases.append(Phase.TOP)
        else:
            phases.append(Phase.LOWERING if reached else Phase.RISING)
    return phases


def _timed(
    oracle: Oracle,
    times: Sequence[float],
    phases: Sequence[Phase],
    judged: Sequence[Mapping[str, Judgement]],
) -> tuple[list[TrueFault], list[TrueFault]]:
    faults: list[TrueFault] = []
    tolerated: list[TrueFault] = []
    for check in oracle.exercise.checks:
        if check.id not in oracle.checks:
            continue
        in_phase = [phase in check.phases for phase in phases]
        for applies, group in groupby(range(len(times)), in_phase.__getitem__):
            rows = list(group)
            if not applies:
                continue
            within = [times[i] for i in rows]
            for episode in episodes(within, [judged[i][check.id] for i in rows], check):
                fault = TrueFault(
                    check.id, None, episode.start_s, episode.end_s, episode.value, episode.limit
                )
                (faults if episode.raised else tolerated).append(fault)
    return faults, tolerated


def _rep(
    oracle: Oracle,
    times: Sequence[float],
    signal: Sequence[float],
    span: tuple[int, int],
    rest_deg: float,
    best_deg: float,
) -> tuple[TrueRep, dict[str, Judgement]]:
    first, last = span[0], min(span[1], len(times) - 1)
    shares = [(value - rest_deg) / (best_deg - rest_deg) for value in signal]
    top = max(range(first, last + 1), key=lambda i: signal[i])
    up_s = _crossed_s(times, shares, first, top, _FOUR_FIFTHS) - _crossed_s(
        times, shares, first - 1, top, _FIFTH
    )
    down_s = _left_s(times, shares, top, last, _FIFTH) - _left_s(
        times, shares, top, last, _FOUR_FIFTHS
    )
    rep = TrueRep(times[first], times[top], times[last])
    values = {"best_deg": signal[top], "up_s": up_s, "down_s": down_s}
    return rep, {name: judge(values) for name, judge in oracle.per_rep.items()}


def _of_rep(rep: TrueRep, judgements: Mapping[str, Judgement], zone: Zone) -> list[TrueFault]:
    """What was judged so of a whole repetition."""
    found = []
    for name, judgement in judgements.items():
        if judgement.zone is zone:
            left = judgement.value if math.isnan(judgement.limit) else judgement.limit
            found.append(TrueFault(name, None, rep.start_s, rep.end_s, judgement.value, left))
    return found


def _crossed_s(
    times: Sequence[float], shares: Sequence[float], first: int, last: int, level: float
) -> float:
    """When the signal first rises to a level."""
    for i in range(max(first, 0), last + 1):
        if shares[i] >= level:
            return times[i]
    return times[last]


def _left_s(
    times: Sequence[float], shares: Sequence[float], first: int, last: int, level: float
) -> float:
    """When the signal first falls below a level after the top."""
    for i in range(first, last + 1):
        if shares[i] < level:
            return times[i]
    return times[last]
