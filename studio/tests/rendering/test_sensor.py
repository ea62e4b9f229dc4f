"""What the made camera does to light, with answers known by construction."""

from __future__ import annotations

import numpy as np
import pytest

from posecheck_studio.rendering.sensor import Sensor, SensorModel

SIZE = (96, 64)
PLAIN = Sensor(vignette=0.0, blur_px=0.0, noise=0.0)


def grey(amount: float) -> np.ndarray:
    return np.full((SIZE[1], SIZE[0], 3), amount, np.float32)


def test_dark_is_black_bright_is_white_and_more_light_is_never_darker() -> None:
    room = SensorModel(PLAIN, SIZE, 0)
    shown = [int(room.develop(grey(amount), 0)[5, 5, 0]) for amount in np.linspace(0.0, 4.0, 60)]
    assert shown[0] <= 1
    assert shown[-1] == 255
    assert shown == sorted(shown)


def test_red_light_comes_out_in_the_last_channel() -> None:
    light = grey(0.0)
    light[..., 0] = 0.5
    blue, green, red = SensorModel(PLAIN, SIZE, 0).develop(light, 0)[5, 5]
    assert red > 120 and blue <= 1 and green <= 1


def test_white_balance_shifts_red_against_blue() -> None:
    warm = SensorModel(Sensor(white_balance=1.2, vignette=0.0, noise=0.0), SIZE, 0)
    blue, green, red = warm.develop(grey(0.4), 0)[5, 5].astype(int)
    assert red > green > blue


def test_corners_lose_the_share_of_light_that_the_vignette_says() -> None:
    fallen = SensorModel(Sensor(vignette=0.4, blur_px=0.0, noise=0.0), SIZE, 0).develop(
        grey(0.5), 0
    )
    even = SensorModel(PLAIN, SIZE, 0).develop(grey(0.5 * 0.6), 0)
    assert int(fallen[0, 0, 0]) == pytest.approx(int(even[0, 0, 0]), abs=2)
    assert fallen[32, 48, 0] > fallen[0, 0, 0]


@pytest.mark.parametrize("noise", [0.005, 0.02])
def test_noise_is_as_strong_as_asked_for_and_the_same_for_the_same_frame(noise: float) -> None:
    room = SensorModel(Sensor(vignette=0.0, noise=noise), SIZE, 7)
    light = grey(0.3)
    picture = room.develop(light, 2)
    assert picture.astype(float).std() == pytest.approx(255.0 * noise, rel=0.15)
    again = SensorModel(Sensor(vignette=0.0, noise=noise), SIZE, 7).develop(light, 2)
    assert np.array_equal(picture, again)
    assert not np.array_equal(picture, room.develop(light, 3))
    other = SensorModel(Sensor(vignette=0.0, noise=noise), SIZE, 8).develop(light, 2)
    assert not np.array_equal(picture, other)
