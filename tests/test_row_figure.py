"""The ventral row, done well and badly by a figure whose joints are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from posecheck.assessment import Dose, SessionResult
from posecheck.events import Phase, RejectReason
from posecheck.exercises.judging import Zone
from posecheck.exercises.moment import Moment, sided
from posecheck.exercises.ventral_row import VENTRAL_ROW
from posecheck.geometry.posture import View as ViewOf
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation, Pose
from posecheck.verdict import Measures, Reading
from tests.figures import (
    LEFT,
    RIGHT,
    TORSO_M,
    Arm,
    Figure,
    Leg,
    Script,
    View,
    film,
    mirrored,
    noisy,
    ramp,
    with_arm,
    with_leg,
)
from tests.outline_figure import outlined
from tests.running import fault_names, run

L = Landmark
DOSE = Dose(1, 10, 3.0)
FPS = 20.0
# The head lies to the right of the picture: on the stomach the right side is near.
NEAR, FAR = RIGHT, LEFT
AHEAD = Arm(180.0)
REST = Figure(prone=True, arms={LEFT: AHEAD, RIGHT: AHEAD})
UP_S, DOWN_S, END_S = 3.0, 9.0, 12.0


def arm_up(figure: Figure, side: Side, share: float, lift_t: float = 0.25) -> Figure:
    """The wrist lifted by so many torso lengths: a straight arm of 0.56 m turns by that."""
    return with_arm(
        figure, side, Arm(180.0 - np.degrees(np.arcsin(lift_t * TORSO_M / 0.56)) * share)
    )


def leg_up(figure: Figure, side: Side, share: float, lift_t: float = 0.25) -> Figure:
    """The ankle lifted by about so many torso lengths, 0.84 m from the hip."""
    turn_deg = float(np.degrees(np.arcsin(lift_t * TORSO_M / 0.84)))
    return with_leg(figure, side, Leg(thigh_deg=max(0.01, turn_deg * share - 2.0)))


def row(share: float, side: Side = NEAR, *, arm_t: float = 0.25, leg_t: float = 0.30) -> Figure:
    """Arm of a side and the opposite leg."""
    return leg_up(arm_up(REST, side, share, arm_t), side.other, share, leg_t)


def held(up: Callable[[float], Figure]) -> Script:
    """Rest, a hold that is entered and left within a second, rest."""

    def script(t: float) -> Figure:
        share = ramp(t, UP_S, UP_S + 1.0) - ramp(t, DOWN_S - 1.0, DOWN_S)
        return up(share) if share > 0.0 else REST

    return script


def analysed(up: Callable[[float], Figure], view: View | None = None) -> SessionResult:
    return run(film(held(up), END_S, FPS, view), "ventral_row", DOSE)[0]


@pytest.mark.parametrize("side", list(Side))
def test_a_good_row_is_a_hold_on_the_side_of_the_arm_and_nothing_else(side: Side) -> None:
    result = analysed(lambda u: row(u, side))
    (hold,) = result.holds
    assert (hold.side, hold.counted, hold.faults) == (side, True, ())
    assert hold.start_s == pytest.approx(UP_S + 0.3, abs=0.25)
    assert hold.time_s == pytest.approx(DOWN_S - 0.3, abs=0.25)
    assert hold.seen_good_s > 3.0
    assert result.attempts == ()
    assert fault_names(result) == set()


BAD: dict[str, Callable[[float], Figure]] = {
    "right_pair": lambda u: leg_up(arm_up(REST, NEAR, u), NEAR, u),
    "arm_lifted": lambda u: row(1.0 if u else 0.0, arm_t=0.06),
    "leg_lifted": lambda u: row(1.0 if u else 0.0, leg_t=0.10),
    "too_high": lambda u: row(u, leg_t=0.75),
    "head": lambda u: replace(row(u), head_lift_m=0.12 * u),
    "straight_limbs": lambda u: with_leg(
        row(u), FAR, Leg(thigh_deg=12.0 * u, knee_deg=180 - 35 * u)
    ),
    "straight_row": lambda u: replace(row(u), trunk_lift_deg=-19.0 * u, chest_lift_m=0.16 * u),
}


@pytest.mark.parametrize("check", BAD)
def test_each_fault_is_raised_by_its_own_check(check: str) -> None:
    assert check in fault_names(analysed(BAD[check]))


@pytest.mark.parametrize("check", ["right_pair", "head", "straight_row"])
def test_what_stops_the_clock_is_never_good(check: str) -> None:
    holds = analysed(BAD[check]).holds
    assert holds
    assert sum(hold.good_form_s for hold in holds) < 1.0
    assert not any(hold.counted for hold in holds)


def test_a_third_limb_is_up_from_beyond_its_limit_on() -> None:
    def third(lift_t: float) -> SessionResult:
        return analysed(lambda u: arm_up(row(u), FAR, u, lift_t))

    assert "right_pair" not in fault_names(third(0.09))
    assert "right_pair" in fault_names(third(0.115))


def test_all_four_limbs_up_is_superman_and_never_good() -> None:
    result = analysed(lambda u: leg_up(arm_up(row(u), FAR, u), NEAR, u))
    assert "superman" in fault_names(result)
    assert sum(hold.good_form_s for hold in result.holds) == pytest.approx(0.0, abs=0.1)


ALONE = {
    RejectReason.ONE_LIMB: [
        lambda u: arm_up(REST, NEAR, u),
        lambda u: leg_up(REST, FAR, u),
    ],
    RejectReason.BOTH_ARMS: [lambda u: arm_up(arm_up(REST, LEFT, u), RIGHT, u)],
    RejectReason.BOTH_LEGS: [lambda u: leg_up(leg_up(REST, LEFT, u), RIGHT, u)],
}


@pytest.mark.parametrize(
    ("reason", "up"), [(reason, up) for reason, ups in ALONE.items() for up in ups]
)
def test_arms_or_legs_alone_are_attempts_with_their_reason(
    reason: RejectReason, up: Callable[[float], Figure]
) -> None:
    result = analysed(up)
    assert result.holds == ()
    assert [attempt.reason for attempt in result.attempts] == [reason]


def test_a_leg_that_is_put_down_is_told_and_the_hold_goes_on() -> None:
    def script(t: float) -> Figure:
        figure = held(row)(t)
        return with_leg(figure, FAR, Leg()) if 5.0 <= t < 6.5 else figure

    result = run(film(script, END_S, FPS), "ventral_row", DOSE)[0]
    (hold,) = result.holds
    assert hold.faults == ("leg_lifted",)
    (plain,) = run(film(held(row), END_S, FPS), "ventral_row", DOSE)[0].holds
    coming_down_s = plain.in_position_s - plain.good_form_s
    assert hold.in_position_s - hold.good_form_s - coming_down_s == pytest.approx(1.5, abs=0.3)


def test_propped_on_the_own_forearm_is_never_ok() -> None:
    propped = replace(REST, chest_lift_m=0.16)

    def up(share: float) -> Figure:
        return leg_up(arm_up(propped, FAR, share), NEAR, share)

    def script(t: float) -> Figure:
        share = ramp(t, UP_S, UP_S + 1.0) - ramp(t, DOWN_S - 1.0, DOWN_S)
        return up(share) if share > 0.0 else propped

    result = run(film(script, END_S, FPS), "ventral_row", DOSE)[0]
    (check,) = (check for check in result.checks if check.check == "pelvis_chest")
    assert check.ok_s == pytest.approx(0.0, abs=0.1)


def test_a_tucked_chin_is_no_head_thrown_back() -> None:
    assert fault_names(analysed(lambda u: replace(row(u), head_lift_m=-0.06 * u))) == set()


def test_limbs_that_are_up_most_of_the_time_are_measured_from_their_own_rest() -> None:
    def script(t: float) -> Figure:
        within = t % 6.0
        side = LEFT if t % 12.0 < 6.0 else RIGHT
        share = ramp(within, 0.5, 1.2) - ramp(within, 5.2, 5.9)
        return row(share, side) if share > 0.0 else REST

    result = run(film(script, 48.0, FPS), "ventral_row", DOSE)[0]
    assert [hold.side for hold in result.holds] == [LEFT, RIGHT] * 4
    assert all(hold.counted for hold in result.holds)
    assert fault_names(result) == set()


def test_a_mirrored_copy_swaps_the_sides_and_nothing_else() -> None:
    plain = film(held(row), END_S, FPS)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    (one,), (other,) = (run(clip, "ventral_row", DOSE)[0].holds for clip in (plain, copy))
    assert other.side is (one.side.other if one.side is not None else None)
    assert (one.start_s, one.good_form_s) == pytest.approx((other.start_s, other.good_form_s))
    assert one.faults == other.faults


def test_noise_and_lost_pictures_cost_no_hold() -> None:
    rng = np.random.default_rng(3)
    clip = [
        Observation(o.time_s, None if i % 37 == 5 else noisy(o.pose, 2.0, rng))
        for i, o in enumerate(film(held(row), END_S, FPS))
        if o.pose
    ]
    (hold,) = run(clip, "ventral_row", DOSE)[0].holds
    assert hold.counted


def hidden(clip: list[Observation], lefts: tuple[Landmark, ...], side: Side) -> list[Observation]:
    """The same clip with some landmarks of one side out of sight."""

    def hide(pose: Pose) -> Pose:
        visibility = pose.visibility.copy()
        visibility[[left + side for left in lefts]] = 0.1
        return replace(pose, visibility=visibility)

    return [Observation(o.time_s, hide(o.pose)) for o in clip if o.pose]


FAR_ARM = (L.LEFT_ELBOW, L.LEFT_WRIST, L.LEFT_PINKY, L.LEFT_INDEX, L.LEFT_THUMB)


def test_a_hidden_far_arm_counts_as_down_while_its_outline_lies_there() -> None:
    clip = hidden(film(held(row), END_S, FPS), FAR_ARM, FAR)
    blind, seen = (run(c, "ventral_row", DOSE)[0] for c in (clip, outlined(clip, held(row))))
    assert not any(hold.counted for hold in blind.holds)
    (hold,) = seen.holds
    assert (hold.side, hold.counted) == (NEAR, True)


def test_a_hidden_far_arm_that_shows_over_the_other_is_a_third_limb() -> None:
    def both(share: float) -> Figure:
        return arm_up(row(share), FAR, share, 0.5)

    clip = outlined(hidden(film(held(both), END_S, FPS), FAR_ARM, FAR), held(both))
    result = run(clip, "ventral_row", DOSE)[0]
    assert not any(hold.counted for hold in result.holds)
    assert sum(hold.seen_good_s for hold in result.holds) < 0.5


def test_a_hidden_far_arm_that_has_left_its_rest_makes_a_hold_that_is_not_counted() -> None:
    def gone(time_s: float) -> bool:
        return UP_S + 0.3 < time_s < DOWN_S - 0.3

    def lost(time_s: float) -> Side | None:
        return FAR if gone(time_s) else None

    script = held(lambda u: row(u, FAR))
    clip = film(script, END_S, FPS)
    away = hidden([o for o in clip if gone(o.time_s)], FAR_ARM, FAR)
    at_rest = [o for o in clip if not gone(o.time_s)]
    whole = sorted([*at_rest, *away], key=lambda o: o.time_s)
    result = run(outlined(whole, script, lost=lost), "ventral_row", DOSE)[0]
    assert [hold.side for hold in result.holds] == [FAR]
    assert not result.holds[0].counted


def test_an_outline_overrules_no_landmark_that_is_seen() -> None:
    clip = film(held(row), END_S, FPS)
    drawn = outlined(clip, held(lambda u: arm_up(row(u), FAR, u, 0.5)))
    one, other = (run(c, "ventral_row", DOSE)[0] for c in (clip, drawn))
    assert [h.good_form_s for h in one.holds] == [h.good_form_s for h in other.holds]
    assert fault_names(one) == fault_names(other)


def test_hidden_legs_are_not_good() -> None:
    legs = (L.LEFT_KNEE, L.LEFT_ANKLE, L.LEFT_HEEL, L.LEFT_FOOT_INDEX)
    clip = film(held(row), END_S, FPS)
    for side in Side:
        clip = hidden(clip, legs, side)
    result = run(clip, "ventral_row", DOSE)[0]
    assert sum(hold.good_form_s for hold in result.holds) == 0.0


def test_nobody_rows_on_all_fours() -> None:
    fours = with_leg(
        with_leg(replace(REST, chest_lift_m=0.45), LEFT, Leg(thigh_deg=-80.0, knee_deg=100.0)),
        RIGHT,
        Leg(thigh_deg=-80.0, knee_deg=100.0),
    )
    clip = film(lambda t: with_leg(fours, FAR, Leg(5.0)) if 3 <= t < 9 else fours, END_S, FPS)
    result = run(clip, "ventral_row", DOSE)[0]
    assert sum(hold.good_form_s for hold in result.holds) == 0.0


def test_the_limits_are_those_of_the_specification() -> None:
    limits = VENTRAL_ROW.limits
    assert (limits.third_limb_t.high_outer, limits.risen_t) == (0.10, limits.arm_t.low_outer)


@pytest.mark.parametrize(("hips_t", "good"), [(0.08, True), (0.12, False)])
def test_the_clock_stops_while_the_pelvis_is_off_the_floor(hips_t: float, good: bool) -> None:
    lifted = []
    for seen in film(held(row), END_S, FPS):
        assert seen.pose is not None
        points = seen.pose.points_image.copy()
        share = ramp(seen.time_s, UP_S, UP_S + 1.0) - ramp(seen.time_s, DOWN_S - 1.0, DOWN_S)
        points[[L.LEFT_HIP, L.RIGHT_HIP], 1] -= share * hips_t * TORSO_M * View().px_per_m
        lifted.append(Observation(seen.time_s, replace(seen.pose, points_image=points)))
    result, _ = run(lifted, "ventral_row", DOSE)
    assert "pelvis_chest" in fault_names(result)
    assert (sum(hold.good_form_s for hold in result.holds) > 3.0) is good


@pytest.mark.parametrize("side", list(Side))
def test_past_straight_is_past_the_rest_of_the_leg_that_is_lifted(side: Side) -> None:
    (check,) = (check for check in VENTRAL_ROW.checks if check.id == "too_high")
    rest = {sided("hip_deg", side): 175.0, sided("hip_deg", side.other): 150.0}
    for deg, zone in ((169.0, Zone.CLEAR), (171.0, Zone.FAULT)):
        now = {sided("hip_deg", side.other): deg, sided("ankle_h_t", side.other): 0.3}
        measures, resting = (Measures({n: Reading(v) for n, v in m.items()}) for m in (now, rest))
        view = ViewOf(0.0, 0.0)
        moment = Moment(0.0, Phase.HOLD, side, NEAR, view, measures, resting)
        assert check.judge(moment, VENTRAL_ROW.limits).zone is zone
