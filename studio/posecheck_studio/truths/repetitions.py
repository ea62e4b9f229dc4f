"""True repetitions of a movement, and the faults in the phases of the movement."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from posecheck.events import Phase
from posecheck.landmarks import Landmark, Side
from posecheck.report.truth import TrueFault, TrueRep
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.truths.episodes import episodes, is_plain
from posecheck_studio.truths.judging import Judgement, Zone, judge
from posecheck_studio.truths.oracle import Context, Oracle
from posecheck_studio.truths.specification import Repetition

__all__ = ["MovedTruth", "true_reps"]

_REP = Repetition()
# Hips that lie: 5 mm. A signal that has moved by less may still be resting.
_ON_MAT_T, _STIRRED_DEG = 0.01, 2.0


@dataclass(frozen=True, slots=True)
class MovedTruth:
    """Everything true of the repetitions of a part."""

    reps: tuple[TrueRep, ...]
    faults: tuple[TrueFault, ...]
    tolerated: tuple[TrueFault, ...]
    judged: tuple[dict[str, Judgement] | None, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """Moments first to last (exclusive) of a movement, and its shares of rest to own best."""

    first: int
    last: int
    rest_deg: float
    range_deg: float
    counts: bool


def true_reps(oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment]) -> MovedTruth:
    """Work out the repetitions of one part of a clip."""
    if oracle.signal_deg is None:
        raise TypeError(f"{oracle.spec.name} is no movement")
    signal = [oracle.signal_deg(moment) for moment in moments]
    spans = _spans(oracle, signal, _rests(signal, moments), moments)
    phases = _phases(signal, spans)
    judged = [_judged(oracle, moment, phase) for moment, phase in zip(moments, phases, strict=True)]
    faults, tolerated = _timed(oracle, times, phases, judged)
    reps = []
    for span in spans:
        if not span.counts:
            continue
        rep, judgements = _rep(oracle, times, signal, span)
        for row in judged[span.first : span.last]:
            row.update(judgements)
        plain = [name for name, judgement in judgements.items() if is_plain(judgement)]
        sure = _of_rep(rep, {name: judgements[name] for name in plain})
        unsure = {
            name: judgement
            for name, judgement in judgements.items()
            if name not in plain and judgement.zone in (Zone.FAULT, Zone.BAND)
        }
        tolerated += _of_rep(rep, unsure)
        names = [f.check for f in faults if f.start_s < rep.end_s and f.end_s > rep.start_s]
        reps.append(TrueRep(rep.start_s, rep.top_s, rep.end_s, tuple(dict.fromkeys(names + plain))))
        faults += sure
    faults.sort(key=lambda fault: fault.start_s)
    return MovedTruth(tuple(reps), tuple(faults), tuple(tolerated), tuple(judged))


def _judged(oracle: Oracle, moment: TrueMoment, phase: Phase) -> dict[str, Judgement]:
    context = Context(None, phase=phase)
    return {
        name: judge(oracle.spec.checks[name].limits, measured(moment, context))
        for name, measured in oracle.checks.items()
        if phase in oracle.phases[name]
    }


def _rests(signal: Sequence[float], moments: Sequence[TrueMoment]) -> list[float]:
    """Where the signal last rested before each moment (or first rests)."""
    resting = [
        max(m.height_t(Landmark.LEFT_HIP, side) for side in Side) <= _ON_MAT_T for m in moments
    ]
    known = next((value for value, rests in zip(signal, resting, strict=True) if rests), math.nan)
    found = []
    for value, rests in zip(signal, resting, strict=True):
        known = value if rests else known
        found.append(known)
    return found


def _spans(
    oracle: Oracle,
    signal: Sequence[float],
    rests: Sequence[float],
    moments: Sequence[TrueMoment],
) -> list[_Span]:
    """Every movement away from rest and back, with whether it is a repetition."""
    best = -math.inf
    spans: list[_Span] = []
    index = 0
    while index < len(signal):
        if not signal[index] - rests[index] > _STIRRED_DEG:
            index += 1
            continue
        stop, peak = _stop(signal, rests, index)
        rest = rests[index]
        own = min(signal[peak], _REP.straight_deg)
        lifted = oracle.lifted(moments[peak])
        whole = max(best, own) - rest
        counts = lifted and (own - rest) / whole >= _REP.up_share
        best = max(best, own) if lifted else best
        inside = [i for i in range(index, stop) if signal[i] - rest >= _REP.down_share * whole]
        if inside:
            spans.append(_Span(inside[0], inside[-1] + 1, rest, whole, counts))
        index = stop
    return spans


def _stop(signal: Sequence[float], rests: Sequence[float], start: int) -> tuple[int, int]:
    """Where a movement that begins at `start` is at rest again, and where it was highest."""
    stop = start
    while stop < len(signal) and signal[stop] - rests[stop] > _STIRRED_DEG:
        stop += 1
    return stop, max(range(start, stop), key=signal.__getitem__)


def _phases(signal: Sequence[float], spans: Sequence[_Span]) -> list[Phase]:
    phases = [Phase.REST] * len(signal)
    for span in spans:
        reached = False
        for index in range(span.first, span.last):
            share = (signal[index] - span.rest_deg) / span.range_deg
            reached = reached or share >= _REP.up_share
            if share >= _REP.up_share:
                phases[index] = Phase.TOP
            else:
                phases[index] = Phase.LOWERING if reached else Phase.RISING
    return phases


def _timed(
    oracle: Oracle,
    times: Sequence[float],
    phases: Sequence[Phase],
    judged: Sequence[Mapping[str, Judgement]],
) -> tuple[list[TrueFault], list[TrueFault]]:
    faults: list[TrueFault] = []
    tolerated: list[TrueFault] = []
    for name, wanted in oracle.phases.items():
        stretch = [_stretch(phase, wanted) for phase in phases]
        for kind, group in groupby(range(len(times)), stretch.__getitem__):
            rows = list(group)
            if not kind:
                continue
            within = [times[i] for i in rows]
            check = oracle.spec.checks[name]
            for e in episodes(within, [judged[i][name] for i in rows], check):
                fault = TrueFault(name, None, e.start_s, e.end_s, e.value, e.limit)
                (faults if e.raised else tolerated).append(fault)
    return faults, tolerated


def _stretch(phase: Phase, wanted: frozenset[Phase]) -> str:
    """What a stretch is of: rest, movement, or a phase in which the check says nothing."""
    if phase not in wanted:
        return ""
    return "rest" if phase is Phase.REST else "moving"


def _rep(
    oracle: Oracle, times: Sequence[float], signal: Sequence[float], span: _Span
) -> tuple[TrueRep, dict[str, Judgement]]:
    first, last = span.first, min(span.last, len(times) - 1)
    top = max(range(first, last + 1), key=signal.__getitem__)
    own_deg = signal[top] - span.rest_deg
    shares = [(value - span.rest_deg) / own_deg for value in signal]
    low, high = _REP.slow_from_share, _REP.slow_to_share
    up_s = _reached_s(times, shares, top, high) - _left_rest_s(times, shares, top, low)
    down_s = _fallen_s(times, shares, top, low) - _fallen_s(times, shares, top, high)
    rep = TrueRep(times[first], times[top], times[last])
    values = {"high_enough": {"hip": signal[top]}, "slow": {"up": up_s, "down": down_s}}
    checks = oracle.spec.checks
    return rep, {name: judge(checks[name].limits, value) for name, value in values.items()}


def _of_rep(rep: TrueRep, judgements: Mapping[str, Judgement]) -> list[TrueFault]:
    """What was judged so of a whole repetition; between the limits its own value is the limit."""
    found = []
    for name, judgement in judgements.items():
        at_fault = judgement.zone is Zone.FAULT
        limit = judgement.fault_limit if at_fault else judgement.value
        found.append(TrueFault(name, None, rep.start_s, rep.end_s, judgement.value, limit))
    return found


def _left_rest_s(times: Sequence[float], shares: Sequence[float], top: int, level: float) -> float:
    """When the signal last rose past a level before the top."""
    for i in range(top, -1, -1):
        if shares[i] < level:
            return times[min(i + 1, top)]
    return times[0]


def _reached_s(times: Sequence[float], shares: Sequence[float], top: int, level: float) -> float:
    """When the signal first rose to a level, on the way to the top."""
    i = top
    while i > 0 and shares[i - 1] > _REP.down_share:
        i -= 1
    while shares[i] < level:
        i += 1
    return times[i]


def _fallen_s(times: Sequence[float], shares: Sequence[float], top: int, level: float) -> float:
    """When the signal fell below a level for good, on the way down from the top."""
    last = top
    for i in range(top, len(shares)):
        if shares[i] >= level:
            last = i
        if shares[i] < min(_REP.slow_from_share, level):
            break
    return times[min(last + 1, len(times) - 1)]
