"""Things to be said one after the other, each when the voice is free."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from posecheck.app.session.records import Turn
from posecheck.coaching.utterance import Utterance

__all__ = ["MUST_BE_SAID", "Script"]

# Whoever begins before they have been told when to stop, or what their therapist wants them to
# mind, is told while they do it.
MUST_BE_SAID = frozenset({"care.stop_rule", "session.note"})


class Script:
    """What waits to be said; unlike a queue of the voice it can be cut off."""

    def __init__(self, lines: Iterable[Utterance] = ()) -> None:
        self._waiting = deque(lines)

    @property
    def empty(self) -> bool:
        """Whether everything has been handed to the voice."""
        return not self._waiting

    def add(self, *lines: Utterance) -> None:
        """Let more follow."""
        self._waiting.extend(lines)

    def awaits(self, *kinds: str) -> bool:
        """Whether a line whose id begins with one of these is still to be said."""
        return any(line.id.startswith(kinds) for line in self._waiting)

    def put_after(self, kind: str, line: Utterance) -> None:
        """Let a line follow the one whose id begins with `kind`; where none waits, be next."""
        places = [i for i, waiting in enumerate(self._waiting) if waiting.id.startswith(kind)]
        self._waiting.insert(places[-1] + 1 if places else 0, line)

    def drop(self, kind: str) -> None:
        """Forget lines whose id begins with `kind`."""
        self._waiting = deque(line for line in self._waiting if not line.id.startswith(kind))

    def clear(self) -> None:
        """Forget what has not been said, but never what must be said."""
        self._waiting = deque(line for line in self._waiting if line.id in MUST_BE_SAID)

    def step(self, turn: Turn) -> None:
        """Say the next thing if the voice is free."""
        if self._waiting and turn.free:
            turn.says.append(replace(self._waiting.popleft(), time_s=turn.time_s))
