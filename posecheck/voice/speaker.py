"""Says things in order on its own thread; never blocks, never crashes the session."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from posecheck.voice.driver import Driver, DriverFailed, Sounding
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


@dataclass(frozen=True, slots=True)
class _Job:
    text: str = ""
    sound: Path | None = None


class Speaker:
    """One voice.

    Parameters
    ----------
    driver : Driver or None
        None: this machine has no voice; everything else works, in the time that
        the words would take.
    earcons : callable, optional
        Gives the sound file of an earcon by its name (``"count"``).
    muted : bool
    clock : callable
        Seconds; used for time-outs only.
    """

    def __init__(
        self,
        driver: Driver | None,
        earcons: Callable[[str], Path | None] | None = None,
        *,
        muted: bool = False,
        clock: Callable[[], float] | None = None,
    ) -> None:
        raise NotImplementedError

    def say(self, text: str, interrupts: bool = False) -> None:
        """Say a text after what is already waiting, or at once; returns at once."""
        raise NotImplementedError

    def play(self, earcon: str) -> None:
        """Play an earcon (an `Earcon` is a string) before what is said next."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether something sounds or waits; True as soon as `say` has returned."""
        raise NotImplementedError

    @property
    def trouble(self) -> str | None:
        """Id of what is wrong with the sound (`voice.none`, `voice.broken`); None: nothing."""
        raise NotImplementedError

    def close(self) -> None:
        """Cut off, give the device back; within a second, more than once is harmless."""
        raise NotImplementedError
