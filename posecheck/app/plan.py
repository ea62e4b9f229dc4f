"""What is to be analysed, how, and where the results go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from posecheck.assessment import Dose
from posecheck.baseline.back_calibration import Profile
from posecheck.capture.names import shown
from posecheck.capture.recorded import PoseTrack
from posecheck.errors import InputError, UsageError
from posecheck.exercises.limits import Limits
from posecheck.exercises.registry import all_exercises, find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.settings.dose import checked_dose, parse_dose

__all__ = ["ARGUMENT", "DEFAULT", "POSES_SUFFIX", "RESULTS", "Plan", "plan_for"]

RESULTS = Path("posecheck-results")
# File systems take names of 255 bytes; a character has up to four.
MAX_STEM = 40

POSES_SUFFIX = ".npz"
# What a setting says of itself that nobody has changed, and one that a program gave.
DEFAULT, ARGUMENT = "default", "argument"


@dataclass(frozen=True, slots=True)
class Plan:
    """One analysis.

    Attributes
    ----------
    video : Path
        A video file, or recorded poses (``.npz``).
    folder : Path
        Where the results go.
    dose_from : str
        Where the dose comes from, in words.
    changed : frozenset of str
        Limits that a file sets; `limits_from` is its name.
    model : str or None
        Which pose model looks at the pictures; None: the default one.
    quality : str
        ``"normal"`` or ``"best"``.
    language : str
        Of the texts in the video.
    backs : tuple of LowerBackCalibration
        The person's own lower back, as seen from some placements.
    poses : PoseTrack, optional
        Poses that are here already: nothing is read, and `video` is but a name.
    shared : bool
        Whether other users of the computer may read the results.
    candidates : tuple of Plan
        Where nobody says which exercise it is: the plan for each that is looked for. The
        exercise, dose and limits of this one then mean nothing.
    """

    video: Path
    exercise: Exercise
    dose: Dose
    limits: Limits
    folder: Path
    dose_from: str = DEFAULT
    changed: frozenset[str] = frozenset()
    limits_from: str = ""
    save_poses: bool = False
    make_video: bool = True
    model: str | None = None
    quality: str = "normal"
    language: str = "en"
    backs: Profile = ()
    poses: PoseTrack | None = None
    shared: bool = False
    candidates: tuple[Plan, ...] = ()

    def for_part(self, exercise: Exercise) -> Plan:
        """Give the plan for a part that shows one of the candidates."""
        own = next(plan for plan in self.candidates if plan.exercise.name == exercise.name)
        fields = ("exercise", "dose", "limits", "dose_from", "changed", "limits_from")
        changes: dict[str, Any] = {name: getattr(own, name) for name in fields}
        return replace(self, **changes, candidates=())

    @property
    def has_pictures(self) -> bool:
        """Whether the source is a video and not recorded poses."""
        return self.poses is None and self.video.suffix.lower() != POSES_SUFFIX

    @property
    def draws(self) -> bool:
        """Whether an annotated video is made."""
        return self.make_video and self.has_pictures

    @property
    def file_names(self) -> tuple[str, ...]:
        """The files that will be written."""
        wanted = (
            ("poses.npz", self.save_poses),
            ("metrics.csv", True),
            ("annotated.mp4", self.draws),
            ("result.json", True),
        )
        return tuple(name for name, want in wanted if want)


def plan_for(
    video: str | Path,
    exercise: str | Exercise | None,
    dose: str | Dose | Mapping[str, Dose] | None = None,
    limits: str | Path | Mapping[str, float] | None = None,
) -> Plan:
    """Check what a person or a program asks for, before any work.

    Parameters
    ----------
    video : path-like
        A video file, or recorded poses (``.npz``).
    exercise : str or Exercise, optional
        Default: what is recognised.
    dose : str, Dose or mapping, optional
        As on the command line, ``"1x5x20"``; default: the exercise's own. Or doses by exercise.
    limits : path-like or mapping, optional
        A TOML file, or values by name for this exercise.

    Raises
    ------
    UsageError
        If the exercise is unknown, the dose makes no sense, or a dose or limits are given
        that must be of one exercise.
    InputError
        If the video is an address.
    LimitsError
        With all that is wrong with the limits.
    """
    if exercise is None:
        if isinstance(dose, str | Dose) or isinstance(limits, Mapping):
            raise UsageError("error.exercise.missing")
        dose = {find_exercise(name).name: own for name, own in (dose or {}).items()}
        plans = tuple(plan_for(video, each, dose, limits) for each in all_exercises())
        return replace(
            plans[0],
            folder=RESULTS / Path(video).stem[:MAX_STEM],
            dose_from=ARGUMENT if dose else DEFAULT,
            candidates=plans,
        )
    if "://" in str(video):
        raise InputError("error.address", path=shown(str(video)))
    found = exercise if isinstance(exercise, Exercise) else find_exercise(exercise)
    used, changed, origin = _limits(limits, found)
    dose = dose.get(found.name) if isinstance(dose, Mapping) else dose
    return Plan(
        video=Path(video),
        exercise=found,
        dose=_dose(dose, found.dose),
        limits=used,
        folder=RESULTS / f"{Path(video).stem[:MAX_STEM]}-{found.name}",
        dose_from=ARGUMENT if dose else DEFAULT,
        changed=changed,
        limits_from=origin,
    )


def _dose(given: str | Dose | None, default: Dose) -> Dose:
    if isinstance(given, Dose):
        return checked_dose(given, default)
    return parse_dose(given, default) if given else default


def _limits(
    given: str | Path | Mapping[str, float] | None, exercise: Exercise
) -> tuple[Limits, frozenset[str], str]:
    """Give the limits, the names of those that are changed, and what changes them."""
    if given is None:
        return exercise.limits, frozenset(), ""
    from posecheck.settings.limits_file import limits_of, read_limits  # 0.1 s of pydantic

    if isinstance(given, Mapping):
        return *limits_of(given, exercise), ARGUMENT
    path = Path(given)
    return *read_limits(path, exercise), path.name
