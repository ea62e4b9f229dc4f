"""Use case: from a recording to a result, its files and its video."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from posecheck.app.drawing import Step, draw_video
from posecheck.app.folder import Staging, refuse_to_overwrite, results_folder
from posecheck.app.notes import notes_on, on_others, on_recording
from posecheck.app.plan import Plan
from posecheck.app.poses import (
    Progress,
    Recording,
    find_baselines,
    find_parts,
    no_progress,
    read_poses,
)
from posecheck.app.provenance import provenance_of
from posecheck.assessment import Assessment, SessionResult
from posecheck.baseline.survey import Survey
from posecheck.capture.source import StreamHealth
from posecheck.engine import Engine, assess
from posecheck.exercises import BUILT_IN
from posecheck.exercises.range_of_motion import ReachSeen
from posecheck.exercises.spec import Exercise
from posecheck.recognition.parts import Part, joined
from posecheck.report.metrics_csv import MetricsWriter
from posecheck.report.result_json import result_document

__all__ = ["Outcome", "Seen", "analyze", "judge", "judge_all", "look", "save"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A recording that was looked at: what is judged, and what its files are made of.

    `parts` says what is recognised in it. Where nobody says what it shows, `within` has what
    each part that shows an exercise is judged by, and `found` nothing.
    """

    plan: Plan
    recording: Recording
    found: Survey
    parts: tuple[Part, ...] = ()
    within: tuple[Seen, ...] = ()

    @property
    def judged_by(self) -> tuple[Seen, ...]:
        """The whole recording, or what each part that shows an exercise is judged by."""
        return self.within if self.plan.candidates else (self,)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result, its document, the files that were written, and the parts; see `judge_all`.

    `reaches` says how far holds went, of each that was judged.
    """

    result: SessionResult
    document: dict[str, Any]
    files: tuple[Path, ...]
    reaches: tuple[ReachSeen, ...]
    parts: tuple[Part, ...] = ()


def analyze(plan: Plan, progress: Progress = no_progress) -> Outcome:
    """Analyse a recording and write its results; all of them or none.

    Parameters
    ----------
    progress : callable
        Told the stage and its share done, 0 to 1, with every picture.

    Raises
    ------
    PosecheckError
        One line that says what to do: bad input, missing model, folder not writable.
    """
    return _published(plan, lambda: look(plan, progress), progress)


def save(seen: Seen, progress: Progress = no_progress) -> Outcome:
    """Write the results of a recording that was looked at before, as `analyze` does.

    Raises
    ------
    PosecheckError
        If the folder is not writable, or the recording is no longer there to be drawn on.
    """
    return _published(seen.plan, lambda: seen, progress)


def look(plan: Plan, progress: Progress = no_progress) -> Seen:
    """Get the poses of a recording, and the baselines to judge them by.

    Raises
    ------
    InputError
        If it cannot be read.
    ModelError
        If the pose model is missing or damaged.
    """
    recording = read_poses(plan, progress)
    asked = [each.exercise for each in plan.candidates] or [*BUILT_IN, plan.exercise]
    known = {exercise.name: exercise for exercise in asked}
    parts = find_parts(recording.track, tuple(known.values()), progress)
    if plan.candidates:
        return Seen(plan, recording, Survey(()), parts, tuple(_within(plan, recording, parts)))
    return Seen(plan, recording, find_baselines(recording.track, plan.exercise), parts)


def _within(plan: Plan, recording: Recording, parts: Iterable[Part]) -> Iterator[Seen]:
    track = recording.track
    first = 0
    for part in parts:
        first = max(first, int(np.searchsorted(track.time_s, part.start_s)))
        last = int(np.searchsorted(track.time_s, part.end_s, side="right"))
        if part.exercise is not None:
            own = Recording(track.taken(range(first, last)), StreamHealth(frames=last - first))
            found = find_baselines(own.track, part.exercise)
            yield Seen(plan.for_part(part.exercise), own, found)
        first = last


def judge_all(
    seen: Seen, taker: Callable[[Exercise], Callable[[Assessment], object]] | None = None
) -> tuple[SessionResult, tuple[Part, ...]]:
    """Judge a recording as the exercise that is named, or each part as the one that it shows.

    Gives the result, and the parts with theirs; no parts if an exercise is named. What can only
    be of one exercise (dose, progress, checks) the result of several has not. `taker` gives, for
    each exercise that is judged, what is given every moment of it.
    """
    results = [
        judge(own, taker(own.plan.exercise) if taker else lambda moment: None)
        for own in seen.judged_by
    ]
    if not seen.plan.candidates:
        return results[0], ()
    rest = iter(results)
    parts = tuple(replace(p, result=next(rest)) if p.exercise else p for p in seen.parts)
    track = seen.recording.track
    notes = on_recording(track, seen.recording.health, parts)
    duration_s = float(track.time_s[-1] - track.time_s[0]) if len(track) else 0.0
    return joined(results, duration_s, notes), parts


def judge(seen: Seen, each: Callable[[Assessment], object] = lambda moment: None) -> SessionResult:
    """Run the engine over the poses; `each` is given every moment."""
    engine = _engine(seen.plan)
    for _, assessment in assess(engine, seen.recording.track, seen.found.at):
        each(assessment)
    notes = notes_on(engine, seen.recording.health, seen.found, seen.recording.track)
    return engine.result((*notes, *on_others(engine.exercise, seen.parts)))


def _published(plan: Plan, get: Callable[[], Seen], progress: Progress) -> Outcome:
    refuse_to_overwrite(plan.video, plan.folder, plan.file_names)
    with results_folder(plan.folder, shared=plan.shared) as staging:
        return _write(get(), staging, progress)


def _write(seen: Seen, staging: Staging, progress: Progress) -> Outcome:
    plan = seen.plan
    if plan.save_poses:
        seen.recording.track.save(staging.path("poses.npz"))
    with staging.path("metrics.csv").open("w", encoding="utf-8", newline="") as file:
        shown = {own.plan.exercise.name: own.plan.exercise for own in seen.judged_by}
        table = MetricsWriter(file, *shown.values(), named=bool(plan.candidates))
        reaches: list[ReachSeen] = []

        def taker(exercise: Exercise) -> Callable[[Assessment], None]:
            reaches.append(reach := ReachSeen(exercise))

            def take(moment: Assessment) -> None:
                table.write(moment, exercise.name)
                reach.step(moment)

            return take

        result, parts = judge_all(seen, taker)
    if plan.draws:
        draw_video(plan, _steps(seen), staging.path("annotated.mp4"), progress)
    provenance = provenance_of(plan, seen.recording, plan.file_names)
    document = result_document(result, provenance, parts)
    _write_document(document, staging)
    return Outcome(result, document, staging.publish(), tuple(reaches), parts)


def _engine(plan: Plan) -> Engine:
    return Engine(plan.exercise, plan.dose, plan.limits, plan.backs)


def _steps(seen: Seen) -> Iterator[Step]:
    """Same poses and settings, same steps: the video repeats what the table says."""
    for own in seen.judged_by:
        for step in assess(_engine(own.plan), own.recording.track, own.found.at):
            yield (*step, own.plan.exercise.name)


def _write_document(document: dict[str, Any], staging: Staging) -> None:
    with staging.path("result.json").open("w", encoding="utf-8") as file:
        json.dump(document, file, indent=1, ensure_ascii=False, allow_nan=False)
        file.write("\n")
