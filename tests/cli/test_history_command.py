"""``posecheck history`` as somebody types it."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from posecheck.history.session_file import SessionFile
from posecheck.history.session_record import EndedBecause
from posecheck.history.store import History
from tests.cli.conftest import Posecheck
from tests.history.made_history import PLAN, session

NOW = datetime.now().astimezone()
DAILY = 'times_a_week = 7\n[[exercise]]\nname = "glute_bridge"\n'


def ago(days: int) -> str:
    return (NOW - timedelta(days=days)).isoformat(timespec="seconds")


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own folder of logs; nothing of this computer's user is read."""
    monkeypatch.setattr(
        "posecheck.cli.history_command.prescription_file", lambda: tmp_path / "none.toml"
    )
    return tmp_path / "logs"


def test_an_empty_history_says_what_to_do(posecheck: Posecheck, logs: Path) -> None:
    said = posecheck("history", "--folder", logs)
    assert said.code == 0 and "posecheck train" in said.out and not said.err
    assert not logs.exists()


def test_the_page_has_days_week_trends_pain_and_sessions(posecheck: Posecheck, logs: Path) -> None:
    session(logs, ago(40), reps=4)
    stopped = session(logs, ago(1), pain=(3, 7), because=EndedBecause.PAIN)
    session(logs, ago(-3))
    (logs / "broken.jsonl").write_text("no log", "utf-8")
    said = posecheck("history", "--folder", logs)
    assert said.code == 0 and "broken.jsonl" in said.err
    lines = said.out.splitlines()
    assert lines[0] == f"This week: {int(NOW.weekday() > 0)} of 2 days."
    week = next(line for line in lines if line.startswith(str(monday_of(NOW - timedelta(days=1)))))
    assert "!" in week
    (bridge,) = [line for line in lines if line.startswith("Bridge")]
    assert "4 > 10" in bridge and "0.25 > 0.1" in bridge and "172" in bridge
    (last,) = [line for line in lines if line.startswith(stopped.stem)]
    assert "3 > 7" in last and last.endswith("pain")
    assert "One session lies in the future" in said.out


def monday_of(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())


def test_due_has_an_exit_code_and_one_line(posecheck: Posecheck, logs: Path) -> None:
    path = logs.parent / "daily.toml"
    path.write_text(DAILY, "utf-8")
    asked = ("history", "--due", "--folder", logs, "--prescription", path)
    said = posecheck(*asked)
    assert (said.code, said.out.count("\n")) == (0, 1)
    session(logs, ago(0))
    said = posecheck(*asked)
    assert (said.code, said.out) == (10, "Done for today.\n")
    path.write_text(f"until = 2020-01-01\n{DAILY}", "utf-8")
    assert posecheck(*asked[:-2], "--prescription", path).code == 10
    assert posecheck(*asked[:-1], logs / "none.toml").code == 2


def test_entries_by_hand_are_kept_corrected_and_deleted(posecheck: Posecheck, logs: Path) -> None:
    at = ("--folder", logs)
    day = str((NOW - timedelta(days=2)).date())
    added = ("--add", "glute_bridge=10", "--add", "supine_twist=3", "--add", "pain_after=4")
    assert posecheck("history", *added, "--on", day, *at).code == 0
    (told,) = sessions(logs)
    assert (told.kind, str(told.day), told.pain_after) == ("manual", day, 4)
    assert [(d.exercise, d.side, d.count) for d in told.done] == [
        *(("glute_bridge", None, 10), ("supine_twist", "left", 3), ("supine_twist", "right", 3)),
    ]
    corrected = ("--to", "last", "--add", "supine_twist.left=0", "--add", "pain_after=5")
    assert posecheck("history", *corrected, *at).code == 0
    (told,) = sessions(logs)
    assert (told.done[1].count, told.done[2].count, told.pain_after) == (0, 3, 5)
    assert posecheck("history", "--delete", told.id[:4], *at).code == 0
    assert sessions(logs) == ()
    assert list(logs.glob("*.jsonl")) == []


def sessions(logs: Path):  # type: ignore[no-untyped-def]
    with History(logs) as history:
        return history.sessions()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--add", "glute_bridge"), "WHAT=NUMBER"),
        (("--add", "glute_bridge=-3"), "WHAT=NUMBER"),
        (("--add", "glute_bridge.left=3"), "only where the exercise has sides"),
        (("--add", "supine_twist.up=3"), ".left or .right"),
        (("--add", "pain_after=11"), "0 to 10"),
        (("--add", "hop=3"), "hop"),
        (("--add", "glute_bridge=3", "--on", "2999-01-01"), "still to come"),
        (("--add", "glute_bridge=3", "--delete", "last"), "--delete SESSION alone"),
        (("--on", "2020-01-01"), "expected --add"),
        (("--to", "last"), "expected --add"),
        (("--delete", "last"), "no such session"),
        (("--delete", ""), "--delete"),
    ],
)
def test_wrong_use_is_one_line(
    posecheck: Posecheck, logs: Path, words: tuple[str, ...], part: str
) -> None:
    assert part in posecheck("history", "--folder", logs, *words).one_line(2)
    assert list(logs.glob("*.jsonl")) == []


def test_a_session_under_way_is_left_alone(posecheck: Posecheck, logs: Path) -> None:
    with SessionFile.create(logs, PLAN, ago(0)) as file:
        raw = file.path.read_bytes()
        for words in (("--delete", "last"), ("--to", "last", "--add", "glute_bridge=3")):
            line = posecheck("history", "--folder", logs, *words).one_line(2)
            assert "under way" in line
        assert file.path.read_bytes() == raw


def test_csv_and_json_say_what_the_records_say(posecheck: Posecheck, logs: Path) -> None:
    session(logs, ago(1), reps=7)
    said = posecheck("history", "--folder", logs, "--csv", "a.csv", "--json", "a.json")
    assert said.code == 0
    (told,) = sessions(logs)
    rows = list(csv.DictReader(Path("a.csv").read_text("utf-8").splitlines()))
    document = json.loads(Path("a.json").read_text("utf-8"))
    (kept,) = document["sessions"]
    assert len(rows) == len(kept["done"]) == len(told.done) == 3
    for done, row, entry in zip(told.done, rows, kept["done"], strict=True):
        for name in ("exercise", "side", "goal", "count", "faults", "good_form_s", "reach"):
            value = getattr(done, name)
            assert entry[name] == value
            assert row[name] == ("" if value is None else str(value))
    assert kept["started"] == rows[0]["started"] == told.started.isoformat()
    assert "cannot be written" in posecheck(
        *("history", "--folder", logs, "--csv", "none/a.csv")
    ).one_line(6)


def test_the_days_can_be_given_to_a_calendar(posecheck: Posecheck, logs: Path) -> None:
    said = posecheck("history", "--folder", logs, "--ics", "a.ics")
    assert said.code == 0 and "a.ics" in said.out
    assert b"RRULE:FREQ=WEEKLY;BYDAY=MO,TH\r\n" in Path("a.ics").read_bytes()


def test_daily_life_is_asked_once_a_week(
    posecheck: Posecheck, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["socks", "4", "stairs", "11", "12", "shopping", "7", ""])
    monkeypatch.setattr("click.prompt", lambda *words, **more: next(answers))
    assert posecheck("history", "--ask", "--folder", logs).code == 0
    with History(logs) as history:
        rated = history.activities()
    assert [(each.name, each.value) for each in rated] == [("socks", 4), ("shopping", 7)]
    said = posecheck("history", "--ask", "--folder", logs)
    assert "once a week is enough" in said.out
    assert "socks: 4" in posecheck("history", "--folder", logs).out


def test_people_are_asked_for_by_name(posecheck: Posecheck, logs: Path) -> None:
    session(logs, ago(1), who="Ada")
    assert "--who: Ada" in posecheck("history", "--folder", logs).out
    assert "Bridge" in posecheck("history", "--folder", logs, "--who", "Ada").out


def test_a_rebuild_says_what_it_has(posecheck: Posecheck, logs: Path) -> None:
    session(logs, ago(1))
    said = posecheck("history", "--rebuild", "--folder", logs)
    assert said.code == 0 and "of 1 session." in said.out
