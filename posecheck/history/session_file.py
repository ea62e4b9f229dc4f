"""The append-only file of a session: what was done is on disk as soon as it is done.

One JSON object a line, UTF-8. The first line names the schema, the plan and when the
session was begun; every repetition and hold follows as it happens, each written,
flushed and synced before `SessionFile.append` returns. A kill can only tear the line
that was being written; readers leave it out, and going on cuts it off.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from posecheck.capture.names import shown
from posecheck.errors import InputError, OutputError
from posecheck.events import AttemptRejected, HoldEnded, RepCompleted
from posecheck.files import make_folder, open_own, parse_json, read_bounded
from posecheck.history.records import Kind
from posecheck.history.session_record import (
    SCHEMA,
    EndedBecause,
    Line,
    PlannedDose,
    SavedSession,
    Type,
    dose_entry,
    is_name,
    is_sound,
    line_of_event,
    planned_of,
)
from posecheck.words import text, why

__all__ = ["SessionFile", "is_in_use", "read_session", "unfinished_sessions"]

_SUFFIX = ".jsonl"
# An hour has a few hundred lines of 300 bytes, a programme six exercises; more is none of ours.
MAX_BYTES = 4 * 1024 * 1024
_MOST_EXERCISES = 50
_FLAGS = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)


class SessionFile:
    """A session being written.

    Every method that writes blocks until the line is on disk, up to a second: call it from
    a thread that nothing waits for. Not safe for several threads at once.

    Attributes
    ----------
    lines : int
        How many lines of this run are on disk: acknowledged, never to be lost.
    """

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self.lines = 0
        self._descriptor = descriptor
        self._lock = _lock_of(path)
        with suppress(OSError):  # some drives know no locks
            self._lock.acquire(blocking=False)
        self._good_bytes = os.fstat(descriptor).st_size

    @classmethod
    def create(
        cls,
        folder: Path,
        plan: Sequence[PlannedDose],
        started: str,
        *,
        kind: Kind = Kind.SESSION,
        who: str = "",
        source: str = "",
    ) -> SessionFile:
        """Begin the file of a new session.

        Parameters
        ----------
        started : str
            When, in ISO 8601 with the offset from UTC; names the file too.

        Raises
        ------
        OutputError
            If the folder is not writable or the disk is full.
        """
        try:
            make_folder(folder)
            path, descriptor = _new_file(folder, started)
        except OSError as error:
            raise _cannot_write(folder, error) from None
        file = cls(path, descriptor)
        try:
            of = "" if kind is Kind.SESSION else kind.value
            origin = {"kind": of, "who": who, "source": source}
            known = {name: value for name, value in origin.items() if value}
            file.append({**_header(plan, started), **known})
        except OutputError:
            file.close()
            path.unlink(missing_ok=True)
            raise
        _sync_folder(folder)
        return file

    @classmethod
    def go_on(cls, saved: SavedSession, started: str) -> SessionFile:
        """Open the file of an unfinished session again, and write that it goes on.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        file = cls.reopen(saved.path)
        file.append({"type": Type.RESUMED.value, "started": started})
        return file

    @classmethod
    def reopen(cls, path: Path) -> SessionFile:
        """Open a file again to add to it; a torn last line is cut off.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        try:
            descriptor = os.open(path, _FLAGS)
            _cut_torn_line(descriptor)
        except OSError as error:
            raise _cannot_write(path, error) from None
        return cls(path, descriptor)

    def append(self, line: Line) -> None:
        """Write one line and sync it to the disk.

        Raises
        ------
        OutputError
            If it cannot be written; the file then ends with the line before.
        """
        data = (json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")
        try:
            _write_all(self._descriptor, data)
            os.fsync(self._descriptor)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._descriptor, self._good_bytes)
            raise _cannot_write(self.path, error) from None
        self._good_bytes += len(data)
        self.lines += 1

    def event(
        self,
        exercise: str,
        event: RepCompleted | HoldEnded | AttemptRejected,
        reach: float = math.nan,
    ) -> None:
        """Write a repetition, a hold or an attempt of an exercise, and how far it went."""
        self.append(line_of_event(exercise, event, reach))

    def exercise_started(self, exercise: str, time_s: float) -> None:
        """Write that an exercise begins."""
        self.append(_line(Type.EXERCISE_STARTED, exercise=exercise, time_s=round(time_s, 3)))

    def exercise_ended(self, exercise: str, time_s: float, because: EndedBecause) -> None:
        """Write that an exercise is over, and why."""
        line = _line(Type.EXERCISE_ENDED, exercise=exercise, time_s=round(time_s, 3))
        self.append({**line, "because": because.value})

    def stated(self, exercise: str, side: str | None, count: int) -> None:
        """Write how much was done by the person's own word, in place of what was counted."""
        self.append(_line(Type.STATED, exercise=exercise, side=side, count=count))

    def answer(self, question: str, value: int | str | None, time_s: float, **more: str) -> None:
        """Write an answer, such as the pain before; None: asked and not answered."""
        line = _line(Type.ANSWER, question=question, value=value, time_s=round(time_s, 3))
        self.append({**line, **more})

    def end(self, time_s: float, because: EndedBecause) -> None:
        """Write that the session is over; without this line it can be gone on with."""
        line = _line(Type.SESSION_ENDED, time_s=round(time_s, 3), because=because.value)
        self.append(line)

    def close(self) -> None:
        """Close the file. What was appended is on disk already; may be called twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            _let_go(self._lock)

    def __enter__(self) -> SessionFile:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _lock_of(path: Path) -> FileLock:
    """Give the lock of a session's file; it goes with the process, however that ends."""
    return FileLock(path.with_suffix(".lock"), mode=0o600, thread_local=False)


def _let_go(lock: FileLock) -> None:
    if lock.is_locked:
        lock.release()
        with suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)


def is_in_use(path: Path) -> bool:
    """Whether a living process is known to write the file."""
    lock = _lock_of(path)
    if not Path(lock.lock_file).exists():
        return False
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return True
    except OSError:
        return False
    _let_go(lock)
    return False


def _line(kind: Type, **values: Any) -> dict[str, Any]:
    return {"type": kind.value, **values}


def _header(plan: Sequence[PlannedDose], started: str) -> Line:
    doses = [dose_entry(planned) for planned in plan]
    return _line(Type.SESSION, schema=SCHEMA, started=started, plan=doses)


def _new_file(folder: Path, started: str) -> tuple[Path, int]:
    """Make a file named by the time; a second session of the same second gets a number."""
    stem = "".join(c for c in started if c.isalnum() or c in "+-")
    for number in range(1, 100):
        path = folder / (f"{stem}{f'-{number}' if number > 1 else ''}{_SUFFIX}")
        with suppress(FileExistsError):
            open_own(path, "xb").close()
            return path, os.open(path, _FLAGS)
    raise FileExistsError(17, text("error.session.too_many"))


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _sync_folder(folder: Path) -> None:
    """Make the new file's name survive a power cut, where folders can be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cut_torn_line(descriptor: int) -> None:
    size = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    data = os.read(descriptor, min(size, MAX_BYTES))
    os.ftruncate(descriptor, data.rfind(b"\n") + 1)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError("error.session.unwritable", path=path, why=why(error))


def read_session(path: Path) -> SavedSession:
    """Read a session file, whole or torn.

    Lines that cannot be read, or say what cannot be, are left out and counted.

    Raises
    ------
    InputError
        If it is no session file, or one of a newer version.
    """
    try:
        raw = read_bounded(path, MAX_BYTES).split(b"\n")
    except OSError as error:
        raise _no_session(path, why(error)) from None
    lines = [_parsed(line) for line in raw[:-1]]
    header = lines[0] if lines else None
    if header is None or header["type"] != Type.SESSION:
        raise _no_session(path, text("error.session.no_beginning"))
    if header.get("schema") != SCHEMA:
        raise _no_session(path, text("error.session.schema", schema=SCHEMA))
    try:
        plan = tuple(planned_of(entry) for entry in header["plan"])
        datetime.fromisoformat(header["started"]).astimezone()
    except (KeyError, OverflowError, TypeError, ValueError):
        raise _no_session(path, text("error.session.no_plan")) from None
    kind = header.get("kind", Kind.SESSION)
    origin = [header.get(name, "") for name in ("who", "source")]
    if kind not in set(Kind) or not all(is_name(word) for word in origin):
        raise _no_session(path, text("error.session.origin"))
    if not (kind == Kind.SESSION) <= len(plan) <= _MOST_EXERCISES:
        raise _no_session(path, text("error.session.plan_size"))
    known = tuple(line for line in lines[1:] if line is not None)
    return SavedSession(
        *(path, header["started"], plan, known, len(lines) - 1 - len(known) + bool(raw[-1])),
        *(Kind(kind), *origin),
    )


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        value = parse_json(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) and is_sound(value) else None


def _no_session(path: Path, reason: str) -> InputError:
    return InputError("error.session.passed_over", path=shown(path), why=reason)


def unfinished_sessions(
    folder: Path, say_line: Callable[[str], None] = lambda line: None
) -> tuple[SavedSession, ...]:
    """Give the sessions that were begun, cut short and have something left, newest first.

    Files that are no sessions are passed over, each with one line to `say_line`, and so is
    one that another running posecheck is writing.
    """
    found = []
    for path in sorted(folder.glob(f"*{_SUFFIX}"), reverse=True):
        try:
            saved = read_session(path)
        except InputError as error:
            say_line(str(error))
            continue
        # Asked of every session: what a killed one has left of its lock goes.
        if is_in_use(path):
            continue
        if saved.begun and not saved.finished and saved.left():
            found.append(saved)
    return tuple(sorted(found, key=lambda saved: saved.started, reverse=True))
