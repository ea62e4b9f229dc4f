"""Says things in order on its own thread; never blocks, never crashes the session."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from posecheck.voice.driver import Driver, DriverError, Sounding
from posecheck.voice.silence import TimedSilence, spoken_s

__all__ = ["TROUBLE_BROKEN", "TROUBLE_NO_VOICE", "Speaker"]

# Ids of the catalogues.
TROUBLE_NO_VOICE: Final = "voice.none"
TROUBLE_BROKEN: Final = "voice.broken"

# How often the worker looks whether a sound is over: shorter than an ear notices.
_POLL_S = 0.02
# Words that take this many times longer than they should, and at least so long, hang.
_HANGS_TIMES, _HANGS_S = 4.0, 8.0
# So many failures one after the other, and the machine is taken to have no sound.
_FAILURES = 3
# Then sound is tried again after this long: a device may have been plugged in.
_RETRY_S = 30.0
# A queue that is longer tells things that are no longer true.
_WAITING = 8
# How often a sound is tried: a child that died once may have had its reasons.
_TRIES = 2
# How long the end waits for the thread, which looks every `_POLL_S`.
_CLOSE_S = 1.0


@dataclass(frozen=True, slots=True)
class _Job:
    text: str = ""
    earcon: str = ""


class Speaker:
    """One voice.

    Parameters
    ----------
    driver : Driver or None
        None: this machine has no voice; everything else works, in the time that
        the words would take.
    earcons : callable, optional
        Gives the sound file of an earcon by its name (``"count"``); called on the
        speaker's own thread.
    clock : callable
        Seconds; for time-outs only.
    """

    def __init__(
        self,
        driver: Driver | None,
        earcons: Callable[[str], Path | None] | None = None,
        *,
        muted: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._driver, self._earcons, self._clock = driver, earcons, clock
        self._silence = TimedSilence(clock)
        self.muted = muted
        self._trouble = TROUBLE_NO_VOICE if driver is None else None
        self._failures = 0
        self._silent_until_s = -math.inf
        self._queue: deque[_Job] = deque()
        self._beside: deque[str] = deque()
        self._besides: list[Sounding] = []
        self._working = self._cut = self._closed = False
        self._saying = ""
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True, name="posecheck-voice")
        self._thread.start()

    def say(self, text: str, interrupts: bool = False) -> None:
        """Say a text after what is already waiting, or at once; returns at once."""
        if not text:
            return
        with self._changed:
            if self._closed:
                return
            if interrupts:
                self._queue.clear()
                self._cut = self._working
            while len(self._queue) >= _WAITING:
                self._queue.popleft()
            self._queue.append(_Job(text=text))
            self._changed.notify_all()

    def play(self, earcon: str) -> None:
        """Play an earcon (an `Earcon` is a string).

        It sounds beside words that are being said, or else before those said next.
        """
        with self._changed:
            if self._closed or self._earcons is None:
                return
            if (self._working and not self._cut) or self._queue:
                self._beside.append(str(earcon))
            else:
                self._queue.append(_Job(earcon=str(earcon)))
            self._changed.notify_all()

    def hush(self) -> None:
        """Cut off what is said and forget what waits."""
        with self._changed:
            self._queue.clear()
            self._beside.clear()
            self._cut = self._working
            self._changed.notify_all()

    @property
    def busy(self) -> bool:
        """Whether something sounds or waits; True as soon as `say` has returned."""
        with self._changed:
            return self._working or bool(self._queue)

    @property
    def saying(self) -> str:
        """The words that are being said, or would be if there were sound; empty for none."""
        return self._saying

    @property
    def trouble(self) -> str | None:
        """Id of what is wrong with the sound (`voice.none`, `voice.broken`); None: nothing."""
        return self._trouble

    def close(self) -> None:
        """Cut off and give everything back; within a second, more than once is harmless."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        self._thread.join(_CLOSE_S)

    def _run(self) -> None:
        try:
            while (job := self._next()) is not None:
                self._saying = job.text
                try:
                    self._do(job)
                finally:
                    with self._changed:
                        self._working = self._cut = False
                        self._saying = ""
        finally:
            for sounding in self._besides:
                sounding.stop()
            if self._driver is not None:
                self._driver.close()

    def _next(self) -> _Job | None:
        """Wait for something to do; None when closed."""
        with self._changed:
            while not self._queue and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            self._working = True
            return self._queue.popleft()

    def _do(self, job: _Job) -> None:
        """Make one sound; a failure is tried once more and then passed in silence."""
        for _ in range(_TRIES):
            if self._mute_now():
                break
            try:
                self._sound(self._begin(self._driver, job), job)
            except (DriverError, OSError):
                self._count_failure()
                continue
            self._failures, self._trouble = 0, None
            return
        self._sound(self._begin(self._silence, job), job)

    def _mute_now(self) -> bool:
        broken = self._clock() < self._silent_until_s
        return self._driver is None or self.muted or broken

    def _begin(self, driver: Driver | None, job: _Job) -> Sounding:
        driver = driver or self._silence
        if not job.earcon:
            return driver.speak(job.text)
        path = self._earcons(job.earcon) if self._earcons is not None else None
        return self._silence.speak("") if path is None else driver.play(path)

    def _sound(self, sounding: Sounding, job: _Job) -> None:
        """Wait until it is over, cut off, or hangs; meanwhile start what plays beside it."""
        began_s = self._clock()
        allowed_s = max(_HANGS_S, _HANGS_TIMES * spoken_s(job.text))
        try:
            while sounding.running():
                with self._changed:
                    if self._cut or self._closed:
                        return
                    if not self._beside:
                        self._changed.wait(_POLL_S)
                self._start_besides()
                if self._clock() - began_s > allowed_s:
                    raise DriverError("speech hangs")
        finally:
            sounding.stop()

    def _start_besides(self) -> None:
        """Start what plays beside the words; a failure there costs a sound, no more."""
        self._besides = [s for s in self._besides if _still(s)]
        while True:
            with self._changed:
                if not self._beside:
                    return
                earcon = self._beside.popleft()
            if self._mute_now():
                continue
            try:
                self._besides.append(self._begin(self._driver, _Job(earcon=earcon)))
            except (DriverError, OSError):
                continue

    def _count_failure(self) -> None:
        self._failures += 1
        if self._failures >= _FAILURES:
            self._silent_until_s = self._clock() + _RETRY_S
            self._trouble = TROUBLE_BROKEN


def _still(sounding: Sounding) -> bool:
    try:
        return sounding.running()
    except DriverError:
        return False
