"""Clips of stick figures with their truth beside them, as files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from posecheck.app.replay.trace import TrueState
from posecheck.assessment import Dose
from posecheck.capture.recorded import PoseTrack, PoseTrackBuilder
from posecheck.exercises.registry import find_exercise
from posecheck.pose import Observation
from posecheck.report.truth import ClipTruth, PartTruth, TrueRep, truth_document
from tests.figures import bridge, film

STARTS = (2.5, 11.0)
SECONDS = 20.0
FPS = 15.0
KNEES_WRONG_S = (4.0, 6.0)


def track_of(observations: Sequence[Observation]) -> PoseTrack:
    """Record observations."""
    builder = PoseTrackBuilder()
    for observation in observations:
        builder.add(observation)
    return builder.build()


def bridge_part() -> PartTruth:
    """Two good bridges: 3 s up, 1 s at the top, 3 s down, in straight ramps."""
    reps = tuple(TrueRep(s + 0.6, s + 3.5, s + 6.4) for s in STARTS)
    return PartTruth("glute_bridge", 0.0, SECONDS, Dose(1, 2, 0.0), reps=reps)


def write_clip(
    folder: Path, name: str = "bridges", part: PartTruth | None = None, *, knees_wrong: bool = False
) -> Path:
    """Write the poses and the truth of two bridges; give the file of the truth.

    With `knees_wrong` the truth frame by frame says that the knees were wrong for a while.
    """
    observations = film(bridge(STARTS), SECONDS, FPS)
    part = part or bridge_part()
    track_of(observations).save(folder / f"{name}.poses.npz")
    truth = ClipTruth(name, SECONDS, FPS, (1280, 720), (part,))
    target = folder / f"{name}.truth.json"
    target.write_text(json.dumps(truth_document(truth)), encoding="utf-8")
    times = np.array([observation.time_s for observation in observations])
    states = {
        f"state_0_{check.id}": np.full(len(times), TrueState.OK, np.int8)
        for check in find_exercise("glute_bridge").checks
    }
    if knees_wrong:
        inside = (times >= KNEES_WRONG_S[0]) & (times <= KNEES_WRONG_S[1])
        states["state_0_knees"][inside] = TrueState.FAULT
    np.savez(folder / f"{name}.truth.npz", time_s=times, **states)
    return target


def three_reps(part: PartTruth) -> PartTruth:
    """A truth with one repetition more than there are."""
    return replace(part, reps=(*part.reps, TrueRep(18.0, 18.5, 19.5)))
