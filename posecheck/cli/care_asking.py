"""Asks the safety questions in the terminal, where somebody sits at the computer."""

from __future__ import annotations

import sys
from datetime import date

import click

from posecheck.app.session.plan import SessionPlan
from posecheck.cli.terminal import say
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
            say("The safety questions are not answered; see: posecheck care", err=True)
    off = [part.exercise for part in plan.parts if care.why_off(part.exercise)]
    for exercise in off:
        for question in care.why_off(exercise):
            say(f"{text(f'{exercise.name}.title')} is left out. {text(f'care.why.{question}')}")
    left = plan.without([exercise.name for exercise in off])
    if not left.parts:
        raise UsageError(
            "nothing is left to do with your safety answers; ask a doctor or physiotherapist, "
            "then change them with: posecheck care"
        )
    return care, left


def ask_care(care: Care, *, all_again: bool = False) -> Care:
    """Put the questions that are not answered, or all of them, and keep the answers."""
    from posecheck.settings.care import QUESTIONS

    say(text("care.intro"))
    today = date.today().isoformat()
    for question in QUESTIONS if all_again else care.unanswered:
        yes = click.confirm(text(f"care.ask.{question}"), default=False)
        answer = Answer.YES if yes else Answer.NO
        if yes:
            say(text(f"care.why.{question}"))
            if click.confirm(text("care.cleared"), default=False):
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
        f"{text('care.rate.pain_before')} (Enter: no answer)", default="", show_default=False
    ).strip()
    if not said:
        return None
    if said.isdigit() and int(said) in SCALE:
        return int(said)
    say("Not a number from 0 to 10; taken as no answer.")
    return None
