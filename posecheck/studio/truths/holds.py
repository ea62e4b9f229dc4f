"""True holds: the two clocks as EXERCISES defines them, on what is true in space."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from posecheck.assessment import Dose
from posecheck.exercises.spec import Check, HoldMovement, Judgement, Zone
from posecheck.landmarks import Landmark, Side
from posecheck.report.truth import TrueFault, TrueHold
from posecheck.studio.measuring import TrueMoment
from posecheck.studio.rotations import Vector
from posecheck.studio.truths.episodes import Episode, episodes
from posecheck.studio.truths.oracle import Context, Oracle

__all__ = ["HeldTruth", "true_holds"]

# EXERCISES, "Hold": a fault that lasts longer ends the hold.
FAULT_ENDS_S = 2.0
# A position that was held for less is no hold.
SHORTEST_S = 1.0
# What a hold began with is taken this long after it settled.
START_AFTER_S = 0.25
# Over which a bounce of the knee is looked for.
BOUNCE_OVER_S = 2.0


@dataclass(frozen=True, slots=True)
class HeldTruth:
    """Everything true of the holds of a part; `judged` has every check per moment, or None."""

    holds: tuple[TrueHold, ...]
    faults: tuple[TrueFault, ...]
    tolerated: tuple[TrueFault, ...]
    judged: tuple[dict[str, Judgement] | None, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """Moments first to last (inclusive) of a position held on a side."""

    side: Side
    first: int
    last: int
    left: bool


def true_holds(
    oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment], dose: Dose
) -> HeldTruth:
    """Work out the holds of one part of a clip."""
    judged: list[dict[str, Judgement] | None] = [None] * len(times)
    holds: list[TrueHold] = []
    faults: list[TrueFault] = []
    tolerated: list[TrueFault] = []
    most_deg = dict.fromkeys(Side, -math.inf)
    begin = 0
    while (window := _next_window(oracle, times, moments, begin)) is not None:
        rows = _judge(oracle, times, moments, window, most_deg)
        found = _found(oracle, times, window, rows)
        ender = _ender(found)
        hold, end = _hold(window, times, found, ender, dose)
        judged[window.first : end + 1] = rows[: end + 1 - window.first]
        if hold is not None:
            holds.append(hold)
        for check, episode in found:
            if episode.start_s <= times[end]:
                in_time = episode.start_s + check.dwell_s <= times[end]
                kind = faults if episode.raised and in_time else tolerated
                kind.append(_fault(check, window.side, episode))
        begin = _resume(times, window, ender)
    return HeldTruth(tuple(holds), tuple(faults), tuple(tolerated), tuple(judged))


def _movement(oracle: Oracle) -> HoldMovement:
    movement = oracle.exercise.movement
    if not isinstance(movement, HoldMovement) or oracle.position is None:
        raise TypeError(f"{oracle.exercise.name} is no hold")
    return movement


def _next_window(
    oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment], begin: int
) -> _Window | None:
    movement = _movement(oracle)
    entered: dict[Side, float] = dict.fromkeys(Side, math.nan)
    for index in range(begin, len(times)):
        for side in Side:
            zone = _zone(oracle, moments[index], side)
            if zone is Zone.FAULT:
                entered[side] = math.nan
            elif zone is Zone.CLEAR and math.isnan(entered[side]):
                entered[side] = times[index]
            ready = times[index] - entered[side] >= movement.enter_s - 1e-6
            if zone in (Zone.CLEAR, Zone.BAND) and ready:
                first = next(i for i in range(begin, index + 1) if times[i] >= entered[side])
                return _until_left(oracle, times, moments, side, first)
    return None


def _zone(oracle: Oracle, moment: TrueMoment, side: Side) -> Zone:
    if oracle.position is None:
        raise TypeError(f"{oracle.exercise.name} is no hold")
    return oracle.position(moment, side).zone


def _until_left(
    oracle: Oracle, times: Sequence[float], moments: Sequence[TrueMoment], side: Side, first: int
) -> _Window:
    leave_s, last = _movement(oracle).leave_s, first
    for index in range(first, len(times)):
        if _zone(oracle, moments[index], side) is not Zone.FAULT:
            last = index
        elif times[index] - times[last] >= leave_s:
            return _Window(side, first, last, left=True)
    return _Window(side, first, last, left=False)


def _judge(
    oracle: Oracle,
    times: Sequence[float],
    moments: Sequence[TrueMoment],
    window: _Window,
    most_deg: dict[Side, float],
) -> list[dict[str, Judgement] | None]:
    """Judge every check at every moment of a held position."""
    movement = _movement(oracle)
    settled_s = times[window.first] + movement.enter_s + movement.settle_s
    start: TrueMoment | None = None
    rows: list[dict[str, Judgement] | None] = []
    for index in range(window.first, window.last + 1):
        moment = moments[index]
        if start is None and times[index] >= settled_s + START_AFTER_S:
            start = moment
        if oracle.reach_deg is not None:
            reached_deg = oracle.reach_deg(moment, window.side)
            most_deg[window.side] = max(most_deg[window.side], reached_deg)
        bounce = _knee_bounce(times, moments, index, window)
        context = Context(window.side, start, most_deg[window.side], bounce)
        rows.append({name: judge(moment, context) for name, judge in oracle.checks.items()})
    return rows


def _knee(moment: TrueMoment, side: Side) -> Vector:
    return moment.point(Landmark.LEFT_KNEE, side)


def _knee_bounce(
    times: Sequence[float], moments: Sequence[TrueMoment], index: int, window: _Window
) -> float:
    """Way of the knee to and fro over the last while, by its time, in T/s."""
    first = index
    while first > 0 and times[index] - times[first - 1] <= BOUNCE_OVER_S:
        first -= 1
    if times[index] - times[first] < BOUNCE_OVER_S / 2.0:
        return math.nan
    heights = [float(_knee(moments[i], window.side)[2]) for i in range(first, index + 1)]
    way = sum(sorted(_runs(heights))[:-2])
    return way / (times[index] - times[first]) / moments[index].torso_m


def _runs(values: Sequence[float]) -> list[float]:
    """Lengths of the ways between the turning points of a curve."""
    runs, before = [0.0], 0.0
    for a, b in pairwise(values):
        if (b - a) * before < 0.0:
            runs.append(0.0)
        runs[-1] += abs(b - a)
        before = b - a if b != a else before
    return runs


Found = list[tuple[Check, Episode]]


def _found(
    oracle: Oracle,
    times: Sequence[float],
    window: _Window,
    rows: Sequence[dict[str, Judgement] | None],
) -> Found:
    within = times[window.first : window.last + 1]
    found: Found = []
    for check in oracle.exercise.checks:
        if check.id in oracle.checks:
            judgements = [row[check.id] for row in rows if row is not None]
            found += [(check, episode) for episode in episodes(within, judgements, check)]
    return sorted(found, key=lambda item: item[1].start_s)


def _ender(found: Found) -> Episode | None:
    """The first fault that stops the clock for so long that the hold ends."""
    for check, episode in found:
        known_end_s = episode.end_s if math.isinf(episode.over_s) else episode.over_s
        lasts = known_end_s - episode.start_s > FAULT_ENDS_S
        if check.stops_clock and episode.raised and lasts:
            return episode
    return None


def _hold(
    window: _Window,
    times: Sequence[float],
    found: Found,
    ender: Episode | None,
    dose: Dose,
) -> tuple[TrueHold | None, int]:
    start_s, end_s = times[window.first], times[window.last]
    if ender is not None:
        end_s = ender.start_s + FAULT_ENDS_S
    end = max(i for i in range(window.first, window.last + 1) if times[i] <= end_s + 1e-6)
    stopped = [
        (episode.start_s, min(episode.over_s, end_s))
        for check, episode in found
        if check.stops_clock and episode.raised and episode.start_s < end_s
    ]
    in_position_s = end_s - start_s
    good_form_s = in_position_s - _covered_s(stopped)
    counted = good_form_s >= dose.hold_s - 1e-6
    if in_position_s < min(SHORTEST_S, dose.hold_s) and not counted:
        return None, end
    names = tuple(dict.fromkeys(c.id for c, e in found if e.raised and e.start_s < end_s))
    hold = TrueHold(window.side, start_s, end_s, in_position_s, good_form_s, counted, names)
    return hold, end


def _covered_s(spans: Sequence[tuple[float, float]]) -> float:
    total, reached = 0.0, -math.inf
    for start_s, end_s in sorted(spans):
        total += max(0.0, end_s - max(start_s, reached))
        reached = max(reached, end_s)
    return total


def _resume(times: Sequence[float], window: _Window, ender: Episode | None) -> int:
    """Where to look for the next hold."""
    if ender is None or ender.over_s > times[window.last]:
        return window.last + 1
    return next(i for i in range(len(times)) if times[i] >= ender.over_s)


def _fault(check: Check, side: Side, episode: Episode) -> TrueFault:
    return TrueFault(check.id, side, episode.start_s, episode.end_s, episode.value, episode.limit)
