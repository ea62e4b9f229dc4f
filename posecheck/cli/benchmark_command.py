"""``posecheck benchmark``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from posecheck.app.benchmark.benchmark import benchmark
from posecheck.app.benchmark.tables import summary_line
from posecheck.app.real_people import expectations, score
from posecheck.app.replay.replay import Through
from posecheck.cli.progress import progress_bar
from posecheck.cli.real_table import print_real
from posecheck.cli.report_command import print_agreement
from posecheck.cli.session_options import model_option
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command
from posecheck.errors import UsageError

__all__ = ["RESULTS", "SAMPLES", "command"]

SAMPLES = Path("sample_videos")
RESULTS = Path("posecheck-results") / "benchmark"


@click.command("benchmark", cls=Command)
@click.option(
    "--clips",
    type=click.Path(path_type=Path),
    default=SAMPLES,
    show_default=True,
)
@click.option("--poses-only", is_flag=True)
@model_option
@click.option(
    "--real",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
)
@click.option(
    "--ratings",
    type=click.Path(path_type=Path),
    multiple=True,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=RESULTS,
    show_default=True,
)
def command(
    clips: Path,
    poses_only: bool,
    model: str | None,
    real: Path | None,
    ratings: tuple[Path, ...],
    output: Path,
) -> None:
    """Measure how well clips whose truth is known are judged.

    Writes benchmark.md and benchmark.json: counts, clocks, and precision and recall of
    every check.
    """
    if model is not None and (real is not None or poses_only):
        raise UsageError("error.benchmark.model")
    if ratings:
        print_agreement(ratings)
        return
    if real is not None:
        print_real([score(real, name, want) for name, want in expectations(real)])
        return
    with progress_bar() as progress:
        through = Through.POSES if poses_only else Through.MODEL if model else None
        done = benchmark([clips], output, through, progress, os.cpu_count() or 1, model)
    say(summary_line(done.scores))
    for path in done.files:
        say(f"  {path}")
