"""``posecheck-studio list`` and ``render``: the sample clips and their recipes."""

from __future__ import annotations

import os
from pathlib import Path

import click

from posecheck.cli.benchmark_command import SAMPLES as SAMPLES_FOLDER
from posecheck.cli.terminal import make_console, say
from posecheck.errors import OutputError

__all__ = ["list_clips", "refilm_clips", "render"]


@click.command("list")
def list_clips() -> None:
    """List the clips: name, length, and what they show."""
    from rich.table import Table

    from posecheck_studio.samples import SAMPLES
    from posecheck_studio.staging import perform

    table = Table("clip", "seconds", "shows", box=None)
    for recipe in SAMPLES:
        table.add_row(recipe.name, f"{perform(recipe).duration_s:.0f}", recipe.shows)
    make_console().print(table)


@click.command("render")
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
    "-j", "--jobs", type=click.IntRange(1), help="Processes that render; default: one per core."
)
@click.option("--truth-only", is_flag=True, help="Write the truth again, but no picture.")
def render(names: tuple[str, ...], output: Path, jobs: int | None, truth_only: bool) -> None:
    """Make clips: video, truth and what the pose model sees in it.

    A clip of 40 s takes a few minutes. The same recipe gives the same pictures.
    """
    from posecheck.cli.progress import progress_bar
    from posecheck_studio.cutting import render_clip, write_truth
    from posecheck_studio.samples import SAMPLES, find_recipe

    recipes = SAMPLES if "all" in names else [find_recipe(name) for name in names]
    _make(output)
    for number, recipe in enumerate(recipes, 1):
        say(f"{number} of {len(recipes)}: {recipe.name}")
        if truth_only:
            write_truth(recipe, output)
            continue
        with progress_bar() as progress:
            render_clip(recipe, output, jobs or os.cpu_count() or 1, progress)


@click.command("refilm")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--how",
    type=click.Choice(["shaken", "ten-a-second"]),
    required=True,
    help="A camera held in a hand, or ten pictures a second.",
)
@click.option(
    "--clips",
    type=click.Path(path_type=Path),
    default=SAMPLES_FOLDER,
    show_default=True,
    help="Folder of the clips.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for the new ones.",
)
def refilm_clips(names: tuple[str, ...], how: str, clips: Path, output: Path) -> None:
    """Film clips that are there otherwise; the truth is the same."""
    from posecheck_studio.refilming import at_ten_a_second, refilm, shaken

    filming = shaken if how == "shaken" else at_ten_a_second
    _make(output)
    for name in names:
        refilm(clips, name, filming, how.replace("-", "_"), output)
        say(f"{output / name}_{how.replace('-', '_')}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror})") from None
