"""All scores of a set of clips."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from posecheck.app.replay.agreement import Kind, compare
from posecheck.app.replay.fault_scores import FaultScore, Replayed, fault_scores, total
from posecheck.app.replay.part_run import run_part
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.app.replay.trace import TrueStates
from posecheck.studio.benchmarking.against_specification import (
    CheckAgreement,
    HoldAgreement,
    check_agreement,
    hold_agreement,
)
from posecheck.studio.benchmarking.angle_errors import (
    AngleErrors,
    AngleKey,
    angle_errors,
    pooled,
)
from posecheck.studio.benchmarking.filmed import Filmed
from posecheck.studio.benchmarking.lumbar_reading import (
    GAP,
    LumbarReading,
    lumbar_reading,
    pooled_reading,
)
from posecheck.studio.benchmarking.movement_scores import (
    CueScore,
    HoldPair,
    HoldScore,
    RepScore,
    cue_score,
    hold_pairs,
    hold_score,
    rep_score,
)

__all__ = ["Agreeing", "Headline", "Scores", "replay_all", "score"]

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Agreeing:
    """How many findings of each kind agree, of how many."""

    agree: Mapping[Kind, int]
    all: Mapping[Kind, int]
    clips: int
    clips_agree: int


@dataclass(frozen=True, slots=True)
class Headline:
    """The few numbers that a sweep follows; NaN where there is nothing to score.

    Shares from 0 to 1; `false_oks` is the number of times that a check was told ok
    for long while it truly failed.
    """

    near_angle_mae_deg: float
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
    """Everything measured over a set of clips; see the records of each part."""

    clips: int
    parts: int
    frames: int
    duration_s: float
    agreeing: Agreeing
    angles: Mapping[AngleKey, AngleErrors]
    reps: RepScore
    holds: HoldScore
    hold_pairs: tuple[HoldPair, ...]
    checks: Mapping[tuple[str, str], FaultScore]
    cues: CueScore
    coverage: float
    lumbar: LumbarReading
    agreement: Mapping[tuple[str, str], CheckAgreement]
    hold_agreement: HoldAgreement

    def headline(self) -> Headline:
        """Give the few numbers that a sweep follows."""
        checks = total(self.checks.values())
        near = pooled(errors for key, errors in self.angles.items() if key.near)
        false_ok = Kind.FALSE_OK
        return Headline(
            near_angle_mae_deg=near.score().mae_deg,
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


def replay_all(clip: Filmed) -> tuple[Replayed, ...]:
    """Judge every part of a clip on its own poses."""
    framewise = "time_s" in clip.arrays
    return tuple(
        run_part(
            clip.track,
            part,
            TrueStates.of_part(clip.arrays, number) if framewise else None,
            (GAP,),
        )
        for number, part in enumerate(clip.truth.parts)
    )


def score(
    clips: Iterable[Filmed],
    tolerances: Tolerances = OF_MODEL,
    progress: Progress = lambda stage, share: None,
) -> Scores:
    """Replay clips and score them.

    Parameters
    ----------
    clips : iterable of Filmed
        Taken one by one.
    tolerances : Tolerances
    progress : callable
        Told the stage and its share done after each clip, if their number is known.

    Raises
    ------
    UsageError
        If a clip shows an exercise that there is not.
    """
    seen: list[Filmed] = []
    replayed: list[tuple[Replayed, ...]] = []
    length = len(clips) if isinstance(clips, list | tuple) else 0
    for clip in clips:
        seen.append(clip)
        replayed.append(replay_all(clip))
        if length:
            progress("scoring", len(seen) / length)
    parts = [part for row in replayed for part in row]
    return Scores(
        clips=len(seen),
        parts=len(parts),
        frames=sum(len(clip.track) for clip in seen),
        duration_s=sum(clip.truth.duration_s for clip in seen),
        agreeing=_agreeing(replayed, tolerances),
        angles=angle_errors(seen),
        reps=rep_score(parts),
        holds=hold_score(parts, tolerances),
        hold_pairs=hold_pairs(parts, tolerances),
        checks=fault_scores(parts, tolerances),
        cues=cue_score(parts, tolerances),
        coverage=_coverage(parts),
        lumbar=pooled_reading(
            lumbar_reading(clip, row) for clip, row in zip(seen, replayed, strict=True)
        ),
        agreement=check_agreement(zip(seen, replayed, strict=True), tolerances),
        hold_agreement=hold_agreement(zip(seen, replayed, strict=True), tolerances),
    )


def _agreeing(replayed: Iterable[tuple[Replayed, ...]], tolerances: Tolerances) -> Agreeing:
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
