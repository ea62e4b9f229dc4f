"""Knee to chest, done well and badly by a figure whose angles are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posecheck.assessment import SessionResult
from posecheck.events import RejectReason
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
    mirrored,
    with_leg,
)
from tests.holding import DOSE, SECONDS, analysed, held, hidden, misnamed, once
from tests.running import fault_names, run

NAME = "knee_to_chest"
HOOK_LYING = Figure(legs={LEFT: HOOK, RIGHT: HOOK})


def pulled(
    side: Side, share: float, *, hip_deg: float = 55.0, knee_deg: float = 65.0, other: Leg = HOOK
) -> Figure:
    # Supine the hip's interior angle is 180 less the thigh's elevation.
    elevation_deg = 60.0 + (180.0 - hip_deg - 60.0) * share
    leg = Leg(thigh_deg=elevation_deg, knee_deg=95.0 + (knee_deg - 95.0) * share)
    return with_leg(with_leg(HOOK_LYING, side.other, other), side, leg)


def knee_pulls(script: Script, seconds: float = SECONDS, view: View | None = None) -> SessionResult:
    return analysed(NAME, script, seconds, view=view)


def reasons(result: SessionResult) -> set[RejectReason]:
    return {attempt.reason for attempt in result.attempts}


def test_a_good_hold_on_each_side_counts() -> None:
    result = knee_pulls(held(HOOK_LYING, pulled))
    assert [(h.side, h.counted, h.unseen) for h in result.holds] == [
        (LEFT, True, ()),
        (RIGHT, True, ()),
    ]
    assert fault_names(result) == set()
    assert result.attempts == ()
    for hold in result.holds:
        assert 5.0 <= hold.in_position_s <= 7.0
        assert hold.good_form_s == pytest.approx(hold.in_position_s, abs=0.01)
        assert hold.seen_good_s >= 0.9 * hold.good_form_s


def test_a_mirrored_copy_swaps_the_sides_and_nothing_else() -> None:
    plain = film(held(HOOK_LYING, pulled), SECONDS, 20.0)
    copy = [Observation(o.time_s, mirrored(o.pose)) for o in plain if o.pose]
    one, other = run(plain, NAME, DOSE)[0], run(copy, NAME, DOSE)[0]
    assert [h.side for h in other.holds] == [h.side.other for h in one.holds if h.side is not None]
    for a, b in zip(one.holds, other.holds, strict=True):
        assert (a.start_s, a.good_form_s) == pytest.approx((b.start_s, b.good_form_s))


FAULTS = {
    "depth": lambda s, u: pulled(s, u, hip_deg=88.0),
    "knee_folded": lambda s, u: pulled(s, u, knee_deg=115.0),
    "other_leg": lambda s, u: pulled(s, u, other=FLAT),
    "other_foot": lambda s, u: pulled(s, u, other=Leg(foot_x=0.50, foot_y=0.065 * u)),
    "head_shoulders": lambda s, u: replace(pulled(s, u), head_lift_m=0.10 * u),
}


@pytest.mark.parametrize("check", FAULTS)
def test_each_fault_alone_raises_its_own_check(check: str) -> None:
    result = knee_pulls(held(HOOK_LYING, FAULTS[check]))
    assert [h.side for h in result.holds] == [LEFT, RIGHT]
    for hold in result.holds:
        assert hold.faults == (check,)
        stops = check in {"other_leg", "other_foot"}
        assert hold.counted is not stops


@pytest.mark.parametrize(
    ("hip_deg", "faults"), [(75.5, ()), (79.0, ("depth",)), (95.0, ("depth",))]
)
def test_a_thigh_is_deep_enough_up_to_80_degrees(hip_deg: float, faults: tuple[str, ...]) -> None:
    # The trunk of the figure slopes by 3.4 degrees, which HIP has on top.
    result = knee_pulls(held(HOOK_LYING, lambda s, u: pulled(s, u, hip_deg=hip_deg)))
    assert [hold.faults for hold in result.holds] == [faults, faults]


def test_a_thigh_that_is_hardly_drawn_is_an_attempt() -> None:
    result = knee_pulls(held(HOOK_LYING, lambda s, u: pulled(s, u, hip_deg=112.0, knee_deg=75.0)))
    assert result.holds == ()
    assert reasons(result) == {RejectReason.TOO_SMALL}


@pytest.mark.parametrize("far_knee_seen", [True, False])
def test_both_knees_hugged_are_an_attempt_even_if_one_hides_the_other(far_knee_seen: bool) -> None:
    def pose(share: float) -> Figure:
        leg = Leg(thigh_deg=60.0 + 65.0 * share, knee_deg=95.0 - 30.0 * share)
        return Figure(legs={LEFT: leg, RIGHT: leg})

    clip = film(once(HOOK_LYING, pose, 4.0, 9.0), 12.0, 20.0)
    if not far_knee_seen:
        clip = [hidden(o, Landmark.RIGHT_KNEE) for o in clip]
    result, _ = run(clip, NAME, DOSE)
    assert result.holds == ()
    assert [attempt.reason for attempt in result.attempts] == [RejectReason.BOTH_LEGS]


def test_both_knees_are_named_from_an_oblique_view_too() -> None:
    def pose(share: float) -> Figure:
        leg = Leg(thigh_deg=60.0 + 65.0 * share, knee_deg=95.0 - 30.0 * share)
        return Figure(legs={LEFT: leg, RIGHT: leg})

    result = knee_pulls(once(HOOK_LYING, pose, 4.0, 9.0), 12.0, View(yaw_deg=42.0))
    assert reasons(result) == {RejectReason.BOTH_LEGS}
    assert result.coverage == 0.0


@pytest.mark.parametrize("yaw_deg", [42.0, 70.0])
def test_no_form_is_good_from_an_oblique_view_and_nothing_is_seen_from_an_end(
    yaw_deg: float,
) -> None:
    result = knee_pulls(held(HOOK_LYING, pulled), view=View(yaw_deg=yaw_deg))
    assert sum(hold.good_form_s for hold in result.holds) == 0.0
    assert sum(result.progress.counts.values()) == 0
    assert (len(result.holds) > 0) is (yaw_deg < 55.0)


def test_a_dead_bug_is_never_good() -> None:
    def pose(share: float) -> Figure:
        table_top = Leg(thigh_deg=60.0 + 30.0 * share, knee_deg=90.0)
        return Figure(legs={LEFT: table_top, RIGHT: Leg(thigh_deg=max(0.5, 20.0 * share))})

    result = knee_pulls(once(HOOK_LYING, pose, 4.0, 9.0), 12.0)
    assert sum(hold.good_form_s for hold in result.holds) < 0.5
    assert RejectReason.BOTH_LEGS in reasons(result) or result.holds


def test_legs_misnamed_for_a_moment_cost_no_side() -> None:
    clip = film(once(HOOK_LYING, lambda u: pulled(LEFT, u), 4.0, 9.0), 12.0, 20.0)
    clip = [misnamed(o) if 3.5 <= o.time_s < 4.2 else o for o in clip]
    result, _ = run(clip, NAME, DOSE)
    assert [(h.side, h.counted) for h in result.holds] == [(LEFT, True)]


def test_a_pulled_knee_whose_other_foot_is_hidden_counts_nothing_and_is_an_attempt() -> None:
    other_foot = [Landmark.RIGHT_ANKLE, Landmark.RIGHT_HEEL, Landmark.RIGHT_FOOT_INDEX]
    seen = film(once(HOOK_LYING, lambda u: pulled(LEFT, u), 4.0, 8.0), 11.0, 20.0)
    result, _ = run([hidden(one, *other_foot) for one in seen], NAME, DOSE)
    assert result.holds == ()
    assert reasons(result) == {RejectReason.NOT_SEEN}
