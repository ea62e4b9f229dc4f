"""The synthetic person has the lengths and angles that were asked for, and lies on the mat."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.landmarks import Landmark, Side
from posecheck_studio.arms import OnBelly
from posecheck_studio.figure import MAT_TOP_M, Figure, Proportions, landmark_points
from posecheck_studio.legs import Lifted, Planted, Resting
from posecheck_studio.posing import Lying, pose_figure
from posecheck_studio.rotations import angle_between_deg
from posecheck_studio.samples import SAMPLES
from posecheck_studio.staging import perform
from posecheck_studio.trunk import TrunkPose
from posecheck_studio.truths.back import back_of, gap_m

L, R = Side.LEFT, Side.RIGHT
PLAIN = Proportions()
people = st.builds(
    Proportions,
    height_m=st.floats(1.45, 2.0),
    girth=st.floats(0.85, 1.3),
    leg_share=st.floats(0.95, 1.05),
)


def angle_deg(figure: Figure, *corners: Landmark) -> float:
    points = landmark_points(figure)
    a, b, c = (points[corner] for corner in corners)
    return angle_between_deg(a - b, c - b)


def knee_deg(figure: Figure, side: Side) -> float:
    hip, knee, ankle = Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE
    return angle_deg(figure, Landmark(hip + side), Landmark(knee + side), Landmark(ankle + side))


@given(people, st.floats(60.0, 130.0))
@settings(max_examples=40, deadline=None)
def test_a_standing_foot_bends_the_knee_as_asked(person: Proportions, asked_deg: float) -> None:
    figure = pose_figure(person, Lying().leg(L, Planted(asked_deg, apart_m=0.0)))
    assert knee_deg(figure, L) == pytest.approx(asked_deg, abs=0.1)


@given(people, st.floats(15.0, 80.0), st.floats(90.0, 179.0))
@settings(max_examples=40, deadline=None)
def test_a_lifted_leg_has_its_angles(person: Proportions, up_deg: float, bent_deg: float) -> None:
    figure = pose_figure(person, Lying().leg(R, Lifted(up_deg, bent_deg, apart_deg=0.0)))
    thigh = figure.legs[R].knee - figure.hip(R)
    assert np.degrees(np.arcsin(thigh[2] / np.linalg.norm(thigh))) == pytest.approx(up_deg)
    ankle_is_free = figure.legs[R].ankle[2] > MAT_TOP_M + 0.1
    if ankle_is_free:
        assert knee_deg(figure, R) == pytest.approx(bent_deg, abs=0.1)


@pytest.mark.parametrize("recipe", SAMPLES, ids=lambda recipe: recipe.name)
def test_bones_never_stretch_and_nothing_sinks_into_the_floor(recipe) -> None:  # type: ignore[no-untyped-def]
    performance = perform(recipe)
    person = performance.person.proportions
    for time_s in np.linspace(0.0, performance.duration_s - 0.1, 25):
        figure = performance.figure_at(float(time_s))
        if figure is None:
            continue
        for side in Side:
            leg, arm = figure.legs[side], figure.arms[side]
            thigh = np.linalg.norm(leg.knee - figure.hip(side))
            shank = np.linalg.norm(leg.ankle - leg.knee)
            assert thigh == pytest.approx(person.thigh_m, abs=1e-6)
            assert shank == pytest.approx(person.shank_m, abs=1e-6)
            assert np.linalg.norm(arm.wrist - arm.elbow) < person.forearm_m + 0.02
        assert landmark_points(figure)[:, 2].min() > -0.03


@pytest.mark.parametrize("prone", [False, True])
def test_the_same_pose_with_the_head_at_the_other_end_is_its_mirror_image(prone: bool) -> None:
    pose = Lying(prone=prone).leg(L, Resting(8.0)).leg(R, Resting(3.0))
    one = landmark_points(pose_figure(PLAIN, pose, head_right=True))
    other = landmark_points(pose_figure(PLAIN, pose, head_right=False))
    turned = other * (-1.0, -1.0, 1.0)
    assert np.allclose(one, turned, atol=1e-9)


def test_the_gap_under_the_back_grows_with_the_hollow() -> None:
    belly = (OnBelly(), OnBelly())
    gaps = [
        gap_m(back_of(pose_figure(PLAIN, Lying(trunk=TrunkPose(hollow_m=hollow_m), arms=belly))))
        for hollow_m in (0.0, 0.02, 0.04, 0.06)
    ]
    assert gaps[0] < 0.005
    assert all(b - a > 0.01 for a, b in pairwise(gaps))


def test_a_bridge_lifts_the_hips_and_leaves_the_shoulders() -> None:
    foot = Planted(82.0)
    down = pose_figure(PLAIN, Lying(legs=(foot, foot)))
    up = pose_figure(PLAIN, Lying(trunk=TrunkPose(bridge_deg=20.0), legs=(foot, foot)))
    assert up.hip(L)[2] - down.hip(L)[2] > 0.12
    assert up.shoulder(L)[2] == pytest.approx(down.shoulder(L)[2], abs=0.01)
    assert np.allclose(up.legs[L].ankle, down.legs[L].ankle, atol=1e-6)
