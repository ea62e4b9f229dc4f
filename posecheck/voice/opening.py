"""Opens the voice that was asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum

from posecheck.voice.earcons import EarconFiles
from posecheck.voice.silence import TimedSilence
from posecheck.voice.speaker import Speaker
from posecheck.voice.system_speech import system_driver

__all__ = ["Output", "open_speaker"]


class Output(StrEnum):
    """Where the voice goes: the system's own, or nowhere in the same time (tests)."""

    SYSTEM = "system"
    NULL = "null"


def open_speaker(
    language: str,
    output: Output = Output.SYSTEM,
    *,
    muted: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> Speaker:
    """Open a speaker; one without a voice says so in `Speaker.trouble`.

    Parameters
    ----------
    language : str
        ``"en"`` or ``"de"``.
    clock : callable
        The steady clock of the session, in seconds.
    """
    driver = TimedSilence(clock) if output is Output.NULL else system_driver(language)
    return Speaker(driver, EarconFiles(), muted=muted, clock=clock)
