"""The documentation builds without a warning, and leaves out nothing a user can type or read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import click
import pytest

import posecheck
from posecheck import errors
from posecheck.cli.main import cli
from posecheck.exercises.limits import limit_infos

pytest.importorskip("mkdocs", reason="mkdocs is not installed: pip install '.[docs]'")
ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_videos"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=quiet, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def page(site: Path, name: str) -> str:
    """The words of a page, without its tags."""
    html = (site / name / "index.html").read_text("utf-8")
    return unescape(re.sub(r"<[^>]+>", "", html))


def commands(group: click.Group, path: str = "posecheck") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def test_every_command_and_option_is_there(site: Path) -> None:
    words = page(site, "commands")
    for path, command in commands(cli):
        assert path in words
        options = [each for p in command.params if isinstance(p, click.Option) for each in p.opts]
        assert [each for each in options if each not in words] == [], path


def test_every_exit_code_is_there(site: Path) -> None:
    table = page(site, "commands").split("\nposecheck")[0]
    kinds = [getattr(errors, name) for name in errors.__all__]
    for code in {kind.exit_code for kind in kinds} | {0, 129, 130, 131, 143}:
        assert re.search(rf"\b{code}\b", table), code


def test_every_limit_and_check_is_there(site: Path) -> None:
    words = page(site, "exercises")
    for exercise in posecheck.all_exercises():
        assert exercise.name in words
        for name in (
            *(i.name for i in limit_infos(exercise.limits)),
            *(c.id for c in exercise.checks),
        ):
            assert name in words, name


def test_what_a_limit_cites_is_a_section_of_the_page() -> None:
    headings = re.findall(r"^#+ (.*)$", (ROOT / "docs" / "exercises.md").read_text("utf-8"), re.M)
    starts = {*headings, *(heading.split()[0] for heading in headings if heading[0].isdigit())}
    for exercise in posecheck.all_exercises():
        for info in limit_infos(exercise.limits):
            for cited in re.findall(r"EXERCISES, ([^:;)]+)", info.source):
                assert cited.strip() in starts or cited.strip().rstrip(".") + "." in starts, cited


@pytest.mark.parametrize("clip", ["glute_bridge_faults_height", "leg_raise_hold_good"])
def test_every_field_of_a_result_is_there(clip: str) -> None:
    words = (ROOT / "docs" / "result-schema.md").read_text("utf-8")
    poses = next(iter(sorted(SAMPLES.glob(f"{clip}*.poses.npz"))))
    exercise = "glute_bridge" if clip.startswith("glute") else "leg_raise_hold"
    document = posecheck.analyze(poses, exercise).to_dict()
    named = {*document["limits"], *document["versions"]}
    missing = set(keys(json.loads(json.dumps(document)))) - named
    assert {key for key in missing if f"`{key}`" not in words} == set()


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_no_page_asks_another_computer(site: Path) -> None:
    """Links may lead away; nothing is loaded from there."""
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        loaded = re.findall(
            r"<(?:script|img|link rel=\"(?:stylesheet|preload)\")[^>]*https?://", html
        )
        assert loaded == [], file
