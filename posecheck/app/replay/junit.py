"""A replay as JUnit XML: a suite for each clip, a case for each group of findings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from posecheck.app.replay.findings import Finding
from posecheck.app.replay.replay import ClipReplay, PartReplay, ReplayReport
from posecheck.words import text

__all__ = ["junit_xml"]

# Characters that XML 1.0 allows below U+0020.
_ALLOWED_CONTROL = "\t\n\r"
_FIRST_PRINTABLE, _SURROGATES, _NO_CHARACTERS = " ", ("\ud800", "\udfff"), "\ufffe\uffff"


def junit_xml(report: ReplayReport) -> bytes:
    """Write the report as CI servers read it.

    A case is a kind of finding about one thing (a repetition, a check) in one part; it
    fails if one of its findings disagrees. Times are what replaying took, in seconds.

    Returns
    -------
    bytes
        UTF-8, with declaration.
    """
    suites = [_suite(clip) for clip in report.clips]
    root = ET.Element("testsuites", name="posecheck replay")
    root.extend(suites)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.set("time", _seconds(sum(clip.took_s for clip in report.clips)))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _suite(clip: ClipReplay) -> ET.Element:
    cases = [case for number, part in enumerate(clip.parts) for case in _cases(clip, number, part)]
    for case in cases:
        case.set("time", _seconds(clip.took_s / len(cases)))
    suite = ET.Element("testsuite", name=_clean(clip.name))
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("errors", "0")
    suite.set("skipped", "0")
    suite.set("time", _seconds(clip.took_s))
    suite.extend(cases)
    return suite


def _cases(clip: ClipReplay, number: int, part: PartReplay) -> Iterator[ET.Element]:
    exercise = part.replayed.truth.exercise
    class_name = f"{clip.name}.{exercise}"
    if len(clip.parts) > 1:
        class_name = f"{clip.name}.{number + 1}-{exercise}"

    def group(finding: Finding) -> str:
        return f"{finding.kind}: {finding.what}"

    for name, found in groupby(sorted(part.findings, key=group), key=group):
        case = ET.Element("testcase", classname=_clean(class_name), name=_clean(name))
        wrong = [finding for finding in found if not finding.agrees]
        if wrong:
            lines = [_line(finding) for finding in wrong]
            failure = ET.SubElement(case, "failure", type=str(wrong[0].kind))
            failure.set("message", _clean(lines[0]))
            failure.text = _clean("\n".join(lines))
        yield case


def _line(finding: Finding) -> str:
    line = text(
        "terminal.replay.line", seconds=finding.time_s, expected=finding.expected, got=finding.got
    )
    return f"{line} ({finding.note})" if finding.note else line


def _seconds(value: float) -> str:
    return f"{value:.3f}"


def _clean(text: str) -> str:
    """Replace what XML cannot hold, such as bytes of odd file names."""
    return "".join(c if _fits(c) else "?" for c in text)


def _fits(c: str) -> bool:
    if c < _FIRST_PRINTABLE:
        return c in _ALLOWED_CONTROL
    return not _SURROGATES[0] <= c <= _SURROGATES[1] and c not in _NO_CHARACTERS
