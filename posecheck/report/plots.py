"""What a report plots, as plain numbers and words; its script draws them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from posecheck.events import HoldEnded, RepCompleted
from posecheck.report.account import ExerciseAccount, Sitting, form_of
from posecheck.report.curves import Curve
from posecheck.verdict import State

__all__ = ["Plot", "angle_plot", "hold_plot", "pain_plot", "rep_plot", "session_plot"]

Plot = dict[str, Any]
_Words = Callable[..., str]


def angle_plot(curve: Curve, words: _Words) -> Plot:
    """Plot an angle over time."""
    angles = [None if math.isnan(a) else round(a, 1) for a in curve.angle_deg]
    times = [round(t, 3) for t in curve.time_s]
    title = words(f"angle.{curve.measure}.{curve.role}")
    limits = _limits(curve, words)
    return {"kind": "angle", "title": title, "x": times, "y": angles, "limits": limits}


def rep_plot(reps: Iterable[RepCompleted], curves: Iterable[Curve], words: _Words) -> Plot:
    """Plot how far each repetition went, and its form."""
    values = [
        [number, round(rep.best, 1), str(form_of(rep))]
        for number, rep in enumerate(reps, 1)
        if not math.isnan(rep.best)
    ]
    limits = [limit for curve in curves if curve.counts for limit in _limits(curve, words)]
    title = words("plot.repetitions")
    return {"kind": "reps", "title": title, "values": values, "limits": limits}


def hold_plot(holds: Iterable[HoldEnded], words: _Words) -> Plot:
    """Plot the two clocks of each hold, and its goal."""
    values = [
        [
            words("hold_label", number=number, side=hold.side),
            *(round(s, 1) for s in (hold.in_position_s, hold.good_form_s, hold.goal_s)),
        ]
        for number, hold in enumerate(holds, 1)
    ]
    return {"kind": "holds", "title": words("plot.holds"), "values": values}


def session_plot(parts: Sequence[tuple[Sitting, ExerciseAccount]], words: _Words) -> Plot:
    """Plot an exercise over the sessions of a span: how many of each form, and the goal."""
    return {
        "kind": "sessions",
        "title": words("plot.sessions"),
        "days": [_day(sitting, words) for sitting, _ in parts],
        "forms": {str(state): [part.with_form(state) for _, part in parts] for state in State},
        "goals": [sum(done.goal for done in part.done) for _, part in parts],
    }


def pain_plot(sittings: Sequence[Sitting], words: _Words) -> Plot:
    """Plot pain before and after, and effort, over the sessions."""
    names = ("pain_before", "pain_after", "effort")
    ratings = {name: [getattr(each, name) for each in sittings] for name in names}
    days = [_day(each, words) for each in sittings]
    return {"kind": "pain", "title": words("plot.pain"), "days": days, "ratings": ratings}


def _day(sitting: Sitting, words: _Words) -> str:
    return words("short_day", date=sitting.started) if sitting.started else ""


def _limits(curve: Curve, words: _Words) -> list[tuple[float, str]]:
    known = [limit for limit in (curve.low, curve.high) if not math.isnan(limit)]
    return [(limit, words("limit_line", limit=round(limit, 1))) for limit in known]
