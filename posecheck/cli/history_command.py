"""``posecheck history``: what was done, over months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from posecheck.capture.names import cleaned
from posecheck.cli.terminal import say
from posecheck.cli.wording import Command
from posecheck.errors import UsageError
from posecheck.history.records import PastSession
from posecheck.history.store import History, sessions_folder
from posecheck.settings.schedule import prescription_file, read_schedule
from posecheck.words import text

if TYPE_CHECKING:
    from posecheck.settings.schedule import Schedule

__all__ = ["EXIT_NOT_DUE", "command"]

# Apart from that of a mistake, so that a reminder can tell.
EXIT_NOT_DUE = 10
_A_WEEK = timedelta(days=7)
_ACTIVITIES = 3
# A line of the log takes no more.
MAX_NAME = 100
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("history", cls=Command)
@click.option("--due", is_flag=True)
@click.option("--ask", is_flag=True)
@click.option("--add", multiple=True, metavar="WHAT=NUMBER")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD")
@click.option("--to", "session", metavar="SESSION")
@click.option("--delete", metavar="SESSION")
@click.option("--csv", "csv_file", type=_FILE)
@click.option("--json", "json_file", type=_FILE)
@click.option("--ics", "ics_file", type=_FILE)
@click.option("--rebuild", is_flag=True)
@click.option("--who", default="")
@click.option("--prescription", type=_FILE)
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False))
def command(
    due: bool,
    ask: bool,
    add: tuple[str, ...],
    on: datetime | None,
    session: str | None,
    delete: str | None,
    csv_file: Path | None,
    json_file: Path | None,
    ics_file: Path | None,
    rebuild: bool,
    who: str,
    prescription: Path | None,
    folder: Path | None,
) -> int:
    """Show what was done, or change it."""
    folder, now = folder or sessions_folder(), datetime.now().astimezone()
    schedule = read_schedule(_named(prescription))
    if ics_file is not None:
        _write_days(ics_file, schedule, now)
        return 0
    with History(folder, lambda line: say(line, err=True), rebuild=rebuild) as history:
        sessions = history.sessions(who=who)
        if due:
            return _is_due(schedule, sessions, now.date())
        if add or delete or session or on:
            _change(folder, sessions, add, on, session, delete, who)
        elif ask:
            rated = history.activities(who)
            _ask(folder, {each.name: each.day for each in rated}, now, who)
        elif csv_file or json_file:
            _export(csv_file, json_file, history, sessions, who)
        elif rebuild:
            say(text("history.rebuilt", count=len(sessions), file=str(history.path)))
        else:
            _show(history, sessions, schedule, now.date(), who)
    return 0


def _named(prescription: Path | None) -> Path:
    if prescription is not None and not prescription.exists():
        raise UsageError("history.error.prescription", file=str(prescription))
    return prescription or prescription_file()


def _show(
    history: History, sessions: tuple[PastSession, ...], schedule: Schedule, today: date, who: str
) -> None:
    from posecheck.cli.history_page import history_page

    others = sorted({each.who for each in history.sessions()} - {""}) if not sessions else []
    if others:
        say(text("history.whose", names=", ".join(others)))
        return
    for line in history_page(sessions, history.activities(who), schedule, today):
        say(line)


def _is_due(schedule: Schedule, sessions: tuple[PastSession, ...], today: date) -> int:
    from posecheck.history.overview import trained_days

    trained = trained_days(sessions, today)
    if schedule.is_due(today, trained):
        say(text("history.due"))
        return 0
    say(text("history.done_today" if today in trained else "history.not_due"))
    return EXIT_NOT_DUE


def _export(
    csv_file: Path | None,
    json_file: Path | None,
    history: History,
    sessions: tuple[PastSession, ...],
    who: str,
) -> None:
    from posecheck.report.history_export import write_csv, write_json

    if csv_file is not None:
        write_csv(csv_file, sessions)
    if json_file is not None:
        write_json(json_file, sessions, history.activities(who))
    for file in filter(None, (csv_file, json_file)):
        say(text("history.written", count=len(sessions), file=str(file)))


def _write_days(file: Path, schedule: Schedule, now: datetime) -> None:
    from posecheck.report.history_export import write_text
    from posecheck.settings.schedule import calendar_file

    made = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    write_text(file, calendar_file(schedule, now.date(), text("history.calendar"), made))
    say(text("history.days_written", count=schedule.times_a_week, file=str(file)))


def _change(
    folder: Path,
    sessions: tuple[PastSession, ...],
    add: tuple[str, ...],
    on: datetime | None,
    session: str | None,
    delete: str | None,
    who: str,
) -> None:
    from posecheck.app import entries
    from posecheck.cli.care_asking import interactive

    now = datetime.now().astimezone()
    if bool(add) == bool(delete) or (on and (session or not add)) or (session and not add):
        raise UsageError("history.error.change")
    if delete:
        gone = _found(delete, sessions)
        if interactive():
            click.confirm(text("history.sure", session=gone), abort=True)
        entries.delete(folder, gone)
        say(text("history.deleted", session=gone))
        return
    stated = entries.parse_entries(add)
    if session:
        name = _found(session, sessions)
        entries.correct(folder, name, stated)
    else:
        day = on.date() if on else now.date()
        if day > now.date():
            raise UsageError("history.error.future", day=str(day))
        name = entries.add_by_hand(folder, stated, day, now, who)
    say(text("history.added", session=name))


def _found(name: str, sessions: tuple[PastSession, ...]) -> str:
    """Give the session that is meant; the beginning of its name is enough."""
    ids = [each.id for each in sessions]
    meant = ids[-1:] if name == "last" else [each for each in ids if each.startswith(name)]
    if name in meant:
        return name
    if len(meant) != 1:
        raise UsageError("history.error.session", session=name, count=len(meant))
    return meant[0]


def _ask(folder: Path, known: Mapping[str, date], now: datetime, who: str) -> None:
    """Ask for the activities of last time, or for new ones."""
    from posecheck.app.entries import keep_activities

    newest = max(known.values(), default=None)
    if newest is not None and now.date() - newest < _A_WEEK:
        say(text("history.asked", day=str(newest)))
        return
    names: list[str] = [name for name, day in known.items() if day == newest][:_ACTIVITIES]
    names += [""] * (_ACTIVITIES - len(names))
    say(text("history.ask"))
    rated = dict(filter(None, (_rated(name) for name in names)))
    if rated:
        keep_activities(folder, rated, now, who)
    say(text("history.thanks", count=len(rated)))


def _rated(name: str) -> tuple[str, int] | None:
    """Ask for one activity; words in place of a number name another one."""
    from posecheck.settings.care import SCALE

    while name := name or _prompt(text("history.name_one")):
        said = _prompt(text("history.rate", name=name))
        if not said:
            break
        if said.isascii() and said.isdigit() and int(said) in SCALE:
            return name, int(said)
        name = said
    return None


def _prompt(words: str) -> str:
    said: str = click.prompt(words, default="", show_default=False)
    return cleaned(said.strip())[:MAX_NAME]
