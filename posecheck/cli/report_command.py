"""``posecheck report``."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import click

from posecheck import __version__
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command, language_option
from posecheck.errors import UsageError
from posecheck.words import text

__all__ = ["command", "print_agreement"]

_PATH = click.Path(path_type=Path)


def _span(ctx: click.Context, option: click.Parameter, given: str | None) -> timedelta | None:
    """Read ``30d`` or ``4w``."""
    found = re.fullmatch(r"([1-9]\d{0,2})([dw])", given or "")
    if given is not None and found is None:
        raise UsageError("report.error.span", given=given)
    return timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1)) if found else None


@click.command("report", cls=Command)
@click.argument("what", metavar="[RESULT|SESSION]", type=_PATH, required=False)
@click.option("--since", metavar="30d", callback=_span)
@click.option("-o", "--output", type=_PATH)
@click.option("--embed", is_flag=True)
@click.option("--open", "opens", is_flag=True)
@click.option("--ratings", type=_PATH, multiple=True)
@click.option("--folder", type=_PATH)
@click.option("--share", is_flag=True)
@language_option
def command(
    what: Path | None,
    since: timedelta | None,
    output: Path | None,
    embed: bool,
    opens: bool,
    ratings: tuple[Path, ...],
    folder: Path | None,
    share: bool,
) -> None:
    """Make a page in words and pictures of what was done."""
    if ratings:
        print_agreement(ratings)
        if what is None and since is None:
            return
    from posecheck.app.report import gather, gather_span, write_page
    from posecheck.history.store import sessions_folder

    now = datetime.now().astimezone()
    if since is not None and what is None:
        kept = folder or sessions_folder()
        source = gather_span(kept, since, now, lambda line: say(line, err=True))
    elif what is not None and since is None:
        source = gather(what)
    else:
        raise UsageError("report.error.what")
    page = write_page(source, output, embed=embed, shared=share, made=now, version=__version__)
    say(str(page))
    if opens:
        click.launch(page.resolve().as_uri())


def print_agreement(files: tuple[Path, ...]) -> None:
    """Print how far the answers of therapists agree with the program."""
    from posecheck.report.ratings import BETWEEN_THERAPISTS, agreement, read_ratings

    found = agreement([rating for file in files for rating in read_ratings(file)])
    if found.share is None:
        say(text("report.agreement.none"))
        return
    for kind, rated in found.rated.items():
        say(text(f"report.agreement.{kind}", agreed=found.agreed[kind], rated=rated))
    say(text("report.agreement.all", share=round(found.share, 2), others=BETWEEN_THERAPISTS))
    if found.kappa is None:
        say(text("report.agreement.no_kappa"))
    else:
        say(text("report.agreement.kappa", kappa=round(found.kappa, 2)))
