"""``posecheck analyze``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from posecheck.app.analyze import Outcome, analyze
from posecheck.app.plan import DEFAULT, Plan, plan_for
from posecheck.cli.progress import progress_bar
from posecheck.cli.session_options import model_option
from posecheck.cli.summary import print_parts, print_summary
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command, language_option
from posecheck.settings.prescription import read_prescription
from posecheck.settings.profile_file import profile_file, read_profile
from posecheck.words import current_language, text

__all__ = ["command", "run_plan"]


@click.command("analyze", cls=Command)
@click.argument("video")
@click.option("-e", "--exercise", "exercise_name")
@click.option("--dose", "dose_text")
@click.option("--prescription", type=click.Path(path_type=Path))
@click.option("--limits", "limits_path", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.option("--save-poses", is_flag=True)
@click.option("--no-video", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@model_option
@click.option(
    "--quality",
    type=click.Choice(["normal", "best"]),
    default="normal",
)
@click.option("--share", is_flag=True)
@click.option("--history", is_flag=True)
@click.option("--who", default="")
@language_option
def command(
    video: str,
    exercise_name: str | None,
    dose_text: str | None,
    prescription: Path | None,
    limits_path: Path | None,
    output: Path | None,
    save_poses: bool,
    no_video: bool,
    as_json: bool,
    model: str | None,
    quality: str,
    share: bool,
    history: bool,
    who: str,
) -> None:
    """Analyse VIDEO, a recording of one or more exercises (or poses saved as .npz).

    Each part that shows an exercise is judged on its own, the others are listed. Writes
    result.json, metrics.csv and annotated.mp4 into one folder; all of them, or none if
    something goes wrong.
    """
    prescribed = read_prescription(prescription).exercises if prescription else ()
    doses = {each.exercise.name: each.dose for each in prescribed}
    source = "--dose" if dose_text else "--prescription"
    asked = plan_for(video, exercise_name, dose_text or doses, limits_path)
    plan = replace(
        asked,
        folder=output or asked.folder,
        dose_from=asked.dose_from if asked.dose_from == DEFAULT else source,
        save_poses=save_poses,
        make_video=not no_video,
        model=model,
        quality=quality,
        language=current_language(),
        backs=read_profile(profile_file())[0],
        shared=share,
    )
    outcome = run_plan(plan, as_json=as_json)
    if history:
        _keep(plan, outcome, who)


def _keep(plan: Plan, outcome: Outcome, who: str) -> None:
    from posecheck.app.entries import add_recording
    from posecheck.history.store import History, sessions_folder

    folder = sessions_folder()
    with History(folder) as history:
        known = history.sessions(who=who)
    judged = [(plan.exercise, outcome.result)]
    if plan.candidates:
        judged = [(p.exercise, p.result) for p in outcome.parts if p.exercise and p.result]
    for (exercise, result), reach in zip(judged, outcome.reaches, strict=True):
        session = add_recording(folder, exercise, result, reach, plan.video, known, who=who)
        known_already = text("history.known", source=plan.video.name)
        say(text("history.added", session=session) if session else known_already, err=True)


def run_plan(plan: Plan, *, as_json: bool) -> Outcome:
    """Analyse with a progress bar, then print the summary or the JSON."""
    with progress_bar() as progress:
        outcome = analyze(plan, progress)
    if as_json:
        click.echo(json.dumps(outcome.document, ensure_ascii=False, allow_nan=False))
    elif plan.candidates:
        print_parts(outcome)
    else:
        print_summary(outcome, plan.exercise)
    return outcome
