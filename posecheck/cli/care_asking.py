"""Asks the safety questions in the terminal, where somebody sits at the computer."""

from __future__ import annotations

import sys
from datetime import date

import click

from posecheck.app.session.plan import SessionPlan
from posecheck.cli.terminal import ask_yes, say
from posecheck.errors import OutputError, UsageError
from posecheck.settings.care import SCALE, Answer, Care
from posecheck.settings.care_file import care_file, read_care, write_care
from posecheck.words import text

__all__ = ["ask_care", "ask_pain", "care_for", "interactive"]


def interactive() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def care_for(plan: SessionPlan) -> tuple[Care, SessionPlan]:
    """Read the safety answers, ask what is missing, and leave out what they switch off.

    Raises
    ------
    UsageError
        If nothing is left of the plan.
    """
    care, trouble = read_care(care_file())
    if trouble is not None:
        say(trouble, err=True)
    if care.unanswered:
        if interactive():
            care = ask_care(care)
        else:
            say(text("terminal.care.unanswered"), err=True)
    off = [part.exercise for part in plan.parts if care.why_off(part.exercise)]
    for exercise in off:
        title = text(f"{exercise.name}.title")
        for question in care.why_off(exercise):
            why = text(f"care.why.{question}")
            say(text("terminal.care.left_out", title=title, why=why))
    left = plan.without([exercise.name for exercise in off])
    if not left.parts:
        raise UsageError("error.care.nothing_left")
    return care, left


def ask_care(care: Care, *, all_again: bool = False) -> Care:
    """Put the questions that are not answered, or all of them, and keep the answers."""
    from posecheck.settings.care import QUESTIONS

    say(text("care.intro"))
    today = date.today().isoformat()
    for question in QUESTIONS if all_again else care.unanswered:
        yes = ask_yes(text(f"care.ask.{question}"), default=False)
        answer = Answer.YES if yes else Answer.NO
        if yes:
            say(text(f"care.why.{question}"))
            if ask_yes(text("care.cleared"), default=False):
                answer = Answer.CLEARED
        care = care.answered(question, answer, today)
    try:
        write_care(care_file(), care)
    except OutputError as error:
        say(str(error), err=True)
    return care


def ask_pain() -> int | None:
    """Ask for the pain before; None if nobody is there, or does not want to say."""
    if not interactive():
        return None
    said = click.prompt(
        text("terminal.care.pain", question=text("care.rate.pain_before")),
        default="",
        show_default=False,
    ).strip()
    if not said:
        return None
    if said.isdigit() and int(said) in SCALE:
        return int(said)
    say(text("terminal.care.no_number"))
    return None
