"""Gets the poses of a recording: out of a pose file, or from the pictures by the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from posecheck.app.plan import POSES_SUFFIX, Plan
from posecheck.baseline.stretches import Recording as Observations
from posecheck.baseline.survey import Survey, survey
from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.capture.source import StreamHealth
from posecheck.errors import InputError, UsageError
from posecheck.estimation.estimator import RecordingEstimator, make_estimator
from posecheck.exercises.spec import Exercise
from posecheck.pose_models import model_name, pose_model
from posecheck.recognition.parts import Part, few_rows, recognise
from posecheck.tracking.calibration import calibration_for
from posecheck.words import text

if TYPE_CHECKING:
    from posecheck.capture.video_file import VideoFile

__all__ = [
    "Progress",
    "Recording",
    "find_baselines",
    "find_parts",
    "load_poses",
    "no_progress",
    "poses_from",
    "printable",
    "read_poses",
    "share_done",
    "watch",
]

Progress = Callable[[str, float], None]


def no_progress(stage: str, share: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Recording:
    """The poses of a recording, and how well it could be read."""

    track: PoseTrack
    health: StreamHealth


def read_poses(plan: Plan, progress: Progress) -> Recording:
    """Read a pose file, or look at every picture of a video.

    Raises
    ------
    InputError
        If it cannot be read.
    ModelError
        If the pose model is missing or damaged.
    UsageError
        If there is no such model, or the poses are recorded and of another one.
    """
    if plan.poses is not None:
        return _recorded(plan.poses, plan.model)
    return poses_from(plan.video, progress, plan.model, quality=plan.quality)


def poses_from(
    path: Path, progress: Progress, model: str | None = None, *, quality: str = "normal"
) -> Recording:
    """Read a pose file, or look at every picture of a video with a model; see `read_poses`."""
    if path.suffix.lower() == POSES_SUFFIX:
        return _recorded(load_poses(path), model)
    from posecheck.capture.video_file import VideoFile

    with VideoFile(path) as video, closing(make_estimator(model, quality=quality)) as estimator:
        return watch(video, estimator, progress)


def _recorded(track: PoseTrack, model: str | None) -> Recording:
    """Poses are of the model that made them, whichever is asked for."""
    if model is not None and track.model_sha256 != pose_model(model).sha256:
        raise UsageError(
            "error.poses.other_model",
            model=model,
            own=model_name(track.model_sha256) or text("error.poses.no_model"),
        )
    return Recording(track, StreamHealth(frames=len(track)))


def load_poses(path: str | Path) -> PoseTrack:
    """Read recorded poses (``.npz``).

    Returns
    -------
    PoseTrack
        A sequence of observations; NaN where nobody was seen.

    Raises
    ------
    InputError
        If the file is missing, damaged or holds something else.
    """
    path = Path(path)
    try:
        return PoseTrack.load(path)
    except ValueError as error:
        raise InputError("error.poses.none", name=path.name, why=error) from error


def find_baselines(poses: Observations, exercise: Exercise, model: str | None = None) -> Survey:
    """Find where the person lies, and what rest looks like there: a first pass over all poses.

    Parameters
    ----------
    poses : PoseTrack or sequence of Observation
        The whole recording, in order of time.
    model : str, optional
        Which pose model made them, where they do not say so themselves; default: ``"full"``.

    Returns
    -------
    Survey
        ``at(time_s)`` is the baseline that `Engine.step` wants, None while nobody lies.
    """
    sha256 = poses.model_sha256 if isinstance(poses, PoseTrack) else pose_model(model).sha256
    return survey(poses, exercise.measure, exercise.unrest, calibration_for(sha256))


def find_parts(
    poses: PoseTrack, exercises: Sequence[Exercise], progress: Progress = no_progress
) -> tuple[Part, ...]:
    """Find what is done in a recording, and when: which of the exercises, rest, something else."""
    cuts = [False] * len(poses) if poses.cut is None else (poses.cut > 0).tolist()
    enough = poses.taken(few_rows(poses.time_s.tolist(), cuts))
    calibration = calibration_for(poses.model_sha256)
    return recognise(enough, exercises, calibration, lambda share: progress("recognising", share))


def watch(source: VideoFile, estimator: RecordingEstimator, progress: Progress) -> Recording:
    """Look at every frame of a source."""
    from posecheck.estimation.opencv_threads import one_opencv_thread

    builder = PoseTrackBuilder(estimator.model_sha256)
    with one_opencv_thread():
        for seen in estimator.observe_all(source):
            builder.add(seen)
            progress("looking", share_done(seen.time_s, source.duration_s))
    return Recording(builder.build(), source.health)


def share_done(time_s: float, duration_s: float | None) -> float:
    """Share of a recording before a time, 0 to 1; 0 while its length is unknown."""
    return min(1.0, time_s / duration_s) if duration_s else 0.0


def printable(path: Path) -> str:
    """Give a path as text that can be printed and stored, whatever bytes are in it."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
