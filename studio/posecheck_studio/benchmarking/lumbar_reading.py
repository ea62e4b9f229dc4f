"""How the gap under the lower back is read, against the true one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.app.replay.fault_scores import Replayed
from posecheck_studio.benchmarking.filmed import Filmed, torso_m, true_at

__all__ = ["GAP", "LumbarReading", "LumbarScore", "lumbar_reading", "pooled_reading"]

# Name of the measure (`baseline.lumbar`), in T.
GAP = "under_gap_t"
_MM = 1000.0
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class LumbarScore:
    """Read against true gaps, in millimetres; NaN with fewer than three readings.

    Attributes
    ----------
    frames : int
        With a reading.
    read : float
        Their share, 0 to 1, of the frames in which a true gap is known.
    r : float
        Correlation.
    bias_mm, mae_mm : float
        Read less true: mean, and mean size.
    """

    frames: int
    read: float
    r: float
    bias_mm: float
    mae_mm: float


@dataclass(frozen=True, slots=True)
class LumbarReading:
    """True and read gaps of the frames with a reading; `known` frames have a true gap."""

    true_mm: NDArray[np.float64]
    read_mm: NDArray[np.float64]
    known: int

    def score(self) -> LumbarScore:
        """Sum the readings up."""
        count = len(self.true_mm)
        share = count / self.known if self.known else math.nan
        if count < _FEWEST:
            return LumbarScore(count, share, math.nan, math.nan, math.nan)
        off = self.read_mm - self.true_mm
        spread = self.true_mm.std() * self.read_mm.std()
        covariance = np.mean(
            (self.true_mm - self.true_mm.mean()) * (self.read_mm - self.read_mm.mean())
        )
        r = float(covariance / spread) if spread > 0 else math.nan
        return LumbarScore(count, share, r, float(off.mean()), float(np.abs(off).mean()))


def lumbar_reading(clip: Filmed, replayed: Iterable[Replayed]) -> LumbarReading:
    """Compare what was read in the parts of a clip; `replayed` kept the measure `GAP`.

    Nothing is compared where the truth has no gap or the exercise does not ask for it.
    """
    true, read, known = [np.zeros(0)], [np.zeros(0)], 0
    if "lumbar_gap_mm" in clip.arrays and "joints_m" in clip.arrays:
        scale = torso_m(clip) * _MM
        for part in replayed:
            if part.trace is None or GAP not in part.trace.measures:
                continue
            gaps = true_at(clip.arrays["time_s"], clip.arrays["lumbar_gap_mm"], part.trace.time_s)
            values = part.trace.measures[GAP] * scale
            both = ~np.isnan(gaps) & ~np.isnan(values)
            known += int((~np.isnan(gaps)).sum())
            true.append(gaps[both])
            read.append(values[both])
    return LumbarReading(np.concatenate(true), np.concatenate(read), known)


def pooled_reading(readings: Iterable[LumbarReading]) -> LumbarReading:
    """Put the readings of several clips together."""
    rows = list(readings)
    return LumbarReading(
        np.concatenate([np.zeros(0), *(row.true_mm for row in rows)]),
        np.concatenate([np.zeros(0), *(row.read_mm for row in rows)]),
        sum(row.known for row in rows),
    )
