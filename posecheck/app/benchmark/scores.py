"""Counts, clocks and faults of a set of clips, against their truth."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from posecheck.app.benchmark.movement_scores import (
    CueScore,
    HoldScore,
    RepScore,
    cue_score,
    hold_score,
    rep_score,
)
from posecheck.app.replay.agreement import Kind, compare
from posecheck.app.replay.fault_scores import FaultScore, Replayed, fault_scores, total
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances

__all__ = ["Agreeing", "Headline", "Scores", "score"]


@dataclass(frozen=True, slots=True)
class Agreeing:
    """How many findings of each kind agree, of how many."""

    agree: Mapping[Kind, int]
    all: Mapping[Kind, int]
    clips: int
    clips_agree: int


@dataclass(frozen=True, slots=True)
class Headline:
    """The few numbers that say how well it went; NaN where there is nothing to score.

    Shares from 0 to 1; `false_oks` is the number of times that a check was reported ok
    for long while it truly failed.
    """

    rep_mae: float
    good_form_mae_s: float
    counted_right: float
    precision: float
    recall: float
    f1: float
    cant_tell: float
    false_cues_per_good: float
    false_oks: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured over a set of clips; see the records of each part.

    Attributes
    ----------
    clips, parts, frames : int
        Clips, exercises in them, and pictures in those.
    duration_s : float
        Of the exercises.
    coverage : float
        Share of that time, 0 to 1, in which the movement could be followed.
    """

    clips: int
    parts: int
    frames: int
    duration_s: float
    agreeing: Agreeing
    reps: RepScore
    holds: HoldScore
    checks: Mapping[tuple[str, str], FaultScore]
    cues: CueScore
    coverage: float

    def headline(self) -> Headline:
        """Give the few numbers that say how well it went."""
        checks = total(self.checks.values())
        false_ok = Kind.FALSE_OK
        return Headline(
            rep_mae=self.reps.mae,
            good_form_mae_s=self.holds.good_form_mae_s,
            counted_right=self.holds.counted_right,
            precision=checks.precision,
            recall=checks.recall,
            f1=checks.f1,
            cant_tell=checks.cant_tell,
            false_cues_per_good=self.cues.per_good,
            false_oks=self.agreeing.all[false_ok] - self.agreeing.agree[false_ok],
            coverage=self.coverage,
        )


def score(clips: Sequence[Sequence[Replayed]], tolerances: Tolerances = OF_MODEL) -> Scores:
    """Score clips, each given by its replayed exercises."""
    parts = [part for clip in clips for part in clip]
    return Scores(
        clips=len(clips),
        parts=len(parts),
        frames=sum(len(part.trace.time_s) for part in parts if part.trace is not None),
        duration_s=sum(part.result.duration_s for part in parts),
        agreeing=_agreeing(clips, tolerances),
        reps=rep_score(parts),
        holds=hold_score(parts, tolerances),
        checks=fault_scores(parts, tolerances),
        cues=cue_score(parts, tolerances),
        coverage=_coverage(parts),
    )


def _agreeing(replayed: Iterable[Sequence[Replayed]], tolerances: Tolerances) -> Agreeing:
    agree: Counter[Kind] = Counter(dict.fromkeys(Kind, 0))
    everything: Counter[Kind] = Counter(dict.fromkeys(Kind, 0))
    clips, clips_agree = 0, 0
    for parts in replayed:
        findings = [
            finding
            for part in parts
            for finding in compare(part.result, part.truth, part.trace, part.states, tolerances)
        ]
        everything.update(finding.kind for finding in findings)
        agree.update(finding.kind for finding in findings if finding.agrees)
        clips += 1
        clips_agree += all(finding.agrees for finding in findings)
    return Agreeing(agree, everything, clips, clips_agree)


def _coverage(parts: Iterable[Replayed]) -> float:
    """Share of the time of all parts in which the movement could be followed."""
    times = [(part.result.coverage, part.result.duration_s) for part in parts]
    whole_s = sum(duration_s for _, duration_s in times)
    return sum(share * duration_s for share, duration_s in times) / whole_s if whole_s else math.nan
