"""The phase machine of a repetition."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from statistics import median

from posecheck.engine.tempo import way_down, way_up
from posecheck.events import Phase, RejectReason
from posecheck.exercises.spec import RepMovement
from posecheck.verdict import UNSEEN, Reading

__all__ = ["Rejected", "Rep", "RepMachine", "RestTracker"]

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

# A signal that stays within this range for this long, in the resting pose, is at rest.
REST_S, REST_RANGE = 0.6, 2.5

NOTHING = Reading(-math.inf)


@dataclass(frozen=True, slots=True)
class Rep:
    """A complete repetition; `best` is the signal at its top, `up_s` and `down_s` its tempo."""

    start_s: float
    top_s: float
    end_s: float
    best: Reading
    up_s: Reading
    down_s: Reading


@dataclass(frozen=True, slots=True)
class Rejected:
    """A movement that fell short; `reached` is its share of what was needed."""

    start_s: float
    end_s: float
    reason: RejectReason
    reached: float


@dataclass(slots=True)
class _Movement:
    """A movement under way, and the end of the rest before it.

    Attributes
    ----------
    start_s : float
    times, values : list of float
        Of all pictures, from the last `REST_KEPT_S` of rest on.
    under_way : bool
        It was when the recording or the shot began: it has been up before.
    gap : bool
        Something of it was not seen.
    lifted : bool or None
        Whether it has been the wanted one for a moment; None if that could not be told.
    peak : Reading
        The signal at its top, the picture `top`.
    left_s, lowest : float
        When it was last at its top (NaN before), and the least share since.
    down_s : float
        When it came down; NaN before.
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

    def add(self, time_s: float, signal: Reading, *, lifted: bool | None) -> None:
        """Take the next picture."""
        self.times.append(time_s)
        self.values.append(signal.value)
        if signal.value > self.peak.value:
            self.peak, self.top = signal, len(self.values) - 1
        if not self.lifted and lifted is not False:
            self.lifted = lifted

    def lasts_s(self, rest: float) -> float:
        """Give the time from the last picture at rest to the first one at rest again."""
        level = rest + LOWERED_SHARE * (self.peak.value - rest)
        first, last = self.top, self.top
        while first > 0 and self.values[first] >= level:
            first -= 1
        while last < len(self.values) - 1 and self.values[last] >= level:
            last += 1
        return self.times[last] - self.times[first]


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

    The signal is normalised to the person's own rest (from the baseline) and the best
    reached so far. Nothing counts before rest has been seen once, but for a movement that
    is under way when the recording or the shot begins; and none begins while it is plainly
    not the wanted one (feet that are put elsewhere open the hips too).
    """

    def __init__(self, movement: RepMovement) -> None:
        self._movement = movement
        self._best = -math.inf
        self._now: _Movement | None = None
        self._rested: deque[tuple[float, float]] = deque()
        self._may_be_under_way = True
        self.phase = Phase.SETUP

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
        share = self.share(signal.value, rest)
        if self._now is None:
            self._now = self._begun(time_s, signal.value, rest, lifted=lifted, ready=ready)
        if self._now is None:
            return None
        movement = self._now
        movement.add(time_s, signal, lifted=lifted)
        if self._is_over(movement, share):
            return self._end(movement, rest)
        if not math.isnan(movement.down_s):
            self.phase = Phase.LOWERING
            return None
        self.phase = self._phase_at(movement, rest)
        return self._turned_back(movement, share)

    def _begun(
        self, time_s: float, signal: float, rest: float, *, lifted: bool | None, ready: bool | None
    ) -> _Movement | None:
        """Follow the rest, or what comes before it; give the movement that begins."""
        down = self.share(signal, rest) < self._movement.down_share
        if self.phase is Phase.REST and not down and lifted is not False:
            self.phase = Phase.RISING
            return self._from_rest(time_s, rest)
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
        half = signal - rest >= HALF_WAY * self._movement.span(best, rest)
        if not (self._may_be_under_way and half and ready and lifted):
            return None
        self._may_be_under_way = False
        self.phase = Phase.LOWERING
        return _Movement(time_s, [], [], under_way=True, gap=True)

    def _from_rest(self, time_s: float, rest: float) -> _Movement:
        """Give the movement that has begun where the signal left the rest."""
        times, values = [t for t, _ in self._rested], [v for _, v in self._rested]
        down = [self.share(value, rest) < self._movement.down_share for value in values]
        start_s = next((t for t, d in zip(times[::-1], down[::-1], strict=True) if d), time_s)
        return _Movement(start_s, times, values)

    def _is_over(self, movement: _Movement, share: float) -> bool:
        """Whether it is down: all the way, where that does not take long."""
        time_s = movement.times[-1]
        if share < self._movement.down_share and math.isnan(movement.down_s):
            movement.down_s = time_s
        if math.isnan(movement.down_s):
            return False
        if self.phase is Phase.RISING or share < LOWERED_SHARE:
            return True
        way = movement.values[movement.top :]
        turned = way[-1] - min(way) > LOWERED_SHARE * (way[0] - min(way))
        return turned or time_s - movement.down_s >= SETTLE_S

    def _turned_back(self, movement: _Movement, share: float) -> Rejected | None:
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
        return Rejected(left_s, movement.left_s, RejectReason.NOT_LOWERED, reached)

    def _phase_at(self, movement: _Movement, rest: float) -> Phase:
        best = min(max(self._best, movement.peak.value), self._movement.ceiling)
        span = self._movement.span(best, rest)
        reached = (movement.peak.value - rest) / span >= self._movement.up_share
        if not (movement.under_way or (reached and movement.lifted)):
            return Phase.RISING
        self._best = best
        share = (movement.values[-1] - rest) / span
        level = self._movement.up_share - LOWERING_SHARE
        if self.phase is Phase.LOWERING:
            level = self._movement.up_share
        return Phase.TOP if share >= level else Phase.LOWERING

    def _end(self, movement: _Movement, rest: float) -> Rep | Rejected | None:
        rising = self.phase is Phase.RISING
        self._now, self.phase = None, Phase.REST
        self._rested = deque(
            (t, v)
            for t, v in zip(movement.times, movement.values, strict=True)
            if t >= movement.down_s
        )
        return self._rejected(movement, rest) if rising else self._complete(movement, rest)

    def _rejected(self, movement: _Movement, rest: float) -> Rejected | None:
        """Give the attempt that fell short, if it was one: hips that stayed down made none."""
        reached = self.share(movement.peak.value, rest)
        if reached < self._movement.attempt_share or movement.lifted is False:
            return None
        reached = min(1.0, reached / self._movement.up_share)
        unseen = movement.lifted is None and reached >= 1.0
        reason = RejectReason.NOT_SEEN if unseen else RejectReason.TOO_SMALL
        return Rejected(movement.start_s, movement.down_s, reason, reached)

    def _complete(self, movement: _Movement, rest: float, *, cut: bool = False) -> Rep | Rejected:
        end_s = movement.times[-1] if math.isnan(movement.down_s) else movement.down_s
        short = movement.lasts_s(rest) < SEEN_SHARE * self._movement.min_duration_s
        if short and not (cut or movement.gap):
            return Rejected(movement.start_s, end_s, RejectReason.TOO_SHORT, 1.0)
        up_s, down_s = UNSEEN, UNSEEN
        times, values, top = movement.times, movement.values, movement.top
        if not (movement.gap or math.isnan(movement.down_s)):
            up_s = way_up(times[: top + 1], values[: top + 1], rest)
            down_s = UNSEEN if cut else way_down(times[top:], values[top:], rest)
        return Rep(movement.start_s, times[top], end_s, movement.peak, up_s, down_s)

    def forget(self, *, rest_first: bool = False) -> None:
        """Give up the running movement.

        With `rest_first` the next one begins at rest; otherwise it may be under way when
        the person is seen again.
        """
        self._now, self.phase = None, Phase.SETUP
        self._rested.clear()
        self._may_be_under_way = not rest_first

    def mark_gap(self) -> None:
        """Note a stretch without pictures or points: its tempo cannot be told."""
        self._rested.clear()
        if self._now is not None:
            self._now.gap = True

    def started_s(self, rest: float) -> float:
        """When the running movement began; NaN at rest, or if it is none yet."""
        movement = self._now
        if movement is None:
            return math.nan
        small = self.share(movement.peak.value, rest) < self._movement.attempt_share
        if self.phase is Phase.RISING and (small or movement.lifted is False):
            return math.nan
        return movement.start_s

    def finish(self, rest: float) -> Rep | Rejected | None:
        """Count a movement that is cut here, if its defining part is done."""
        movement = self._now
        if movement is None or self.phase is not Phase.LOWERING:
            return None
        span = max(movement.peak.value - rest, self._movement.min_range)
        if (movement.values[-1] - rest) / span >= HALF_WAY:
            return None
        return self._complete(movement, rest, cut=True)
