"""The glute bridge, done by a figure whose angles are known."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.engine.reps import Rejected, Rep, RepMachine
from posecheck.events import Phase, RejectReason
from posecheck.exercises.glute_bridge import GLUTE_BRIDGE
from posecheck.exercises.spec import Moment, RepMovement
from posecheck.geometry.posture import View as ViewOf
from posecheck.geometry.posture import ViewKind
from posecheck.pose import Observation, Pose
from posecheck.verdict import Measures
from tests.figures import (
    LEFT,
    RIGHT,
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
)
from tests.running import fault_names, run

SECONDS = 28.0


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
    # 60 % of 3 s, less what lies past the straight line.
    assert rep.up_s == pytest.approx(1.7, abs=0.15)
    assert rep.down_s == pytest.approx(1.7, abs=0.15)


@pytest.mark.parametrize("fps", [15.0, 24.0, 30.0, 60.0])
def test_frame_rate_changes_nothing(fps: float) -> None:
    result, _ = run(film(bridge(), SECONDS, fps), "glute_bridge")
    reference, _ = run(film(bridge(), SECONDS, 30.0), "glute_bridge")
    kinds = [type(event).__name__ for event in result.events]
    assert kinds == [type(event).__name__ for event in reference.events]
    for rep, other in zip(result.reps, reference.reps, strict=True):
        assert rep.time_s == pytest.approx(other.time_s, abs=2 / 15)


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


@pytest.mark.parametrize(("yaw_deg", "told"), [(11.0, {"knees"}), (18.0, set())])
def test_feet_a_little_too_close_are_told_unless_seen_round_the_corner(
    yaw_deg: float, told: set[str]
) -> None:
    share = pulses((2.5, 11.0), 3.0, 1.0, 3.0)
    view = View(yaw_deg=yaw_deg)
    clip = film(lambda t: lifted_hook(23.0 * share(t), foot_x=0.44), 19.0, 15.0, view)
    assert fault_names(run(clip, "glute_bridge")[0]) == told


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
    share = pulses((2.5,), 0.3, 0.2, 0.3)
    result, _ = run(film(lambda t: lifted_hook(23.0 * share(t)), 6.0), "glute_bridge")
    assert result.reps == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.TOO_SHORT]


@pytest.mark.parametrize(
    ("resting_m", "lifted_m", "told"), [(0.0, 0.028, {"feet_flat"}), (0.02, 0.028, set())]
)
def test_a_heel_is_up_once_it_leaves_where_it_stood(
    resting_m: float, lifted_m: float, told: set[str]
) -> None:
    share = pulses((2.5,), 3.0, 4.0, 3.0)

    def script(t: float) -> Figure:
        foot_y = lifted_m if 6.0 < t < 8.0 else resting_m
        foot = Leg(foot_x=0.50, foot_y=foot_y)
        return replace(lifted_hook(23.0 * share(t)), legs={LEFT: foot, RIGHT: foot})

    assert fault_names(run(film(script, 14.0), "glute_bridge")[0]) & {"feet_flat"} == told


def lifts(rest_deg: float, *tops_deg: float) -> list[Rep | Rejected]:
    """Let a machine follow lifts of 8 s, from and to a rest, with the hips well off the mat."""
    movement = GLUTE_BRIDGE.movement
    assert isinstance(movement, RepMovement)
    machine = RepMachine(movement)
    machine.step(0.0, rest_deg, rest_deg, lifted=False, ready=True)
    done = []
    for number, top_deg in enumerate(tops_deg):
        for i in range(1, 81):
            signal = rest_deg + (top_deg - rest_deg) * math.sin(math.pi * i / 80) ** 2
            time_s = number * 8.0 + i / 10
            done.append(machine.step(time_s, signal, rest_deg, lifted=True, ready=True))
    return [outcome for outcome in done if outcome]


def test_a_first_lift_with_the_feet_drawn_in_has_a_small_range_and_counts() -> None:
    (only,) = lifts(135.0, 150.0)
    assert isinstance(only, Rep)


@pytest.mark.parametrize(("second_deg", "kind"), [(171.5, Rejected), (174.0, Rep)])
def test_from_feet_far_away_a_hip_that_is_nearly_straight_counts(
    second_deg: float, kind: type
) -> None:
    first, second = lifts(148.0, 190.0, second_deg)
    assert isinstance(first, Rep)
    assert isinstance(second, kind)


@pytest.mark.parametrize(("knee_deg", "rests"), [(118.0, True), (95.0, False)])
def test_hips_that_read_high_rest_if_the_feet_are_far_away(knee_deg: float, rests: bool) -> None:
    movement = GLUTE_BRIDGE.movement
    assert isinstance(movement, RepMovement)
    measures = Measures({"left_hip_h_t": 0.09, "left_knee_deg": knee_deg})
    now = Moment(1.0, Phase.REST, None, LEFT, ViewOf(ViewKind.SIDE, 0.0, 0.0), measures)
    assert movement.resting(now, GLUTE_BRIDGE.limits) is rests
