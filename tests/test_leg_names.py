"""Whose leg is up, told by the outline at the soles."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posecheck.baseline.edges import reach_t, sole_t
from posecheck.baseline.leg_names import LegNames
from posecheck.baseline.record import to_mat
from posecheck.baseline.sanity import seen_landmarks
from posecheck.baseline.survey import survey
from posecheck.exercises.registry import find_exercise
from posecheck.landmarks import Side
from posecheck.pose import Observation, Pose, Silhouette
from tests.figures import Figure, Leg, film, mirrored, with_leg
from tests.outlined import (
    DOWN_S,
    END_S,
    FAR,
    FPS,
    NEAR,
    UP_S,
    VIEW,
    L,
    clip,
    exchanged,
    judged,
)
from tests.test_holds_figure import HOOK_LYING, pulled
from tests.test_row_silhouette import masked


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("mirror", [False, True])
def test_a_knee_drawn_under_the_other_legs_name(side: Side, mirror: bool) -> None:
    observations = clip(HOOK_LYING, lambda _: pulled(side, 1.0), exchanged, (UP_S, DOWN_S + 1.0))
    if mirror:
        observations = [Observation(o.time_s, o.pose and mirrored(o.pose)) for o in observations]
    (hold,) = judged("knee_to_chest", observations)[0].holds
    assert hold.side is (side.other if mirror else side)
    assert hold.counted


@pytest.mark.parametrize("side", Side)
def test_names_that_change_with_every_other_look_do_not_change_the_side(side: Side) -> None:
    def flickering(pose: Pose) -> Pose:
        """The legs tremble, too, or they would stay where they were."""
        image = pose.points_image + 14.0 * math.sin(25.0 * pose.time_s)
        pose = replace(pose, points_image=np.asarray(image))
        return exchanged(pose) if int(pose.time_s / 0.4) % 2 else pose

    observations = clip(HOOK_LYING, lambda _: pulled(side, 1.0), flickering, (UP_S, DOWN_S))
    result, _ = judged("knee_to_chest", observations)
    assert {hold.side for hold in result.holds if hold.in_position_s > 1.0} == {side}
    assert sum(hold.in_position_s for hold in result.holds) > 0.8 * (DOWN_S - UP_S)


def test_looks_at_a_frayed_outline_with_doubt_between_them_name_no_other_leg() -> None:
    def frayed(pose: Pose) -> Pose:
        """A near foot that stands reads as lifted in every fifth picture, and as nothing else."""
        assert pose.silhouette is not None
        risen_t = 0.032 if round(pose.time_s * FPS) % 5 else 0.07
        edges = pose.silhouette.edges_px.copy()
        edges[:, 1] -= risen_t * 200.0
        return replace(pose, silhouette=Silhouette(edges))

    exercise = find_exercise("knee_to_chest")
    observations = clip(HOOK_LYING, lambda _: pulled(FAR, 1.0), frayed, (6.0, 9.0))
    baseline = survey(observations, exercise.measure, exercise.unrest).at(8.0)
    assert baseline is not None
    names = LegNames()
    for pose in (o.pose for o in observations if o.pose is not None):
        rows = list(range(33))
        points = to_mat(pose.points_image, baseline.mat)
        names.mend(pose, baseline, points, seen_landmarks(pose), rows)
        assert rows == list(range(33)), pose.time_s


@pytest.mark.parametrize(("foot_x", "named"), [(0.62, True), (0.75, False)])
def test_only_a_foot_that_stands_where_it_stood_names_a_leg(foot_x: float, named: bool) -> None:
    def risen(pose: Pose) -> Pose:
        assert pose.silhouette is not None
        edges = pose.silhouette.edges_px.copy()
        edges[:, 1] -= 0.06 * 200.0
        return replace(pose, silhouette=Silhouette(edges))

    figure = with_leg(pulled(FAR, 1.0), NEAR, Leg(foot_x=foot_x))
    exercise = find_exercise("knee_to_chest")
    observations = clip(HOOK_LYING, lambda _: figure, risen, (6.0, 9.0))
    baseline = survey(observations, exercise.measure, exercise.unrest).at(8.0)
    assert baseline is not None
    names, exchanged_s = LegNames(), 0.0
    for pose in (o.pose for o in observations if o.pose is not None):
        rows = list(range(33))
        names.mend(
            pose, baseline, to_mat(pose.points_image, baseline.mat), seen_landmarks(pose), rows
        )
        exchanged_s += (rows != list(range(33))) / FPS
    assert (exchanged_s > 2.0, exchanged_s == 0.0) == (named, not named)


def test_where_the_mask_frays_at_the_toes_the_soles_are_as_high() -> None:
    exercise = find_exercise("knee_to_chest")
    observations = clip(HOOK_LYING, lambda _: pulled(FAR, 1.0))
    baseline = survey(observations, exercise.measure, exercise.unrest).at(8.0)
    pose = observations[8 * round(FPS)].pose
    assert baseline is not None
    assert pose is not None
    assert pose.silhouette is not None
    edges = pose.silhouette.edges_px.copy()
    toes_px = float(pose.points_image[L.LEFT_FOOT_INDEX + NEAR, 0])
    tip = int(toes_px / pose.image_size[0] * len(edges))
    edges[tip : tip + 3, 1] += 0.10 * baseline.mat.torso_px
    frayed = replace(pose, silhouette=Silhouette(edges))
    hip_t = 0.0
    before, after = (sole_t(p, baseline.mat, hip_t - 0.7) for p in (pose, frayed))
    assert after == pytest.approx(before, abs=0.01)
    lowest = [reach_t(p, baseline.mat, hip_t - 0.7)[0] for p in (pose, frayed)]
    assert lowest[1] == pytest.approx(lowest[0] - 0.10, abs=0.01)
    bare = replace(pose, silhouette=None)
    assert math.isnan(sole_t(bare, baseline.mat, hip_t - 0.7))


@pytest.mark.parametrize("side", Side)
def test_legs_that_lay_flat_before_say_nothing_of_soles_that_stand(side: Side) -> None:
    def script(t: float) -> Figure:
        if 10.0 <= t < 16.0:
            return pulled(side, 1.0)
        return Figure() if t < 7.0 else HOOK_LYING

    shown = []
    for now in film(script, END_S, FPS, VIEW):
        assert now.pose is not None
        shown.append(Observation(now.time_s, masked(now.pose)))
    exercise = find_exercise("knee_to_chest")
    rest = [
        survey(seen, exercise.measure, exercise.unrest).at(12.0)
        for seen in (shown, [o for o in shown if o.time_s >= 7.0])
    ]
    lain, stood = (baseline.rest["feet_low_t"] for baseline in rest if baseline is not None)
    assert math.isnan(lain) or lain == pytest.approx(stood, abs=0.01)
    holds = judged("knee_to_chest", shown, hold_s=4.0)[0].holds
    assert [hold.side for hold in holds if hold.counted] == [side]
