"""The leg raise, done well and badly by a figure whose angles are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posecheck.assessment import SessionResult
from posecheck.events import EndReason, RejectReason
from posecheck.landmarks import Landmark, Side
from posecheck.pose import Observation
from tests.figures import (
    FLAT,
    HOOK,
    LEFT,
    RIGHT,
    Figure,
    Leg,
    Script,
    View,
    film,
    lifted_hook,
    mirrored,
    with_leg,
)
from tests.holding import DOSE, SECONDS, analysed, held, hidden, once
from tests.running import fault_names, run

NAME = "leg_raise_hold"
HOOK_LYING = Figure(legs={LEFT: HOOK, RIGHT: HOOK})


def raised(
    side: Side,
    share: float,
    *,
    knee_deg: float = 180.0,
    up_deg: float = 45.0,
    other: Leg = HOOK,
    rest: Figure | None = None,
) -> Figure:
    bent_deg = (180.0 - knee_deg) * share
    leg = Leg(thigh_deg=max(up_deg * share, 0.5), knee_deg=180.0 - bent_deg)
    return with_leg(with_leg(rest or Figure(), side.other, other), side, leg)


def leg_raise(script: Script, seconds: float = SECONDS, view: View | None = None) -> SessionResult:
    return analysed(NAME, script, seconds, view=view)


def reasons(result: SessionResult) -> set[RejectReason]:
    return {attempt.reason for attempt in result.attempts}


@pytest.mark.parametrize("rest", [Figure(), HOOK_LYING], ids=["long", "hook"])
def test_a_good_hold_on_each_side_counts_from_either_rest(rest: Figure) -> None:
    result = leg_raise(held(rest, lambda s, u: raised(s, u, rest=rest)))
    assert [(h.side, h.counted) for h in result.holds] == [(LEFT, True), (RIGHT, True)]
    assert fault_names(result) == set()
    assert result.attempts == ()
    for hold in result.holds:
        assert 5.0 <= hold.in_position_s <= 7.0
        assert hold.good_form_s == pytest.approx(hold.in_position_s, abs=0.01)
        assert hold.unseen == ("hollow_back",)


@pytest.mark.parametrize(
    ("up_deg", "held_low"), [(4.0, False), (12.0, True), (19.0, True), (21.0, None)]
)
def test_a_leg_that_is_up_but_low_is_a_hold_with_that_fault(
    up_deg: float, held_low: bool | None
) -> None:
    result = leg_raise(held(Figure(), lambda s, u: raised(s, u, up_deg=up_deg)))
    assert len(result.holds) == (2 if held_low is not False else 0)
    assert all(("leg_height" in hold.faults) is bool(held_low) for hold in result.holds)
    assert sum(result.progress.counts.values()) == len(result.holds)


def test_a_mirrored_copy_swaps_the_sides_and_nothing_else() -> None:
    plain = film(held(Figure(), raised), SECONDS, 20.0)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    one, other = run(plain, NAME, DOSE)[0], run(copy, NAME, DOSE)[0]
    assert [h.side for h in other.holds] == [h.side.other for h in one.holds if h.side is not None]
    for a, b in zip(one.holds, other.holds, strict=True):
        assert (a.start_s, a.good_form_s) == pytest.approx((b.start_s, b.good_form_s))


FAULTS = {
    "raised_knee": lambda s, u: raised(s, u, knee_deg=145.0),
    "support_knee": lambda s, u: raised(s, u, other=Leg(foot_x=0.70)),
    "leg_height": lambda s, u: raised(s, u, up_deg=80.0),
    "head_shoulders": lambda s, u: replace(raised(s, u), head_lift_m=0.10 * u),
    "support_foot": lambda s, u: raised(s, u, other=Leg(foot_x=0.50, foot_y=0.06 * u)),
}


@pytest.mark.parametrize("check", FAULTS)
def test_each_fault_alone_raises_its_own_check(check: str) -> None:
    result = leg_raise(held(Figure(), FAULTS[check]))
    assert [h.side for h in result.holds] == [LEFT, RIGHT]
    for hold in result.holds:
        assert hold.faults == (check,)
        stops = check == "raised_knee"
        assert hold.counted is not stops


@pytest.mark.parametrize("side", Side)
def test_a_leg_that_sinks_while_it_is_held_is_not_steady(side: Side) -> None:
    def pose(share: float) -> Figure:
        return raised(side, share)

    script = once(Figure(), pose, 3.5, 10.0)

    def sinking(t: float) -> Figure:
        return raised(side, 1.0, up_deg=32.0) if 7.0 <= t < 10.0 else script(t)

    assert "steady" in fault_names(leg_raise(sinking, 12.0))


@pytest.mark.parametrize(("foot_x", "counted"), [(0.60, True), (0.76, False)])
def test_a_support_knee_is_told_at_110_and_stops_the_clock_at_125_degrees(
    foot_x: float, counted: bool
) -> None:
    figure = with_leg(Figure(), RIGHT, Leg(foot_x=foot_x))
    result = leg_raise(
        once(figure, lambda u: raised(LEFT, u, other=Leg(foot_x=foot_x)), 4.0, 9.0), 12.0
    )
    (hold,) = result.holds
    assert hold.counted is counted


def test_a_leg_that_lies_long_beside_the_raised_one_is_a_hold_with_the_support_fault() -> None:
    result = leg_raise(held(Figure(), lambda s, u: raised(s, u, other=FLAT)))
    assert [(h.side, h.faults) for h in result.holds] == [
        (LEFT, ("support_knee",)),
        (RIGHT, ("support_knee",)),
    ]
    assert all(hold.good_form_s < 0.5 for hold in result.holds)


def test_both_legs_up_are_no_hold_but_an_attempt() -> None:
    def pose(share: float) -> Figure:
        leg = Leg(thigh_deg=max(0.5, 75.0 * share))
        return Figure(legs={LEFT: leg, RIGHT: leg})

    result = leg_raise(once(Figure(), pose, 3.5, 8.0), 12.0)
    assert result.holds == ()
    assert reasons(result) == {RejectReason.BOTH_LEGS}


def test_legs_lowered_in_turn_from_the_air_are_no_hold() -> None:
    def script(t: float) -> Figure:
        low = 0.5 + 0.5 * abs((t % 4.0) - 2.0)
        legs = (Leg(thigh_deg=85.0), Leg(thigh_deg=85.0 * low))
        return Figure(legs=dict(zip((LEFT, RIGHT), legs, strict=True)))

    result = leg_raise(lambda t: script(t) if t > 3.0 else Figure(), 16.0)
    assert sum(hold.good_form_s for hold in result.holds) == 0.0
    assert RejectReason.BOTH_LEGS in reasons(result)


def test_a_leg_raised_with_the_hips_up_is_another_exercise() -> None:
    def pose(share: float) -> Figure:
        return with_leg(lifted_hook(20.0 * share), LEFT, Leg(thigh_deg=max(0.5, 30.0 * share)))

    result = leg_raise(once(HOOK_LYING, pose, 4.0, 9.0), 12.0)
    assert sum(hold.good_form_s for hold in result.holds) == 0.0
    assert RejectReason.HIPS_UP in reasons(result)


@pytest.mark.parametrize(("knee_deg", "named"), [(125.0, False), (100.0, True)])
def test_a_plainly_bent_knee_is_an_attempt(knee_deg: float, named: bool) -> None:
    def pose(share: float) -> Figure:
        return raised(LEFT, share, knee_deg=knee_deg, up_deg=60.0, rest=HOOK_LYING)

    result = leg_raise(once(HOOK_LYING, pose, 4.0, 9.0), 12.0)
    assert (RejectReason.KNEE_BENT in reasons(result)) is named
    assert (len(result.holds) == 0) is named


def test_a_leg_that_comes_right_down_again_was_up_too_short() -> None:
    result = leg_raise(once(Figure(), lambda u: raised(LEFT, u), 4.0, 4.0), 8.0)
    assert result.holds == ()
    assert reasons(result) == {RejectReason.TOO_SHORT}


def test_a_far_leg_whose_ankle_is_hidden_is_not_good() -> None:
    clip = [
        hidden(o, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
        for o in film(once(Figure(), lambda u: raised(RIGHT, u), 4.0, 9.0), 12.0, 20.0)
    ]
    result, _ = run(clip, NAME, DOSE)
    assert sum(hold.good_form_s for hold in result.holds) == 0.0


def test_a_leg_that_is_up_nearly_all_the_time_has_still_risen() -> None:
    result = leg_raise(lambda t: raised(RIGHT, 1.0 if t < 14.0 else 0.1), 15.0)
    (hold,) = result.holds
    assert hold.side is RIGHT
    assert hold.counted
    assert hold.reason in (EndReason.LEFT_POSITION, EndReason.RECORDING_ENDED)


def test_from_an_oblique_view_it_is_a_hold_but_never_a_good_one() -> None:
    result = leg_raise(held(Figure(), raised), view=View(yaw_deg=45.0))
    assert [h.side for h in result.holds] == [LEFT, RIGHT]
    assert [h.good_form_s for h in result.holds] == [0.0, 0.0]
    assert result.coverage == 0.0


def test_a_raised_leg_whose_other_foot_is_hidden_counts_nothing_and_is_an_attempt() -> None:
    other_foot = [left + RIGHT for left in (Landmark.LEFT_ANKLE, Landmark.LEFT_HEEL)]
    other_foot.append(Landmark.RIGHT_FOOT_INDEX)
    seen = film(once(Figure(), lambda u: raised(LEFT, u), 4.0, 8.0), 11.0, 20.0)
    result, _ = run([hidden(one, *other_foot) for one in seen], NAME, DOSE)
    assert result.holds == ()
    assert reasons(result) == {RejectReason.NOT_SEEN}
    assert sum(result.progress.counts.values()) == 0
