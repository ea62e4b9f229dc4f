"""From light on a sensor to a picture: what a webcam does to what it sees."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.pose import ImageArray

__all__ = ["Sensor", "SensorModel"]

# Light is looked up in a table of this many steps, up to this much light.
_STEPS, _MOST = 1 << 15, 4.0
# Noise is drawn once, on a sheet larger than the picture by this, and shifted for each frame.
_SPARE_PX = 64
# Of the noise, the share that is grey, and how far it runs into the next pixel.
_GREY_SHARE, _GRAIN_PX = 0.75, 0.65


@dataclass(frozen=True, slots=True)
class Sensor:
    """A webcam's faults.

    Attributes
    ----------
    exposure : float
        Factor on the light; 1 shows white paper in the lamp's light just below white.
    white_balance : float
        Factor on red, and its inverse on blue; 1 is neutral.
    vignette : float
        Share of the light that is lost in the corners, 0 to 0.5.
    blur_px : float
        Standard deviation of the lens blur, 0 to 1.5.
    noise : float
        Standard deviation as a share of white, 0 to 0.04.
    """

    exposure: float = 1.0
    white_balance: float = 1.0
    vignette: float = 0.22
    blur_px: float = 0.55
    noise: float = 0.008


class SensorModel:
    """Makes the pictures of one clip.

    Parameters
    ----------
    sensor : Sensor
    size_px : tuple
        Width and height.
    seed : int
        Same seed and frame number, same noise.
    """

    def __init__(self, sensor: Sensor, size_px: tuple[int, int], seed: int) -> None:
        self._sensor, self._size, self._seed = sensor, size_px, seed
        self._gain = _gain(sensor, size_px)
        self._curve = _curve()
        self._sheet = _noise_sheet(sensor.noise, size_px, seed)

    def develop(self, light: NDArray[np.float32], frame_index: int) -> ImageArray:
        """Picture of linear light.

        Parameters
        ----------
        light : ndarray of float32, shape (H, W, 3)
            Red, green, blue; 0 is dark. Must be finite.
        frame_index : int

        Returns
        -------
        ndarray of uint8, shape (H, W, 3)
            Blue, green, red.
        """
        seen = light * self._gain
        if self._sensor.blur_px > 0.0:
            seen = cv2.GaussianBlur(seen, (5, 5), self._sensor.blur_px)
        index = np.minimum(seen * (_STEPS / _MOST), _STEPS - 1).astype(np.int32)
        shown = self._curve[index] + self._grain(frame_index)
        np.clip(shown, 0.0, 255.0, out=shown)
        picture: ImageArray = cv2.cvtColor((shown + 0.5).astype(np.uint8), cv2.COLOR_RGB2BGR)
        return picture

    def _grain(self, frame_index: int) -> NDArray[np.float32]:
        width, height = self._size
        random = np.random.default_rng((self._seed, frame_index))
        x, y, flip = random.integers(0, (_SPARE_PX, _SPARE_PX, 4))
        view = self._sheet[y : y + height, x : x + width]
        view = view[:, ::-1] if flip & 1 else view
        return view[::-1] if flip & 2 else view


def _gain(sensor: Sensor, size_px: tuple[int, int]) -> NDArray[np.float32]:
    """Exposure, white balance and vignette in one factor per pixel and colour."""
    width, height = size_px
    y, x = np.mgrid[0:height, 0:width] + 0.5
    across, down = x / width * 2.0 - 1.0, y / height * 2.0 - 1.0
    fall = 1.0 - sensor.vignette * (across**2 + down**2) / 2.0
    balance = np.array([sensor.white_balance, 1.0, 1.0 / sensor.white_balance])
    return np.asarray(sensor.exposure * fall[..., None] * balance, dtype=np.float32)


def _curve() -> NDArray[np.float32]:
    """Film-like curve and the screen's (sRGB): from steps of light to 0 to 255."""
    light = (np.arange(_STEPS) + 0.5) * (_MOST / _STEPS)
    bent = np.clip(light * (1.0 + 0.15 * light) / (1.0 + 0.55 * light), 0.0, 1.0)
    shown = np.where(bent < 0.0031308, bent * 12.92, 1.055 * bent ** (1.0 / 2.4) - 0.055)
    return np.asarray(255.0 * shown, dtype=np.float32)


def _noise_sheet(noise: float, size_px: tuple[int, int], seed: int) -> NDArray[np.float32]:
    width, height = size_px
    random = np.random.default_rng((seed, 0x6E))
    shape = (height + _SPARE_PX, width + _SPARE_PX)
    grey = random.standard_normal((*shape, 1), dtype=np.float32)
    colour = random.standard_normal((*shape, 3), dtype=np.float32)
    sheet = _GREY_SHARE**0.5 * grey + (1.0 - _GREY_SHARE) ** 0.5 * colour
    smooth = cv2.GaussianBlur(sheet, (5, 5), _GRAIN_PX)
    return np.asarray(smooth * (255.0 * noise / float(smooth.std())), dtype=np.float32)
