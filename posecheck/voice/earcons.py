"""The five sounds, computed here and written as WAV files once."""

from __future__ import annotations

import atexit
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from posecheck.held_folder import HeldFolder

__all__ = ["EARCONS", "RATE_HZ", "EarconFiles", "Note", "waveform"]

RATE_HZ = 44_100
# Loud enough beside speech, far from clipping.
_LEVEL = 0.35
_ATTACK_S = 0.008
_RELEASE_S = 0.06
# A little octave and twelfth make a sound that a laptop's loudspeaker can carry.
_PARTIALS = ((1.0, 1.0), (2.0, 0.25), (3.0, 0.10))
_FULL_SCALE = 32_767


@dataclass(frozen=True, slots=True)
class Note:
    """A tone: its pitch in hertz, when it begins and how long it sounds, in seconds."""

    pitch_hz: float
    start_s: float
    length_s: float
    level: float = 1.0


_C4, _E4, _C5, _E5, _G5, _A5, _C6 = 261.6, 329.6, 523.3, 659.3, 784.0, 880.0, 1046.5

EARCONS: Mapping[str, tuple[Note, ...]] = MappingProxyType(
    {
        # Up a fifth: it begins.
        "start": (Note(_C5, 0.0, 0.14), Note(_G5, 0.13, 0.22)),
        # One short tick.
        "count": (Note(_C6, 0.0, 0.07, 0.8),),
        # Two low tones downwards: listen, something to change. Soft, not a buzzer.
        "fault": (Note(_E4, 0.0, 0.13), Note(_C4, 0.13, 0.20)),
        # Two quick tones upwards: answered.
        "corrected": (Note(_E5, 0.0, 0.08), Note(_A5, 0.08, 0.15)),
        # A broken chord upwards: done.
        "done": (Note(_C5, 0.0, 0.12), Note(_E5, 0.11, 0.12), Note(_G5, 0.22, 0.30)),
    }
)
"""Notes of each earcon, by its name."""


def waveform(notes: tuple[Note, ...]) -> npt.NDArray[np.int16]:
    """Compute the samples of some notes: mono, 16 bit, `RATE_HZ`."""
    length = round(RATE_HZ * max(note.start_s + note.length_s for note in notes))
    sound = np.zeros(length)
    for note in notes:
        samples = _tone(note)
        start = round(RATE_HZ * note.start_s)
        end = min(length, start + len(samples))
        sound[start:end] += note.level * samples[: end - start]
    peak = float(np.abs(sound).max()) or 1.0
    return np.asarray(sound / peak * _LEVEL * _FULL_SCALE, dtype=np.int16)


def _tone(note: Note) -> npt.NDArray[np.float64]:
    time_s = np.arange(round(RATE_HZ * note.length_s)) / RATE_HZ
    tone = sum(
        (share * np.sin(2 * np.pi * note.pitch_hz * multiple * time_s))
        for multiple, share in _PARTIALS
    )
    fade_in = np.minimum(1.0, time_s / _ATTACK_S)
    release_s = min(_RELEASE_S, note.length_s / 2)
    fade_out = np.minimum(1.0, (note.length_s - time_s) / release_s)
    return np.asarray(tone * fade_in * fade_out * np.exp(-3.0 * time_s / note.length_s))


class EarconFiles:
    """Gives the WAV file of an earcon; writes it the first time.

    Into a temporary folder of its own, which nobody else can have put anything into.
    """

    def __init__(self) -> None:
        self._folder: HeldFolder | None = None

    def __call__(self, name: str) -> Path | None:
        """Give the file; None for an unknown name, or if it cannot be written."""
        notes = EARCONS.get(str(name))
        if notes is None:
            return None
        try:
            if self._folder is None or not self._folder.path.is_dir():
                self._folder = HeldFolder("posecheck-sounds-")
                atexit.register(self._folder.close)
            path = self._folder.path / f"{name}.wav"
            if not path.is_file():
                _write(path, waveform(notes))
        except OSError:
            return None
        return path


def _write(path: Path, samples: npt.NDArray[np.int16]) -> None:
    """Write a WAV file whole or not at all."""
    unfinished = path.with_suffix(".part")
    with wave.open(str(unfinished), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.astype("<i2").tobytes())
    unfinished.replace(path)
