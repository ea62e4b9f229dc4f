"""The page says what result.json and the logs say, number by number."""

from __future__ import annotations

import json
import os
import re
import stat
from datetime import datetime, timedelta, timezone
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from posecheck.cli.main import main
from posecheck.errors import InputError
from posecheck.events import RejectReason
from posecheck.exercises import BUILT_IN
from posecheck.exercises.limits import Range
from posecheck.history.session_record import EndedBecause
from posecheck.report.account import key_moments
from posecheck.report.curves import read_curves
from posecheck.report.result_account import read_result
from posecheck.verdict import State, Unknown
from posecheck.words import has
from tests.report.made_report import make_fortnight, make_result, make_session, make_video
from tests.texts import LANGUAGES

pytest.importorskip("plotly", reason="plotly is not installed: pip install '.[report]'")
pytest.importorskip("jinja2", reason="jinja2 is not installed: pip install '.[report]'")
CLIPS = [("leg_raise_hold_faults_back", "leg_raise_hold"), ("glute_bridge_good", "glute_bridge")]
NOW = datetime.now().astimezone()


@pytest.fixture(scope="module", params=CLIPS, ids=lambda clip: clip[1])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_result(tmp_path_factory.mktemp("result"), *request.param)


def report(*words: object) -> str:
    """The page that the command makes."""
    assert main(["report", *map(str, words)]) == 0
    return Path(words[words.index("-o") + 1]).read_text("utf-8")


def values(page: str, name: str) -> list[float | None]:
    """Exact numbers of a class of cells, in the order of the page."""
    found = re.findall(rf'class="{name}">\s*<data value="([^"]*)">', page)
    return [float(each) if each else None for each in found]


def of(document: dict[str, Any], group: str, name: str) -> list[float | None]:
    return [each[name] for each in document[group]]


def test_numbers_are_those_of_the_result(folder: Path, tmp_path: Path) -> None:
    page = report(folder, "-o", tmp_path / "page.html")
    document = json.loads((folder / "result.json").read_text("utf-8"))
    for name in ("up_s", "down_s", "best"):
        assert values(page, name) == of(document, "reps", name)
    for name in ("good_form_s", "in_position_s", "goal_s", "seen_good_s"):
        assert values(page, name) == of(document, "holds", name)
    for name in ("value", "limit"):
        assert values(page, name) == of(document, "faults", name)
    for name in ("ok_s", "fault_s", "unknown_s"):
        assert values(page, name) == of(document, "checks", name)
    for side, count in document["counts"]["by_side"].items():
        cell = re.search(rf'class="count" data-side="{side}"><span>(\d+) of (\d+)', page)
        assert cell is not None
        assert [int(each) for each in cell.groups()] == [count, document["counts"]["goal"]]
    rows = re.findall(
        r'<tr role="row" class="(\w+)" data-start="([\d.]+)" data-end="([\d.]+)"', page
    )
    wanted = [("repetition", each["start_s"], each["time_s"]) for each in document["reps"]]
    wanted += [("hold", each["start_s"], each["time_s"]) for each in document["holds"]]
    wanted += [("fault", each["start_s"], each["end_s"]) for each in document["faults"]]
    assert [(kind, float(a), float(b)) for kind, a, b in rows] == wanted


def test_forms_by_side_add_up(folder: Path, tmp_path: Path) -> None:
    page = report(folder, "-o", tmp_path / "page.html")
    account = read_result(folder / "result.json").exercises[0]
    table = page.split('class="done"')[1].split("</table>")[0]
    cells = [int(each) for each in re.findall(r'data-label="[^"]*">(\d+)</td>', table)]
    assert sum(cells) == len(account.moves) > 0


def test_cues_are_those_that_were_said(folder: Path, tmp_path: Path) -> None:
    page = unescape(report(folder, "-o", tmp_path / "page.html"))
    document = json.loads((folder / "result.json").read_text("utf-8"))
    raised = [each for each in document["events"] if each["type"] == "FaultRaised"]
    found = read_result(folder / "result.json").exercises[0].corrections
    assert sorted(each["cue"] for each in raised) == sorted(each.cue for each in found)
    cleared = [e["seen"] for e in document["events"] if e["type"] == "FaultCleared"]
    assert sorted(map(str, cleared)) == sorted(str(each.corrected) for each in found)
    assert page.count("<q>") == len(found)


def test_a_page_is_small_private_and_asks_nobody(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = report(folder, "-o", path)
    assert path.stat().st_size < 6_000_000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    own = re.sub(r"<script>.*?</script>", "", page, flags=re.S)
    assert not re.search(r"""(?:src|href)=["'](?!data:|#|[\w./%-]+["'])""", own)
    assert "default-src 'none'" in own
    report(folder, "-o", path, "--share")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_the_video_lies_beside_or_inside(folder: Path, tmp_path: Path) -> None:
    video = folder / "annotated.mp4"
    beside = report(folder, "-o", tmp_path / "a" / "page.html")
    address = re.search(r'<video[^>]* src="([^"]*)"', beside)
    assert address is not None
    assert (tmp_path / "a" / address[1]).resolve() == video
    inside = report(folder, "-o", tmp_path / "b.html", "--embed")
    assert "<video" in inside and 'src="../' not in inside
    assert len(inside) - len(beside) <= 1.4 * video.stat().st_size


def test_a_video_that_is_too_large_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("result.json", "metrics.csv"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    with (tmp_path / "annotated.mp4").open("wb") as file:
        os.truncate(file.fileno(), 201 * 1024 * 1024)
    assert main(["report", str(tmp_path), "--embed"]) == 2
    assert "201 MB is too large" in one_line(capsys)
    assert not (tmp_path / "report.html").exists()


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    line = capsys.readouterr().err
    assert line.count("\n") == 1 and line.startswith("posecheck:"), line
    return line


@pytest.mark.parametrize(
    "broken",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"posecheck.result/1"', '"posecheck.result/9"'),
        lambda text: text.replace('"duration_s": ', '"duration_s": -'),
        lambda text: text.replace('"duration_s": ', '"duration_s": 1e999, "x": '),
        lambda text: text.replace('"start_s"', '"began_s"'),
        lambda text: text.replace('"exercise": "', '"exercise": "<b>'),
        lambda text: text.replace('"by_side"', '"sides"'),
        lambda text: text.replace('"limits": {', '"limits": {"x": {"value": "much"},', 1),
        lambda text: text.replace('"start_s": ', '"start_s": null, "x": '),
        lambda text: text.replace('"check": ', '"check": [], "x": '),
        lambda text: "[" * 100_000,
        lambda text: "[]",
        lambda text: "",
    ],
)
def test_a_damaged_result_is_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: Any
) -> None:
    text = (folder / "result.json").read_text("utf-8")
    assert broken(text) != text
    (tmp_path / "result.json").write_text(broken(text), "utf-8")
    assert main(["report", str(tmp_path)]) == InputError.exit_code
    assert "expected a result" in one_line(capsys)


def test_damaged_measures_and_videos_are_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "result.json").write_bytes((folder / "result.json").read_bytes())
    (tmp_path / "annotated.mp4").write_bytes(b"no video")
    assert main(["report", str(tmp_path)]) == InputError.exit_code
    assert "annotated.mp4" in one_line(capsys)
    (tmp_path / "annotated.mp4").unlink()
    for content in (
        "a,b\n1,2\n",
        "time_s,side\nx,y\n",
        "\0",
        (folder / "metrics.csv").read_text()[:999],
    ):
        (tmp_path / "metrics.csv").write_text(content)
        assert main(["report", str(tmp_path)]) in (0, InputError.exit_code)
    assert main(["report", str(tmp_path / "none")]) == InputError.exit_code
    assert main(["report", str(tmp_path / "none.json")]) == InputError.exit_code


def test_what_a_page_is_made_of_is_not_replaced(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "result.json").read_bytes()
    assert main(["report", str(folder), "-o", str(folder / "result.json")]) == 2
    assert "would replace" in one_line(capsys)
    assert (folder / "result.json").read_bytes() == before


def test_names_from_a_file_are_text(folder: Path, tmp_path: Path) -> None:
    document = json.loads((folder / "result.json").read_text("utf-8"))
    evil = "</script><img src=x onerror=alert(1)>"
    document["source"]["name"] = evil
    document["notes"] = [evil]
    (tmp_path / "result.json").write_text(json.dumps(document), "utf-8")
    assert evil not in report(tmp_path, "-o", tmp_path / "page.html")


def test_a_session_says_what_its_log_says(tmp_path: Path) -> None:
    log = make_session(tmp_path, NOW, pain_after=6, stopped=True)
    page = unescape(report(log, "-o", tmp_path / "page.html"))
    assert values(page, "good_form_s") == [11.0, 7.5]
    assert values(page, "best") == [171.5] * 3
    for words in (
        "Bridge: 3 of 3 repetitions",
        "Leg lift and hold: left 1 of 2, right 0 of 2 holds",
        "Pain before: 3 of 10, afterwards: 6 of 10",
        "Leg lift and hold was stopped for pain",
        "Effort, 0 to 10: 6.",
    ):
        assert words in page, words
    assert "<video" not in page and "data-seek" not in page.split("<script")[0]


def test_a_span_adds_up_what_lies_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_fortnight(tmp_path, NOW)
    (tmp_path / "torn.jsonl").write_bytes(b'{"type": "sess')
    page = unescape(report("--since", "2w", "--folder", tmp_path, "-o", tmp_path / "page.html"))
    for words in (
        "3 sessions on 3 days.",
        "Bridge: 9 of 9 repetitions",
        "Leg lift and hold: left 3 of 6, right 2 of 6 holds",
        "Pain before: 3 of 10, afterwards: 6 of 10",
        "stopped for pain",
        "too small: 3 times",
    ):
        assert words in page, words
    assert "9 of 10" not in page
    assert "torn.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "expected a folder of results"),
        (["x", "--since", "3d"], "expected a folder of results"),
        (["--since", "soon"], "such as 30d"),
        (["--since", "0d"], "such as 30d"),
    ],
)
def test_bad_use(words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", *words]) == 2
    assert why in one_line(capsys)


def test_every_angle_that_is_drawn_has_its_limit() -> None:
    for exercise in BUILT_IN:
        for angle in exercise.angles:
            assert isinstance(getattr(exercise.limits, angle.limit), Range), angle


def test_curves_are_those_of_the_table_with_the_limits_that_were_used(folder: Path) -> None:
    account = read_result(folder / "result.json")
    exercise = next(e for e in BUILT_IN if e.name == account.exercises[0].exercise)
    found = read_curves(folder / "metrics.csv", exercise, {})
    assert [curve.measure for curve in found] == [angle.measure for angle in exercise.angles]
    lines = (folder / "metrics.csv").read_text().splitlines()
    assert all(len(curve.time_s) == len(lines) - 1 for curve in found)
    if exercise.name == "glute_bridge":
        own = read_curves(folder / "metrics.csv", exercise, {"top_hip_fault_deg": 150.0})
        assert (found[1].limits, own[1].limits, own[1].counts) == ((160.0,), (150.0,), True)


def test_a_long_recording_keeps_its_peaks(tmp_path: Path) -> None:
    exercise = next(e for e in BUILT_IN if e.name == "glute_bridge")
    rows = ["time_s,side,left_knee_deg,right_knee_deg,left_hip_deg,right_hip_deg"]
    rows += [
        f"{n / 30:.4f},,{178 if n == 54_321 else 90},,{40 if n == 99_999 else 120},"
        for n in range(100_000)
    ]
    (tmp_path / "metrics.csv").write_text("\n".join(rows))
    knee, hip = read_curves(tmp_path / "metrics.csv", exercise, {})
    assert max(knee.angle_deg) == 178 and min(hip.angle_deg) == 40
    assert len(knee.time_s) <= 4_100


def test_the_best_is_counted_and_the_worst_has_a_fault(folder: Path) -> None:
    moments = key_moments(read_result(folder / "result.json").exercises[0])
    best, at_s = moments["best"]
    assert getattr(best, "counted", True) and best.start_s < at_s < best.time_s
    if "worst" in moments:
        worst, at_s = moments["worst"]
        assert worst.faults or not getattr(worst, "counted", True)
        assert worst.start_s < at_s < worst.time_s


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_a_file_can_ask_for_is_there(language: str) -> None:
    wanted = [
        *(f"report.reason.{each.name.lower()}" for each in RejectReason),
        *(f"report.why.{each.name.lower()}" for each in Unknown),
        *(f"report.form.{state}" for state in State),
        *(f"report.ended.{why}" for why in (*EndedBecause, "cut")),
        *(f"report.title.{kind}" for kind in ("recording", "session", "span")),
        *(f"report.angle.{a.measure}.{a.role}" for e in BUILT_IN for a in e.angles),
        *(f"report.agreement.{kind}" for kind in ("repetition", "hold", "fault")),
    ]
    assert [each for each in wanted if not has(each, language)] == []


def test_no_text_of_the_page_is_missing(folder: Path, tmp_path: Path) -> None:
    make_fortnight(tmp_path / "logs", NOW)
    log = next(iter(sorted((tmp_path / "logs").glob("*.jsonl"))))
    span = ("--since", "60d", "--folder", tmp_path / "logs")
    for language in LANGUAGES:
        for what in ((folder,), (log,), span):
            page = report(*what, "--language", language, "-o", tmp_path / "page.html")
            own = re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.S)
            assert f'<html lang="{language}">' in own
            assert not re.findall(r"\breport\.[a-z_]+\.?[a-z_]*", own.replace("report.html", ""))


def test_a_recording_without_video_or_measures_has_a_page(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes((folder / "result.json").read_bytes())
    page = report(tmp_path / "result.json", "-o", tmp_path / "page.html")
    assert "<video" not in page
    assert main(["report", str(tmp_path), "--embed"]) == 2


def test_a_short_video_has_the_pictures_that_it_has(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes((folder / "result.json").read_bytes())
    make_video(tmp_path / "annotated.mp4", 1.0)
    assert "data:image/jpeg" not in report(tmp_path, "-o", tmp_path / "page.html")


def test_the_clock_of_a_log_is_shown_in_its_own_day(tmp_path: Path) -> None:
    there = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=9)))
    log = make_session(tmp_path, there, pain_after=1, stopped=False)
    assert "Mar 1, 2026, 11:30" in report(log, "-o", tmp_path / "page.html")


@pytest.mark.parametrize(
    ("clean", "words"), [(True, "No fault was seen."), (None, "not everything")]
)
def test_no_fault_is_said_only_where_all_was_told(
    folder: Path, tmp_path: Path, clean: bool | None, words: str
) -> None:
    document = json.loads((folder / "result.json").read_text("utf-8"))
    rep = {"time_s": 9.0, "start_s": 5.0, "top_s": 7.0, "count": 1, "side": None, "clean": clean}
    rep |= {"up_s": None, "down_s": 1.0, "best": 170.0, "faults": []}
    document |= {"reps": [rep], "holds": [], "faults": [], "events": []}
    (tmp_path / "result.json").write_text(json.dumps(document), "utf-8")
    page = report(tmp_path, "-o", tmp_path / "page.html")
    assert words in page and ("No fault was seen." in page) is (clean is True)
    assert values(page, "up_s") == [None]


@pytest.mark.parametrize(("clip", "code"), [("glute_bridge_good", 0), ("session_all_six", 3)])
def test_a_recognised_recording_has_a_page_if_it_shows_one_exercise(
    clip: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    poses = Path(__file__).parents[2] / "sample_videos" / f"{clip}.poses.npz"
    assert main(["analyze", str(poses), "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert main(["report", str(tmp_path / "out"), "-o", str(tmp_path / "page.html")]) == code
    assert ("several exercises" in capsys.readouterr().err) == bool(code)
