"""The command ``posecheck-studio``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from posecheck import __version__
from posecheck.cli import main as program
from posecheck_studio.cli import benchmark_command, clip_commands

__all__ = ["cli", "main", "run"]


@click.group()
@click.version_option(__version__, prog_name="posecheck-studio")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
def cli(debug: bool) -> None:
    """Make clips of a synthetic person whose every angle and fault is known, and score them.

    Exit codes are those of posecheck.
    """


for _command in (
    clip_commands.list_clips,
    clip_commands.render,
    clip_commands.refilm_clips,
    benchmark_command.command,
):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and turn errors into one line and an exit code."""
    return program.main(arguments, cli, "posecheck-studio")


def run() -> None:
    """Entry point of the installed command."""
    sys.exit(main())
