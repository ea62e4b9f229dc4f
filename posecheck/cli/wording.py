"""Help and complaints of the command line, in the language that is spoken.

A command is `Command`, which takes its help from the texts ``cli.<command>`` (and
``.more``, ``.epilog``, ``.short``), and those of its options from ``cli.<command>.<option>``
or, where commands share it, ``cli.option.<option>``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from posecheck.words import has, languages, text, use

__all__ = ["Command", "Group", "click_id", "language_option", "speak_in_clicks_place", "worded"]

_PLACE = re.compile(r"\{(\w+)(?:!r)?\}")


class _Worded(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        worded(self, ctx)
        super().format_usage(ctx, formatter)


class Command(_Worded):
    """A command whose help is texts."""


class Group(_Worded, click.Group):
    """A group of commands whose help is texts."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with a few words."""
        names = self.list_commands(ctx)
        with formatter.section(text("cli.commands")):
            formatter.write_dl([(name, text(_id(ctx, name, "short"))) for name in names])


def worded(command: click.Command, ctx: click.Context) -> None:
    """Put the help of a command and its options into words."""
    own = _id(ctx)
    paragraphs = (text(each) for each in (own, f"{own}.more") if has(each))
    command.help = "\n\n".join(paragraphs)
    command.epilog = text(f"{own}.epilog") if has(f"{own}.epilog") else None
    command.options_metavar = text("cli.metavar.options")
    if isinstance(command, click.Group):
        command.subcommand_metavar = text("cli.metavar.command")
    for option in command.get_params(ctx):
        if isinstance(option, click.Option):
            name = option.opts[-1].lstrip("-")
            mine = f"{own}.{name}"
            option.help = text(mine if has(mine) else f"cli.option.{name}")
            kind = f"cli.metavar.{option.type.name.replace(' ', '_')}"
            if not option.metavar and not option.is_flag and has(kind):
                option.metavar = text(kind)


def _id(ctx: click.Context, *more: str) -> str:
    """Give the id of a command from its name and those above; ``cli.posecheck`` for none."""
    names = list(more)
    while ctx.parent is not None:
        names.insert(0, str(ctx.command.name))
        ctx = ctx.parent
    return ".".join(["cli", *(names or ["posecheck"])])


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--language``: everything that is said and written from there on is in it."""
    return click.option(
        "--language",
        type=click.Choice(languages()),
        is_eager=True,
        expose_value=False,
        callback=lambda ctx, option, value: use(value) if value else None,
    )(command)


def speak_in_clicks_place() -> None:
    """Let Click say its own words, such as "No such option", in the language spoken.

    It asks gettext, which wants a compiled file for each language; ours are with all others.
    """
    for module in (core, decorators, exceptions, formatting, parser, termui, types):
        for name, ours in (("_", _said), ("ngettext", _counted)):
            if hasattr(module, name):
                setattr(module, name, ours)


def click_id(message: str) -> str:
    """Give the id of Click's own words: ``cli.click.no_such_option_name_r``."""
    return f"cli.click.{re.sub(r'[^a-z]+', '_', message.lower()).strip('_')}"


def _said(message: str) -> str:
    found = click_id(message)
    # Click fills its places itself.
    places = {place[1]: place[0] for place in _PLACE.finditer(message)}
    return text(found, **places) if has(found) else message


def _counted(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 else many)
