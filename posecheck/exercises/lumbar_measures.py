"""What is measured of the lower back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posecheck.baseline.body import Body
from posecheck.baseline.lumbar import under_gap_t
from posecheck.exercises.lumbar_limits import GAP, HOLLOW
from posecheck.verdict import UNSEEN, Reading

__all__ = ["BACK_MEASURES"]


def _gap(body: Body) -> Reading:
    return Reading(under_gap_t(body), 0.02)


def _hollow(body: Body) -> Reading:
    return UNSEEN


BACK_MEASURES: Mapping[str, Callable[[Body], Reading]] = {GAP: _gap, HOLLOW: _hollow}
"""The gap under the back, and how hollow it is between the own pressed and arched back."""
