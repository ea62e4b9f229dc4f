"""Every sample clip: the truth against an exact estimator, and against the pose model.

What the engine gets wrong on the poses of the model is written down in
``known_disagreements.json``; nothing may be added to it without being looked at, and what
agrees again must be taken out.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from posecheck.app.replay.agreement import compare
from posecheck.app.replay.clips import Clip, find_clips
from posecheck.app.replay.findings import Finding
from posecheck.app.replay.part_run import run_part
from posecheck.app.replay.replay import Through, poses_of
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.app.replay.trace import TrueStates
from posecheck.capture.recorded import PoseTrack
from posecheck_studio.benchmarking.sources import track_of
from posecheck_studio.samples import SAMPLES
from posecheck_studio.truth_arrays import exact_track

SAMPLE_VIDEOS = Path(__file__).resolve().parents[2] / "sample_videos"
NAMES = [recipe.name for recipe in SAMPLES]
KNOWN = json.loads(Path(__file__).with_name("known_disagreements.json").read_text("utf-8"))
# Short ones of different exercises go through the model in every run.
THROUGH_MODEL = ("glute_bridge_poor_view", "knee_to_chest_poor_view")


def nothing(stage: str, share: float) -> None:
    """Nobody watches the progress."""


def clip(name: str) -> Clip:
    (found,) = find_clips([SAMPLE_VIDEOS / f"{name}.truth.json"])
    return found


def disagreements(clip: Clip, track: PoseTrack, tolerances: Tolerances) -> set[str]:
    truth, arrays = clip.truth(), clip.arrays()
    assert arrays is not None
    found: list[Finding] = []
    for number, part in enumerate(truth.parts):
        states = TrueStates.of_part(arrays, number)
        run = run_part(track, part, states)
        found += compare(run.result, part, run.trace, states, tolerances)
    assert any(finding.agrees for finding in found)
    return {f"{finding.kind}: {finding.what}" for finding in found if not finding.agrees}


@pytest.mark.parametrize("name", NAMES)
def test_an_exact_estimator_makes_no_error(name: str) -> None:
    sample = clip(name)
    arrays = sample.arrays()
    assert arrays is not None
    track = track_of(exact_track(sample.truth(), arrays))
    wrong = disagreements(sample, track, OF_MODEL)
    assert wrong == set(KNOWN["exact"].get(name, []))


@pytest.mark.parametrize("name", NAMES)
def test_recorded_poses_agree_with_the_truth(name: str) -> None:
    sample = clip(name)
    wrong = disagreements(
        sample, poses_of(sample, sample.truth(), Through.POSES, nothing), OF_MODEL
    )
    assert wrong == set(KNOWN["model"].get(name, []))


@pytest.mark.parametrize("name", THROUGH_MODEL)
def test_the_model_sees_in_the_video_what_was_recorded(name: str) -> None:
    sample = clip(name)
    wrong = disagreements(
        sample, poses_of(sample, sample.truth(), Through.MODEL, nothing), OF_MODEL
    )
    assert wrong == set(KNOWN["model"].get(name, []))


def test_all_samples_together_are_small() -> None:
    total = sum(path.stat().st_size for path in SAMPLE_VIDEOS.iterdir())
    assert total < 30_000_000
