"""What waits to be said: each offer holds true for a while and is then forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from posecheck.coaching.utterance import Utterance

__all__ = ["Offer", "Offers"]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to say, true for `valid_s` after its time; `topic` replaces its elders."""

    utterance: Utterance
    valid_s: float
    topic: str = ""


class Offers:
    """The offers that wait, oldest first."""

    def __init__(self) -> None:
        self._waiting: list[Offer] = []

    def add(self, offers: Iterable[Offer]) -> None:
        """Let offers wait; one on a topic replaces an older one on the same."""
        for offer in offers:
            if offer.topic:
                self._waiting = [o for o in self._waiting if o.topic != offer.topic]
            self._waiting.append(offer)

    def forget_stale(self, time_s: float) -> None:
        """Drop what is no longer true."""
        self._waiting = [o for o in self._waiting if time_s - o.utterance.time_s <= o.valid_s]

    def best(self) -> Utterance | None:
        """The most urgent; of equals the one that has waited longest."""
        if not self._waiting:
            return None
        return min((o.utterance for o in self._waiting), key=lambda u: u.urgency)

    def take(self, utterance: Utterance) -> bool:
        """Remove an utterance that is now said; False if it did not wait here."""
        before = len(self._waiting)
        self._waiting = [o for o in self._waiting if o.utterance is not utterance]
        return len(self._waiting) < before

    def drop(self, *topics: str) -> None:
        """Forget what waits on these topics."""
        self._waiting = [o for o in self._waiting if o.topic not in topics]

    def without_sound(self, topic: str) -> None:
        """Take the sound off an offer: it has been heard already."""
        self._waiting = [
            replace(o, utterance=replace(o.utterance, earcon=None)) if o.topic == topic else o
            for o in self._waiting
        ]

    def clear(self) -> None:
        """Forget everything."""
        self._waiting.clear()
