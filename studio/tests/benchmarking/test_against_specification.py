"""Agreement with the truth of the specification, on results whose every answer is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_filmed import bridges

from posecheck.app.replay.fault_scores import Replayed
from posecheck.app.replay.trace import Told
from posecheck.assessment import FaultInterval
from posecheck.landmarks import Landmark, Side
from posecheck.report.truth import PartTruth, TrueFault
from posecheck_studio.benchmarking.against_specification import (
    CheckAgreement,
    check_agreement,
    hold_agreement,
)
from posecheck_studio.benchmarking.filmed import Filmed
from posecheck_studio.benchmarking.occlusion import visible_joints
from posecheck_studio.benchmarking.sources import filmed_recipe
from posecheck_studio.recipe import Recipe, Turn
from tests.made_truths import (
    bridge_truth,
    frame_times,
    held,
    hold_truth,
    perfect_result,
    perfect_trace,
    true_states,
)

L = Landmark


def unseen(part: PartTruth) -> Filmed:
    """A clip of which nothing is known but when its frames are."""
    clip = bridges()
    return replace(clip, arrays={"time_s": frame_times(part)})


def agreement(part: PartTruth, replayed: Replayed, check: str) -> CheckAgreement:
    return check_agreement([(unseen(part), (replayed,))])[part.exercise, check]


def replayed(part: PartTruth, *told: FaultInterval) -> Replayed:
    result = perfect_result(part)
    result = replace(result, faults=(*result.faults, *told))
    return Replayed(part, result, perfect_trace(part), true_states(part))


def near(value: float, start_s: float = 3.0, end_s: float = 5.0) -> TrueFault:
    """Knees at the top, whose limit is 110 degrees, a little beyond it."""
    return TrueFault("knees", None, start_s, end_s, value, 110.0)


def interval(check: str, start_s: float, end_s: float) -> FaultInterval:
    return FaultInterval(check, None, start_s, end_s, 1.0, 0.5)


def test_what_is_plain_and_told_is_right() -> None:
    part = bridge_truth(faults=[TrueFault("knees", None, 3.0, 5.0, 130.0, 110.0)])
    found = agreement(part, replayed(part), "knees")
    assert (found.plain, found.plain_reported, found.false) == (1, 1, 0)
    assert found.precision == found.recall == found.plain_recall == found.judged == 1.0


@pytest.mark.parametrize("told", [True, False])
def test_near_the_limit_either_is_right_and_is_counted(told: bool) -> None:
    part = bridge_truth(tolerated=(near(114.0),))
    faults = (interval("knees", 3.2, 5.0),) if told else ()
    found = agreement(part, replayed(part, *faults), "knees")
    assert (found.near, found.near_reported, found.false, found.plain) == (1, int(told), 0, 0)


@pytest.mark.parametrize("fault", [near(108.0), near(114.0, end_s=3.5)])
def test_what_is_no_fault_or_too_short_is_no_near_fault(fault: TrueFault) -> None:
    part = bridge_truth(tolerated=(fault,))
    assert agreement(part, replayed(part), "knees").near == 0


def test_what_is_told_and_not_true_is_false() -> None:
    part = bridge_truth()
    found = agreement(part, replayed(part, interval("arms", 3.0, 5.0)), "arms")
    assert found.false == 1 and found.precision == 0.0


def test_ok_for_long_on_what_is_plain_is_counted() -> None:
    part = bridge_truth(faults=[TrueFault("knees", None, 3.0, 5.0, 130.0, 110.0)])
    always_ok = np.full(len(frame_times(part)), Told.OK, np.int8)
    run = replace(replayed(part), trace=perfect_trace(part, knees=always_ok))
    assert agreement(part, run, "knees").plain_oks == 1


def test_time_that_need_not_be_judged_is_in_no_share() -> None:
    part = bridge_truth(may_be_unknown=("knees",))
    assert agreement(part, replayed(part), "knees").judgeable_s == 0.0
    assert agreement(part, replayed(part), "arms").judgeable_s > 19.0


def test_holds_are_in_time_within_the_tolerance() -> None:
    part = hold_truth([held(Side.LEFT, 2.0, 12.0), held(Side.RIGHT, 20.0, 12.0, lost_s=1.0)])
    run = replayed(part)
    late = replace(run.result.holds[1], good_form_s=run.result.holds[1].good_form_s + 0.4)
    wrong = replace(run, result=replace(run.result, holds=(run.result.holds[0], late)))
    clip = unseen(part)
    assert hold_agreement([(clip, (run,))]).share == 1.0
    assert hold_agreement([(clip, (wrong,))]).share == 0.5


def test_a_hold_with_something_near_that_stops_the_clock_is_open() -> None:
    unsure = TrueFault("raised_knee", Side.LEFT, 5.0, 7.0, 155.0, 160.0)
    part = hold_truth([held(Side.LEFT, 2.0, 12.0)], tolerated=(unsure,))
    found = hold_agreement([(unseen(part), (replayed(part),))])
    assert (found.certain, found.open) == (0, 1)


def test_the_far_leg_is_hidden_by_the_near_one_that_lies_before_it() -> None:
    """The head lies to the right, so that the left side is the near one."""
    clip = filmed_recipe(Recipe("made", "glute_bridge", "one bridge", (Turn(),)))
    seen = visible_joints(clip).mean(axis=0)
    assert min(seen[[L.LEFT_KNEE, L.LEFT_ANKLE, L.LEFT_WRIST, L.LEFT_HEEL]]) > 0.9
    assert max(seen[[L.RIGHT_HIP, L.RIGHT_KNEE, L.RIGHT_SHOULDER]]) < 0.1
