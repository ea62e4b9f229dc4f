"""A leg that jumps: two of three looks decide."""

from __future__ import annotations

import numpy as np
import pytest

from posecheck.estimation.second_look import LEGS, LegWatch
from posecheck.landmarks import Landmark
from posecheck.pose import FloatArray

L = Landmark
SEEN = np.ones(33)
T_PX = 100.0


def body(ankle_x_px: float = 300.0) -> FloatArray:
    points = np.zeros((33, 2))
    points[[L.LEFT_HIP, L.RIGHT_HIP]] = (T_PX, 0.0)
    points[LEGS] = (250.0, 0.0)
    points[L.LEFT_ANKLE] = (ankle_x_px, 0.0)
    return points


def watch(*ankles_px: float) -> LegWatch:
    legs = LegWatch()
    for row, ankle_px in enumerate(ankles_px):
        legs.give(row / 15.0, body(ankle_px))
    return legs


def test_a_leg_that_moves_does_not_jump() -> None:
    legs = watch(300.0, 330.0)
    assert not legs.jumped(2 / 15.0, body(360.0), SEEN)
    assert legs.jumped(2 / 15.0, body(330.0 + 55.0), SEEN)
    assert not legs.jumped(2 / 15.0, body(400.0), np.zeros(33))
    assert not legs.jumped(2.0, body(400.0), SEEN)


def test_tracking_that_is_alone_is_overruled() -> None:
    settled = watch(300.0, 300.0).settle(2 / 15.0, body(400.0), body(305.0))
    assert settled.second
    assert not settled.doubtful.any()


def test_a_jump_that_both_looks_see_has_happened() -> None:
    settled = watch(300.0, 300.0).settle(2 / 15.0, body(400.0), body(395.0))
    assert not settled.second
    assert not settled.doubtful.any()


@pytest.mark.parametrize("asked", [body(350.0), None])
def test_looks_that_differ_say_nothing_of_that_landmark(asked: FloatArray | None) -> None:
    settled = watch(300.0, 300.0).settle(2 / 15.0, body(400.0), asked)
    assert np.flatnonzero(settled.doubtful).tolist() == [L.LEFT_ANKLE]


def test_tracking_that_is_overruled_again_and_again_rests() -> None:
    legs = watch(300.0, 300.0)
    for row in range(2, 5):
        assert not legs.rests(row / 15.0)
        legs.settle(row / 15.0, body(400.0), body(300.0))
        legs.give(row / 15.0, body(300.0))
    assert legs.rests(5 / 15.0)
    assert not legs.rests(3.5)
