"""Plays WAV files through whatever the system has for it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from posecheck.voice.children import Child, start
from posecheck.voice.driver import DriverError, Sounding

__all__ = ["Players", "commands_for"]

_WINSOUND = "import sys, winsound; winsound.PlaySound(sys.argv[1], winsound.SND_FILENAME)"
# In order of preference: what mixes with other programs first.
_LINUX = (("pw-play",), ("paplay",), ("aplay", "-q"))


def commands_for(
    platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> tuple[tuple[str, ...], ...]:
    """Give the commands that can play a WAV file here, the best first; its path follows."""
    if platform == "win32":
        return ((sys.executable, "-c", _WINSOUND),)
    wanted: Sequence[tuple[str, ...]] = (("afplay",),) if platform == "darwin" else _LINUX
    return tuple(command for command in wanted if which(command[0]))


class Players:
    """Plays with the first command that works, and remembers which one did.

    A sound server that is installed and not running fails at once: then the next
    command gets the same file.
    """

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self._commands = [tuple(command) for command in commands]

    def play(self, path: Path) -> Sounding:
        """Begin to play; raises `DriverError` if there is nothing to play with."""
        if not self._commands:
            raise DriverError("no command to play a WAV file")
        return _Attempt(self, path)

    def begin(self, index: int, path: Path) -> Child:
        """Start the command at `index`."""
        return start((*self._commands[index], str(path)))

    def prefer(self, index: int) -> None:
        """The command at `index` works: begin with it from now on."""
        self._commands = self._commands[index:] + self._commands[:index]

    @property
    def count(self) -> int:
        """How many commands there are."""
        return len(self._commands)


class _Attempt:
    """One file, tried with one command after the other."""

    def __init__(self, players: Players, path: Path) -> None:
        self._players, self._path, self._index = players, path, 0
        self._child = self._begin()

    def _begin(self) -> Child:
        while True:
            try:
                return self._players.begin(self._index, self._path)
            except DriverError:
                if self._index + 1 >= self._players.count:
                    raise
                self._index += 1

    def running(self) -> bool:
        """See `Sounding.running`."""
        try:
            if self._child.running():
                return True
        except DriverError:
            if self._index + 1 >= self._players.count:
                raise
            self._index += 1
            self._child = self._begin()
            return True
        if self._index:
            self._players.prefer(self._index)
            self._index = 0
        return False

    def stop(self) -> None:
        """See `Sounding.stop`."""
        self._child.stop()
