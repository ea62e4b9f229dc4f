"""How the rules agree with the truth that the specification tells.

Within `NEAR_SD` standard deviations of a limit either answer is right; what is plain, that is
farther beyond it, must be told, and must not be told ok.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.app.replay.fault_scores import Replayed
from posecheck.app.replay.hold_agreement import Excuse
from posecheck.app.replay.matching import match_faults, overlap_s, paired
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.app.replay.trace import Told, TrueState, runs
from posecheck.report.truth import PartTruth, TrueFault, TrueHold
from posecheck_studio.benchmarking.filmed import Filmed, nearest_rows
from posecheck_studio.benchmarking.needs import can_be_judged
from posecheck_studio.truths.episodes import DWELL_MARGIN_S
from posecheck_studio.truths.specification import SPECIFICATION

__all__ = ["CheckAgreement", "HoldAgreement", "check_agreement", "hold_agreement", "summed"]

# A longer step between two frames breaks a run.
_LARGEST_STEP_S = 0.5
# What is hidden for more of its time need not be told.
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class CheckAgreement:
    """Episodes of one check, and time.

    Attributes
    ----------
    plain, plain_reported : int
        True faults far beyond the limit that the view shows, and those that were told.
    near, near_reported : int
        True faults near the limit that last longer than the dwell; either is right.
    false : int
        Told, and not true.
    plain_oks : int
        Times that it was told ok for long while it was plainly at fault.
    left_open : int
        Plain faults that need not be told from there, and were not; in no other number.
    judgeable_s, judged_s : float
        Time in which it is plainly right or plainly at fault and view and occlusion allow
        to judge it, and the part of it in which ok or fault was told.
    """

    plain: int = 0
    plain_reported: int = 0
    near: int = 0
    near_reported: int = 0
    false: int = 0
    plain_oks: int = 0
    left_open: int = 0
    judgeable_s: float = 0.0
    judged_s: float = 0.0

    @property
    def precision(self) -> float:
        """Share of what was told that is true; NaN if nothing was told."""
        true = self.plain_reported + self.near_reported
        return _share(true, true + self.false)

    @property
    def recall(self) -> float:
        """Share of all true faults that were told; NaN without any."""
        return _share(self.plain_reported + self.near_reported, self.plain + self.near)

    @property
    def plain_recall(self) -> float:
        """Share of the plain ones that were told; NaN without any."""
        return _share(self.plain_reported, self.plain)

    @property
    def judged(self) -> float:
        """Share of the time; NaN if it can never be judged."""
        return _share(self.judged_s, self.judgeable_s)

    def __add__(self, other: CheckAgreement) -> CheckAgreement:
        return CheckAgreement(
            self.plain + other.plain,
            self.plain_reported + other.plain_reported,
            self.near + other.near,
            self.near_reported + other.near_reported,
            self.false + other.false,
            self.plain_oks + other.plain_oks,
            self.left_open + other.left_open,
            self.judgeable_s + other.judgeable_s,
            self.judged_s + other.judged_s,
        )


@dataclass(frozen=True, slots=True)
class HoldAgreement:
    """Holds whose two clocks are right, of those that are certain; the rest is open."""

    certain: int = 0
    right: int = 0
    open: int = 0

    @property
    def share(self) -> float:
        """Of the certain ones; NaN without any."""
        return _share(self.right, self.certain)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def summed(found: Iterable[CheckAgreement]) -> CheckAgreement:
    """Add up: each episode weighs the same."""
    return sum(found, CheckAgreement())


def check_agreement(
    clips: Iterable[tuple[Filmed, tuple[Replayed, ...]]], tolerances: Tolerances = OF_MODEL
) -> dict[tuple[str, str], CheckAgreement]:
    """Compare every check of every exercise with the truth.

    Returns
    -------
    dict
        (exercise, check) to its agreement.
    """
    found: dict[tuple[str, str], CheckAgreement] = {}
    for clip, parts in clips:
        for part in parts:
            for check, agreement in _of_part(clip, part, tolerances).items():
                key = (part.truth.exercise, check)
                found[key] = found.get(key, CheckAgreement()) + agreement
    return found


def _of_part(clip: Filmed, part: Replayed, tolerances: Tolerances) -> Mapping[str, CheckAgreement]:
    if part.truth.exercise not in SPECIFICATION:
        return {}
    match = match_faults(part.result, part.truth, part.trace, tolerances)
    checks = tuple(SPECIFICATION[part.truth.exercise].checks)
    allowed = can_be_judged(clip, part.truth, checks)
    found = _timed(clip, part, allowed, tolerances)
    hidden = _hidden(clip, allowed, match.missed)

    def add(check: str, agreement: CheckAgreement) -> None:
        found[check] = found.get(check, CheckAgreement()) + agreement

    for true, _ in match.raised:
        add(true.check, CheckAgreement(plain=1, plain_reported=1))
    for true in (*match.missed, *(true for true, _ in match.wrong_side)):
        if true not in hidden:
            add(true.check, CheckAgreement(plain=1))
    for true in (*match.untold, *hidden):
        add(true.check, CheckAgreement(left_open=1))
    for wrong in (*match.false, *(wrong for _, wrong in match.wrong_side)):
        add(wrong.check, CheckAgreement(false=1))
    for true in near_faults(part.truth):
        told = any(
            fault.check == true.check
            and overlap_s((fault.start_s, fault.end_s), (true.start_s, true.end_s))
            > -tolerances.fault_s
            for fault in part.result.faults
        )
        add(true.check, CheckAgreement(near=1, near_reported=int(told)))
    return found


def _hidden(
    clip: Filmed, allowed: Mapping[str, NDArray[np.bool_]], missed: Iterable[TrueFault]
) -> list[TrueFault]:
    """Those that view or the body itself hid for most of their time."""
    times = np.asarray(clip.arrays.get("time_s", ()), dtype=np.float64)
    found = []
    for fault in missed:
        inside = (times >= fault.start_s) & (times <= fault.end_s)
        if inside.any() and allowed[fault.check][inside].mean() < _MOSTLY:
            found.append(fault)
    return found


def near_faults(truth: PartTruth) -> list[TrueFault]:
    """Those that are at fault for longer than the dwell, and near the limit."""
    checks = SPECIFICATION[truth.exercise].checks
    found = []
    for fault in truth.tolerated:
        check = checks[fault.check]
        limits = [limit for limit in check.limits.values() if limit.fault == fault.limit]
        beyond = max((limit.beyond(fault.value) for limit in limits), default=0.0)
        long = fault.end_s - fault.start_s >= check.dwell_s + DWELL_MARGIN_S
        if beyond > 0.0 and (long or check.of_rep):
            found.append(fault)
    return found


def _timed(
    clip: Filmed,
    part: Replayed,
    allowed: Mapping[str, NDArray[np.bool_]],
    tolerances: Tolerances,
) -> dict[str, CheckAgreement]:
    trace, states = part.trace, part.states
    if trace is None or states is None:
        return {}
    rows = nearest_rows(np.asarray(clip.arrays["time_s"]), trace.time_s)
    found = {}
    for check in allowed:
        if check not in states.codes:
            continue
        state, told = states.at(check, trace.time_s), trace.of(check)
        sure = np.isin(state, (TrueState.OK, TrueState.FAULT))
        judgeable = sure & (rows >= 0) & allowed[check][rows]
        said = judgeable & np.isin(told, (Told.OK, Told.FAULT))
        wrong = (told == Told.OK) & (state == TrueState.FAULT)
        long = [b - a for a, b in runs(trace.time_s, wrong, _LARGEST_STEP_S)]
        found[check] = CheckAgreement(
            plain_oks=sum(length_s > tolerances.false_ok_s for length_s in long),
            judgeable_s=float(trace.frame_s[judgeable].sum()),
            judged_s=float(trace.frame_s[said].sum()),
        )
    return found


def hold_agreement(
    clips: Iterable[tuple[Filmed, tuple[Replayed, ...]]], tolerances: Tolerances = OF_MODEL
) -> HoldAgreement:
    """Compare both clocks of every hold that shows nothing open that stops them."""
    certain = right = left_open = 0
    for clip, part in ((clip, part) for clip, parts in clips for part in parts):
        if part.truth.exercise not in SPECIFICATION:
            continue
        match = match_faults(part.result, part.truth, part.trace, tolerances)
        hidden = _hidden(clip, _stoppers(clip, part), _stopping(part.truth, match.missed))
        excuse = Excuse(part.truth, match)
        pairs = paired(
            [(hold.start_s, hold.end_s) for hold in part.truth.holds],
            [(hold.start_s, hold.time_s) for hold in part.result.holds],
        )
        for i, true in enumerate(part.truth.holds):
            if (
                _open(true, part.truth, hidden)
                or excuse.unseen(true.start_s, true.end_s) is not None
            ):
                left_open += 1
                continue
            certain += 1
            found = part.result.holds[pairs[i]] if i in pairs else None
            right += found is not None and (
                found.side is true.side
                and abs(found.in_position_s - true.in_position_s) <= tolerances.hold_s
                and abs(found.good_form_s - true.good_form_s) <= tolerances.hold_s
            )
    return HoldAgreement(certain, right, left_open)


def _stops(truth: PartTruth, check: str) -> bool:
    spec = SPECIFICATION[truth.exercise].checks[check]
    return spec.stops_clock or spec.stopping is not None


def _stopping(truth: PartTruth, faults: Iterable[TrueFault]) -> list[TrueFault]:
    return [fault for fault in faults if _stops(truth, fault.check)]


def _stoppers(clip: Filmed, part: Replayed) -> Mapping[str, NDArray[np.bool_]]:
    """When those checks can be judged that stop the clock."""
    checks = SPECIFICATION[part.truth.exercise].checks
    wanted = tuple(check for check in checks if _stops(part.truth, check))
    return can_be_judged(clip, part.truth, wanted)


def _open(hold: TrueHold, truth: PartTruth, hidden: Iterable[TrueFault]) -> bool:
    """Whether a fault that stops the clock may rightly be told or not.

    Where the midline cannot be seen, it is also open when a twist begins and ends.
    """
    if _MIDLINE in truth.may_be_unknown:
        return True
    return any(
        overlap_s((hold.start_s, hold.end_s), (fault.start_s, fault.end_s)) > 0.0
        for fault in (*_stopping(truth, truth.tolerated), *hidden)
    )


# The check that tells whether the knee is past it.
_MIDLINE = "crossed"
