"""``posecheck live``: one exercise in front of the camera."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click

from posecheck.cli.session_options import SessionOptions, session_options
from posecheck.cli.wording import Command

__all__ = ["command"]


@click.command("live", cls=Command)
@click.argument("exercise")
@click.option("--dose", "dose_text")
@click.option("--limits", "limits_path", type=click.Path(path_type=Path))
@session_options
def command(exercise: str, dose_text: str | None, limits_path: Path | None, **shared: Any) -> int:
    """Do one EXERCISE in front of the camera, led by voice and picture.

    Space pauses and goes on, Q stops, M is mute, I shows speed and delay.
    From the mat: hold one arm straight up (see docs/gestures.md).
    """
    from posecheck.app.session.plan import Part, SessionPlan
    from posecheck.cli.care_asking import care_for
    from posecheck.cli.session_window import open_window
    from posecheck.exercises.registry import find_exercise
    from posecheck.settings.dose import parse_dose
    from posecheck.settings.limits_file import read_limits

    options = SessionOptions(**shared)
    if options.ratings is None:
        options = dataclasses.replace(options, ratings=False)
    found = find_exercise(exercise)
    dose = parse_dose(dose_text, found.dose) if dose_text else found.dose
    limits = read_limits(limits_path, found)[0] if limits_path is not None else found.limits
    plan = SessionPlan((Part(found, dose, limits),))
    care, plan = care_for(plan)
    window = open_window(wanted=options.window)
    # Not before the window: see posecheck.cli.session_window.
    from posecheck.cli.session_running import run_planned

    return run_planned(plan, options, care, window=window)
