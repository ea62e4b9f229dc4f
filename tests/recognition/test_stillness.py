from __future__ import annotations

import pytest

from posecheck.landmarks import Side
from posecheck.recognition.stillness import rests_between
from tests.figures import Figure, Leg, film, with_leg


def lifting(time_s: float) -> Figure:
    """A leg goes up from 5 s to 6 s, and down again from 10 s to 11 s."""
    up = min(1.0, max(0.0, time_s - 5.0), max(0.0, 11.0 - time_s))
    return with_leg(Figure(), Side.RIGHT, Leg(thigh_deg=50.0 * up))


@pytest.fixture(scope="module")
def clip() -> list:
    return film(lifting, 16.0, 10.0)


def test_rests_end_where_a_limb_moves_and_begin_where_it_is_still(clip: list) -> None:
    before, held, after = rests_between(clip, 0.0, 16.0)
    assert (before.start_s, held.start_s, after.start_s) == pytest.approx((0.0, 6.0, 11.0), abs=0.4)
    assert (before.end_s, held.end_s, after.end_s) == pytest.approx((5.0, 10.0, 15.9), abs=0.4)


def test_the_same_pose_is_known_again(clip: list) -> None:
    before, held, after = rests_between(clip, 0.0, 16.0)
    assert before.same_pose(after)
    assert not before.same_pose(held)


def test_only_the_time_that_is_asked_for_is_looked_at(clip: list) -> None:
    (rest,) = rests_between(clip, 11.5, 14.0)
    assert (rest.start_s, rest.end_s) == pytest.approx((11.5, 14.0), abs=0.11)
    assert rests_between(clip, 3.0, 3.5) == []


def test_where_nobody_is_seen_nobody_rests(clip: list) -> None:
    assert rests_between(clip, 20.0, 30.0) == []
