"""Pairs what was found with what is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from posecheck.app.replay.tolerances import Tolerances
from posecheck.app.replay.trace import Told, Trace
from posecheck.assessment import FaultInterval, SessionResult
from posecheck.report.truth import PartTruth, TrueFault

__all__ = ["FaultMatch", "match_faults", "overlap_s", "paired"]

Span = tuple[float, float]


def overlap_s(a: Span, b: Span) -> float:
    """How long two spans run together; negative: how far apart they are."""
    return min(a[1], b[1]) - max(a[0], b[0])


def paired(expected: Sequence[Span], got: Sequence[Span], margin_s: float = 0.0) -> dict[int, int]:
    """Pair spans one to one, those that run together longest first.

    Returns
    -------
    dict of int to int
        Index in `expected` to index in `got`; spans without a partner are missing.
    """
    overlaps = sorted(
        (-overlap_s(a, b), i, j) for i, a in enumerate(expected) for j, b in enumerate(got)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for apart_s, i, j in overlaps:
        if apart_s < margin_s and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


@dataclass(frozen=True, slots=True)
class FaultMatch:
    """Every true fault and every raised one, sorted into what became of it.

    Attributes
    ----------
    raised : tuple of (TrueFault, FaultInterval)
        True and told, with the interval that runs longest with it.
    wrong_side : tuple of (TrueFault, FaultInterval)
        True, but told of the other side.
    untold : tuple of TrueFault
        Not told, where the camera may leave that open, and it was left open.
    missed : tuple of TrueFault
        Not told.
    tolerated : tuple of FaultInterval
        Told, where that is neither right nor wrong.
    false : tuple of FaultInterval
        Told, and not true.
    """

    raised: tuple[tuple[TrueFault, FaultInterval], ...]
    wrong_side: tuple[tuple[TrueFault, FaultInterval], ...]
    untold: tuple[TrueFault, ...]
    missed: tuple[TrueFault, ...]
    tolerated: tuple[FaultInterval, ...]
    false: tuple[FaultInterval, ...]


def match_faults(
    result: SessionResult, truth: PartTruth, trace: Trace | None, tolerances: Tolerances
) -> FaultMatch:
    """Sort the faults of a part.

    One interval may tell several true faults, and several may tell one.
    """
    margin_s = tolerances.fault_s
    best = [(true, _nearest(true, result.faults, margin_s)) for true in truth.faults]
    told = [(true, found) for true, found in best if found is not None]
    silent = [true for true, found in best if found is None]
    wrong_side = [pair for pair in told if not _right_side(*pair)]
    extra = [f for f in result.faults if not _told_by(truth.faults, f, margin_s)]
    blamed = [found for _, found in wrong_side]
    return FaultMatch(
        raised=tuple(pair for pair in told if _right_side(*pair)),
        wrong_side=tuple(wrong_side),
        untold=tuple(true for true in silent if _left_open(true, truth, trace)),
        missed=tuple(true for true in silent if not _left_open(true, truth, trace)),
        tolerated=tuple(f for f in extra if _told_by(truth.tolerated, f, margin_s)),
        false=tuple(
            f for f in extra if not _told_by(truth.tolerated, f, margin_s) and f not in blamed
        ),
    )


def _nearest(
    true: TrueFault, found: Sequence[FaultInterval], margin_s: float
) -> FaultInterval | None:
    """Give the interval that runs longest with a true fault, the right side first."""
    near = [f for f in found if _meets(true, f, margin_s)]
    return max(near, key=lambda f: (_right_side(true, f), _together(true, f)), default=None)


def _told_by(truths: Sequence[TrueFault], found: FaultInterval, margin_s: float) -> bool:
    return any(_meets(true, found, margin_s) and _right_side(true, found) for true in truths)


def _meets(true: TrueFault, found: FaultInterval, margin_s: float) -> bool:
    return true.check == found.check and _together(true, found) > -margin_s


def _together(true: TrueFault, found: FaultInterval) -> float:
    return overlap_s((true.start_s, true.end_s), (found.start_s, found.end_s))


def _right_side(true: TrueFault, found: FaultInterval) -> bool:
    """A truth without a side is true of either."""
    return true.side is None or found.side is true.side


def _left_open(true: TrueFault, truth: PartTruth, trace: Trace | None) -> bool:
    """Whether the camera may leave a fault open, and it was not mostly told to be ok."""
    if true.check not in truth.may_be_unknown:
        return False
    if trace is None:
        return True
    ok_s, unknown_s, nothing_s = (
        trace.seconds(true.check, told, true.start_s, true.end_s)
        for told in (Told.OK, Told.UNKNOWN, Told.NOTHING)
    )
    return ok_s <= unknown_s + nothing_s
