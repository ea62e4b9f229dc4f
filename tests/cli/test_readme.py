"""The README's commands are what the gate runs, and name what exists."""

from __future__ import annotations

import re
import subprocess

import pytest

from posecheck.app.doctor import SYSTEM_LIBRARIES
from posecheck.cli.main import main
from tests.cli.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
INDEX = (ROOT / "docs" / "index.md").read_text("utf-8")


def setup_commands() -> list[str]:
    section = README.split("## Set-up")[1].split("\n## ")[0]
    return re.findall(r"^    (\S.*)$", section, flags=re.MULTILINE)


def test_there_are_exactly_two_set_up_commands() -> None:
    demo, tests = setup_commands()
    assert demo.endswith("posecheck demo")
    assert tests.endswith("-m pytest")


def test_the_gate_runs_the_second_one_to_the_letter() -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    (sed,) = re.findall(r"test_command=\$\((.*)\)$", gate, flags=re.MULTILINE)
    done = subprocess.run(["bash", "-c", sed], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.splitlines() == [setup_commands()[1]]
    assert 'bash -c "$test_command"' in gate


def test_every_system_library_is_named() -> None:
    for package in SYSTEM_LIBRARIES.values():
        assert package in INDEX


@pytest.mark.parametrize("page", ["README.md", "docs/analyse.md", "docs/live.md"])
def test_every_option_that_is_named_exists(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("analyze", "train", "live", "cameras", "care", "lower-back"):
        assert main([command, "--help"]) == 0
    there = capsys.readouterr().out
    named = set(
        re.findall(r"`(?:posecheck [a-z-]+ )?(--[a-z-]+)", (ROOT / page).read_text("utf-8"))
    )
    assert named
    assert [option for option in sorted(named) if option not in there] == []


def test_every_linked_file_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    for link in links:
        assert (ROOT / link).is_file(), link


def test_it_is_read_in_two_minutes() -> None:
    assert len(README.splitlines()) <= 120
