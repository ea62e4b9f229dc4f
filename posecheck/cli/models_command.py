"""``posecheck models``."""

from __future__ import annotations

from pathlib import Path

import click

from posecheck.app.models import ModelState, ModelStatus, fetch_model, model_statuses
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command, Group
from posecheck.errors import ModelError
from posecheck.pose_models import pose_model
from posecheck.words import text

__all__ = ["command"]


@click.group("models", cls=Group)
def command() -> None:
    """List, fetch and verify the pose models."""


@command.command("list", cls=Command)
def list_models() -> None:
    """List the models and whether they are here."""
    for status in model_statuses():
        about = text(f"terminal.model.about.{status.entry.name}")
        say(f"{status.entry.name:<9} {_state(status):<8} {about}")


@command.command("verify", cls=Command)
def verify() -> None:
    """Check the hash of every model that is here."""
    statuses = model_statuses()
    for status in statuses:
        say(f"{status.entry.name:<9} {_state(status)}")
    bad = [
        status.entry.name
        for status in statuses
        if status.state is ModelState.DAMAGED
        or (status.state is ModelState.MISSING and status.entry.wheel)
    ]
    if bad:
        names = ", ".join(bad)
        raise ModelError("error.model.disorder", names=names, first=bad[0])


@command.command("fetch", cls=Command)
@click.argument("name", default=pose_model().name)
@click.option("--from", "folder", type=click.Path(path_type=Path))
def fetch(name: str, folder: Path | None) -> None:
    """Fetch the model NAME (uses the network) or copy it from a folder."""
    say(f"{name}: {fetch_model(name, folder)}")


def _state(status: ModelStatus) -> str:
    return text(f"terminal.model.{status.state}")
