"""No text is missing in a language, and none is left that nothing asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import posecheck
from posecheck.cli.main import cli
from posecheck.cli.wording import click_id
from posecheck.exercises import BUILT_IN
from posecheck.words import has
from posecheck.words.sources import ALONE, languages
from tests.texts import fields_of
from tests.texts import sources as ids

ROOT = Path(posecheck.__file__).parent
ROOMS = ("", *sorted(ALONE), *(exercise.name for exercise in BUILT_IN))
# Click and the system have English words of their own.
ENGLISH_ELSEWHERE = ("cli-click-", "error-os-")


@pytest.mark.parametrize("room", ROOMS)
def test_every_language_has_the_same_texts(room: str) -> None:
    english = set(ids("en", room))
    for language in languages():
        more = {each for each in ids(language, room) if not each.startswith(ENGLISH_ELSEWHERE)}
        assert more == english


@pytest.mark.parametrize("room", ROOMS)
def test_languages_agree_on_fields(room: str) -> None:
    english = ids("en", room)
    for language in languages():
        theirs = ids(language, room)
        differ = {each for each in english if fields_of(english[each]) != fields_of(theirs[each])}
        # German names the side in another place of the sentence, or not at all.
        assert {each for each in differ if "side-" not in each} == set()


def _asked() -> Iterator[str]:
    """Patterns of all ids that the code writes down, with ``.*`` for what it puts in."""
    for file in ROOT.rglob("*.py"):
        if file.name == "wording.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value.replace(".", "-"))
            elif isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(part.value.replace(".", "-"))
                    if isinstance(part, ast.Constant)
                    else ".*"
                    for part in node.values
                )
                pattern = "".join(parts)
                if len(re.sub(r"\.\*|\W", "", pattern)) >= 3:
                    yield pattern


ASKED = re.compile("|".join(f"(?:{pattern})" for pattern in sorted(set(_asked()))))


def _is_asked_for(name: str) -> bool:
    # With the name of an exercise and the number of a set behind it, too; and what to do.
    ends = ("", "-glute_bridge", "-glute_bridge-1")
    return any(ASKED.fullmatch(f"{name.removesuffix('-do')}{end}") for end in ends)


@pytest.mark.parametrize("room", ["", *sorted(ALONE - {"cli"})])
def test_every_text_of_the_program_is_asked_for(room: str) -> None:
    texts = {language: ids(language, room) for language in languages()}
    within = {
        n for source in texts["en"].values() for n in re.findall(r"\{ ([a-z][\w-]*) \}", source)
    }
    assert {name for name in texts["de"] if not _is_asked_for(name)} - within == set()


@pytest.mark.parametrize("exercise", BUILT_IN, ids=lambda exercise: exercise.name)
def test_every_text_of_an_exercise_is_asked_for(exercise: object) -> None:
    checks = {check.id: check.directional for check in exercise.checks}  # type: ignore[attr-defined]
    known = {"title", "summary", "advice", "place", "explain", *ids("en", "")}
    for check, directional in checks.items():
        known |= {check, f"praise-{check}", f"untold-{check}"}
        known |= {f"{check}-low", f"{check}-high"} if directional else set()
    texts = ids("en", exercise.name)  # type: ignore[attr-defined]
    # A set can have its own words: ``side-first-1``.
    assert {each for each in texts if re.sub(r"-\d$", "", each) not in known} == set()


def _commands(command: click.Command, above: click.Context | None) -> Iterator[click.Context]:
    context = click.Context(command, info_name=command.name, parent=above)
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _commands(below, context)


def _wanted_help() -> Iterator[tuple[str, ...]]:
    """Ids of the help, each with the ones that may stand in for it."""
    for context in _commands(cli, None):
        names = context.command_path.split()[1:]
        own = ".".join(["cli", *(names or ["posecheck"])])
        yield (own,)
        yield from ((f"{own}.short",) for _ in names[:1])
        for option in context.command.get_params(context):
            if isinstance(option, click.Option):
                name = option.opts[-1].lstrip("-")
                yield f"{own}.{name}", f"cli.option.{name}"


WANTED = list(_wanted_help())


@pytest.mark.parametrize("language", languages())
def test_every_command_and_option_has_its_help(language: str) -> None:
    assert [each for each in WANTED if not any(has(name, language) for name in each)] == []


def test_no_help_is_left_over() -> None:
    wanted = {name.replace(".", "-") for each in WANTED for name in each}
    left = {
        each
        for each in ids("en", "cli")
        if each not in wanted
        and not re.search(r"-(more|epilog)$|^cli-metavar-|^cli-commands$", each)
    }
    assert left == set()


def test_clicks_words_are_clicks() -> None:
    said = set()
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(click_id(node.value).replace(".", "-"))
    assert {e for e in ids("de", "cli") if e.startswith("cli-click-")} - said == set()
