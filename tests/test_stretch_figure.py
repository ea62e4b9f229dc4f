"""The long stretch, done well and badly by a figure whose joints are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posecheck.assessment import Dose, SessionResult
from posecheck.events import RejectReason
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from tests.figures import (
    LEFT,
    RIGHT,
    Arm,
    Figure,
    Leg,
    Script,
    View,
    film,
    mirrored,
    noisy,
    with_arm,
    with_leg,
)
from tests.outline_figure import outlined
from tests.running import fault_names, run

L = Landmark
DOSE = Dose(1, 10, 3.0)
FPS = 20.0
# On the back with the head to the right the left side is near.
NEAR, FAR = LEFT, RIGHT
REST = Figure()
UP_S, DOWN_S, END_S = 3.0, 9.0, 12.0
# From high enough for the far arm to be seen over the near one.
HIGH = View(raised_deg=25.0)
FAR_ARM = (L.LEFT_ELBOW, L.LEFT_WRIST, L.LEFT_PINKY, L.LEFT_INDEX, L.LEFT_THUMB)


def overhead(side: Side, figure: Figure = REST, elbow_deg: float = 180.0) -> Figure:
    return with_arm(figure, side, Arm(raise_deg=180.0, elbow_deg=elbow_deg))


def held(up: Figure) -> Script:
    return lambda t: up if UP_S <= t < DOWN_S else REST


def analysed(up: Figure, view: View | None = None) -> SessionResult:
    return run(film(held(up), END_S, FPS, view), "long_stretch", DOSE)[0]


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("view", [View(), HIGH])
def test_one_arm_past_the_head_is_a_good_hold_on_its_side(side: Side, view: View) -> None:
    result = analysed(overhead(side), view)
    (hold,) = result.holds
    assert (hold.side, hold.counted, hold.faults) == (side, True, ())
    assert (hold.start_s, hold.time_s) == pytest.approx((UP_S, DOWN_S), abs=0.2)
    assert result.attempts == ()


BAD: dict[str, Figure] = {
    "arm_overhead": with_arm(REST, NEAR, Arm(raise_deg=138.0)),
    "elbow": overhead(NEAR, elbow_deg=140.0),
    "knees": with_leg(overhead(NEAR), NEAR, Leg(foot_x=0.81)),
    "flat": with_leg(overhead(NEAR), NEAR, Leg(foot_x=0.80)),
}


@pytest.mark.parametrize("check", BAD)
def test_each_fault_is_raised_by_its_own_check(check: str) -> None:
    assert check in fault_names(analysed(BAD[check]))


def test_a_bent_knee_stops_the_clock() -> None:
    holds = analysed(BAD["knees"]).holds
    assert holds
    assert sum(hold.good_form_s for hold in holds) < 1.0


@pytest.mark.parametrize("raise_deg", [90.0, 100.0])
def test_an_arm_that_points_up_is_not_past_the_head(raise_deg: float) -> None:
    result = analysed(with_arm(REST, NEAR, Arm(raise_deg=raise_deg)))
    assert (result.holds, result.attempts) == ((), ())


def test_both_arms_at_once_are_an_attempt_and_never_good() -> None:
    result = analysed(overhead(FAR, overhead(NEAR)))
    assert result.holds == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.BOTH_ARMS]


def test_the_other_arm_that_follows_makes_the_wrong_pair() -> None:
    def script(t: float) -> Figure:
        if not UP_S <= t < DOWN_S:
            return REST
        return overhead(NEAR) if t < 5.0 else overhead(FAR, overhead(NEAR))

    result = run(film(script, END_S, FPS), "long_stretch", DOSE)[0]
    (hold,) = result.holds
    assert (hold.side, hold.counted, hold.faults) == (NEAR, False, ("right_pair",))
    assert hold.good_form_s == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize(
    "legs",
    [
        {LEFT: Leg(thigh_deg=90.0, knee_deg=90.0), RIGHT: Leg()},
        {LEFT: Leg(), RIGHT: Leg(thigh_deg=45.0)},
        {LEFT: Leg(foot_x=0.5), RIGHT: Leg(foot_x=0.5)},
    ],
)
def test_knees_drawn_up_or_a_leg_in_the_air_are_another_exercise(legs: dict[Side, Leg]) -> None:
    result = analysed(replace(overhead(NEAR), legs=legs))
    assert result.holds == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.FOOT_UP]


def hidden(clip: list[Observation], side: Side) -> list[Observation]:
    """The same clip with the arm of one side out of sight."""

    def hide(pose: Pose) -> Pose:
        visibility = pose.visibility.copy()
        visibility[[left + side for left in FAR_ARM]] = 0.1
        return replace(pose, visibility=visibility)

    return [Observation(o.time_s, hide(o.pose)) for o in clip if o.pose]


def with_hidden_far_arm(up: Figure, view: View) -> SessionResult:
    clip = hidden(film(held(up), END_S, FPS, view), FAR)
    return run(outlined(clip, held(up), view), "long_stretch", DOSE)[0]


def test_a_hidden_far_arm_that_would_show_over_the_near_one_is_not_past_the_head() -> None:
    (hold,) = with_hidden_far_arm(overhead(NEAR), HIGH).holds
    assert (hold.side, hold.counted) == (NEAR, True)


@pytest.mark.parametrize("view", [View(raised_deg=2.0), View(), HIGH])
def test_both_arms_with_the_far_one_hidden_are_never_good(view: View) -> None:
    holds = with_hidden_far_arm(overhead(FAR, overhead(NEAR)), view).holds
    assert sum(hold.good_form_s for hold in holds) < 0.2


def test_from_the_height_of_the_mat_a_hidden_far_arm_cannot_be_told() -> None:
    (hold,) = with_hidden_far_arm(overhead(NEAR), View(raised_deg=2.0)).holds
    assert hold.good_form_s < 0.2


def test_without_an_outline_a_hidden_far_arm_cannot_be_told() -> None:
    clip = hidden(film(held(overhead(NEAR)), END_S, FPS, HIGH), FAR)
    (hold,) = run(clip, "long_stretch", DOSE)[0].holds
    assert hold.good_form_s < 0.2


def test_a_hidden_far_arm_that_reaches_past_the_head_is_a_hold_on_its_side() -> None:
    (hold,) = with_hidden_far_arm(overhead(FAR), HIGH).holds
    assert (hold.side, hold.counted) == (FAR, True)


def test_nobody_stretches_at_rest() -> None:
    result = with_hidden_far_arm(REST, HIGH)
    assert (result.holds, result.attempts) == ((), ())


def test_a_mirrored_copy_swaps_the_sides_and_nothing_else() -> None:
    plain = film(held(overhead(NEAR)), END_S, FPS)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    (one,), (other,) = (run(clip, "long_stretch", DOSE)[0].holds for clip in (plain, copy))
    assert (one.side, other.side) == (NEAR, NEAR.other)
    assert (one.start_s, one.good_form_s) == pytest.approx((other.start_s, other.good_form_s))


def test_noise_and_lost_pictures_cost_no_hold() -> None:
    rng = np.random.default_rng(5)
    clip = [
        Observation(o.time_s, None if i % 37 == 5 else noisy(o.pose, 2.0, rng))
        for i, o in enumerate(film(held(overhead(NEAR)), END_S, FPS))
        if o.pose
    ]
    (hold,) = run(clip, "long_stretch", DOSE)[0].holds
    assert hold.counted
