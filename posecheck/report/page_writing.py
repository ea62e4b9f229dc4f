"""Puts a report into one HTML page that loads nothing from anywhere but its own folder."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple

from posecheck.assessment import CheckSummary
from posecheck.errors import UsageError
from posecheck.events import RepCompleted
from posecheck.report.account import (
    Account,
    Correction,
    ExerciseAccount,
    Kind,
    Move,
    best_and_worst,
    form_of,
    moment_of,
)
from posecheck.report.curves import Curve
from posecheck.report.figures import (
    MARGINS,
    Figure,
    angle_figure,
    hold_figure,
    pain_figure,
    rep_figure,
    weeks,
)
from posecheck.report.ratings import SCHEMA
from posecheck.report.telling import Teller
from posecheck.verdict import Unknown

__all__ = ["FILM_MARK", "Film", "key_moments", "page"]

FILM_MARK = "@@FILM@@"
"""Stands last in a page for the bytes of an embedded video, base64."""

# A4 less its margins, in pixels of CSS.
_PRINT_WIDTH_PX = 670


class Film(NamedTuple):
    """The video of a page; `link` is its address from there, empty where it is embedded."""

    name: str
    link: str


class _Shown(NamedTuple):
    figure: Figure
    number: int


class _Picture(NamedTuple):
    rank: str
    address: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class _Section:
    account: ExerciseAccount
    curves: tuple[_Shown, ...]
    plots: tuple[_Shown, ...]
    pictures: tuple[_Picture, ...]


def key_moments(part: ExerciseAccount) -> dict[str, tuple[Move, float]]:
    """Give the best and the worst repetition or hold, and when to look at it."""
    best, worst = best_and_worst(part.moves)
    moments = {"best": (best, moment_of(best, ()))} if best is not None else {}
    if worst is not None:
        moments["worst"] = (worst, moment_of(worst, part.corrections))
    return moments


class _Page:
    """Gathers what the template asks for."""

    def __init__(self, account: Account, language: str) -> None:
        self.account, self.language = account, language
        self.teller = Teller(account, language)
        self.t = self.teller.t
        self.figures: list[Figure] = []

    def shown(self, *figures: Figure | None) -> Iterator[_Shown]:
        for figure in figures:
            if figure is not None:
                self.figures.append(figure)
                yield _Shown(figure, len(self.figures) - 1)

    def section(
        self, part: ExerciseAccount, curves: Sequence[Curve], pictures: dict[float, str]
    ) -> _Section:
        recorded = self.account.recorded
        timed = (
            angle_figure(curve, recorded.duration_s, part.corrections, part.moves, self.t)
            for curve in curves
            if recorded is not None
        )
        return _Section(
            part,
            tuple(self.shown(*timed)),
            tuple(self.shown(*self._plots(part, curves))),
            tuple(self._pictures(part, pictures)),
        )

    def _plots(self, part: ExerciseAccount, curves: Sequence[Curve]) -> Iterator[Figure | None]:
        if self.account.kind is Kind.SPAN:
            parts = [
                (sitting, each)
                for sitting in self.account.sittings
                for each in sitting.exercises
                if each.exercise == part.exercise
            ]
            yield weeks(parts, self.t)
            return
        ends = [end for curve in curves if curve.counts for end in (curve.low, curve.high)]
        yield rep_figure(part.reps, [end for end in ends if not math.isnan(end)], self.t)
        yield hold_figure(part.holds, self.t)

    def _pictures(self, part: ExerciseAccount, pictures: dict[float, str]) -> Iterator[_Picture]:
        for rank, (move, time_s) in key_moments(part).items():
            if address := pictures.get(time_s):
                faults = move.faults if rank == "worst" else ()
                words = [self.teller.cue(f"{part.exercise}.{c}", move.side) for c in faults]
                name = self.move_name(part, move, part.moves.index(move) + 1)
                yield _Picture(rank, address, name, " ".join(words))

    def move_name(self, part: ExerciseAccount, move: Move, number: int) -> str:
        if isinstance(move, RepCompleted):
            return self.t("repetition_name", number=move.count, side=move.side)
        return self.t("hold_name", number=number, side=move.side)

    def unit_of(self, part: ExerciseAccount, fault: Correction) -> str:
        """Give the text of the unit that every limit of this value has; none where they differ."""
        limits = self.account.recorded.limits.values() if self.account.recorded else ()
        units = {unit for value, unit in limits if value == fault.limit}
        return f"unit.{units.pop().replace('/', '_per_')}" if len(units) == 1 else "number"

    def whys(self, check: CheckSummary) -> str:
        known = {each.value: each.name.lower() for each in Unknown}
        return ", ".join(
            self.t("why_for", why=self.t(f"why.{known[why]}"), seconds=round(seconds, 1))
            for why, seconds in check.why_unknown.items()
            if why in known
        )

    def titles(self) -> tuple[str, str]:
        account = self.account
        if account.recorded is not None:
            names = ", ".join(self.teller.name_of(each.exercise) for each in account.exercises)
            return self.t("title.recording", name=names), account.recorded.name
        days = [each.started for each in account.sittings if each.started is not None]
        if account.kind is Kind.SESSION:
            return self.t("title.session"), self.t("day", date=days[0])
        return self.t("title.span"), self.t("since", date=account.since)


def page(
    account: Account,
    curves: Sequence[Curve],
    pictures: dict[float, str],
    film: Film | None,
    language: str,
    made: datetime,
    version: str,
) -> str:
    """Give the page.

    Parameters
    ----------
    account : Account
    curves : sequence of Curve
        Of a recording.
    pictures : dict of float to str
        Addresses of the pictures at `key_moments`.
    film : Film, optional
    language : str
    made : datetime
    version : str

    Raises
    ------
    UsageError
        If Jinja2 or Plotly is not installed.
    """
    own = _Page(account, language)
    template, plotly = _tools()
    sections = [own.section(part, curves, pictures) for part in account.exercises]
    pain = next(own.shown(pain_figure(account, own.t)), None)
    title, subtitle = own.titles()
    tell = own.teller
    short = {name: list(getattr(tell, name)()) for name in ("done", "hard", "hurt", "change")}
    rendered: str = template.render(
        **{name: getattr(tell, name) for name in ("t", "name_of", "cue", "sitting_done", "rating")},
        **{name: getattr(own, name) for name in ("account", "language", "move_name", "unit_of")},
        **_SHOWING,
        **{"title": title, "subtitle": subtitle, "short": short, "sure": list(tell.sure())},
        notes=account.recorded.notes if account.recorded else (),
        whys=own.whys,
        day=partial(_day, own),
        sections=sections,
        pain_plot=pain,
        film=film,
        has_time=account.recorded is not None and account.recorded.duration_s > 0,
        rated=account.recorded is not None,
        data=_data(own),
        plotly=plotly,
        film_mark=FILM_MARK,
        made=made,
        version=version,
    )
    return rendered


def _day(own: _Page, date: datetime) -> str:
    return own.t("day", date=date)


def _data(own: _Page) -> dict[str, Any]:
    """Give what the script needs."""
    recorded = own.account.recorded
    name = recorded.name if recorded else ""
    return {
        "figures": own.figures,
        "margins": MARGINS,
        "duration": recorded.duration_s if recorded else 0.0,
        "print_width": _PRINT_WIDTH_PX,
        "answered": own.t("answers.count", count="{count}"),
        "answered_none": own.t("answers.none"),
        "ratings_name": "posecheck-ratings.json",
        "ratings": {
            "schema": SCHEMA,
            "source": name,
            "exercise": own.account.exercises[0].exercise if own.account.exercises else "",
        },
    }


def _tools() -> tuple[Any, Any]:
    """Give the template and Plotly's script."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
        from plotly.offline import get_plotlyjs
    except ImportError as error:
        raise UsageError(_missing(error)) from None
    jinja = Environment(
        loader=PackageLoader("posecheck.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = files("posecheck.report") / "page"
    for name in ("style", "script"):
        file = folder / f"report.{'css' if name == 'style' else 'js'}"
        jinja.globals[name] = Markup(file.read_text(encoding="utf-8"))  # our own, no text of others
    return jinja.get_template("report.html"), Markup(get_plotlyjs())


def _missing(error: ImportError) -> str:
    from posecheck.words import text

    return text("report.error.extra", why=str(error))


def _mean_good_s(part: ExerciseAccount) -> float:
    held = [hold.good_form_s for hold in part.holds]
    return sum(held) / len(held) if held else math.nan


def _clock(time_s: float) -> str:
    return f"{int(time_s // 60)}:{int(time_s % 60):02d}"


def _known(value: float) -> bool:
    return not math.isnan(value)


def _exact(value: float) -> float | str:
    return "" if math.isnan(value) else value


_SHOWING: dict[str, Any] = {
    "mean_good_s": _mean_good_s,
    "clock": _clock,
    "known": _known,
    "exact": _exact,
    "rounded": round,
    "form_of": form_of,
}
