"""Poses made worse: by exactly what was asked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_filmed import scattered

from posecheck.landmarks import Landmark, Side
from posecheck_studio.benchmarking.perturbing import (
    OCCLUSIONS,
    at_frame_rate,
    hidden,
    noisy,
    torso_px,
    with_gaps,
)

L = Landmark


@given(fps=st.sampled_from([3.0, 5.0, 7.5, 10.0, 15.0, 60.0]))
def test_a_frame_rate_keeps_the_nearest_frames_once_each(fps: float) -> None:
    track = scattered(150, fps=30.0)
    slow = at_frame_rate(track, fps)
    steps = np.diff(slow.time_s)
    assert steps.mean() == pytest.approx(1.0 / min(fps, 30.0), rel=0.02)
    assert steps.max() - steps.min() <= 1.0 / 30.0 + 1e-9
    rows = np.searchsorted(track.time_s, slow.time_s)
    assert np.array_equal(slow.points_image_px, track.points_image_px[rows])
    assert np.array_equal(slow.visibility, track.visibility[rows])


def test_noise_has_the_size_that_was_asked_for() -> None:
    track = scattered(400)
    off = noisy(track, 0.02, np.random.default_rng(5)).points_image_px - track.points_image_px
    assert off.std() == pytest.approx(0.02 * torso_px(track), rel=0.02)
    assert abs(off.mean()) < 0.05 * off.std()
    same = noisy(track, 0.0, np.random.default_rng(5))
    assert np.array_equal(same.points_image_px, track.points_image_px)


@pytest.mark.parametrize("gap_s", [0.0, 0.4, 2.0])
def test_gaps_take_their_share_of_the_time(gap_s: float) -> None:
    track = with_gaps(scattered(1500, fps=30.0), gap_s, np.random.default_rng(1))
    nobody = [observation.pose is None for observation in track]
    assert np.mean(nobody) == pytest.approx(gap_s / 5.0, abs=0.01)
    starts = int((np.diff(np.array(nobody, dtype=int)) == 1).sum())
    assert starts == (10 if gap_s else 0)


def test_what_is_hidden_is_not_seen_and_nothing_else() -> None:
    track = scattered(5)
    found = hidden(track, (L.LEFT_KNEE, L.LEFT_ANKLE), (Side.RIGHT,))
    gone = np.flatnonzero((found.visibility < 0.5).all(axis=0))
    assert gone.tolist() == [L.RIGHT_KNEE, L.RIGHT_ANKLE]
    assert np.array_equal(found.points_image_px, track.points_image_px)
    nothing = hidden(track, *([OCCLUSIONS["nothing"][0], tuple(Side)]))
    assert np.array_equal(nothing.visibility, track.visibility)


def test_the_given_track_is_left_as_it_was() -> None:
    track = scattered(30)
    before = track.points_image_px.copy(), track.visibility.copy()
    with_gaps(track, 1.0, np.random.default_rng(0))
    hidden(track, (L.LEFT_HIP,), tuple(Side))
    assert np.array_equal(track.points_image_px, before[0])
    assert np.array_equal(track.visibility, before[1])
