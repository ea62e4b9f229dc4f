"""Scores of faults over many clips, with numbers worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posecheck.app.replay.fault_scores import FaultScore, Replayed, fault_scores, total
from posecheck.app.replay.trace import Told
from tests.made_truths import (
    bridge_truth,
    fault,
    frame_times,
    perfect_result,
    perfect_trace,
    true_states,
)

KNEES = ("glute_bridge", "knees")


def test_episodes_of_three_clips_add_up() -> None:
    one, two = fault("knees", 2.0, 4.0), fault("knees", 8.0, 9.0)
    true = bridge_truth(faults=[one, two])
    replayed = [
        Replayed(true, perfect_result(true)),
        Replayed(true, perfect_result(bridge_truth(faults=[one]))),
        Replayed(bridge_truth(), perfect_result(bridge_truth(faults=[two]))),
    ]
    score = fault_scores(replayed)[KNEES]
    assert (score.true_positives, score.false_positives, score.false_negatives) == (3, 1, 1)
    assert score.precision == pytest.approx(3 / 4)
    assert score.recall == pytest.approx(3 / 4)
    assert score.f1 == pytest.approx(3 / 4)


def test_nothing_to_find_and_nothing_found_has_no_score() -> None:
    score = fault_scores([Replayed(bridge_truth(), perfect_result(bridge_truth()))])[KNEES]
    assert math.isnan(score.precision)
    assert math.isnan(score.recall)
    assert math.isnan(score.f1)


def test_tolerated_and_untold_faults_are_neither_right_nor_wrong() -> None:
    knees = fault("knees", 2.0, 4.0)
    tolerated = bridge_truth(tolerated=(knees,))
    hidden = bridge_truth(faults=[knees], may_be_unknown=("knees",))
    score = fault_scores(
        [
            Replayed(tolerated, perfect_result(bridge_truth(faults=[knees]))),
            Replayed(hidden, perfect_result(bridge_truth())),
        ]
    )[KNEES]
    counted = (score.true_positives, score.false_positives, score.false_negatives)
    assert counted == (0, 0, 0)
    assert (score.tolerated, score.untold) == (1, 1)


def test_time_without_a_verdict_is_cant_tell() -> None:
    truth = bridge_truth()
    times = frame_times(truth)
    codes = np.full(len(times), Told.OK, np.int8)
    codes[times < 5.0] = Told.NOTHING
    codes[times >= 15.0] = Told.UNKNOWN
    trace = perfect_trace(truth, knees=codes)
    part = Replayed(truth, perfect_result(truth), trace, true_states(truth))
    score = fault_scores([part])[KNEES]
    assert score.applies_s == pytest.approx(20.0)
    assert score.cant_tell == pytest.approx(0.5)


def test_without_frames_the_engines_own_seconds_are_taken() -> None:
    truth = bridge_truth()
    result = perfect_result(truth)
    checks = tuple(replace(c, ok_s=3.0, unknown_s=1.0) for c in result.checks)
    score = fault_scores([Replayed(truth, replace(result, checks=checks))])[KNEES]
    assert score.cant_tell == pytest.approx(0.25)


def test_the_total_weighs_every_episode_alike() -> None:
    sum_ = total([FaultScore(true_positives=3), FaultScore(false_negatives=1)])
    assert sum_.recall == pytest.approx(3 / 4)
