"""How long the ways up and down of a repetition take."""

from __future__ import annotations

import math
from collections.abc import Sequence

from posecheck.verdict import UNSEEN, Reading

__all__ = ["way_down", "way_up"]

# EXERCISES, check "slow": a lift is timed between these shares of its range.
_BEGUN, _DONE = 0.05, 0.95
# What a smoothed signal that is off by a degree or so moves two crossings of it by, in s.
_NOISE_SD_S = 0.06
# A moment between two pictures may be any: the sd of an even spread over a width of 1.
_EVEN_SD = 1.0 / math.sqrt(12.0)


def way_up(times: Sequence[float], values: Sequence[float], rest: float) -> Reading:
    """Time from 0.05 to 0.95 of the way from rest to the highest value, which comes last.

    Parameters
    ----------
    times, values : sequence of float
        In order of time, s; at least the last moments at rest and all that follows.
    rest : float
        Where the signal rests. Whoever does not come down that far begins at their lowest.

    Returns
    -------
    Reading
        In s, with its sd; unknown if there is no way.
    """
    low = max(rest, min(values))
    span = values[-1] - low
    if not span > 0.0:
        return UNSEEN
    shares = [(value - low) / span for value in values]
    begun = done = -1
    for i in range(1, len(shares)):
        if shares[i - 1] < _BEGUN <= shares[i]:
            begun, done = i, -1
        if done < 0 and shares[i - 1] < _DONE <= shares[i]:
            done = i
    if begun < 0 or done < 0:
        return UNSEEN
    took_s = _crossing_s(times, shares, done, _DONE) - _crossing_s(times, shares, begun, _BEGUN)
    steps_s = math.hypot(*(times[i] - times[i - 1] for i in (begun, done)))
    return Reading(took_s, math.hypot(_NOISE_SD_S, _EVEN_SD * steps_s))


def way_down(times: Sequence[float], values: Sequence[float], rest: float) -> Reading:
    """Time from 0.95 to 0.05 of the way from the highest value, which comes first, to rest."""
    return way_up([-time_s for time_s in reversed(times)], list(reversed(values)), rest)


def _crossing_s(times: Sequence[float], shares: Sequence[float], i: int, level: float) -> float:
    part = (level - shares[i - 1]) / (shares[i] - shares[i - 1])
    return times[i - 1] + part * (times[i] - times[i - 1])
