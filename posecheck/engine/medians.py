"""Medians of measures over several moments."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from posecheck.verdict import Measures, Reading

__all__ = ["median_of"]


def median_of(rows: Sequence[Measures]) -> Measures:
    """Give the median of each measure where it is known, with the median sd."""
    names = {name for row in rows for name in row}
    readings: dict[str, Reading] = {}
    for name in names:
        known = [row[name] for row in rows if row[name].known]
        if known:
            readings[name] = Reading(median(r.value for r in known), median(r.sd for r in known))
    return Measures(readings)
