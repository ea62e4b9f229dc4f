"""Pressing and arching the lower back, found in outlines that are known by construction."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from posecheck.baseline.survey import survey
from posecheck.capture.recorded import PoseTrack
from posecheck.geometry.lower_back import SIGNALS, Signal
from posecheck.pose import Observation
from posecheck.preparation.press_arch import BackMoment, PressArch, back_moment, find_press_arch
from tests.figures import LEFT, Figure, Leg, with_leg
from tests.lying_back import ARM_BESIDE, LYING, Back, breathing, filmed, press_and_arch, with_back
from tests.running import REAL

PRESSED_S, ARCHED_S = (1.0, 5.0, 9.0), (3.0, 7.0, 11.0)
POSES = REAL / "poses"


def found(recording: list[Observation] | PoseTrack) -> list[PressArch]:
    """What is found in each placement of a recording."""
    spans = survey(recording).spans
    results = []
    for baseline in {id(span.baseline): span.baseline for span in spans}.values():
        moments: list[BackMoment] = []
        size = (1, 1)
        for observation in recording:
            inside = any(
                span.baseline is baseline and span.start_s <= observation.time_s <= span.end_s
                for span in spans
            )
            if inside and observation.pose is not None:
                moments.append(back_moment(observation.pose, baseline))
                size = observation.pose.image_size
        if baseline.posture in SIGNALS and moments:
            results.append(find_press_arch(moments, baseline.back_placement(size)))
    return [result for result in results if result is not None]


def near(times: tuple[float, ...], wanted: tuple[float, ...], within_s: float = 0.7) -> bool:
    """A breath moves a turning point by some of the time that is spent around it."""
    return len(times) == len(wanted) and np.allclose(times, wanted, atol=within_s)


@pytest.mark.parametrize("fps", [8.0, 15.0, 30.0])
def test_every_press_and_arch_is_found_at_its_time(fps: float) -> None:
    (result,) = found(filmed(press_and_arch, 14.0, fps=fps))
    assert near(result.arched_s, ARCHED_S)
    assert near(result.pressed_s, PRESSED_S)
    assert set(result.calibration.signals) == {Signal.UNDER_GAP, Signal.BELLY_RISE}


def test_with_an_arm_in_front_the_pelvis_has_to_turn() -> None:
    (result,) = found(filmed(press_and_arch, 14.0, ARM_BESIDE))
    assert set(result.calibration.signals) == {Signal.BELLY_RISE}
    assert len(result.arched_s) == 3


@pytest.mark.parametrize("figure", [LYING, ARM_BESIDE], ids=["arm on the chest", "arm in front"])
@pytest.mark.parametrize("back", [breathing, lambda t: Back()], ids=["breathing", "nothing"])
def test_a_breath_is_none_and_nothing_is_none(
    figure: Figure, back: Callable[[float], Back]
) -> None:
    assert found(filmed(back, 30.0, figure)) == []


def test_once_is_none() -> None:
    assert found(filmed(lambda t: Back(float(4.0 < t < 6.0)), 10.0)) == []


def test_a_leg_that_moves_with_it_is_none() -> None:
    random = np.random.default_rng(1)
    clip = []
    for observation in filmed(press_and_arch, 14.0):
        thigh_deg = 40.0 * press_and_arch(observation.time_s).arched
        figure = with_leg(LYING, LEFT, Leg(thigh_deg=thigh_deg))
        pose = filmed(lambda t: Back(), 0.05, figure)[0].pose
        assert pose is not None
        back = press_and_arch(observation.time_s)
        shown = replace(with_back(pose, back, random), time_s=observation.time_s)
        clip.append(Observation(observation.time_s, shown))
    assert found(clip) == []


def test_without_an_outline_nothing_is_found() -> None:
    clip = [
        Observation(o.time_s, replace(o.pose, contour=None))
        for o in filmed(press_and_arch)
        if o.pose is not None
    ]
    assert found(clip) == []


@pytest.mark.skipif(not POSES.is_dir(), reason="the poses of real people are not here")
def test_a_real_person_presses_and_arches_four_times() -> None:
    track = PoseTrack.load(POSES / "press_arch_a.npz")
    (result,) = found(track)
    labels = json.loads((POSES / "labels.json").read_text("utf-8"))["press_arch_a"]["lower_back"]
    assert near(result.pressed_s, tuple(labels["pressed_s"]), 0.3)
    assert near(result.arched_s, tuple(labels["arched_s"]), 0.3)
    assert result.calibration.d_prime >= 3.0
    baseline = survey(track).spans[0].baseline
    shares = {}
    for observation in track:
        assert observation.pose is not None
        readings = back_moment(observation.pose, baseline).readings
        shares[observation.time_s] = result.calibration.share(readings)[0]

    def around(time_s: float) -> float:
        return float(np.median([s for t, s in shares.items() if abs(t - time_s) <= 0.3]))

    assert min(around(time_s) for time_s in labels["arched_s"]) > 0.5
    assert max(around(time_s) for time_s in labels["pressed_s"]) < 0.3


@pytest.mark.skipif(not POSES.is_dir(), reason="the poses of real people are not here")
@pytest.mark.parametrize(
    "name", sorted(p.stem for p in POSES.glob("*.npz") if p.stem != "press_arch_a")
)
def test_other_real_people_do_not(name: str) -> None:
    assert found(PoseTrack.load(POSES / f"{name}.npz")) == []


def test_the_belly_alone_tells_where_an_arm_lies_in_front() -> None:
    """A synthetic person (the studio's figure, arms beside the trunk, a hollow of 35 mm).

    Pressed until 2.0 s, arched from 3.2 to 5.2 s, pressed from 6.4 to 8.4 s, and once more.
    """
    track = PoseTrack.load(Path(__file__).parent / "press_arch_arm_beside.npz")
    (result,) = found(track)
    assert near(result.arched_s, (4.2, 10.6), 0.3)
    assert near(result.pressed_s, (1.3, 7.4), 0.3)
    assert set(result.calibration.signals) == {Signal.BELLY_RISE}
    assert result.calibration.d_prime >= 2.5
