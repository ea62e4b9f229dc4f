"""The plots of a report as Plotly's own JSON: data and layout, nothing of Plotly is needed here.

Colours after Okabe and Ito ("Color Universal Design", 2008), darkened to a contrast of 4.5 on
white; what they say is said by a shape, a pattern or a word too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from posecheck.events import HoldEnded, RepCompleted
from posecheck.report.account import (
    Account,
    Correction,
    ExerciseAccount,
    Move,
    Sitting,
    form_of,
)
from posecheck.report.curves import Curve
from posecheck.verdict import State

__all__ = ["Figure", "Words", "angle_figure", "hold_figure", "pain_figure", "rep_figure", "weeks"]

Figure = dict[str, Any]
Words = Callable[..., str]
"""Gives a text of the report by its id."""

INK, GOOD, FAULT, PALE, UNKNOWN = "#1d2733", "#005f9e", "#b34a00", "#9ec9e8", "#5b6672"
_SYMBOLS = {State.OK: "circle", State.FAULT: "x", State.UNKNOWN: "circle-open"}
_COLOURS = {State.OK: GOOD, State.FAULT: FAULT, State.UNKNOWN: UNKNOWN}
_PATTERNS = {State.OK: "", State.FAULT: "/", State.UNKNOWN: "."}
# The script puts the cursor over the plot by these, in pixels.
MARGINS = {"l": 64, "r": 24, "t": 30, "b": 44}
_HEIGHT, _TIMED_HEIGHT, _BAR, _LANES, _MOST_DAYS = 260, 184, 34, 3, 4


def angle_figure(
    curve: Curve,
    duration_s: float,
    corrections: Sequence[Correction],
    moves: Sequence[Move],
    words: Words,
) -> Figure:
    """Plot an angle over time: limits as lines, faults as numbered bands, movements below."""
    name = words(f"angle.{curve.measure}.{curve.role}")
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [round(t, 3) for t in curve.time_s],
        "y": [None if math.isnan(a) else round(a, 1) for a in curve.angle_deg],
        "line": {"color": GOOD, "width": 2},
        "name": name,
        "hovertemplate": "%{x:.1f} s: %{y:.1f}°<extra></extra>",
        "connectgaps": False,
    }
    known = [a for a in curve.angle_deg if not math.isnan(a)]
    limits = [limit for limit in (curve.low, curve.high) if not math.isnan(limit)]
    low, high = min([*known, *limits], default=0.0), max([*known, *limits], default=180.0)
    room = 0.08 * max(high - low, 10.0)
    layout = _layout(words, words("axis.time"), words("axis.degrees"), _TIMED_HEIGHT)
    layout["xaxis"] |= {"range": [0.0, duration_s]}
    layout["yaxis"] |= {"range": [low - 2 * room, high + room]}
    layout["shapes"] = [
        *(_band(each) for each in corrections),
        *(_limit_line(limit) for limit in limits),
        *(_move_bar(move) for move in moves),
    ]
    layout["annotations"] = [
        *(_limit_note(limit, words) for limit in limits),
        *(_band_note(number, each) for number, each in enumerate(corrections, 1)),
    ]
    return {"title": name, "data": [line], "layout": layout}


def rep_figure(
    reps: Sequence[RepCompleted], limits: Sequence[float], words: Words
) -> Figure | None:
    """Plot how far each repetition went."""
    known = [(number, rep) for number, rep in enumerate(reps, 1) if not math.isnan(rep.best)]
    if not known:
        return None
    data = []
    for state in State:
        these = [(number, rep.best) for number, rep in known if form_of(rep) is state]
        if these:
            data.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [number for number, _ in these],
                    "y": [round(best, 1) for _, best in these],
                    "name": words(f"form.repetition.{state}"),
                    "marker": {
                        "symbol": _SYMBOLS[state],
                        "color": _COLOURS[state],
                        "size": 13,
                        "line": {"width": 2},
                    },
                    "hovertemplate": "%{x}: %{y:.1f}°<extra></extra>",
                }
            )
    layout = _layout(words, words("axis.repetition"), words("axis.degrees"), _HEIGHT)
    layout["xaxis"] |= {"dtick": max(1, len(reps) // 10), "range": [0.5, len(reps) + 0.5]}
    layout["shapes"] = [_limit_line(limit) for limit in limits]
    layout["annotations"] = [_limit_note(limit, words) for limit in limits]
    layout["showlegend"] = True
    return {"title": words("plot.repetitions"), "data": data, "layout": layout}


def hold_figure(holds: Sequence[HoldEnded], words: Words) -> Figure | None:
    """Plot the two clocks of each hold as bars, with the goal."""
    if not holds:
        return None
    numbers = list(range(1, len(holds) + 1))
    labels = [
        words("hold_label", number=n, side=h.side) for n, h in zip(numbers, holds, strict=True)
    ]
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": numbers,
        "hovertemplate": "%{x:.1f} s<extra></extra>",
    }
    data = [
        bar
        | {
            "x": [round(hold.in_position_s, 1) for hold in holds],
            "name": words("clock.in_position"),
            "width": 0.72,
            "marker": {"color": PALE, "pattern": {"shape": "/", "fgcolor": GOOD, "size": 6}},
        },
        bar
        | {
            "x": [round(hold.good_form_s, 1) for hold in holds],
            "name": words("clock.good_form"),
            "width": 0.36,
            "marker": {"color": GOOD},
        },
    ]
    height = MARGINS["t"] + MARGINS["b"] + _BAR * len(holds) + 20
    layout = _layout(words, words("axis.seconds"), "", max(height, 170))
    layout |= {"barmode": "overlay", "showlegend": True}
    layout["yaxis"] |= {"tickvals": numbers, "ticktext": labels, "autorange": "reversed"}
    layout["margin"] = MARGINS | {"l": 96}
    layout["shapes"] = [
        _line(y0=n - 0.45, y1=n + 0.45, x0=hold.goal_s, x1=hold.goal_s, line={"color": INK})
        for n, hold in zip(numbers, holds, strict=True)
    ]
    layout["annotations"] = [
        _note(holds[0].goal_s, 1.0, words("goal_line"), xref="x", yref="paper", yanchor="bottom")
    ]
    return {"title": words("plot.holds"), "data": data, "layout": layout}


def weeks(parts: Sequence[tuple[Sitting, ExerciseAccount]], words: Words) -> Figure:
    """Plot an exercise over the sessions of a span: how many of each form, and the goal."""
    sessions = range(1, len(parts) + 1)
    data: list[Figure] = [
        {
            "type": "bar",
            "x": list(sessions),
            "y": [part.with_form(state) for _, part in parts],
            "name": words(f"form.{'hold' if parts[0][1].hold_s else 'repetition'}.{state}"),
            "marker": {"color": _COLOURS[state], "pattern": {"shape": _PATTERNS[state]}},
        }
        for state in State
    ]
    goals = [sum(done.goal for done in part.done) for _, part in parts]
    data.append(_marks(sessions, goals, words("goal_line"), INK, "line-ew-open"))
    layout = _layout(words, "", words("axis.count"), _HEIGHT)
    layout |= {"barmode": "stack", "showlegend": True}
    layout["xaxis"] |= _days([sitting for sitting, _ in parts], words)
    return {"title": words("plot.sessions"), "data": data, "layout": layout}


def pain_figure(account: Account, words: Words) -> Figure | None:
    """Plot pain before and after, and effort, over the sessions."""
    if len(account.sittings) < 2:
        return None
    sessions = range(1, len(account.sittings) + 1)
    ways = (
        ("pain_before", FAULT, "circle-open"),
        ("pain_after", FAULT, "circle"),
        ("effort", UNKNOWN, "square"),
    )
    data = [
        _marks(
            sessions,
            [getattr(each, name) for each in account.sittings],
            words(name),
            colour,
            symbol,
            mode="lines+markers",
        )
        for name, colour, symbol in ways
    ]
    layout = _layout(words, "", words("axis.rating"), _HEIGHT) | {"showlegend": True}
    layout["xaxis"] |= _days(account.sittings, words)
    layout["yaxis"] |= {"range": [-0.5, 10.5]}
    return {"title": words("plot.pain"), "data": data, "layout": layout}


def _days(sittings: Sequence[Sitting], words: Words) -> Figure:
    """Name as many days below the sessions, which are numbered from 1, as a telephone has room."""
    step = -(-len(sittings) // _MOST_DAYS)
    named = [(number, each.started) for number, each in enumerate(sittings, 1)][::step]
    labels = [words("short_day", date=started) if started else "" for _, started in named]
    small = {"tickangle": 0, "tickfont": {"size": 12}}
    return small | {"tickvals": [number for number, _ in named], "ticktext": labels}


def _marks(
    x: Iterable[Any], y: Iterable[Any], name: str, colour: str, symbol: str, mode: str = "markers"
) -> Figure:
    marker = {"symbol": symbol, "color": colour, "size": 11, "line": {"width": 2}}
    own = {"type": "scatter", "x": list(x), "y": list(y), "name": name, "mode": mode}
    return own | {"marker": marker, "line": {"color": colour}}


def _layout(words: Words, x_title: str, y_title: str, height: int) -> Figure:
    axis = {"fixedrange": True, "gridcolor": "#e3e8ee", "zeroline": False, "linecolor": "#8a97a6"}
    return {
        "height": height,
        "margin": MARGINS,
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": {"family": "inherit", "size": 14, "color": INK},
        "separators": words("separators"),
        "xaxis": axis | {"title": {"text": x_title, "standoff": 6}, "automargin": False},
        "yaxis": axis | {"title": {"text": y_title, "standoff": 6}, "automargin": False},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        "dragmode": False,
        "hovermode": "closest",
        "showlegend": False,
    }


def _line(**own: Any) -> Figure:
    style = {"width": 2, "dash": "dash"} | own.pop("line", {})
    return {"type": "line", "layer": "above", "line": style} | own


def _limit_line(limit: float) -> Figure:
    return _line(xref="paper", x0=0, x1=1, y0=limit, y1=limit, line={"color": INK, "width": 1.5})


def _limit_note(limit: float, words: Words) -> Figure:
    label = words("limit_line", limit=round(limit, 1))
    return _note(1.0, limit, label, xref="paper", yref="y", xanchor="right", yanchor="bottom")


def _band(fault: Correction) -> Figure:
    edge = {"color": FAULT, "width": 1, "dash": "dot"}
    own = {"type": "rect", "layer": "below", "fillcolor": "rgba(213,94,0,0.16)", "line": edge}
    return own | {"yref": "paper", "x0": fault.start_s, "x1": fault.end_s, "y0": 0, "y1": 1}


def _band_note(number: int, fault: Correction) -> Figure:
    middle = (fault.start_s + fault.end_s) / 2.0
    y = 1.0 - 0.09 * ((number - 1) % _LANES)
    note = _note(middle, y, f"<b>{number}</b>", xref="x", yref="paper", yanchor="top")
    return note | {"font": {"color": FAULT, "size": 13}}


def _move_bar(move: Move) -> Figure:
    own = {"type": "rect", "layer": "above", "yref": "paper", "y0": 0.01, "y1": 0.045}
    line = {"color": _COLOURS[form_of(move)], "width": 1}
    fill = _COLOURS[form_of(move)] if form_of(move) is not State.UNKNOWN else "#ffffff"
    return own | {"x0": move.start_s, "x1": move.time_s, "fillcolor": fill, "line": line}


def _note(x: float, y: float, label: str, **own: Any) -> Figure:
    plain = {"showarrow": False, "font": {"size": 12, "color": INK}, "bgcolor": "#ffffffcc"}
    return plain | {"x": x, "y": y, "text": label} | own
