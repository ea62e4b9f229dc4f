"""``posecheck care``: the safety questions and their answers."""

from __future__ import annotations

import click

from posecheck.cli.terminal import say

__all__ = ["command"]


@click.command("care")
@click.option("--change", is_flag=True, help="Answer all questions again.")
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
            raise UsageError("care --change: nobody is there to answer; run it in a terminal")
    for question in QUESTIONS:
        say(f"{text(f'care.ask.{question}')} {care.answer(question)}")
    off = [text(f"{each.name}.title") for each in all_exercises() if care.why_off(each)]
    if off:
        say(f"Left out: {', '.join(off)}")
    say(f"Kept in {care_file()}")
