"""``posecheck prescribe``: makes, changes, checks and prints a prescription."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from posecheck.capture.names import cleaned
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command
from posecheck.errors import UsageError
from posecheck.words import text

if TYPE_CHECKING:
    from posecheck.exercises.spec import Exercise

__all__ = ["command"]

_Taken = TypeVar("_Taken")
# What takes a value away again.
_NOTHING = "-"


@click.command("prescribe", cls=Command)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--check", is_flag=True)
@click.option("--print", "prints", is_flag=True)
def command(file: Path | None, check: bool, prints: bool) -> None:
    """Make or change a prescription in a dialogue; without FILE the one that train takes.

    Enter keeps what stands in brackets, a hyphen takes it away.
    """
    from posecheck.cli.prescription_page import page_of
    from posecheck.settings.prescription import (
        checked_prescription,
        read_prescription,
        write_prescription,
    )
    from posecheck.settings.schedule import prescription_file
    from posecheck.settings.toml_file import read_table

    path = file or prescription_file()
    if check or prints:
        prescription = read_prescription(path)
        lines = page_of(prescription) if prints else [text("prescribe.right", file=str(path))]
        for line in lines:
            say(line)
        return
    before: dict[str, Any] = {}
    if path.exists():
        read_prescription(path)
        before = read_table(path, "")
    say(text("prescribe.intro"))
    table = _asked(before)
    checked_prescription(table, path.name)
    write_prescription(path, table)
    for line in page_of(read_prescription(path)):
        say(line)
    say(text("prescribe.kept", file=str(path)))


def _asked(before: dict[str, Any]) -> dict[str, Any]:
    """Ask for everything, with what was before as the answer that Enter gives."""
    from posecheck.exercises.registry import all_exercises

    table = dict(before)
    asked: dict[str, Callable[[str], Any]] = {
        "times_a_week": int,
        "from": date.fromisoformat,
        "until": date.fromisoformat,
        "rest_s": float,
        "notes": str,
    }
    for name, convert in asked.items():
        _ask(table, name, convert, {"exercise": [{"name": all_exercises()[0].name}]})
    old = {entry["name"]: entry for entry in before.get("exercise", [])}
    known = ", ".join(exercise.name for exercise in all_exercises())
    say(text("prescribe.known", names=known))
    chosen = _until_right("names", ", ".join(old) or known, _names)
    table["exercise"] = [_entry(exercise, old) for exercise in chosen]
    return table


def _names(words: str) -> list[Exercise]:
    from posecheck.exercises.registry import find_exercise

    found = [find_exercise(name.strip()) for name in words.split(",") if name.strip()]
    if not found:
        raise UsageError("prescribe.no_exercise")
    return found


def _entry(exercise: Exercise, old: dict[str, Any]) -> dict[str, Any]:
    say("")
    say(text(f"{exercise.name}.title"))
    entry = {"dose": _dose_words(exercise), **old.get(exercise.name, {}), "name": exercise.name}
    asked: list[tuple[str, Callable[[str], Any]]] = [("dose", str)]
    if exercise.has_sides:
        asked += [("left", int), ("right", int)]
    if exercise.reach is not None:
        asked.append(("never_beyond", float))
    asked += [("up_to_reps", int), *([("up_to_s", float)] if exercise.dose.hold_s else [])]
    asked.append(("notes", str))
    for name, convert in asked:
        _ask(entry, name, convert, {"exercise": [entry]})
    return {"name": entry.pop("name"), **entry}


def _dose_words(exercise: Exercise) -> str:
    dose = exercise.dose
    return f"{dose.sets}x{dose.reps}" + (f"x{dose.hold_s:g}" if dose.hold_s else "")


def _ask(
    table: dict[str, Any], name: str, convert: Callable[[str], Any], whole: dict[str, Any]
) -> None:
    """Ask for a value of a table; the file as a whole says whether it is right."""
    from posecheck.settings.prescription import checked_prescription

    inside = whole["exercise"][0] is table

    def take(said: str) -> dict[str, Any]:
        kept = dict(table)
        kept.pop(name, None)
        if said not in ("", _NOTHING):
            kept = {**table, name: convert(said)}
        checked_prescription({"exercise": [kept]} if inside else {**whole, **kept}, "")
        return kept

    now = table.get(name)
    kept = _until_right(name, "" if now is None else str(now), take)
    table.clear()
    table.update(kept)


def _until_right(name: str, shown: str, take: Callable[[str], _Taken]) -> _Taken:
    while True:
        said = click.prompt(text(f"prescribe.ask.{name}"), default=shown, show_default=bool(shown))
        said = cleaned(str(said).strip())
        try:
            return take(said)
        except UsageError as error:
            say(text("prescribe.again", why=str(error).removeprefix("prescription : ")))
        except ValueError:
            say(text("prescribe.other_kind", said=said))
