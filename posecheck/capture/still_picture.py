"""Notices pictures that stand still: nothing changes in them but what compression does."""

from __future__ import annotations

from collections import deque

import numpy as np

from posecheck.pose import ImageArray

__all__ = ["StillPicture"]

# Levels (of 255) by which a point of the reduced picture must have changed to be counted, and the
# share of such points, against the picture in which it began to stand still. Photographs as
# videos, in six codecs and qualities, with a whole new picture up to three times a second, stood
# still by this from 0 to 2.8 s on, for good; people who lay still, in 50 clips, for 1.4 s at most.
CHANGED_LEVELS = 4
CHANGED_SHARE = 0.0005
# Share of the single pixels that change by anything at all between two pictures. Photographs:
# up to 0.004 but at whole new pictures; the weakest sensor noise that survived compression: 0.02.
NOISY_SHARE = 0.01
# Whole new pictures come up to a few times a second; noise is in most pictures of a second.
NOISE_WINDOW_S = 1.0
NOISY_PICTURES = 0.5
MIN_PICTURES = 3


class StillPicture:
    """Follows for how long the picture has stood still; causal, on frame time."""

    def __init__(self) -> None:
        self._since_s = 0.0
        self._first: ImageArray | None = None
        self._sample: ImageArray | None = None
        self._noisy: deque[tuple[float, bool]] = deque()

    def step(self, time_s: float, reduced: ImageArray, sample: ImageArray) -> float:
        """Take the next picture; give the seconds for which it has stood still.

        Parameters
        ----------
        reduced : ndarray of uint8, shape (h, w)
            The grey picture, averaged down: breath shows in it, noise hardly.
        sample : ndarray of uint8, shape (m, n)
            Single pixels of it: noise is in each of them.
        """
        if self._moved(reduced) or self._is_alive(time_s, sample):
            self._since_s, self._first = time_s, reduced
        self._sample = sample
        return time_s - self._since_s

    def _moved(self, reduced: ImageArray) -> bool:
        first = self._first
        if first is None or first.shape != reduced.shape:
            return True
        changed = np.abs(reduced.astype(np.int16) - first) >= CHANGED_LEVELS
        return float(changed.mean()) > CHANGED_SHARE

    def _is_alive(self, time_s: float, sample: ImageArray) -> bool:
        """Whether noise, of which there is no end, is in most pictures of the last second."""
        before = self._sample
        if before is None or before.shape != sample.shape:
            self._noisy.clear()
            return True
        noisy = float((sample != before).mean()) > NOISY_SHARE
        self._noisy.append((time_s, noisy))
        while len(self._noisy) > MIN_PICTURES and time_s - self._noisy[0][0] > NOISE_WINDOW_S:
            self._noisy.popleft()
        count = sum(each for _, each in self._noisy)
        return noisy and count >= max(MIN_PICTURES, NOISY_PICTURES * len(self._noisy))
