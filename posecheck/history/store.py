"""The history as a database, filled from the logs of the sessions.

The logs are the record; the database is only quicker to ask, and can be made from them again
at any time. Every opening takes in what is new, changed or gone, in one transaction: a kill
in the middle leaves the database as it was. Where it cannot be written (a full disk), what
the logs say is put together in memory for this once.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from posecheck.errors import InputError
from posecheck.files import open_own
from posecheck.history.records import ActivityRating, Done, Kind, Movement, PastSession
from posecheck.resources import data_folder
from posecheck.words import text

__all__ = ["History", "sessions_folder"]

# Raised whenever a table changes; a database of another one is made anew from the logs.
_SCHEMA = 1
_SUFFIX = ".jsonl"
# A second posecheck fills it for a second at most.
_BUSY_S = 20.0
_SESSION = tuple(f.name for f in fields(PastSession) if f.name != "done")
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "logs": ("name", "stamp", "trouble"),
    # The day is kept beside the time, so that spans of days need no time zones.
    "sessions": (*_SESSION[:6], "day", *_SESSION[6:]),
    "done": ("session", "place", *(f.name for f in fields(Done))),
    "movements": ("session", *(f.name for f in fields(Movement))),
    "activities": ("session", "name", "value"),
}


def sessions_folder() -> Path:
    """Give the folder of the logs in the user's data folder."""
    return data_folder() / "sessions"


class History:
    """What was done, over months; to be used as a context.

    Parameters
    ----------
    folder : Path
        Of the logs; the database lies in it. It need not exist.
    say_line : callable
        Told in one line of each log that is passed over, and of a database that cannot be
        written.
    rebuild : bool
        Read every log again, whether it has changed or not.
    """

    def __init__(
        self,
        folder: Path,
        say_line: Callable[[str], None] = lambda line: None,
        *,
        rebuild: bool = False,
    ) -> None:
        self._folder = folder
        self.path = folder / "history.sqlite"
        try:
            self._db = self._filled(self.path, rebuild=rebuild)
        except (OSError, sqlite3.OperationalError) as error:
            if folder.is_dir():
                say_line(text("error.history.database", path=self.path, why=error))
            self._db = self._filled(None, rebuild=True)
        for (line,) in self._db.execute("SELECT trouble FROM logs WHERE trouble <> ''"):
            say_line(line)

    def __enter__(self) -> History:
        return self

    def __exit__(self, *error: object) -> None:
        self._db.close()

    def _filled(self, path: Path | None, *, rebuild: bool) -> sqlite3.Connection:
        try:
            return _open_and_fill(path, self._folder, rebuild=rebuild)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # Damaged, or no database at all: all of it is in the logs.
            if path is not None:
                path.unlink()
            return _open_and_fill(path, self._folder, rebuild=True)

    def sessions(
        self, since: date | None = None, until: date | None = None, who: str | None = None
    ) -> tuple[PastSession, ...]:
        """Give the sessions of a span of days, both included, in the order of time.

        Parameters
        ----------
        since, until : date, optional
            Days as they were where the session was done.
        who : str, optional
            Of one person; default: of everybody.
        """
        where, values = _span(since, until, who)
        done: dict[str, list[Done]] = {}
        wanted = ", ".join(f"done.{f.name}" for f in fields(Done))
        joined = f"FROM done JOIN sessions ON id = session WHERE {where} ORDER BY session, place"
        for session, *row in self._db.execute(f"SELECT session, {wanted} {joined}", values):
            done.setdefault(session, []).append(Done(*row))
        chosen = f"SELECT {', '.join(_SESSION)} FROM sessions WHERE {where} ORDER BY started_s, id"
        return tuple(
            _session(row, done.get(row[0], [])) for row in self._db.execute(chosen, values)
        )

    def movements(self, session: str) -> tuple[Movement, ...]:
        """Give the repetitions, holds and attempts of a session in their order."""
        columns = _COLUMNS["movements"][1:]
        found = self._db.execute(
            f"SELECT {', '.join(columns)} FROM movements WHERE session = ? ORDER BY rowid",
            (session,),
        )
        return tuple(_movement(dict(zip(columns, row, strict=True))) for row in found)

    def activities(self, who: str | None = None) -> tuple[ActivityRating, ...]:
        """Give how activities of daily life went, in the order of time."""
        where, values = _span(None, None, who)
        found = self._db.execute(
            "SELECT day, activities.name, value FROM activities JOIN sessions ON id = session "
            f"WHERE {where} ORDER BY started_s, activities.rowid",
            values,
        )
        return tuple(ActivityRating(date.fromisoformat(day), *rest) for day, *rest in found)


def _session(row: tuple[Any, ...], done: list[Done]) -> PastSession:
    id_, who, kind, *rest = row
    return PastSession(id_, who, Kind(kind), *[*rest, tuple(done)])


def _movement(row: dict[str, Any]) -> Movement:
    clean = None if row["clean"] is None else bool(row["clean"])
    faults = tuple(json.loads(row["faults"]))
    return Movement(**{**row, "counted": bool(row["counted"]), "clean": clean, "faults": faults})


def _span(since: date | None, until: date | None, who: str | None) -> tuple[str, list[str]]:
    wanted = {"day >=": since, "day <=": until, "who =": who}
    known = {clause: str(value) for clause, value in wanted.items() if value is not None}
    return " AND ".join([*(f"{clause} ?" for clause in known), "TRUE"]), list(known.values())


def _open_and_fill(path: Path | None, folder: Path, *, rebuild: bool) -> sqlite3.Connection:
    if path is not None:
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        open_own(path, "ab").close()
    db = sqlite3.connect(path or ":memory:", timeout=_BUSY_S, isolation_level=None)
    try:
        # What was deleted is gone from the file, too.
        db.execute("PRAGMA secure_delete = ON")
        if db.execute("PRAGMA user_version").fetchone()[0] != _SCHEMA:
            rebuild = True
        known = {} if rebuild else dict(db.execute("SELECT name, stamp FROM logs"))
        there = _stamps(folder)
        if rebuild or known != there:
            _fill(db, folder, known, there, rebuild=rebuild)
    except BaseException:
        db.close()
        raise
    return db


def _stamps(folder: Path) -> dict[str, str]:
    """Give for each log what changes when it is written to."""
    found = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_SUFFIX):
                with suppress(OSError):
                    stat = entry.stat()
                    found[entry.name] = f"{stat.st_size} {stat.st_mtime_ns}"
    return found


def _fill(
    db: sqlite3.Connection,
    folder: Path,
    known: Mapping[str, str],
    there: Mapping[str, str],
    *,
    rebuild: bool,
) -> None:
    """Take in what is new, changed or gone; all of it or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        if rebuild:
            _make_tables(db)
        for name in known.keys() - there.keys():
            _forget(db, name)
        for name in sorted(there):
            if known.get(name) != there[name]:
                _forget(db, name)
                _take_in(db, folder / name, there[name])
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def _make_tables(db: sqlite3.Connection) -> None:
    for table, columns in _COLUMNS.items():
        db.execute(f"DROP TABLE IF EXISTS {table}")
        db.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        db.execute(f"CREATE INDEX {table}_of ON {table} ({columns[0]})")
    db.execute(f"PRAGMA user_version = {_SCHEMA}")


def _forget(db: sqlite3.Connection, name: str) -> None:
    session = name.removesuffix(_SUFFIX)
    for table in ("done", "movements", "activities"):
        db.execute(f"DELETE FROM {table} WHERE session = ?", (session,))
    db.execute("DELETE FROM sessions WHERE id = ?", (session,))
    db.execute("DELETE FROM logs WHERE name = ?", (name,))


def _take_in(db: sqlite3.Connection, path: Path, stamp: str) -> None:
    from posecheck.history.filling import rows_of  # 0.1 s, only where a log is new

    try:
        rows, trouble = rows_of(path), ""
    except InputError as error:
        rows, trouble = None, str(error)
    _insert(db, "logs", [(path.name, stamp, trouble)])
    if rows is not None:
        _insert(db, "sessions", [rows.session])
        for table in ("done", "movements", "activities"):
            _insert(db, table, getattr(rows, table))


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(_COLUMNS[table]))
    db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
