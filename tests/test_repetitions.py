"""The phase machine of a repetition, and its tempo, on signals that are known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.engine.rep_follower import RestTracker
from posecheck.engine.reps import Rep, RepMachine, way_down, way_up
from posecheck.events import AttemptRejected, Phase, RejectReason
from posecheck.exercises.glute_bridge import GLUTE_BRIDGE
from posecheck.exercises.spec import RepMovement
from posecheck.verdict import Reading

MOVEMENT = GLUTE_BRIDGE.movement
assert isinstance(MOVEMENT, RepMovement)
REST_DEG, TOP_DEG = 120.0, 180.0


def eased(share: float) -> float:
    return (1.0 - math.cos(math.pi * min(1.0, max(0.0, share)))) / 2.0


def lift(time_s: float, up_s: float, stay_s: float, down_s: float) -> float:
    """Share of a lift that begins at 0 s."""
    return eased(time_s / up_s) - eased((time_s - up_s - stay_s) / down_s)


def follow(
    shares: list[tuple[float, float]],
    *,
    lifted: bool | None = True,
    rest_deg: float = REST_DEG,
    machine: RepMachine | None = None,
) -> list[Rep | AttemptRejected]:
    """What a machine makes of (time, share of 120 to 180 degrees)."""
    assert isinstance(MOVEMENT, RepMovement)
    machine = machine or RepMachine(MOVEMENT)
    done = []
    for time_s, share in shares:
        signal = Reading(REST_DEG + share * (TOP_DEG - REST_DEG), 5.0)
        up = lifted if share > 0.1 else False
        done.append(machine.step(time_s, signal, rest_deg, lifted=up, ready=True))
    return [outcome for outcome in done if outcome]


def pictures(
    fps: float, up_s: float, stay_s: float, down_s: float, begin_s: float = -1.0, end_s: float = 9.0
) -> list[tuple[float, float]]:
    count = round((end_s - begin_s) * fps)
    times = [begin_s + i / fps for i in range(count)]
    return [(time_s, lift(time_s, up_s, stay_s, down_s)) for time_s in times]


@given(
    fps=st.floats(10.0, 60.0),
    up_s=st.floats(0.5, 3.0),
    stay_s=st.floats(0.1, 2.0),
    down_s=st.floats(0.5, 2.0),
)
def test_a_lift_is_timed_from_0_05_to_0_95_at_any_rate(
    fps: float, up_s: float, stay_s: float, down_s: float
) -> None:
    (rep,) = follow(pictures(fps, up_s, stay_s, down_s))
    assert isinstance(rep, Rep)
    # Of an eased movement that is 71 % of its time.
    assert rep.up_s.value == pytest.approx(0.713 * up_s, abs=3.0 * rep.up_s.sd)
    assert rep.down_s.value == pytest.approx(0.713 * down_s, abs=3.0 * rep.down_s.sd)
    assert rep.best.value == pytest.approx(TOP_DEG, abs=0.5)


@pytest.mark.parametrize("fps", [10.0, 15.0, 30.0, 60.0])
@pytest.mark.parametrize(("lasts_s", "kind"), [(0.55, AttemptRejected), (0.8, Rep), (1.0, Rep)])
def test_from_0_8_s_on_a_movement_counts_at_any_rate(
    lasts_s: float, kind: type, fps: float
) -> None:
    (done,) = follow(pictures(fps, lasts_s / 2.0, 0.0, lasts_s / 2.0))
    assert isinstance(done, kind)
    if isinstance(done, AttemptRejected):
        assert done.reason is RejectReason.TOO_SHORT


def test_fewer_pictures_make_a_tempo_less_certain() -> None:
    (many,), (few,) = (follow(pictures(fps, 1.5, 1.0, 1.5)) for fps in (30.0, 5.0))
    assert isinstance(many, Rep) and isinstance(few, Rep)
    assert many.up_s.sd < 0.07 < few.up_s.sd


def test_hips_that_do_not_come_down_all_the_way_are_timed_from_where_they_turn() -> None:
    shares = [(t / 10, 0.15) for t in range(5)]
    shares += [(0.5 + t / 10, 0.15 + 0.85 * t / 20) for t in range(21)]
    shares += [(2.6 + t / 10, 1.0 - 0.85 * t / 10) for t in range(11)]
    shares += [(3.7 + t / 10, 0.15 + 0.85 * t / 20) for t in range(10)]
    # The person has rested, and begins from higher up.
    (rep,) = follow([(-1.0, 0.0), (-0.5, 0.0), *shares])
    assert isinstance(rep, Rep)
    assert rep.down_s.value == pytest.approx(0.9, abs=0.05)


@pytest.mark.parametrize("rest", [0.0, -5.0])
def test_ways_of_nothing_are_unknown(rest: float) -> None:
    assert not way_up([0.0, 1.0], [0.0, 0.0], 0.0).known
    assert not way_up([0.0], [7.0], rest).known
    assert not way_down([0.0], [7.0], rest).known


@pytest.mark.parametrize(("share", "kind"), [(0.795, AttemptRejected), (0.805, Rep)])
def test_a_lift_counts_from_0_8_of_the_own_best(share: float, kind: type) -> None:
    assert isinstance(MOVEMENT, RepMovement)
    machine = RepMachine(MOVEMENT)
    first = follow(pictures(30.0, 2.0, 1.0, 2.0, end_s=6.0), machine=machine)
    low = [(t + 7.0, share * s) for t, s in pictures(30.0, 2.0, 1.0, 2.0, end_s=6.0)]
    (second,) = follow(low, machine=machine)
    assert isinstance(first[0], Rep)
    assert isinstance(second, kind)
    if isinstance(second, AttemptRejected):
        assert second.reason is RejectReason.TOO_SMALL
        assert second.reached == pytest.approx(0.795 / 0.8, abs=0.01)


def test_a_first_lift_with_the_feet_drawn_in_has_a_small_range_and_counts() -> None:
    small = [(t, 0.3 * s) for t, s in pictures(30.0, 2.0, 1.0, 2.0)]
    (only,) = follow(small)
    assert isinstance(only, Rep)


@pytest.mark.parametrize(("second_deg", "kind"), [(171.5, AttemptRejected), (174.0, Rep)])
def test_from_feet_far_away_a_hip_that_is_nearly_straight_counts(
    second_deg: float, kind: type
) -> None:
    """Past the straight line is no range to measure others against."""
    assert isinstance(MOVEMENT, RepMovement)
    machine = RepMachine(MOVEMENT)
    done = []
    for number, top_deg in enumerate((190.0, second_deg)):
        for t, share in pictures(10.0, 2.0, 1.0, 2.0, end_s=6.0):
            signal = Reading(148.0 + share * (top_deg - 148.0), 5.0)
            time_s = 8.0 * number + t
            done.append(machine.step(time_s, signal, 148.0, lifted=share > 0.1, ready=True))
    first, second = [outcome for outcome in done if outcome]
    assert isinstance(first, Rep)
    assert isinstance(second, kind)


@pytest.mark.parametrize(("lifted", "reasons"), [(False, []), (None, [RejectReason.NOT_SEEN])])
def test_what_is_not_seen_to_be_the_movement_does_not_count(
    lifted: bool | None, reasons: list[RejectReason]
) -> None:
    done = follow(pictures(30.0, 2.0, 1.0, 2.0), lifted=lifted)
    assert [outcome.reason for outcome in done if isinstance(outcome, AttemptRejected)] == reasons
    assert len(done) == len(reasons)


@pytest.mark.parametrize(("begin_share", "counts"), [(0.49, 0), (0.51, 1), (1.0, 1)])
def test_from_half_way_down_on_a_movement_under_way_counts(begin_share: float, counts: int) -> None:
    begin_s = 3.0 + math.acos(2.0 * begin_share - 1.0) / math.pi * 2.0
    done = follow(pictures(30.0, 2.0, 1.0, 2.0, begin_s=begin_s, end_s=7.0))
    assert len(done) == counts
    # It may have been higher before.
    assert all(isinstance(rep, Rep) and not (rep.up_s.known or rep.top_seen) for rep in done)


@pytest.mark.parametrize(("begin_s", "known"), [(-1.0, True), (-0.5, True), (0.2, False)])
def test_a_way_up_that_is_not_seen_from_rest_on_has_no_tempo(begin_s: float, known: bool) -> None:
    (rep,) = follow(pictures(30.0, 2.0, 1.0, 2.0, begin_s=begin_s))
    assert isinstance(rep, Rep)
    assert rep.up_s.known is known
    assert rep.top_seen


@pytest.mark.parametrize(("end_share", "counts"), [(0.51, False), (0.49, True), (0.1, True)])
def test_to_half_way_down_a_movement_that_is_cut_counts(end_share: float, counts: bool) -> None:
    assert isinstance(MOVEMENT, RepMovement)
    machine = RepMachine(MOVEMENT)
    end_s = 3.0 + math.acos(2.0 * end_share - 1.0) / math.pi * 2.0 + 1.0 / 60.0
    assert follow(pictures(60.0, 2.0, 1.0, 2.0, end_s=end_s), machine=machine) == []
    done = machine.finish()
    assert isinstance(done, Rep) is counts
    if isinstance(done, Rep):
        assert not done.down_s.known
        # Down, though not all the way: only how long that would have taken is not known.
        assert done.up_s.known is (end_share < 0.2)


def test_after_another_exercise_a_repetition_begins_at_rest() -> None:
    assert isinstance(MOVEMENT, RepMovement)
    for rest_first, counts in ((True, 0), (False, 1)):
        machine = RepMachine(MOVEMENT)
        follow(pictures(30.0, 2.0, 1.0, 2.0, end_s=2.5), machine=machine)
        machine.forget(rest_first=rest_first)
        assert machine.phase is Phase.SETUP
        later = pictures(30.0, 2.0, 1.0, 2.0, begin_s=2.6)
        assert len(follow(later, machine=machine)) == counts


def test_a_gap_leaves_the_count_and_takes_the_tempo() -> None:
    assert isinstance(MOVEMENT, RepMovement)
    machine = RepMachine(MOVEMENT)
    clip = pictures(30.0, 2.0, 1.0, 2.0)
    follow(clip[:75], machine=machine)
    machine.mark_gap()
    (rep,) = follow(clip[90:], machine=machine)
    assert isinstance(rep, Rep)
    assert not rep.up_s.known and not rep.down_s.known


def test_the_rest_follows_the_feet_but_not_the_lift() -> None:
    tracker = RestTracker()
    assert tracker.step(0.0, 120.0, 120.0, resting=True) == 120.0
    moved = [tracker.step(i / 10, 140.0, 120.0, resting=True) for i in range(1, 25)]
    assert moved[-1] == 140.0
    assert tracker.step(3.0, 180.0, 120.0, resting=False) == 140.0
