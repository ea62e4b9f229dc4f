"""What is to be analysed, how, and where the results go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from posecheck.assessment import Dose
from posecheck.baseline.back_calibration import Profile
from posecheck.exercises.limits import Limits
from posecheck.exercises.spec import Exercise

__all__ = ["DEFAULT", "POSES_SUFFIX", "Plan"]

POSES_SUFFIX = ".npz"
# What a setting says of itself that nobody has changed.
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Plan:
    """One analysis.

    Attributes
    ----------
    video : Path
        A video file, or recorded poses (``.npz``).
    exercise : Exercise
    dose : Dose
    limits : Limits
    folder : Path
        Where the results go.
    dose_from : str
        Where the dose comes from, in words.
    changed : frozenset of str
        Limits that a file sets; `limits_from` is its name.
    save_poses, make_video : bool
    quality : str
        ``"normal"`` or ``"best"``.
    language : str
        Of the texts in the video.
    backs : tuple of LowerBackCalibration
        The person's own lower back, as seen from some placements.
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
    quality: str = "normal"
    language: str = "en"
    backs: Profile = ()

    @property
    def has_pictures(self) -> bool:
        """Whether the source is a video and not recorded poses."""
        return self.video.suffix.lower() != POSES_SUFFIX

    @property
    def file_names(self) -> tuple[str, ...]:
        """The files that will be written."""
        wanted = (
            ("poses.npz", self.save_poses),
            ("metrics.csv", True),
            ("annotated.mp4", self.make_video and self.has_pictures),
            ("result.json", True),
        )
        return tuple(name for name, want in wanted if want)
