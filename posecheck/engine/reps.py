"""The phase machine of a repetition, and its tempo."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from posecheck.events import AttemptRejected, Phase, RejectReason
from posecheck.exercises.spec import RepMovement
from posecheck.verdict import UNSEEN, Reading

__all__ = ["Outcome", "Rep", "RepMachine", "way_down", "way_up"]

# A movement that is cut by the beginning or the end counts if more than half of the way
# down is seen (EXERCISES, "Baseline").
HALF_WAY = 0.5
# Falling below the top by this share of the range is the way down.
LOWERING_SHARE = 0.1
# EXERCISES, check "slow": the way down ends at this share of the range.
LOWERED_SHARE = 0.05
# That end is waited for so long (DESIGN: at most 0.4 s for what is counted and said); who
# needs longer for the last tenth lowers slowly.
SETTLE_S = 0.4
# From there to rest, and back, a smooth movement spends a seventh of its time.
SEEN_SHARE = 6.0 / 7.0
# So much of the rest before a movement is kept: its way up begins in it.
REST_KEPT_S = 3.0

# EXERCISES, check "slow": a lift is timed between these shares of its range.
_BEGUN, _DONE = 0.05, 0.95
# What a smoothed signal that is off by a degree or so moves two crossings of it by, in s.
_NOISE_SD_S = 0.06
# A moment between two pictures may be any: the sd of an even spread over a width of 1.
_EVEN_SD = 1.0 / math.sqrt(12.0)

NOTHING = Reading(-math.inf)


@dataclass(frozen=True, slots=True)
class Rep:
    """A complete repetition.

    `best` is the signal at its top; `top_seen` is false if it may have been higher before the
    recording or the shot began; `up_s` and `down_s` are its tempo.
    """

    start_s: float
    top_s: float
    end_s: float
    best: Reading
    up_s: Reading
    down_s: Reading
    top_seen: bool = True


Outcome = Rep | AttemptRejected | None


@dataclass(slots=True)
class _Movement:
    """A movement under way, and the end of the rest before it.

    `times` and `values` are of all pictures, from the last `REST_KEPT_S` of rest on; at `top`
    the signal was at its `peak`. With `under_way` it was already up when the recording or
    the shot began; with `gap` something of it was not seen. `lifted` says whether it has been
    the wanted one for a moment (None: could not be told). `left_s` is when it was last at
    its top and `lowest` the least share since, `down_s` when it came down; NaN before.
    """

    start_s: float
    times: list[float]
    values: list[float]
    under_way: bool = False
    gap: bool = False
    lifted: bool | None = False
    peak: Reading = NOTHING
    top: int = 0
    left_s: float = math.nan
    lowest: float = math.inf
    down_s: float = math.nan

    def add(self, time_s: float, signal: Reading, lifted: bool | None) -> None:
        """Take the next picture."""
        self.times.append(time_s)
        self.values.append(signal.value)
        if signal.value > self.peak.value:
            self.peak, self.top = signal, len(self.values) - 1
        if not self.lifted and lifted is not False:
            self.lifted = lifted

    def rose(self, rest: float) -> bool:
        """Whether it was seen to come up to its top."""
        return self.values[0] < self.peak.value - LOWERED_SHARE * (self.peak.value - rest)

    def lasts_s(self, rest: float) -> float:
        """Give the time from the last picture at rest to the first one at rest again."""
        level = rest + LOWERED_SHARE * (self.peak.value - rest)
        first, last = self.top, self.top
        while first > 0 and self.values[first] >= level:
            first -= 1
        while last < len(self.values) - 1 and self.values[last] >= level:
            last += 1
        return self.times[last] - self.times[first]


class RepMachine:
    """Follows one signal through rest, rising, top and lowering.

    The signal is normalised to the person's own rest (from the baseline) and the best
    reached so far. Nothing counts before rest has been seen once, but for a movement that
    is under way when the recording or the shot begins; and none begins while it is plainly
    not the wanted one (feet that are put elsewhere open the hips too).
    """

    def __init__(self, movement: RepMovement) -> None:
        self._movement = movement
        self._best, self._rest = -math.inf, math.nan
        self._now: _Movement | None = None
        self._rested: deque[tuple[float, float]] = deque()
        self._may_be_under_way = True
        self._has_moved = False
        self.phase = Phase.SETUP

    def _share(self, signal: float) -> float:
        """Normalise: 0 at rest, 1 at the person's own best."""
        return (signal - self._rest) / self._movement.span(self._best, self._rest)

    def step(
        self, time_s: float, signal: Reading, rest: float, lifted: bool | None, ready: bool | None
    ) -> Outcome:
        """Take the next known value of the signal.

        `lifted` and `ready` are those of `RepMovement`; None is can't tell.
        """
        self._rest = rest
        share = self._share(signal.value)
        movement = self._now or self._begun(time_s, signal.value, lifted, ready)
        self._now = movement
        if movement is None:
            return None
        movement.add(time_s, signal, lifted)
        if self._is_over(movement, share):
            return self._end(movement)
        if not math.isnan(movement.down_s):
            self.phase = Phase.LOWERING
            return None
        self.phase = self._phase_at(movement)
        return self._turned_back(movement, share)

    def _begun(
        self, time_s: float, signal: float, lifted: bool | None, ready: bool | None
    ) -> _Movement | None:
        """Follow the rest, or what comes before it; give the movement that begins."""
        down = self._share(signal) < self._movement.down_share
        if self.phase is Phase.REST and not down and lifted is not False:
            self.phase = Phase.RISING
            return self._from_rest(time_s)
        if down and ready is not None:
            self._may_be_under_way = False
        if ready is False or (ready and down):
            self.phase = Phase.REST if ready else Phase.SETUP
        if down or self.phase is Phase.REST:
            self._rested.append((time_s, signal))
            while time_s - self._rested[0][0] > REST_KEPT_S:
                self._rested.popleft()
            return None
        # Before a best is known, half of the way to where it ends at most.
        best = self._best if self._best > -math.inf else self._movement.ceiling
        half = signal - self._rest >= HALF_WAY * self._movement.span(best, self._rest)
        if not (self._may_be_under_way and half and ready and lifted):
            return None
        self._may_be_under_way = False
        self.phase = Phase.LOWERING
        return _Movement(time_s, [], [], under_way=True, gap=True)

    def _from_rest(self, time_s: float) -> _Movement:
        """Give the movement that has begun where the signal left the rest."""
        times, values = [t for t, _ in self._rested], [v for _, v in self._rested]
        down = [t for t, v in self._rested if self._share(v) < self._movement.down_share]
        # Of a rest that has hardly been seen nobody knows how far up it was.
        cut = not (self._has_moved or (times and times[-1] - times[0] >= SETTLE_S))
        return _Movement(down[-1] if down else time_s, times, values, gap=cut)

    def _is_over(self, movement: _Movement, share: float) -> bool:
        """Whether it is down: all the way, where that does not take long."""
        time_s = movement.times[-1]
        if share < self._movement.down_share and math.isnan(movement.down_s):
            movement.down_s = time_s
        all_the_way = self.phase is Phase.RISING or share < LOWERED_SHARE
        return time_s - movement.down_s >= (0.0 if all_the_way else SETTLE_S)

    def _turned_back(self, movement: _Movement, share: float) -> AttemptRejected | None:
        """Tell of one that goes up again before it came down: both are one repetition."""
        if self.phase is Phase.LOWERING and not math.isnan(movement.left_s):
            movement.lowest = min(movement.lowest, share)
        if self.phase is not Phase.TOP:
            return None
        left_s, lowest = movement.left_s, movement.lowest
        movement.left_s, movement.lowest = movement.times[-1], math.inf
        if lowest > HALF_WAY:
            return None
        reached = (1.0 - lowest) / (1.0 - self._movement.down_share)
        return AttemptRejected(movement.left_s, left_s, None, RejectReason.NOT_LOWERED, reached)

    def _phase_at(self, movement: _Movement) -> Phase:
        best = min(max(self._best, movement.peak.value), self._movement.ceiling)
        span = self._movement.span(best, self._rest)
        reached = (movement.peak.value - self._rest) / span >= self._movement.up_share
        if not (movement.under_way or (reached and movement.lifted)):
            return Phase.RISING
        self._best = best
        share = (movement.values[-1] - self._rest) / span
        slack = 0.0 if self.phase is Phase.LOWERING else LOWERING_SHARE
        at_top = share >= self._movement.up_share - slack
        return Phase.TOP if at_top else Phase.LOWERING

    def _end(self, movement: _Movement) -> Outcome:
        rising = self.phase is Phase.RISING
        self._now, self._has_moved, self.phase = None, True, Phase.REST
        rows = zip(movement.times, movement.values, strict=True)
        self._rested = deque(row for row in rows if row[0] >= movement.down_s)
        return self._fell_short(movement) if rising else self._complete(movement)

    def _fell_short(self, movement: _Movement) -> Outcome:
        """Give the attempt that fell short, if it was one."""
        if not self._is_attempt(movement):
            return None
        reached = min(1.0, self._share(movement.peak.value) / self._movement.up_share)
        unseen = movement.lifted is None and reached >= 1.0
        reason = RejectReason.NOT_SEEN if unseen else RejectReason.TOO_SMALL
        return AttemptRejected(movement.down_s, movement.start_s, None, reason, reached)

    def _is_attempt(self, movement: _Movement) -> bool:
        """Hips that stayed down made none."""
        high = self._share(movement.peak.value) >= self._movement.attempt_share
        return high and movement.lifted is not False

    def _complete(self, movement: _Movement, *, cut: bool = False) -> Outcome:
        end_s = movement.times[-1] if math.isnan(movement.down_s) else movement.down_s
        short = movement.lasts_s(self._rest) < SEEN_SHARE * self._movement.min_duration_s
        if short and not (cut or movement.gap):
            return AttemptRejected(end_s, movement.start_s, None, RejectReason.TOO_SHORT, 1.0)
        up_s, down_s = UNSEEN, UNSEEN
        times, values, top = movement.times, movement.values, movement.top
        if not (movement.gap or math.isnan(movement.down_s)):
            up_s = way_up(times[: top + 1], values[: top + 1], self._rest)
            down_s = UNSEEN if cut else way_down(times[top:], values[top:], self._rest)
        rose = movement.rose(self._rest)
        return Rep(movement.start_s, times[top], end_s, movement.peak, up_s, down_s, rose)

    def forget(self, *, rest_first: bool = False) -> None:
        """Give up the running movement.

        With `rest_first` the next one begins at rest; otherwise it may be under way when
        the person is seen again.
        """
        self._now, self._has_moved, self.phase = None, False, Phase.SETUP
        self._rested.clear()
        self._may_be_under_way = not rest_first

    def mark_gap(self) -> None:
        """Note a stretch without pictures or points: its tempo cannot be told."""
        self._rested.clear()
        self._has_moved = False
        if self._now is not None:
            self._now.gap = True

    def started_s(self) -> float:
        """When the running movement began; NaN at rest, or if it is none yet."""
        movement = self._now
        if movement is None:
            return math.nan
        none = self.phase is Phase.RISING and not self._is_attempt(movement)
        return math.nan if none else movement.start_s

    def finish(self) -> Outcome:
        """Count a movement that is cut here, if its defining part is done."""
        movement = self._now
        if movement is None or self.phase is not Phase.LOWERING:
            return None
        span = max(movement.peak.value - self._rest, self._movement.min_range)
        if (movement.values[-1] - self._rest) / span >= HALF_WAY:
            return None
        return self._complete(movement, cut=True)


def way_up(times: Sequence[float], values: Sequence[float], rest: float) -> Reading:
    """Time from 0.05 to 0.95 of the way from rest to the highest value, which comes last.

    In s, with its sd; unknown if there is no way. `values` at `times` (s, in order) are at
    least the last moments at rest and all that follows. Whoever does not come down to `rest`
    begins at their lowest.
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
