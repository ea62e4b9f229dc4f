"""Limits of the lower back without a personal calibration, shared by the supine exercises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.spec import Judgement, Moment, in_range
from posecheck.verdict import Unknown

__all__ = ["GAP", "HasGapLimits", "LumbarLimits", "judge_gap"]

GAP = "under_gap_t"
_SOURCE = "EXERCISES, The lower back: only a plain gap is told without a calibration"


@dataclass(frozen=True, slots=True)
class LumbarLimits(Limits):
    """When the gap under the lower back is plain."""

    gap_fault_t: float = limit(
        0.048,
        "t",
        0.02,
        0.3,
        "EXERCISES has 0.06; of a gap of 0.12 between 0.04 and 0.11 is read, mostly 0.08 and more; "
        "of none for a second up to 0.033, for a moment 0.047",
    )
    gap_clear_t: float = limit(0.03, "t", 0.0, 0.3, _SOURCE)


class HasGapLimits(Protocol):
    """Limits that include those of the lower back."""

    @property
    def gap_fault_t(self) -> float:
        """Above it is a fault."""

    @property
    def gap_clear_t(self) -> float:
        """Up to it is ok."""


def judge_gap(moment: Moment, limits: HasGapLimits) -> Judgement:
    """No hollow back: the gap between lower back and mat."""
    high = (limits.gap_fault_t, limits.gap_clear_t)
    return in_range(moment.measures[GAP], high=high, why=Unknown.NO_CONTOUR)
