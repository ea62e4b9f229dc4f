"""``posecheck report``."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import click

from posecheck import __version__
from posecheck.cli.terminal import say
from posecheck.errors import UsageError
from posecheck.words import text

__all__ = ["command", "print_agreement"]

_LONGEST_DAYS = 3660


class _Span(click.ParamType[timedelta]):
    """``30d`` or ``4w``."""

    name = "span"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        found = re.fullmatch(r"(\d{1,4})([dw])", str(value))
        days = int(found[1]) * (7 if found[2] == "w" else 1) if found else 0
        if not 1 <= days <= _LONGEST_DAYS:
            self.fail(text("report.error.span", given=str(value)), param, ctx)
        return timedelta(days=days)


@click.command("report")
@click.argument("what", metavar="[RESULT|SESSION]", type=click.Path(path_type=Path), required=False)
@click.option("--since", type=_Span(), metavar="30d", help="All sessions of so many days or weeks.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The page to write (.html).")
@click.option("--embed", is_flag=True, help="Put the video into the page.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--ratings",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Read the answers that a page has saved, and print how far they agree.",
)
@click.option("--language", type=click.Choice(["en", "de"]), default="en", help="Of the page.")
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Where sessions are kept, for --since."
)
@click.option("--share", is_flag=True, help="Let other users of this computer read the page.")
def command(
    what: Path | None,
    since: timedelta | None,
    output: Path | None,
    embed: bool,
    opens: bool,
    ratings: tuple[Path, ...],
    language: str,
    folder: Path | None,
    share: bool,
) -> None:
    """Make a page in words and pictures of what was done.

    RESULT is the folder that `analyze` has written, SESSION the log that `train` names at
    its end. The page opens in every browser, without a network, and prints.
    """
    if ratings:
        print_agreement(ratings, language)
        if what is None and since is None:
            return
    from posecheck.app.report import gather, gather_span, write_page
    from posecheck.history.session_file import sessions_folder

    now = datetime.now().astimezone()
    if since is not None and what is None:
        kept = folder or sessions_folder()
        source = gather_span(kept, since, now, lambda line: say(line, err=True))
    elif what is not None and since is None:
        source = gather(what)
    else:
        raise UsageError(text("report.error.what"))
    page = write_page(
        source, output, embed=embed, shared=share, language=language, made=now, version=__version__
    )
    say(str(page))
    if opens:
        click.launch(page.resolve().as_uri())


def print_agreement(files: tuple[Path, ...], language: str = "en") -> None:
    """Print how far the answers of therapists agree with the program."""
    from posecheck.report.ratings import BETWEEN_THERAPISTS, agreement, read_ratings

    found = agreement([rating for file in files for rating in read_ratings(file)])
    if found.share is None:
        say(text("report.agreement.none", language))
        return
    for kind, rated in found.rated.items():
        agreed = found.agreed[kind]
        say(text(f"report.agreement.{kind}", language, agreed=agreed, rated=rated))
    share = {"share": round(found.share, 2), "others": BETWEEN_THERAPISTS}
    say(text("report.agreement.all", language, **share))
    if found.kappa is None:
        say(text("report.agreement.no_kappa", language))
    else:
        say(text("report.agreement.kappa", language, kappa=round(found.kappa, 2)))
