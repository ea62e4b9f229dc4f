"""Every command in German: no word is English but names of commands, options and files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from posecheck.cli.main import cli
from posecheck.cli.terminal import ask_yes
from posecheck.exercises import BUILT_IN
from posecheck.resources import sample_video
from posecheck.words import use
from tests.cli.conftest import Posecheck
from tests.texts import english_in

POSES = sample_video("demo_glute_bridge").with_suffix(".poses.npz")
COMMANDS = cli.list_commands(None)  # type: ignore[arg-type]
# Names that stand in tables and help, and what the person types.
NAMES = {*COMMANDS, "lower", "fetch", "list", "verify", "detector", "full", "lite", "heavy"}
NAMES |= {"FILE", "FOLDER", "NAME", "PATH", "FROM", "EXERCISE", "EXERCISES"}
NAMES |= {"normal", "best", "system", "null", "posecheck", "trian"}
IDS = [check.id for exercise in BUILT_IN for check in exercise.checks]
NAMES |= {part for name in (*IDS, *(e.name for e in BUILT_IN)) for part in name.split("_")}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use("en")


def english(output: str) -> set[str]:
    return english_in(output) - NAMES


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(posecheck: Posecheck, command: str) -> None:
    said = posecheck("--language", "de", *command.split(), "--help")
    assert said.code == 0
    assert "Optionen:" in said.out
    assert english(said.out) == set(), said.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("exercises",), 0),
        (("models", "list"), 0),
        (("care",), 0),
        (("doctor",), None),
        (("analyze", POSES, "-e", "glute_bridge", "--no-video"), 0),
        (("analyze", POSES, "-e", "ventral_row", "--no-video"), 0),
        (("replay", POSES, "--all"), 0),
        (("trian",), 2),
        (("analyze",), 2),
        (("analyze", "x.mp4"), 3),
        (("analyze", "x.mp4", "-e", "glute_bridge"), 3),
        (("analyze", POSES, "-e", "bridge"), 2),
        (("analyze", POSES, "-e", "glute_bridge", "--dose", "xy"), 2),
        (("analyze", POSES, "-e", "glute_bridge", "--what"), 2),
        (("train", "--rest", "1000"), 2),
        (("train", "--sound", "xy"), 2),
        (("train", "--camera", "file:x.mp4", "--no-window", "--sound", "null"), 3),
    ],
)
def test_what_a_command_says(
    posecheck: Posecheck, arguments: tuple[object, ...], code: int | None
) -> None:
    said = posecheck("--language", "de", *arguments)
    assert code is None or said.code == code, said
    assert english(said.out + said.err) == set(), said


def test_the_language_may_stand_behind_the_command(posecheck: Posecheck) -> None:
    said = posecheck("analyze", "--language", "de", "x.mp4", "-e", "glute_bridge")
    assert said.err == "posecheck: x.mp4: Diese Datei gibt es nicht; prüfen Sie Namen und Ordner\n"


def test_the_language_of_the_environment(
    posecheck: Posecheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSECHECK_LANGUAGE", "de")
    assert "Kein Befehl 'trian'" in posecheck("trian").err
    assert "No such command 'trian'" in posecheck("--language", "en", "trian").err


def test_english_would_be_found() -> None:
    assert english_in("Kept in the folder x.mp4 (see: posecheck --help)") >= {"Kept", "the"}


@pytest.mark.parametrize(
    ("language", "typed", "default", "answer"),
    [
        ("de", "j", False, True),
        ("de", "Nein", True, False),
        ("de", "y", False, True),
        ("de", "vielleicht\nja", False, True),
        ("en", "", True, True),
        ("en", "no", True, False),
    ],
)
def test_a_question_is_answered_in_its_language(
    language: str, typed: str, default: bool, answer: bool
) -> None:
    use(language)
    with CliRunner().isolation(input=f"{typed}\n"):
        assert ask_yes("?", default=default) is answer
