"""The program itself, run as somebody runs it, in a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import ROOT

# A clip of half a minute, the loading of the model, and the last words; longer, and it hangs.
LONGEST_S = 600


@dataclass(frozen=True)
class Ran:
    """A command that has ended, and its folder."""

    code: int
    out: str
    err: str
    folder: Path

    @property
    def session(self) -> list[dict[str, object]]:
        """The lines of the session's file."""
        (path,) = (self.folder / "sessions").glob("*.jsonl")
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """A home of its own, so that nothing of this computer's user is read or written."""
    homes = {name: str(folder / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return {**os.environ, "PYTHONPATH": str(ROOT), **homes, **more}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "posecheck", *map(str, arguments)]


def live(folder: Path, *arguments: object, longest_s: float = LONGEST_S, **env: str) -> Ran:
    """Run a live command to its end."""
    done = subprocess.run(
        command(*arguments, "--folder", "sessions", "--transcript", "said.txt", "--sound", "null"),
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder, **env),
        timeout=longest_s,
        umask=0o022 if sys.platform != "win32" else -1,
    )
    return Ran(done.returncode, done.stdout, done.stderr, folder)
