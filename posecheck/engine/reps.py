"""The phase machine of a repetition."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from statistics import median

from posecheck.events import Phase, RejectReason
from posecheck.exercises.spec import RepMovement
from posecheck.verdict import Reading

__all__ = ["Rejected", "Rep", "RepMachine", "RestTracker"]

# EXERCISES, check "slow": a lift is timed between these shares of its range.
_BEGUN, _DONE = 0.05, 0.95
# A movement that ends with its recording counts once more than half of the way
# down is behind it (EXERCISES, "Baseline").
HALF_WAY = 0.5
# Falling below the top by this share of the range is the way down.
LOWERING_SHARE = 0.1


# A signal that stays within this range for this long, in the resting pose, is at rest.
REST_S, REST_RANGE = 0.6, 2.5


@dataclass(frozen=True, slots=True)
class Rep:
    """A complete repetition; `best` is the signal at its top, `best_sd` its standard deviation."""

    start_s: float
    top_s: float
    end_s: float
    best: float
    best_sd: float
    up_s: float
    down_s: float


@dataclass(frozen=True, slots=True)
class Rejected:
    """A movement that fell short; `reached` is its share of what was needed."""

    start_s: float
    end_s: float
    reason: RejectReason
    reached: float


@dataclass(slots=True)
class _Trace:
    times: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    gap: bool = False
    under_way: bool = False


class RestTracker:
    """Where the signal rests now: feet that are put elsewhere move it."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, float]] = deque()
        self._rest = math.nan

    def step(self, time_s: float, signal: float, first: float, *, resting: bool | None) -> float:
        """Give the rest: `first` (from the baseline) until the person has rested.

        `resting` says whether the person is in the resting pose; None is can't tell.
        """
        if not resting:
            self._kept.clear()
        else:
            self._kept.append((time_s, signal))
            while time_s - self._kept[0][0] > REST_S * 2.0:
                self._kept.popleft()
            values = [value for _, value in self._kept]
            still = max(values) - min(values) <= REST_RANGE
            if still and time_s - self._kept[0][0] >= REST_S:
                self._rest = median(values)
        return first if math.isnan(self._rest) else self._rest

    def reset(self) -> None:
        """Forget the rest: the person or the camera has moved."""
        self._kept.clear()
        self._rest = math.nan


class RepMachine:
    """Follows one signal through rest, rising, top and lowering.

    The signal is normalised to the person's own rest (from the baseline) and
    the best reached so far. Nothing counts before rest has been seen once.
    """

    def __init__(self, movement: RepMovement) -> None:
        self._movement = movement
        self._best = -math.inf
        self._trace = _Trace()
        self.phase = Phase.SETUP
        self._peak = -math.inf
        self._peak_s = math.nan
        self._sd = self._peak_sd = 0.0
        self._lifted = False

    def share(self, signal: float, rest: float) -> float:
        """Normalise: 0 at rest, 1 at the person's own best."""
        return (signal - rest) / self._movement.span(self._best, rest)

    def step(
        self,
        time_s: float,
        signal: Reading,
        rest: float,
        *,
        lifted: bool | None,
        ready: bool | None,
    ) -> Rep | Rejected | None:
        """Take the next known value of the signal.

        `lifted` and `ready` are those of `RepMovement`; None is can't tell.
        """
        self._sd = signal.sd
        return self._step(time_s, signal.value, rest, lifted=lifted, ready=ready)

    def _step(
        self, time_s: float, signal: float, rest: float, *, lifted: bool | None, ready: bool | None
    ) -> Rep | Rejected | None:
        share = self.share(signal, rest)
        down = share < self._movement.down_share
        if self.phase is Phase.SETUP and not down:
            # A movement that was under way when the recording or the shot began.
            if share >= HALF_WAY and ready and lifted:
                self._to_rest(time_s, signal)
                self._follow(time_s, signal)
                self._lifted, self._trace.gap = True, True
                self._trace.under_way = True
                self.phase = Phase.LOWERING
            return None
        if self.phase is Phase.SETUP or (self.phase is Phase.REST and down):
            if down and ready is not None:
                self._to_rest(time_s, signal)
                self.phase = Phase.REST if ready else Phase.SETUP
            return None
        self._follow(time_s, signal)
        self._lifted = self._lifted or (lifted is True)
        if down:
            return self._finish(time_s, signal, rest)
        self.phase = self._phase_at(signal, rest)
        return None

    def _phase_at(self, signal: float, rest: float) -> Phase:
        best = min(max(self._best, self._peak), self._movement.ceiling)
        span = self._movement.span(best, rest)
        reached = (self._peak - rest) / span >= self._movement.up_share and self._lifted
        if not (reached or self._trace.under_way):
            return Phase.RISING
        self._best = best
        share = (signal - rest) / span
        level = self._movement.up_share - LOWERING_SHARE
        if self.phase is Phase.LOWERING:
            level = self._movement.up_share
        return Phase.TOP if share >= level else Phase.LOWERING

    def abort(self, time_s: float, reason: RejectReason) -> Rejected | None:
        """Give up the running movement: the person left the posture or the picture."""
        rejected = None
        if self.phase in (Phase.TOP, Phase.LOWERING):
            rejected = Rejected(self._trace.times[0], time_s, reason, math.nan)
        self.phase = Phase.SETUP
        self._trace = _Trace()
        return rejected

    def mark_gap(self) -> None:
        """Note a stretch without pictures or points: its tempo cannot be told."""
        self._trace.gap = True

    def started_s(self, rest: float) -> float:
        """When the running movement began; NaN at rest, or if it is none yet."""
        moving = self.phase in (Phase.TOP, Phase.LOWERING) or (
            self.phase is Phase.RISING
            and self.share(self._peak, rest) >= self._movement.attempt_share
        )
        return self._trace.times[0] if moving and self._trace.times else math.nan

    def finish(self, time_s: float, rest: float) -> Rep | Rejected | None:
        """The recording ends: count a movement whose defining part is done."""
        if self.phase is not Phase.LOWERING or not self._trace.values:
            return None
        span = max(self._peak - rest, self._movement.min_range)
        if (self._trace.values[-1] - rest) / span >= HALF_WAY:
            return None
        return self._complete(time_s, rest)

    def _to_rest(self, time_s: float, signal: float) -> None:
        self.phase = Phase.REST
        self._trace = _Trace([time_s], [signal])
        self._peak, self._peak_s, self._lifted = -math.inf, math.nan, False

    def _follow(self, time_s: float, signal: float) -> None:
        self._trace.times.append(time_s)
        self._trace.values.append(signal)
        if signal > self._peak:
            self._peak, self._peak_s, self._peak_sd = signal, time_s, self._sd
        if self.phase is Phase.REST:
            self.phase = Phase.RISING

    def _finish(self, time_s: float, signal: float, rest: float) -> Rep | Rejected | None:
        done: Rep | Rejected | None
        if self.phase is Phase.RISING:
            done = self._rejected(time_s, rest)
        else:
            done = self._complete(time_s, rest)
        self._to_rest(time_s, signal)
        return done

    def _rejected(self, time_s: float, rest: float) -> Rejected | None:
        reached = self.share(self._peak, rest)
        if reached < self._movement.attempt_share:
            return None
        start_s = self._trace.times[0]
        return Rejected(
            start_s, time_s, RejectReason.TOO_SMALL, min(1.0, reached / self._movement.up_share)
        )

    def _complete(self, time_s: float, rest: float) -> Rep | Rejected:
        start_s = self._trace.times[0]
        if time_s - start_s < self._movement.min_duration_s:
            return Rejected(start_s, time_s, RejectReason.TOO_SHORT, 1.0)
        up_s, down_s = (math.nan, math.nan) if self._trace.gap else self._tempo(rest)
        return Rep(start_s, self._peak_s, time_s, self._peak, self._peak_sd, up_s, down_s)

    def _tempo(self, rest: float) -> tuple[float, float]:
        """Times from the beginning to the end of the way, up and down."""
        span = max(self._peak - rest, self._movement.min_range)
        shares = [(value - rest) / span for value in self._trace.values]
        times = self._trace.times
        top = max(range(len(shares)), key=shares.__getitem__)
        rise = _crossing(times[: top + 1], shares[: top + 1])
        fall = _crossing(times[: top - 1 : -1] if top else times[::-1], _reverse(shares, top))
        return rise, -fall


def _reverse(values: list[float], down_to: int) -> list[float]:
    return values[: down_to - 1 : -1] if down_to else values[::-1]


def _crossing(times: list[float], shares: list[float]) -> float:
    """Time from the last rise through the first share to the first through the second after it."""
    low = high = math.nan
    for i in range(1, len(shares)):
        if shares[i - 1] < _BEGUN <= shares[i]:
            low, high = _interpolate(times, shares, i, _BEGUN), math.nan
        if math.isnan(high) and shares[i - 1] < _DONE <= shares[i]:
            high = _interpolate(times, shares, i, _DONE)
    return high - low


def _interpolate(times: list[float], shares: list[float], i: int, level: float) -> float:
    part = (level - shares[i - 1]) / (shares[i] - shares[i - 1])
    return times[i - 1] + part * (times[i] - times[i - 1])
