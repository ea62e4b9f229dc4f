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
from posecheck.cli.wording import Command
from posecheck.errors import OutputError
from posecheck.files import own_file
from posecheck.words import why

__all__ = ["EXIT_DISAGREES", "command"]

EXIT_DISAGREES = 1
# No clip is longer than this; a larger tolerance would agree with everything.
_LARGEST_S = 60.0


def _tolerance(name: str, field: str) -> click.Option:
    return click.Option(
        [f"--tolerance-{name}", field],
        type=click.FloatRange(0.0, _LARGEST_S),
        default=getattr(OF_MODEL, field),
        show_default=True,
        metavar="S",
    )


@click.command("replay", cls=Command)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--through-model",
    "through",
    flag_value=Through.MODEL.value,
)
@click.option("--poses", "through", flag_value=Through.POSES.value)
@click.option("--junit", type=click.Path(path_type=Path))
@click.option(
    "--json",
    "json_path",
    type=click.Path(path_type=Path),
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
)
@click.option("--all", "everything", is_flag=True)
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


_NAMES = {
    "rep_s": "rep",
    "hold_s": "hold",
    "fault_s": "fault",
    "false_ok_s": "false-ok",
    "stale_s": "stale",
}
command.params += [_tolerance(_NAMES[f.name], f.name) for f in fields(OF_MODEL)]


def _exit_code(report: ReplayReport) -> int:
    return 0 if report.agrees else EXIT_DISAGREES


def _write(path: Path, data: bytes) -> None:
    try:
        with own_file(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise OutputError("error.unwritable_file", path=path, why=why(error)) from None
