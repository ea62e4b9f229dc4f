"""Use case: learn a person's own lower back from a recording in which they press and arch it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from posecheck.app.poses import Progress, poses_from
from posecheck.baseline.back_calibration import (
    BackAdvice,
    LowerBackCalibration,
    calibrate,
    what_to_change,
)
from posecheck.baseline.record import Baseline
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.errors import InputError, UsageError
from posecheck.geometry.lower_back import SIGNALS, Readings, Signal
from posecheck.preparation.press_arch import BackMoment, back_moment, find_press_arch
from posecheck.tracking.calibration import calibration_for

__all__ = ["BackFinding", "TimeSpan", "learn_lower_back"]

TimeSpan = tuple[float, float]


@dataclass(frozen=True, slots=True)
class BackFinding:
    """What a recording tells of the lower back.

    Attributes
    ----------
    pressed_s, arched_s : tuple of (start, end)
        When the back was pressed and arched; both ends alike for a moment that was found.
    advice : tuple of BackAdvice
        What to change where it is not seen; empty where it is.
    """

    pressed_s: tuple[TimeSpan, ...]
    arched_s: tuple[TimeSpan, ...]
    calibration: LowerBackCalibration
    advice: tuple[BackAdvice, ...]


@dataclass(frozen=True, slots=True)
class _Lying:
    """The moments of a recording that share one baseline."""

    baseline: Baseline
    moments: list[BackMoment]
    image_size: tuple[int, int]


def learn_lower_back(
    source: Path,
    press_s: Sequence[TimeSpan] = (),
    arch_s: Sequence[TimeSpan] = (),
    progress: Progress = lambda stage, share: None,
    model: str | None = None,
) -> BackFinding:
    """Learn it from the times given, or find them.

    Parameters
    ----------
    source : Path
        A video, or recorded poses.
    press_s, arch_s : sequence of (start, end)
        Both or neither, in seconds.
    model : str, optional
        Which pose model looks at a video.

    Raises
    ------
    UsageError
        If only one of the two is given, or the recorded poses are of another model.
    InputError
        One line on why nothing can be learnt: nobody lies there, no outline was recorded,
        nothing of the kind is done in it.
    """
    if bool(press_s) != bool(arch_s):
        raise UsageError("error.back.press_and_arch")
    name = source.name
    lying = list(_lying(poses_from(source, progress, model).track))
    if not lying:
        raise InputError("error.back.nobody_lies", name=name)
    if not any(_outlined(part) for part in lying):
        raise InputError("error.back.no_outline", name=name)
    return _given(name, lying, press_s, arch_s) if press_s else _found(name, lying)


def _lying(track: PoseTrack) -> Iterator[_Lying]:
    """Read the moments of each baseline, in order of time."""
    found = survey(track, calibration=calibration_for(track.model_sha256))
    parts: dict[int, _Lying] = {}
    for observation in track:
        baseline, pose = found.at(observation.time_s), observation.pose
        if baseline is None or pose is None or baseline.posture not in SIGNALS:
            continue
        part = parts.setdefault(id(baseline), _Lying(baseline, [], pose.image_size))
        part.moments.append(back_moment(pose, baseline))
    yield from parts.values()


def _outlined(part: _Lying) -> bool:
    """Whether any signal of an outline was read; a trunk's turn needs none."""
    return any(
        signal is not Signal.TRUNK_TURN and not math.isnan(value)
        for moment in part.moments
        for signal, value in moment.readings.items()
    )


def _found(name: str, lying: list[_Lying]) -> BackFinding:
    best: BackFinding | None = None
    for part in lying:
        placement = part.baseline.back_placement(part.image_size)
        found = find_press_arch(part.moments, placement)
        if found is None:
            continue
        pressed, arched = (
            tuple((t, t) for t in times) for times in (found.pressed_s, found.arched_s)
        )
        finding = _finding(part, pressed, arched, found.calibration)
        if best is None or finding.calibration.d_prime > best.calibration.d_prime:
            best = finding
    if best is None:
        raise InputError("error.back.not_shown", name=name)
    return best


def _given(
    name: str, lying: list[_Lying], press_s: Sequence[TimeSpan], arch_s: Sequence[TimeSpan]
) -> BackFinding:
    for part in lying:
        pressed, arched = (_within(part, times) for times in (press_s, arch_s))
        if all(pressed) and all(arched):
            placement = part.baseline.back_placement(part.image_size)
            calibration = calibrate(pressed, arched, placement)
            return _finding(part, tuple(press_s), tuple(arch_s), calibration)
    raise InputError("error.back.not_then", name=name)


def _within(part: _Lying, times_s: Sequence[TimeSpan]) -> list[list[Readings]]:
    return [
        [moment.readings for moment in part.moments if start_s <= moment.time_s <= end_s]
        for start_s, end_s in times_s
    ]


def _finding(
    part: _Lying,
    pressed_s: tuple[TimeSpan, ...],
    arched_s: tuple[TimeSpan, ...],
    calibration: LowerBackCalibration,
) -> BackFinding:
    advice = what_to_change(calibration, part.baseline.view.raised_deg)
    return BackFinding(pressed_s, arched_s, calibration, advice)
