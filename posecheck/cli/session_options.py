"""Options that ``train`` and ``live`` share, and what they mean; ``--model`` of others, too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from posecheck.cli.wording import language_option
from posecheck.pose_models import landmark_models, pose_model

__all__ = ["SessionOptions", "model_option", "session_options"]

model_option = click.option(
    "--model", type=click.Choice(tuple(landmark_models())), show_default=pose_model().name
)


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """How a session is to be run, as asked for on the command line."""

    camera: str
    speed: float | None
    brief: bool
    mute: bool
    sound: str
    window: bool
    record: Path | None
    transcript: Path | None
    screenshots: Path | None
    save: bool
    ratings: bool
    folder: Path | None
    learn_back: bool
    share: bool
    model: str | None
    who: str = ""


_OPTIONS = (
    model_option,
    click.option(
        "--camera",
        default="0",
        show_default=True,
    ),
    click.option(
        "--speed",
        type=click.FloatRange(0.1, 20.0),
    ),
    language_option,
    click.option("--brief", is_flag=True),
    click.option("--mute", is_flag=True),
    click.option(
        "--sound",
        type=click.Choice(["system", "null"]),
        default="system",
    ),
    click.option("--window/--no-window", default=True),
    click.option(
        "--record",
        type=click.Path(path_type=Path, dir_okay=False),
    ),
    click.option(
        "--transcript",
        type=click.Path(path_type=Path, dir_okay=False),
    ),
    click.option(
        "--screenshots",
        type=click.Path(path_type=Path, file_okay=False),
    ),
    click.option("--save/--no-save", default=True),
    click.option("--ratings/--no-ratings", default=None),
    click.option(
        "--folder",
        type=click.Path(path_type=Path, file_okay=False),
    ),
    click.option(
        "--learn-back",
        is_flag=True,
    ),
    click.option(
        "--share",
        is_flag=True,
    ),
    click.option("--who", default=""),
)


def session_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the shared options to a command, in their order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
