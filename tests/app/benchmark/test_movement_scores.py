"""Scores of repetitions, holds and cues, with answers known by construction."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posecheck.app.benchmark.movement_scores import cue_score, hold_score, rep_score
from posecheck.app.replay.fault_scores import Replayed
from posecheck.landmarks import Side
from tests.made_truths import bridge_truth, fault, held, hold_truth, perfect_result

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def test_repetitions_are_off_by_what_was_counted_wrongly() -> None:
    truth = bridge_truth((1.0, 7.0, 13.0))
    right = perfect_result(truth)
    parts = [
        Replayed(truth, right),
        Replayed(truth, replace(right, reps=right.reps[:2])),
        Replayed(truth, replace(right, reps=right.reps[:1])),
        Replayed(hold_truth(()), perfect_result(hold_truth(()))),  # no repetitions
    ]
    said = rep_score(parts)
    assert (said.parts, said.true, said.counted) == (3, 9, 6)
    assert said.mae == pytest.approx(1.0)
    assert said.exact == pytest.approx(1 / 3)
    assert said.off_by_one == pytest.approx(2 / 3)
    assert said.start_mae_s == said.end_mae_s == 0.0


def test_holds_are_timed_and_the_worst_is_kept() -> None:
    truth = hold_truth((held(LEFT, 1.0, 11.0), held(RIGHT, 15.0, 9.0), held(LEFT, 28.0, 5.0)))
    result = perfect_result(truth)
    first, second, _ = result.holds
    late = replace(first, in_position_s=first.in_position_s - 0.4, good_form_s=9.0, counted=False)
    result = replace(result, holds=(late, replace(second, side=LEFT)))
    said = hold_score([Replayed(truth, result)])
    assert (said.true, said.found, said.extra, said.wrong_side) == (3, 2, 0, 1)
    assert said.in_position_mae_s == pytest.approx(0.2)
    assert said.in_position_worst_s == pytest.approx(0.4)
    assert said.good_form_worst_s == pytest.approx(2.0)
    assert said.counted_right == pytest.approx(1 / 3)


def test_a_hold_that_is_left_open_is_not_timed() -> None:
    back = fault("hollow_back", 3.0, 6.0, LEFT)
    truth = hold_truth((held(LEFT, 1.0, 11.0),), [back], may_be_unknown=("hollow_back",))
    result = perfect_result(hold_truth((held(LEFT, 1.0, 15.0),)))
    said = hold_score([Replayed(truth, result)])
    assert (said.found, said.left_open) == (1, 1)
    assert math.isnan(said.in_position_mae_s)
    assert math.isnan(said.counted_right)


def test_false_cues_are_counted_for_each_good_repetition() -> None:
    truth = bridge_truth((1.0, 7.0))
    spoilt = replace(truth.reps[1], faults=("knees",))
    truth = replace(truth, reps=(truth.reps[0], spoilt), faults=(fault("knees", 8.0, 9.0),))
    told = bridge_truth(faults=[fault("arms", 2.0, 3.0), fault("arms", 15.0, 16.0), *truth.faults])
    said = cue_score([Replayed(truth, perfect_result(told))])
    assert (said.good, said.during_good, said.all) == (1, 1, 2)
    assert said.per_good == 1.0
