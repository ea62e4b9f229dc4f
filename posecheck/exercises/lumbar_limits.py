"""Limits of the lower back, shared by the supine exercises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from posecheck.baseline.record import Baseline
from posecheck.exercises.limits import Limits, limit
from posecheck.exercises.spec import Judgement, Moment, Zone, judged, unknown
from posecheck.verdict import Unknown

__all__ = ["GAP", "HOLLOW", "HasGapLimits", "LumbarLimits", "judge_back", "unseen_back"]

GAP = "under_gap_t"
HOLLOW = "hollow_share"


@dataclass(frozen=True, slots=True)
class LumbarLimits(Limits):
    """When the lower back is hollow."""

    gap_fault_t: float = limit(
        0.06,
        "t",
        0.02,
        0.3,
        "EXERCISES, The lower back: only a plain, large gap without calibration (3 cm)",
    )


class HasGapLimits(Protocol):
    """Limits that include those of the lower back."""

    @property
    def gap_fault_t(self) -> float:
        """A gap above it is a fault without a calibration."""

    @property
    def hollow_fault_share(self) -> float:
        """Of the own range from pressed to arched: above it is a fault."""

    @property
    def hollow_clear_share(self) -> float:
        """Up to it a fault is over."""


def judge_back(moment: Moment, limits: HasGapLimits) -> Judgement:
    """No hollow back: share of the own range; without a calibration only a plain gap is told."""
    hollow = moment.measures[HOLLOW]
    if hollow.known:
        return judged(hollow, high=(limits.hollow_fault_share, limits.hollow_clear_share))
    gap = moment.measures[GAP]
    plain = judged(gap, high=(limits.gap_fault_t, limits.gap_fault_t / 2.0))
    if plain.zone is Zone.FAULT:
        return plain
    return unknown(Unknown.NOT_CALIBRATED if gap.known else Unknown.NO_CONTOUR, gap.value)


def unseen_back(check: str, baseline: Baseline) -> frozenset[str]:
    """Say that the view cannot show the lower back where nobody has calibrated it."""
    back = baseline.lower_back
    return frozenset() if back is not None and back.seen else frozenset({check})
