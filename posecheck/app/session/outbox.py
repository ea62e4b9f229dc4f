"""Writes what was done to disk on its own thread, and says it once it is there.

A repetition that has been counted aloud is on disk: its count is handed to the voice
behind the line in the session's file. Nothing else waits for the disk.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from posecheck.app.session.records import Answered, Ended, Moved, Output, Over, Record, Started
from posecheck.coaching.utterance import Urgency, Utterance
from posecheck.errors import OutputError
from posecheck.history.session_file import SessionFile

__all__ = ["Outbox"]

# How long the end waits for a disk that does not answer.
FLUSH_S = 5.0


class Outbox:
    """Takes outputs in order.

    Parameters
    ----------
    file : SessionFile or None
        None: nothing is kept.
    say : callable
        Hands an utterance to the voice.

    Attributes
    ----------
    trouble : str or None
        One line on why nothing can be kept any more.
    error : Exception or None
        What no disk explains: a mistake of the program's own, to be raised at the end.
    """

    def __init__(self, file: SessionFile | None, say: Callable[[Utterance], None]) -> None:
        self._file, self._say = file, say
        self._queue: queue.SimpleQueue[Output | None] = queue.SimpleQueue()
        self._saying = 0
        self._lock = threading.Lock()
        self.trouble: str | None = None
        self.error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="posecheck-disk", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether something that is to be said waits for the disk."""
        return self._saying > 0

    def post(self, output: Output) -> None:
        """Take an output; returns at once."""
        if output.records:
            with self._lock:
                self._saying += len(output.says)
            self._queue.put(output)
            return
        for utterance in output.says:
            self._say(utterance)

    def close(self) -> bool:
        """Write what is left; False if the disk did not answer in time."""
        self._queue.put(None)
        self._thread.join(FLUSH_S)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (output := self._queue.get()) is not None:
            for record in output.records:
                self._keep(record, output)
            for utterance in output.says:
                self._say(utterance)
                with self._lock:
                    self._saying -= 1
        if self._file is not None:
            self._file.close()

    def _keep(self, record: Record, output: Output) -> None:
        if self._file is None:
            return
        try:
            _write(self._file, record)
        except OutputError as error:
            self._lost(str(error), output)
        except Exception as error:  # the thread goes on: who waits for it would wait for ever
            self.error = self.error or error
            self._lost(str(error), output)

    def _lost(self, trouble: str, output: Output) -> None:
        first, self.trouble = self.trouble is None, trouble
        if first:
            time_s = output.says[0].time_s if output.says else 0.0
            self._say(Utterance("session.not_saved", {}, time_s, Urgency.INFO))


def _write(file: SessionFile, record: Record) -> None:
    match record:
        case Started(exercise, time_s):
            file.exercise_started(exercise, time_s)
        case Moved(exercise, event, reach):
            file.event(exercise, event, reach)
        case Ended(exercise, time_s, because):
            file.exercise_ended(exercise, time_s, because)
        case Answered(question, value, time_s):
            file.answer(question, value, time_s)
        case Over(time_s, because):
            file.end(time_s, because)
