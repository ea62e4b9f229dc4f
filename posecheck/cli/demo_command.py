"""``posecheck demo``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from posecheck.app.plan import RESULTS, plan_for
from posecheck.cli.analyze_command import run_plan
from posecheck.cli.terminal import say
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
    video = sample_video(CLIP)
    say(f"Analysing {video.name}: a synthetic person does glute bridges, the last not high enough.")
    run_plan(replace(plan_for(video, EXERCISE), folder=output), as_json=False)
    say("")
    say(f"Open {output / 'annotated.mp4'} to see it.")
