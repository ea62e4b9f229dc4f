"""Notices pictures that show nothing new, or nothing at all; pure, on frame time."""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np

from posecheck.pose import Frame, ImageArray

__all__ = ["STREAM_FROZEN_AFTER_S", "PictureHealth", "Seen"]

# Every how many pixels one is looked at: the noise of a sensor is in all of them.
_STEP_PX = 8
# A sensor never gives the same picture twice, but a slow one is sent more than once, and a
# stream of a quiet room may repeat itself for a moment.
DOUBTED_AFTER_S = 1.0
# The person breathes, some 12 to 20 times a minute: this is most of a breath.
FROZEN_AFTER_S = 3.0
# A network camera sends an empty room as "nothing has changed", until the next whole picture,
# some seconds later. With a person in it, no two pictures were alike at any quality tried.
STREAM_FROZEN_AFTER_S = 10.0
# Brightest of 255 in all but 1 % of a picture behind a cover: noise and black level. A
# dark room with a lit screen is brighter.
BLACK_BELOW = 26
BLACK_QUANTILE = 0.99
# Cameras begin with a dark picture or two.
BLACK_AFTER_S = 1.5
# After this long it is hardly the cover: a driver that began to send black (after sleep, for
# instance) is cured by opening it again. Also the time between such attempts.
BLACK_REOPEN_S = 20.0


class Seen(StrEnum):
    """What a picture is worth."""

    GOOD = "good"
    REPEATED = "repeated"
    """The same as before for a while: nothing new is known, nothing is wrong yet."""
    FROZEN = "frozen"
    BLACK = "black"


class PictureHealth:
    """Follows the pictures of one camera, also over a loss of it.

    Pictures that are not good are not to be judged: they show a moment that may be long
    gone, or nothing.

    Parameters
    ----------
    frozen_after_s : float
        From when on a picture that does not change is a fault.

    Attributes
    ----------
    wants_reopening : bool
        Whether opening the camera again may help, after the picture seen last.
    """

    def __init__(self, frozen_after_s: float = FROZEN_AFTER_S) -> None:
        self._frozen_after_s = frozen_after_s
        self._last: ImageArray | None = None
        self._same_since_s = math.nan
        self._black_since_s = math.nan
        self.wants_reopening = False

    def look(self, frame: Frame) -> Seen:
        """Judge the next picture."""
        sample = np.ascontiguousarray(frame.image_bgr[::_STEP_PX, ::_STEP_PX])
        black = self._look_black(sample, frame.time_s)
        same = self._look_same(sample, frame.time_s)
        self.wants_reopening = same is Seen.FROZEN or (
            black is Seen.BLACK and frame.time_s - self._black_since_s >= BLACK_REOPEN_S
        )
        # A cover that is closed also repeats itself; the cover is what a person can mend.
        return black if black is not Seen.GOOD else same

    def reopened(self, time_s: float) -> None:
        """Give the camera the time again that it needs to be judged; what was seen stays."""
        if self._last is not None:
            self._same_since_s = time_s - DOUBTED_AFTER_S
        if not math.isnan(self._black_since_s):
            self._black_since_s = time_s - BLACK_AFTER_S

    def _look_same(self, sample: ImageArray, time_s: float) -> Seen:
        if self._last is None or not np.array_equal(sample, self._last):
            self._last, self._same_since_s = sample, time_s
            return Seen.GOOD
        same_s = time_s - self._same_since_s
        if same_s >= self._frozen_after_s:
            return Seen.FROZEN
        return Seen.REPEATED if same_s >= DOUBTED_AFTER_S else Seen.GOOD

    def _look_black(self, sample: ImageArray, time_s: float) -> Seen:
        dark = np.count_nonzero(sample.max(axis=2) < BLACK_BELOW)
        if dark < BLACK_QUANTILE * sample.shape[0] * sample.shape[1]:
            self._black_since_s = math.nan
            return Seen.GOOD
        if math.isnan(self._black_since_s):
            self._black_since_s = time_s
        return Seen.BLACK if time_s - self._black_since_s >= BLACK_AFTER_S else Seen.GOOD
