"""A leaning limb in front of a camera close by: its lean is known by construction."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.geometry.perspective import camera_distance_t, lean_deg


def seen_rise(lean: float, closeness: float, over_middle: float) -> float:
    """What a pinhole camera shows of a limb of length 1 that leans away (or towards: negative)."""
    angle = math.radians(lean)
    end = (math.cos(angle) + over_middle) / (1.0 + closeness * math.sin(angle))
    return end - over_middle


@given(st.floats(25.0, 125.0), st.booleans(), st.floats(0.0, 0.25), st.floats(-0.8, 0.8))
def test_the_lean_that_a_camera_shows_is_found_again(
    lean: float, away: bool, closeness: float, over_middle: float
) -> None:
    rise = seen_rise(lean if away else -lean, closeness, over_middle)
    assert lean_deg(rise, closeness, over_middle, away=away) == pytest.approx(lean, abs=0.01)


def test_far_away_there_is_no_perspective() -> None:
    for away in (True, False):
        assert lean_deg(0.5, 0.0, away=away) == pytest.approx(60.0)


def test_the_knee_that_comes_nearer_seems_higher() -> None:
    assert seen_rise(-40.0, 0.15, 0.0) > seen_rise(40.0, 0.15, 0.0)
    assert lean_deg(0.8, 0.15, away=False) > lean_deg(0.8, 0.15, away=True)


def test_what_was_not_seen_has_no_lean() -> None:
    assert math.isnan(lean_deg(math.nan, 0.15))


def test_a_longer_limb_than_known_points_up() -> None:
    assert lean_deg(1.2, 0.0) == 0.0


def test_the_distance_of_a_camera_follows_from_the_size_of_the_torso() -> None:
    # A lens of 62 degrees, 2.5 m away, 640 pixels: half a metre is 106 pixels.
    focal_px = 320.0 / math.tan(math.radians(31.0))
    distance_t = camera_distance_t((640, 480), focal_px * 0.5 / 2.5)
    assert distance_t * 0.5 == pytest.approx(2.5, rel=0.01)
    assert camera_distance_t((480, 640), 100.0) == camera_distance_t((640, 480), 100.0)
