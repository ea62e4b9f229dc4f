"""Where a true value stands relative to the limits of a check."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from posecheck_studio.truths.specification import Limit

__all__ = ["UNKNOWN", "Judgement", "Zone", "judge"]


class Zone(StrEnum):
    """Right, wrong, between the two limits, or nothing to say."""

    CLEAR = "clear"
    BAND = "band"
    FAULT = "fault"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value, and the limit that it left or is nearest to leaving."""

    zone: Zone
    value: float = math.nan
    limit: Limit | None = None

    @property
    def fault_limit(self) -> float:
        """The fault limit; NaN without one."""
        return math.nan if self.limit is None else self.limit.fault


UNKNOWN = Judgement(Zone.UNKNOWN)
_ORDER = (Zone.FAULT, Zone.UNKNOWN, Zone.BAND, Zone.CLEAR)


def judge(limits: Mapping[str, Limit], values: Mapping[str, float]) -> Judgement:
    """Hold values against the limits of the same name: any fault is one, else unknown wins.

    A value equal to a fault limit is not a fault; NaN is unknown.
    """
    judgements = [_judged(limits[name], value) for name, value in values.items()]
    return min(judgements, key=_rank, default=UNKNOWN)


def _rank(judgement: Judgement) -> tuple[int, float]:
    """Order by zone, then by how far beyond the limit, in widths of the band."""
    limit = judgement.limit
    far = 0.0 if limit is None else -limit.beyond(judgement.value) / (abs(limit.fault) or 1.0)
    return _ORDER.index(judgement.zone), far


def _judged(limit: Limit, value: float) -> Judgement:
    if math.isnan(value):
        return UNKNOWN
    if limit.beyond(value) > 0.0:
        return Judgement(Zone.FAULT, value, limit)
    clear = value <= limit.clear if limit.high else value >= limit.clear
    return Judgement(Zone.CLEAR if clear else Zone.BAND, value, limit)
