"""``posecheck exercises``."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from posecheck.cli.terminal import make_console
from posecheck.cli.wording import Command
from posecheck.exercises.limits import limit_infos
from posecheck.exercises.registry import all_exercises, find_exercise
from posecheck.exercises.spec import Check, Exercise
from posecheck.words import text

__all__ = ["command"]


@click.command("exercises", cls=Command)
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the exercises, or explain NAME: dose, camera, checks and limits."""
    console = make_console()
    if name is None:
        _list(console)
    else:
        _explain(console, find_exercise(name))


def dose_text(exercise: Exercise) -> str:
    """Say a dose in words."""
    dose = exercise.dose
    sides = "each" if exercise.has_sides else "none"
    return text("terminal.dose", sets=dose.sets, reps=dose.reps, sides=sides, seconds=dose.hold_s)


def _list(console: Console) -> None:
    table = Table(show_edge=False, pad_edge=False)
    for column in ("name", "exercise", "dose", "done"):
        table.add_column(text(f"terminal.column.{column}"))
    for exercise in all_exercises():
        table.add_row(
            exercise.name,
            text(f"{exercise.name}.title"),
            dose_text(exercise),
            text(f"{exercise.name}.summary"),
        )
    console.print(table)


def _explain(console: Console, exercise: Exercise) -> None:
    title, posture = text(f"{exercise.name}.title"), text(f"terminal.posture.{exercise.posture}")
    console.print(f"[bold]{title}[/bold] ({exercise.name}), {posture}")
    console.print(text(f"{exercise.name}.summary"))
    console.print(text("terminal.exercise.dose", dose=dose_text(exercise)))
    advice = text(f"{exercise.name}.advice")
    console.print(f"{text('terminal.exercise.camera', advice=advice)}\n")
    checks = Table(show_edge=False, pad_edge=False)
    for column in ("check", "said", "stops_clock"):
        checks.add_column(text(f"terminal.column.{column}"))
    for check in exercise.checks:
        checks.add_row(check.id, _said(check), text("terminal.yes") if check.stops_clock else "")
    console.print(checks)
    console.print("")
    limits = Table(show_edge=False, pad_edge=False)
    for column in ("limit", "value", "unit", "legal", "source"):
        limits.add_column(text(f"terminal.column.{column}"))
    for info in limit_infos(exercise.limits):
        legal = text("terminal.legal", low=f"{info.low:g}", high=f"{info.high:g}")
        limits.add_row(info.name, f"{info.value:g}", info.unit, legal, info.source)
    console.print(limits)
    console.print(f"\n{text('terminal.exercise.torso')}")
    console.print(f"[{exercise.name}]\n{_example(exercise)}", markup=False)


def _example(exercise: Exercise) -> str:
    """Give a line of a limits file."""
    info = next(limit_infos(exercise.limits))
    return f"{info.name} = {info.value:g}"


def _said(check: Check) -> str:
    """Give what a person hears: one sentence, or one for each end of the range."""
    ends = (".low", ".high") if check.directional else ("",)
    return " / ".join(text(f"{check.cue}{end}") for end in ends)
