"""``posecheck analyze``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from posecheck.app.analyze import Outcome, analyze
from posecheck.app.plan import DEFAULT, Plan
from posecheck.cli.progress import progress_bar
from posecheck.cli.summary import print_summary
from posecheck.errors import InputError, UsageError
from posecheck.exercises.registry import all_exercises, find_exercise
from posecheck.exercises.spec import Exercise
from posecheck.settings.dose import parse_dose
from posecheck.settings.limits_file import read_limits
from posecheck.settings.profile_file import profile_file, read_profile

__all__ = ["command", "run_plan"]

RESULTS = Path("posecheck-results")
# File systems take names of 255 bytes; a character has up to four.
MAX_STEM = 40


@click.command("analyze")
@click.argument("video")
@click.option("-e", "--exercise", "exercise_name", help="Which one; see: posecheck exercises.")
@click.option("--dose", "dose_text", help="SETSxREPSxSECONDS, e.g. 1x5x20, or REPS, e.g. 10.")
@click.option(
    "--limits", "limits_path", type=click.Path(path_type=Path), help="TOML file of limits."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder for the results.")
@click.option("--save-poses", is_flag=True, help="Keep the poses (poses.npz); they replay.")
@click.option("--no-video", is_flag=True, help="Make no annotated video.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON and nothing else.")
@click.option(
    "--quality",
    type=click.Choice(["normal", "best"]),
    default="normal",
    help="best: look twice, mirrored too; half as fast.",
)
@click.option("--language", type=click.Choice(["en", "de"]), default="en", help="Of the video.")
def command(
    video: str,
    exercise_name: str | None,
    dose_text: str | None,
    limits_path: Path | None,
    output: Path | None,
    save_poses: bool,
    no_video: bool,
    as_json: bool,
    quality: str,
    language: str,
) -> None:
    """Analyse VIDEO, a recording of one exercise (or poses saved as .npz).

    Writes result.json, metrics.csv and annotated.mp4 into one folder; all of them,
    or none if something goes wrong.
    """
    if exercise_name is None:
        names = ", ".join(exercise.name for exercise in all_exercises())
        raise UsageError(f"which exercise is it? Add -e with one of: {names}")
    if "://" in video:
        raise InputError(
            f"{video}: an address, not a file; save the video on this computer and give its name"
        )
    exercise = find_exercise(exercise_name)
    dose = parse_dose(dose_text, exercise.dose) if dose_text else exercise.dose
    limits, changed = exercise.limits, frozenset[str]()
    if limits_path is not None:
        limits, changed = read_limits(limits_path, exercise)
    plan = Plan(
        video=Path(video),
        exercise=exercise,
        dose=dose,
        limits=limits,
        folder=output or default_folder(Path(video), exercise),
        dose_from="--dose" if dose_text else DEFAULT,
        changed=changed,
        limits_from=limits_path.name if limits_path else "",
        save_poses=save_poses,
        make_video=not no_video,
        quality=quality,
        language=language,
        backs=read_profile(profile_file())[0],
    )
    run_plan(plan, as_json=as_json)


def default_folder(video: Path, exercise: Exercise) -> Path:
    """Where results go unless ``-o`` says otherwise; one folder per video and exercise."""
    return RESULTS / f"{video.stem[:MAX_STEM]}-{exercise.name}"


def run_plan(plan: Plan, *, as_json: bool) -> Outcome:
    """Analyse with a progress bar, then print the summary or the JSON."""
    with progress_bar() as progress:
        outcome = analyze(plan, progress)
    if as_json:
        click.echo(json.dumps(outcome.document, ensure_ascii=False, allow_nan=False))
    else:
        print_summary(outcome, plan.exercise)
    return outcome
