"""How well repetitions and holds are counted and timed, and how often they are nagged at."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from posecheck.app.replay.fault_scores import Replayed
from posecheck.app.replay.hold_agreement import Excuse
from posecheck.app.replay.matching import match_faults, overlap_s, paired
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.events import HoldEnded
from posecheck.report.truth import TrueHold

__all__ = [
    "CueScore",
    "HoldPair",
    "HoldScore",
    "RepScore",
    "cue_score",
    "hold_pairs",
    "hold_score",
    "rep_score",
]


@dataclass(frozen=True, slots=True)
class RepScore:
    """Repetitions over parts of clips.

    Attributes
    ----------
    parts, true, counted : int
        Parts that consist of repetitions; their repetitions, and those counted.
    mae : float
        Mean difference of the two numbers, per part; NaN without parts.
    exact, off_by_one : float
        Share of the parts with the right number, and with one at most one off, 0 to 1.
    start_mae_s, end_mae_s : float
        Of the beginning and end of each repetition.
    """

    parts: int
    true: int
    counted: int
    mae: float
    exact: float
    off_by_one: float
    start_mae_s: float
    end_mae_s: float


@dataclass(frozen=True, slots=True)
class HoldPair:
    """A true hold and what was made of it; None if it was not seen."""

    clip_part: int
    true: TrueHold
    found: HoldEnded | None
    left_open: bool

    @property
    def in_position_s(self) -> float:
        """Error of the clock; NaN if the hold was not seen."""
        found = self.found
        return math.nan if found is None else found.in_position_s - self.true.in_position_s

    @property
    def good_form_s(self) -> float:
        """Error of the clock; NaN if the hold was not seen."""
        found = self.found
        return math.nan if found is None else found.good_form_s - self.true.good_form_s


@dataclass(frozen=True, slots=True)
class HoldScore:
    """Holds over parts of clips; errors of clocks in seconds, NaN without holds.

    Attributes
    ----------
    true, found, extra, wrong_side : int
        True holds; those that were seen; holds told beyond them; of the other side.
    left_open : int
        With a fault that the camera may leave open: their clocks are not scored.
    counted_right : float
        Share of the true holds, 0 to 1, rightly told to count or not to.
    """

    true: int
    found: int
    extra: int
    wrong_side: int
    left_open: int
    counted_right: float
    in_position_mae_s: float
    in_position_worst_s: float
    good_form_mae_s: float
    good_form_worst_s: float


@dataclass(frozen=True, slots=True)
class CueScore:
    """False cues: faults that were told and are not true.

    Attributes
    ----------
    good : int
        True repetitions and holds without a fault.
    during_good : int
        False cues during them.
    all : int
        False cues in all.
    """

    good: int
    during_good: int
    all: int

    @property
    def per_good(self) -> float:
        """False cues for each good repetition or hold; NaN without any."""
        return self.during_good / self.good if self.good else math.nan


def rep_score(replayed: Iterable[Replayed]) -> RepScore:
    """Score the parts that consist of repetitions."""
    parts = [part for part in replayed if part.truth.dose.hold_s == 0]
    off = [abs(len(part.result.reps) - len(part.truth.reps)) for part in parts]
    starts, ends = [], []
    for part in parts:
        pairs = paired(
            [(rep.start_s, rep.end_s) for rep in part.truth.reps],
            [(rep.start_s, rep.time_s) for rep in part.result.reps],
        )
        for i, j in pairs.items():
            starts.append(abs(part.result.reps[j].start_s - part.truth.reps[i].start_s))
            ends.append(abs(part.result.reps[j].time_s - part.truth.reps[i].end_s))
    return RepScore(
        parts=len(parts),
        true=sum(len(part.truth.reps) for part in parts),
        counted=sum(len(part.result.reps) for part in parts),
        mae=_mean(off),
        exact=_mean([difference == 0 for difference in off]),
        off_by_one=_mean([difference <= 1 for difference in off]),
        start_mae_s=_mean(starts),
        end_mae_s=_mean(ends),
    )


def hold_pairs(
    replayed: Iterable[Replayed], tolerances: Tolerances = OF_MODEL
) -> tuple[HoldPair, ...]:
    """Pair every true hold with the one that was told."""
    found: list[HoldPair] = []
    for number, part in enumerate(replayed):
        match = match_faults(part.result, part.truth, part.trace, tolerances)
        excuse = Excuse(part.truth, match)
        pairs = _pairs(part)
        for i, true in enumerate(part.truth.holds):
            hold = part.result.holds[pairs[i]] if i in pairs else None
            open_ = excuse.unseen(true.start_s, true.end_s) is not None
            found.append(HoldPair(number, true, hold, open_))
    return tuple(found)


def _pairs(part: Replayed) -> dict[int, int]:
    return paired(
        [(hold.start_s, hold.end_s) for hold in part.truth.holds],
        [(hold.start_s, hold.time_s) for hold in part.result.holds],
    )


def hold_score(replayed: Sequence[Replayed], tolerances: Tolerances = OF_MODEL) -> HoldScore:
    """Score the holds."""
    pairs = hold_pairs(replayed, tolerances)
    seen = [pair for pair in pairs if pair.found is not None]
    timed = [pair for pair in seen if not pair.left_open]
    position = [abs(pair.in_position_s) for pair in timed]
    good = [abs(pair.good_form_s) for pair in timed]
    right = [
        pair.found is not None and pair.found.counted == pair.true.counted
        for pair in pairs
        if not pair.left_open
    ]
    return HoldScore(
        true=len(pairs),
        found=len(seen),
        extra=sum(len(part.result.holds) for part in replayed) - len(seen),
        wrong_side=sum(_wrong_side(pair) for pair in seen),
        left_open=sum(pair.left_open for pair in pairs),
        counted_right=_mean(right),
        in_position_mae_s=_mean(position),
        in_position_worst_s=max(position, default=math.nan),
        good_form_mae_s=_mean(good),
        good_form_worst_s=max(good, default=math.nan),
    )


def _wrong_side(pair: HoldPair) -> bool:
    true, found = pair.true.side, pair.found
    return found is not None and true is not None and found.side is not true


def cue_score(replayed: Iterable[Replayed], tolerances: Tolerances = OF_MODEL) -> CueScore:
    """Count the false cues, and those during good repetitions and holds."""
    good, during, everything = 0, 0, 0
    for part in replayed:
        false = match_faults(part.result, part.truth, part.trace, tolerances).false
        spans = [(rep.start_s, rep.end_s) for rep in part.truth.reps if not rep.faults]
        spans += [(hold.start_s, hold.end_s) for hold in part.truth.holds if not hold.faults]
        good += len(spans)
        everything += len(false)
        during += sum(
            any(overlap_s(span, (fault.start_s, fault.end_s)) > 0.0 for span in spans)
            for fault in false
        )
    return CueScore(good, during, everything)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan
