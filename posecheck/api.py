"""The door for Python: analyse a recording, and look at what was found.

All public names of the package are here or are re-exported by it; see docs/api.md. The
examples run from the folder of the source code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from posecheck.app.analyze import Seen, judge_all, look
from posecheck.app.analyze import save as save_results
from posecheck.app.plan import Plan, plan_for
from posecheck.app.poses import Progress, find_baselines, load_poses, no_progress
from posecheck.app.provenance import provenance_of
from posecheck.assessment import CheckSummary, Dose, FaultInterval, SessionResult
from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.errors import UsageError
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.exercises.registry import all_exercises, find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.pose import Observation
from posecheck.pose_models import pose_model
from posecheck.recognition.parts import Part
from posecheck.report.frame import result_frame
from posecheck.report.result_json import result_document
from posecheck.settings.profile_file import profile_file, read_profile

if TYPE_CHECKING:
    import pandas

    from posecheck.capture.video_file import VideoFile

__all__ = [
    "Result",
    "all_exercises",
    "analyze",
    "find_baselines",
    "find_exercise",
    "load_poses",
    "open_video",
]


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """What was found in a recording; made by `analyze`.

    Times are seconds since the start of the recording. What was not seen is NaN or None,
    and never good: read `checks` before you read an absence of faults as good.

    Attributes
    ----------
    session : SessionResult
        Everything, with all events; what follows is taken from it. Of a recording whose
        exercises were recognised it has no checks: each of its `parts` has its own.
    parts : tuple of Part
        What is done when, if no exercise was named: ``start_s``, ``end_s``, ``doing``,
        ``exercise`` (or None), ``sure`` from 0 to 1, and ``result``, the part's own session.

    Examples
    --------
    >>> import posecheck
    >>> result = posecheck.analyze(
    ...     "sample_videos/glute_bridge_faults_height.poses.npz", "glute_bridge"
    ... )
    >>> len(result.reps)
    5
    >>> [rep.count for rep in result.reps if "not_too_high" in rep.faults]
    [3]
    """

    session: SessionResult
    _seen: Seen = field(compare=False)
    parts: tuple[Part, ...] = ()

    def __repr__(self) -> str:
        return (
            f"Result({self.exercise}: {len(self.reps)} repetitions, {len(self.holds)} holds, "
            f"{len(self.attempts)} attempts, {len(self.faults)} faults)"
        )

    @property
    def exercise(self) -> str:
        """Name of the exercise."""
        return self.session.exercise

    @property
    def reps(self) -> tuple[RepCompleted, ...]:
        """The repetitions that count, with their faults."""
        return self.session.reps

    @property
    def holds(self) -> tuple[HoldEnded, ...]:
        """Every hold, counted or not, with its two clocks."""
        return self.session.holds

    @property
    def attempts(self) -> tuple[AttemptRejected, ...]:
        """Movements that fell short, each with its reason."""
        return self.session.attempts

    @property
    def faults(self) -> tuple[FaultInterval, ...]:
        """Stretches of time in which a check failed."""
        return self.session.faults

    @property
    def checks(self) -> tuple[CheckSummary, ...]:
        """How long each check was ok, failed, and could not be told."""
        return self.session.checks

    @property
    def notes(self) -> tuple[str, ...]:
        """Plain sentences; one that begins with "Can't tell" means that nothing was judged."""
        return self.session.notes

    @property
    def coverage(self) -> float:
        """Share of the time, 0 to 1, in which the movement could be followed."""
        return self.session.coverage

    @property
    def poses(self) -> PoseTrack:
        """What the pose model saw, picture by picture; ``poses.save(path)`` keeps it."""
        return self._seen.recording.track

    def to_frame(self) -> pandas.DataFrame:
        """Give a table with a row for each repetition, hold, attempt and fault.

        Returns
        -------
        pandas.DataFrame
            In order of time; its columns are those of docs/api.md, whatever the exercise.
            A number that is not known is NaN, anything else NA.

        Raises
        ------
        UsageError
            If pandas is not installed (``posecheck-trainer[dataframe]``).

        Examples
        --------
        >>> import posecheck
        >>> result = posecheck.analyze(
        ...     "sample_videos/glute_bridge_good.poses.npz", "glute_bridge"
        ... )
        >>> print(result.to_frame()[["kind", "count", "counted"]].head(2))
                 kind  count  counted
        0  repetition      1     True
        1  repetition      2     True
        """
        return result_frame(self.session)

    def to_dict(self) -> dict[str, Any]:
        """Give what ``result.json`` holds: dicts, lists, texts, numbers and None.

        Examples
        --------
        >>> import posecheck
        >>> result = posecheck.analyze(
        ...     "sample_videos/knee_to_chest_good.poses.npz", "knee_to_chest", dose="1x1x10"
        ... )
        >>> result.to_dict()["dose"]
        {'sets': 1, 'reps': 1, 'hold_s': 10.0, 'from': 'argument'}
        """
        provenance = provenance_of(self._seen.plan, self._seen.recording)
        return result_document(self.session, provenance, self.parts)

    def save(
        self,
        folder: str | Path | None = None,
        *,
        video: bool = True,
        poses: bool = False,
        language: str = "en",
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write the files that ``posecheck analyze`` writes; all of them or none.

        Parameters
        ----------
        folder : path-like, optional
            Made if it is not there; default: ``posecheck-results/NAME-EXERCISE``.
        video : bool
            Make ``annotated.mp4``, where the result comes from a video.
        poses : bool
            Keep ``poses.npz`` too.
        language : str
            Of the video: ``"en"`` or ``"de"``.
        progress : callable
            Told a stage and its share done, 0 to 1.

        Returns
        -------
        tuple of Path
            What was written.

        Raises
        ------
        OutputError
            If the folder cannot be written.
        UsageError
            If the recording itself would be replaced, or there is no such language.

        Examples
        --------
        >>> import tempfile
        >>> import posecheck
        >>> result = posecheck.analyze(
        ...     "sample_videos/glute_bridge_good.poses.npz", "glute_bridge"
        ... )
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [path.name for path in result.save(folder)]
        ['metrics.csv', 'result.json']
        """
        _check("language", language, ("en", "de"))
        plan = replace(
            self._seen.plan,
            folder=self._seen.plan.folder if folder is None else Path(folder),
            make_video=video,
            save_poses=poses,
            language=language,
        )
        return save_results(replace(self._seen, plan=plan), progress).files


def analyze(
    path_or_poses: str | Path | PoseTrack | Iterable[Observation],
    exercise: str | Exercise | None = None,
    *,
    dose: str | Dose | Mapping[str, Dose] | None = None,
    limits: str | Path | Mapping[str, float] | None = None,
    model: str | None = None,
    quality: str = "normal",
    own_back: bool = False,
    progress: Progress = no_progress,
) -> Result:
    """Judge a recording; nothing is written.

    Parameters
    ----------
    path_or_poses : path-like, PoseTrack or iterable of Observation
        A video file, recorded poses (``.npz``), or poses that are here already.
    exercise : str or Exercise, optional
        Which one; see `all_exercises`. Default: what is recognised, each part on its own.
    dose : str, Dose or mapping, optional
        How much was to be done, as ``"1x5x20"``: 1 set of 5 (per side), each held 20 s; or
        doses by exercise. Default: the exercise's own.
    limits : path-like or mapping, optional
        A TOML file of limits, or values by name; those that are not named stay.
    model : str, optional
        Which pose model looks at a video: ``"full"`` (the default), ``"lite"`` or ``"heavy"``;
        or which made the observations.
    quality : str
        ``"normal"``, or ``"best"``: look at each picture twice, half as fast.
    own_back : bool
        Use the lower back that ``posecheck lower-back --save`` has kept on this computer, as
        the command does.
    progress : callable
        Told a stage and its share done, 0 to 1, with every picture.

    Returns
    -------
    Result

    Raises
    ------
    UsageError
        If the exercise is unknown, dose, model or quality make no sense, or
        recorded poses are of another model.
    InputError
        If the recording cannot be read.
    LimitsError
        With all that is wrong with the limits.
    ModelError
        If the pose model is missing or damaged, or recorded poses are of an unknown one.

    Examples
    --------
    >>> import posecheck
    >>> posecheck.analyze("sample_videos/glute_bridge_good.poses.npz", "glute_bridge")
    Result(glute_bridge: 3 repetitions, 0 holds, 0 attempts, 0 faults)
    >>> posecheck.analyze("sample_videos/glute_bridge_good.poses.npz", "glute_brigde")
    Traceback (most recent call last):
    posecheck.errors.UsageError: exercise 'glute_brigde': unknown; did you mean glute_bridge?
    """
    _check("quality", quality, ("normal", "best"))
    here = None if isinstance(path_or_poses, str | Path) else _track(path_or_poses, model)
    name = path_or_poses if isinstance(path_or_poses, str | Path) else "poses"
    plan: Plan = replace(
        plan_for(name, exercise, dose, limits),
        poses=here,
        model=model,
        quality=quality,
        backs=read_profile(profile_file())[0] if own_back else (),
    )
    seen = look(plan, progress)
    session, parts = judge_all(seen)
    return Result(session, seen, parts)


def _check(what: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise UsageError("error.choice.unknown", what=what, given=given, known=", ".join(known))


def _track(poses: PoseTrack | Iterable[Observation], model: str | None) -> PoseTrack:
    if isinstance(poses, PoseTrack):
        return poses
    builder = PoseTrackBuilder("" if model is None else pose_model(model).sha256)
    for observation in poses:
        builder.add(observation)
    return builder.build()


def open_video(path: str | Path) -> VideoFile:
    """Open a video: iterate over it for its pictures, close it or use it in a ``with``.

    Parameters
    ----------
    path : path-like

    Returns
    -------
    VideoFile
        Pictures upright, each with its time in seconds since the first.

    Raises
    ------
    InputError
        If it is not a video that can be read.

    Examples
    --------
    >>> import posecheck
    >>> with posecheck.open_video("sample_videos/demo_glute_bridge.mp4") as video:
    ...     frame = next(iter(video))
    >>> frame.time_s, frame.size_px
    (0.0, (640, 480))
    """
    from posecheck.capture.video_file import VideoFile

    return VideoFile(path)
