"""The lower back, as the supine exercises judge it: its limits, measures and check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from posecheck.baseline.body import Body
from posecheck.baseline.lumbar import hollow, under_gap_t
from posecheck.baseline.record import Baseline
from posecheck.exercises.judging import Judgement, Zone, judged, unknown
from posecheck.exercises.limits import Limits, Range, at_most, limit
from posecheck.exercises.moment import Moment
from posecheck.verdict import Reading, Unknown

__all__ = ["BACK_MEASURES", "LumbarLimits", "judge_back", "unseen_back"]

# EXERCISES (renewed figures of ANCHORS): standing contours are read to about 0.9 cm.
GAP_SD_T = 0.018
_SPEC = "EXERCISES, 1. Holding exercise"


@dataclass(frozen=True, slots=True)
class LumbarLimits(Limits):
    """When the lower back is hollow: of the own range from pressed to arched, or by a gap."""

    gap_fault_t: Range = limit(
        at_most(0.06),
        (0.02, 0.3),
        "EXERCISES, The lower back: only a plain, large gap without calibration (3 cm)",
    )
    hollow_share: Range = limit(at_most(0.5, 0.3), (0.1, 1.0), _SPEC, clear=((0.0, 1.0), _SPEC))


BACK_MEASURES: Mapping[str, Callable[[Body], Reading]] = {
    "under_gap_t": lambda body: Reading(under_gap_t(body), GAP_SD_T),
    "hollow_share": lambda body: Reading(*hollow(body)),
}


def judge_back(moment: Moment, limits: LumbarLimits) -> Judgement:
    """No hollow back: share of the own range; without a calibration only a plain gap is told."""
    share = moment.measures["hollow_share"]
    if share.known:
        return judged(share, limits.hollow_share)
    gap = moment.measures["under_gap_t"]
    plain = judged(gap, limits.gap_fault_t)
    if plain.zone is Zone.FAULT:
        return plain
    return unknown(Unknown.NOT_CALIBRATED if gap.known else Unknown.NO_CONTOUR, gap.value)


def unseen_back(check: str, baseline: Baseline) -> frozenset[str]:
    """Say that the view cannot show the lower back where nobody has calibrated it."""
    back = baseline.lower_back
    return frozenset() if back is not None and back.seen else frozenset({check})
