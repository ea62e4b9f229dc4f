"""True holds: the two clocks as EXERCISES defines them, on what is true in space."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from posecheck.assessment import Dose
from posecheck.landmarks import Landmark, Side
from posecheck.report.truth import TrueFault, TrueHold
from posecheck_studio.measuring import TrueMoment
from posecheck_studio.truths.episodes import Episode, episodes
from posecheck_studio.truths.judging import UNKNOWN, Judgement, judge
from posecheck_studio.truths.oracle import Context, Oracle
from posecheck_studio.truths.specification import Hold
from posecheck_studio.truths.stillness import settled_span

__all__ = ["HeldTruth", "true_holds"]

_HOLD = Hold()
# Over which a bounce of the knee is looked for, from which length on, and a way of it.
_BOUNCE_OVER_S, _BOUNCE_FROM_S, _WAY_T = 2.0, 1.0, 0.01
# How long before a position was taken its limb may have left its rest.
_WAY_IN_S = 5.0

Rows = list[dict[str, Judgement] | None]
Found = list[tuple[str, Episode]]


@dataclass(frozen=True, slots=True)
class HeldTruth:
    """Everything true of the holds of a part; `judged` has every check per moment, or None."""

    holds: tuple[TrueHold, ...]
    faults: tuple[TrueFault, ...]
    tolerated: tuple[TrueFault, ...]
    judged: tuple[dict[str, Judgement] | None, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """Moments first to last (inclusive) of a position held on a side.

    Of `settled` to `leaving` the form is judged; the rest is getting into it and out of it.
    """

    side: Side
    first: int
    last: int
    settled: int
    leaving: int


def true_holds(
    oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment], dose: Dose
) -> HeldTruth:
    """Work out the holds of one part of a clip."""
    judged: Rows = [None] * len(times)
    holds: list[TrueHold] = []
    faults: list[TrueFault] = []
    tolerated: list[TrueFault] = []
    lowest_m = dict.fromkeys(Side, math.inf)
    begin = 0
    while (window := _next_window(oracle, times, moments, begin)) is not None:
        rows, found, stops = _judge(oracle, times, moments, window, lowest_m)
        ender = _ender(stops, times[window.first])
        hold, end = _hold(window, times, (found, stops), ender, dose)
        judged[window.first : end + 1] = rows[: end + 1 - window.first]
        if hold is not None:
            holds.append(hold)
        for name, episode in found:
            if episode.start_s <= times[end]:
                in_time = episode.start_s + oracle.spec.checks[name].dwell_s <= times[end]
                kind = faults if episode.raised and in_time else tolerated
                kind.append(_fault(name, window.side, episode))
        tolerated += _unsure_stops(oracle, window, stops, times[end])
        begin = _resume(times, window, ender)
    return HeldTruth(tuple(holds), tuple(faults), tuple(tolerated), tuple(judged))


def _next_window(
    oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment], begin: int
) -> _Window | None:
    since: dict[Side, int | None] = dict.fromkeys(Side)
    for index in range(begin, len(times)):
        for side in Side:
            if not _holds(oracle, moments[index], side):
                since[side] = None
                continue
            first = since[side]
            if first is None:
                since[side] = first = index
            if times[index] - times[first] >= _HOLD.enter_s - 1e-6:
                last = _last(oracle, times, moments, side, first)
                return _Window(side, first, last, *settled_span(times, moments, first, last))
    return None


def _holds(oracle: Oracle, moment: TrueMoment, side: Side) -> bool:
    if oracle.holds is None:
        raise TypeError(f"{oracle.spec.name} is no hold")
    return oracle.holds(moment, side)


def _last(
    oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment], side: Side, first: int
) -> int:
    """When the position was last held; a drop-out that is shorter than allowed loses nothing."""
    keeps, last = oracle.keeps or oracle.holds, first
    for index in range(first, len(times)):
        if keeps is not None and keeps(moments[index], side):
            last = index
        elif times[index] - times[last] >= _HOLD.drop_out_s:
            break
    return last


def _judge(
    oracle: Oracle,
    times: Sequence[float],
    moments: Sequence[TrueMoment],
    window: _Window,
    lowest_m: dict[Side, float],
) -> tuple[Rows, Found, Found]:
    """Judge every check at every moment; its episodes; and those that stop the clock.

    The clock stops on the way in and out as well: what is wrong there is no good form.
    """
    values = [
        {name: measured(moments[index], context) for name, measured in oracle.checks.items()}
        for index, context in enumerate(
            _contexts(times, moments, window, lowest_m), start=window.first
        )
    ]
    within = times[window.first : window.last + 1]
    found: Found = []
    stops: Found = []
    rows: Rows = [{} for _ in within]
    for name, check in oracle.spec.checks.items():
        judgements = [judge(check.limits, row[name]) for row in values]
        _cut(judgements, window)
        for row, judgement in zip(rows, judgements, strict=True):
            if row is not None:
                row[name] = judgement
        found += [(name, episode) for episode in episodes(within, judgements, check)]
        stopping = check.limits if check.stops_clock else check.stopping
        if stopping is not None:
            whole = [judge(stopping, row[name]) for row in values]
            stops += [(name, episode) for episode in episodes(within, whole, check)]
    return rows, _in_time_order(found), _in_time_order(stops)


def _cut(judgements: list[Judgement], window: _Window) -> None:
    """Say nothing of the way into the position and out of it."""
    for index in range(len(judgements)):
        if not window.settled <= window.first + index <= window.leaving:
            judgements[index] = UNKNOWN


def _in_time_order(found: Found) -> Found:
    return sorted(found, key=lambda item: item[1].start_s)


def _contexts(
    times: Sequence[float],
    moments: Sequence[TrueMoment],
    window: _Window,
    lowest_m: dict[Side, float],
) -> list[Context]:
    side = window.side
    heights = [float(moment.point(Landmark.LEFT_KNEE, side)[2]) for moment in moments]
    way_in = [i for i in range(window.first) if times[i] >= times[window.first] - _WAY_IN_S]
    highest_m = max((heights[i] for i in way_in), default=-math.inf)
    plain = Context(side, moments[window.settled])
    found = []
    for index in range(window.first, window.last + 1):
        highest_m = max(highest_m, heights[index])
        lowest_m[side] = min(lowest_m[side], heights[index])
        speed = _bounce_t_per_s(times, heights, index, window, moments[index].torso_m)
        found.append(
            replace(
                plain,
                highest_m=highest_m,
                lowest_m=lowest_m[side],
                knee_speed_t_per_s=speed,
            )
        )
    return found


def _bounce_t_per_s(
    times: Sequence[float],
    heights: Sequence[float],
    index: int,
    window: _Window,
    torso_m: float,
) -> float:
    """Speed of a knee that goes up and down again and again; 0 of one that turns once."""
    first = index
    while first > window.settled and times[index] - times[first - 1] <= _BOUNCE_OVER_S:
        first -= 1
    if times[index] - times[first] < _BOUNCE_FROM_S:
        return math.nan
    ways = [way for way in _ways(heights[first : index + 1]) if way > _WAY_T * torso_m]
    speed = sum(ways) / (times[index] - times[first]) / torso_m
    return speed if len(ways) > 2 else 0.0


def _ways(values: Sequence[float]) -> list[float]:
    """Lengths of the ways between the turning points of a curve."""
    ways, before = [0.0], 0.0
    for a, b in pairwise(values):
        if (b - a) * before < 0.0:
            ways.append(0.0)
        ways[-1] += abs(b - a)
        before = b - a if b != a else before
    return ways


def _ender(stops: Found, entered_s: float) -> tuple[float, Episode] | None:
    """When a fault that stops the clock has lasted so long that the hold is over, and which."""
    for _, episode in stops:
        known_end_s = episode.end_s if math.isinf(episode.over_s) else episode.over_s
        from_s = max(episode.start_s, entered_s + _HOLD.faults_end_from_s)
        if episode.raised and known_end_s - from_s > _HOLD.fault_ends_s:
            return from_s + _HOLD.fault_ends_s, episode
    return None


def _hold(
    window: _Window,
    times: Sequence[float],
    judged: tuple[Found, Found],
    ender: tuple[float, Episode] | None,
    dose: Dose,
) -> tuple[TrueHold | None, int]:
    found, stops = judged
    start_s, end_s = times[window.first], times[window.last]
    if ender is not None:
        end_s = ender[0]
    end = max(i for i in range(window.first, window.last + 1) if times[i] <= end_s + 1e-6)
    stopped = [
        (episode.start_s, min(episode.over_s, end_s))
        for _, episode in stops
        if episode.raised and episode.start_s < end_s
    ]
    in_position_s = end_s - start_s
    good_form_s = in_position_s - _covered_s(stopped)
    counted = good_form_s >= dose.hold_s - 1e-6
    if in_position_s < min(_HOLD.shortest_s, dose.hold_s) and not counted:
        return None, end
    names = tuple(dict.fromkeys(n for n, e in found if e.raised and e.start_s < end_s))
    hold = TrueHold(window.side, start_s, end_s, in_position_s, good_form_s, counted, names)
    return hold, end


def _covered_s(spans: Sequence[tuple[float, float]]) -> float:
    total, reached = 0.0, -math.inf
    for start_s, end_s in sorted(spans):
        total += max(0.0, end_s - max(start_s, reached))
        reached = max(reached, end_s)
    return total


def _resume(times: Sequence[float], window: _Window, ender: tuple[float, Episode] | None) -> int:
    """Where to look for the next hold: what ended this one has to be put right before."""
    if ender is None or ender[1].over_s > times[window.last]:
        return window.last + 1
    return next(i for i in range(len(times)) if times[i] >= ender[1].over_s)


def _unsure_stops(oracle: Oracle, window: _Window, stops: Found, until_s: float) -> list[TrueFault]:
    """Faults whose limit for the clock is another one, and that may stop it or not."""
    return [
        _fault(name, window.side, episode)
        for name, episode in stops
        if oracle.spec.checks[name].stopping is not None
        and not episode.raised
        and episode.start_s <= until_s
    ]


def _fault(name: str, side: Side, episode: Episode) -> TrueFault:
    return TrueFault(name, side, episode.start_s, episode.end_s, episode.value, episode.limit)
