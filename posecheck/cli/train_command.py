"""``posecheck train``: the whole programme, or a chosen part."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posecheck.cli.session_options import SessionOptions, session_options
from posecheck.cli.terminal import ask_yes, say
from posecheck.cli.wording import Command
from posecheck.words import text

if TYPE_CHECKING:
    from posecheck.app.session.plan import SessionPlan
    from posecheck.history.records import PastSession
    from posecheck.history.session_record import SavedSession
    from posecheck.settings.prescription import Prescription
    from posecheck.settings.schedule import Schedule

__all__ = ["command"]


@click.command("train", cls=Command)
@click.argument("exercises", nargs=-1)
@click.option(
    "--prescription",
    type=click.Path(path_type=Path),
)
@click.option("--rest", "rest_s", type=click.FloatRange(0, 600))
@click.option(
    "--resume/--new",
    default=None,
)
@click.option("--pain", type=click.IntRange(0, 10))
@session_options
def command(
    exercises: tuple[str, ...],
    prescription: Path | None,
    rest_s: float | None,
    resume: bool | None,
    pain: int | None,
    **shared: Any,
) -> int:
    """Train in front of the camera: all six exercises, or the EXERCISES named.

    Space pauses and goes on, N skips, Q stops, M is mute, I shows speed and delay.
    From the mat: hold one arm straight up (see docs/gestures.md).
    """
    from posecheck.cli.care_asking import ask_pain, care_for
    from posecheck.cli.session_window import open_window

    options = SessionOptions(**shared)
    if options.ratings is None:
        options = dataclasses.replace(options, ratings=True)
    prescribed, done = _prescription(prescription), _done(options)
    plan = _plan(exercises, prescribed, rest_s, done)
    if prescribed is not None:
        _say_week(prescribed.schedule, done)
    saved = None if resume is False else _unfinished(options, asked=resume)
    if saved is not None:
        from posecheck.app.session.plan import what_is_left

        plan = what_is_left(saved, plan)
    care, plan = care_for(plan)
    if pain is None and options.ratings:
        pain = ask_pain()
    window = open_window(wanted=options.window)
    # Not before the window: see posecheck.cli.session_window.
    from posecheck.cli.session_running import run_planned

    code = run_planned(plan, options, care, window=window, pain_before=pain, saved=saved)
    if prescribed is not None and options.save:
        _say_week(prescribed.schedule, _done(options))
    return code


def _plan(
    exercises: tuple[str, ...],
    prescription: Prescription | None,
    rest_s: float | None,
    done: tuple[PastSession, ...],
) -> SessionPlan:
    from posecheck.app.session.plan import DEFAULT_REST_S, parts_of, plan_of
    from posecheck.exercises import BUILT_IN

    if prescription is None:
        plan = plan_of(BUILT_IN, DEFAULT_REST_S if rest_s is None else rest_s)
    else:
        from posecheck.app.programme import plan_of_today

        plan = plan_of_today(prescription, done, rest_s)
    return parts_of(plan, exercises) if exercises else plan


def _prescription(named: Path | None) -> Prescription | None:
    """Read the prescription that is named, or that lies in its place."""
    from posecheck.settings.prescription import read_prescription
    from posecheck.settings.schedule import prescription_file

    path = named or prescription_file()
    return read_prescription(path) if named or path.exists() else None


def _done(options: SessionOptions) -> tuple[PastSession, ...]:
    from posecheck.history.store import History, sessions_folder

    # What is wrong with a log is told where an unfinished one is looked for.
    with History(options.folder or sessions_folder()) as history:
        return history.sessions(who=options.who)


def _say_week(schedule: Schedule, done: tuple[PastSession, ...]) -> None:
    """Hold this week against the prescription."""
    from posecheck.cli.history_page import this_week
    from posecheck.history.overview import trained_days

    today = date.today()
    for line in this_week(trained_days(done, today), schedule, today):
        say(line)


def _unfinished(options: SessionOptions, *, asked: bool | None) -> SavedSession | None:
    """Offer the newest unfinished session of the last day."""
    from posecheck.cli.care_asking import interactive
    from posecheck.cli.resuming import newest_unfinished, what_it_has
    from posecheck.errors import UsageError
    from posecheck.history.store import sessions_folder

    folder = options.folder or sessions_folder()
    saved = newest_unfinished(folder, say_line=lambda line: say(line, err=True), who=options.who)
    if saved is None:
        if asked:
            raise UsageError("error.resume")
        return None
    if asked:
        return saved
    say(text("terminal.resume.there", what=what_it_has(saved)))
    if not interactive():
        say(text("terminal.resume.how"))
        return None
    return saved if ask_yes(text("terminal.resume.ask"), default=True) else None
