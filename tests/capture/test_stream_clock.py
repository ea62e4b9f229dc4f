"""Stamps of a network camera on the session's clock."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.capture.stream_clock import JUMP_S, WINDOW_S, StreamClock


def test_without_stamps_the_arrival_is_the_time() -> None:
    clock = StreamClock()
    assert [clock.time_s(None, s) for s in (1.0, 1.04, 1.1)] == pytest.approx([1.0, 1.04, 1.1])


def test_steps_of_the_camera_stay_even_whatever_the_network_does() -> None:
    clock = StreamClock()
    late = np.random.default_rng(1).uniform(0.0, 0.15, 280)
    late[0] = 0.0  # the quickest delivery comes first
    times = [clock.time_s(700.0 + row / 30, 5.0 + row / 30 + late[row]) for row in range(280)]
    assert np.diff(times) == pytest.approx(1 / 30, abs=1e-6)
    assert times[0] == pytest.approx(5.0)


def test_a_camera_that_starts_its_stamps_anew_is_followed() -> None:
    clock = StreamClock()
    clock.time_s(500.0, 1.0)
    assert clock.time_s(0.0, 2.0) == pytest.approx(2.0)
    assert clock.time_s(0.1, 2.1) == pytest.approx(2.1)


def test_a_clock_that_runs_slow_is_followed_over_the_window() -> None:
    clock, time_s = StreamClock(), 0.0
    for row in range(30 * 120):
        time_s = clock.time_s(row / 30 * 0.999, row / 30)
    # 0.1 % slow: as late as the window is long, and no later.
    assert row / 30 - time_s == pytest.approx(WINDOW_S * 0.001, abs=2e-3)


@given(
    st.lists(
        st.tuples(
            st.none() | st.floats(-1e6, 1e6),
            st.floats(0.0, 3 * JUMP_S),
        ),
        min_size=2,
        max_size=60,
    )
)
def test_times_increase_and_none_is_after_its_arrival(
    pictures: list[tuple[float | None, float]],
) -> None:
    clock, arrived_s, times = StreamClock(), 0.0, []
    for stamp_s, gap_s in pictures:
        arrived_s += gap_s
        times.append(clock.time_s(stamp_s, arrived_s))
        # Pictures that come at the same moment are a step of 0.1 ms apart.
        assert times[-1] <= arrived_s + 1e-3 * len(times)
    assert all(b > a for a, b in itertools.pairwise(times))


def test_reconnecting_does_not_turn_time_back() -> None:
    clock = StreamClock()
    before = clock.time_s(100.0, 50.0)
    clock.reconnected()
    assert clock.time_s(0.0, 50.0) > before
    assert clock.time_s(1.0, 51.0) == pytest.approx(51.0, abs=1e-3)
