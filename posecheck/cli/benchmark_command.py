"""``posecheck benchmark``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from posecheck.app.real_people import expectations, score
from posecheck.app.replay.replay import Through
from posecheck.cli.progress import progress_bar
from posecheck.cli.real_table import print_real
from posecheck.cli.session_options import model_option
from posecheck.cli.terminal import say
from posecheck.errors import UsageError
from posecheck.studio.benchmarking.benchmark import Benchmark, benchmark
from posecheck.studio.benchmarking.filmed import Filmed
from posecheck.studio.benchmarking.sources import filmed_from, perfect_from, refilmed
from posecheck.studio.benchmarking.sweeps import Plan, camera_plans, track_plans
from posecheck.studio.benchmarking.tables import summary_line

__all__ = ["command"]

SAMPLES = Path("sample_videos")
RESULTS = Path("posecheck-results") / "benchmark"
# Draws new clips: ``draw(seed, n, poses_only)`` gives n clips as `Filmed`.
FRESH = "posecheck.studio.fresh"
# A clip takes minutes to draw.
_MOST_FRESH = 1000


@click.command("benchmark")
@click.option(
    "--clips",
    type=click.Path(path_type=Path),
    default=SAMPLES,
    show_default=True,
    help="Folder of clips with their truth.",
)
@click.option(
    "--fresh",
    type=click.IntRange(1, _MOST_FRESH),
    metavar="N",
    help="Draw and render N new clips instead: other people, rooms, cameras and faults.",
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
    "--real",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Recorded poses of real people with labels.json: right or wrong, one by one.",
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
    real: Path | None,
    output: Path,
) -> None:
    """Measure how well clips whose truth is known are judged.

    Writes benchmark.md, benchmark.json and plots: errors of angles, counts, holds and
    the lower back, and precision and recall of every check.
    """
    if model is not None and (real is not None or fresh is not None or poses_only):
        raise UsageError("--model: only where clips of a folder are looked at; leave it out")
    if real is not None:
        print_real([score(real, name, want) for name, want in expectations(real)])
        return
    with progress_bar() as progress:
        if fresh is not None:
            source: Iterable[Filmed] = _fresh(seed, fresh, poses_only=poses_only)
            title = f"Benchmark: {fresh} new clips, seed {seed}"
        else:
            through = Through.POSES if poses_only else Through.MODEL if model else None
            source = filmed_from(clips, through, progress, model)
            title = f"Benchmark: {clips.name}"
        plans = _plans(clips, seed) if sweeps else ()
        done = benchmark(source, output, plans, title=title, progress=progress)
    _say(done)


def _fresh(seed: int, count: int, *, poses_only: bool) -> Iterator[Filmed]:
    if find_spec(FRESH) is None:
        raise UsageError("--fresh: this copy of posecheck cannot draw clips; leave it out")
    draw: Callable[..., Iterable[Filmed]] = import_module(FRESH).draw
    yield from draw(seed, count, poses_only=poses_only)


def _plans(folder: Path, seed: int) -> tuple[Plan, ...]:
    """Plan sweeps over the clips of the folder, seen by a perfect estimator."""
    perfect = list(perfect_from(folder))
    return (
        *track_plans(perfect, seed),
        *camera_plans(lambda field, value: refilmed(perfect, field, value)),
    )


def _say(done: Benchmark) -> None:
    say(summary_line(done.scores))
    for path in done.files:
        say(f"  {path}")
