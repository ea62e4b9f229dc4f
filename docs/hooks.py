"""Fills the pages in which the program speaks for itself: commands, limits, and the changes."""

from __future__ import annotations

import re
from pathlib import Path

import click

from posecheck.cli.main import cli
from posecheck.cli.wording import worded
from posecheck.exercises.limits import limit_infos
from posecheck.exercises.registry import find_exercise
from posecheck.words import text

_LIMITS = re.compile(r"<!-- limits: (\w+) -->")
_CHECKS = re.compile(r"<!-- checks: (\w+) -->")
_REPOSITORY = Path(__file__).parent.parent


def on_pre_build(**_: object) -> None:
    """Put the help of every command into words, for the page of commands."""
    _word(cli, None)


def _word(command: click.Command, above: click.Context | None) -> None:
    context = click.Context(command, info_name=command.name, parent=above)
    worded(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if below := command.get_command(context, name):
                _word(below, context)


def _limits(name: str) -> str:
    rows = [
        f"| `{info.name}` | {info.value:g} | {info.low:g} to {info.high:g} | {info.source} |"
        for info in limit_infos(find_exercise(name).limits)
    ]
    return "\n".join(["| limit | value | legal | source |", "|---|---|---|---|", *rows])


def _checks(name: str) -> str:
    rows = []
    for check in find_exercise(name).checks:
        cues = [f"{check.cue}.{end}" for end in ("low", "high")] if check.directional else []
        said = " / ".join(text(cue) for cue in cues or [check.cue])
        stops = "yes" if check.stops_clock else ""
        rows.append(f"| `{check.id}` | {said} | {check.dwell_s:g} s | {stops} |")
    return "\n".join(["| check | said | after | stops the clock |", "|---|---|---|---|", *rows])


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put in the tables of an exercise, and the changes."""
    markdown = _LIMITS.sub(lambda found: _limits(found[1]), markdown)
    markdown = _CHECKS.sub(lambda found: _checks(found[1]), markdown)
    changes = (_REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    return markdown.replace("<!-- changes -->", changes)
