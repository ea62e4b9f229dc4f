"""``posecheck replay``."""

from __future__ import annotations

import json
import os
from dataclasses import fields, replace
from pathlib import Path

import click

from posecheck.app.replay.documents import replay_document
from posecheck.app.replay.junit import junit_xml
from posecheck.app.replay.replay import ReplayReport, Through, replay
from posecheck.app.replay.tolerances import OF_MODEL, Tolerances
from posecheck.cli.progress import progress_bar
from posecheck.cli.replay_table import print_report
from posecheck.errors import OutputError
from posecheck.files import own_file

__all__ = ["EXIT_DISAGREES", "command"]

EXIT_DISAGREES = 1
# No clip is longer than this; a larger tolerance would agree with everything.
_LARGEST_S = 60.0


def _tolerance(name: str, field: str, words: str) -> click.Option:
    return click.Option(
        [f"--tolerance-{name}", field],
        type=click.FloatRange(0.0, _LARGEST_S),
        default=getattr(OF_MODEL, field),
        show_default=True,
        metavar="S",
        help=f"Seconds: {words}.",
    )


@click.command(
    "replay",
    epilog="Exit codes: 0 everything agrees, 1 something does not; others: posecheck --help.",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--through-model",
    "through",
    flag_value=Through.MODEL.value,
    help="Look at the pictures (NAME.mp4), whatever is recorded.",
)
@click.option(
    "--poses", "through", flag_value=Through.POSES.value, help="Recorded poses only; no model."
)
@click.option("--junit", type=click.Path(path_type=Path), help="Write JUnit XML to this file.")
@click.option(
    "--json",
    "json_path",
    type=click.Path(path_type=Path),
    help="Write JSON to this file, - prints.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="Processes that replay recorded poses; default: one per core.",
)
@click.option("--all", "everything", is_flag=True, help="List also what agrees.")
def command(
    paths: tuple[Path, ...],
    through: str | None,
    junit: Path | None,
    json_path: Path | None,
    jobs: int | None,
    everything: bool,
    **tolerances_s: float,
) -> int:
    """Replay clips whose truth is known, and compare.

    PATH is a folder of clips or a file of one; beside NAME.mp4 lie NAME.truth.json and,
    for a replay without the pose model, NAME.poses.npz.
    """
    tolerances: Tolerances = replace(OF_MODEL, **tolerances_s)
    with progress_bar() as progress:
        way = Through(through) if through else None
        cores = jobs or os.cpu_count() or 1
        report = replay(paths, way, tolerances, progress, jobs=cores)
    if junit is not None:
        _write(junit, junit_xml(report))
    document = json.dumps(replay_document(report), ensure_ascii=False, allow_nan=False, indent=1)
    if json_path is not None and str(json_path) != "-":
        _write(json_path, f"{document}\n".encode())
    if str(json_path) == "-":
        click.echo(document)
    else:
        print_report(report, everything=everything)
    return _exit_code(report)


_WORDS = {
    "rep_s": ("rep", "beginning and end of a repetition"),
    "hold_s": ("hold", "each clock of a hold"),
    "fault_s": ("fault", "between a fault and the true one"),
    "false_ok_s": ("false-ok", "ok in a row while it is wrong"),
    "stale_s": ("stale", "fault in a row when it is over"),
}
command.params += [
    _tolerance(_WORDS[f.name][0], f.name, _WORDS[f.name][1]) for f in fields(OF_MODEL)
]


def _exit_code(report: ReplayReport) -> int:
    return 0 if report.agrees else EXIT_DISAGREES


def _write(path: Path, data: bytes) -> None:
    try:
        with own_file(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); choose another file"
        ) from None
