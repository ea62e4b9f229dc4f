"""From utterances to the voice and the transcript."""

from __future__ import annotations

import threading

from posecheck.coaching.utterance import Utterance
from posecheck.feedback.spoken import words
from posecheck.voice.speaker import Speaker
from posecheck.voice.transcript import SpokenLine, Transcript

__all__ = ["Announcer"]


class Announcer:
    """Says utterances in a language and keeps what was said; for any thread."""

    def __init__(self, speaker: Speaker, transcript: Transcript, language: str) -> None:
        self._speaker, self._transcript, self._language = speaker, transcript, language
        self._lock = threading.Lock()

    @property
    def busy(self) -> bool:
        """Whether something is being said or waits."""
        return self._speaker.busy

    def say(self, utterance: Utterance) -> None:
        """Hand an utterance to the voice; returns at once."""
        text = words(utterance, self._language)
        with self._lock:
            self._transcript.add(
                SpokenLine(
                    utterance.time_s,
                    text,
                    utterance.id,
                    str(utterance.earcon or ""),
                    utterance.interrupts,
                )
            )
            if utterance.interrupts:
                self._speaker.hush()
            if utterance.earcon is not None:
                self._speaker.play(utterance.earcon)
            self._speaker.say(text)
