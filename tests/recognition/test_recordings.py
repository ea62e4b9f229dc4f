"""What is recognised in the sample clips, and in recordings of real people where they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import posecheck
from posecheck.app.poses import find_parts
from posecheck.app.replay.clips import Clip, find_clips
from posecheck.app.replay.part_run import run_part
from posecheck.capture.recorded import PoseTrack
from posecheck.exercises import BUILT_IN
from posecheck.landmarks import Side
from posecheck.pose import Observation
from posecheck.recognition.parts import Part, recognise
from posecheck.tracking.calibration import calibration_for
from tests.figures import mirrored
from tests.running import REAL

SAMPLES = Path(__file__).resolve().parents[2] / "sample_videos"
SESSION = Clip(SAMPLES / "session_all_six")
CLIPS = {clip.name: clip for clip in find_clips([SAMPLES]) if clip.name != SESSION.name}
# Somebody lies with the feet up and moves the lower back alone.
NOTHING_DONE = {"lumbar_ramp"}

# Of the real recordings: what they show. Not named are the wrong variants of an exercise, which
# may be taken for it, and be judged so.
SHOWN = {
    **dict.fromkeys(("bridge_a", "bridge_b", "bridge_c", "bridge_d"), "glute_bridge"),
    "bridge_two_people_a": "glute_bridge",
    "leg_raise_low_a": "leg_raise_hold",
    "prone_alternate_a": "ventral_row",
    "prone_alternate_b": "ventral_row",
    "knee_to_chest_generated_a": "knee_to_chest",
}
VARIANTS = {
    "superman_both_a": "ventral_row",
    "superman_both_oblique_a": "ventral_row",
    "arms_overhead_both_a": "long_stretch",
    "bridge_one_leg_a": "glute_bridge",
}
POSES = REAL / "poses"
NAMES = sorted(json.loads((POSES / "labels.json").read_text())) if POSES.is_dir() else []


def named(parts: tuple[Part, ...]) -> list[str]:
    return [part.exercise.name for part in parts if part.exercise is not None]


@pytest.mark.parametrize("clip", CLIPS.values(), ids=CLIPS)
def test_every_sample_clip_shows_what_it_was_made_for(clip: Clip) -> None:
    (truth,) = clip.truth().parts
    expected = [] if clip.name in NOTHING_DONE else [truth.exercise]
    assert named(find_parts(PoseTrack.load(clip.poses), BUILT_IN)) == expected


@pytest.fixture(scope="module")
def session() -> PoseTrack:
    return PoseTrack.load(SESSION.poses)


@pytest.fixture(scope="module")
def result() -> posecheck.Result:
    doses = {part.exercise: part.dose for part in SESSION.truth().parts}
    return posecheck.analyze(SESSION.poses, dose=doses)


def assert_like_the_truth(parts: tuple[Part, ...], later_s: float = 0.0) -> None:
    done = [part for part in parts if part.exercise is not None]
    truths = SESSION.truth().parts
    assert [part.exercise.name for part in done if part.exercise] == [t.exercise for t in truths]
    for part, truth in zip(done, truths, strict=True):
        start_s, end_s = truth.start_s + later_s, truth.end_s + later_s
        assert part.start_s == pytest.approx(start_s, abs=2.0), truth.exercise
        assert part.end_s == pytest.approx(end_s, abs=2.0), truth.exercise


def test_a_session_is_split_into_its_parts(session: PoseTrack) -> None:
    parts = find_parts(session, BUILT_IN)
    assert_like_the_truth(parts)
    assert all(a.end_s <= b.start_s for a, b in pairwise(parts))
    assert parts[0].exercise is None
    assert parts[0].end_s == pytest.approx(22.0, abs=2.0)  # sits, and talks


CHANGES: dict[str, Callable[[Observation], Observation]] = {
    "mirrored": lambda seen: (
        replace(seen, pose=mirrored(replace(seen.pose, contour=None, silhouette=None)))
        if seen.pose
        else seen
    ),
    "an hour later": lambda seen: replace(
        seen,
        time_s=seen.time_s + 3600.0,
        pose=replace(seen.pose, time_s=seen.time_s + 3600.0) if seen.pose else None,
    ),
}


@pytest.mark.parametrize(("name", "every"), [("mirrored", 2), ("an hour later", 3)])
def test_a_session_is_split_alike(session: PoseTrack, name: str, every: int) -> None:
    """At 7.5 pictures a second, from the other side, and at 5 and another time."""
    seen = [CHANGES[name](session[row]) for row in range(0, len(session), every)]
    parts = recognise(seen, BUILT_IN, calibration_for(session.model_sha256))
    assert_like_the_truth(parts, 3600.0 if name == "an hour later" else 0.0)


def test_its_parts_are_judged_as_if_each_was_alone(
    session: PoseTrack, result: posecheck.Result
) -> None:
    done = [part.result for part in result.parts if part.result is not None]
    for part, truth in zip(done, SESSION.truth().parts, strict=True):
        alone = run_part(session, truth).result
        assert part.progress == alone.progress
        assert [hold.side for hold in part.holds] == [hold.side for hold in alone.holds]
        assert [h.time_s - h.start_s for h in part.holds] == pytest.approx(
            [h.time_s - h.start_s for h in alone.holds], abs=0.5
        )
        assert {fault.check for fault in part.faults} == {fault.check for fault in alone.faults}


def test_no_fault_of_one_part_is_charged_to_another(result: posecheck.Result) -> None:
    for part in result.parts:
        for event in (*part.result.faults, *part.result.holds) if part.result else ():
            assert part.start_s <= event.start_s <= part.end_s


def test_a_mirrored_session_has_the_other_sides(session: PoseTrack) -> None:
    seen = [CHANGES["mirrored"](one) for one in session]
    found = posecheck.analyze(seen)
    (raised, *_) = (part.result for part in found.parts if part.result)
    assert [hold.side for hold in raised.holds] == [Side.RIGHT, Side.LEFT]


def test_an_exercise_of_another_package_takes_part_by_its_definition() -> None:
    bridge = next(exercise for exercise in BUILT_IN if exercise.name == "glute_bridge")
    other = replace(bridge, name="hop", checks=())
    track = PoseTrack.load(CLIPS["glute_bridge_good"].poses)
    assert named(find_parts(track, (BUILT_IN[0], other))) == ["hop"]
    assert named(find_parts(track, (BUILT_IN[0],))) == []


def test_where_there_is_nobody_there_is_nothing() -> None:
    nobody = [Observation(row / 10.0, None) for row in range(50)]
    (part,) = recognise(nobody, BUILT_IN, calibration_for())
    assert part.exercise is None
    assert recognise([], BUILT_IN, calibration_for()) == ()


@pytest.mark.skipif(not NAMES, reason="the recordings of real people are not here")
@pytest.mark.parametrize("name", NAMES)
def test_real_people_are_recognised_by_what_they_do(name: str) -> None:
    track = PoseTrack.load(POSES / f"{name}.npz")
    parts = find_parts(track, BUILT_IN)
    shown: Any = SHOWN.get(name)
    if shown:
        assert named(parts) == [shown]
        return
    allowed = VARIANTS.get(name)
    taken_s = sum(
        part.end_s - part.start_s
        for part in parts
        if part.exercise is not None and part.exercise.name != allowed
    )
    assert taken_s <= 0.1 * (track.time_s[-1] - track.time_s[0])
