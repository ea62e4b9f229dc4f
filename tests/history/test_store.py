"""The database says what the logs say, whatever happens to either."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.history.records import ActivityRating, Kind
from posecheck.history.session_file import SessionFile
from posecheck.history.session_record import EndedBecause
from posecheck.history.store import History
from tests.history.made_history import session, years

MORNING = "2026-03-02T07:00:00+01:00"
EVENING = "2026-03-02T19:00:00+01:00"


def everything(folder: Path, *, rebuild: bool = False) -> tuple[object, ...]:
    with History(folder, rebuild=rebuild) as history:
        found = history.sessions()
        return found, [history.movements(each.id) for each in found], history.activities()


def test_a_session_is_told_as_its_log_has_it(tmp_path: Path) -> None:
    path = session(tmp_path, MORNING, reps=7)
    with History(tmp_path) as history:
        (told,) = history.sessions()
        moves = history.movements(told.id)
    assert told.id == path.stem
    assert (told.pain_before, told.pain_after, told.effort) == (3, 2, 5)
    assert told.ended == "done"
    assert told.started.isoformat() == MORNING
    left, right, bridge = told.done
    assert (left.exercise, left.side, left.goal, left.count) == ("leg_raise_hold", "left", 10, 2)
    assert (left.good_form_s, left.reach, left.hold_s, left.faults) == (21.0, 41.0, 10.0, 0)
    assert (right.count, right.movements, right.good_form_s, right.faults) == (1, 2, 14.5, 1)
    assert (bridge.count, bridge.goal, bridge.good_form_s, bridge.faults) == (7, 10, None, 1)
    assert bridge.reach == pytest.approx(172.0)
    logged = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    kept = [line for line in logged if line["type"] in ("repetition", "hold")]
    assert [move.end_s for move in moves] == [line["time_s"] for line in kept]
    assert [move.faults for move in moves] == [tuple(line["faults"]) for line in kept]
    assert moves[4].clean is False and moves[5].clean is True and moves[0].clean is None


def test_spans_are_days_of_the_place_and_people_are_kept_apart(tmp_path: Path) -> None:
    session(tmp_path, "2026-03-01T23:30:00-08:00", who="Ada")  # in UTC it is the 2nd
    session(tmp_path, "2026-03-02T00:30:00+13:00", who="Bo")  # in UTC it is the 1st
    with History(tmp_path) as history:
        by_day = [history.sessions(date(2026, 3, n), date(2026, 3, n)) for n in (1, 2)]
        assert [[each.who for each in found] for found in by_day] == [["Ada"], ["Bo"]]
        assert [each.who for each in history.sessions()] == ["Bo", "Ada"]
        assert history.sessions(who="") == ()
        assert len(history.sessions(who="Ada")) == 1


def test_summer_time_and_a_clock_set_back_change_no_order_and_no_day(tmp_path: Path) -> None:
    """The hour that comes twice: first in summer time, then in winter time."""
    for started in ("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"):
        session(tmp_path, started)
    with History(tmp_path) as history:
        first, second = history.sessions()
    assert second.started_s - first.started_s == 3600
    assert (first.offset_s, second.offset_s) == (7200, 3600)
    assert first.day == second.day == date(2026, 10, 25)


def test_what_is_new_changed_or_gone_is_seen_at_the_next_opening(tmp_path: Path) -> None:
    early, late = session(tmp_path, MORNING), session(tmp_path, EVENING, because=None, pain=None)
    with History(tmp_path) as history:
        assert [each.ended for each in history.sessions()] == ["done", ""]
    with SessionFile.reopen(late) as file:
        file.stated("glute_bridge", None, 99)
        file.answer("pain_after", 8, 0.0)
        file.end(9.0, EndedBecause.PAIN)
    early.unlink()
    with History(tmp_path) as history:
        (told,) = history.sessions()
    assert told.id == late.stem and told.ended == "pain" and told.pain_after == 8
    assert (told.done[-1].count, told.done[-1].counted) == (99, 10)
    assert everything(tmp_path) == everything(tmp_path, rebuild=True)


def test_what_was_deleted_is_gone_from_the_file_too(tmp_path: Path) -> None:
    path = session(tmp_path, MORNING, who="Rumpelstiltskin")
    everything(tmp_path)
    assert b"Rumpelstiltskin" in (tmp_path / "history.sqlite").read_bytes()
    path.unlink()
    everything(tmp_path)
    assert b"Rumpelstiltskin" not in (tmp_path / "history.sqlite").read_bytes()


def test_two_at_once_are_two_sessions_of_one_day(tmp_path: Path) -> None:
    session(tmp_path, MORNING)
    session(tmp_path, MORNING)
    with History(tmp_path) as history, History(tmp_path) as other:
        assert history.sessions() == other.sessions()
        assert len({each.id for each in history.sessions()}) == 2


def test_damaged_logs_are_named_each_time_and_stop_nothing(tmp_path: Path) -> None:
    good = session(tmp_path, MORNING)
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "noise.jsonl").write_bytes(os.urandom(500))
    newer = good.read_text("utf-8").replace('"schema": 1', '"schema": 2')
    (tmp_path / "newer.jsonl").write_text(newer, "utf-8")
    for _ in range(2):
        said: list[str] = []
        with History(tmp_path, said.append) as history:
            assert [each.id for each in history.sessions()] == [good.stem]
        assert len(said) == 3
        assert all(any(name in line for line in said) for name in ("empty", "noise", "newer"))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_damage_of_a_log_makes_the_rest_unreadable(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("logs")
    whole, hurt = session(folder, MORNING), session(folder, EVENING)
    raw = bytearray(hurt.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    hurt.write_bytes(bytes(raw))
    with History(folder) as history:
        assert whole.stem in [each.id for each in history.sessions()]


VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([1])
)


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["side", "faults", "count", "value", "good_form_s"]), VALUES)
)
def test_values_of_a_wrong_kind_are_unknown(
    tmp_path_factory: pytest.TempPathFactory, wrong: dict[str, object]
) -> None:
    path = session(tmp_path_factory.mktemp("logs"), MORNING)
    for kind in ("hold", "answer", "stated", "attempt"):
        line = {"type": kind, "exercise": "glute_bridge", "question": "pain_after", **wrong}
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
    with History(path.parent) as history:
        (told,) = history.sessions()
    assert told.pain_after is None or told.pain_after in range(11)
    assert all(done.count >= 0 and done.side in (None, "left", "right") for done in told.done)


@pytest.mark.parametrize("damage", ["noise", "truncated", "other schema", "pages"])
def test_a_damaged_database_is_made_again(tmp_path: Path, damage: str) -> None:
    session(tmp_path, MORNING)
    before = everything(tmp_path)
    path = tmp_path / "history.sqlite"
    if damage == "other schema":
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE done")
            db.execute("PRAGMA user_version = 99")
    else:
        raw = path.read_bytes()
        cut = {"noise": os.urandom(5000), "truncated": raw[:5000]}
        path.write_bytes(cut.get(damage, raw[:100] + bytes(len(raw) - 100)))
    assert everything(tmp_path) == before


def test_a_disk_that_takes_nothing_leaves_the_history_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session(tmp_path, MORNING)
    everything(tmp_path)
    kept = (tmp_path / "history.sqlite").read_bytes()
    years(tmp_path, 30, datetime(2026, 4, 2, 18).astimezone())

    said: list[str] = []
    real = sqlite3.connect

    def connect(path: object, **options: object) -> sqlite3.Connection:
        db = real(path, **options)  # type: ignore[call-overload]
        if path != ":memory:":
            db.execute("PRAGMA max_page_count = 1")  # as large as it is, and no larger
        return db  # type: ignore[no-any-return]

    monkeypatch.setattr("posecheck.history.store.sqlite3.connect", connect)
    with History(tmp_path, said.append) as history:
        assert len(history.sessions()) == 31
    assert "cannot be written" in said[0]
    assert (tmp_path / "history.sqlite").read_bytes() == kept


def test_a_folder_that_is_not_there_is_an_empty_history(tmp_path: Path) -> None:
    assert everything(tmp_path / "none") == ((), [], ())
    assert not (tmp_path / "none").exists()


REBUILD = """
import sys
from pathlib import Path
from posecheck.history.store import History
print("go", flush=True)
while True:
    with History(Path(sys.argv[1]), rebuild=True) as history:
        history.sessions()
"""


def test_kills_during_a_rebuild_lose_nothing(tmp_path: Path) -> None:
    """The 25 of the benchmark are of the same kind."""
    years(tmp_path, 20, datetime(2026, 3, 2, 18).astimezone())
    before = everything(tmp_path)
    assert len(before[0]) == 20  # type: ignore[arg-type]
    for number in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", REBUILD, str(tmp_path)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.05 * number)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert everything(tmp_path) == before


def test_kinds_are_told_apart(tmp_path: Path) -> None:
    started = MORNING
    with SessionFile.create(tmp_path, (), started, kind=Kind.ASKED, who="Ada") as file:
        file.answer("activity", 4, 0.0, name="socks")
        file.answer("activity", None, 0.0, name="stairs")
    with History(tmp_path) as history:
        (told,) = history.sessions()
        (rated,) = history.activities("Ada")
    assert told.kind is Kind.ASKED and not told.trained
    assert rated == ActivityRating(date(2026, 3, 2), "socks", 4)
