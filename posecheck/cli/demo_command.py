"""``posecheck demo``."""

from __future__ import annotations

from pathlib import Path

import click

from posecheck.app.plan import Plan
from posecheck.cli.analyze_command import RESULTS, run_plan
from posecheck.exercises.registry import find_exercise
from posecheck.resources import sample_video

__all__ = ["command"]

CLIP = "demo_glute_bridge"
EXERCISE = "glute_bridge"


@click.command("demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=RESULTS / "demo",
    show_default=True,
    help="Folder for the results.",
)
def command(output: Path) -> None:
    """Analyse a sample clip (a synthetic person doing bridges) and say where the results are."""
    exercise = find_exercise(EXERCISE)
    video = sample_video(CLIP)
    click.echo(
        f"Analysing {video.name}: a synthetic person does glute bridges, the last not high enough."
    )
    plan = Plan(video, exercise, exercise.dose, exercise.limits, output)
    run_plan(plan, as_json=False)
    click.echo(f"\nOpen {output / 'annotated.mp4'} to see it.")
