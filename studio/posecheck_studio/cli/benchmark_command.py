"""``posecheck-studio benchmark``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from posecheck.app.replay.replay import Through
from posecheck.cli.benchmark_command import RESULTS, SAMPLES
from posecheck.cli.progress import progress_bar
from posecheck.cli.session_options import model_option
from posecheck.cli.terminal import say
from posecheck.errors import UsageError
from posecheck_studio.benchmarking.benchmark import benchmark
from posecheck_studio.benchmarking.filmed import Filmed
from posecheck_studio.benchmarking.sources import exact_from, filmed_from, refilmed
from posecheck_studio.benchmarking.sweeps import Plan, camera_plans, track_plans
from posecheck_studio.benchmarking.tables import summary_line
from posecheck_studio.fresh import render_fresh

__all__ = ["command"]

# A clip takes minutes to render.
_MOST_FRESH = 1000


@click.command("benchmark")
@click.option(
    "--clips",
    type=click.Path(path_type=Path),
    default=SAMPLES,
    show_default=True,
    help="Folder of synthetic clips with their truth.",
)
@click.option(
    "--fresh",
    type=click.IntRange(1, _MOST_FRESH),
    metavar="N",
    help="Render N new clips instead: other people, rooms, cameras and faults.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the new clips and noise.")
@click.option(
    "--poses-only",
    is_flag=True,
    help="No pose model: recorded poses; of new clips, the true joints.",
)
@model_option
@click.option(
    "--sweeps", is_flag=True, help="Also make frame rate, noise, drop-outs, view … worse by steps."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=RESULTS,
    show_default=True,
    help="Folder for the tables and plots.",
)
def command(
    clips: Path,
    fresh: int | None,
    seed: int,
    poses_only: bool,
    model: str | None,
    sweeps: bool,
    output: Path,
) -> None:
    """Measure how well synthetic clips are judged, and how exactly they are estimated.

    Writes benchmark.md, benchmark.json and plots: what `posecheck benchmark` gives, and the
    errors of angles and of the lower back, and what is plain of every check.
    """
    if model is not None and (fresh is not None or poses_only):
        raise UsageError("--model: only where clips of a folder are looked at; leave it out")
    with progress_bar() as progress:
        if fresh is not None:
            source: Iterable[Filmed] = render_fresh(seed, fresh, poses_only=poses_only)
            title = f"Benchmark: {fresh} new clips, seed {seed}"
        else:
            through = Through.POSES if poses_only else Through.MODEL if model else None
            source = filmed_from(clips, through, progress, model)
            title = f"Benchmark: {clips.name}"
        plans = _plans(clips, seed) if sweeps else ()
        done = benchmark(source, output, plans, title=title, progress=progress)
    for line in summary_line(done.scores).splitlines():
        say(line)
    for path in done.files:
        say(f"  {path}")


def _plans(folder: Path, seed: int) -> tuple[Plan, ...]:
    """Plan sweeps over the clips of the folder, with exact poses."""
    exact = list(exact_from(folder))
    return (
        *track_plans(exact, seed),
        *camera_plans(lambda field, value: refilmed(exact, field, value)),
    )
