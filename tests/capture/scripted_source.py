"""A camera that does what a script says: each fault of the real world, on a clock of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from posecheck.capture.live_source import CameraLost, LostReason
from posecheck.pose import Frame, ImageArray


class ScriptClock:
    """A clock that is moved by hand, by any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now_s = 0.0

    def __call__(self) -> float:
        with self._lock:
            return self._now_s

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._now_s += seconds


@dataclass(frozen=True, slots=True)
class Pictures:
    """`count` pictures `every_s` apart; living ones carry the noise of a sensor."""

    count: int
    every_s: float = 1 / 30
    shade: int = 128
    living: bool = True


@dataclass(frozen=True, slots=True)
class Lose:
    """Reading fails."""

    reason: LostReason = LostReason.UNPLUGGED


@dataclass(frozen=True, slots=True)
class RefuseToOpen:
    """Opening fails, `times` times."""

    reason: LostReason
    times: int = 1


@dataclass(frozen=True, slots=True)
class Sleep:
    """Time passes and nothing comes; the reader is none the wiser."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Hang:
    """The driver does not answer until the event is set."""

    until: threading.Event


@dataclass(frozen=True, slots=True)
class Break:
    """The code of the source itself is wrong."""

    error: Exception


Act = Pictures | Lose | RefuseToOpen | Sleep | Hang | Break

FROZEN = Pictures(10_000, living=False)
BLACK = Pictures(10_000, shade=4)


class ScriptedSource:
    """Plays acts in order; after the last one it comes to a clean end.

    Attributes
    ----------
    opened, closed : int
        How often; equal when the camera's light is off.
    opened_at_s : list of float
        When, on the clock of the script.
    """

    def __init__(self, clock: ScriptClock, acts: Iterable[Act], fps: float = 30.0) -> None:
        self._clock, self._acts = clock, list(acts)
        self._given = self._index = 0
        self._rng = np.random.default_rng(7)
        self.nominal_fps: float | None = fps
        self.opened = self.closed = 0
        self.opened_at_s: list[float] = []
        self._is_open = False

    @property
    def name(self) -> str:
        return "scripted camera"

    @property
    def is_on(self) -> bool:
        """Whether the camera's light is on."""
        return self._is_open

    def open(self) -> None:
        if self._acts and isinstance(act := self._acts[0], RefuseToOpen):
            self._given += 1
            if self._given >= act.times:
                self._next()
            raise CameraLost(act.reason, f"scripted camera: {act.reason}")
        self.opened += 1
        self.opened_at_s.append(self._clock())
        self._is_open = True

    def read(self) -> Frame | None:
        while self._acts:
            act = self._acts[0]
            if isinstance(act, Pictures):
                frame = self._picture(act)
                if frame is not None:
                    return frame
            elif isinstance(act, RefuseToOpen):
                raise CameraLost(LostReason.UNPLUGGED, "scripted camera: unplugged")
            else:
                self._next()
                self._play(act)
        return None

    def close(self) -> None:
        self.closed += self._is_open
        self._is_open = False

    def skip_act(self) -> None:
        """Go on with the next act: the cover is opened, the picture moves again."""
        self._acts[0] = Pictures(0)

    def _play(self, act: Lose | Sleep | Hang | Break) -> None:
        match act:
            case Lose(reason):
                raise CameraLost(reason, f"scripted camera: {reason}")
            case Sleep(seconds):
                self._clock.advance(seconds)
            case Hang(until):
                until.wait(20)
            case Break(error):
                raise error

    def _picture(self, act: Pictures) -> Frame | None:
        if self._given >= act.count:
            self._next()
            return None
        self._given += 1
        self._index += 1
        self._clock.advance(act.every_s)
        return Frame(self._index, self._clock(), self._image(act))

    def _image(self, act: Pictures) -> ImageArray:
        image: ImageArray = np.full((48, 64, 3), act.shade, dtype=np.uint8)
        if act.living:
            image += self._rng.integers(0, 8, image.shape, dtype=np.uint8)
        return image

    def _next(self) -> None:
        self._acts.pop(0)
        self._given = 0
