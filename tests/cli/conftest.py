from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from posecheck.cli.main import main
from tests.clips import demo_start

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def one_line(self, code: int) -> str:
        """The single line of a failure; nothing else was printed."""
        assert self.code == code, self
        assert self.out == ""
        assert self.err.startswith("posecheck: ")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err


Posecheck = Callable[..., Said]


@pytest.fixture(autouse=True)
def _data_of_nobody(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No session, answer or prescription of this computer's user is read or written."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def posecheck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Posecheck:
    """The command line in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Said:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        return Said(code, *capfd.readouterr())

    return call


@pytest.fixture
def process(tmp_path: Path) -> Posecheck:
    """The command line in a process of its own; `before` are words that start it."""

    def call(*arguments: object, before: tuple[str, ...] = ()) -> Said:
        done = subprocess.run(
            [*before, sys.executable, "-m", "posecheck", *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=300,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One second of our own sample clip."""
    return demo_start(tmp_path_factory.mktemp("clip") / "start.mp4", 1.0)
