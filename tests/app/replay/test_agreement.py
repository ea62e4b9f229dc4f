"""A result compared with the truth: perfect agrees, one broken thing is one disagreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.app.replay.agreement import Finding, Kind, compare
from posecheck.app.replay.tolerances import OF_MODEL
from posecheck.app.replay.trace import Told, Trace
from posecheck.assessment import Dose, FaultInterval, Progress
from posecheck.landmarks import Side
from posecheck.report.truth import PartTruth, TrueRep
from tests.figures import bridge, film
from tests.made_truths import (
    bridge_truth,
    fault,
    frame_times,
    held,
    hold_truth,
    perfect_result,
    perfect_trace,
    true_states,
)
from tests.running import run

LEFT, RIGHT = Side.LEFT, Side.RIGHT
TWO_HOLDS = (held(LEFT, 2.0, 11.0), held(RIGHT, 20.0, 12.0, lost_s=3.0))


def wrong(findings: Iterable[Finding]) -> list[tuple[Kind, str]]:
    return [(finding.kind, finding.what) for finding in findings if not finding.agrees]


def check_all(truth: PartTruth, **changed: np.ndarray) -> list[tuple[Kind, str]]:
    """Compare a perfect result, told frame by frame but for `changed`."""
    trace = perfect_trace(truth, **changed)
    return wrong(compare(perfect_result(truth), truth, trace, true_states(truth)))


def test_bridges_of_a_figure_agree_with_how_it_was_moved() -> None:
    starts = (2.5, 11.0, 19.5)
    result, _ = run(film(bridge(starts), 28.0), "glute_bridge")
    # Straight ramps of 3 s: a fifth of the way is passed after 0.6 s.
    reps = tuple(TrueRep(s + 0.6, s + 3.5, s + 6.4) for s in starts)
    truth = PartTruth("glute_bridge", 0.0, 28.0, Dose(1, 10, 0.0), reps=reps)
    findings = compare(result, truth)
    assert wrong(findings) == []
    assert [f.expected for f in findings if f.kind is Kind.COUNT] == ["3"]
    assert sum(f.kind is Kind.REP for f in findings) == 3


EPISODES = st.lists(
    st.tuples(
        st.sampled_from(["raised_knee", "support_knee", "hollow_back"]),
        st.floats(0.0, 30.0),
        st.floats(0.7, 9.0),
        st.sampled_from([None, LEFT, RIGHT]),
    ),
    max_size=4,
)


@given(
    holds=st.lists(st.tuples(st.sampled_from(Side), st.floats(0.5, 9.0)), max_size=4),
    episodes=EPISODES,
)
def test_a_perfect_result_agrees_in_everything(
    holds: list[tuple[Side, float]], episodes: list[tuple[str, float, float, Side | None]]
) -> None:
    truth = hold_truth(
        (held(side, 10.0 * i, length) for i, (side, length) in enumerate(holds)),
        (fault(check, start, start + length, side) for check, start, length, side in episodes),
    )
    assert check_all(truth) == []


@given(shift_s=st.floats(-2.0, 2.0), broken=st.integers(0, 1))
def test_a_repetition_agrees_up_to_half_a_second(shift_s: float, broken: int) -> None:
    truth = bridge_truth()
    result = perfect_result(truth)
    reps = list(result.reps)
    rep = reps[broken]
    reps[broken] = replace(rep, start_s=rep.start_s + shift_s, time_s=rep.time_s + shift_s)
    moved = abs((rep.start_s + shift_s) - rep.start_s)
    expected = [] if moved <= 0.5 else [(Kind.REP, f"repetition {broken + 1}")]
    assert wrong(compare(replace(result, reps=tuple(reps)), truth)) == expected


def test_a_missing_and_an_extra_repetition_are_named() -> None:
    truth = bridge_truth()
    result = perfect_result(truth)
    one = replace(result, reps=result.reps[:1])
    assert wrong(compare(one, truth)) == [(Kind.COUNT, "repetitions"), (Kind.REP, "repetition 2")]
    less = replace(truth, reps=truth.reps[:1])
    assert wrong(compare(result, less)) == [
        (Kind.COUNT, "repetitions"),
        (Kind.REP, "repetition 2 as counted"),
    ]


def test_nothing_counted_of_nothing_done_is_said() -> None:
    truth = bridge_truth(())
    counts = [f for f in compare(perfect_result(truth), truth) if f.kind is Kind.COUNT]
    assert [(f.expected, f.got, f.agrees) for f in counts] == [("0", "0", True)]


@pytest.mark.parametrize("clock", ["in_position_s", "good_form_s"])
@pytest.mark.parametrize(("off_s", "agrees"), [(0.29, True), (-0.29, True), (0.31, False)])
def test_each_clock_of_a_hold_agrees_within_its_tolerance(
    clock: str, off_s: float, agrees: bool
) -> None:
    truth = hold_truth(TWO_HOLDS)
    result = perfect_result(truth)
    hold = replace(result.holds[1], **{clock: getattr(result.holds[1], clock) + off_s})
    found = wrong(compare(replace(result, holds=(result.holds[0], hold)), truth))
    assert found == ([] if agrees else [(Kind.HOLD, "hold 2 right")])


def test_a_clock_may_be_off_by_what_the_tolerance_allows() -> None:
    truth = hold_truth(TWO_HOLDS)
    result = perfect_result(truth)
    for off_s, expected in ((0.25, []), (0.35, [(Kind.HOLD, "hold 1 left")])):
        late = replace(result.holds[0], good_form_s=result.holds[0].good_form_s - off_s)
        off = replace(result, holds=(late, result.holds[1]))
        assert wrong(compare(off, truth, tolerances=OF_MODEL)) == expected


def test_the_wrong_side_of_a_hold_is_wrong() -> None:
    truth = hold_truth(TWO_HOLDS[:1])
    result = perfect_result(truth)
    result = replace(
        result,
        holds=(replace(result.holds[0], side=RIGHT),),
        progress=Progress({LEFT: 0, RIGHT: 1}, 5),
    )
    findings = compare(result, truth)
    assert wrong(findings) == [
        (Kind.COUNT, "counted holds left"),
        (Kind.COUNT, "counted holds right"),
        (Kind.HOLD, "hold 1 left"),
    ]


def test_a_hold_in_two_pieces_is_wrong() -> None:
    truth = hold_truth(TWO_HOLDS[:1])
    result = perfect_result(truth)
    (hold,) = result.holds
    pieces = (
        replace(hold, time_s=9.0, in_position_s=7.0, good_form_s=7.0, counted=False),
        replace(hold, start_s=9.5, in_position_s=3.5, good_form_s=3.5, counted=False),
    )
    found = wrong(compare(replace(result, holds=pieces), truth))
    assert found == [(Kind.HOLD, "hold 1 left"), (Kind.HOLD, "hold left at 9.5 s")]


def test_a_stay_as_short_as_an_attempt_may_be_a_hold_or_not() -> None:
    truth = hold_truth((held(LEFT, 2.0, 1.2), held(LEFT, 20.0, 1.4)))
    findings = compare(replace(perfect_result(truth), holds=()), truth)
    assert wrong(findings) == [(Kind.HOLD, "hold 2 left")]


@given(after_s=st.floats(-3.0, 3.0))
def test_a_fault_agrees_up_to_the_margin(after_s: float) -> None:
    truth = bridge_truth(faults=[fault("knees", 8.0, 9.0)])
    start_s = 9.0 + after_s
    told = FaultInterval("knees", None, start_s, start_s + 5.0, 60.0, 70.0)
    found = wrong(compare(replace(perfect_result(truth), faults=(told,)), truth))
    if start_s - 9.0 < 0.7:
        assert found == []
    else:
        assert found == [(Kind.FAULT, "knees"), (Kind.FALSE_FAULT, "knees")]


def test_a_missed_and_an_invented_fault_are_found_alone() -> None:
    knees, arms = fault("knees", 4.0, 6.0), fault("arms", 12.0, 14.0)
    both = bridge_truth(faults=[knees, arms])
    assert wrong(compare(perfect_result(bridge_truth(faults=[arms])), both)) == [
        (Kind.FAULT, "knees")
    ]
    assert wrong(compare(perfect_result(both), bridge_truth(faults=[arms]))) == [
        (Kind.FALSE_FAULT, "knees")
    ]


def test_a_tolerated_fault_may_be_raised_or_not() -> None:
    knees = fault("knees", 4.0, 6.0)
    truth = bridge_truth(tolerated=(knees,))
    raised = perfect_result(bridge_truth(faults=[knees]))
    assert wrong(compare(raised, truth)) == []
    assert wrong(compare(perfect_result(truth), truth)) == []


def test_the_other_side_of_a_fault_is_wrong_once() -> None:
    truth = hold_truth(TWO_HOLDS, [fault("raised_knee", 4.0, 6.0, LEFT)])
    other = perfect_result(hold_truth(TWO_HOLDS, [fault("raised_knee", 4.0, 6.0, RIGHT)]))
    assert wrong(compare(other, truth)) == [(Kind.FAULT, "raised_knee left")]


@pytest.mark.parametrize(
    ("told", "agrees"), [(Told.UNKNOWN, True), (Told.NOTHING, True), (Told.OK, False)]
)
def test_where_the_camera_cannot_tell_nothing_may_be_told_but_never_ok(
    told: Told, agrees: bool
) -> None:
    truth = bridge_truth(faults=[fault("knees", 4.0, 6.0)], may_be_unknown=("knees",))
    silent = replace(perfect_result(truth), faults=())
    codes = np.full(len(frame_times(truth)), told, np.int8)
    findings = compare(silent, truth, perfect_trace(truth, knees=codes), true_states(truth))
    expected = [] if agrees else [(Kind.FAULT, "knees"), (Kind.FALSE_OK, "knees")]
    assert wrong(findings) == expected
    got = [f.got for f in findings if f.kind is Kind.FAULT]
    assert got == ["can't tell" if agrees else "not raised"]


def test_a_hold_with_a_fault_that_cannot_be_told_is_left_open() -> None:
    back = fault("hollow_back", 4.0, 8.0, LEFT)
    truth = hold_truth((held(LEFT, 2.0, 4.0, lost_s=2.0),), [back], may_be_unknown=("hollow_back",))
    result = perfect_result(hold_truth((held(LEFT, 2.0, 11.0),)))
    assert wrong(compare(result, truth)) == []
    sure = replace(truth, may_be_unknown=())
    assert wrong(compare(result, sure)) == [
        (Kind.COUNT, "counted holds left"),
        (Kind.HOLD, "hold 1 left"),
        (Kind.FAULT, "hollow_back left"),
    ]


def test_a_tolerated_fault_may_have_paused_the_clock() -> None:
    knee = fault("raised_knee", 4.0, 5.0, LEFT)
    truth = hold_truth((held(LEFT, 2.0, 12.0),), tolerated=(knee,))
    paused = perfect_result(hold_truth((held(LEFT, 2.0, 12.0, lost_s=1.5),)))
    assert wrong(compare(paused, truth)) == []
    longer = perfect_result(hold_truth((held(LEFT, 2.0, 12.0, lost_s=1.7),)))
    assert wrong(compare(longer, truth)) == [(Kind.HOLD, "hold 1 left")]


@pytest.mark.parametrize(("ok_s", "agrees"), [(0.9, True), (1.2, False)])
def test_ok_may_not_be_told_for_long_while_it_is_wrong(ok_s: float, agrees: bool) -> None:
    truth = bridge_truth(faults=[fault("knees", 4.0, 8.0)])
    codes = perfect_trace(truth).of("knees").copy()
    times = frame_times(truth)
    codes[(times >= 5.0) & (times <= 5.0 + ok_s)] = Told.OK
    assert check_all(truth, knees=codes) == ([] if agrees else [(Kind.FALSE_OK, "knees")])


def test_ok_told_twice_for_a_moment_is_no_false_ok() -> None:
    truth = bridge_truth(faults=[fault("knees", 4.0, 8.0)])
    codes = perfect_trace(truth).of("knees").copy()
    times = frame_times(truth)
    codes[(times >= 4.5) & (times <= 7.0)] = Told.OK
    codes[np.searchsorted(times, 5.3)] = Told.UNKNOWN
    codes[np.searchsorted(times, 6.2)] = Told.UNKNOWN
    assert check_all(truth, knees=codes) == []


@pytest.mark.parametrize(("longer_s", "agrees"), [(1.9, True), (2.3, False)])
def test_a_fault_may_not_be_told_long_after_it_is_over(longer_s: float, agrees: bool) -> None:
    truth = bridge_truth(faults=[fault("knees", 4.0, 8.0)])
    codes = perfect_trace(truth).of("knees").copy()
    times = frame_times(truth)
    codes[(times > 8.0) & (times <= 8.0 + longer_s)] = Told.FAULT
    assert check_all(truth, knees=codes) == ([] if agrees else [(Kind.FALSE_FAULT, "knees")])


def test_truth_and_poses_need_not_have_the_same_frames() -> None:
    truth = bridge_truth(faults=[fault("knees", 4.0, 8.0)])
    times = np.arange(0.0, 20.0, 1.0 / 7.0)
    told = np.where((times >= 4.0) & (times <= 8.0), Told.FAULT, Told.OK).astype(np.int8)
    trace = Trace(times, {"knees": told})
    findings = compare(perfect_result(truth), truth, trace, true_states(truth))
    assert wrong(findings) == []
    all_ok = Trace(times, {"knees": np.full(len(times), Told.OK, np.int8)})
    late = compare(perfect_result(truth), truth, all_ok, true_states(truth))
    assert wrong(late) == [(Kind.FALSE_OK, "knees")]


def test_pictures_that_are_missing_are_not_told_ok() -> None:
    truth = bridge_truth(faults=[fault("knees", 4.0, 8.0)])
    times = np.array([4.5, 5.0, 5.2, 6.4, 6.9])
    trace = Trace(times, {"knees": np.full(5, Told.OK, np.int8)})
    findings = compare(perfect_result(truth), truth, trace, true_states(truth))
    assert wrong(findings) == []
    steady = Trace(np.arange(4.5, 7.0, 0.5), trace.told)
    late = compare(perfect_result(truth), truth, steady, true_states(truth))
    assert wrong(late) == [(Kind.FALSE_OK, "knees")]
