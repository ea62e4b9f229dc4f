"""Bridges of real people keep their count, whatever is done to the recording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from posecheck.assessment import SessionResult
from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.engine import Engine, assess
from posecheck.events import RejectReason
from posecheck.exercises.registry import find_exercise
from posecheck.pose import Observation, Pose
from posecheck.tracking.calibration import calibration_for
from tests.figures import mirrored
from tests.running import REAL, fault_names

POSES = REAL / "poses"
COUNTS = {"bridge_a": (1, 1), "bridge_b": (3, 3), "bridge_c": (3, 3), "bridge_d": (7, 7)}
COUNTS |= {"bridge_two_people_a": (2, 3), "bridge_one_leg_a": (0, 0), "bridge_close_up_a": (0, 0)}

Change = Callable[[list[Observation]], list[Observation]]


def analysed(name: str, change: Change = list) -> SessionResult:
    path = POSES / f"{name}.npz"
    if not path.is_file():
        pytest.skip("the folder of real recordings is not here")
    exercise, track = find_exercise("glute_bridge"), PoseTrack.load(path)
    clip = change(list(track))
    calibration = calibration_for(track.model_sha256)
    found = survey(clip, exercise.measure, exercise.unrest, calibration)
    engine = Engine(exercise)
    for _ in assess(engine, clip, found.at):
        pass
    return engine.result()


def thinned(fps: float) -> Change:
    def change(clip: list[Observation]) -> list[Observation]:
        kept: list[Observation] = []
        for observation in clip:
            if not kept or observation.time_s - kept[-1].time_s >= 1.0 / fps - 1e-3:
                kept.append(observation)
        return kept

    return change


def each(change: Callable[[Pose], Pose]) -> Change:
    return lambda clip: [Observation(o.time_s, change(o.pose) if o.pose else None) for o in clip]


def scaled(pose: Pose) -> Pose:
    width, height = pose.image_size
    points = pose.points_image * 1.5
    return replace(
        pose,
        points_image=points,
        image_size=(width * 3 // 2, height * 3 // 2),
        contour=None,
        silhouette=None,
    )


def shifted(pose: Pose) -> Pose:
    """The same in a larger picture, elsewhere in it."""
    width, height = pose.image_size
    return replace(
        pose,
        points_image=pose.points_image + (60.0, 40.0),
        image_size=(width + 120, height + 80),
        contour=None,
        silhouette=None,
    )


CHANGES: dict[str, Change] = {
    "as it is": list,
    "10 pictures a second": thinned(10.0),
    "5 pictures a second": thinned(5.0),
    "mirrored": each(lambda pose: mirrored(replace(pose, contour=None, silhouette=None))),
    "larger": each(scaled),
    "elsewhere": each(shifted),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("name", COUNTS)
def test_the_count_stays(name: str, change: Change) -> None:
    result = analysed(name, change)
    least, most = COUNTS[name]
    assert least <= len(result.reps) <= most
    assert not fault_names(result) & {"feet_flat", "shoulders_flat"}


@pytest.mark.parametrize(("name", "told"), [("bridge_b", "slow"), ("bridge_d", "slow")])
def test_fast_bridges_are_told(name: str, told: str) -> None:
    assert told in fault_names(analysed(name))


def test_a_repetition_that_is_cut_has_no_tempo() -> None:
    reps = analysed("bridge_b").reps
    assert [rep.up_s == rep.up_s for rep in reps] == [True, True, False]


def test_one_leg_in_the_air_is_said() -> None:
    result = analysed("bridge_one_leg_a")
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.FOOT_UP] * 2


def test_nothing_else_that_real_people_do_is_a_bridge() -> None:
    for path in sorted(POSES.glob("*.npz")):
        if path.stem not in COUNTS:
            assert analysed(path.stem).reps == (), path.stem
