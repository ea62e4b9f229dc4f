"""Use case: from a recording to a result, its files and its video."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from posecheck.app.folder import ensure_folder, whole_text_file
from posecheck.app.notes import notes_on
from posecheck.assessment import Assessment, Dose, SessionResult
from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.capture.source import StreamHealth
from posecheck.engine import Engine
from posecheck.exercises.limits import Limits, limit_infos
from posecheck.exercises.spec import Exercise
from posecheck.kinematics.survey import Survey, survey
from posecheck.report.metrics_csv import MetricsWriter
from posecheck.report.result_json import Provenance, result_document

__all__ = ["Analysis", "Outcome", "Plan", "analyze", "read_poses"]

Progress = Callable[[str, float], None]
POSES_SUFFIX = ".npz"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done.

    Attributes
    ----------
    video : Path
        A video file, or recorded poses (``.npz``).
    exercise : Exercise
    dose : Dose
    limits : Limits
    changed : frozenset of str
        Limits that a file sets; `limits_from` is its name.
    folder : Path
        Where the results go.
    save_poses, make_video : bool
    quality, language : str
    """

    video: Path
    exercise: Exercise
    dose: Dose
    limits: Limits
    folder: Path
    changed: frozenset[str] = frozenset()
    limits_from: str = ""
    save_poses: bool = False
    make_video: bool = True
    quality: str = "normal"
    language: str = "en"

    @property
    def has_pictures(self) -> bool:
        """Whether the source is a video and not recorded poses."""
        return self.video.suffix.lower() != POSES_SUFFIX


@dataclass(frozen=True, slots=True)
class Analysis:
    """The pure part: what the engine made of a recording."""

    track: PoseTrack
    survey: Survey
    result: SessionResult
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result, its document, and the files that were written, in order."""

    result: SessionResult
    document: dict[str, Any]
    files: tuple[Path, ...] = field(default=())


def analyze(plan: Plan, progress: Progress = lambda stage, share: None) -> Outcome:
    """Analyse a recording and write its results.

    Raises
    ------
    PosecheckError
        One line that says what to do: bad input, missing model, folder not writable.
    """
    folder = ensure_folder(plan.folder)
    track, health = read_poses(plan, progress)
    files: list[Path] = []
    if plan.save_poses:
        files.append(folder / "poses.npz")
        track.save(files[-1])
    found = survey(track, plan.exercise.measure, plan.exercise.unrest)
    files.append(folder / "metrics.csv")
    with whole_text_file(files[-1]) as file:
        writer = MetricsWriter(file, plan.exercise, measure_names(track, found, plan.exercise))
        engine = Engine(plan.exercise, plan.dose, plan.limits)
        for assessment in _steps(engine, track, found):
            writer.write(assessment)
        engine.finish()
    result = engine.result(notes_on(engine, health, found, len(track)))
    document = result_document(result, _provenance(plan, track, health))
    if plan.make_video and plan.has_pictures:
        files.insert(0, folder / "annotated.mp4")
        _draw(plan, track, found, files[0], progress)
    files.insert(0, folder / "result.json")
    with whole_text_file(files[0]) as file:
        json.dump(document, file, indent=1, ensure_ascii=False, allow_nan=False)
        file.write("\n")
    return Outcome(result, document, tuple(files))


def read_poses(plan: Plan, progress: Progress) -> tuple[PoseTrack, StreamHealth]:
    """Get the poses of a recording: from a pose file, or from the model."""
    if not plan.has_pictures:
        track = PoseTrack.load(plan.video)
        return track, StreamHealth(frames=len(track))
    from posecheck.capture.video_file import VideoFile
    from posecheck.estimation.mediapipe_adapter import MediaPipeEstimator

    with (
        VideoFile(plan.video) as video,
        MediaPipeEstimator(
            want_contour=plan.exercise.needs_contour, quality=plan.quality
        ) as estimator,
    ):
        builder = PoseTrackBuilder(estimator.model_sha256)
        for frame in video:
            builder.add(estimator.observe(frame))
            progress("looking", _share(frame.time_s, video.duration_s))
        return builder.build(), video.health


def measure_names(track: PoseTrack, found: Survey, exercise: Exercise) -> tuple[str, ...]:
    """Names of the measures, from the first baseline that has them."""
    return next((tuple(span.baseline.rest) for span in found.spans if span.baseline.rest), ())


def _steps(engine: Engine, track: PoseTrack, found: Survey) -> Iterator[Assessment]:
    for observation in track:
        yield engine.step(observation, found.at(observation.time_s))


def _draw(plan: Plan, track: PoseTrack, found: Survey, path: Path, progress: Progress) -> None:
    """Decode again and draw what the same engine says at each moment."""
    from posecheck.capture.video_file import VideoFile
    from posecheck.feedback.overlay import Overlay
    from posecheck.feedback.video_writer import VideoWriter

    engine = Engine(plan.exercise, plan.dose, plan.limits)
    with VideoFile(plan.video) as video, VideoWriter(path, video.size_px) as writer:
        overlay = Overlay(video.size_px, plan.exercise.name, plan.language)
        for row, frame in enumerate(video):
            observation = track.observation(row)
            assessment = engine.step(observation, found.at(observation.time_s))
            overlay.draw(frame.image_bgr, observation.pose, assessment)
            writer.write(frame.image_bgr, frame.time_s)
            progress("drawing", _share(frame.time_s, video.duration_s))


def _share(time_s: float, duration_s: float | None) -> float:
    return min(1.0, time_s / duration_s) if duration_s else 0.0


def _provenance(plan: Plan, track: PoseTrack, health: StreamHealth) -> Provenance:
    where = dict.fromkeys(plan.changed, plan.limits_from)
    limits = {
        info.name: (float(getattr(plan.limits, info.name)), where.get(info.name, "default"))
        for info in limit_infos(plan.limits)
    }
    source = {
        "name": plan.video.name,
        "frames": health.frames,
        "complete": health.complete,
        "damaged_parts": health.bad_packets,
        "size_changes": health.size_changes,
        "detail": health.detail,
        "quality": plan.quality,
    }
    packages = ("mediapipe", "opencv-contrib-python", "av", "numpy")
    return Provenance(source, limits, track.model_sha256, {p: version(p) for p in packages})
