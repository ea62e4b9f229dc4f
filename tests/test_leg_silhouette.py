"""Legs that the model loses or takes for each other, told by the outline of the person."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from posecheck.baseline.sanity import Gate
from posecheck.baseline.survey import survey
from posecheck.events import Phase
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Moment, Zone
from posecheck.geometry.posture import View as View_
from posecheck.geometry.posture import ViewKind
from posecheck.landmarks import Side
from posecheck.pose import Observation, Pose, Silhouette
from posecheck.verdict import Measures, State
from tests.figures import RIGHT, Arm, Figure, Leg, with_leg
from tests.outlined import (
    DOWN_S,
    END_S,
    FAR,
    NEAR,
    STANDING,
    UP_S,
    VIEW,
    Draw,
    L,
    clip,
    exchanged,
    judged,
    lost,
    merged,
    told,
    up_on,
)
from tests.running import fault_names
from tests.test_holds_figure import HOOK_LYING, PRONE, pulled, row, stretched
from tests.test_row_silhouette import LEGS


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("draw", [merged, exchanged])
def test_legs_stay_where_they_were_while_the_outline_does(side: Side, draw: Draw) -> None:
    observations = clip(Figure(), lambda _: up_on(side), draw, (7.0, 12.0))
    result, steps = judged("leg_raise_hold", observations)
    (hold,) = result.holds
    assert (hold.side, hold.counted) == (side, True)
    assert hold.in_position_s == pytest.approx(DOWN_S - UP_S, abs=0.6)
    assert fault_names(result) == set()
    assert told(steps, "raised_knee", 7.0, 12.0) == {State.OK}


@pytest.mark.parametrize("side", Side)
def test_legs_mixed_up_on_the_way_up_do_not_begin_anew(side: Side) -> None:
    mixed_up = clip(Figure(), lambda _: up_on(side), merged, (3.8, 4.1))
    (hold,) = judged("leg_raise_hold", trembling(mixed_up, 0.025))[0].holds
    assert hold.side is side
    assert hold.start_s == pytest.approx(UP_S + 0.5, abs=0.15)


def test_without_an_outline_they_cannot() -> None:
    observations = clip(Figure(), lambda _: up_on(NEAR), merged, (7.0, 12.0), outline=False)
    result, _ = judged("leg_raise_hold", observations)
    assert sum(hold.in_position_s for hold in result.holds) < DOWN_S - UP_S - 3.0


def test_a_leg_that_moves_is_not_held_back() -> None:
    folded = Leg(foot_x=0.28)

    def up(t: float) -> Figure:
        return with_leg(up_on(NEAR), FAR, folded) if 8.0 <= t < 10.5 else up_on(NEAR)

    result, _ = judged("leg_raise_hold", clip(Figure(), up))
    (fault,) = [f for f in result.faults if f.check == "support_knee"]
    assert fault.start_s == pytest.approx(8.0, abs=0.3)
    assert fault.end_s == pytest.approx(10.5, abs=0.4)


def trembling(observations: list[Observation], by_t: float = 0.07) -> list[Observation]:
    """An outline that is up by this much in every other picture: nothing lies still."""
    shown = []
    for number, o in enumerate(observations):
        assert o.pose is not None and o.pose.silhouette is not None
        edges = o.pose.silhouette.edges_px - (by_t * 200.0 if number % 2 else 0.0)
        shown.append(Observation(o.time_s, replace(o.pose, silhouette=Silhouette(edges))))
    return shown


@pytest.mark.parametrize("side", Side)
def test_a_raised_leg_that_is_lost_is_held_on_by_the_outline_and_not_judged(side: Side) -> None:
    observations = clip(Figure(), lambda _: up_on(side), lost(side), (7.0, 12.0))
    result, steps = judged("leg_raise_hold", trembling(observations))
    (hold,) = result.holds
    assert (hold.side, hold.counted) == (side, True)
    assert hold.in_position_s == pytest.approx(DOWN_S - UP_S, abs=0.6)
    assert fault_names(result) == set()
    # With the near leg up the trembling takes the far sole over its limit in every other picture.
    doubtful = ("raised_knee", "leg_height", *(("support_knee",) if side is FAR else ()))
    for check in doubtful:
        assert told(steps, check, 8.0, 11.9) == {State.UNKNOWN}


def for_each_other(pose: Pose) -> Pose:
    """The knees drawn past each other: the pulled thigh where the other one leans."""
    points = merged(pose).points_image.copy()
    points[L.LEFT_KNEE + NEAR] -= (60.0, 0.0)
    points[L.LEFT_KNEE + FAR] += (60.0, 0.0)
    return replace(pose, points_image=points)


def close_to_each_other(pose: Pose) -> Pose:
    """Each knee drawn nearer to the other one, the feet where they are."""
    points = pose.points_image.copy()
    left, right = points[L.LEFT_KNEE].copy(), points[L.RIGHT_KNEE].copy()
    points[L.LEFT_KNEE] += 0.35 * (right - left)
    points[L.RIGHT_KNEE] += 0.35 * (left - right)
    return replace(pose, points_image=points)


@pytest.mark.parametrize(
    ("draw", "began_s", "lost_s"),
    [(merged, 7.0, 0.0), (close_to_each_other, UP_S, 0.0), (for_each_other, 7.0, 0.0)],
)
def test_two_thighs_drawn_as_one_are_no_pull_that_is_not_deep(
    draw: Draw, began_s: float, lost_s: float
) -> None:
    """Drawn between them the pulled one is at least as far up; drawn for each other, who knows."""
    observations = clip(HOOK_LYING, lambda _: pulled(NEAR, 1.0), draw, (began_s, 9.0))
    result, steps = judged("knee_to_chest", trembling(observations))
    (hold,) = result.holds
    assert (hold.side, hold.counted) == (NEAR, True)
    assert hold.in_position_s == pytest.approx(DOWN_S - UP_S - lost_s, abs=0.6)
    assert hold.good_form_s == pytest.approx(hold.in_position_s)
    assert fault_names(result) == set()
    assert told(steps, "depth", 7.7, 8.9) == {State.UNKNOWN}


@pytest.mark.parametrize("side", Side)
def test_a_pull_that_is_not_deep_beside_a_foot_close_by_is_told(side: Side) -> None:
    close = Leg(foot_x=0.32)
    rest = with_leg(with_leg(HOOK_LYING, NEAR, close), FAR, close)

    def up(t: float) -> Figure:
        deep_deg = 95.0 if 8.0 < t < 10.0 else 60.0
        return with_leg(pulled(side, 1.0, deep_deg), side.other, close)

    result, steps = judged("knee_to_chest", clip(rest, up, outline=side is NEAR))
    assert fault_names(result) == {"depth"}
    assert told(steps, "depth", 9.0, 9.9) == {State.FAULT}


@pytest.mark.parametrize(("let_go", "by_t"), [(False, 0.07), (True, 0.025)])
def test_a_pulled_leg_that_is_lost_is_held_on_while_the_outline_has_it(
    let_go: bool, by_t: float
) -> None:
    def up(t: float) -> Figure:
        return HOOK_LYING if let_go and t >= 8.0 else pulled(NEAR, 1.0)

    def knee_lost(pose: Pose) -> Pose:
        visibility = pose.visibility.copy()
        visibility[[left + NEAR for left in LEGS]] = 0.0
        return replace(pose, visibility=visibility)

    observations = clip(HOOK_LYING, up, knee_lost, (8.0, 9.5))
    result, steps = judged("knee_to_chest", trembling(observations, by_t))
    end_s = 8.0 if let_go else DOWN_S
    hold = result.holds[0]
    assert hold.time_s == pytest.approx(end_s, abs=0.6)
    assert hold.in_position_s == pytest.approx(hold.time_s - hold.start_s, abs=0.1)
    assert State.OK not in told(steps, "knee_folded", 8.6, 9.4)


def half_drawn(side: Side) -> Draw:
    """Heel and toes of a lifted foot drawn 0.05 T up, while the outline is up with the foot."""

    def draw(pose: Pose) -> Pose:
        points = pose.points_image.copy()
        points[[L.LEFT_HEEL + side, L.LEFT_FOOT_INDEX + side], 1] += 0.07 * 200.0
        return replace(pose, points_image=points)

    return draw


def resting_on(side: Side, other: Leg) -> Callable[[float], Figure]:
    """One leg raised, and for 2.5 s the other one as given."""

    def up(t: float) -> Figure:
        return with_leg(up_on(side), side.other, other) if 9.0 <= t < 11.5 else up_on(side)

    return up


@pytest.mark.parametrize("side", Side)
def test_a_support_foot_of_which_half_the_lift_is_drawn(side: Side) -> None:
    up = resting_on(side, replace(STANDING, foot_y=0.06))
    observations = clip(Figure(), up, half_drawn(side.other), (9.0, 11.5))
    assert fault_names(judged("leg_raise_hold", observations)[0]) == {"support_foot"}


def test_a_heel_a_little_up_is_told_where_the_knee_has_not_moved() -> None:
    def half_up(pose: Pose) -> Pose:
        points = pose.points_image.copy()
        # A heel that stands reads lower than one that lies; it goes up by 0.055 T.
        risen_t = 0.055 if 9.0 <= pose.time_s < 11.5 else 0.0
        points[L.LEFT_HEEL + FAR, 1] += (0.04 - risen_t) * 200.0
        return replace(pose, points_image=points)

    observations = clip(Figure(), lambda _: up_on(NEAR), half_up, (UP_S, DOWN_S), outline=False)
    assert fault_names(judged("leg_raise_hold", observations)[0]) == {"support_foot"}


@pytest.mark.parametrize("side", Side)
def test_a_lifted_foot_under_which_the_mask_has_spilled(side: Side) -> None:
    def spilled(pose: Pose) -> Pose:
        assert pose.silhouette is not None
        edges = pose.silhouette.edges_px.copy()
        edges[:, 1] += 0.2 * 200.0
        return replace(pose, silhouette=Silhouette(edges))

    up = resting_on(side, replace(STANDING, foot_y=0.045))
    observations = clip(Figure(), up, spilled, (9.0, 11.5))
    assert fault_names(judged("leg_raise_hold", observations)[0]) == {"support_foot"}


def floating(side: Side) -> Draw:
    """A foot drawn 0.3 T over where it stands."""

    def draw(pose: Pose) -> Pose:
        points = pose.points_image.copy()
        foot = [left + side for left in (L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX)]
        points[foot, 1] -= 0.3 * 200.0
        return replace(pose, points_image=points)

    return draw


@pytest.mark.parametrize("side", Side)
def test_a_heel_drawn_far_over_the_edge_of_its_own_foot_is_no_heel_lifted(side: Side) -> None:
    up = resting_on(side, replace(STANDING, foot_x=0.5))
    observations = clip(Figure(), up, floating(side.other), (9.0, 11.5))
    result, steps = judged("leg_raise_hold", observations)
    assert "support_foot" not in fault_names(result)
    assert told(steps, "support_foot", 10.0, 11.4) == {State.UNKNOWN}


def test_a_face_that_is_read_below_the_mat_is_no_fault_and_never_ok() -> None:
    def sunk(pose: Pose) -> Pose:
        points = pose.points_image.copy()
        points[[L.LEFT_EAR, L.RIGHT_EAR], 1] += 0.90 * 200.0
        return replace(pose, points_image=points)

    observations = clip(PRONE, lambda _: row(NEAR, 1.0), sunk, (8.0, 11.0))
    result, steps = judged("ventral_row", observations)
    assert "head" not in fault_names(result)
    assert told(steps, "head", 8.8, 10.9) == {State.UNKNOWN}


def test_from_the_floor_the_model_is_taken_at_its_word() -> None:
    low = replace(VIEW, raised_deg=0.0)
    observations = clip(
        HOOK_LYING, lambda _: pulled(NEAR, 1.0), exchanged, (UP_S, DOWN_S + 1.0), view=low
    )
    (hold,) = judged("knee_to_chest", observations)[0].holds
    assert hold.side is FAR


def test_a_pelvis_that_only_the_outline_shows_lifted() -> None:
    def drawn_flat(pose: Pose) -> Pose:
        assert pose.silhouette is not None
        edges = pose.silhouette.edges_px.copy()
        hip_px = pose.points_image[[L.LEFT_HIP, L.RIGHT_HIP], 0].mean()
        columns = (np.arange(len(edges)) + 0.5) * pose.image_size[0] / len(edges)
        edges[np.abs(columns - hip_px) < 60.0] -= 0.12 * 200.0
        return replace(pose, silhouette=Silhouette(edges))

    view = replace(VIEW, raised_deg=8.0)
    observations = clip(PRONE, lambda _: row(RIGHT, 1.0), drawn_flat, (8.0, 10.0), view=view)
    result, _ = judged("ventral_row", observations)
    (fault,) = [f for f in result.faults if f.check == "pelvis_chest"]
    assert fault.start_s == pytest.approx(8.0, abs=0.3)


def test_a_far_arm_drawn_past_the_head_where_nobody_is() -> None:
    def drawn_past(pose: Pose) -> Pose:
        points = pose.points_image.copy()
        for left in (L.LEFT_ELBOW, L.LEFT_WRIST):
            points[left + FAR] = points[left + NEAR] - (0.0, 0.25 * 200.0)
        return replace(pose, points_image=points)

    view = replace(VIEW, raised_deg=20.0)
    observations = clip(Figure(), lambda _: stretched(NEAR, 1.0), drawn_past, view=view)
    result, _ = judged("long_stretch", observations)
    assert fault_names(result) == set()
    bare = [
        Observation(o.time_s, o.pose and replace(o.pose, silhouette=None)) for o in observations
    ]
    assert fault_names(judged("long_stretch", bare)[0]) == {"right_pair"}


def test_a_far_hand_drawn_beside_the_near_one() -> None:
    def drawn_beside(pose: Pose) -> Pose:
        points, visibility = pose.points_image.copy(), pose.visibility.copy()
        points[L.LEFT_WRIST + FAR] = points[L.LEFT_WRIST + NEAR] - (0.14 * 200.0, 0.13 * 200.0)
        points[L.LEFT_ELBOW + FAR] = points[L.LEFT_ELBOW + NEAR]
        visibility[L.LEFT_ELBOW + FAR] = 0.2
        return replace(pose, points_image=points, visibility=visibility)

    view = replace(VIEW, raised_deg=20.0)
    observations = clip(Figure(), lambda _: stretched(NEAR, 1.0), drawn_beside, view=view)
    assert fault_names(judged("long_stretch", observations)[0]) == set()


def test_two_arms_past_the_head_are_seen_in_the_outline() -> None:
    both = replace(Figure(), arms=dict.fromkeys(Side, Arm(raise_deg=180.0)))
    view = replace(VIEW, raised_deg=20.0)
    observations = clip(Figure(), lambda _: both, view=view)
    assert "right_pair" in fault_names(judged("long_stretch", observations)[0])


@pytest.mark.parametrize(("comes_s", "told"), [(99.0, False), (7.0, True), (0.0, False)])
def test_a_second_arm_past_the_head_that_the_model_has_lost(*, comes_s: float, told: bool) -> None:
    """What lies over the near arm from the beginning may be the mat."""

    def far_arm_lost(pose: Pose) -> Pose:
        visibility = pose.visibility.copy()
        visibility[[left + FAR for left in (L.LEFT_ELBOW, L.LEFT_WRIST)]] = 0.0
        return replace(pose, visibility=visibility)

    def stretched_at(time_s: float) -> Figure:
        up = Arm(raise_deg=180.0)
        return replace(Figure(), arms={NEAR: up, FAR: up if time_s >= comes_s else Arm()})

    view = replace(VIEW, raised_deg=20.0)
    observations = clip(Figure(), stretched_at, far_arm_lost, (0.0, END_S), view=view)
    assert ("right_pair" in fault_names(judged("long_stretch", observations)[0])) is told


def test_what_was_not_seen_of_a_leg_is_not_seen_of_it_afterwards() -> None:
    def toes_hidden(pose: Pose) -> Pose:
        visibility = pose.visibility.copy()
        visibility[L.LEFT_FOOT_INDEX + FAR] = 0.0
        return replace(pose, visibility=visibility)

    exercise = find_exercise("leg_raise_hold")
    observations = clip(Figure(), lambda _: up_on(NEAR), toes_hidden, (0.0, END_S))
    baseline = survey(observations, exercise.measure).at(10.0)
    assert baseline is not None
    gate = Gate()
    for o in observations:
        assert o.pose is not None
        wrong = 8.0 <= o.time_s < 10.0
        drawn = replace(merged(o.pose), visibility=np.ones(33)) if wrong else o.pose
        body, why = gate.body(drawn, baseline)
        assert body is not None, why
        if 7.0 <= o.time_s < 10.0:
            assert body.sees(L.LEFT_ANKLE, FAR)
            assert body.knee_deg(NEAR) == pytest.approx(180.0, abs=3.0)
            assert not body.sees(L.LEFT_FOOT_INDEX, FAR)


@pytest.mark.parametrize(
    ("far_rest_t", "zone"),
    [(0.0, Zone.FAULT), (math.nan, Zone.FAULT), (0.1, Zone.UNKNOWN)],
)
def test_a_far_hip_that_rests_high_in_the_picture_is_not_up(far_rest_t: float, zone: Zone) -> None:
    exercise = find_exercise("leg_raise_hold")
    (check,) = (check for check in exercise.checks if check.id == "pelvis")
    side_view = View_(ViewKind.SIDE, 0.0, 10.0)
    now = Moment(
        8.0,
        Phase.HOLD,
        NEAR,
        NEAR,
        side_view,
        Measures({"left_hip_h_t": 0.1, "right_hip_h_t": 0.09}),
        Measures({"right_hip_h_t": far_rest_t}),
    )
    assert check.judge(now, exercise.limits).zone is zone
