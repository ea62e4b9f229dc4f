"""Compares a result with what is true of the same part of a clip. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from posecheck.app.replay.findings import Finding, Kind, side_word, span_words
from posecheck.app.replay.hold_agreement import hold_findings
from posecheck.app.replay.matching import FaultMatch, match_faults, paired
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.app.replay.trace import Told, Trace, TrueState, TrueStates, runs
from posecheck.assessment import FaultInterval, SessionResult
from posecheck.events import RepCompleted
from posecheck.exercises.registry import find_exercise
from posecheck.report.truth import PartTruth, TrueFault, TrueRep
from posecheck.words import text

__all__ = ["Finding", "Kind", "compare"]

# A step between two frames that is longer breaks a row of verdicts (see `engine.MAX_STEP_S`).
_LARGEST_STEP_S = 0.5


def compare(
    result: SessionResult,
    truth: PartTruth,
    trace: Trace | None = None,
    states: TrueStates | None = None,
    tolerances: Tolerances = OF_MODEL,
) -> tuple[Finding, ...]:
    """Compare a result with the truth.

    Parameters
    ----------
    result : SessionResult
        Of the poses between the two times of the part, with the times of the clip.
    trace : Trace, optional
        What was told frame by frame. Without it or without `states`, what was told
        wrongly for a while (false ok, a fault long over) is not looked for.
    states : TrueStates, optional
        What is true frame by frame.

    Returns
    -------
    tuple of Finding
        At least one for every count, true repetition, true hold, true fault and check.

    Raises
    ------
    UsageError
        If there is no such exercise.
    """
    match = match_faults(result, truth, trace, tolerances)
    findings = [
        *hold_findings(result, truth, match, tolerances),
        *_reps(result, truth, tolerances),
        *_faults(match),
        *_false_faults(match, truth, trace, states, tolerances),
        *_false_oks(truth, trace, states, tolerances),
    ]
    return tuple(findings)


def _reps(result: SessionResult, truth: PartTruth, tolerances: Tolerances) -> Iterator[Finding]:
    if truth.dose.hold_s > 0 and not truth.reps and not result.reps:
        return
    pairs = paired(
        [(rep.start_s, rep.end_s) for rep in truth.reps],
        [(rep.start_s, rep.time_s) for rep in result.reps],
        tolerances.rep_s,
    )
    expected, got = len(truth.reps), len(result.reps)
    yield Finding(
        Kind.COUNT,
        text("terminal.replay.repetitions"),
        str(expected),
        str(got),
        truth.start_s,
        expected == got,
    )
    for i, true in enumerate(truth.reps):
        yield _rep(i + 1, true, result.reps[pairs[i]] if i in pairs else None, tolerances)
    for j, extra in enumerate(result.reps):
        if j not in pairs.values():
            name = text("terminal.replay.repetition_counted", count=extra.count)
            span = span_words(extra.start_s, extra.time_s)
            yield Finding(Kind.REP, name, text("terminal.replay.none"), span, extra.start_s, False)


def _rep(number: int, true: TrueRep, found: RepCompleted | None, tolerances: Tolerances) -> Finding:
    what, expected = (
        text("terminal.replay.repetition", count=number),
        span_words(true.start_s, true.end_s),
    )
    if found is None:
        return Finding(
            Kind.REP, what, expected, text("terminal.replay.not_counted"), true.start_s, False
        )
    early_s, late_s = found.start_s - true.start_s, found.time_s - true.end_s
    agrees = max(abs(early_s), abs(late_s)) <= tolerances.rep_s
    note = text("terminal.replay.apart", begins=f"{early_s:+.2f}", ends=f"{late_s:+.2f}")
    got = span_words(found.start_s, found.time_s)
    return Finding(Kind.REP, what, expected, got, true.start_s, agrees, note)


def _faults(match: FaultMatch) -> Iterator[Finding]:
    findings = [
        *(_fault(true, _told(found), "", agrees=True) for true, found in match.raised),
        *(
            _fault(true, _told(found), text("terminal.replay.wrong_side"), agrees=False)
            for true, found in match.wrong_side
        ),
        *(
            _fault(
                true,
                text("terminal.cant_tell"),
                text("terminal.replay.not_seen_from_there"),
                agrees=True,
            )
            for true in match.untold
        ),
        *(
            _fault(true, text("terminal.replay.not_raised"), "", agrees=False)
            for true in match.missed
        ),
    ]
    yield from sorted(findings, key=lambda finding: finding.time_s)
    for found in match.tolerated:
        what, got = f"{found.check}{side_word(found.side)}", _told(found)
        note = text("terminal.replay.tolerated")
        yield Finding(
            Kind.FAULT, what, text("terminal.replay.raised_or_not"), got, found.start_s, True, note
        )


def _fault(true: TrueFault, got: str, note: str, *, agrees: bool) -> Finding:
    what, expected = f"{true.check}{side_word(true.side)}", span_words(true.start_s, true.end_s)
    return Finding(Kind.FAULT, what, expected, got, true.start_s, agrees, note)


def _told(found: FaultInterval) -> str:
    return f"{side_word(found.side)} {span_words(found.start_s, found.end_s)}".strip()


def _false_faults(
    match: FaultMatch,
    truth: PartTruth,
    trace: Trace | None,
    states: TrueStates | None,
    tolerances: Tolerances,
) -> Iterator[Finding]:
    checks = _checks(truth, states)
    stale = _where(trace, states, checks, Told.FAULT, TrueState.OK)
    blamed = {found.check for found in match.false}
    for found in match.false:
        what = f"{found.check}{side_word(found.side)}"
        note = text("terminal.replay.read", value=f"{found.value:.3g}", limit=f"{found.limit:.3g}")
        yield Finding(
            Kind.FALSE_FAULT,
            what,
            text("terminal.replay.none"),
            _told(found),
            found.start_s,
            False,
            note,
        )
    for check, start_s, end_s in stale:
        if check in blamed or end_s - start_s <= tolerances.stale_s:
            continue
        blamed.add(check)
        got = text("terminal.replay.raised", span=span_words(start_s, end_s))
        yield Finding(
            Kind.FALSE_FAULT,
            check,
            text("terminal.replay.ok_by_then"),
            got,
            start_s,
            False,
            text("terminal.replay.too_long"),
        )
    none = text("terminal.replay.none")
    for check in checks:
        if check not in blamed:
            yield Finding(Kind.FALSE_FAULT, check, none, none, truth.start_s, True)


def _false_oks(
    truth: PartTruth, trace: Trace | None, states: TrueStates | None, tolerances: Tolerances
) -> Iterator[Finding]:
    if trace is None or states is None:
        return
    blamed: set[str] = set()
    checks = tuple(states.codes)
    for check, start_s, end_s in _where(trace, states, checks, Told.OK, TrueState.FAULT):
        if end_s - start_s <= tolerances.false_ok_s:
            continue
        blamed.add(check)
        got = text("terminal.replay.ok", span=span_words(start_s, end_s))
        note = text("terminal.replay.in_a_row", seconds=end_s - start_s)
        yield Finding(
            Kind.FALSE_OK, check, text("terminal.column.fault"), got, start_s, False, note
        )
    for check in checks:
        if check not in blamed:
            none = text("terminal.replay.none")
            yield Finding(Kind.FALSE_OK, check, none, none, truth.start_s, True)


def _checks(truth: PartTruth, states: TrueStates | None) -> tuple[str, ...]:
    own = (check.id for check in find_exercise(truth.exercise).checks)
    return tuple(dict.fromkeys((*own, *(states.codes if states is not None else ()))))


def _where(
    trace: Trace | None,
    states: TrueStates | None,
    checks: Iterable[str],
    told: Told,
    true: TrueState,
) -> Sequence[tuple[str, float, float]]:
    """Runs in which this was told of a check while that was true; none without both."""
    if trace is None or states is None:
        return ()
    return [
        (check, start_s, end_s)
        for check in checks
        if check in states.codes
        for start_s, end_s in runs(
            trace.time_s,
            (trace.of(check) == told) & (states.at(check, trace.time_s) == true),
            _LARGEST_STEP_S,
        )
    ]
