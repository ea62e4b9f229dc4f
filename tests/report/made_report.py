"""A result of a sample clip with a video whose pictures tell their time, and logs of sessions."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

import posecheck
from posecheck.assessment import Dose
from posecheck.events import AttemptRejected, EndReason, HoldEnded, RejectReason, RepCompleted
from posecheck.feedback.video_writer import VideoWriter
from posecheck.history.session_file import SessionFile
from posecheck.history.session_record import EndedBecause, PlannedDose
from posecheck.landmarks import Side

SAMPLES = Path(__file__).resolve().parents[2] / "sample_videos"
FPS, WIDTH, HEIGHT = 10, 320, 240
BRIDGE = PlannedDose("glute_bridge", Dose(1, 3, 0.0), has_sides=False)
LIFT = PlannedDose("leg_raise_hold", Dose(1, 2, 10.0), has_sides=True)


def make_result(folder: Path, clip: str, exercise: str) -> Path:
    """Analyse recorded poses, and lay a video of the same length beside the result."""
    result = posecheck.analyze(SAMPLES / f"{clip}.poses.npz", exercise)
    result.save(folder)
    make_video(folder / "annotated.mp4", result.session.duration_s)
    return folder


def make_video(path: Path, duration_s: float) -> None:
    """Write pictures in which a bar grows with the time."""
    with VideoWriter(path, (WIDTH, HEIGHT)) as writer:
        for index in range(int(duration_s * FPS) + 1):
            image = np.full((HEIGHT, WIDTH, 3), 40, np.uint8)
            image[:, : round(WIDTH * index / FPS / duration_s)] = 220
            writer.write(image, index / FPS)


def rep(count: int, time_s: float, faults: tuple[str, ...] = ()) -> RepCompleted:
    span = (time_s, time_s - 4.0, time_s - 2.0)
    return RepCompleted(*span, count, None, 1.8, 1.6, 171.5, faults, not faults)


def hold(side: Side, start_s: float, good_s: float, faults: tuple[str, ...] = ()) -> HoldEnded:
    reason = EndReason.LEFT_POSITION
    clocks = (12.0, good_s, 10.0, good_s >= 10.0)
    return HoldEnded(start_s + 12.0, start_s, side, *clocks, reason, faults, None, good_s)


def make_session(folder: Path, started: datetime, *, pain_after: int, stopped: bool) -> Path:
    """Keep a session: three bridges, one slow, and holds that stop for pain on the right."""
    began = started.isoformat(timespec="seconds")
    with SessionFile.create(folder, (BRIDGE, LIFT), began) as file:
        file.answer("pain_before", 3, 0.0)
        for count in (1, 2, 3):
            file.event("glute_bridge", rep(count, 10.0 * count, ("slow",) if count == 2 else ()))
        file.exercise_ended("glute_bridge", 31.0, EndedBecause.DONE)
        file.event("leg_raise_hold", hold(Side.LEFT, 40.0, 11.0))
        file.event("leg_raise_hold", hold(Side.LEFT, 60.0, 7.5, ("raised_knee",)))
        if not stopped:
            file.event("leg_raise_hold", hold(Side.RIGHT, 80.0, 10.5))
        attempt = AttemptRejected(99.0, 97.0, Side.RIGHT, RejectReason.TOO_SMALL, 0.5)
        file.event("leg_raise_hold", attempt)
        because = EndedBecause.PAIN if stopped else EndedBecause.DONE
        file.exercise_ended("leg_raise_hold", 100.0, because)
        file.answer("pain_after", pain_after, 101.0)
        file.answer("effort_after", 6, 102.0)
        file.end(103.0, because)
    return file.path


def make_fortnight(folder: Path, until: datetime) -> None:
    """Keep three sessions of a fortnight, the second stopped for pain, and an older one."""
    for days, pain, stopped in ((40, 9, False), (12, 2, False), (7, 6, True), (1, 1, False)):
        make_session(folder, until - timedelta(days=days), pain_after=pain, stopped=stopped)
