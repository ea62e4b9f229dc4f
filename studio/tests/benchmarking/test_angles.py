"""Angles of many poses at once."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.geometry.angles import angle_of
from posecheck_studio.benchmarking.angle_errors import angle_deg

points = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(a=points, b=points, c=points)
def test_many_angles_are_what_each_is(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    if min(math.dist(a, b), math.dist(b, c)) < 1e-2:
        return
    batch = angle_deg(np.array([a, a]), np.array([b, b]), np.array([c, c]))
    assert batch == pytest.approx(angle_of(a, b, c), abs=1e-6)


def test_an_angle_with_a_missing_point_is_unknown() -> None:
    assert math.isnan(float(angle_deg(np.array([np.nan, 0]), np.zeros(2), np.ones(2))))
