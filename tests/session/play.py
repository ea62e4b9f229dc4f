"""Plays observations into the core of a session, with a voice that takes its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from posecheck.app.session.records import Camera, Key, Output, Record, Sight
from posecheck.app.session.session import Session
from posecheck.coaching.utterance import Utterance
from posecheck.feedback.screen import Page
from posecheck.feedback.spoken import words
from posecheck.pose import Observation
from posecheck.voice.silence import spoken_s

ENDED = Camera(Sight.ENDED)


@dataclass
class Played:
    """All that came out of a session."""

    said: list[Utterance] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    pages: list[tuple[float, Page]] = field(default_factory=list)
    over: bool = False
    camera_off_s: float | None = None
    busy_until_s: float = 0.0
    now_s: float = 0.0

    def take(self, time_s: float, output: Output) -> None:
        """Keep an output, and let the voice take its time."""
        self.now_s = time_s
        for utterance in output.says:
            start_s = time_s if utterance.interrupts else max(time_s, self.busy_until_s)
            self.busy_until_s = start_s + spoken_s(words(utterance))
            self.said.append(utterance)
        self.records += output.records
        if not self.pages or self.pages[-1][1] is not output.screen.page:
            self.pages.append((time_s, output.screen.page))
        self.over = output.over
        if output.camera_off and self.camera_off_s is None:
            self.camera_off_s = time_s

    @property
    def ids(self) -> list[str]:
        """Ids of what was said."""
        return [utterance.id for utterance in self.said]

    def transcript(self, language: str = "en") -> list[str]:
        """What was said when."""
        return [f"{u.time_s:6.1f}  {words(u, language) or u.earcon}" for u in self.said]


class Player:
    """A session, what came of it, and keys pressed at given times."""

    def __init__(self, session: Session, keys: dict[float, Key] | None = None) -> None:
        self.session, self.played = session, Played()
        self._keys = sorted((keys or {}).items())

    def see(self, observations: Iterable[Observation]) -> Played:
        """Play observations until the session is over."""
        for observation in observations:
            self._press_until(observation.time_s)
            out = self.session.see(observation, speaking=self._speaking(observation.time_s))
            self.played.take(observation.time_s, out)
            if self.played.over:
                break
        return self.played

    def wait(
        self,
        until_s: float,
        camera: Camera = ENDED,
        stop: Callable[[], bool] | None = None,
    ) -> Played:
        """Let time pass without pictures."""
        time_s = self.played.now_s
        while time_s < until_s and not self.played.over and not (stop and stop()):
            time_s += 0.1
            self._press_until(time_s)
            out = self.session.tick(time_s, camera, speaking=self._speaking(time_s))
            self.played.take(time_s, out)
        return self.played

    def _speaking(self, time_s: float) -> bool:
        return time_s < self.played.busy_until_s

    def _press_until(self, time_s: float) -> None:
        while self._keys and self._keys[0][0] <= time_s:
            at_s, key = self._keys.pop(0)
            out = self.session.press(key, at_s, speaking=self._speaking(at_s))
            self.played.take(at_s, out)
