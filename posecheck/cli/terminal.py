"""The way to the terminal: nothing of a name or a file reaches it that it would obey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from posecheck.capture.names import cleaned
from posecheck.words import text

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["ask_yes", "make_console", "say"]

# A person reads no more; a file with thousands of mistakes has as many in its message.
_LONGEST = 2000


def say(line: str, *, err: bool = False) -> None:
    """Print one line, whatever characters are in it."""
    line = cleaned(line)
    click.echo(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…", err=err)


def ask_yes(question: str, *, default: bool) -> bool:
    """Ask until the answer is yes or no, in the language spoken or in English."""
    answers = {
        text(f"terminal.{word}", language): word == "yes"
        for word in ("yes", "no")
        for language in (None, "en")
    }
    letters = text("terminal.yes_or_no.yes" if default else "terminal.yes_or_no.no")
    while True:
        said = click.prompt(f"{question} [{letters}]", default="", show_default=False)
        found = {answers[word] for word in answers if word.startswith(said.strip().lower())}
        if not said.strip():
            return default
        if len(found) == 1:
            return found.pop()
        say(text("terminal.yes_or_no"))


def make_console() -> Console:
    """Make what prints tables and coloured text; line breaks are its callers'."""
    from rich.console import Console

    class Cleaned(Console):
        # All text takes this way, that of a table too.
        def render_str(self, text: str, **options: Any) -> Any:
            lines = (cleaned(line) for line in text.split("\n"))
            return super().render_str("\n".join(lines), **options)

    return Cleaned(highlight=False)
