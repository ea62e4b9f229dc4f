"""Compares holds and their two clocks with the truth. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from posecheck.app.replay.findings import Finding, Kind, side_word
from posecheck.app.replay.matching import FaultMatch, overlap_s, paired
from posecheck.app.replay.tolerances import Tolerances
from posecheck.assessment import SessionResult
from posecheck.events import HoldEnded
from posecheck.exercises.registry import find_exercise
from posecheck.report.truth import PartTruth, TrueFault, TrueHold
from posecheck.words import text

__all__ = ["SHORTEST_HOLD_S", "Excuse", "hold_findings"]

# EXERCISES, "Hold": what is shorter is an attempt and no hold.
SHORTEST_HOLD_S = 1.0
# The truth is kept to a tenth of a millisecond.
_EPSILON_S = 1e-4


def hold_findings(
    result: SessionResult, truth: PartTruth, match: FaultMatch, tolerances: Tolerances
) -> Iterator[Finding]:
    """Compare the holds of a part: how many count, and the two clocks of each.

    Where a fault that stops the clock could not be told from where the camera stands,
    the clocks of that hold are left open.
    """
    if truth.dose.hold_s == 0 and not truth.holds and not result.holds:
        return
    excuse = Excuse(truth, match)
    pairs = paired(
        [(hold.start_s, hold.end_s) for hold in truth.holds],
        [(hold.start_s, hold.time_s) for hold in result.holds],
    )
    yield from _hold_counts(result, truth, excuse)
    for i, true in enumerate(truth.holds):
        found = result.holds[pairs[i]] if i in pairs else None
        yield _hold(f"hold {i + 1}{side_word(true.side)}", true, found, excuse, tolerances)
    for j, extra in enumerate(result.holds):
        if j not in pairs.values():
            yield _extra_hold(extra, excuse, tolerances)


class Excuse:
    """What makes the clocks of a true hold uncertain: see `match_faults`."""

    def __init__(self, truth: PartTruth, match: FaultMatch) -> None:
        checks = find_exercise(truth.exercise).checks
        self._clear_s = {check.id: check.clear_dwell_s for check in checks if check.stops_clock}
        self._unseen = [fault for fault in match.untold if fault.check in self._clear_s]
        self._tolerated = [fault for fault in truth.tolerated if fault.check in self._clear_s]

    def unseen(self, start_s: float, end_s: float) -> TrueFault | None:
        """Give a fault that stops the clock and that the camera could not tell."""
        span = (start_s, end_s)
        near = (f for f in self._unseen if overlap_s(span, (f.start_s, f.end_s)) > 0.0)
        return next(near, None)

    def paused_s(self, start_s: float, end_s: float) -> float:
        """For how long the good-form clock may rightly have been paused beyond the truth."""
        span = (start_s, end_s)
        return sum(
            fault.end_s - fault.start_s + self._clear_s[fault.check]
            for fault in self._tolerated
            if overlap_s(span, (fault.start_s, fault.end_s)) > 0.0
        )


def _hold_counts(result: SessionResult, truth: PartTruth, excuse: Excuse) -> Iterator[Finding]:
    true = Counter(hold.side for hold in truth.holds if hold.counted)
    got = {side: count for side, count in result.progress.counts.items() if count}
    unsure = Counter(h.side for h in truth.holds if excuse.unseen(h.start_s, h.end_s) is not None)
    sides = sorted({*true, *got, *(h.side for h in truth.holds)}, key=lambda s: (s is None, s or 0))
    for side in sides or [None]:
        count, spare = got.get(side, 0), unsure[side]
        agrees = abs(count - true[side]) <= spare
        note = text("terminal.replay.unseen_faults", count=spare) if spare else ""
        what = text("terminal.replay.counted_holds", side=side)
        yield Finding(Kind.COUNT, what, str(true[side]), str(count), truth.start_s, agrees, note)


def _hold(
    what: str,
    true: TrueHold,
    found: HoldEnded | None,
    excuse: Excuse,
    tolerances: Tolerances,
) -> Finding:
    expected = _clocks(true.in_position_s, true.good_form_s, true.counted)
    if found is None:
        passing = not true.counted and _near_shortest(true.in_position_s, tolerances)
        note = text("terminal.replay.shortest_hold") if passing else ""
        return Finding(
            Kind.HOLD, what, expected, text("terminal.replay.none"), true.start_s, passing, note
        )
    got = _clocks(found.in_position_s, found.good_form_s, found.counted)
    if true.side is not None and found.side is not true.side:
        got = f"{side_word(found.side).strip() or text('terminal.replay.no_side')}, {got}"
        return Finding(
            Kind.HOLD, what, expected, got, true.start_s, False, text("terminal.replay.wrong_side")
        )
    unseen = excuse.unseen(true.start_s, true.end_s)
    if unseen is not None:
        note = text("terminal.replay.cant_tell", check=unseen.check)
        return Finding(Kind.HOLD, what, expected, got, true.start_s, True, note)
    in_position_s = found.in_position_s - true.in_position_s
    good_form_s = found.good_form_s - true.good_form_s
    paused_s = excuse.paused_s(true.start_s, true.end_s)
    allowed_s = tolerances.hold_s + _EPSILON_S
    agrees = (
        abs(in_position_s) <= allowed_s
        and -allowed_s - paused_s <= good_form_s <= allowed_s
        and (found.counted == true.counted or paused_s > 0.0)
    )
    note = text(
        "terminal.replay.clocks_apart",
        in_position=f"{in_position_s:+.2f}",
        good_form=f"{good_form_s:+.2f}",
    )
    return Finding(Kind.HOLD, what, expected, got, true.start_s, agrees, note)


def _clocks(in_position_s: float, good_form_s: float, counted: bool) -> str:
    counts = text("terminal.replay.counted") if counted else text("terminal.replay.not_counted")
    return text(
        "terminal.replay.clocks", good=good_form_s, in_position=in_position_s, counts=counts
    )


def _extra_hold(extra: HoldEnded, excuse: Excuse, tolerances: Tolerances) -> Finding:
    passing = not extra.counted and _near_shortest(extra.in_position_s, tolerances)
    unseen = excuse.unseen(extra.start_s, extra.time_s)
    note = text("terminal.replay.shortest_hold") if passing else ""
    if unseen is not None:
        passing, note = True, text("terminal.replay.cant_tell", check=unseen.check)
    what = text("terminal.replay.extra_hold", side=extra.side, seconds=extra.start_s)
    got = _clocks(extra.in_position_s, extra.good_form_s, extra.counted)
    return Finding(Kind.HOLD, what, text("terminal.replay.none"), got, extra.start_s, passing, note)


def _near_shortest(in_position_s: float, tolerances: Tolerances) -> bool:
    return in_position_s <= SHORTEST_HOLD_S + tolerances.hold_s
