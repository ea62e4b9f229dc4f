"""What is measured of the lower back."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from posecheck.baseline.body import Body
from posecheck.baseline.lumbar import hollow, under_gap_t
from posecheck.exercises.lumbar_limits import GAP, HOLLOW
from posecheck.verdict import UNSEEN, Reading

__all__ = ["BACK_MEASURES", "GAP_SD_T"]

# EXERCISES (renewed figures of ANCHORS): standing contours are read to about 0.9 cm.
GAP_SD_T = 0.018


def _gap(body: Body) -> Reading:
    gap_t = under_gap_t(body)
    return UNSEEN if math.isnan(gap_t) else Reading(gap_t, GAP_SD_T)


def _hollow(body: Body) -> Reading:
    share, sd = hollow(body)
    return UNSEEN if math.isnan(share) else Reading(share, sd)


BACK_MEASURES: Mapping[str, Callable[[Body], Reading]] = {GAP: _gap, HOLLOW: _hollow}
"""The gap under the back, and how hollow it is between the own pressed and arched back."""
