"""All scores of a set of synthetic clips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from posecheck.app.benchmark.movement_scores import HoldPair, hold_pairs
from posecheck.app.benchmark.scores import Headline, Scores, score
from posecheck.app.replay.fault_scores import Replayed
from posecheck.app.replay.part_run import run_part
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.app.replay.trace import TrueStates
from posecheck_studio.benchmarking.against_specification import (
    CheckAgreement,
    HoldAgreement,
    check_agreement,
    hold_agreement,
)
from posecheck_studio.benchmarking.angle_errors import (
    AngleErrors,
    AngleKey,
    angle_errors,
    pooled,
)
from posecheck_studio.benchmarking.filmed import Filmed
from posecheck_studio.benchmarking.lumbar_reading import (
    GAP,
    LumbarReading,
    lumbar_reading,
    pooled_reading,
)

__all__ = ["SyntheticHeadline", "SyntheticScores", "score_synthetic"]

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class SyntheticHeadline(Headline):
    """The few numbers that a sweep follows: those of any clip, and the error of near angles."""

    near_angle_mae_deg: float


@dataclass(frozen=True, slots=True)
class SyntheticScores:
    """What is measured of any clip (`judging`), and what needs the joints and the camera."""

    judging: Scores
    angles: Mapping[AngleKey, AngleErrors]
    hold_pairs: tuple[HoldPair, ...]
    lumbar: LumbarReading
    agreement: Mapping[tuple[str, str], CheckAgreement]
    hold_agreement: HoldAgreement

    def headline(self) -> SyntheticHeadline:
        """Give the few numbers that a sweep follows."""
        near = pooled(errors for key, errors in self.angles.items() if key.near)
        return SyntheticHeadline(
            **asdict(self.judging.headline()), near_angle_mae_deg=near.score().mae_deg
        )


def score_synthetic(
    clips: Iterable[Filmed],
    tolerances: Tolerances = OF_MODEL,
    progress: Progress = lambda stage, share: None,
) -> SyntheticScores:
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
    seen: list[tuple[Filmed, tuple[Replayed, ...]]] = []
    length = len(clips) if isinstance(clips, list | tuple) else 0
    for clip in clips:
        seen.append((clip, _replayed(clip)))
        if length:
            progress("scoring", len(seen) / length)
    replayed = [parts for _, parts in seen]
    return SyntheticScores(
        judging=score(replayed, tolerances),
        angles=angle_errors(clip for clip, _ in seen),
        hold_pairs=hold_pairs([part for parts in replayed for part in parts], tolerances),
        lumbar=pooled_reading(lumbar_reading(clip, parts) for clip, parts in seen),
        agreement=check_agreement(seen, tolerances),
        hold_agreement=hold_agreement(seen, tolerances),
    )


def _replayed(clip: Filmed) -> tuple[Replayed, ...]:
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
