"""Use case: from a recording to a result, its files and its video."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posecheck.app.drawing import Step, draw_video
from posecheck.app.folder import Staging, refuse_to_overwrite, results_folder
from posecheck.app.notes import notes_on
from posecheck.app.plan import Plan
from posecheck.app.poses import Progress, Recording, read_poses
from posecheck.app.provenance import provenance_of
from posecheck.assessment import SessionResult
from posecheck.baseline.survey import Survey, survey
from posecheck.engine import Engine, assess
from posecheck.report.metrics_csv import MetricsWriter
from posecheck.report.result_json import result_document
from posecheck.tracking.calibration import calibration_for

__all__ = ["Outcome", "analyze", "judge"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result, its document, and the files that were written."""

    result: SessionResult
    document: dict[str, Any]
    files: tuple[Path, ...]


def analyze(plan: Plan, progress: Progress = lambda stage, share: None) -> Outcome:
    """Analyse a recording and write its results; all of them or none.

    Parameters
    ----------
    plan : Plan
    progress : callable
        Told the stage and its share done, 0 to 1, with every picture.

    Raises
    ------
    PosecheckError
        One line that says what to do: bad input, missing model, folder not writable.
    """
    refuse_to_overwrite(plan.video, plan.folder, plan.file_names)
    with results_folder(plan.folder) as staging:
        recording = read_poses(plan, progress)
        if plan.save_poses:
            recording.track.save(staging.path("poses.npz"))
        calibration = calibration_for(recording.track.model_sha256)
        found = survey(recording.track, plan.exercise.measure, plan.exercise.unrest, calibration)
        result = judge(plan, recording, found, staging.path("metrics.csv"))
        if plan.make_video and plan.has_pictures:
            steps = _steps(_engine(plan), recording, found)
            draw_video(plan, steps, staging.path("annotated.mp4"), progress)
        document = result_document(result, provenance_of(plan, recording))
        _write_document(document, staging)
        return Outcome(result, document, staging.publish())


def judge(plan: Plan, recording: Recording, found: Survey, table: Path) -> SessionResult:
    """Run the engine over the poses and write every moment into a table."""
    engine = _engine(plan)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = MetricsWriter(file, plan.exercise)
        for _, assessment in _steps(engine, recording, found):
            writer.write(assessment)
    return engine.result(notes_on(engine, recording.health, found, recording.track))


def _engine(plan: Plan) -> Engine:
    return Engine(plan.exercise, plan.dose, plan.limits, plan.backs)


def _steps(engine: Engine, recording: Recording, found: Survey) -> Iterator[Step]:
    """Same poses and settings, same steps: the video repeats what the table says."""
    return assess(engine, recording.track, found.at)


def _write_document(document: dict[str, Any], staging: Staging) -> None:
    with staging.path("result.json").open("w", encoding="utf-8") as file:
        json.dump(document, file, indent=1, ensure_ascii=False, allow_nan=False)
        file.write("\n")
