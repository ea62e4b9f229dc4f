"""``posecheck studio``: makes the sample clips again from their recipes."""

from __future__ import annotations

import os
from pathlib import Path

import click

from posecheck.cli.terminal import make_console, say

__all__ = ["command"]

SAMPLES_FOLDER = Path("sample_videos")


@click.group("studio")
def command() -> None:
    """Make clips of a synthetic person whose every angle and fault is known."""


@command.command("list")
def list_clips() -> None:
    """List the clips: name, length, and what they show."""
    from rich.table import Table

    from posecheck.studio.samples import SAMPLES
    from posecheck.studio.staging import perform

    table = Table("clip", "seconds", "shows", box=None)
    for recipe in SAMPLES:
        table.add_row(recipe.name, f"{perform(recipe).duration_s:.0f}", recipe.shows)
    make_console().print(table)


@command.command("render")
@click.argument("names", nargs=-1, required=True, metavar="NAME... | all")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=SAMPLES_FOLDER,
    show_default=True,
    help="Folder for the clips, their truth and their recorded poses.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1), help="Processes that draw; default: one per core."
)
@click.option("--truth-only", is_flag=True, help="Write the truth again, but no picture.")
def render(names: tuple[str, ...], output: Path, jobs: int | None, truth_only: bool) -> None:
    """Make clips: video, truth and what the pose model sees in it.

    A clip of 40 s takes a few minutes with numba (extra "studio") and about an hour
    without. The same recipe gives the same pictures.
    """
    from posecheck.cli.progress import progress_bar
    from posecheck.errors import OutputError
    from posecheck.studio.cutting import render_clip, write_truth
    from posecheck.studio.samples import SAMPLES, find_recipe

    recipes = SAMPLES if "all" in names else [find_recipe(name) for name in names]
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{output}: cannot be made ({error.strerror})") from None
    for number, recipe in enumerate(recipes, 1):
        say(f"{number} of {len(recipes)}: {recipe.name}")
        if truth_only:
            write_truth(recipe, output)
            continue
        with progress_bar() as progress:
            render_clip(recipe, output, jobs or os.cpu_count() or 1, progress)
