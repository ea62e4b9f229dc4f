"""``posecheck care``: the safety questions and their answers."""

from __future__ import annotations

import click

from posecheck.cli.terminal import say
from posecheck.cli.wording import Command

__all__ = ["command"]


@click.command("care", cls=Command)
@click.option("--change", is_flag=True)
def command(change: bool) -> None:
    """Show the answers to the safety questions, or change them.

    The answers stay on this computer. A yes leaves out exercises and cues until a doctor
    or physiotherapist was asked, or you go on knowingly.
    """
    from posecheck.cli.care_asking import ask_care, interactive
    from posecheck.errors import UsageError
    from posecheck.exercises.registry import all_exercises
    from posecheck.settings.care import QUESTIONS
    from posecheck.settings.care_file import care_file, read_care
    from posecheck.words import text

    care, trouble = read_care(care_file())
    if trouble is not None:
        say(trouble, err=True)
    if change or care.unanswered:
        if interactive():
            care = ask_care(care, all_again=change)
        elif change:
            raise UsageError("error.care.nobody")
    for question in QUESTIONS:
        answer = text(f"terminal.answer.{care.answer(question)}")
        say(f"{text(f'care.ask.{question}')} {answer}")
    off = [text(f"{each.name}.title") for each in all_exercises() if care.why_off(each)]
    if off:
        say(text("terminal.care.off", names=", ".join(off)))
    say(text("terminal.kept", path=care_file()))
