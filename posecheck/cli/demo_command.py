"""``posecheck demo``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from posecheck.app.plan import RESULTS, plan_for
from posecheck.cli.analyze_command import run_plan
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command
from posecheck.resources import sample_video
from posecheck.words import text

__all__ = ["command"]

CLIP = "demo_glute_bridge"
EXERCISE = "glute_bridge"


@click.command("demo", cls=Command)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=RESULTS / "demo",
    show_default=True,
)
def command(output: Path) -> None:
    """Analyse a sample clip (a synthetic person doing bridges) and say where the results are."""
    video = sample_video(CLIP)
    say(text("terminal.demo.begin", name=video.name))
    run_plan(replace(plan_for(video, EXERCISE), folder=output), as_json=False)
    say("")
    say(text("terminal.demo.end", path=output / "annotated.mp4"))
