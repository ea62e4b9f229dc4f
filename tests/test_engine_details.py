"""Clocks, dwells and drop-outs of the engine, fed by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posecheck.assessment import Dose
from posecheck.engine.checks import STAYS_OK_S, CheckRunner, Form
from posecheck.engine.follower import NEAR_MISS_S, NearMisses
from posecheck.engine.hold_follower import WAITS_TOLD_S, HoldFollower
from posecheck.engine.holds import SETTLING_S, Entrance, Hold
from posecheck.engine.memories import Bounces
from posecheck.engine.monitor import LEAST_SEEN, FaultMonitor
from posecheck.events import ClockWaits, EndReason, Phase, RejectReason
from posecheck.exercises.judging import Judgement, Zone, judged, unknown
from posecheck.exercises.limits import at_most
from posecheck.exercises.moment import Moment
from posecheck.exercises.registry import find_exercise
from posecheck.exercises.spec import Check, HoldMovement, Severity
from posecheck.geometry.posture import View as ViewOf
from posecheck.landmarks import Side
from posecheck.verdict import Measures, Reading, Unknown

EXERCISE = find_exercise("knee_to_chest")
VIEW = ViewOf(0.0, 0.0)
FAULT = Judgement(Zone.FAULT, 90.0, 80.0)


def judge_bend(moment: Moment, limits: object) -> Judgement:
    return judged(moment.measures["bend_deg"], at_most(80.0, 70.0))


def stops_bend(moment: Moment, limits: object) -> Judgement:
    return judged(moment.measures["bend_deg"], at_most(100.0))


BEND = Check("bend", judge_bend, Severity.LEGS, stops_clock=True)
WIDER = replace(BEND, stops=stops_bend)


def at(time_s: float, bend_deg: float = math.nan) -> Moment:
    return Moment(
        time_s, Phase.HOLD, None, Side.LEFT, VIEW, Measures({"bend_deg": Reading(bend_deg)})
    )


def runner(check: Check = BEND) -> CheckRunner:
    return CheckRunner(replace(EXERCISE, checks=(check,)), EXERCISE.limits)


def taken(goal_s: float = 9.0, **changes: float) -> Hold:
    """A hold taken at 0 s, and known of half a second later."""
    movement = HoldMovement(position=lambda now, limits: Judgement(Zone.CLEAR), **changes)
    return Hold(movement, goal_s, None, 0.0, movement.enter_s)


def hold(
    held: Hold,
    checks: CheckRunner,
    script,
    seconds: float,
    zone_at=lambda time_s: Zone.CLEAR,
    unseen=frozenset(),
) -> tuple[list[float], list[EndReason]]:  # type: ignore[no-untyped-def]
    """Hold the position while the bend follows a script; good-form times, and why it ended."""
    good_s, reasons = [], []
    for i in range(round(seconds * 30)):
        checks.step(at(i / 30, script(i / 30)), None)
        if i / 30 >= held.last_s and not held.ended:
            reason = held.step(i / 30, zone_at(i / 30), checks.form(unseen), gap=False)
            if reason:
                reasons.append(reason)
                held.end()
            good_s.append(held.good_form_s)
    return good_s, reasons


@pytest.mark.parametrize(
    ("zones", "since_s"),
    [
        ("fffcccccc", 0.3),
        # Likely before it was sure: it was taken then, or a drop-out's time before.
        ("fffllcccccc", 0.3),
        ("fllllllllcccccc", 0.4),
        # Likely, and then not.
        ("fllbcccccc", 0.4),
        ("fllfcccccc", 0.4),
        # Out of sight in between: the middle.
        ("fflluulcccccc", 0.2),
        ("ffuulcccccc", 0.3),
        ("flllllllllll", None),
    ],
)
def test_when_a_position_was_taken(zones: str, since_s: float | None) -> None:
    names = {"f": Zone.FAULT, "b": Zone.BAND, "l": Zone.LIKELY, "c": Zone.CLEAR, "u": Zone.UNKNOWN}
    entrance = Entrance((None,), 0.5)
    taken = [entrance.step(i / 10, {None: names[z]}, Side.LEFT) for i, z in enumerate(zones)]
    found = [since for since, _ in filter(None, taken)]
    assert found[:1] == ([] if since_s is None else [pytest.approx(since_s)])
    # What is only likely is not taken.
    assert taken[:-1] == [None] * (len(zones) - 1)


@pytest.mark.parametrize("unseen_s", [0.0, 0.1, 0.4])
def test_a_drop_out_does_not_make_a_fault_wait_anew(unseen_s: float) -> None:
    monitor, raised_s = FaultMonitor(BEND), None
    for i in range(40):
        time_s = i / 30
        hidden = 0.2 < time_s < 0.2 + unseen_s
        if monitor.step(time_s, unknown(Unknown.NOT_SEEN) if hidden else FAULT, Side.LEFT):
            raised_s = time_s
            break
    # Half of its dwell is seen, though, before it is told.
    known_s = max(BEND.dwell_s, BEND.dwell_s * LEAST_SEEN + unseen_s)
    assert raised_s == pytest.approx(known_s, abs=0.07)


@pytest.mark.parametrize(("every", "raised_s"), [(3, 0.9), (5, 1.5)])
def test_glimpses_of_a_fault_are_told_once_half_its_dwell_was_seen(
    every: int, raised_s: float
) -> None:
    monitor = FaultMonitor(BEND)
    for i in range(90):
        judgement = unknown(Unknown.UNCLEAR) if i % every else FAULT
        if monitor.step(i / 30, judgement, Side.LEFT):
            break
    assert i / 30 == pytest.approx(raised_s, abs=0.07)


@pytest.mark.parametrize("raised", [True, False])
def test_time_in_the_dwell_of_a_fault_is_not_good_before_it_is_known(*, raised: bool) -> None:
    """Seen faulty, lost for a moment, and then seen faulty again, or not."""

    def bend_deg(time_s: float) -> float:
        if 1.7 <= time_s < 1.9:
            return math.nan
        return 60.0 if time_s < 1.5 or (time_s >= 1.9 and not raised) else 95.0

    held = taken()
    good, _ = hold(held, runner(), bend_deg, 3.0)
    assert good == sorted(good)
    assert good[-1] == pytest.approx(1.5 if raised else 3.0, abs=0.06)
    dwelling = taken()
    hold(dwelling, runner(), bend_deg, 1.85)
    assert dwelling.good_form_s == pytest.approx(1.5, abs=0.05) and not dwelling.running


@pytest.mark.parametrize(("begins_s", "ends_s"), [(1.0, 5.0), (2.9, 5.0), (4.0, 6.0), (6.0, 8.0)])
def test_a_fault_ends_a_hold_after_two_seconds_but_not_while_one_settles(
    begins_s: float, ends_s: float
) -> None:
    held = taken(20.0)
    _, reasons = hold(held, runner(), lambda t: 95.0 if t >= begins_s else 60.0, 12.0)
    assert reasons == [EndReason.FAULT] and held.stopped_by == "bend"
    assert held.last_s == pytest.approx(max(begins_s, SETTLING_S) + 2.0, abs=0.07)
    assert held.last_s == pytest.approx(ends_s, abs=0.07)
    assert held.good_form_s == pytest.approx(begins_s, abs=0.07)


def test_a_fault_that_lasts_exactly_two_seconds_ends_nothing() -> None:
    holds = taken(20.0)
    hold(holds, runner(), lambda t: 95.0 if 5.0 <= t < 6.9 else 60.0, 10.0)
    assert not holds.ended
    assert holds.good_form_s == pytest.approx(10.0 - 2.2, abs=0.1)


def test_what_stops_the_clock_may_be_wider_than_what_is_reported() -> None:
    for bend_deg, good_s in ((90.0, 6.0), (105.0, 0.0)):
        holds, checks = taken(20.0), runner(WIDER)
        hold(holds, checks, lambda t, deg=bend_deg: deg, 4.9)
        assert [fault.check for fault in checks.active_faults()] == ["bend"]
        assert holds.good_form_s == pytest.approx(min(good_s, 4.9), abs=0.1)


def test_the_clock_runs_for_two_seconds_after_it_was_ok_then_waits_and_says_so_once() -> None:
    in_position = HoldMovement(position=lambda now, limits: Judgement(Zone.CLEAR))
    exercise = replace(EXERCISE, checks=(BEND,), has_sides=False, tracked=())
    follower = HoldFollower(exercise, in_position, EXERCISE.limits, Dose(1, 1, 20.0))
    told = []
    for i in range(360):
        told += follower.step(at(i / 30, 60.0 if i < 90 else math.nan), None, gap=False)
    (waits,) = [event for event in told if isinstance(event, ClockWaits)]
    assert waits.time_s == pytest.approx(waits.since_s + WAITS_TOLD_S, abs=0.04)
    assert waits.checks == ("bend",)
    assert follower.clocks is not None and not follower.clocks.running
    assert follower.clocks.good_form_s == pytest.approx(3.0 + STAYS_OK_S, abs=0.6)


@pytest.mark.parametrize(("ok_from_s", "good_s"), [(0.8, 6.0), (1.2, 4.8), (3.0, 3.0)])
def test_the_first_moments_count_if_they_are_seen_to_be_ok_soon(
    ok_from_s: float, good_s: float
) -> None:
    holds = taken(20.0)
    hold(holds, runner(), lambda t: 60.0 if t >= ok_from_s else 79.9 + 0.0 * t, 6.0)
    unsure = taken(20.0)
    hold(unsure, runner(), lambda t: 60.0 if t >= ok_from_s else math.nan, 6.0)
    assert holds.good_form_s == pytest.approx(6.0, abs=0.1)
    assert unsure.good_form_s == pytest.approx(good_s, abs=0.1)
    assert unsure.seen_good_s == pytest.approx(6.0 - ok_from_s, abs=0.1)


def test_what_was_never_seen_to_be_ok_counts_nothing() -> None:
    holds = taken(3.0)
    hold(holds, runner(), lambda t: math.nan, 8.0)
    assert holds.in_position_s == pytest.approx(8.0, abs=0.1)
    assert holds.good_form_s == pytest.approx(0.0, abs=0.55) and not holds.counts


def test_what_the_view_cannot_show_at_all_stops_nothing() -> None:
    holds = taken(3.0)
    hold(holds, runner(), lambda t: math.nan, 8.0, unseen=frozenset({"bend"}))
    assert holds.good_form_s == pytest.approx(8.0, abs=0.1) and holds.counts


def test_but_a_fault_of_it_that_is_plain_stops_the_clock() -> None:
    holds = taken(3.0)
    hold(holds, runner(), lambda t: 95.0, 2.0, unseen=frozenset({"bend"}))
    assert holds.good_form_s == 0.0


@pytest.mark.parametrize(("seen_share", "counts"), [(0.6, True), (0.3, False)])
def test_a_hold_counts_only_if_half_of_its_goal_was_seen_to_be_good(
    seen_share: float, *, counts: bool
) -> None:
    """Seen for a part of every second and a half: the clock never waits."""
    holds = taken(6.0)
    hold(holds, runner(), lambda t: 60.0 if (t % 1.5) < 1.5 * seen_share - 0.4 else math.nan, 7.0)
    assert holds.good_form_s >= 6.0
    assert holds.seen_good_s < holds.good_form_s
    assert holds.counts is counts


def test_a_drop_out_of_the_position_shorter_than_half_a_second_loses_nothing() -> None:
    for unseen_s, lost_s in ((0.3, 0.0), (0.9, 0.9)):
        holds = taken(20.0)
        for i in range(15, 150):
            hidden = 2.0 < i / 30 < 2.0 + unseen_s
            holds.step(i / 30, Zone.UNKNOWN if hidden else Zone.CLEAR, Form(), gap=False)
        assert holds.in_position_s == pytest.approx(149 / 30 - lost_s, abs=0.08)


@pytest.mark.parametrize(("lost", "unsure"), [(None, False), ("clear", True), ("hidden", True)])
def test_a_fault_that_is_clear_or_out_of_sight_now_is_not_sure_to_last(
    lost: str | None, *, unsure: bool
) -> None:
    checks, last = runner(), {"clear": 60.0, "hidden": math.nan}
    for i in range(31):
        checks.step(at(i / 30, last.get(lost or "", 95.0) if i == 30 else 95.0), None)
    form = checks.form(frozenset())
    assert (form.faulty, form.since_s, form.unsure) == ("bend", 0.0, unsure)


@pytest.mark.parametrize(("unseen_s", "end_s"), [(0.0, 3.0), (0.4, 3.2), (0.8, 3.0)])
def test_a_position_left_out_of_sight_was_left_in_the_middle_of_it(
    unseen_s: float, end_s: float
) -> None:
    def zone_at(time_s: float) -> Zone:
        hidden = Zone.CLEAR if time_s <= 3.0 else Zone.UNKNOWN
        return Zone.FAULT if time_s > 3.0 + unseen_s else hidden

    held = taken(leave_s=0.3)
    _, reasons = hold(held, runner(), lambda t: 60.0, 6.0, zone_at)
    assert reasons == [EndReason.LEFT_POSITION]
    assert held.last_s == pytest.approx(end_s, abs=0.05)
    assert held.in_position_s == pytest.approx(held.last_s - held.start_s, abs=0.01)
    assert held.good_form_s == pytest.approx(held.in_position_s)


@pytest.mark.parametrize(
    ("turns", "bounces"), [((0.0, 1.0), False), ((0.0, 1.0, 0.0), False), ((0, 1, 0, 1, 0), True)]
)
def test_one_way_and_one_arc_are_no_bounce(turns: tuple[float, ...], bounces: bool) -> None:
    smooth, most = Bounces({"bounce": "y"}), 0.0
    span = 1.8 / (len(turns) - 1)
    for i in range(54):
        time_s = i / 30
        leg = min(int(time_s / span), len(turns) - 2)
        share = time_s / span - leg
        value = 0.4 * (turns[leg] * (1 - share) + turns[leg + 1] * share)
        told = smooth.step(time_s, Measures({"y": Reading(value)})).value("bounce")
        most = max(most, 0.0 if math.isnan(told) else told)
    assert (most > 0.08) is bounces


def test_a_landmark_that_jumps_between_two_places_is_no_bounce() -> None:
    smooth = Bounces({"bounce": "y"})
    told = [
        smooth.step(i / 15, Measures({"y": Reading(0.06 * (i % 2))})).value("bounce")
        for i in range(45)
    ]
    assert not math.isnan(told[-1]) and max(x for x in told if not math.isnan(x)) < 0.06


def near_misses(script, seconds: float) -> list[tuple[float, float]]:  # type: ignore[no-untyped-def]
    watch = NearMisses(
        {RejectReason.BOTH_LEGS: lambda now, limits: script(now.time_s)}, EXERCISE.limits
    )
    found = []
    for i in range(round(seconds * 30)):
        found += [(e.start_s, e.time_s) for e in watch.step(at(i / 30), None)]  # type: ignore[union-attr]
    return found


def test_a_near_miss_is_reported_once_after_it_has_lasted() -> None:
    assert near_misses(lambda t: 1.0 <= t < 1.9, 6.0) == []
    ((start_s, time_s),) = near_misses(lambda t: 1.0 <= t < 5.0, 6.0)
    assert start_s == pytest.approx(1.0, abs=0.04)
    assert time_s == pytest.approx(1.0 + NEAR_MISS_S, abs=0.04)


def test_a_near_miss_is_reported_again_only_after_it_was_left() -> None:
    assert len(near_misses(lambda t: t < 3.0 or 3.3 <= t < 6.0, 8.0)) == 1
    assert len(near_misses(lambda t: t < 3.0 or 4.0 <= t < 7.0, 8.0)) == 2


def test_a_near_miss_that_cannot_be_told_is_none() -> None:
    assert near_misses(lambda t: None, 5.0) == []


def test_what_began_to_be_wrong_before_the_position_was_left_is_not_good() -> None:
    held = taken(20.0)
    zones = {True: Zone.CLEAR, False: Zone.FAULT}
    bends = (lambda t: 95.0 if t >= 3.6 else 60.0, 5.0, lambda t: zones[t < 4.0])
    assert hold(held, runner(), *bends)[1] == [EndReason.LEFT_POSITION]
    assert held.in_position_s == pytest.approx(4.0, abs=0.1)
    assert held.good_form_s == pytest.approx(3.6, abs=0.1)
