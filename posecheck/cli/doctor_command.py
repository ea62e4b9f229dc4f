"""``posecheck doctor``."""

from __future__ import annotations

import click

from posecheck.app.doctor import run_doctor
from posecheck.cli.terminal import say
from posecheck.errors import ModelError

__all__ = ["command"]


@click.command("doctor")
def command() -> None:
    """Check this computer and say what mends what is wrong."""
    lines = run_doctor()
    for line in lines:
        say(f"{'ok   ' if line.ok else 'WRONG'} {line.name}: {line.detail}")
        if line.remedy:
            say(f"      -> {line.remedy}")
    wrong = sum(not line.ok for line in lines)
    if wrong:
        raise ModelError(f"doctor: {wrong} of {len(lines)} not in order; see the arrows above")
