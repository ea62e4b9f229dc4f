"""What can be told of a picture itself: still or alive, cut, camera, light; pure, causal."""

from __future__ import annotations

import math

import cv2
import numpy as np

from posecheck.capture.camera_motion import (
    UNKNOWN,
    CameraMotion,
    Mask,
    Pointing,
    person_mask,
)
from posecheck.capture.still_picture import StillPicture
from posecheck.pose import FloatArray, Frame, ImageArray, Picture

__all__ = ["PictureLook"]

# Columns of the reduced picture: movements of the camera of half a degree are seen in it.
COLUMNS = 240
SMOOTHED_COLUMNS = 160
# Single pixels are taken at about this many columns.
SAMPLE_COLUMNS = 80
# Correlation of a picture with the one before. Less than this begins another shot, be it of the
# same place: in 60 clips of one shot it was 0.84 and more, at nine of ten cuts 0.16 to 0.80.
CUT_LIKENESS = 0.82
# Pictures that lie farther apart, in s, differ by what a person does in between.
NEAR_S, FAR_CUT_LIKENESS = 0.15, 0.5
# Less than this begins another shot if nothing of the background can be followed into it.
LOST_LIKENESS = 0.93
# A camera that has moved by so much since the picture before, in pixels of the reduced one.
SWING_PX = 1.0
# A background that cannot be followed for longer is another one, faded in.
LOST_AFTER_S = 0.5
# Light is measured in every so many pictures; it changes slowly.
LIGHT_EVERY = 5
# From the 5th to the 95th percentile.
CONTRAST_QUANTILES = (0.05, 0.95)
# Standard deviation of normal noise over the median of its amount.
MEDIAN_TO_SD = 1.4826


class PictureLook:
    """Looks at the pictures of one source in their order; the same for files and cameras."""

    def __init__(self) -> None:
        self._still = StillPicture()
        self._motion = CameraMotion()
        self._reduced: ImageArray | None = None
        self._sample: ImageArray | None = None
        self._time_s = self._lost_since_s = math.nan
        self._pointing = UNKNOWN
        self._count, self._light = 0, (math.nan, math.nan, math.nan)

    def step(self, frame: Frame, person_px: FloatArray | None) -> Picture:
        """Take the next picture.

        Parameters
        ----------
        person_px : ndarray, shape (33, 2), or None
            Where the person was in the picture before.
        """
        width = frame.size_px[0]
        reduced = _reduced(frame.image_bgr)
        step = max(1, width // SAMPLE_COLUMNS)
        sample = np.ascontiguousarray(frame.image_bgr[::step, ::step, 1])
        person = None
        if person_px is not None:
            person = person_mask(person_px, frame.size_px, reduced.shape)
        cut, pointing = self._point(frame.time_s, reduced, person)
        if self._count % LIGHT_EVERY == 1 or self._count == 0:
            self._light = self._light_of(sample)
        self._count += 1
        still_s = self._still.step(frame.time_s, _smoothed(reduced), sample)
        self._reduced, self._sample, self._time_s = reduced, sample, frame.time_s
        return _picture(still_s, cut, pointing, width / reduced.shape[1], self._light)

    def _point(
        self, time_s: float, reduced: ImageArray, person: Mask | None
    ) -> tuple[bool, Pointing]:
        """Tell whether a shot begins, and where the camera points."""
        before = self._reduced
        if before is None or before.shape != reduced.shape:
            return before is not None, self._begin(reduced, person)
        likeness = _likeness(before, reduced)
        near = time_s - self._time_s <= NEAR_S
        if likeness < FAR_CUT_LIKENESS:
            return True, self._begin(reduced, None)
        pointing = self._motion.step(reduced, person)
        if not pointing.lost:
            self._lost_since_s = math.nan
        elif math.isnan(self._lost_since_s):
            self._lost_since_s = time_s
        lost_s = time_s - self._lost_since_s
        # A camera that swings changes the whole picture, and is followed.
        unlike = near and likeness < CUT_LIKENESS and not self._swung(pointing)
        if unlike or (pointing.lost and likeness < LOST_LIKENESS) or lost_s >= LOST_AFTER_S:
            return True, self._begin(reduced, None if unlike else person)
        self._pointing = pointing
        return False, pointing

    def _begin(self, reduced: ImageArray, person: Mask | None) -> Pointing:
        self._lost_since_s = math.nan
        self._pointing = self._motion.begin(reduced, person)
        return self._pointing

    def _swung(self, pointing: Pointing) -> bool:
        now, before = pointing.matrix, self._pointing.matrix
        if now is None or before is None:
            return False
        return float(np.abs(now - before)[:, 2].max()) > SWING_PX

    def _light_of(self, sample: ImageArray) -> tuple[float, float, float]:
        """Brightness, contrast and noise."""
        dark, bright = np.quantile(sample, CONTRAST_QUANTILES)
        noise, before = math.nan, self._sample
        if before is not None and before.shape == sample.shape:
            apart = np.abs(sample.astype(np.int16) - before)
            noise = MEDIAN_TO_SD * float(np.median(apart)) / math.sqrt(2.0)
        return float(sample.mean()), float(bright - dark), noise


def _reduced(image_bgr: ImageArray) -> ImageArray:
    height, width = image_bgr.shape[:2]
    # Where a whole number of pixels becomes one, it is ten times as fast.
    factor = max(1, width // COLUMNS)
    whole = image_bgr[: height // factor * factor, : width // factor * factor]
    small = cv2.resize(whole, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA)
    size = (COLUMNS, max(1, round(COLUMNS * height / width)))
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _smoothed(reduced: ImageArray) -> ImageArray:
    """Average what compression changes by itself, and leave what breath moves."""
    height, width = reduced.shape
    size = (SMOOTHED_COLUMNS, max(1, round(SMOOTHED_COLUMNS * height / width)))
    return np.asarray(cv2.resize(reduced, size, interpolation=cv2.INTER_AREA), np.uint8)


def _likeness(one: ImageArray, other: ImageArray) -> float:
    """Correlation of two pictures, -1 to 1, coarse, so that a little motion is no matter."""
    size = (one.shape[1] // 6 or 1, one.shape[0] // 6 or 1)
    a, b = (
        cv2.resize(each, size, interpolation=cv2.INTER_AREA).astype(float) for each in (one, other)
    )
    a, b = a - a.mean(), b - b.mean()
    spread = math.sqrt(float((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / spread if spread else 1.0


def _picture(
    still_s: float,
    cut: bool,
    pointing: Pointing,
    enlarge: float,
    light: tuple[float, float, float],
) -> Picture:
    """Rounded to float32, so that recorded poses replay exactly."""
    shift_x, shift_y, turn_deg, scale = _parts(pointing.matrix, enlarge)
    brightness, contrast, noise = (_float32(each) for each in light)
    return Picture(
        _float32(still_s),
        cut,
        _float32(shift_x),
        _float32(shift_y),
        _float32(turn_deg),
        _float32(scale),
        pointing.lost,
        brightness,
        contrast,
        noise,
    )


def _parts(matrix: FloatArray | None, enlarge: float) -> tuple[float, float, float, float]:
    if matrix is None:
        return math.nan, math.nan, math.nan, math.nan
    a, b = float(matrix[0, 0]), float(matrix[1, 0])
    x, y = (float(each) * enlarge for each in matrix[:, 2])
    return x, y, math.degrees(math.atan2(b, a)), math.hypot(a, b)


def _float32(value: float) -> float:
    return float(np.float32(value))
