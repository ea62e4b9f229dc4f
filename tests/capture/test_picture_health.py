"""Pictures that show nothing new or nothing at all, and how many a second there are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.capture.picture_health import (
    BLACK_AFTER_S,
    BLACK_BELOW,
    BLACK_REOPEN_S,
    DOUBTED_AFTER_S,
    FROZEN_AFTER_S,
    PictureHealth,
    Seen,
)
from posecheck.capture.picture_rate import PictureRate
from posecheck.pose import Frame, ImageArray

RNG = np.random.default_rng(3)


def room(shade: int = 120, noise: int = 6, size: tuple[int, int] = (240, 320)) -> ImageArray:
    """A room as a sensor sees it: never twice the same."""
    grain = RNG.integers(-noise, noise + 1, (*size, 3)) if noise else 0
    image: ImageArray = np.clip(np.full((*size, 3), shade) + grain, 0, 255).astype(np.uint8)
    return image


def judged(health: PictureHealth, image: ImageArray, time_s: float) -> Seen:
    return health.look(Frame(0, time_s, image))


def test_a_quiet_room_is_good() -> None:
    health = PictureHealth()
    assert {judged(health, room(), row / 30) for row in range(300)} == {Seen.GOOD}


@pytest.mark.parametrize("noise", [1, 2])
def test_the_least_noise_is_life(noise: int) -> None:
    health = PictureHealth()
    seen = {judged(health, room(noise=noise), row / 30) for row in range(300)}
    assert seen == {Seen.GOOD}


def test_the_same_picture_is_doubted_then_frozen_exactly_in_time() -> None:
    health, still = PictureHealth(), room()
    assert judged(health, still, 10.0) is Seen.GOOD
    assert judged(health, still, 10.0 + DOUBTED_AFTER_S - 0.01) is Seen.GOOD
    assert judged(health, still, 10.0 + DOUBTED_AFTER_S) is Seen.REPEATED
    assert judged(health, still, 10.0 + FROZEN_AFTER_S - 0.01) is Seen.REPEATED
    assert not health.wants_reopening
    assert judged(health, still, 10.0 + FROZEN_AFTER_S) is Seen.FROZEN
    assert health.wants_reopening
    assert judged(health, room(), 14.0) is Seen.GOOD
    assert not health.wants_reopening


def test_drawing_into_a_picture_does_not_hide_that_it_is_frozen() -> None:
    health, still = PictureHealth(), room()
    seen = Seen.GOOD
    for row in range(120):
        image = still.copy()
        seen = judged(health, image, row / 30)
        image[:] = row  # as an overlay would
    assert seen is Seen.FROZEN


def test_a_slow_sensor_sent_twice_is_good() -> None:
    health = PictureHealth()
    for row in range(60):
        image = room()
        assert judged(health, image, row / 15) is Seen.GOOD
        assert judged(health, image, row / 15 + 1 / 30) is Seen.GOOD


def test_still_frozen_after_opening_again() -> None:
    health, still = PictureHealth(), room()
    for row in range(120):
        judged(health, still, row / 30)
    health.reopened(5.0)
    assert judged(health, still, 5.1) is Seen.REPEATED
    assert judged(health, still, 8.0) is Seen.FROZEN


def test_behind_a_cover_is_black() -> None:
    health = PictureHealth()
    cover = [room(shade=8, noise=6) for _ in range(3)]
    assert judged(health, cover[0], 0.0) is Seen.GOOD
    assert judged(health, cover[1], BLACK_AFTER_S - 0.01) is Seen.GOOD
    assert judged(health, cover[2], BLACK_AFTER_S) is Seen.BLACK
    assert not health.wants_reopening
    assert judged(health, room(), BLACK_AFTER_S + 0.1) is Seen.GOOD


def test_pure_black_is_a_cover_and_not_a_frozen_picture() -> None:
    health, cover = PictureHealth(), room(shade=0, noise=0)
    assert [judged(health, cover, time_s) for time_s in (0.0, 2.0, 4.0)][1:] == [Seen.BLACK] * 2


def test_long_black_wants_one_attempt_at_a_time() -> None:
    health = PictureHealth()
    for row in range(int(BLACK_REOPEN_S) + 1):
        judged(health, room(shade=8), float(row))
    assert health.wants_reopening
    health.reopened(30.0)
    assert judged(health, room(shade=8), 30.1) is Seen.BLACK
    assert not health.wants_reopening


def test_a_dark_room_with_one_lamp_is_not_a_cover() -> None:
    health = PictureHealth()
    for row in range(90):
        image = room(shade=12)
        image[:30, :30] = 200  # about 1.2 % of the picture
        assert judged(health, image, row / 30) is Seen.GOOD


@given(st.integers(BLACK_BELOW, 255))
def test_no_even_shade_from_the_limit_on_is_black(shade: int) -> None:
    health = PictureHealth()
    judged(health, room(shade=shade, noise=0), 0.0)
    assert judged(health, room(shade=shade, noise=0), 2.9) is not Seen.BLACK


@pytest.mark.parametrize("fps", [5.0, 15.0, 30.0, 60.0])
def test_rate(fps: float) -> None:
    rate = PictureRate()
    assert rate.fps == 0.0
    for row in range(round(fps * 6)):
        rate.add(row / fps)
    assert rate.fps == pytest.approx(fps)


def test_slower_than_asked_needs_the_whole_window_and_a_clear_difference() -> None:
    rate = PictureRate()
    for row in range(30):
        rate.add(row / 15)
    assert not rate.slower_than(30.0)
    for row in range(30, 120):
        rate.add(row / 15)
    assert rate.slower_than(30.0)
    assert not rate.slower_than(20.0)
    assert not rate.slower_than(None)


def test_a_loss_is_not_a_low_rate() -> None:
    rate = PictureRate()
    for row in range(90):
        rate.add(row / 30)
    for row in range(60):
        rate.add(4.5 + row / 30)
    assert rate.fps == pytest.approx(30.0)
    assert not rate.slower_than(30.0)
