"""The glute bridge, done by a figure whose angles are known."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.events import Phase, RejectReason
from posecheck.exercises.glute_bridge import GLUTE_BRIDGE
from posecheck.exercises.moment import Moment
from posecheck.exercises.spec import RepMovement
from posecheck.geometry.posture import View as ViewOf
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.verdict import Measures, Reading, State, Unknown, Verdict
from tests.figures import (
    LEFT,
    RIGHT,
    TORSO_M,
    Arm,
    Figure,
    Leg,
    View,
    bridge,
    film,
    lifted_hook,
    mirrored,
    noisy,
    pulses,
    with_arm,
    with_leg,
)
from tests.running import fault_names, run

SECONDS = 28.0
L = Landmark
NOTHING = Verdict(State.UNKNOWN)


def reps(observations: list[Observation]) -> int:
    return len(run(observations, "glute_bridge")[0].reps)


def test_three_good_bridges_count_three_and_show_no_fault() -> None:
    result, _ = run(film(bridge(), SECONDS), "glute_bridge")
    assert [rep.count for rep in result.reps] == [1, 2, 3]
    assert fault_names(result) == set()
    assert [rep.clean for rep in result.reps] == [True, True, True]
    assert result.coverage > 0.99


def test_repetition_times_and_tempo_are_those_of_the_figure() -> None:
    result, _ = run(film(bridge(starts=(2.5,)), 11.0), "glute_bridge")
    (rep,) = result.reps
    # The first one begins a fifth of the least range above rest, of about 45 degrees in 3 s.
    assert rep.start_s == pytest.approx(2.8, abs=0.15)
    assert rep.time_s == pytest.approx(8.9, abs=0.3)
    # 90 % of 3 s, and a little less: the hip opens most in the middle.
    assert rep.up_s == pytest.approx(2.6, abs=0.1)
    assert rep.down_s == pytest.approx(2.6, abs=0.1)


@pytest.mark.parametrize("fps", [10.0, 15.0, 24.0, 60.0])
def test_frame_rate_changes_nothing(fps: float) -> None:
    result, _ = run(film(bridge(), SECONDS, fps), "glute_bridge")
    reference, _ = run(film(bridge(), SECONDS, 30.0), "glute_bridge")
    kinds = [type(event).__name__ for event in result.events]
    assert kinds == [type(event).__name__ for event in reference.events]
    for rep, other in zip(result.reps, reference.reps, strict=True):
        assert rep.time_s == pytest.approx(other.time_s, abs=2 / min(fps, 15.0))
        assert rep.up_s == pytest.approx(other.up_s, abs=0.1)
        assert rep.down_s == pytest.approx(other.down_s, abs=0.1)


@pytest.mark.parametrize("fps", [3.0, 5.0])
def test_few_pictures_a_second_leave_the_count_and_make_no_fault(fps: float) -> None:
    result, _ = run(film(bridge(), SECONDS, fps), "glute_bridge")
    assert len(result.reps) == 3
    assert fault_names(result) == set()


@pytest.mark.parametrize("roll_deg", [-15.0, -7.0, 7.0, 15.0])
def test_a_rolled_camera_changes_nothing(roll_deg: float) -> None:
    result, _ = run(film(bridge(), SECONDS, 20.0, View(roll_deg=roll_deg)), "glute_bridge")
    assert len(result.reps) == 3
    assert fault_names(result) == set()


@pytest.mark.parametrize(
    "view",
    [
        View(640, 480, 200.0),
        View(1920, 1080, 600.0),
        View(720, 1280, 230.0),
        View(320, 240, 100.0),
        View(raised_deg=15.0),
    ],
)
def test_size_shape_and_height_of_the_picture_change_nothing(view: View) -> None:
    result, _ = run(film(bridge(), SECONDS, 20.0, view), "glute_bridge")
    assert len(result.reps) == 3
    assert fault_names(result) == set()


def test_a_mirrored_copy_gives_the_same_events() -> None:
    plain = film(bridge(), SECONDS)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    one, other = run(plain, "glute_bridge")[0], run(copy, "glute_bridge")[0]
    assert [type(e) for e in one.events] == [type(e) for e in other.events]
    assert [e.time_s for e in one.events] == pytest.approx([e.time_s for e in other.events])


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_noise_of_one_percent_of_the_torso_neither_adds_nor_loses_a_repetition(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sigma_px = 0.01 * 0.5 * View().px_per_m
    clip = [
        Observation(o.time_s, noisy(o.pose, sigma_px, rng))
        for o in film(bridge(), SECONDS, 20.0)
        if o.pose
    ]
    assert reps(clip) == 3


def test_lying_still_and_lying_down_count_nothing() -> None:
    assert reps(film(lambda t: lifted_hook(0.0), 10.0)) == 0
    assert reps(film(lambda t: Figure(), 10.0)) == 0


def test_a_small_lift_is_an_attempt_with_its_reason() -> None:
    share = pulses((2.5, 11.0), 3.0, 1.0, 3.0)
    clip = film(lambda t: lifted_hook((23.0 if t < 10 else 12.0) * share(t)), 20.0)
    result, _ = run(clip, "glute_bridge")
    assert len(result.reps) == 1
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.TOO_SMALL]
    assert 0.3 < result.attempts[0].reached < 1.0


def test_a_fast_bridge_counts_and_is_called_fast() -> None:
    share = pulses((2.5, 6.0), 0.8, 0.5, 0.8)
    result, _ = run(film(lambda t: lifted_hook(23.0 * share(t)), 10.0), "glute_bridge")
    assert len(result.reps) == 2
    assert all("slow" in rep.faults for rep in result.reps)


def test_feet_too_close_is_the_knee_fault_and_nothing_else() -> None:
    share = pulses((2.5, 11.0), 3.0, 1.0, 3.0)
    clip = film(lambda t: lifted_hook(23.0 * share(t), foot_x=0.30), 19.0)
    assert fault_names(run(clip, "glute_bridge")[0]) == {"knees"}


@pytest.mark.parametrize("yaw_deg", [-18.0, 11.0, 18.0])
def test_feet_a_little_too_close_are_told_from_round_the_corner_too(yaw_deg: float) -> None:
    share = pulses((2.5, 11.0), 3.0, 1.0, 3.0)
    view = View(yaw_deg=yaw_deg)
    clip = film(lambda t: lifted_hook(23.0 * share(t), foot_x=0.44), 19.0, 15.0, view)
    assert fault_names(run(clip, "glute_bridge")[0]) == {"knees"}


def test_feet_too_far_is_the_knee_fault_with_the_hips_above_the_line() -> None:
    share = pulses((2.5, 11.0), 3.0, 1.0, 3.0)
    clip = film(lambda t: lifted_hook(18.0 * share(t), foot_x=0.74), 19.0)
    assert fault_names(run(clip, "glute_bridge")[0]) == {"knees", "not_too_high"}


def test_raised_shoulders_and_arms_are_their_own_faults() -> None:
    share = pulses((2.5,), 3.0, 4.0, 3.0)

    def script(t: float) -> Figure:
        figure = lifted_hook(23.0 * share(t))
        if 6.0 < t < 8.0:
            return replace(figure, head_lift_m=0.10)
        return with_arm(figure, LEFT, Arm(raise_deg=60.0)) if 8.2 < t < 9.4 else figure

    result, _ = run(film(script, 14.0), "glute_bridge")
    assert fault_names(result) == {"shoulders_flat", "arms"}
    (head,) = [f for f in result.faults if f.check == "shoulders_flat"]
    assert head.start_s == pytest.approx(6.0, abs=0.2)
    assert head.end_s == pytest.approx(8.0, abs=0.3)


def test_a_bridge_whose_end_is_not_on_the_recording_counts_from_half_way_down() -> None:
    cut = film(bridge(starts=(2.5,)), 2.5 + 4.0 + 2.2)
    assert reps(cut) == 1
    short = film(bridge(starts=(2.5,)), 2.5 + 4.0 + 0.6)
    result, _ = run(short, "glute_bridge")
    assert len(result.reps) == 0
    assert len(result.open_movements) == 1


def test_hidden_landmarks_are_never_good() -> None:
    def hide(pose: Pose) -> Pose:
        visibility = np.array(pose.visibility)
        visibility[25:] = 0.1
        return replace(pose, visibility=visibility)

    clip = [Observation(o.time_s, hide(o.pose)) for o in film(bridge(), SECONDS, 15.0) if o.pose]
    result, _ = run(clip, "glute_bridge")
    assert len(result.reps) == 0
    assert all(check.ok_s == 0 for check in result.checks if check.check != "arms")


def test_a_single_lost_frame_costs_nothing() -> None:
    clip = film(bridge(), SECONDS)
    holes = [Observation(o.time_s, None) if i % 40 == 7 else o for i, o in enumerate(clip)]
    assert reps(holes) == 3


def test_nobody_and_one_picture_give_nothing() -> None:
    nobody = [Observation(i / 10, None) for i in range(50)]
    result, steps = run(nobody, "glute_bridge")
    assert result.coverage == 0
    assert all(step.cannot_see is not None for step in steps)
    assert run(film(bridge(), 0.03), "glute_bridge")[0].reps == ()


def test_time_that_stands_still_is_refused() -> None:
    first, *_ = film(bridge(), 1.0)
    with pytest.raises(ValueError, match="time must increase"):
        run([first, first], "glute_bridge")


def test_an_end_view_is_cannot_tell() -> None:
    result, steps = run(film(bridge(), 12.0, 15.0, View(yaw_deg=75.0)), "glute_bridge")
    assert result.reps == ()
    assert not result.faults
    assert all(check.ok_s == 0 for check in result.checks)
    assert not math.isnan(steps[0].time_s)


def test_a_movement_still_rising_at_the_end_is_open() -> None:
    result, _ = run(film(bridge(starts=(2.5,)), 2.5 + 2.4), "glute_bridge")
    assert result.reps == ()
    assert [movement.start_s for movement in result.open_movements] == pytest.approx([3.1], abs=0.4)


def test_a_low_bridge_has_a_tempo_too() -> None:
    result, _ = run(film(bridge(starts=(2.5,), lift_deg=12.5), 12.0), "glute_bridge")
    (rep,) = result.reps
    assert 1.0 < rep.up_s < 3.0
    assert 1.0 < rep.down_s < 3.0


def test_a_twitch_is_no_repetition_but_an_attempt_with_its_reason() -> None:
    share = pulses((2.5,), 0.25, 0.1, 0.25)
    result, _ = run(film(lambda t: lifted_hook(23.0 * share(t)), 6.0), "glute_bridge")
    assert result.reps == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.TOO_SHORT]


@pytest.mark.parametrize(
    ("heel_t", "toe_t", "told"),
    [
        (0.055, 0.0, set()),
        (0.065, 0.0, {"feet_flat"}),
        (0.0, 0.065, {"feet_flat"}),
        (0.08, 0.08, set()),
    ],
)
@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_a_heel_is_up_while_its_toe_is_down(
    side: Side, heel_t: float, toe_t: float, told: set[str]
) -> None:
    share = pulses((2.5,), 3.0, 4.0, 3.0)
    clip = film(lambda t: lifted_hook(23.0 * share(t)), 14.0)
    moved = [with_foot(o, side, heel_t, toe_t) if 6.0 < o.time_s < 8.0 else o for o in clip]
    result, steps = run(moved, "glute_bridge")
    assert fault_names(result) == told
    if heel_t >= 0.065 or toe_t >= 0.065:
        at_7_s = next(step for step in steps if step.time_s >= 7.5)
        assert at_7_s.verdicts["feet_flat"].state is not State.OK


def with_foot(observation: Observation, side: Side, heel_t: float, toe_t: float) -> Observation:
    """The same picture with one heel and toe lifted, in T."""
    pose = observation.pose
    assert pose is not None
    image = np.array(pose.points_image)
    image[L.LEFT_HEEL + side, 1] -= heel_t * TORSO_M * View().px_per_m
    image[L.LEFT_FOOT_INDEX + side, 1] -= toe_t * TORSO_M * View().px_per_m
    return Observation(observation.time_s, replace(pose, points_image=image))


def test_heels_are_not_judged_from_round_the_corner() -> None:
    share = pulses((2.5,), 3.0, 4.0, 3.0)
    clip = film(lambda t: lifted_hook(23.0 * share(t)), 14.0, 15.0, View(yaw_deg=28.0))
    moved = [with_foot(o, LEFT, 0.2, 0.0) if 6.0 < o.time_s < 8.0 else o for o in clip]
    result, _ = run(moved, "glute_bridge")
    assert len(result.reps) == 1
    (feet,) = (check for check in result.checks if check.check == "feet_flat")
    assert (feet.ok_s, feet.fault_s) == (0.0, 0.0)
    assert feet.why_unknown[Unknown.VIEW] == pytest.approx(feet.unknown_s)


@pytest.mark.parametrize("leg", [Leg(thigh_deg=45.0), Leg(thigh_deg=80.0, knee_deg=90.0)])
@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_one_leg_in_the_air_is_an_attempt_with_its_reason(side: Side, leg: Leg) -> None:
    share = pulses((3.5, 11.5), 2.0, 1.5, 2.0)

    def script(t: float) -> Figure:
        figure = lifted_hook(23.0 * share(t))
        return with_leg(figure, side, leg) if 2.5 < t % 8.0 + 0.5 < 7.8 else figure

    result, steps = run(film(script, 18.0, 20.0), "glute_bridge")
    assert result.reps == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.FOOT_UP] * 2
    up = [step for step in steps if share(step.time_s) > 0.9]
    assert all(s.verdicts.get("feet_flat", NOTHING).state is not State.OK for s in up)


def test_who_lifts_a_foot_at_the_top_and_puts_it_down_again_has_done_no_bridge() -> None:
    share = pulses((2.5,), 2.0, 5.0, 2.0)

    def script(t: float) -> Figure:
        figure = lifted_hook(23.0 * share(t))
        return with_leg(figure, RIGHT, Leg(thigh_deg=45.0)) if 5.0 < t < 7.0 else figure

    result, _ = run(film(script, 14.0, 20.0), "glute_bridge")
    assert result.reps == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.FOOT_UP]


@pytest.mark.parametrize("feet_m", [-0.08, 0.12])
def test_sliding_the_feet_without_lifting_the_hips_is_nothing(feet_m: float) -> None:
    share = pulses((2.5, 8.0), 1.0, 1.0, 1.0)
    result, _ = run(
        film(lambda t: lifted_hook(0.0, foot_x=0.5 + feet_m * share(t)), 14.0), "glute_bridge"
    )
    assert result.reps == ()
    assert result.attempts == ()


def test_feet_outside_the_picture_are_an_attempt_that_was_not_seen() -> None:
    def cut(pose: Pose) -> Pose:
        visibility = np.array(pose.visibility)
        visibility[27:] = 0.1
        return replace(pose, visibility=visibility)

    clip = [
        Observation(o.time_s, cut(o.pose) if o.time_s > 2.0 else o.pose)
        for o in film(bridge(), SECONDS, 15.0)
        if o.pose
    ]
    result, _ = run(clip, "glute_bridge")
    assert result.reps == ()
    assert {attempt.reason for attempt in result.attempts} == {RejectReason.NOT_SEEN}


def test_whoever_leaves_at_the_top_makes_no_attempt_after_that() -> None:
    clip = film(bridge(starts=(2.5,)), 12.0, 20.0)
    gone = [Observation(o.time_s, None) if o.time_s > 6.0 else o for o in clip]
    result, _ = run(gone, "glute_bridge")
    assert result.reps == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.NOT_SEEN]
    assert result.attempts[0].time_s <= 6.0
    assert result.open_movements == ()


def test_coming_down_part_of_the_way_is_said_and_is_still_one_repetition() -> None:
    down = pulses((6.0, 9.0), 0.8, 0.2, 0.8)
    share = pulses((2.5,), 2.0, 8.0, 2.0)
    clip = film(lambda t: lifted_hook(23.0 * (share(t) - 0.65 * down(t))), 16.0)
    result, _ = run(clip, "glute_bridge")
    assert len(result.reps) == 1
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.NOT_LOWERED] * 2


@pytest.mark.parametrize("start_s", [0.7, 1.5, 3.9])
def test_a_bridge_that_is_under_way_at_the_beginning_counts_without_a_tempo(start_s: float) -> None:
    """Begun 1.5 s up of 2, at the top, and 0.4 s down of 2."""
    share = pulses((-0.8, 6.0), 2.0, 2.3, 2.0)
    clip = film(lambda t: lifted_hook(23.0 * share(t)), 13.0)
    cut = [Observation(o.time_s - start_s, o.pose) for o in clip if o.time_s >= start_s]
    result, _ = run(cut, "glute_bridge")
    assert len(result.reps) == 2
    assert math.isnan(result.reps[0].up_s) and math.isnan(result.reps[0].down_s)
    assert result.reps[1].up_s == pytest.approx(1.8, abs=0.1)


def test_less_than_half_of_the_way_down_at_the_beginning_is_nothing() -> None:
    share = pulses((-5.0, 6.0), 2.0, 2.0, 2.0)
    clip = film(lambda t: lifted_hook(23.0 * share(t + 0.3)), 12.5)
    result, _ = run(clip, "glute_bridge")
    assert len(result.reps) == 1
    assert result.attempts == ()


@pytest.mark.parametrize(
    ("lies_t", "rests"), [(0.0999, True), (0.10, False), (math.nan, None), (-0.05, True)]
)
def test_hips_rest_below_the_height_from_which_they_are_up(
    lies_t: float, rests: bool | None
) -> None:
    movement = GLUTE_BRIDGE.movement
    assert isinstance(movement, RepMovement)
    measures = Measures({"left_hip_h_t": Reading(lies_t), "left_knee_deg": Reading(95.0)})
    now = Moment(1.0, Phase.REST, None, LEFT, ViewOf(0.0, 0.0), measures)
    assert movement.resting(now, GLUTE_BRIDGE.limits) is rests
