"""Replaying clips from files, without and with the pose model."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from posecheck.app.replay.documents import replay_document
from posecheck.app.replay.findings import Finding, Kind
from posecheck.app.replay.junit import junit_xml
from posecheck.app.replay.part_run import run_part
from posecheck.app.replay.replay import ReplayReport, Through, replay
from posecheck.app.replay.trace import Told
from posecheck.assessment import Dose
from posecheck.errors import InputError
from posecheck.report.truth import ClipTruth, PartTruth, TrueRep, truth_document
from tests.figures import bridge, film
from tests.made_clips import bridge_part, three_reps, track_of, write_clip

SAMPLE = Path(__file__).resolve().parents[3] / "sample_videos" / "demo_glute_bridge.mp4"


def wrong(report: ReplayReport) -> list[tuple[Kind, str]]:
    return [(finding.kind, finding.what) for finding in report.findings if not finding.agrees]


def test_a_true_clip_agrees_by_any_of_its_files(tmp_path: Path) -> None:
    truth = write_clip(tmp_path)
    for path in (truth, tmp_path, tmp_path / "bridges.poses.npz", tmp_path / "bridges.truth.npz"):
        report = replay([path])
        assert report.agrees, wrong(report)
        (clip,) = report.clips
        assert (clip.name, clip.through, clip.framewise) == ("bridges", Through.POSES, True)
        assert clip.frames == 300


def test_a_clip_named_twice_is_replayed_once(tmp_path: Path) -> None:
    truth = write_clip(tmp_path)
    write_clip(tmp_path, "again")
    report = replay([truth, tmp_path])
    assert [clip.name for clip in report.clips] == ["bridges", "again"]


def test_one_wrong_thing_is_found_in_its_clip(tmp_path: Path) -> None:
    write_clip(tmp_path, "a")
    write_clip(tmp_path, "b", three_reps(bridge_part()))
    write_clip(tmp_path, "c", knees_wrong=True)
    report = replay([tmp_path])
    assert [clip.agrees for clip in report.clips] == [True, False, False]
    assert wrong(report) == [
        (Kind.COUNT, "repetitions"),
        (Kind.REP, "repetition 3"),
        (Kind.FALSE_OK, "knees"),
    ]


def test_every_part_is_judged_on_its_own_poses(tmp_path: Path) -> None:
    write_clip(tmp_path)
    whole = bridge_part()
    first = replace(whole, end_s=10.0, reps=whole.reps[:1])
    second = replace(whole, start_s=10.0, reps=whole.reps[1:])
    truth = ClipTruth("bridges", 20.0, 15.0, (1280, 720), (first, second))
    path = tmp_path / "bridges.truth.json"
    path.write_text(json.dumps(truth_document(truth)))
    (tmp_path / "bridges.truth.npz").unlink()
    report = replay([path])
    assert wrong(report) == []
    parts = report.clips[0].parts
    assert [part.replayed.result.progress.total for part in parts] == [1, 1]
    assert not report.clips[0].framewise


def test_a_fast_repetition_is_at_fault_from_its_beginning_to_its_end() -> None:
    def fast(time_s: float) -> object:
        return bridge((2.5,))(time_s * 5.0 - 18.0)  # 1.4 s instead of 7

    part = PartTruth("glute_bridge", 0.0, 9.0, Dose(1, 1, 0.0))
    replayed = run_part(track_of(film(fast, 9.0)), part)
    assert replayed.trace is not None
    (rep,) = replayed.result.reps
    assert rep.faults == ("slow",)
    times, told = replayed.trace.time_s, replayed.trace.of("slow")
    inside = (times >= rep.start_s) & (times <= rep.time_s)
    assert set(told[inside].tolist()) == {Told.FAULT}
    assert set(told[~inside].tolist()) == {Told.NOTHING}


def test_a_repetition_that_ends_with_the_recording_is_told_too() -> None:
    part = PartTruth("glute_bridge", 0.0, 8.6, Dose(1, 1, 0.0), reps=(TrueRep(3.1, 6.0, 8.6),))
    replayed = run_part(track_of(film(bridge((2.5,)), 8.6)), part)
    assert replayed.trace is not None
    (rep,) = replayed.result.reps
    told = replayed.trace.of("high_enough")[replayed.trace.time_s >= rep.start_s]
    assert set(told.tolist()) <= {Told.OK, Told.UNKNOWN}


def test_measures_are_kept_on_request() -> None:
    replayed = run_part(
        track_of(film(bridge(), 6.0)), replace(bridge_part(), end_s=5.0), None, ["near_hip_deg"]
    )
    assert replayed.trace is not None
    assert len(replayed.trace.measures["near_hip_deg"]) == len(replayed.trace.time_s)
    assert replayed.trace.time_s[-1] <= 5.0


@pytest.mark.parametrize(
    ("files", "path", "words"),
    [
        ([], "missing.mp4", "no such file"),
        (["lone.mp4"], "lone.mp4", "nothing to compare with; expected lone.truth.json"),
        ([], ".", "no clip with its truth"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, files: list[str], path: str, words: str) -> None:
    for name in files:
        (tmp_path / name).touch()
    with pytest.raises(InputError, match=words):
        replay([tmp_path / path])


def test_poses_that_are_missing_are_said(tmp_path: Path) -> None:
    truth = write_clip(tmp_path)
    (tmp_path / "bridges.poses.npz").unlink()
    with pytest.raises(InputError, match="no recorded poses"):
        replay([truth], Through.POSES)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04"])
def test_a_damaged_truth_frame_by_frame_is_said(tmp_path: Path, content: bytes) -> None:
    truth = write_clip(tmp_path)
    (tmp_path / "bridges.truth.npz").write_bytes(content)
    with pytest.raises(InputError, match=r"bridges\.truth\.npz: cannot be read"):
        replay([truth])


def test_states_of_another_length_are_said(tmp_path: Path) -> None:
    truth = write_clip(tmp_path)
    np.savez(tmp_path / "bridges.truth.npz", time_s=np.arange(5.0), state_0_knees=np.zeros(4))
    with pytest.raises(InputError, match="state_0_knees: expected 5 frames"):
        replay([truth])


def test_progress_runs_from_clip_to_clip_to_its_end(tmp_path: Path) -> None:
    write_clip(tmp_path, "a")
    write_clip(tmp_path, "b")
    told: list[float] = []
    replay([tmp_path], progress=lambda stage, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_side_by_side_it_is_the_same_in_the_same_order(tmp_path: Path) -> None:
    write_clip(tmp_path, "a")
    write_clip(tmp_path, "b", three_reps(bridge_part()))
    write_clip(tmp_path, "c", knees_wrong=True)
    told: list[float] = []
    one = replay([tmp_path])
    two = replay([tmp_path], progress=lambda stage, share: told.append(share), jobs=2)
    assert [clip.name for clip in two.clips] == ["a", "b", "c"]
    assert two.findings == one.findings
    assert told == [pytest.approx(n / 3) for n in (1, 2, 3)]


def test_side_by_side_a_damaged_clip_is_told_in_one_line(tmp_path: Path) -> None:
    write_clip(tmp_path, "a")
    write_clip(tmp_path, "b")
    (tmp_path / "b.truth.npz").write_bytes(b"no array")
    with pytest.raises(InputError, match=r"b\.truth\.npz"):
        replay([tmp_path], jobs=2)


def test_the_document_holds_every_finding_and_is_json(tmp_path: Path) -> None:
    write_clip(tmp_path, knees_wrong=True)
    report = replay([tmp_path])
    document = json.loads(json.dumps(replay_document(report), allow_nan=False))
    assert document["agrees"] is False
    findings = document["clips"][0]["parts"][0]["findings"]
    assert len(findings) == len(report.findings)
    assert [f["what"] for f in findings if not f["agrees"]] == ["knees"]
    assert document["tolerances"]["hold_s"] == 0.3


# The rules of the JUnit schema that CI servers hold to (testsuites.xsd of Jenkins).
SUITE_NUMBERS = {"tests", "failures", "errors", "skipped"}
ALLOWED = {
    "testsuites": {"name", "tests", "failures", "errors", "time"},
    "testsuite": {"name", "time", *SUITE_NUMBERS},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure"},
    "failure": set(),
}


def check_junit(xml: bytes) -> ET.Element:
    root = ET.fromstring(xml)
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) <= ALLOWED[element.tag]
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        assert element.tag == "failure" or element.get("name")
        assert float(element.get("time", "0")) >= 0.0
    for suite in root:
        cases = list(suite)
        names = [(case.get("classname"), case.get("name")) for case in cases]
        assert len(set(names)) == len(names)
        assert suite.get("tests") == str(len(cases))
        failed = [case for case in cases if case.find("failure") is not None]
        assert suite.get("failures") == str(len(failed))
        assert sum(float(case.get("time", "0")) for case in cases) == pytest.approx(
            float(suite.get("time", "0")), abs=0.001 * len(cases)
        )
    for name in ("tests", "failures", "errors"):
        assert root.get(name) == str(sum(int(suite.get(name, "")) for suite in root))
    return root


def test_junit_has_a_suite_for_each_clip_and_a_failure_for_each_group(tmp_path: Path) -> None:
    write_clip(tmp_path, "a")
    write_clip(tmp_path, "b", three_reps(bridge_part()))
    ticks = iter(range(100))
    report = replay([tmp_path], clock_s=lambda: float(next(ticks)))
    root = check_junit(junit_xml(report))
    assert [suite.get("name") for suite in root] == ["a", "b"]
    assert root.get("time") == "2.000"
    assert [suite.get("failures") for suite in root] == ["0", "2"]
    failure = root.find("testsuite[@name='b']/testcase[@name='rep: repetition 3']/failure")
    assert failure is not None
    assert failure.get("message") == "at 18.0 s: expected 18.0 to 19.5 s, got not counted"


def test_junit_holds_any_name(tmp_path: Path) -> None:
    write_clip(tmp_path)
    report = replay([tmp_path])
    (clip,) = report.clips
    odd = Finding(Kind.FAULT, "\x00<&\ud800\ufffe", "a", "b", 1.0, False, "\x1b")
    part = replace(clip.parts[0], findings=(odd, odd))
    odd_clip = replace(clip, name="\udcff]]>", parts=(part,))
    root = check_junit(junit_xml(replace(report, clips=(odd_clip,))))
    assert [case.get("name") for case in root.iter("testcase")] == ["fault: ?<&??"]
    assert root[0].get("name") == "?]]>"


def test_through_the_model_the_pictures_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "demo.mp4").symlink_to(SAMPLE)
    part = PartTruth("glute_bridge", 0.0, 6.0, Dose(1, 3, 0.0))
    truth = ClipTruth("demo", 6.0, 30.0, (1280, 720), (part,))
    path = tmp_path / "demo.truth.json"
    path.write_text(json.dumps(truth_document(truth)))
    report = replay([path])
    (clip,) = report.clips
    assert clip.through is Through.MODEL
    assert clip.frames > 100
    assert clip.parts[0].replayed.result.coverage > 0.0
