"""Use case: replay clips whose truth is known, and say what agrees with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from posecheck.app.poses import Progress, poses_from
from posecheck.app.replay.agreement import Finding, compare
from posecheck.app.replay.clips import Clip, find_clips
from posecheck.app.replay.fault_scores import Replayed
from posecheck.app.replay.part_run import run_part
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.app.replay.trace import TrueStates
from posecheck.capture.recorded import PoseTrack
from posecheck.errors import InputError
from posecheck.report.truth import ClipTruth
from posecheck.words import current_language, use

__all__ = [
    "ClipReplay",
    "PartReplay",
    "ReplayReport",
    "Through",
    "poses_of",
    "replay",
    "replay_clip",
]


class Through(StrEnum):
    """Where the poses come from."""

    POSES = "recorded poses"
    MODEL = "the pose model"


@dataclass(frozen=True, slots=True)
class PartReplay:
    """One exercise of a clip: what was told, what is true, and how they compare."""

    replayed: Replayed
    findings: tuple[Finding, ...]

    @property
    def agrees(self) -> bool:
        """Whether everything does."""
        return all(finding.agrees for finding in self.findings)


@dataclass(frozen=True, slots=True)
class ClipReplay:
    """A clip.

    Attributes
    ----------
    took_s : float
        How long replaying it took.
    framewise : bool
        Whether the truth is known frame by frame; where not, nobody looked for a
        false ok.
    """

    name: str
    through: Through
    parts: tuple[PartReplay, ...]
    frames: int
    took_s: float
    framewise: bool

    @property
    def agrees(self) -> bool:
        """Whether everything does."""
        return all(part.agrees for part in self.parts)


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """All clips, and how far apart a result and the truth were allowed to be.

    Attributes
    ----------
    took_s : float
        How long all of it took; less than its parts where they ran side by side.
    """

    clips: tuple[ClipReplay, ...]
    tolerances: Tolerances
    took_s: float = 0.0

    @property
    def agrees(self) -> bool:
        """Whether everything does."""
        return all(clip.agrees for clip in self.clips)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all clips."""
        return tuple(f for clip in self.clips for part in clip.parts for f in part.findings)


def replay(
    paths: Sequence[Path],
    through: Through | None = None,
    tolerances: Tolerances = OF_MODEL,
    progress: Progress = lambda stage, share: None,
    clock_s: Callable[[], float] = time.perf_counter,
    jobs: int = 1,
    model: str | None = None,
) -> ReplayReport:
    """Replay clips and compare them with their truth.

    Parameters
    ----------
    paths : sequence of Path
        See `find_clips`.
    through : Through, optional
        Default: recorded poses where they are, else the pose model.
    progress : callable
        Told the stage and its share done, 0 to 1.
    clock_s : callable
        Gives the time that replaying takes, for the report.
    jobs : int
        Processes that replay recorded poses side by side. The pose model, which has
        every core at work by itself, is left to one.
    model : str, optional
        Which pose model.

    Raises
    ------
    InputError
        If a clip or its truth is missing or damaged.
    ModelError
        If the pose model is needed and not in order.
    """
    began_s = clock_s()
    clips = find_clips(paths)
    recorded = through is not Through.MODEL and all(clip.poses.is_file() for clip in clips)
    if recorded and min(jobs, len(clips)) > 1:
        one = partial(_recorded, through, tolerances)
        with ProcessPoolExecutor(
            min(jobs, len(clips)), get_context("spawn"), use, (current_language(),)
        ) as pool:
            done = list(_told(pool.map(one, clips), len(clips), progress))
    else:
        done = [
            replay_clip(
                clip, through, tolerances, _nth(progress, index, len(clips)), clock_s, model
            )
            for index, clip in enumerate(clips)
        ]
        progress("replaying", 1.0)
    return ReplayReport(tuple(done), tolerances, clock_s() - began_s)


def _recorded(through: Through | None, tolerances: Tolerances, clip: Clip) -> ClipReplay:
    """Replay one clip in a process of its own."""
    return replay_clip(clip, through, tolerances, lambda stage, share: None)


def _told(done: Iterator[ClipReplay], count: int, progress: Progress) -> Iterator[ClipReplay]:
    for index, clip in enumerate(done):
        progress("replaying", (index + 1) / count)
        yield clip


def _nth(progress: Progress, index: int, count: int) -> Progress:
    """Progress of one clip among many."""
    return lambda stage, share: progress("replaying", (index + share) / count)


def replay_clip(
    clip: Clip,
    through: Through | None,
    tolerances: Tolerances,
    progress: Progress,
    clock_s: Callable[[], float] = time.perf_counter,
    model: str | None = None,
) -> ClipReplay:
    """Replay one clip; see `replay`."""
    began_s = clock_s()
    truth, arrays = clip.truth(), clip.arrays()
    way = through or (Through.POSES if clip.poses.is_file() else Through.MODEL)
    track = poses_of(clip, truth, way, progress, model)
    parts = []
    for number, part in enumerate(truth.parts):
        states = None if arrays is None else TrueStates.of_part(arrays, number)
        replayed = run_part(track, part, states)
        findings = compare(replayed.result, part, replayed.trace, states, tolerances)
        parts.append(PartReplay(replayed, findings))
    took_s = clock_s() - began_s
    return ClipReplay(clip.name, way, tuple(parts), len(track), took_s, arrays is not None)


def poses_of(
    clip: Clip, truth: ClipTruth, through: Through, progress: Progress, model: str | None = None
) -> PoseTrack:
    """Get the poses of a clip: as recorded, or by looking at its pictures with a model.

    Raises
    ------
    InputError
        If there are none, or they cannot be read.
    """
    if through is Through.POSES:
        if not clip.poses.is_file():
            raise InputError("error.clip.no_poses", name=clip.name, poses=clip.poses.name)
        return PoseTrack.load(clip.poses)
    return poses_from(clip.video, progress, model).track
