"""``posecheck train``: the whole programme, or a chosen part."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posecheck.cli.session_options import SessionOptions, session_options
from posecheck.cli.terminal import ask_yes, say
from posecheck.cli.wording import Command
from posecheck.words import text

if TYPE_CHECKING:
    from posecheck.app.session.plan import SessionPlan
    from posecheck.history.session_record import SavedSession

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
    plan = _plan(exercises, prescription, rest_s)
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

    return run_planned(plan, options, care, window=window, pain_before=pain, saved=saved)


def _plan(
    exercises: tuple[str, ...], prescription: Path | None, rest_s: float | None
) -> SessionPlan:
    from posecheck.app.session.plan import (
        DEFAULT_REST_S,
        Part,
        SessionPlan,
        parts_of,
        plan_of,
    )
    from posecheck.exercises import BUILT_IN
    from posecheck.settings.prescription import read_prescription

    rest = DEFAULT_REST_S if rest_s is None else rest_s
    if prescription is None:
        plan = plan_of(BUILT_IN, rest)
    else:
        plan = SessionPlan(
            tuple(
                Part(p.exercise, p.dose, p.exercise.limits, rest if p.rest_s is None else p.rest_s)
                for p in read_prescription(prescription)
            )
        )
    return parts_of(plan, exercises) if exercises else plan


def _unfinished(options: SessionOptions, *, asked: bool | None) -> SavedSession | None:
    """Offer the newest unfinished session of the last day."""
    from posecheck.cli.care_asking import interactive
    from posecheck.cli.resuming import newest_unfinished, what_it_has
    from posecheck.errors import UsageError
    from posecheck.history.session_file import sessions_folder

    folder = options.folder or sessions_folder()
    saved = newest_unfinished(folder, say_line=lambda line: say(line, err=True))
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
