"""Options that ``train`` and ``live`` share, and what they mean; ``--model`` of others, too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from posecheck.pose_models import landmark_models, pose_model

__all__ = ["SessionOptions", "model_option", "session_options"]

model_option = click.option(
    "--model",
    type=click.Choice(tuple(landmark_models())),
    show_default=pose_model().name,
    help="Pose model; others than the default: posecheck models fetch NAME.",
)


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """How a session is to be run, as asked for on the command line."""

    camera: str
    speed: float | None
    language: str
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


_OPTIONS = (
    model_option,
    click.option(
        "--camera",
        default="0",
        show_default=True,
        help="Number or name, a stream's address, or file:VIDEO as a stand-in.",
    ),
    click.option(
        "--speed",
        type=click.FloatRange(0.1, 20.0),
        help="Play file:VIDEO this many times faster, where the computer can; without sound.",
    ),
    click.option(
        "--language", type=click.Choice(["en", "de"]), default="en", help="Of voice and picture."
    ),
    click.option("--brief", is_flag=True, help="Without explanations."),
    click.option("--mute", is_flag=True, help="Begin without sound (M turns it on)."),
    click.option(
        "--sound",
        type=click.Choice(["system", "null"]),
        default="system",
        help="null: no sound, in the time that the words would take.",
    ),
    click.option("--window/--no-window", default=True, help="Show the picture, or only speak."),
    click.option(
        "--record",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Record the camera's picture into this file (.mp4).",
    ),
    click.option(
        "--transcript",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write what was said when.",
    ),
    click.option(
        "--screenshots",
        type=click.Path(path_type=Path, file_okay=False),
        help="Keep a picture of each page that was shown.",
    ),
    click.option("--save/--no-save", default=True, help="Keep what was done (on this computer)."),
    click.option("--ratings/--no-ratings", default=None, help="Ask for pain and effort."),
    click.option(
        "--folder",
        type=click.Path(path_type=Path, file_okay=False),
        help="Where sessions are kept, instead of your data folder.",
    ),
    click.option(
        "--learn-back",
        is_flag=True,
        help="First learn your lower back by voice, once for each place of camera and mat.",
    ),
    click.option(
        "--share",
        is_flag=True,
        help="Let other users of this computer read the recording, transcript and pictures.",
    ),
)


def session_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the shared options to a command, in their order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
