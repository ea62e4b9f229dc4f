"""Drivers whose every sound the test decides, and a wait with a deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from posecheck.voice.driver import DriverError

DEADLINE_S = 5.0


def wait_for(condition: Callable[[], bool], deadline_s: float = DEADLINE_S) -> bool:
    """Poll a condition until it holds or the deadline passes."""
    end_s = time.monotonic() + deadline_s
    while not condition():
        if time.monotonic() > end_s:
            return False
        time.sleep(0.002)
    return True


class Sound:
    """A sound that lasts until the test ends it."""

    def __init__(self, what: str, *, fails: bool = False) -> None:
        self.what, self.fails = what, fails
        self.over = threading.Event()
        self.stopped = False

    def running(self) -> bool:
        if self.fails:
            raise DriverError("it broke")
        return not self.over.is_set()

    def stop(self) -> None:
        self.stopped = self.stopped or not self.over.is_set()
        self.over.set()


class Stage:
    """A driver that notes what is asked of it.

    `instant` sounds are over at once; the first `failing` sounds fail.
    """

    def __init__(self, *, instant: bool = False, failing: int = 0, refuse: bool = False) -> None:
        self.sounds: list[Sound] = []
        self.closed = False
        self._instant, self.failing, self.refuse = instant, failing, refuse

    def speak(self, text: str) -> Sound:
        return self._sound(text)

    def play(self, path: Path) -> Sound:
        return self._sound(path.name)

    def close(self) -> None:
        self.closed = True

    @property
    def heard(self) -> list[str]:
        return [sound.what for sound in self.sounds]

    def _sound(self, what: str) -> Sound:
        if self.refuse:
            raise DriverError("no device")
        sound = Sound(what, fails=self.failing > 0)
        self.failing -= 1
        if self._instant:
            sound.over.set()
        self.sounds.append(sound)
        return sound
