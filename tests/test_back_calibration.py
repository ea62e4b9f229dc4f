"""A person's own range of the lower back: how signals are weighed, and where it holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from posecheck.baseline.back_calibration import (
    SEEN_D,
    BackAdvice,
    BackPlacement,
    LowerBackCalibration,
    calibrate,
    what_to_change,
)
from posecheck.baseline.record import Baseline
from posecheck.baseline.survey import survey
from posecheck.geometry.lower_back import Readings, Signal
from posecheck.geometry.posture import Posture
from posecheck.landmarks import Side
from tests.lying_back import Back, filmed

PLACE = BackPlacement(Posture.SUPINE, Side.LEFT, False, 200.0, (400.0, 300.0), (1280, 720))
GAP, BELLY = Signal.UNDER_GAP, Signal.BELLY_RISE
Ends = dict[Signal, tuple[float, float, float]]
CLEAR: Ends = {GAP: (0.01, 0.04, 0.006), BELLY: (0.45, 0.47, 0.005)}


def pictures(ends: Ends, end: int, seed: int, count: int = 400) -> list[Readings]:
    random = np.random.default_rng(seed)
    return [{s: random.normal(row[end], row[2]) for s, row in ends.items()} for _ in range(count)]


def learnt(ends: Ends = CLEAR, place: BackPlacement = PLACE) -> LowerBackCalibration:
    return calibrate([pictures(ends, 0, 1)], [pictures(ends, 1, 2)], place)


def mean_share(calibration: LowerBackCalibration, rows: Sequence[Readings]) -> float:
    return float(np.nanmean([calibration.share(row)[0] for row in rows]))


def test_each_signal_has_its_separation_and_together_they_tell_more() -> None:
    calibration = learnt()
    assert calibration.signals[GAP].d_prime == pytest.approx(5.0, rel=0.1)
    assert calibration.signals[BELLY].d_prime == pytest.approx(4.0, rel=0.1)
    assert calibration.d_prime == pytest.approx(math.hypot(5.0, 4.0), rel=0.1)
    assert calibration.seen


def test_errors_that_signals_share_are_not_counted_twice() -> None:
    rows = [pictures({GAP: CLEAR[GAP]}, end, 3 + end) for end in (0, 1)]
    both = [[{GAP: r[GAP], BELLY: 0.4 + r[GAP]} for r in row] for row in rows]
    calibration = calibrate([both[0]], [both[1]], PLACE)
    assert calibration.d_prime == pytest.approx(calibration.signals[GAP].d_prime, rel=0.02)


def test_pressed_is_0_arched_is_1_and_the_deviation_is_that_of_a_picture() -> None:
    calibration = learnt()
    assert mean_share(calibration, pictures(CLEAR, 0, 7)) == pytest.approx(0.0, abs=0.03)
    assert mean_share(calibration, pictures(CLEAR, 1, 8)) == pytest.approx(1.0, abs=0.03)
    half = {GAP: 0.025, BELLY: 0.46}
    share, sd = calibration.share(half)
    assert share == pytest.approx(0.5, abs=0.02)
    assert sd == pytest.approx(1.0 / calibration.d_prime)


def test_what_is_hidden_has_no_say_and_alone_it_must_tell_enough() -> None:
    calibration = learnt({GAP: (0.01, 0.04, 0.006), BELLY: (0.45, 0.46, 0.005)})
    assert calibration.share({GAP: 0.04, BELLY: math.nan})[0] == pytest.approx(1.0, abs=0.05)
    assert math.isnan(calibration.share({GAP: math.nan, BELLY: 0.46})[0])
    assert math.isnan(calibration.share({})[0])


def test_a_reading_far_outside_of_the_own_range_is_not_the_back() -> None:
    calibration = learnt()
    gone, over = {GAP: math.nan, BELLY: 0.40}, {GAP: math.nan, BELLY: 0.55}
    assert math.isnan(calibration.share(gone)[0])
    assert math.isnan(calibration.share(over)[0])
    assert calibration.share({GAP: 0.04, BELLY: 0.55})[0] == pytest.approx(1.0, abs=0.05)


def test_signals_that_contradict_each_other_tell_nothing() -> None:
    calibration = learnt()
    assert math.isnan(calibration.share({GAP: 0.01, BELLY: 0.475})[0])
    assert not math.isnan(calibration.share({GAP: 0.01, BELLY: 0.465})[0])


def test_a_signal_that_went_the_other_way_has_no_weight() -> None:
    calibration = learnt({GAP: CLEAR[GAP], BELLY: (0.47, 0.45, 0.005)})
    assert calibration.signals[BELLY].d_prime < 0
    assert calibration.share({GAP: 0.04, BELLY: 0.46})[0] == pytest.approx(1.0, abs=0.05)
    assert not learnt({GAP: (0.04, 0.01, 0.006), BELLY: (0.47, 0.45, 0.005)}).seen


def test_below_the_limit_it_is_unseen_and_says_what_to_change() -> None:
    weak = learnt({BELLY: (0.45, 0.46, 0.005), GAP: (math.nan, math.nan, 0.01)})
    assert weak.d_prime < SEEN_D
    assert not weak.seen
    assert math.isnan(weak.share({BELLY: 0.46})[0])
    everything = (BackAdvice.NEAR_ARM, BackAdvice.LENS, BackAdvice.SHIRT)
    assert what_to_change(weak, 25.0) == everything
    assert what_to_change(weak, 5.0) == (BackAdvice.NEAR_ARM, BackAdvice.SHIRT)
    assert what_to_change(learnt(), 25.0) == ()


def test_a_few_pictures_or_a_noiseless_signal_give_no_endless_separation() -> None:
    few = calibrate([pictures(CLEAR, 0, 1, 4)], [pictures(CLEAR, 1, 2, 4)], PLACE)
    assert few.signals == {}
    assert few.d_prime == 0.0
    exact = learnt({BELLY: (0.45, 0.47, 0.0)})
    assert exact.signals[BELLY].sd == pytest.approx(0.29 / PLACE.torso_px)


def test_it_holds_for_the_same_placement_only() -> None:
    baseline = survey(filmed(lambda t: Back(), 3.0)).spans[0].baseline
    place = baseline.back_placement((1280, 720))

    def fits(other: Baseline) -> bool:
        return place.same_as(other.back_placement((1280, 720)))

    assert fits(baseline)
    assert not place.same_as(baseline.back_placement((640, 360)))
    assert not fits(replace(baseline, near=baseline.near.other))
    assert not fits(replace(baseline, head_left=not baseline.head_left))
    assert not fits(replace(baseline, posture=Posture.PRONE))
    mat, (x, y) = baseline.mat, baseline.mat.point_px
    for shift_t, same in ((0.3, True), (0.5, False)):
        moved = replace(mat, point_px=(x + shift_t * mat.torso_px, y))
        assert fits(replace(baseline, mat=moved)) is same
    for scale, same in ((1.08, True), (1.15, False)):
        nearer = replace(mat, torso_px=scale * mat.torso_px)
        assert fits(replace(baseline, mat=nearer)) is same


def test_a_back_at_rest_lies_in_its_range() -> None:
    calibration = learnt()
    assert calibration.holds_for({GAP: 0.02, BELLY: 0.455})
    assert calibration.holds_for({GAP: math.nan, BELLY: math.nan})
    assert not calibration.holds_for({GAP: 0.08, BELLY: 0.49})
    assert not calibration.holds_for({GAP: math.nan, BELLY: 0.60})
