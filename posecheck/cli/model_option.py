"""The option ``--model``, for the commands that look at pictures."""

from __future__ import annotations

import click

from posecheck.pose_models import DEFAULT_MODEL, landmark_models

__all__ = ["model_option"]

model_option = click.option(
    "--model",
    type=click.Choice(tuple(landmark_models())),
    show_default=DEFAULT_MODEL,
    help="Pose model; others than the default: posecheck models fetch NAME.",
)
