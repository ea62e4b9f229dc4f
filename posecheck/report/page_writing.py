"""Puts a report into one HTML page that loads nothing from anywhere but its own folder."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any

from posecheck.errors import UsageError
from posecheck.report.account import (
    Account,
    Correction,
    ExerciseAccount,
    Sitting,
    form_of,
    key_moments,
)
from posecheck.report.curves import Curve
from posecheck.report.ratings import SCHEMA
from posecheck.verdict import State, Unknown
from posecheck.words import current_language, text

__all__ = ["FILM_MARK", "page"]

FILM_MARK = "@@FILM@@"
"""Stands last in a page for the bytes of an embedded video, base64."""

# A check's reasons, and the ids of their words.
_WHY = {each.value: each.name.lower() for each in Unknown}


_Plot = dict[str, Any]
"""Plain numbers and words; the script of the page draws them."""


def page(
    account: Account,
    curves: Sequence[Curve],
    pictures: Mapping[float, str],
    film: str | None,
    made: datetime,
    version: str,
) -> str:
    """Give the page, in the language that is spoken.

    Curves are of a recording, pictures are those at its `key_moments`. `film` is the address of
    the video from the page, empty where it is embedded.

    Raises
    ------
    UsageError
        If Jinja2 or Plotly is not installed.
    """
    template, plotly = _tools()
    plotted: list[_Plot] = []

    def numbered(some: Iterable[_Plot]) -> list[tuple[int, _Plot]]:
        before = len(plotted)
        plotted.extend(
            plot | {"title": plot.get("title") or _t(f"plot.{plot['kind']}")} for plot in some
        )
        return list(enumerate(plotted[before:], before))

    sections = [
        {
            "account": part,
            "curves": numbered(_angles(curves)),
            "plots": numbered(_plots(account, part, curves)),
            "pictures": [(r, pictures.get(at), m) for r, (m, at) in key_moments(part).items()],
        }
        for part in account.exercises
    ]
    pain = numbered(_pain(account.sittings))
    moves = [move for part in account.exercises for move in part.moves]
    corrections = [each for part in account.exercises for each in part.corrections]
    rendered: str = template.render(
        _ASKED,
        account=account,
        language=current_language(),
        has_time=account.recorded is not None and account.recorded.duration_s > 0,
        moves=[(move.start_s, move.time_s, form_of(move)) for move in moves],
        faults=[(each.start_s, each.end_s) for each in corrections],
        film_mark=FILM_MARK,
        **{"sections": sections, "pain": pain, "film": film, "plotly": plotly},
        **{"plots": plotted, "made": made, "version": version},
    )
    return rendered


def _angles(curves: Iterable[Curve]) -> Iterator[_Plot]:
    for curve in curves:
        title = _t(f"angle.{curve.measure}.{curve.role}")
        angles = [None if math.isnan(a) else round(a, 1) for a in curve.angle_deg]
        times = [round(t, 3) for t in curve.time_s]
        yield {"kind": "angle", "title": title, "x": times, "y": angles, "limits": curve.limits}


def _plots(account: Account, part: ExerciseAccount, curves: Iterable[Curve]) -> Iterator[_Plot]:
    if account.kind == "span":
        each_time = [(s, e) for s in account.sittings for e in s.exercises]
        mine = [(s, e) for s, e in each_time if e.exercise == part.exercise]
        forms = {str(state): [e.with_form(state) for _, e in mine] for state in State}
        goals = [sum(done.goal for done in e.done) for _, e in mine]
        yield {
            "kind": "sessions",
            "days": _days(s for s, _ in mine),
            "forms": forms,
            "goals": goals,
        }
        return
    if reps := [(n, r.best, form_of(r)) for n, r in enumerate(part.reps, 1) if r.best == r.best]:
        limits = [limit for curve in curves if curve.counts for limit in curve.limits]
        yield {"kind": "reps", "values": reps, "limits": limits}
    if part.holds:
        labels = (_t("hold_label", number=n, side=h.side) for n, h in enumerate(part.holds, 1))
        clocks = ((h.in_position_s, h.good_form_s, h.goal_s) for h in part.holds)
        yield {"kind": "holds", "values": list(zip(labels, clocks, strict=True))}


def _pain(sittings: Sequence[Sitting]) -> Iterator[_Plot]:
    names = ("pain_before", "pain_after", "effort")
    ratings = {name: [getattr(each, name) for each in sittings] for name in names}
    if len(sittings) > 1:
        yield {"kind": "pain", "days": _days(sittings), "ratings": ratings}


def _days(sittings: Iterable[Sitting]) -> list[str]:
    return [_t("short_day", date=each.started) for each in sittings]


def _tools() -> tuple[Any, Any]:
    """Give the template and Plotly's script."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
        from plotly.offline import get_plotlyjs
    except ImportError as error:
        raise UsageError("report.error.extra", why=str(error)) from None
    loader = PackageLoader("posecheck.report", "page")
    jinja = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    jinja.filters["title_of"] = _name_of
    folder = files("posecheck.report") / "page"
    for name in ("report.css", "report.js"):
        own = (folder / name).read_text(encoding="utf-8")
        jinja.globals[name.replace(".", "_")] = Markup(own)  # no text of others
    return jinja.get_template("report.html"), Markup(get_plotlyjs())


def _t(text_id: str, **fields: Any) -> str:
    return text(f"report.{text_id}", **fields)


def _name_of(exercise: str) -> str:
    """Give the title of an exercise; one that is not installed keeps its name."""
    title = text(f"{exercise}.title")
    return exercise if title == f"{exercise}.title" else title


def _counted(part: ExerciseAccount) -> str:
    """Say how much of an exercise counts, by side."""
    sides = [_t("short.count", count=d.count, goal=d.goal, side=d.side) for d in part.done]
    what = _t("short.holds" if part.hold_s else "short.repetitions", what=", ".join(sides))
    return _t("short.line", name=_name_of(part.exercise), what=what)


def _unit_of(account: Account, fault: Correction) -> str:
    """Give the text of the unit that every limit of this value has; none where they differ."""
    limits = account.recorded.limits.values() if account.recorded else ()
    units = {unit for value, unit in limits if value == fault.limit}
    return f"unit.{units.pop().replace('/', '_per_')}" if len(units) == 1 else "number"


_ASKED: dict[str, Any] = {
    "t": _t,
    "cue": lambda cue, side=None: text(cue, side=side),
    "name_of": _name_of,
    "counted": _counted,
    "unit_of": _unit_of,
    "why_ids": _WHY,
    "ratings_schema": SCHEMA,
    "clock": lambda time_s: f"{int(time_s // 60)}:{int(time_s % 60):02d}",
    "known": lambda value: not math.isnan(value),
    "rounded": round,
    "form_of": form_of,
}
