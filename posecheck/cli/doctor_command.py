"""``posecheck doctor``."""

from __future__ import annotations

import click

from posecheck.app.doctor import run_doctor
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command
from posecheck.errors import ModelError
from posecheck.words import text

__all__ = ["command"]


@click.command("doctor", cls=Command)
def command() -> None:
    """Check this computer and say what mends what is wrong."""
    lines = run_doctor()
    for line in lines:
        state = text("terminal.doctor.ok" if line.ok else "terminal.doctor.wrong")
        say(f"{state:<6} {line.name}: {line.detail}")
        if line.remedy:
            say(f"      -> {line.remedy}")
    wrong = sum(not line.ok for line in lines)
    if wrong:
        raise ModelError("error.doctor", count=wrong, total=len(lines))
