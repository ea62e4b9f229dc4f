"""Use case: from a recording to a result, its files and its video."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posecheck.app.drawing import Step, draw_video
from posecheck.app.folder import Staging, refuse_to_overwrite, results_folder
from posecheck.app.notes import notes_on
from posecheck.app.plan import Plan
from posecheck.app.poses import Progress, Recording, find_baselines, no_progress, read_poses
from posecheck.app.provenance import provenance_of
from posecheck.assessment import Assessment, SessionResult
from posecheck.baseline.survey import Survey
from posecheck.engine import Engine, assess
from posecheck.exercises.range_of_motion import ReachSeen
from posecheck.report.metrics_csv import MetricsWriter
from posecheck.report.result_json import result_document

__all__ = ["Outcome", "Seen", "analyze", "judge", "look", "save"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A recording that was looked at: what is judged, and what its files are made of."""

    plan: Plan
    recording: Recording
    found: Survey


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result, its document, the files that were written, and how far holds went."""

    result: SessionResult
    document: dict[str, Any]
    files: tuple[Path, ...]
    reach: ReachSeen


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
    return Seen(plan, recording, find_baselines(recording.track, plan.exercise))


def judge(seen: Seen, each: Callable[[Assessment], object] = lambda moment: None) -> SessionResult:
    """Run the engine over the poses; `each` is given every moment."""
    engine = _engine(seen.plan)
    for _, assessment in _steps(engine, seen):
        each(assessment)
    notes = notes_on(engine, seen.recording.health, seen.found, seen.recording.track)
    return engine.result(notes)


def _published(plan: Plan, get: Callable[[], Seen], progress: Progress) -> Outcome:
    refuse_to_overwrite(plan.video, plan.folder, plan.file_names)
    with results_folder(plan.folder, shared=plan.shared) as staging:
        return _write(get(), staging, progress)


def _write(seen: Seen, staging: Staging, progress: Progress) -> Outcome:
    plan = seen.plan
    if plan.save_poses:
        seen.recording.track.save(staging.path("poses.npz"))
    with staging.path("metrics.csv").open("w", encoding="utf-8", newline="") as file:
        table, reach = MetricsWriter(file, plan.exercise), ReachSeen(plan.exercise)

        def take(moment: Assessment) -> None:
            table.write(moment)
            reach.step(moment)

        result = judge(seen, take)
    if plan.draws:
        draw_video(plan, _steps(_engine(plan), seen), staging.path("annotated.mp4"), progress)
    document = result_document(result, provenance_of(plan, seen.recording, plan.file_names))
    _write_document(document, staging)
    return Outcome(result, document, staging.publish(), reach)


def _engine(plan: Plan) -> Engine:
    return Engine(plan.exercise, plan.dose, plan.limits, plan.backs)


def _steps(engine: Engine, seen: Seen) -> Iterator[Step]:
    """Same poses and settings, same steps: the video repeats what the table says."""
    return assess(engine, seen.recording.track, seen.found.at)


def _write_document(document: dict[str, Any], staging: Staging) -> None:
    with staging.path("result.json").open("w", encoding="utf-8") as file:
        json.dump(document, file, indent=1, ensure_ascii=False, allow_nan=False)
        file.write("\n")
