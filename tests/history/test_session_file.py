"""The session file: what was acknowledged is there, whatever happened afterwards."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.assessment import Dose
from posecheck.errors import InputError, OutputError
from posecheck.events import AttemptRejected, EndReason, HoldEnded, RejectReason, RepCompleted
from posecheck.history.session_file import SessionFile, read_session, unfinished_sessions
from posecheck.history.session_record import EndedBecause, PlannedDose, SavedSession
from posecheck.landmarks import Side

STARTED = "2026-03-01T18:30:00+01:00"
BRIDGE = PlannedDose("glute_bridge", Dose(1, 3, 0.0), has_sides=False)
LIFT = PlannedDose("leg_raise_hold", Dose(2, 2, 10.0), has_sides=True)
PLAN = (LIFT, BRIDGE)


def rep(count: int, time_s: float = 5.0) -> RepCompleted:
    return RepCompleted(
        time_s, time_s - 4, time_s - 2, count, None, 1.8, math.nan, 172.0, ("slow",), False
    )


def hold(side: Side, counted: bool = True) -> HoldEnded:
    reason = EndReason.LEFT_POSITION
    return HoldEnded(20.0, 8.0, side, 12.0, 10.5, 10.0, counted, reason, (), None)


def begun(folder: Path) -> SessionFile:
    return SessionFile.create(folder, PLAN, STARTED)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        file.answer("pain_before", 3, 0.0)
        file.exercise_started("leg_raise_hold", 4.0)
        file.event("leg_raise_hold", hold(Side.LEFT))
        file.event("leg_raise_hold", hold(Side.RIGHT, counted=False))
        file.event("glute_bridge", rep(1))
        attempt = AttemptRejected(9.0, 8.0, None, RejectReason.TOO_SMALL, 0.5)
        file.event("glute_bridge", attempt)
        file.end(30.0, EndedBecause.DONE)
    saved = read_session(file.path)
    assert saved.plan == PLAN
    assert saved.started == STARTED
    assert saved.finished
    assert saved.damaged == 0
    assert saved.done(LIFT) == {Side.LEFT: 1, Side.RIGHT: 0}
    assert saved.done(BRIDGE) == {None: 1}
    by_type = {line["type"]: line for line in saved.lines}
    assert by_type["repetition"]["down_s"] is None
    assert by_type["repetition"]["faults"] == ["slow"]
    assert by_type["attempt"]["reached"] == 0.5
    assert by_type["answer"] == {
        "type": "answer",
        "question": "pain_before",
        "value": 3,
        "time_s": 0.0,
    }


def test_what_is_left_is_counted_by_side_and_in_order(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        for _ in range(5):
            file.event("leg_raise_hold", hold(Side.LEFT))
        file.event("leg_raise_hold", hold(Side.RIGHT))
        file.event("glute_bridge", rep(1))
    left = read_session(file.path).left()
    assert [entry.planned.exercise for entry in left] == ["leg_raise_hold", "glute_bridge"]
    assert left[0].to_do == {Side.LEFT: 0, Side.RIGHT: 3}
    assert left[1].to_do == {None: 2}


@pytest.mark.parametrize("because", EndedBecause)
def test_an_exercise_that_was_ended_is_not_offered_again(
    tmp_path: Path, because: EndedBecause
) -> None:
    with begun(tmp_path) as file:
        file.exercise_ended("leg_raise_hold", 9.0, because)
    assert [left.planned for left in read_session(file.path).left()] == [BRIDGE]


def test_only_unfinished_sessions_with_something_left_are_offered_newest_first(
    tmp_path: Path,
) -> None:
    def session(started: str) -> SessionFile:
        return SessionFile.create(tmp_path, PLAN, started)

    with session("2026-03-01T10:00:00+01:00") as early:
        early.event("glute_bridge", rep(1))
    with session("2026-03-02T10:00:00+01:00") as done:
        done.end(5.0, EndedBecause.DONE)
    with session("2026-03-03T10:00:00+01:00") as all_over:
        for planned in PLAN:
            all_over.exercise_ended(planned.exercise, 1.0, EndedBecause.DONE)
    with session("2026-03-04T10:00:00+01:00") as late:
        late.event("glute_bridge", rep(1))
    (tmp_path / "notes.jsonl").write_text("nothing of ours\n", "utf-8")
    assert [saved.path for saved in unfinished_sessions(tmp_path)] == [late.path, early.path]


def test_a_session_whose_camera_never_started_is_not_offered(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        file.answer("pain_before", 2, 0.0)
    assert unfinished_sessions(tmp_path) == ()
    (saved,) = [read_session(path) for path in tmp_path.iterdir()]
    with SessionFile.go_on(saved, "2026-03-01T18:31:00+01:00"):
        pass
    assert unfinished_sessions(tmp_path) == ()


def test_no_folder_no_sessions(tmp_path: Path) -> None:
    assert unfinished_sessions(tmp_path / "nowhere") == ()


def test_a_session_that_is_being_written_is_not_offered(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        file.exercise_started("glute_bridge", 1.0)
        assert unfinished_sessions(tmp_path) == ()
    assert [saved.path for saved in unfinished_sessions(tmp_path)] == [file.path]
    assert list(tmp_path.iterdir()) == [file.path]


def test_two_sessions_of_the_same_second_are_two_files(tmp_path: Path) -> None:
    with begun(tmp_path) as one, begun(tmp_path) as other:
        assert one.path != other.path


def test_only_the_person_may_read_it(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such permissions")
    with begun(tmp_path) as file:
        assert file.path.stat().st_mode & 0o077 == 0


def three_lines(folder: Path) -> Path:
    with begun(folder) as file:
        file.event("glute_bridge", rep(1))
        file.event("glute_bridge", rep(2))
    return file.path


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_torn_anywhere_all_whole_lines_are_read_and_it_can_be_gone_on_with(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = three_lines(tmp_path_factory.mktemp("torn"))
    whole = path.read_bytes()
    header = whole.index(b"\n") + 1
    cut = data.draw(st.integers(header, len(whole)))
    junk = data.draw(st.binary(max_size=20).filter(lambda b: b"\n" not in b))
    path.write_bytes(whole[:cut] + junk)
    saved = read_session(path)
    complete = whole[:cut].count(b"\n") - 1
    assert saved.done(BRIDGE) == {None: complete}
    with SessionFile.go_on(saved, "2026-03-01T19:00:00+01:00") as file:
        file.event("glute_bridge", rep(3))
    again = read_session(path)
    assert again.damaged == 0
    assert again.parts == 2
    assert again.done(BRIDGE) == {None: complete + 1}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_costs_the_damaged_lines_and_no_others(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = three_lines(tmp_path_factory.mktemp("damaged"))
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(whole.index(b"\n") + 1, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(whole))
    saved = read_session(path)
    assert saved.done(BRIDGE)[None] in (0, 1, 2)
    assert saved.done(BRIDGE)[None] >= 1 or saved.damaged


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\x00\xff\n",
        b"[]\n",
        b'{"type": "session"}\n',
        b'{"type": "session", "schema": 99, "started": "x", "plan": []}\n',
        b'{"type": "session", "schema": 1, "started": "x", "plan": [{"exercise": 3}]}\n',
        b'{"type": "session", "schema": 1, "started": "x", "plan": 7}\n',
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_no_session_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no session") as caught:
        read_session(path)
    assert "\n" not in str(caught.value)


def header(**changed: object) -> dict[str, object]:
    bridge = {"exercise": "glute_bridge", "sets": 1, "reps": 3, "hold_s": 0.0, "has_sides": False}
    inside = {key: value for key, value in changed.items() if key in bridge}
    plan = {"plan": [{**bridge, **inside}], "type": "session", "schema": 1, "started": STARTED}
    return {**plan, **{key: value for key, value in changed.items() if key in plan}}


def kept(folder: Path, *lines: object, name: str = "x.jsonl") -> Path:
    """A session file of some lines, NaN and infinity included."""
    folder.mkdir(exist_ok=True)
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / name).write_text(text, "utf-8")
    return folder / name


DAMAGED_HEADERS = [
    {"sets": math.inf},
    {"sets": math.nan},
    {"sets": 10**4000},
    {"sets": 0},
    {"sets": "3"},
    {"sets": True},
    {"reps": -1},
    {"hold_s": math.nan},
    {"hold_s": -math.inf},
    {"hold_s": 1e9},
    {"hold_s": "10"},
    {"hold_s": [10]},
    {"has_sides": "no"},
    {"exercise": ["glute_bridge"]},
    {"exercise": {"a": 1}},
    {"exercise": "\ud800"},
    {"exercise": "\x1b[31m"},
    {"exercise": "x" * 10_000},
    {"started": "yesterday"},
    {"started": 7},
    {"started": "0001-01-01T00:00:00+14:00"},
    {"schema": [1]},
    {"plan": {}},
    {"plan": "glute_bridge"},
    {"plan": [[]]},
    {"plan": [header()["plan"]] * 2},
    {"plan": header()["plan"] * 100_000},  # type: ignore[operator]
]


def test_the_header_that_the_damaged_ones_are_made_of_is_good(tmp_path: Path) -> None:
    assert read_session(kept(tmp_path, header())).plan == (BRIDGE,)


@pytest.mark.parametrize("changed", DAMAGED_HEADERS)
def test_a_damaged_session_is_passed_over_with_one_line(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    good = three_lines(tmp_path)
    bad = kept(tmp_path, header(**changed))
    said: list[str] = []
    (found,) = unfinished_sessions(tmp_path, said.append)
    assert found.path == good
    (line,) = said
    assert line.startswith(str(bad))
    assert "passed over; delete it or move it away" in line
    assert line.isprintable()
    assert len(line) < 300


DAMAGED_LINES = [
    '{"type": "repetition", "exercise": ["glute_bridge"]}',
    '{"type": "exercise_ended", "exercise": {"a": 1}}',
    '{"type": "exercise_ended", "exercise": ["glute_bridge"]}',
    '{"type": "repetition", "exercise": "\\ud800"}',
    '{"type": "repetition", "exercise": "glute_bridge", "best": NaN}',
    '{"type": "repetition", "exercise": "glute_bridge", "count": ' + "9" * 5000 + "}",
    '{"type": ["repetition"], "exercise": "glute_bridge"}',
    '{"type": "repetition", "exercise": ' + "[" * 50_000 + "}",
]


@pytest.mark.parametrize("line", DAMAGED_LINES)
def test_a_damaged_line_is_left_out_and_counted(tmp_path: Path, line: str) -> None:
    path = kept(tmp_path, header(), {"type": "repetition", "exercise": "glute_bridge"})
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    (saved,) = unfinished_sessions(tmp_path)
    assert saved.damaged == 1
    assert [left.total for left in saved.left()] == [2]


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        begun(blocked)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_leaves_the_lines_before_and_says_so(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        file.event("glute_bridge", rep(1))
        saved_descriptor = os.dup(file._descriptor)
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, file._descriptor)
        with pytest.raises(OutputError, match="free some space"):
            file.event("glute_bridge", rep(2))
        os.dup2(saved_descriptor, file._descriptor)
        file.event("glute_bridge", rep(2))
        os.close(full)
        os.close(saved_descriptor)
    saved = read_session(file.path)
    assert saved.done(BRIDGE) == {None: 2}
    assert saved.damaged == 0


WRITER = """
import sys, time
from pathlib import Path
from tests.history.test_session_file import begun, rep
file = begun(Path(sys.argv[1]))
for count in range(1, 100_000):
    file.event("glute_bridge", rep(count))
    print(count, flush=True)
"""


def test_killed_at_any_moment_no_acknowledged_repetition_is_lost(tmp_path: Path) -> None:
    for run in range(8):
        folder = tmp_path / str(run)
        acknowledged = _killed_after(folder, wait_s=0.003 * run)
        [saved] = _sessions(folder)
        assert saved.done(BRIDGE)[None] in (acknowledged, acknowledged + 1)
        assert len(unfinished_sessions(folder)) == 1
        assert list(folder.iterdir()) == [saved.path]


def _killed_after(folder: Path, wait_s: float) -> int:
    """Let another process write, kill it, and give the last number that it acknowledged."""
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdout=subprocess.PIPE,
        env=environment,
        cwd=root,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait_s)
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        rest = process.stdout.read().split()
    return int(rest[-1]) if rest else 1


def _sessions(folder: Path) -> list[SavedSession]:
    return [read_session(path) for path in folder.glob("*.jsonl")]


def test_every_line_is_json_that_anybody_can_read(tmp_path: Path) -> None:
    for line in three_lines(tmp_path).read_text("utf-8").splitlines():
        assert json.loads(line)["type"]
