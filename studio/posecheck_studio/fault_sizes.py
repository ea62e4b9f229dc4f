"""How large the faults of people chosen by lot are; fixed before any rule was fitted to them.

Half of the faults are within `NEAR_SD` standard deviations of the limit, half beyond; and a
share of the people come near the limit on the good side and do nothing wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import numpy as np

from posecheck_studio.truths.specification import Limit, Unit

__all__ = ["NEAR_SD", "SD", "Nearness", "beyond_sd", "random_nearness", "random_value"]

# Of one reading. Angles: one camera, side view (Cosoli 2026, in ANCHORS.md). Heights: two
# readings of a photograph agree within 0.04 T. Times: two pictures at 15 a second. Speeds: such
# a height over a second. Shares: such a height of half a torso length.
SD: Mapping[Unit, float] = {
    Unit.DEG: 6.4,
    Unit.T: 0.04,
    Unit.S: 0.15,
    Unit.T_PER_S: 0.04,
    Unit.SHARE: 0.08,
}
NEAR_SD = 2.0
# From nearest to farthest, in standard deviations beyond the fault limit.
_NEAR, _FAR, _GOOD = (0.15, 1.9), (2.15, 3.8), (0.1, 1.9)
_FAULT_SHARE, _GOOD_SHARE = 0.6, 0.25


class Nearness(StrEnum):
    """On which side of the limit, and how far from it."""

    NONE = "plain good form"
    GOOD = "near, not at fault"
    NEAR = "near, at fault"
    FAR = "far beyond"


def beyond_sd(limit: Limit, value: float) -> float:
    """How far a value is beyond the limit, in standard deviations of a reading."""
    return limit.beyond(value) / SD[limit.unit]


def random_nearness(random: np.random.Generator) -> Nearness:
    """Whether something goes wrong, and about how far."""
    lot = random.random()
    if lot < _FAULT_SHARE:
        return Nearness.NEAR if random.random() < 0.5 else Nearness.FAR
    return Nearness.GOOD if lot < _FAULT_SHARE + _GOOD_SHARE else Nearness.NONE


def random_value(random: np.random.Generator, limit: Limit, nearness: Nearness) -> float:
    """What the limit's measure is to be."""
    low, high = {Nearness.NEAR: _NEAR, Nearness.FAR: _FAR}.get(nearness, _GOOD)
    distance = float(random.uniform(low, high)) * SD[limit.unit]
    past = -distance if nearness is Nearness.GOOD else distance
    return limit.fault + past if limit.high else limit.fault - past
